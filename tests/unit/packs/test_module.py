"""A facilitator who has never met the authors runs a module; a trainee keeps the sheets; the plan names every session."""

import re

import pytest

from tests.unit.packs.builders import LANGUAGES, keys_of, site, words_of
from toolkit.document.html import render_html
from toolkit.document.tree import FieldLine, PageBreak, Table, plain
from toolkit.model.text import walk_messages
from toolkit.packs.module import guide_page, workbook_page, worksheet_page
from toolkit.packs.plan import plan_page
from toolkit.packs.words import labels

TRAINEE = r"title|objectives/.*|worksheet/.*|home_practice"


def messages(module) -> set[str]:
    return {message.key for message in walk_messages(module, f"module/{module.id}")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_guide_holds_all_of_a_module_but_the_trainees_sheet(tag) -> None:
    view = site().view(tag)
    for module in site().modules:
        held = {
            key
            for key in keys_of(guide_page(site(), view, view.module(module.id)))
            if key.startswith(f"module/{module.id}/")
        }
        assert held == {key for key in messages(module) if "/worksheet/" not in key}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_sheet_and_workbook_hold_what_is_the_trainees_alone(tag) -> None:
    view = site().view(tag)
    whole = {key for key in keys_of(workbook_page(site(), view)) if key.startswith("module/")}
    due = {key for module in site().modules for key in messages(module) if re.fullmatch(TRAINEE, key.split("/", 2)[2])}
    assert whole == due
    for module in site().modules:
        held = {
            key for key in keys_of(worksheet_page(site(), view, view.module(module.id))) if key.startswith("module/")
        }
        assert held == {key for key in due if key.startswith(f"module/{module.id}/") and "/objectives/" not in key}


def test_a_trainee_can_write_on_the_sheet_and_begins_each_module_on_a_page() -> None:
    blocks = workbook_page(site(), site().view("en")).blocks
    fields = [block for block in blocks if isinstance(block, FieldLine)]
    assert len(fields) == 1 + sum(len(module.worksheet or ()) for module in site().modules)
    assert sum(isinstance(block, PageBreak) for block in blocks) == len(site().modules) - 1


def test_no_fact_is_empty() -> None:
    view = site().view("en")
    for module in site().modules:
        html = render_html(guide_page(site(), view, view.module(module.id)), labels(view.interface), "facilitator")
        assert "<dd></dd>" not in html
        assert "<dt></dt>" not in html


def test_the_plan_names_each_session_with_its_day_its_modules_and_its_minutes() -> None:
    sessions, waves = (block for block in plan_page(site(), site().view("en")).blocks if isinstance(block, Table))
    days = [plain(row[0]).splitlines()[1] for row in sessions.rows]
    assert days == [
        "2027-04-13",
        "2027-04-20",
        "2027-04-27",
        "2027-05-11",
        "2027-05-18",
        "2027-05-25",
        "2027-06-01",
        "2027-06-08",
    ]
    titles = " ".join(plain(row[1]) for row in sessions.rows)
    assert all(plain(site().view("en").module(module.id).title) in titles for module in site().modules)
    minutes = [int(re.match(r"\d+", plain(row[2]))[0]) for row in sessions.rows]
    needed, most = (sum(getattr(one, name) for one in site().modules) for name in ("minutes", "full_minutes"))
    assert needed <= sum(minutes) <= most
    assert minutes == [session.used for session in site().plan(site().site.cohorts[0]).sessions]
    assert max(minutes) <= 90
    assert len(waves.rows) == len(site().site.waves)
    assert "2027-03-16" in plain(waves.rows[0][1])


def test_a_plan_without_a_start_says_that_there_is_no_date_yet() -> None:
    unknown = site((("    starts: 2027-04-13", "    starts: todo      "),))
    page = plan_page(unknown, unknown.view("ja"))
    assert "interface/index/no_date" in keys_of(page)
    assert not [word for word in words_of(page) if re.search(r"\d{4}-\d\d-\d\d", word)]
