"""Days: when a cohort meets, and when each wave is due. Dates come from the declaration; no clock is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.protocol import Occasion
from toolkit.model.site import Cohort, Delivery

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Window:
    """When a wave is due: a day, and the last day on which it still counts. None where a date is not known yet."""

    occasion: str
    due: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Meetings:
    """The days of a cohort's sessions, and the holidays on which there would have been one."""

    days: tuple[date, ...] = ()
    avoided: tuple[tuple[date, str], ...] = ()


def meetings(cohort: Cohort, delivery: Delivery, holidays: Mapping[date, str]) -> Meetings:
    """One session a week from the start, none on a holiday or a day to skip; empty where something is not known.

    Where a weekday is declared, the first session is on the first such day at or after the start.
    """
    if cohort.starts is None or not delivery.sessions:
        return Meetings()
    schedule = delivery.schedule
    day = cohort.starts
    if schedule is not None:
        day += timedelta(days=(DAYS.index(schedule.day) - day.weekday()) % 7)
    skip = set(schedule.skip) if schedule else set()
    days: list[date] = []
    avoided: list[tuple[date, str]] = []
    while len(days) < delivery.sessions:
        if day in holidays and day not in skip:
            avoided.append((day, holidays[day]))
        elif day not in skip:
            days.append(day)
        day += timedelta(days=7)
    return Meetings(tuple(days), tuple(avoided))


def wave_window(occasion: Occasion, cohort: Cohort, days: tuple[date, ...], own: Mapping[str, date]) -> Window:
    """When a wave is due for a cohort that meets on some days; a date that the cohort or the site gives itself wins."""
    given = (cohort.wave_dates or {}).get(occasion.id) or own.get(occasion.id)
    due = given or _by_anchor(occasion, days, cohort.starts)
    if due is None:
        return Window(occasion.id, None, None)
    return Window(occasion.id, due, due + timedelta(days=occasion.window_days or 0))


def _by_anchor(occasion: Occasion, sessions: tuple[date, ...], starts: date | None) -> date | None:
    ends = {"training.start": sessions[0] if sessions else starts, "training.end": sessions[-1] if sessions else None}
    anchor = ends.get(occasion.anchor or "")
    return None if anchor is None else anchor + timedelta(days=occasion.offset_days or 0)
