"""Days of sessions and waves, from what is declared alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from unit.resolve.builders import cohort, weekly

from toolkit.model.protocol import Occasion
from toolkit.model.site import Cohort, Delivery
from toolkit.resolve.calendar import DAYS, Window, meetings, wave_window

MONDAY = date(2027, 4, 12)
BEFORE = Occasion(id="pre1", anchor="training.start", offset_days=-28, window_days=7)
AFTER = Occasion(id="followup", anchor="training.end", offset_days=90, window_days=21)


def session_days(one, delivery):
    return meetings(one, delivery, {}).days


def window(occasion: Occasion, one: Cohort, delivery: Delivery, own: dict[str, date]) -> Window:
    return wave_window(occasion, one, session_days(one, delivery), own)


def test_one_session_a_week_on_the_day_of_sessions_without_those_to_skip() -> None:
    days = session_days(cohort(MONDAY), weekly(3, "tue", date(2027, 4, 20)))
    assert days == (date(2027, 4, 13), date(2027, 4, 27), date(2027, 5, 4))


def test_a_session_on_a_holiday_moves_on_by_a_week_and_the_holiday_is_told() -> None:
    off = {date(2027, 4, 20): "Feast", date(2027, 4, 21): "Another", date(2027, 4, 27): "Skipped all the same"}
    made = meetings(cohort(MONDAY), weekly(3, "tue", date(2027, 4, 27)), off)
    assert made.days == (date(2027, 4, 13), date(2027, 5, 4), date(2027, 5, 11))
    assert made.avoided == ((date(2027, 4, 20), "Feast"),)


def test_nothing_is_known_without_start_or_number() -> None:
    assert session_days(cohort(None), weekly(3)) == ()
    assert session_days(cohort(MONDAY), weekly(3).model_copy(update={"sessions": None})) == ()


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 40), st.sampled_from(DAYS), st.sets(st.integers(0, 20))
)
def test_sessions_are_as_many_as_declared_on_their_day_in_order(
    start: date, count: int, day: str, skipped: set[int]
) -> None:
    first = start + timedelta(days=(DAYS.index(day) - start.weekday()) % 7)
    skip = [first + timedelta(weeks=week) for week in skipped]
    days = session_days(cohort(start), weekly(count, day, *skip))
    assert len(days) == count
    assert list(days) == sorted(set(days) - set(skip))
    assert {DAYS[one.weekday()] for one in days} == {day}
    assert days[0] >= start


def test_waves_hang_on_the_first_and_the_last_session() -> None:
    delivery = weekly(2, "mon")
    assert window(BEFORE, cohort(MONDAY), delivery, {}) == Window("pre1", date(2027, 3, 15), date(2027, 3, 22))
    assert window(AFTER, cohort(MONDAY), delivery, {}).due == date(2027, 4, 19) + timedelta(days=90)


def test_a_date_that_is_given_wins_the_cohorts_over_the_sites() -> None:
    site = {"pre1": date(2027, 1, 1)}
    assert window(BEFORE, cohort(MONDAY), weekly(2), site).due == date(2027, 1, 1)
    own = cohort(MONDAY, wave_dates={"pre1": date(2027, 2, 2)})
    assert window(BEFORE, own, weekly(2), site) == Window("pre1", date(2027, 2, 2), date(2027, 2, 9))


def test_without_dates_a_wave_has_none() -> None:
    assert window(AFTER, cohort(None), weekly(2), {}) == Window("followup", None, None)
