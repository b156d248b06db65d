"""Which activity fills which session: modules in order, nothing split, and the rounds of role-play in whole cycles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import Literal

from toolkit.model.module import ROUNDS, Activity, Module
from toolkit.model.site import Cohort, Delivery

MOST_SESSIONS, LONGEST_SESSION = 60, 600
Choice = Literal["core", "all"] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Some activities of a module, in one session; those of a round stand once for each round."""

    module: str
    activities: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a cohort. `day` is None where it is not known yet; `played` counts the minutes of role-play in rounds."""

    number: int
    day: date | None
    parts: tuple[Part, ...]
    minutes: int
    rounds: tuple[int, ...] = ()
    played: int = 0

    @property
    def used(self) -> int:
        return sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """The sessions of a cohort.

    `left_over` is what they could not hold, in minutes; `left_out` are optional activities for which there is no room.
    """

    cohort: str
    sessions: tuple[Session, ...]
    left_over: int
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def rounds(self) -> tuple[int, ...]:
        """The session of each round."""
        return tuple(session.number for session in self.sessions for _ in session.rounds)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of the training is held: modules with a second cycle of rounds, and the optional activities."""

    again: frozenset[str] = frozenset()
    optional: frozenset[tuple[str, str]] = frozenset()

    def holds(self, module: Module, activity: Activity) -> bool:
        return not activity.optional or (module.id, activity.id) in self.optional


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What makes a training fit that does not, each way by itself; None where that way leads nowhere."""

    sessions: int | None
    minutes: int | None
    without: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Step:
    """What stays together in one session: an activity, or all that belongs to one round. `at` is its place in the module."""

    at: int
    activities: tuple[str, ...]
    minutes: int
    round: bool = False


@dataclass
class _Room:
    """A session while it is being filled: its steps by module, and the module whose rounds it holds."""

    used: int = 0
    steps: list[tuple[str, _Step]] = field(default_factory=list)
    rounds: int = 0
    played: int = 0
    frame: str = ""


def chosen_modules(modules: Iterable[Module], choice: Choice) -> tuple[Module, ...]:
    """The modules of a site, in the protocol's order; `core` brings what the core ones need."""
    every = tuple(modules)
    if choice == "all":
        return every
    named = set(choice) if choice != "core" else _with_needs(every, {one.id for one in every if one.core})
    return tuple(one for one in every if one.id in named)


def _with_needs(modules: Iterable[Module], names: set[str]) -> set[str]:
    """Some modules with all that they need, however far."""
    needs = {one.id: set(one.needs) for one in modules}
    while more := {need for name in names for need in needs.get(name, ())} - names:
        names = names | more
    return names


def plan_of(cohort: Cohort, delivery: Delivery, modules: tuple[Module, ...], days: tuple[date, ...] = ()) -> Plan:
    """The plan of a cohort. Where time is left there is a second cycle of rounds, then what is optional, in order."""
    count, length = delivery.sessions or 0, delivery.minutes or 0
    extent = extent_of(modules, count, length)
    rooms, too_long = _laid(modules, length, extent)
    sessions, first = [], 1
    for index in range(count):
        room = rooms[index] if index < len(rooms) else _Room()
        rounds = tuple(range(first, first + room.rounds))
        first += room.rounds
        day = days[index] if index < len(days) else None
        sessions.append(Session(index + 1, day, _parts(room), length, rounds, room.played))
    left_over = too_long + sum(room.used for room in rooms[count:])
    every = ((one, act) for one in modules for act in one.activities)
    left_out = tuple((one.id, act.id) for one, act in every if not extent.holds(one, act))
    return Plan(cohort.id, tuple(sessions), left_over, left_out)


def extent_of(modules: Sequence[Module], sessions: int, length: int) -> Extent:
    """How much fits: what has to be there, then each further thing with which everything still fits."""
    extent = Extent()
    for wider in _wishes(modules):
        more = Extent(extent.again | wider.again, extent.optional | wider.optional)
        if _fits(modules, sessions, length, more):
            extent = more
    return extent


def _wishes(modules: Sequence[Module]) -> Iterator[Extent]:
    """What is added where time is left, in the order in which it is tried."""
    for module in modules:
        if _has_rounds(module):
            yield Extent(again=frozenset({module.id}))
    for module in modules:
        for activity in module.activities:
            if activity.optional:
                yield Extent(optional=frozenset({(module.id, activity.id)}))


def sessions_needed(modules: Sequence[Module], length: int) -> int | None:
    """How many sessions of a length hold what has to be there; None where an activity is longer than a session."""
    rooms, too_long = _laid(modules, length, Extent())
    return None if too_long else len(rooms)


def longest_step(modules: Sequence[Module]) -> int:
    """The minutes that a session has at least: what is never split, a round with its opening and closing."""
    return max((_alone(module, step) for module in modules for step in _steps(module, Extent())), default=0)


def ways_out(modules: Sequence[Module], sessions: int, length: int) -> WaysOut:
    """The shortest ways to make a training fit: more sessions, longer ones, or fewer modules of those that are not core."""
    more = sessions_needed(modules, length)
    lengths = range(max(length, longest_step(modules)), LONGEST_SESSION + 1)
    longer = next((one for one in lengths if _fits(modules, sessions, one, Extent())), None)
    return WaysOut(more if more and more <= MOST_SESSIONS else None, longer, _without(modules, sessions, length))


def _without(modules: Sequence[Module], sessions: int, length: int) -> tuple[str, ...] | None:
    """The fewest modules to leave out, of these the shortest: none that is core or that a module which stays needs."""
    kept = _with_needs(modules, {one.id for one in modules if one.core})
    free = [one for one in modules if one.id not in kept]
    for count in range(1, len(free) + 1):
        for left in sorted(combinations(free, count), key=lambda some: sum(one.minutes for one in some)):
            names = {one.id for one in left}
            stay = [one for one in modules if one.id not in names]
            needed = {need for one in stay for need in one.needs}
            if stay and not names & needed and _fits(stay, sessions, length, Extent()):
                return tuple(one.id for one in left)
    return None


def _fits(modules: Sequence[Module], sessions: int, length: int, extent: Extent) -> bool:
    rooms, too_long = _laid(modules, length, extent)
    return not too_long and len(rooms) <= sessions


def _laid(modules: Sequence[Module], length: int, extent: Extent) -> tuple[list[_Room], int]:
    """As many sessions as it takes, and the minutes of what is too long for any."""
    rooms: list[_Room] = []
    too_long = 0
    for module in modules:
        frame = _frame(module)
        for step in _steps(module, extent):
            if _alone(module, step) > length:
                too_long += step.minutes
                continue
            if not rooms or rooms[-1].used + _cost(module, step, rooms[-1]) > length:
                rooms.append(_Room())
            _put(rooms[-1], module, step, frame)
    return rooms, too_long


def _put(room: _Room, module: Module, step: _Step, frame: tuple[_Step, ...]) -> None:
    """A step comes into a session; the first round brings its opening and closing."""
    cost = _cost(module, step, room)
    room.used += cost
    room.steps.append((module.id, step))
    if step.round:
        if room.frame != module.id:
            room.steps += [(module.id, one) for one in frame]
            room.frame = module.id
        room.rounds += 1
        room.played += cost


def _cost(module: Module, step: _Step, room: _Room) -> int:
    return step.minutes if not step.round or room.frame == module.id else _alone(module, step)


def _alone(module: Module, step: _Step) -> int:
    """The minutes of a step in a session of its own."""
    return step.minutes + (sum(one.minutes for one in _frame(module)) if step.round else 0)


def _has_rounds(module: Module) -> bool:
    return any(one.repeats == "round" for one in module.activities)


def _frame(module: Module) -> tuple[_Step, ...]:
    """What opens and closes the role-play of a session: before its rounds and after them, else where the file has it."""
    first = _first_round(module)
    if first is None:
        return ()
    rows = ((at, one) for at, one in enumerate(module.activities) if one.repeats in ("opening", "closing"))
    return tuple(
        _Step(
            min(2 * at, 2 * first - 1) if one.repeats == "opening" else max(2 * at, 2 * first + 1),
            (one.id,),
            one.minutes,
        )
        for at, one in rows
        if not one.optional
    )


def _steps(module: Module, extent: Extent) -> Iterator[_Step]:
    """The steps of a module in order, without what opens and closes its role-play."""
    first = _first_round(module)
    held = [(at, one) for at, one in enumerate(module.activities) if extent.holds(module, one)]
    each = [one for _, one in held if one.repeats == "round"]
    for at, one in held:
        if at == first:
            step = _Step(2 * at, tuple(act.id for act in each), sum(act.minutes for act in each), round=True)
            yield from [step] * (ROUNDS * (2 if module.id in extent.again else 1))
        elif one.repeats == "once" or first is None:
            yield _Step(2 * at, (one.id,), one.minutes)


def _first_round(module: Module) -> int | None:
    rows = enumerate(module.activities)
    return next((at for at, one in rows if one.repeats == "round" and not one.optional), None)


def _parts(room: _Room) -> tuple[Part, ...]:
    """The parts of a session, the activities of each in the order of its module."""
    found: dict[str, Part] = {}
    order = list(dict.fromkeys(name for name, _ in room.steps))
    for name, step in sorted(room.steps, key=lambda row: (order.index(row[0]), row[1].at)):
        part = found.get(name, Part(name, (), 0))
        found[name] = replace(
            part, activities=(*part.activities, *step.activities), minutes=part.minutes + step.minutes
        )
    return tuple(found.values())
