"""Rules about plans, on declarations and on resolved sites: what does not fit is told with ways out that are true."""

from datetime import date

import pytest
from unit.resolve.builders import resolved
from unit.resolve.plans import FILMED, activity, module

from toolkit.findings import Finding
from toolkit.resolve.site import ResolvedSite
from toolkit.rules import plans
from toolkit.rules.context import Declaration, Known
from toolkit.store.yaml import parse_yaml

MODULES = (
    module("ground", [activity("a", 40)]),
    module("more", [activity("b", 40)], core=False, needs=("ground",)),
    module("end", [activity("c", 20)], core=False),
)
KNOWN = Known(
    releases=(), modalities=(), languages=(), scenarios={}, instruments=(), waves=(), occasions=(), forms=(), targets=(), modules=MODULES,
)  # fmt: skip


def declared(text: str) -> Declaration:
    tree, found = parse_yaml(text, "site.yaml")
    assert tree is not None
    assert not found
    return Declaration(tree, KNOWN, date(2027, 1, 15))


def told(found: list[Finding]) -> list[tuple[str, int, str]]:
    return [(row.code, row.place.line, row.fix) for row in found]


def test_minutes_that_are_too_few_say_what_would_do() -> None:
    found = list(plans.training_fits(declared("delivery:\n  sessions: 2\n  minutes: 45\n")))
    ways = (
        "Write below `delivery:`\n`sessions: 3`\nor\n`minutes: 60`\n"
        "or at the start of a line, which leaves out `end`\n`modules: {set: [ground, more]}`"
    )
    assert told(found) == [("PLAN001", 2, ways)]
    for way in (
        "sessions: 3, minutes: 45}",
        "sessions: 2, minutes: 60}",
        "sessions: 2, minutes: 45}\nmodules: {set: [ground, more]}",
    ):
        assert not list(plans.training_fits(declared(f"delivery: {{{way}\n")))


def test_minutes_that_are_enough_in_all_may_still_not_hold_an_activity() -> None:
    found = list(plans.training_fits(declared("delivery: {sessions: 4, minutes: 30}\n")))
    assert told(found) == [("PLAN002", 1, "Write below `delivery:`\n`minutes: 40`")]


def test_where_neither_more_nor_longer_sessions_are_enough_both_are_told() -> None:
    many = tuple(module(f"m{at}", [activity("a", 90)] * 20) for at in range(4))
    declaration = declared("delivery: {sessions: 1, minutes: 60}\n")
    known = Declaration(declaration.tree, Known(**{**vars(KNOWN), "modules": many}), date(2027, 1, 15))
    assert [row.fix for row in plans.training_fits(known)] == [
        "Write below `delivery:`\n`sessions: 60`\n`minutes: 120`"
    ]


def test_a_cohort_with_fewer_sessions_is_looked_at_too() -> None:
    text = "delivery: {sessions: 3, minutes: 45}\ncohorts:\n  - id: one\n    delivery: {sessions: 1}\n  - id: two\n"
    assert [row[:2] for row in told(list(plans.training_fits(declared(text))))] == [("PLAN001", 4)]


def test_without_sessions_or_minutes_there_is_nothing_to_say() -> None:
    for text in ("delivery: {sessions: 3}\n", "delivery: {minutes: 3}\n", "delivery: none\n", "waves: []\n"):
        assert not list(plans.training_fits(declared(text)))


def test_fewer_modules_need_less() -> None:
    assert not list(plans.training_fits(declared("modules: {set: core}\ndelivery: {sessions: 1, minutes: 45}\n")))
    assert list(plans.training_fits(declared("modules: {set: all}\ndelivery: {sessions: 1, minutes: 45}\n")))


@pytest.mark.parametrize(
    "chosen, codes",
    [("all", []), ("core", []), ("[ground, end]", []), ("[more, end]", ["PLAN004"]), ("[ground, mor]", ["PLAN003"])],
)
def test_a_list_of_modules_names_what_there_is_and_leaves_out_nothing_core(chosen: str, codes: list[str]) -> None:
    declaration = declared(f"modules: {{set: {chosen}}}\n")
    found = [*plans.modules_exist(declaration), *plans.modules_are_whole(declaration)]
    assert [row.code for row in found] == codes


def test_a_list_of_modules_has_what_they_build_on() -> None:
    modules = (
        module("base", [activity("a", 1)], core=False),
        module("top", [activity("b", 1)], core=False, needs=("base",)),
    )
    declaration = declared("modules: {set: [top]}\n")
    known = Declaration(declaration.tree, Known(**{**vars(KNOWN), "modules": modules}), date(2027, 1, 15))
    assert [(row.code, row.slots["value"], row.slots["needing"]) for row in plans.modules_are_whole(known)] == [
        ("PLAN005", "base", "top")
    ]


def site(**more: object) -> ResolvedSite:
    from dataclasses import replace

    from unit.resolve.builders import small

    rows = [activity("open", 5, "opening"), activity("scene", 20, "round"), activity("close", 5, "closing")]
    content = replace(small(), modules={"play": module("play", rows)})
    video = FILMED.video
    assert video is not None
    delivery = {"sessions": 1, "minutes": 90, "video": video.model_dump(), **more}
    return resolved(content, cohorts=({"id": "spring", "size": 12},), delivery=delivery)


def test_rooms_and_cameras_that_are_too_few_are_told() -> None:
    tree, _ = parse_yaml("delivery:\n  rooms: 2\n  cameras: 1\n", "site.yaml")
    assert tree is not None
    found = list(plans.rooms_are_enough(site(rooms=2, cameras=1), tree))
    assert [(row.code, row.place.line, row.slots["needed"]) for row in found] == [
        ("PLAN006", 2, "4"),
        ("PLAN007", 3, "4"),
    ]
    assert not list(plans.rooms_are_enough(site(rooms=4, cameras=4), tree))
    assert not list(plans.rooms_are_enough(site(), tree))


def test_too_few_scenarios_are_told() -> None:
    tree, _ = parse_yaml("scenarios: {set: core}\n", "site.yaml")
    assert tree is not None
    assert not list(plans.scenarios_are_enough(site(), tree))
    found = list(plans.scenarios_are_enough(site(minutes=180), tree))
    assert [(row.code, row.slots["rounds"]) for row in found] == [("PLAN008", "6")]


@pytest.mark.extras
@pytest.mark.parametrize(
    "country, subdivision, code, line",
    [("DE", "ZZ", "PLAN009", 3), ("DE", "BY", "", 0), ("DE", None, "", 0), ("IC", None, "PLAN013", 2)],
)
def test_a_place_whose_holidays_are_not_known_is_told(
    country: str, subdivision: str | None, code: str, line: int
) -> None:
    tree, _ = parse_yaml("site:\n  country: DE\n  subdivision: ZZ\n", "site.yaml")
    assert tree is not None
    one = resolved(
        site={"id": "bonn", "name": "Bonn", "country": country, "subdivision": subdivision},
        cohorts=({"id": "spring", "size": 6, "starts": date(2027, 4, 13)},),
        delivery={"sessions": 4, "minutes": 60, "schedule": {"day": "tue", "at": "18:00"}},
    )
    found = list(plans.holidays_are_known(one, tree))
    assert [(row.code, row.place.line) for row in found] == ([(code, line)] if code else [])
    assert all("BY" in row.what for row in found if code == "PLAN009")
