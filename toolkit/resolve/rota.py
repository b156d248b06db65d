"""The rota of role-plays: in each round the groups of three, who has which part in them, and the scenario."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from toolkit.model.scenario import Scenario
from toolkit.resolve.roles import ROLES, Role, Seating, exchanged, groups_in, seatings

NONE_EVERY, NONE_FIRST = 6, 1
"""One in so many rounds is without a rupture, the second one first."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group in one round; people count from 0.

    Without a client the facilitator plays; without observers the facilitator observes. `scenario` is empty where there is
    none that everyone may play.
    """

    therapist: int
    client: int | None
    observers: tuple[int, ...]
    scenario: str

    @property
    def people(self) -> tuple[int, ...]:
        return (self.therapist, *((self.client,) if self.client is not None else ()), *self.observers)


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the session that it is in, its scenario, and its groups."""

    number: int
    session: int
    scenario: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Rota:
    """The rounds of one group of trainees. `again` counts turns as therapist in a scenario that the person has played before."""

    size: int
    rounds: tuple[Round, ...]
    again: int = 0

    def turns(self, person: int) -> Counter[Role]:
        """How often a person has each part."""
        found: Counter[Role] = Counter()
        for group in (group for one in self.rounds for group in one.groups):
            found["therapist"] += group.therapist == person
            found["client"] += group.client == person
            found["observer"] += person in group.observers
        return found


@dataclass(frozen=True, slots=True)
class Apart:
    """Who sits out of what, and who is away when; people count from 0. It shows in no output."""

    opt_outs: frozenset[tuple[int, str, Role]] = frozenset()
    absences: frozenset[tuple[int, int]] = frozenset()
    """Person and session."""


def split(size: int, groups: int) -> tuple[int, ...]:
    """The sizes of the groups into which a cohort is split: as equal as can be, the larger ones first."""
    groups = max(1, min(groups, size))
    return tuple(size // groups + (index < size % groups) for index in range(groups))


def apart(
    scenarios: Iterable[Scenario],
    opt_outs: Iterable[tuple[int, str, Role | None]],
    absences: Iterable[tuple[int, int]],
) -> Apart:
    """What is told of people, spread over all parts where a line names none."""
    known = {one.id for one in scenarios}
    out = (
        (person, name, one) for person, name, role in opt_outs for one in ([role] if role else ROLES) if name in known
    )
    return Apart(frozenset(out), frozenset(absences))


def rota_of(size: int, sessions: Sequence[int], scenarios: Sequence[Scenario], told: Apart | None = None) -> Rota:
    """The rota of some people over rounds, given by their sessions; the same input gives the same rota."""
    if not size or not sessions or not scenarios:
        return Rota(size, ())
    told = told or Apart()
    free = {(person, part.id, role) for person in range(size) for part in scenarios for role in ROLES} - told.opt_outs
    able = {person for person, _, _ in free}
    present = [frozenset(one for one in able if (one, session) not in told.absences) for session in sessions]
    plain = seatings(size, present)
    order = scenario_order(scenarios, [set(one.therapist) for one in plain])
    seated = exchanged(plain, lambda person, role, number: (person, order[number], role) in free)
    book = _Book({part.id: part for part in scenarios}, told.opt_outs)
    rounds = []
    for number, (seating, session) in enumerate(zip(seated, sessions, strict=True)):
        groups = tuple(book.settled(group) for group in _grouped(seating, order[number], book))
        book.note(groups)
        rounds.append(Round(number + 1, session, order[number], groups))
    return Rota(size, tuple(rounds), book.again)


def scenario_order(scenarios: Sequence[Scenario], therapists: Sequence[set[int]]) -> tuple[str, ...]:
    """The scenario of each round, from lighter to heavier, with one in six without a rupture.

    Where there are fewer rounds than scenarios they are taken evenly from the lighter end on. Where there are more, a
    scenario comes again for therapists who have not played it.
    """
    ordered = sorted(scenarios, key=lambda part: part.difficulty)
    calm = [part.id for part in ordered if part.rupture == "none"]
    others = [part.id for part in ordered if part.rupture != "none"] or calm
    count = len(therapists)
    places = [at for at in range(count) if at % NONE_EVERY == NONE_FIRST][: len(calm)] if others != calm else []
    rest = [at for at in range(count) if at not in places]
    step, of = (len(others), len(rest)) if len(rest) < len(others) else (1, 1)
    order = dict(zip(places, calm, strict=False))
    order |= {at: others[index * step // of] for index, at in enumerate(rest) if index < len(others)}
    for at in range(count):
        if at not in order:
            order[at] = _again(ordered, order, therapists, at)
    return tuple(order[at] for at in range(count))


def _again(ordered: Sequence[Scenario], order: dict[int, str], therapists: Sequence[set[int]], at: int) -> str:
    """The scenario that comes again in a round: least known to its therapists, then least often played, then lightest."""
    uses = Counter(order.values())

    def known(name: str) -> int:
        return sum(len(therapists[at] & therapists[before]) for before, one in order.items() if one == name)

    names = [part.id for part in ordered]
    return min(names, key=lambda name: (known(name), uses[name], names.index(name)))


class _Book:
    """What has been so far: who has met whom, who has been therapist and client together, who has played what."""

    def __init__(self, scenarios: dict[str, Scenario], opt_outs: frozenset[tuple[int, str, Role]]) -> None:
        self.scenarios, self.opt_outs = scenarios, opt_outs
        self.met: Counter[tuple[int, int]] = Counter()
        self.played: Counter[tuple[int, int]] = Counter()
        self.known: set[tuple[int, str]] = set()
        self.again = 0

    def note(self, groups: Iterable[Group]) -> None:
        for group in groups:
            self.met.update(_pairs(group.people))
            self.played.update(_pairs(group.people[: 2 if group.client is not None else 1]))
            self.again += (group.therapist, group.scenario) in self.known
            self.known.add((group.therapist, group.scenario))

    def settled(self, group: Group) -> Group:
        """The group with a scenario that everyone may play in it: its own, the substitute, another, or with parts exchanged."""
        own = group.scenario
        instead = self.scenarios[own].safety.substitute
        names = list(dict.fromkeys([own, *([instead] if instead in self.scenarios else []), *self.scenarios]))
        fresh = [name for name in names if name == own or (group.therapist, name) not in self.known]
        for people in permutations(group.people):
            client = people[1] if group.client is not None else None
            rest = people[1:] if client is None else people[2:]
            for name in fresh if people == group.people else names:
                made = Group(people[0], client, rest, name)
                if self.suits(made):
                    return made
        return Group(group.therapist, group.client, group.observers, "")

    def suits(self, group: Group) -> bool:
        seats: list[tuple[int | None, Role]] = [(group.therapist, "therapist"), (group.client, "client")]
        seats += [(one, "observer") for one in group.observers]
        return not any((one, group.scenario, role) in self.opt_outs for one, role in seats if one is not None)


def _grouped(seating: Seating, scenario: str, book: _Book) -> list[Group]:
    """Groups of a round.

    The lists of clients and of observers are turned until fewest pairs are therapist and client again, and then the members of
    groups have met least often; of equal turnings the smallest.
    """
    clients, observers = seating.client, seating.observer
    best: tuple[tuple[int, int], list[Group]] | None = None
    turns = [(_repeats(seating.therapist, _turned(clients, by), book), by) for by in range(max(1, len(clients)))]
    fewest = min(repeats for repeats, _ in turns)
    for by in (by for repeats, by in turns if repeats == fewest):
        for at in range(max(1, len(observers))):
            groups = _laid(seating, _turned(clients, by), _turned(observers, at), scenario)
            cost = (fewest, _meetings(groups, book, best[0][1] if best else None))
            if best is None or cost < best[0]:
                best = (cost, groups)
            if best[0][1] == 0:
                return best[1]
    assert best is not None
    return best[1]


def _turned(people: tuple[int, ...], by: int) -> tuple[int, ...]:
    return (*people[by:], *people[:by])


def _repeats(therapists: tuple[int, ...], clients: tuple[int, ...], book: _Book) -> int:
    return sum(book.played[_pair(one, other)] for one, other in zip(therapists, clients, strict=False))


def _laid(seating: Seating, clients: tuple[int, ...], observers: tuple[int, ...], scenario: str) -> list[Group]:
    count = len(seating.therapist)
    return [
        Group(one, clients[index] if index < len(clients) else None, observers[index::count], scenario)
        for index, one in enumerate(seating.therapist)
    ]


def _meetings(groups: Iterable[Group], book: _Book, most: int | None) -> int:
    """How often the members of groups have met; counting ends where it is no better than `most`."""
    count = 0
    for group in groups:
        count += sum(book.met[pair] for pair in _pairs(group.people))
        if most is not None and count >= most:
            return count
    return count


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _pairs(people: Iterable[int]) -> Iterator[tuple[int, int]]:
    return (_pair(one, other) for one, other in combinations(people, 2))


def groups_at_once(sizes: Iterable[int]) -> int:
    """How many groups play at the same time."""
    return sum(groups_in(size) for size in sizes)
