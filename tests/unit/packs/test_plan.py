"""The plan, the rota, the calendar and the table of vignette sets, as they are handed out."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from unit.packs.builders import keys_of, site

from toolkit.document.html import render_html
from toolkit.model.rota import OptOut, PrivateRota, RotaFile
from toolkit.model.text import Words
from toolkit.packs.allocation import allocation_files, allocation_page
from toolkit.packs.calendar import export_calendar, has_dates
from toolkit.packs.plan import needs, plan_page, schedule
from toolkit.packs.rota import rota_page
from toolkit.packs.words import filled, labels
from toolkit.resolve.people import rotas_of
from toolkit.resolve.site import ResolvedSite

STAMP = date(2027, 2, 1)
CODES = tuple(f"t{number:02}" for number in range(1, 13))
UNSKIPPED = ((", skip: [2027-05-04]", ""),)


@cache
def private(*out: tuple[str, str]) -> PrivateRota:
    rows = tuple(OptOut(person=person, scenario=name, role="therapist") for person, name in out)
    return PrivateRota(RotaFile(opt_outs=rows), {"spring2027": CODES})


def html(one: ResolvedSite, told: PrivateRota, tag: str = "en") -> str:
    view = one.view(tag)
    return render_html(rota_page(one, view, told), labels(view.interface), "facilitator", "a4")


def test_the_plan_page_says_when_what_is_done_and_what_it_needs() -> None:
    keys = keys_of(plan_page(site(), site().view("ja")))
    assert {f"module/{one.id}/title" for one in site().modules} <= keys
    for name in (
        "session",
        "kind_role_play",
        "rounds_here",
        "plan_needs",
        "rooms_at_once",
        "hours_leading",
        "hours_how",
    ):
        assert f"interface/pack/{name}" in keys
    public = keys_of(type(plan_page(site(), site().view("ja")))("", "en", "ltr", schedule(site(), site().view("ja"))))
    assert not {key for key in public if "hours_" in key or "rooms" in key}


@pytest.mark.extras
def test_the_plan_names_the_holidays_that_it_leaves_out() -> None:
    page = plan_page(site(UNSKIPPED), site(UNSKIPPED).view("ja"))
    text = render_html(page, labels(site(UNSKIPPED).view("ja").interface), "facilitator", "a4")
    assert "みどりの日" in text
    assert "2027-05-11" in text


def test_everyone_on_the_rota_has_a_code_and_each_round_a_table() -> None:
    text = html(site(), private())
    rounds = sum(len(rota.rounds) for _, rota in rotas_of(site(), site().site.cohorts[0], private()))
    assert text.count("<table") == rounds
    assert all(text.count(f">{code}<") == rounds // 2 for code in CODES)


def test_the_rota_shows_no_trace_of_who_sits_out_of_what() -> None:
    first = rotas_of(site(), site().site.cohorts[0], private())[0][1].rounds[0].scenario
    out, plain = html(site(), private(("t01", first), ("t02", first))), html(site(), private())
    moved = rotas_of(site(), site().site.cohorts[0], private(("t01", first), ("t02", first)))[0][1]
    seats = [(row.therapist, row.client) for row in moved.rounds[0].groups]
    assert not {0, 1} & {one for one, _ in seats}
    assert sorted(out) == sorted(plain), "the same page, with other people in the places"
    assert "opt" not in out.split("<body")[1].replace("option", "")


def test_scenarios_for_assessment_are_on_no_rota() -> None:
    codes = [one.code for one in site().protocol.scenarios.values() if one.use == "assessment"]
    text = html(site((("{set: core}", "{set: all}"),)), private())
    assert codes
    assert not [code for code in codes if f">{code}<" in text]


def test_without_numbers_there_is_no_rota_and_nothing_to_need() -> None:
    bare = site((("    size: 12  ", "    size: todo"), ("groups: 2", "groups: 1"), ("stage: draft", "stage: draft")))
    assert "interface/pack/rota_none" in keys_of(rota_page(bare, bare.view("en"), PrivateRota()))
    assert needs(bare, bare.site.cohorts[0]) is None


def test_vignette_sets_go_round_over_people_and_waves() -> None:
    files = allocation_files(site(), site().view("en"), site().site.cohorts[0], private(), "packs/en/allocation")
    rows = [line.split(",") for line in files["packs/en/allocation.csv"].decode("utf-8-sig").splitlines()]
    assert [row[0] for row in rows[1:]] == list(CODES)
    assert all(set(row[1:4]) == {"A", "B", "C"} for row in rows[1:])
    assert all(sorted(row[at] for row in rows[1:]) == sorted("ABC" * 4) for at in range(1, len(rows[0])))
    assert "interface/pack/allocation_note" in keys_of(allocation_page(site(), site().view("en"), private()))


@pytest.mark.extras
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Asia/Tehran"])
def test_a_calendar_read_back_has_every_session_and_wave_at_its_time(zone: str) -> None:
    from icalendar import Calendar

    one = site((("Asia/Tokyo", zone),))
    cohort = one.site.cohorts[0]
    data = export_calendar(one, one.view("ja"), cohort, STAMP)
    assert data == export_calendar(one, one.view("ja"), cohort, STAMP)
    read = Calendar.from_ical(data)
    events = {str(event["UID"]): event for event in read.walk("VEVENT")}
    assert len(events) == 8 + 4
    for session in one.plan(cohort).sessions:
        event = events[f"session-{session.number}.spring2027.sapporo@alliance-toolkit"]
        assert session.day is not None
        start = datetime.combine(session.day, datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=18)
        assert event.start == start
        assert event.end - event.start == timedelta(minutes=90)
        assert event["DTSTAMP"].dt == datetime(2027, 2, 1, tzinfo=ZoneInfo("UTC"))
    for name in one.site.waves:
        window = one.window(name, cohort)
        event = events[f"wave-{name}.spring2027.sapporo@alliance-toolkit"]
        assert window.until is not None
        assert (event.start, event.end) == (window.due, window.until + timedelta(days=1))
    assert [str(part["TZID"]) for part in read.walk("VTIMEZONE")] == [zone]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@pytest.mark.extras
def test_a_calendar_without_a_time_or_a_zone_has_whole_days_or_the_local_time() -> None:
    from icalendar import Calendar

    bare = site((('  schedule: {day: tue, at: "18:00", skip: [2027-05-04]}\n', ""),))
    events = Calendar.from_ical(export_calendar(bare, bare.view("en"), bare.site.cohorts[0], STAMP)).walk("VEVENT")
    assert all(type(event.start) is date for event in events)
    bare = site((("timezone: Asia/Tokyo", "timezone: todo"),))
    events = Calendar.from_ical(export_calendar(bare, bare.view("en"), bare.site.cohorts[0], STAMP)).walk("VEVENT")
    assert events[0].start == datetime(2027, 4, 13, 18)
    none = site((("starts: 2027-04-13", "starts: todo"),))
    assert not has_dates(none, none.site.cohorts[0])


def test_what_is_put_into_arabic_keeps_its_order_and_a_list_of_numbers_runs_with_the_text() -> None:
    text = Words("الرقم {number}", "k", "ar", "draft")
    assert filled(text, number="2027-014") == "الرقم \u20682027-014\u2069"
    assert filled(text, number="1, 2, 3") == "الرقم 1, 2, 3"
    assert filled(Words("No. {number}", "k", "en"), number="2027-014") == "No. 2027-014"
