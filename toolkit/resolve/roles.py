"""Who is therapist, client and observer in each round, so that everyone has each part equally often."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

Role = Literal["therapist", "client", "observer"]
ROLES: tuple[Role, ...] = ("therapist", "client", "observer")
People = tuple[int, ...]
May = Callable[[int, Role, int], bool]
"""Whether a person may have a part in a round; people and rounds count from 0."""


@dataclass(frozen=True, slots=True)
class Seating:
    """One round: the people in each part, in the order in which groups are made of them."""

    therapist: People
    client: People
    observer: People

    @property
    def people(self) -> Iterator[tuple[int, Role]]:
        """Each person with the part."""
        for role in ROLES:
            yield from ((person, role) for person in getattr(self, role))

    def replaced(self, put: dict[int, int]) -> "Seating":
        """The same with others in some people's places."""
        return Seating(*(tuple(put.get(person, person) for person in getattr(self, role)) for role in ROLES))


def groups_in(size: int) -> int:
    """How many groups some people make: of three, the last ones of four; five make one, and two a pair."""
    return max(1, size // 3) if size else 0


def seatings(size: int, present: Sequence[frozenset[int]]) -> list[Seating]:
    """The parts of each round among those who are there.

    People stand in a circle. Therapists are those who have fallen back most behind their fair share, from the first on;
    clients those behind with that part among the rest, from half of the circle on; the rest observe.
    """
    tally = _Tally(size)
    made = [_next(size, there, tally) for there in present]
    return _evened(made, tally) if any(len(there) < size for there in present) else made


class _Tally:
    """How often each person has had each part, and the fair share of it: what each round gives to each who is there."""

    def __init__(self, size: int) -> None:
        self.had = {role: [0] * size for role in ROLES}
        self.fair = {role: [Fraction(0)] * size for role in ROLES}

    def expect(self, there: Iterable[int], shares: dict[Role, Fraction]) -> None:
        for person in there:
            for role, share in shares.items():
                self.fair[role][person] += share

    def count(self, seating: Seating) -> None:
        for person, role in seating.people:
            self.had[role][person] += 1

    def ahead(self, person: int, role: Role) -> Fraction:
        return self.had[role][person] - self.fair[role][person]


def _next(size: int, there: frozenset[int], tally: _Tally) -> Seating:
    if not there:
        return Seating((), (), ())
    groups = groups_in(len(there))
    clients = min(groups, len(there) - groups)
    counts: dict[Role, int] = {"therapist": groups, "client": clients, "observer": len(there) - groups - clients}
    tally.expect(there, {role: Fraction(count, len(there)) for role, count in counts.items()})
    half = size // 2
    first = sorted(there, key=lambda person: (tally.ahead(person, "therapist"), person))[:groups]
    rest = there - set(first)
    order = sorted(rest, key=lambda person: (tally.ahead(person, "client"), (person - half) % size))
    start = first[0] if first else 0
    others = sorted(rest - set(order[:clients]), key=lambda person: (person - start) % size)
    made = Seating(tuple(first), tuple(order[:clients]), tuple(others))
    tally.count(made)
    return made


def _evened(made: list[Seating], tally: _Tally) -> list[Seating]:
    """People change places in a round for as long as that brings someone nearer to the fair share."""
    while True:
        found = next(_gains(made, tally), None)
        if found is None:
            return made
        number, one, role, other, part = found
        for person, gives, takes in ((one, role, part), (other, part, role)):
            tally.had[gives][person] -= 1
            tally.had[takes][person] += 1
        made[number] = made[number].replaced({one: other, other: one})


def _gains(made: Sequence[Seating], tally: _Tally) -> Iterator[tuple[int, int, Role, int, Role]]:
    """Exchanges of two seats in a round that bring someone back within a turn of the share, or else people nearer to it."""
    for number, seating in enumerate(made):
        seats = list(seating.people)
        for index, (one, role) in enumerate(seats):
            for other, part in seats[index + 1 :]:
                if role == part:
                    continue
                fewer = (tally.ahead(one, role), tally.ahead(other, part))
                more = (tally.ahead(other, role), tally.ahead(one, part))
                change = sum(_over(by - 1) - _over(by) for by in fewer) + sum(_over(by + 1) - _over(by) for by in more)
                if change < 0 or (change == 0 and sum(fewer) - sum(more) > 2):
                    yield number, one, role, other, part


def _over(ahead: Fraction) -> Fraction:
    return max(Fraction(0), abs(ahead) - 1)


def exchanged(made: Sequence[Seating], may: May) -> list[Seating]:
    """The rounds with people in others' places, so that nobody has a part that this person may not have.

    First whole places are exchanged, which leaves the pattern as it was; then seats in one or two rounds, if the parts stay
    even. What then is left cannot be mended by exchange.
    """
    rows = [dict(seating.people) for seating in made]
    put = _places(rows, may)
    moved = [seating.replaced(put) for seating in made]
    for number in range(len(moved)):
        for person, role in moved[number].people:
            if not may(person, role, number):
                _swap(moved, person, number, may)
    return moved


def _places(rows: list[dict[int, Role]], may: May) -> dict[int, int]:
    """Place -> the person who takes it: each one's own where that can be, and nobody in a place with a forbidden part."""
    people = sorted({person for row in rows for person in row})
    there = {person: tuple(person in row for row in rows) for person in people}

    def suits(person: int, place: int) -> bool:
        return there[person] == there[place] and not _forbidden(rows, person, place, may)

    taken = {person: person for person in people if suits(person, person)}
    waiting = [person for person in people if person not in taken]
    wished = {person: [*people[index:], *people[:index]] for index, person in enumerate(people)}
    for person in waiting:
        _settle(person, taken, wished, suits, set())
    seated = set(taken.values())
    free = [place for place in people if place not in taken]
    for person in [one for one in people if one not in seated]:
        same = [place for place in free if there[place] == there[person]]
        place = min(same, key=lambda one: (_forbidden(rows, person, one, may), one != person))
        taken[place] = person
        free = [one for one in free if one != place]
    return taken


def _forbidden(rows: list[dict[int, Role]], person: int, place: int, may: May) -> int:
    return sum(not may(person, row[place], number) for number, row in enumerate(rows) if place in row)


def _settle(
    person: int,
    taken: dict[int, int],
    wished: dict[int, list[int]],
    suits: Callable[[int, int], bool],
    seen: set[int],
) -> bool:
    """Finds a place for a person, and another one for whoever has it."""
    open_places = [place for place in wished[person] if place not in seen and suits(person, place)]
    seen.update(open_places)
    for place in open_places:
        if place not in taken:
            taken[place] = person
            return True
    for place in open_places:
        if _settle(taken[place], taken, wished, suits, seen):
            taken[place] = person
            return True
    return False


def _swap(made: list[Seating], person: int, number: int, may: May) -> None:
    """Exchanges seats with someone in this round, and in one more if that keeps the parts even."""
    rows = [dict(seating.people) for seating in made]
    both = [at for at in range(len(made)) if at != number and person in rows[at]]
    for other in sorted(rows[number], key=lambda one: (one - person) % (max(rows[number]) + 1)):
        for rounds in ((number,), *((number, at) for at in both if other in rows[at])):
            if other != person and _may_swap(rows, person, other, rounds, may):
                for at in rounds:
                    made[at] = made[at].replaced({person: other, other: person})
                return


def _may_swap(rows: list[dict[int, Role]], one: int, other: int, rounds: Sequence[int], may: May) -> bool:
    if not all(may(one, rows[at][other], at) and may(other, rows[at][one], at) for at in rounds):
        return False
    after = [{**row, one: row[other], other: row[one]} if at in rounds else row for at, row in enumerate(rows)]
    return all(_is_fair(after, rows, person) for person in (one, other))


def _is_fair(after: list[dict[int, Role]], before: list[dict[int, Role]], person: int) -> bool:
    """Whether a person has each part as often as the fair share, up to a whole turn."""
    for role in ROLES:
        share = sum(
            (Fraction(sum(one == role for one in row.values()), len(row)) for row in before if person in row),
            Fraction(0),
        )
        count = sum(row.get(person) == role for row in after)
        if not floor(share) <= count <= ceil(share):
            return False
    return True
