"""Rotas: everyone has each part equally often and meets many, whoever sits out of something or is away."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.resolve.plans import scenario, scenarios

from toolkit.resolve.roles import ROLES, Role, groups_in
from toolkit.resolve.rota import Apart, Rota, apart, rota_of, scenario_order, split

MANY = tuple(scenario(f"m{number}", difficulty=1 + number % 3) for number in range(14))


def spread(rota: Rota, role: Role) -> int:
    counts = [rota.turns(person)[role] for person in range(rota.size)]
    return max(counts) - min(counts)


def placed(rota: Rota) -> list[list[int]]:
    return [sorted(person for group in one.groups for person in group.people) for one in rota.rounds]


@given(st.integers(2, 40), st.integers(1, 12))
def test_everyone_has_a_place_in_each_round_and_each_part_equally_often(size: int, rounds: int) -> None:
    rota = rota_of(size, range(1, rounds + 1), MANY)
    assert placed(rota) == [list(range(size))] * rounds
    assert all(spread(rota, role) <= 1 for role in ROLES)
    assert rota.again == 0


@pytest.mark.parametrize(
    "size, sizes",
    [(2, [2]), (3, [3]), (4, [4]), (5, [5]), (6, [3, 3]), (7, [3, 4]), (8, [4, 4]), (10, [3, 3, 4]), (11, [3, 4, 4])],
)
def test_groups_have_three_people_some_four_and_five_make_one(size: int, sizes: list[int]) -> None:
    rota = rota_of(size, (1, 1, 1), MANY)
    assert [sorted(len(group.people) for group in one.groups) for one in rota.rounds] == [sizes] * 3


def test_a_pair_plays_while_the_facilitator_observes_and_one_alone_plays_with_the_facilitator() -> None:
    assert {group.observers for one in rota_of(2, (1, 1, 1), MANY).rounds for group in one.groups} == {()}
    assert [group.client for one in rota_of(1, (1,), MANY).rounds for group in one.groups] == [None]
    assert rota_of(0, (1,), MANY).rounds == rota_of(3, (), MANY).rounds == rota_of(3, (1,), ()).rounds == ()


@pytest.mark.parametrize("size", [9, 12, 15, 30, 31, 60])
def test_in_two_cycles_people_meet_many(size: int) -> None:
    rota = rota_of(size, (1,) * 6, MANY)
    met: dict[int, set[int]] = {person: set() for person in range(size)}
    for group in (group for one in rota.rounds for group in one.groups):
        for person in group.people:
            met[person] |= set(group.people) - {person}
    assert min(len(others) for others in met.values()) >= min(size - 1, 12) * 2 // 3
    pairs = Counter(frozenset(group.people[:2]) for one in rota.rounds for group in one.groups)
    assert max(pairs.values()) == 1


def test_two_who_sit_out_of_something_leave_the_pattern_and_its_balance_as_they_were() -> None:
    plain = rota_of(12, (1,) * 6, scenarios())
    told = Apart(frozenset({(0, "x1", "therapist"), (3, "x1", "therapist")}))
    rota = rota_of(12, (1,) * 6, scenarios(), told)
    assert [[g.scenario for g in one.groups] for one in rota.rounds] == [[one.scenario] * 4 for one in plain.rounds]
    assert not {0, 3} & {group.therapist for group in rota.rounds[0].groups}
    assert all(spread(rota, role) == 0 for role in ROLES)


SITS_OUT = st.tuples(st.integers(0, 39), st.sampled_from([part.id for part in MANY]), st.sampled_from(ROLES))


@settings(deadline=None)
@given(st.integers(3, 40), st.integers(3, 12), st.tuples(SITS_OUT, SITS_OUT))
def test_with_any_two_opt_outs_nobody_has_a_part_that_was_refused(
    size: int, rounds: int, out: tuple[tuple[int, str, Role], tuple[int, str, Role]]
) -> None:
    told = Apart(frozenset((person % size, name, role) for person, name, role in out))
    rota = rota_of(size, (1,) * rounds, MANY, told)
    assert not taken(rota) & told.opt_outs
    assert placed(rota) == [list(range(size))] * rounds
    assert all(spread(rota, role) <= 1 for role in ROLES)
    assert {group.scenario for one in rota.rounds for group in one.groups} == {one.scenario for one in rota.rounds}


def taken(rota: Rota) -> set[tuple[int, str, Role]]:
    """Who has had which part of which scenario."""
    found: set[tuple[int, str, Role]] = set()
    for group in (group for one in rota.rounds for group in one.groups):
        found.add((group.therapist, group.scenario, "therapist"))
        found |= {(group.client, group.scenario, "client")} if group.client is not None else set()
        found |= {(person, group.scenario, "observer") for person in group.observers}
    return found


@settings(deadline=None, max_examples=60)
@given(st.integers(3, 24), st.integers(3, 9), st.sets(SITS_OUT, max_size=30))
def test_with_many_opt_outs_nobody_has_a_part_that_was_refused(
    size: int, rounds: int, out: set[tuple[int, str, Role]]
) -> None:
    told = Apart(frozenset((person % size, name, role) for person, name, role in out))
    rota = rota_of(size, (1,) * rounds, MANY, told)
    assert not taken(rota) & told.opt_outs


def test_the_substitute_is_played_where_no_exchange_helps() -> None:
    pool = (scenario("one", substitute="two"), scenario("two"), scenario("three", difficulty=3))
    told = Apart(frozenset((1, "one", role) for role in ROLES))
    rota = rota_of(6, (1, 1), (pool[0], pool[2], pool[1]), told)
    first = {group.scenario for group in rota.rounds[0].groups if 1 in group.people}
    assert rota.rounds[0].scenario == "one"
    assert first == {"two"}
    assert [group.scenario for group in rota.rounds[0].groups].count("one") == 1


def test_someone_who_takes_part_in_nothing_has_no_place_and_spoils_no_group() -> None:
    told = Apart(frozenset((2, part.id, role) for part in scenarios() for role in ROLES))
    rota = rota_of(7, (1, 1, 1), scenarios(), told)
    assert placed(rota) == [[0, 1, 3, 4, 5, 6]] * 3


@settings(deadline=None)
@given(st.integers(3, 30), st.sets(st.tuples(st.integers(0, 29), st.integers(1, 4)), max_size=12))
def test_turns_are_even_over_the_rounds_that_people_attend(size: int, away: set[tuple[int, int]]) -> None:
    told = Apart(absences=frozenset((person, session) for person, session in away if person < size))
    rota = rota_of(size, (1, 1, 1, 2, 2, 2, 3, 3, 4), MANY, told)
    share: dict[Role, list[Fraction]] = {role: [Fraction(0)] * size for role in ROLES}
    for one, people in zip(rota.rounds, placed(rota), strict=True):
        assert people == [person for person in range(size) if (person, one.session) not in told.absences]
        for person in people:
            groups = groups_in(len(people))
            pairs = min(groups, len(people) - groups)
            for role, count in zip(ROLES, (groups, pairs, len(people) - groups - pairs), strict=True):
                share[role][person] += Fraction(count, len(people))
    for role in ROLES:
        assert all(abs(rota.turns(person)[role] - share[role][person]) <= 1 for person in range(size))


@given(st.integers(3, 30), st.integers(1, 12), st.integers(1, 9))
def test_scenarios_come_from_lighter_to_heavier_with_one_in_six_without_a_rupture(
    size: int, rounds: int, count: int
) -> None:
    pool = [*(scenario(f"r{number}", difficulty=1 + number % 3) for number in range(count)), scenario("calm", "none")]
    by_name = {part.id: part for part in pool}
    order = scenario_order(pool, [set()] * rounds)
    weight = [by_name[name].difficulty for name in order[: count + 1] if name != "calm"]
    assert weight == sorted(weight)
    if rounds <= count:
        assert len(set(order)) == rounds
        assert (order.index("calm") if "calm" in order else None) == (1 if rounds > 1 else None)


def test_a_scenario_comes_again_for_those_who_have_not_played_it() -> None:
    pool = [scenario(f"r{number}") for number in range(3)]
    assert rota_of(9, (1,) * 6, pool).again == 0
    assert rota_of(3, (1,) * 12, pool).again > 0


def test_a_line_without_a_part_means_all_and_one_about_a_scenario_that_is_not_played_means_nothing() -> None:
    told = apart(scenarios(), [(1, "x1", None), (0, "x2", "client"), (0, "gone", None)], [(2, 2)])
    assert told.opt_outs == {*((1, "x1", role) for role in ROLES), (0, "x2", "client")}
    assert told.absences == {(2, 2)}


def test_a_cohort_is_split_as_evenly_as_can_be() -> None:
    assert (split(13, 4), split(6, 1), split(2, 5)) == ((4, 3, 3, 3), (6,), (1, 1))
