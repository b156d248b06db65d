"""A cohort's calendar file: its sessions with their time, and its waves as whole days."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from toolkit.document.text import clean
from toolkit.document.tree import plain
from toolkit.model.site import Cohort
from toolkit.packs.plan import wave_names
from toolkit.packs.words import filled
from toolkit.resolve.plan import Session
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


@cache
def _library() -> Any | None:
    """The library `icalendar`; None where the extra `plan` is not installed."""
    try:
        import icalendar
    except ImportError:
        return None
    return icalendar


def can_write() -> bool:
    """Whether calendar files can be made here."""
    return _library() is not None


def has_dates(site: ResolvedSite, cohort: Cohort) -> bool:
    """Whether there is anything to write into a calendar."""
    return bool(site.meetings(cohort).days) or any(site.window(name, cohort).due for name in site.site.waves)


def export_calendar(site: ResolvedSite, view: View, cohort: Cohort, stamp: date) -> bytes:
    """The calendar of a cohort in one language; `stamp` is the day of the build, and the same input gives the same bytes."""
    library = _library()
    assert library is not None
    made = library.Calendar()
    made.add("prodid", "-//Alliance Toolkit//Plan//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _text(f"{site.site.site.name} {cohort.id}"))
    days = site.meetings(cohort).days
    zone = site.site.site.timezone
    schedule = site.delivery(cohort).schedule
    if zone and schedule and days:
        made.add_component(_zone(zone, days[0].year, days[-1].year + 1))
    for session in site.plan(cohort).sessions:
        if session.day is not None:
            made.add_component(_session(library, site, view, cohort, session, stamp))
    for name in site.site.waves:
        if site.window(name, cohort).due is not None:
            made.add_component(_wave(library, site, view, cohort, name, stamp))
    data: bytes = made.to_ical(sorted=True)
    return data


@cache
def _zone(name: str, first: int, last: int) -> Any:
    """What a time zone is between the starts of two years: worked out once, since every language and cohort has it."""
    library = _library()
    assert library is not None
    zone = library.Timezone.from_tzid(name, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    zone.pop("COMMENT", None)  # an English sentence of the library
    return zone


def _event(library: Any, site: ResolvedSite, cohort: Cohort, name: str, title: str, stamp: date) -> Any:
    """An event with all that every one has; its id is made of the ids of what it is about."""
    event = library.Event()
    event.add("uid", f"{name}.{cohort.id}.{site.site.site.id}@alliance-toolkit")
    event.add("dtstamp", datetime.combine(stamp, time(), ZoneInfo("UTC")))
    event.add("summary", _text(title))
    event.add("status", "TENTATIVE" if site.site.stage == "draft" else "CONFIRMED")
    return event


def _session(library: Any, site: ResolvedSite, view: View, cohort: Cohort, session: Session, stamp: date) -> Any:
    assert session.day is not None
    titles = [plain(view.module(part.module).title) for part in session.parts]
    title = filled(view.interface.pack["session"], number=session.number)
    event = _event(library, site, cohort, f"session-{session.number}", str(title), stamp)
    if titles:
        event.add("description", _text(" · ".join(titles)))
    schedule = site.delivery(cohort).schedule
    if schedule is None:
        event.add("dtstart", session.day)
        event.add("dtend", session.day + timedelta(days=1))
        return event
    zone = site.site.site.timezone
    start = datetime.combine(session.day, time.fromisoformat(schedule.at))
    event.add("dtstart", start.replace(tzinfo=ZoneInfo(zone)) if zone else start)
    event.add("duration", timedelta(minutes=session.minutes))
    return event


def _wave(library: Any, site: ResolvedSite, view: View, cohort: Cohort, name: str, stamp: date) -> Any:
    """A wave from its first day to its last; a whole-day event ends on the day after."""
    window = site.window(name, cohort)
    assert window.due is not None
    event = _event(library, site, cohort, f"wave-{name}", plain(wave_names(view).get(name, name)), stamp)
    event.add("dtstart", window.due)
    event.add("dtend", (window.until or window.due) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _text(value: str) -> str:
    return clean(" ".join(value.split()))
