"""The checklist: what is done by itself, what waits for a tick, and when it is due."""

from datetime import date
from typing import Any

from unit.resolve.builders import resolved

from toolkit.resolve.todo import Task, tasks_of

COHORT = {"id": "spring", "size": 6, "starts": date(2027, 4, 12)}


def tasks(ticks: dict[str, str] | None = None, pinned: bool = False, **more: Any) -> dict[str, Task]:
    rows = tasks_of(
        resolved(**{"cohorts": [COHORT], "delivery": {"sessions": 2, "minutes": 60}, **more}), pinned, ticks or {}
    )
    return {row.tick: row for row in rows}


def test_what_the_declaration_tells_needs_no_tick() -> None:
    found = tasks()
    assert found["describe_cohort"].done
    assert not found["name_coordinator"].done
    named = tasks(contacts={"coordinator": {"name": "M. Sato"}})
    assert named["name_coordinator"].done
    assert tasks(pinned=True)["pin_base"].done


def test_what_only_a_person_knows_is_ticked() -> None:
    assert not tasks()["data_protection"].done
    assert tasks({"data_protection": "2027-01-01"})["data_protection"].done


def test_days_count_back_from_the_first_session() -> None:
    assert tasks()["make_codes"].due == date(2027, 3, 8)
    assert tasks(cohorts=[])["make_codes"].due is None


def test_each_wave_of_each_cohort_is_opened_looked_after_and_closed() -> None:
    found = tasks()
    waves = {name: str(row.due) for name, row in found.items() if row.stage == "collecting"}
    assert waves == {
        "open_wave/spring/pre1": "2027-04-05",
        "close_wave/spring/pre1": "2027-04-08",
        "check_data/spring/pre1": "2027-04-08",
        "open_wave/spring/post": "2027-04-19",
        "close_wave/spring/post": "2027-04-22",
        "check_data/spring/post": "2027-04-22",
    }


def test_only_what_applies_is_asked() -> None:
    assert "consent_recording" not in tasks()
    filmed = tasks(delivery={"sessions": 2, "minutes": 60, "video": {"recorded": True}})
    assert "consent_recording" in filmed
    assert "review_translations" not in tasks()


def test_the_next_thing_comes_first() -> None:
    rows = list(tasks().values())
    days = [row.due or date.max for row in rows]
    assert days == sorted(days)
