"""The checklist: in the working language, by date, with what is late, for each wave and cohort."""

from datetime import date

from tests.unit.packs.builders import site
from toolkit.packs.todo import progress, todo_lines
from toolkit.resolve.todo import DUTIES, tasks_of

TWO = (("cohorts:\n", "cohorts:\n  - {id: autumn2027, size: 6, starts: 2027-10-05}\n"),)
NO_START = (("    starts: 2027-04-13", "    starts: todo      "),)


def test_each_duty_has_its_sentence_and_its_doer() -> None:
    words = site().view("en").interface.todo
    for task in tasks_of(site(), False, {}):
        assert words[task.id]
        assert words[f"who_{task.who}"]
    assert len({duty.id for duty in DUTIES}) == len(DUTIES)


def test_tasks_come_by_date_and_those_without_one_last() -> None:
    days = [task.due for task in tasks_of(site(), False, {})]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    assert days[: len(known)] == known


def test_every_wave_of_every_cohort_is_opened_closed_and_checked() -> None:
    two = site(TWO)
    tasks = {task.tick: task for task in tasks_of(two, True, {})}
    for cohort in ("spring2027", "autumn2027"):
        for wave in two.site.waves:
            for duty in ("open_wave", "close_wave", "check_data"):
                assert f"{duty}/{cohort}/{wave}" in tasks
    assert tasks["open_wave/spring2027/pre2"].due == date(2027, 4, 13)
    assert tasks["open_wave/autumn2027/pre2"].due == date(2027, 10, 5)


def test_a_tick_counts_and_what_the_declaration_says_needs_none() -> None:
    before = progress(tasks_of(site(), False, {}))
    after = progress(tasks_of(site(), True, {"book_rooms": "2027-01-01", "open_wave/spring2027/pre1": "2027-03-16"}))
    assert after == (before[0] + 3, before[1])
    assert next(task for task in tasks_of(site(), False, {}) if task.id == "name_distress_contact").done


def test_without_a_start_there_are_no_dates_and_the_start_is_asked_for() -> None:
    tasks = {task.id: task for task in tasks_of(site(NO_START), False, {})}
    assert tasks["describe_cohort"].done is False
    assert {task.due for task in tasks.values()} == {None}


def test_lines_say_when_who_what_and_the_name_to_tick_it_by() -> None:
    tasks = tasks_of(site(), False, {})
    english = todo_lines(site().view("en"), tasks, date(2027, 3, 1))
    rooms = next(line for line in english if line.endswith("<book_rooms>"))
    assert rooms.startswith("2027-02-12  Coordinator: ")
    assert not [line for line in english if " " in line.rpartition("<")[2]]
    late = str(site().view("en").interface.index["next_late"])
    assert all((late in line) == (line[:10] < "2027-03-01") for line in english if line[0] == "2")
    japanese = todo_lines(site().view("ja"), tasks, date(2027, 3, 1))
    assert len(japanese) == len(english)
    assert any("コーディネーター" in line for line in japanese)
    assert all(line.endswith(">") for line in japanese)
