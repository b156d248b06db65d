"""Rules about time and size: groups that can be formed, days that are session days, waves in their order."""

from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.findings import Finding
from toolkit.phrases import phrase
from toolkit.rules.context import Declaration

Path = tuple[str | int, ...]
SMALLEST_GROUP = 3
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAMES = (
    phrase("day/mon", "Monday"),
    phrase("day/tue", "Tuesday"),
    phrase("day/wed", "Wednesday"),
    phrase("day/thu", "Thursday"),
    phrase("day/fri", "Friday"),
    phrase("day/sat", "Saturday"),
    phrase("day/sun", "Sunday"),
)


def groups_can_be_formed(declared: Declaration) -> Iterator[Finding]:
    for path, _ in declared.items("cohorts"):
        size, groups = declared.whole(*path, "size"), declared.whole(*path, "groups") or 1
        if size is not None and size < groups * SMALLEST_GROUP:
            name = declared.text(*path, "id") or "?"
            where = (*path, "groups") if declared.whole(*path, "groups") else (*path, "size")
            best = size // SMALLEST_GROUP
            hint = (
                phrase("cohort/groups", "Write `groups: {count}`.", count=best)
                if best
                else phrase("cohort/size", "Write a `size:` of {least} or more.", least=SMALLEST_GROUP)
            )
            yield declared.find("SITE021", where, cohort=name, size=size, groups=groups, hint=hint)


def skipped_days_are_session_days(declared: Declaration) -> Iterator[Finding]:
    schedules: list[Path] = [("delivery", "schedule")]
    schedules += [(*path, "delivery", "schedule") for path, _ in declared.items("cohorts")]
    for schedule in schedules:
        day = declared.text(*schedule, "day")
        for path, _ in declared.items(*schedule, "skip"):
            skipped = declared.day(*path)
            if skipped is not None and day in DAYS and DAYS[skipped.weekday()] != day:
                slots = {"is_on": DAY_NAMES[skipped.weekday()], "day": DAY_NAMES[DAYS.index(day)]}
                yield declared.find("TIME004", path, date=skipped.isoformat(), **slots)


def start_is_a_session_day(declared: Declaration) -> Iterator[Finding]:
    for path, _ in declared.items("cohorts"):
        own = declared.text(*path, "delivery", "schedule", "day")
        day = own or declared.text("delivery", "schedule", "day")
        starts = declared.day(*path, "starts")
        if starts is None or day not in DAYS or DAYS[starts.weekday()] == day:
            continue
        first = starts + timedelta(days=(DAYS.index(day) - starts.weekday()) % 7)
        slots = {"cohort": declared.text(*path, "id") or "?", "date": starts.isoformat()}
        slots |= {"is_on": DAY_NAMES[starts.weekday()], "day": DAY_NAMES[DAYS.index(day)]}
        yield declared.find("TIME005", (*path, "starts"), suggestion=first.isoformat(), **slots)


def waves_come_in_order(declared: Declaration) -> Iterator[Finding]:
    """Dates that are given for waves follow the order of the protocol's waves."""
    groups: list[Path] = [("wave_dates",), *((*path, "wave_dates") for path, _ in declared.items("cohorts"))]
    for group in groups:
        last: tuple[str, date] | None = None
        for wave in declared.known.waves:
            day = declared.day(*group, wave)
            own = day is not None
            if day is None and group != ("wave_dates",):
                day = declared.day("wave_dates", wave)
            if day is None:
                continue
            if last is not None and day < last[1] and own:
                slots = {"wave": wave, "date": day.isoformat(), "before": last[0], "earlier": last[1].isoformat()}
                yield declared.find("TIME006", (*group, wave), **slots)
            last = (wave, day)
