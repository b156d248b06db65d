"""Rules about scenarios and their variants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.content import Protocol
from toolkit.model.scenario import Scenario
from toolkit.model.text import walk_messages
from toolkit.phrases import phrase

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def names_exist(content: Content) -> Iterator[Finding]:
    """Markers, strategies, themes, personas, debrief steps and other scenarios that a scenario names."""
    protocol = content.protocol
    for name, scenario in protocol.scenarios.items():
        prefix = f"scenario/{name}"
        yield from _codes(content, prefix, scenario)
        if scenario.theme is not None:
            yield from content.unknown(prefix, ("theme",), "theme", scenario.theme, tuple(protocol.taxonomy.themes))
        for index, step in enumerate(scenario.debrief):
            known = tuple(protocol.taxonomy.debrief)
            yield from content.unknown(prefix, ("debrief", index), "debrief", step, known)
        yield from _people(content, prefix, scenario)
        yield from _others(content, prefix, scenario)


def _codes(content: Content, prefix: str, scenario: Scenario) -> Iterator[Finding]:
    markers, strategies = tuple(content.protocol.taxonomy.markers), _coded(content.protocol)
    if scenario.markers.main is not None:
        yield from content.unknown(prefix, ("markers", "main"), "marker", scenario.markers.main, markers)
    elif scenario.rupture != "none":
        yield content.find("SCEN005", prefix, ("markers",))
    for index, code in enumerate(scenario.markers.also):
        yield from content.unknown(prefix, ("markers", "also", index), "marker", code, markers)
    for at, model in enumerate(scenario.models):
        for index, code in enumerate(model.strategies):
            yield from content.unknown(prefix, ("models", at, "strategies", index), "strategy", code, strategies)
    for at, row in enumerate(scenario.observer):
        if row.marker is not None:
            yield from content.unknown(prefix, ("observer", at, "marker"), "marker", row.marker, markers)
        if row.strategy is not None:
            yield from content.unknown(prefix, ("observer", at, "strategy"), "strategy", row.strategy, strategies)


def _coded(protocol: Protocol) -> tuple[str, ...]:
    """Strategies that may be given as a code: a parent of others is not coded."""
    return tuple(code for code, one in protocol.taxonomy.strategies.items() if one.coded)


def _people(content: Content, prefix: str, scenario: Scenario) -> Iterator[Finding]:
    people = tuple(content.protocol.locales["en"].personas) if "en" in content.protocol.locales else ()
    for key in ("persona", "therapist"):
        yield from content.unknown(prefix, ("client", key), "persona", getattr(scenario.client, key), people)


def _others(content: Content, prefix: str, scenario: Scenario) -> Iterator[Finding]:
    others = tuple(content.protocol.scenarios)
    if scenario.safety.substitute is not None:
        path = ("safety", "substitute")
        yield from content.unknown(prefix, path, "scenario", scenario.safety.substitute, others)
        if scenario.safety.substitute == scenario.id:
            yield content.find("SCEN006", prefix, path)
    if scenario.parallel is not None:
        yield from content.unknown(prefix, ("parallel", "with"), "scenario", scenario.parallel.with_, others)


def scripts_can_be_played(content: Content) -> Iterator[Finding]:
    """Every `then` leads to a step or the end, and every step can be reached from the first."""
    for name, scenario in content.protocol.scenarios.items():
        beats = {beat.id: beat for beat in scenario.beats}
        reached = {scenario.beats[0].id}
        for at, beat in enumerate(scenario.beats):
            for kind in ("missed", "clumsy", "met"):
                then = getattr(beat.responses, kind).then
                reached.add(then)
                if then not in beats and then != "end":
                    path = ("beats", at, "responses", kind, "then")
                    yield content.find("SCEN001", f"scenario/{name}", path, value=then, allowed=", ".join(beats))
        for at, beat in enumerate(scenario.beats):
            if beat.id not in reached:
                yield content.find("SCEN007", f"scenario/{name}", ("beats", at, "id"), value=beat.id)


def sheets_are_about_one_thing(content: Content) -> Iterator[Finding]:
    for name, scenario in content.protocol.scenarios.items():
        for at, row in enumerate(scenario.observer):
            if (row.marker is None) == (row.strategy is None):
                given = (
                    phrase("observer/both", "a marker and a strategy")
                    if row.marker
                    else phrase("observer/neither", "neither a marker nor a strategy")
                )
                yield content.find("SCEN002", f"scenario/{name}", ("observer", at), given=given)


def ruptures_fit_their_markers(content: Content) -> Iterator[Finding]:
    markers = content.protocol.taxonomy.markers
    for name, scenario in content.protocol.scenarios.items():
        main = scenario.markers.main
        group = markers[main].group if main in markers and main else None
        if group is not None and scenario.rupture not in (group, "mixed"):
            slots = {"marker": main, "group": group, "rupture": scenario.rupture}
            yield content.find("SCEN003", f"scenario/{name}", ("markers", "main"), **slots)


def learners_are_not_told(content: Content) -> Iterator[Finding]:
    """Nothing that the learner reads before the play holds a marker's name or code, or the words of the field."""
    taxonomy = content.protocol.taxonomy
    telling = ["rupture", "withdrawal", "confrontation", "alliance", "marker", "difficulty", *taxonomy.markers]
    telling += [marker.name for marker in taxonomy.markers.values()]
    for name, scenario in content.protocol.scenarios.items():
        for message in walk_messages(scenario.learner, ""):
            for word in telling:
                if re.search(rf"\b{re.escape(word)}\b", message.text, re.IGNORECASE):
                    path = ("learner", message.key.strip("/"))
                    yield content.find("SCEN004", f"scenario/{name}", path, word=word)


def variants_fit(content: Content) -> Iterator[Finding]:
    """A variant replaces texts that exist, one of them heard in the room; one that does not apply says why."""
    for (modality, name), variant in content.protocol.variants.items():
        prefix = f"variant/{modality}/{name}"
        scenarios = content.protocol.scenarios
        yield from content.unknown(prefix, ("scenario",), "scenario", variant.scenario, tuple(scenarios))
        if not variant.applies:
            if not variant.reason:
                yield content.find("VARI002", prefix, ("applies",))
            continue
        if variant.scenario not in scenarios:
            continue
        known = {message.key for message in walk_messages(scenarios[variant.scenario], "")}
        for path in variant.messages:
            if f"/{path.lower()}" not in known:
                yield content.find("VARI001", prefix, ("messages", path), path=path)
        if not any(_heard(path) for path in variant.messages):
            yield content.find("VARI003", prefix, ("messages",))


def _heard(path: str) -> bool:
    """Whether a path is a line or a cue of the client."""
    return path.endswith(("/client", "/cue")) or path == "portrayal/opening"
