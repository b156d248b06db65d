"""Rules about scenarios that are kept apart: those for assessment, their pairs, and those about what belongs to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.scenario import Scenario
from toolkit.phrases import phrase

if TYPE_CHECKING:
    from toolkit.rules.content import Content

CULTURE = "culture"
"""The theme of scenarios about what belongs to somebody: a name, a family, a faith, a way of life."""


def assessment_stays_apart(content: Content) -> Iterator[Finding]:
    """A scenario for assessment stands in no set and is nobody's substitute."""
    scenarios = content.protocol.scenarios
    kept = {name for name, one in scenarios.items() if one.use == "assessment"}
    for key, members in content.protocol.release.sets.items():
        for at, member in enumerate(members):
            if member in kept:
                slots = {"scenario": member, "where": phrase("apart/in_set", "in the set `{key}`", key=key)}
                yield content.find("SCEN008", "protocol", ("sets", key, at), **slots)
    for name, one in scenarios.items():
        if one.use == "training" and one.safety.substitute in kept:
            where = phrase("apart/substitute", "as the substitute of `{name}`", name=name)
            slots = {"scenario": one.safety.substitute, "where": where}
            yield content.find("SCEN008", f"scenario/{name}", ("safety", "substitute"), **slots)


def what_belongs_to_somebody_is_local(content: Content) -> Iterator[Finding]:
    """A scenario about it is in no core set and assesses nobody, and each of its signs is settled locally."""
    core = content.protocol.release.sets.get("core", ())
    for name, one in content.protocol.scenarios.items():
        if one.theme != CULTURE:
            continue
        prefix = f"scenario/{name}"
        if name in core:
            where = phrase("apart/core", "stands in the core set")
            yield content.find("SCEN009", "protocol", ("sets", "core", core.index(name)), where=where)
        if one.use == "assessment":
            yield content.find("SCEN009", prefix, ("use",), where=phrase("apart/assesses", "is for assessment"))
        for at, row in enumerate(one.observer):
            if row.local != "required":
                yield content.find("SCEN010", prefix, ("observer", at))


def pairs_are_alike(content: Content) -> Iterator[Finding]:
    """Two scenarios that stand for each other name each other, and have the same steps, signs and length."""
    scenarios = content.protocol.scenarios
    for name, one in scenarios.items():
        other = scenarios.get(one.parallel.with_) if one.parallel else None
        if other is None:
            continue
        differs = _difference(one, other)
        if differs:
            slots = {"other": other.id, "differs": differs}
            yield content.find("SCEN011", f"scenario/{name}", ("parallel", "with"), **slots)


def _difference(one: Scenario, other: Scenario) -> str:
    """In words, the first thing in which two scenarios differ that should not; empty if they are alike."""
    if other is one:
        return phrase("pair/itself", "that is the scenario itself")
    if other.parallel is None or other.parallel.with_ != one.id:
        return phrase("pair/another", "names another one, or none")
    pairs = (
        (phrase("pair/use", "their use differs"), one.use, other.use),
        (phrase("pair/markers", "their main markers differ"), one.markers.main, other.markers.main),
        (phrase("pair/difficulty", "their difficulty differs"), one.difficulty, other.difficulty),
        (phrase("pair/minutes", "their minutes differ"), one.minutes, other.minutes),
        (
            phrase("pair/opens", "they open after different counts of good moves"),
            one.opens_after,
            other.opens_after,
        ),
        (phrase("pair/steps", "their steps differ"), _turns(one), _turns(other)),
        (phrase("pair/signs", "their signs differ"), _signs(one), _signs(other)),
    )
    return next((said for said, mine, theirs in pairs if mine != theirs), "")


def _turns(scenario: Scenario) -> list[tuple[str, ...]]:
    return [
        (beat.id, beat.responses.missed.then, beat.responses.clumsy.then, beat.responses.met.then)
        for beat in scenario.beats
    ]


def _signs(scenario: Scenario) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
    return [(row.id, row.marker, row.strategy, tuple(row.anchors)) for row in scenario.observer]


def rounds_hold_the_play(content: Content) -> Iterator[Finding]:
    """Reading, play and debrief of every training scenario fit into a round of the role-play."""
    rounds = [
        activity.minutes
        for module in content.protocol.modules.values()
        for activity in module.activities
        if activity.repeats == "round"
    ]
    for name, one in content.protocol.scenarios.items():
        if rounds and one.use == "training" and one.minutes.total > min(rounds):
            slots = {"minutes": one.minutes.total, "round": min(rounds)}
            yield content.find("SCEN012", f"scenario/{name}", ("minutes",), **slots)
