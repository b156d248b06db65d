"""The plan of a site's cohorts: sessions with their modules, and the windows of the waves."""

from datetime import date

from toolkit.document.tree import Block, Document, Heading, Inline, Paragraph, Table
from toolkit.model.site import Cohort
from toolkit.packs.words import document, filled
from toolkit.resolve.plan import Session
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def plan_page(site: ResolvedSite, view: View) -> Document:
    """One part for each cohort: when it meets and what for, and when each wave is due."""
    blocks: list[Block] = []
    for cohort in site.site.cohorts:
        blocks += [
            Heading(2, filled(view.interface.pack["plan_cohort"], cohort=cohort.id), cohort.id),
            _sessions(site, view, cohort),
            *_left_over(site, view, cohort),
            _waves(site, view, cohort),
        ]
    return document(site, view, view.interface.pack["plan"], tuple(blocks), "plan.html", "facilitator")


def _sessions(site: ResolvedSite, view: View, cohort: Cohort) -> Block:
    pack = view.interface.pack
    plan = site.plan(cohort)
    head = (pack["plan"], pack["module"], pack["minutes"])
    rows = tuple((_session(view, one), _modules(view, one), _used(view, one)) for one in plan.sessions)
    return Table(head, rows, widths=(4, 7, 3), row_headers=True)


def _session(view: View, session: Session) -> Inline:
    """Number and day, under each other: three columns can be read on a phone."""
    return (filled(view.interface.pack["session"], number=session.number), "\n", _day(session.day, view))


def _modules(view: View, session: Session) -> Inline:
    titles: list[Inline] = []
    for part in session.parts:
        titles += [" · ", view.module(part.module).title] if titles else [view.module(part.module).title]
    return tuple(titles)


def _used(view: View, session: Session) -> str:
    return filled(view.interface.pack["minutes_value"], minutes=f"{session.used}/{session.minutes}")


def _left_over(site: ResolvedSite, view: View, cohort: Cohort) -> list[Block]:
    plan = site.plan(cohort)
    if not plan.left_over:
        return []
    return [Paragraph(filled(view.interface.pack["time_over"], minutes=plan.left_over))]


def _waves(site: ResolvedSite, view: View, cohort: Cohort) -> Block:
    pack = view.interface.pack
    names = {one.id: one.name or one.id for one in view.release.occasions}
    rows = []
    for name in site.site.waves:
        window = site.window(name, cohort)
        when = (
            filled(pack["wave_window"], start=_day(window.due, view), end=_day(window.until, view))
            if window.due and window.until
            else view.interface.index["no_date"]
        )
        rows.append((names.get(name, name), when))
    return Table((pack["waves"], pack["session_date"]), tuple(rows), widths=(4, 7), row_headers=True)


def _day(day: date | None, view: View) -> str:
    """A date as ISO 8601 writes it: the one form that no reader mistakes for another country's."""
    return view.interface.index["no_date"] if day is None else day.isoformat()
