"""What the scenarios cover together is counted, and every hole is told with what is missing."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from toolkit import shipped
from toolkit.findings import Finding
from toolkit.model.content import Protocol
from toolkit.model.scenario import Parallel, Scenario
from toolkit.resolve.coverage import by_competency, by_marker, by_strategy, played, training
from toolkit.rules import apart, covering
from toolkit.rules.content import Content
from toolkit.store.content import Folders, Loaded, load_content


@cache
def loaded() -> Loaded:
    return load_content(Folders(shipped.modalities(), shipped.locales()), languages=["en"])[0]


def protocol() -> Protocol:
    made = loaded().protocol
    assert made is not None
    return made


def content(changed: Protocol) -> Content:
    return Content(loaded(), changed)


def with_scenarios(scenarios: Iterable[Scenario]) -> Protocol:
    return replace(protocol(), scenarios={one.id: one for one in scenarios})


def codes(found: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(row.code, " ".join(str(value) for value in row.slots.values())) for row in found]


@pytest.mark.parametrize("marker", sorted(protocol().taxonomy.markers))
def test_a_marker_that_no_scenario_carries_is_told(marker: str) -> None:
    carried = {one.id for one in by_marker(protocol())[marker]}
    rest = [one for one in protocol().scenarios.values() if one.id not in carried]
    found = list(covering.markers_and_strategies_are_played(content(with_scenarios(rest))))
    assert ("COVE001", marker) in codes(found)


@pytest.mark.parametrize("strategy", sorted(by_strategy(protocol())))
def test_a_strategy_that_no_answer_uses_is_told(strategy: str) -> None:
    without = [
        one.model_copy(update={"models": tuple(m for m in one.models if strategy not in m.strategies)})
        for one in protocol().scenarios.values()
    ]
    found = covering.markers_and_strategies_are_played(content(with_scenarios(without)))
    assert codes(found) == [("COVE002", strategy)]


def test_few_scenarios_claim_to_cover_nothing() -> None:
    few = with_scenarios(list(protocol().scenarios.values())[:5])
    assert not list(covering.markers_and_strategies_are_played(content(few)))
    assert not list(covering.competencies_have_no_hole(content(few)))


def test_nobody_is_the_client_of_two_scenarios() -> None:
    first, second, *rest = protocol().scenarios.values()
    client = second.client.model_copy(update={"persona": first.client.persona})
    twice = with_scenarios([first, second.model_copy(update={"client": client}), *rest])
    assert ("COVE003", first.client.persona) in codes(covering.clients_are_different_people(content(twice)))


def test_clients_of_one_age_are_told() -> None:
    young = [
        one.model_copy(update={"client": one.client.model_copy(update={"age": 25})})
        for one in protocol().scenarios.values()
    ]
    found = codes(covering.clients_are_different_people(content(with_scenarios(young))))
    count = len(training(protocol()))
    assert found == [("COVE004", f"{count} {count} under 30")]


def test_a_competency_that_nothing_measures_is_told() -> None:
    unmeasured = {name: one.model_copy(update={"competencies": {}}) for name, one in protocol().instruments.items()}
    found = covering.competencies_have_no_hole(content(replace(protocol(), instruments=unmeasured)))
    assert [row.slots["competency"] for row in found] == list(protocol().taxonomy.competencies)


def test_every_competency_is_taught_practised_and_measured() -> None:
    served = by_competency(protocol())
    assert set(served) == {"recognise", "tolerate", "invite", "own", "repair", "reflect"}
    assert {name: one.lacking for name, one in served.items() if one.lacking} == {}


def test_a_pair_that_differs_is_told_with_what_differs() -> None:
    scenarios = protocol().scenarios
    pair = next(one for one in scenarios.values() if one.parallel)
    for update, said in (
        ({"opens_after": pair.opens_after + 1}, "good moves"),
        ({"difficulty": pair.difficulty % 3 + 1}, "difficulty"),
        ({"beats": pair.beats[:-1]}, "steps"),
        ({"observer": pair.observer[:-1]}, "signs"),
        ({"parallel": Parallel.model_validate({"with": "short-answers", "equating": "none"})}, "names another"),
    ):
        changed = with_scenarios(
            [one if one.id != pair.id else one.model_copy(update=update) for one in scenarios.values()]
        )
        found = [row.what for row in apart.pairs_are_alike(content(changed))]
        assert any(said in what for what in found), (said, found)


def test_how_an_approach_plays_a_scenario() -> None:
    assert played(protocol(), "cbt", "too-early").how == "variant"
    assert played(protocol(), "nobody", "too-early").how == "common"
    changed = protocol().variants["cbt", "too-early"].model_copy(update={"applies": False, "reason": "No tasks."})
    without = replace(protocol(), variants={("cbt", "too-early"): changed})
    assert (played(without, "cbt", "too-early").how, played(without, "cbt", "too-early").reason) == (
        "none",
        "No tasks.",
    )
