"""Rules about days, on a declaration as it is read: no model, no content but what is named here."""

from datetime import date

from toolkit.findings import Finding
from toolkit.rules import times
from toolkit.rules.context import Declaration, Known
from toolkit.store.yaml import parse_yaml

KNOWN = Known(
    releases=("small@1",), modalities=("plain",), languages=("en",), scenarios={}, instruments=(), waves=("pre1", "pre2", "post"),
    occasions=("pre1", "pre2", "post"), forms=(), targets=("web",),
)  # fmt: skip


def declared(text: str) -> Declaration:
    tree, found = parse_yaml(text, "site.yaml")
    assert tree is not None
    assert not found
    return Declaration(tree, KNOWN, date(2027, 1, 15))


def told(found: list[Finding]) -> list[tuple[str, int, str]]:
    return [(row.code, row.place.line, row.fix) for row in found]


def test_a_start_is_on_the_day_of_the_cohorts_own_sessions() -> None:
    site = "delivery: {schedule: {day: tue, at: '18:00'}}\ncohorts:\n"
    own = "  - {id: one, starts: 2027-04-12, delivery: {schedule: {day: mon, at: '18:00'}}}\n"
    assert not list(times.start_is_a_session_day(declared(site + own)))
    found = list(times.start_is_a_session_day(declared(site + "  - {id: one, starts: 2027-04-12}\n")))
    assert [(row.code, row.place.line) for row in found] == [("TIME005", 3)]
    assert "2027-04-13" in found[0].fix


def test_a_day_to_skip_is_a_day_of_sessions() -> None:
    text = "cohorts:\n  - {id: one, delivery: {schedule: {day: mon, at: '18:00', skip: [2027-04-12, 2027-04-13]}}}\n"
    found = list(times.skipped_days_are_session_days(declared(text)))
    assert [row.what for row in found] == ["2027-04-13 is a Tuesday, and the sessions are on a Monday"]


def test_waves_come_in_the_order_of_the_protocol() -> None:
    assert not list(times.waves_come_in_order(declared("wave_dates: {post: 2027-06-01, pre1: 2027-03-01}\n")))
    found = list(times.waves_come_in_order(declared("wave_dates: {pre1: 2027-06-01, post: 2027-03-01}\n")))
    assert [row.what for row in found] == ['the wave "post" is on 2027-03-01, before the wave "pre1" on 2027-06-01']


def test_a_cohorts_dates_are_laid_over_the_sites() -> None:
    text = "wave_dates: {pre1: 2027-03-01, post: 2027-06-01}\ncohorts:\n  - {id: one, wave_dates: {pre2: 2027-02-01}}\n"
    found = list(times.waves_come_in_order(declared(text)))
    assert [(row.code, row.place.line, row.slots["wave"]) for row in found] == [("TIME006", 3, "pre2")]


def test_a_group_takes_three() -> None:
    found = list(
        times.groups_can_be_formed(declared("cohorts:\n  - {id: one, size: 2}\n  - {id: two, size: 6, groups: 2}\n"))
    )
    assert [(row.code, row.place.line) for row in found] == [("SITE021", 2)]
    assert found[0].fix.startswith("Write a `size:` of 3 or more.")
    assert not list(times.groups_can_be_formed(declared("cohorts: [{id: one, size: true}, {id: two}]\n")))
