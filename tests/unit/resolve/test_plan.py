"""Modules laid into sessions: in order, never split, and as many sessions as are needed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from unit.resolve.builders import cohort, small, weekly

from toolkit.model.module import Module
from toolkit.resolve.plan import plan_of, sessions_needed


def module(minutes: list[int]) -> Module:
    intro = small().modules["intro"]
    one = intro.activities[0]
    rows = tuple(one.model_copy(update={"id": f"act{n}", "minutes": length}) for n, length in enumerate(minutes))
    return intro.model_copy(update={"activities": rows})


def test_what_fills_a_session() -> None:
    plan = plan_of(cohort(date(2027, 4, 12)), weekly(2, minutes=30), (module([10, 15, 10]),))
    assert [(session.number, session.used, session.day) for session in plan.sessions] == [
        (1, 25, date(2027, 4, 12)),
        (2, 10, date(2027, 4, 19)),
    ]
    assert plan.sessions[0].parts[0].activities == ("act0", "act1")
    assert plan.left_over == 0


def test_what_finds_no_room_is_counted() -> None:
    assert plan_of(cohort(None), weekly(1, minutes=30), (module([20, 20, 5]),)).left_over == 25


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30), st.integers(30, 120), st.integers(1, 12))
def test_minutes_are_neither_lost_nor_made(lengths: list[int], minutes: int, sessions: int) -> None:
    plan = plan_of(cohort(None), weekly(sessions, minutes=minutes), (module(lengths),))
    assert sum(session.used for session in plan.sessions) + plan.left_over == sum(lengths)
    assert all(session.used <= minutes for session in plan.sessions)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=30), st.integers(30, 120))
def test_as_many_sessions_as_are_needed_hold_everything_and_one_fewer_does_not(
    lengths: list[int], minutes: int
) -> None:
    needed = sessions_needed(lengths, minutes)
    if needed is None:
        assert max(lengths) > minutes
        return
    assert plan_of(cohort(None), weekly(needed, minutes=minutes), (module(lengths),)).left_over == 0
    if needed > 1:
        assert plan_of(cohort(None), weekly(needed - 1, minutes=minutes), (module(lengths),)).left_over > 0
