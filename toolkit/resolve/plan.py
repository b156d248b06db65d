"""Which module fills which session of a cohort, within the minutes that its sessions hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from toolkit.model.module import Module
from toolkit.model.site import Cohort, Delivery
from toolkit.resolve.calendar import session_days


@dataclass(frozen=True, slots=True)
class Part:
    """Some activities of a module, in one session."""

    module: str
    activities: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a cohort. `day` is None where it is not known yet."""

    number: int
    day: date | None
    parts: tuple[Part, ...]
    minutes: int

    @property
    def used(self) -> int:
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """The sessions of a cohort; `left_over` is what they could not hold, in minutes."""

    cohort: str
    sessions: tuple[Session, ...]
    left_over: int


def plan_of(cohort: Cohort, delivery: Delivery, modules: tuple[Module, ...]) -> Plan:
    """Modules laid into sessions in order. An activity is never split; a module may run on in the next session."""
    count, length = delivery.sessions or 0, delivery.minutes or 0
    days = session_days(cohort, delivery)
    filled: list[list[Part]] = [[] for _ in range(count)]
    room = [length] * count
    here, left_over = 0, 0
    for module in modules:
        for activity in module.activities:
            while here < count and room[here] < activity.minutes:
                here += 1
            if here == count:
                left_over += activity.minutes
                continue
            room[here] -= activity.minutes
            _add(filled[here], module.id, activity.id, activity.minutes)
    sessions = tuple(
        Session(number + 1, days[number] if days else None, tuple(parts), length) for number, parts in enumerate(filled)
    )
    return Plan(cohort.id, sessions, left_over)


def sessions_needed(activities: Iterable[int], length: int) -> int | None:
    """How many sessions of a length hold activities of these minutes, in order and unsplit; None where one is too long."""
    used, room = 0, 0
    for minutes in activities:
        if minutes > length:
            return None
        if minutes > room:
            used, room = used + 1, length
        room -= minutes
    return used


def _add(parts: list[Part], module: str, activity: str, minutes: int) -> None:
    """An activity joins its module's part of the session, or begins one."""
    if parts and parts[-1].module == module:
        last = parts.pop()
        parts.append(Part(module, (*last.activities, activity), last.minutes + minutes))
    else:
        parts.append(Part(module, (activity,), minutes))
