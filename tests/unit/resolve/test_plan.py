"""Modules laid into sessions: in order, never split, rounds in whole cycles, and the ways out where they do not fit."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from unit.resolve.builders import cohort, weekly
from unit.resolve.plans import activity, module, plan, training

from toolkit.model.module import Module
from toolkit.resolve.plan import (
    chosen_modules,
    extent_of,
    longest_step,
    plan_of,
    sessions_needed,
    ways_out,
)

LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=20)


def plain(*minutes: int, name: str = "one", core: bool = True, needs: tuple[str, ...] = ()) -> Module:
    return module(name, [activity(f"act{at}", length) for at, length in enumerate(minutes)], core, needs)


def play(round_: int, opening: int, closing: int) -> Module:
    rows = [
        activity("open", opening, "opening"),
        activity("scene", round_, "round"),
        activity("close", closing, "closing"),
    ]
    return module("play", rows)


def test_what_fills_a_session() -> None:
    made = plan_of(cohort(None), weekly(2, minutes=30), (plain(10, 15, 10),), (date(2027, 4, 12), date(2027, 4, 19)))
    assert [(session.number, session.used, session.day) for session in made.sessions] == [
        (1, 25, date(2027, 4, 12)),
        (2, 10, date(2027, 4, 19)),
    ]
    assert made.sessions[0].parts[0].activities == ("act0", "act1")
    assert made.left_over == 0


def test_what_finds_no_room_is_counted() -> None:
    assert plan(1, 30, (plain(20, 20, 5),)).left_over == 25
    assert plan(1, 30, (plain(40, 5),)).left_over == 40


@given(LENGTHS, st.integers(30, 120), st.integers(1, 12))
def test_minutes_are_neither_lost_nor_made(lengths: list[int], minutes: int, sessions: int) -> None:
    made = plan(sessions, minutes, (plain(*lengths),))
    assert sum(session.used for session in made.sessions) + made.left_over == sum(lengths)
    assert all(session.used <= minutes for session in made.sessions)


@given(LENGTHS, st.integers(1, 40), st.integers(0, 9), st.integers(30, 120))
def test_as_many_sessions_as_are_needed_hold_everything_and_one_fewer_does_not(
    lengths: list[int], round_: int, frame: int, minutes: int
) -> None:
    modules = (plain(*lengths), play(round_, frame + 1, frame + 1))
    needed = sessions_needed(modules, minutes)
    if needed is None:
        assert longest_step(modules) > minutes
        return
    assert plan(needed, minutes, modules).left_over == 0
    if needed > 1:
        assert plan(needed - 1, minutes, modules).left_over > 0


@given(st.integers(1, 40), st.integers(1, 9), st.integers(1, 9), st.integers(1, 8), st.integers(30, 200))
def test_each_session_with_rounds_opens_and_closes_its_role_play(
    round_: int, opening: int, closing: int, sessions: int, minutes: int
) -> None:
    made = plan(sessions, minutes, (play(round_, opening, closing),))
    for session in made.sessions:
        held = [name for part in session.parts for name in part.activities]
        assert held == (["open", *["scene"] * len(session.rounds), "close"] if session.rounds else [])
        assert session.played == session.used == (opening + closing) * bool(held) + round_ * len(session.rounds)
    if made.left_over == 0:
        assert len(made.rounds) in (3, 6)


def test_a_round_of_several_activities_stays_together() -> None:
    rows = [activity("scene", 20, "round"), activity("talk", 15, "round"), activity("close", 5, "closing")]
    made = plan(3, 60, (module("play", rows),))
    assert [part.activities for session in made.sessions for part in session.parts] == [("scene", "talk", "close")] * 3


def test_what_is_optional_comes_only_if_everything_still_fits() -> None:
    rows = [activity("a", 30), activity("b", 40, optional=True), activity("c", 20, optional=True)]
    made = plan(2, 60, (module("one", rows), plain(30, 60, name="two")))
    assert made.left_out == (("one", "b"), ("one", "c"))
    made = plan(2, 60, (module("one", rows), plain(30, 10, name="two")))
    assert made.left_out == (("one", "b"),)


def test_core_brings_what_it_needs_and_a_list_is_as_it_is() -> None:
    rows = (
        plain(10, name="ground", core=False),
        plain(10, name="base", core=False, needs=("ground",)),
        plain(10, name="extra", core=False),
        plain(10, name="heart", needs=("base",)),
    )
    assert [one.id for one in chosen_modules(rows, "core")] == ["ground", "base", "heart"]
    assert chosen_modules(rows, "all") == rows
    assert [one.id for one in chosen_modules(rows, ("heart", "ground"))] == ["ground", "heart"]


MODULES = st.lists(st.tuples(LENGTHS, st.booleans(), st.booleans()), min_size=1, max_size=5)


@settings(deadline=None)
@given(MODULES, st.integers(1, 8), st.integers(20, 90))
def test_each_way_out_makes_the_training_fit_and_no_shorter_one_does(
    told: list[tuple[list[int], bool, bool]], sessions: int, minutes: int
) -> None:
    modules = tuple(
        plain(*lengths, name=f"m{at}", core=core, needs=(f"m{at - 1}",) if needs and at else ())
        for at, (lengths, core, needs) in enumerate(told)
    )
    if plan(sessions, minutes, modules).left_over == 0:
        return
    ways = ways_out(modules, sessions, minutes)
    if ways.sessions is not None:
        assert plan(ways.sessions, minutes, modules).left_over == 0
        assert plan(ways.sessions - 1, minutes, modules).left_over > 0
    if ways.minutes is not None:
        assert plan(sessions, ways.minutes, modules).left_over == 0
        assert plan(sessions, ways.minutes - 1, modules).left_over > 0
    if ways.without is not None:
        stay = tuple(one for one in modules if one.id not in ways.without)
        assert plan(sessions, minutes, stay).left_over == 0
        assert all(one.id in {row.id for row in stay} for one in modules if one.core)
        assert {need for one in stay for need in one.needs} <= {one.id for one in stay}


def test_a_way_out_leaves_out_the_fewest_modules_and_of_these_the_shortest() -> None:
    rows = (plain(60), plain(30, name="long", core=False), plain(10, name="short", core=False))
    assert ways_out(rows, 1, 90).without == ("short",)
    assert ways_out(rows, 1, 70).without == ("long",)
    assert ways_out(rows, 1, 60).without == ("long", "short")
    assert ways_out(rows, 1, 50).without is None
    assert (ways_out(rows, 1, 70).sessions, ways_out(rows, 1, 70).minutes) == (2, 100)
    assert ways_out(rows, 1, 50).sessions is None


def test_a_second_cycle_comes_before_what_is_optional() -> None:
    modules = (plain(10), *training())
    assert extent_of(modules, 60, 60).again == {"play"}
    assert not extent_of(training(), 1, 60).again
