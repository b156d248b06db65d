"""The plan of a site's cohorts: sessions with what is done in them, holidays that are left out, waves, and what it all needs."""

from datetime import date
from itertools import groupby

from toolkit.document.tree import Block, Document, Facts, Heading, Inline, Item, ListBlock, Paragraph, Table
from toolkit.model.module import Activity
from toolkit.model.site import Cohort
from toolkit.packs.words import document, filled, listed
from toolkit.resolve.faculty import (
    DEBRIEFING,
    HELPER_PREPARING,
    LOOKED_AFTER,
    PREPARING,
    RATING,
    Needs,
    needs_of,
)
from toolkit.resolve.plan import Part, Plan, Session
from toolkit.resolve.rota import split
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def plan_page(site: ResolvedSite, view: View) -> Document:
    """One part for each cohort: when it meets and what for, when each wave is due, and the hours and rooms that it takes."""
    blocks: list[Block] = []
    for cohort in site.site.cohorts:
        blocks += [*_cohort(site, view, cohort), *_needs(site, view, cohort)]
    return document(site, view, view.interface.pack["plan"], tuple(blocks), "plan.html", "facilitator")


def schedule(site: ResolvedSite, view: View) -> tuple[Block, ...]:
    """The same without what concerns the faculty alone."""
    return tuple(block for cohort in site.site.cohorts for block in _cohort(site, view, cohort))


def _cohort(site: ResolvedSite, view: View, cohort: Cohort) -> tuple[Block, ...]:
    plan = site.plan(cohort)
    return (
        Heading(2, filled(view.interface.pack["plan_cohort"], cohort=cohort.id), cohort.id),
        _sessions(site, view, plan),
        *_avoided(site, view, cohort),
        *_left(view, plan),
        _waves(site, view, cohort),
    )


def _sessions(site: ResolvedSite, view: View, plan: Plan) -> Block:
    pack = view.interface.pack
    head = (pack["plan"], pack["module"], pack["minutes"])
    rows = tuple((session_name(view, one), _parts(site, view, one), _used(view, one)) for one in plan.sessions)
    return Table(head, rows, widths=(4, 7, 3), row_headers=True)


def session_name(view: View, session: Session) -> Inline:
    """Number and day, under each other: three columns can be read on a phone."""
    return (filled(view.interface.pack["session"], number=session.number), "\n", day_of(session.day, view))


def _parts(site: ResolvedSite, view: View, session: Session) -> Inline:
    """Each module with its activities in short, a line each, and the rounds."""
    lines: list[Inline] = []
    for part in session.parts:
        lines += ["\n"] if lines else []
        lines += [view.module(part.module).title, "\n", _activities(site, view, part)]
    if session.rounds:
        numbers = ", ".join(map(str, session.rounds))
        lines += ["\n", filled(view.interface.pack["rounds_here"], rounds=numbers)]
    return tuple(lines)


def _activities(site: ResolvedSite, view: View, part: Part) -> Inline:
    """The kinds of a part's activities with their minutes, several of one kind in a row together."""
    known = {one.id: one for one in site.protocol.modules[part.module].activities}
    held = [known[name] for name in part.activities]
    short: list[Inline] = []
    for kind, some in groupby(held, key=lambda one: one.kind):
        short.append((view.interface.pack[f"kind_{kind}"], f" {sum(one.minutes for one in some)}"))
    return listed(short)


def _used(view: View, session: Session) -> str:
    return filled(view.interface.pack["minutes_value"], minutes=f"{session.used}/{session.minutes}")


def _avoided(site: ResolvedSite, view: View, cohort: Cohort) -> list[Block]:
    """The holidays on which there would have been a session."""
    pack = view.interface.pack
    rows = site.meetings(cohort, view.language.tag).avoided
    lines = tuple(filled(pack["holiday_avoided"], date=day.isoformat(), holiday=name) for day, name in rows)
    return [ListBlock(lines)] if lines else []


def _left(view: View, plan: Plan) -> list[Block]:
    """Minutes that found no room, and optional activities that were left out."""
    pack = view.interface.pack
    blocks: list[Block] = []
    if plan.left_over:
        blocks.append(Paragraph(filled(pack["time_over"], minutes=plan.left_over)))
    if plan.left_out and plan.sessions:
        items: list[Item] = []
        for name, some in groupby(plan.left_out, key=lambda row: row[0]):
            module, names = view.module(name), {activity for _, activity in some}
            left = [one for one in module.activities if one.id in names]
            items.append((module.title, ": ", listed([_short(view, one) for one in left])))
        blocks += [Paragraph(pack["left_out"]), ListBlock(tuple(items))]
    return blocks


def _short(view: View, activity: Activity) -> Inline:
    return (view.interface.pack[f"kind_{activity.kind}"], f" {activity.minutes}")


def _waves(site: ResolvedSite, view: View, cohort: Cohort) -> Block:
    pack = view.interface.pack
    names = wave_names(view)
    rows = []
    for name in site.site.waves:
        window = site.window(name, cohort)
        when = (
            filled(pack["wave_window"], start=day_of(window.due, view), end=day_of(window.until, view))
            if window.due and window.until
            else view.interface.index["no_date"]
        )
        rows.append((names.get(name, name), when))
    return Table((pack["waves"], pack["session_date"]), tuple(rows), widths=(4, 7), row_headers=True)


def wave_names(view: View) -> dict[str, str]:
    """What people read for each wave."""
    return {one.id: one.name or one.id for one in view.release.occasions}


def day_of(day: date | None, view: View) -> str:
    """A date as ISO 8601 writes it: the one form that no reader mistakes for another country's."""
    return view.interface.index["no_date"] if day is None else day.isoformat()


def needs(site: ResolvedSite, cohort: Cohort) -> Needs | None:
    """The hours, rooms and cameras of a cohort; None where its size or its sessions are not known."""
    plan = site.plan(cohort)
    if not cohort.size or not plan.sessions:
        return None
    rated = [one for one in site.forms if one.form.about == "trainee" and one.form.filled_by in ("rater", "supervisor")]
    return needs_of(plan, site.delivery(cohort), split(cohort.size, cohort.groups), len(rated))


def _needs(site: ResolvedSite, view: View, cohort: Cohort) -> list[Block]:
    pack = view.interface.pack
    found = needs(site, cohort)
    if found is None:
        return []
    hours = ("trainee", "used", "faculty", "leading", "preparing", "debriefing", "rating")
    pairs: list[tuple[Inline, Item]] = [
        (pack["rooms_at_once"], str(found.rooms)),
        (pack["cameras_at_once"], str(found.cameras)),
        (pack["facilitators_at_once"], str(found.facilitators)),
        *((pack[f"hours_{name}"], _hours(view, getattr(found, name))) for name in hours),
    ]
    slots = {"preparing": PREPARING, "helper": HELPER_PREPARING, "debriefing": DEBRIEFING, "rating": RATING}
    how = filled(pack["hours_how"], **slots, groups=LOOKED_AFTER)
    return [Heading(3, pack["plan_needs"], f"{cohort.id}-needs"), Facts(tuple(pairs)), Paragraph(how)]


def _hours(view: View, minutes: int) -> str:
    return filled(view.interface.pack["hours_value"], hours=minutes // 60, minutes=minutes % 60)
