"""Rules about what the scenarios cover together: markers, strategies and people; and competencies without a hole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.scenario import Scenario
from toolkit.phrases import phrase
from toolkit.resolve.coverage import by_competency, by_marker, by_strategy, training

if TYPE_CHECKING:
    from toolkit.rules.content import Content

GENDERS = {
    "f": phrase("clients/women", "women"),
    "m": phrase("clients/men", "men"),
    "x": phrase("clients/open", "people whose gender is left open"),
}
AGES = (
    (30, phrase("clients/young", "under 30")),
    (50, phrase("clients/middle", "30 to 49")),
    (100, phrase("clients/old", "50 or older")),
)
SMALL = 10
"""Fewer scenarios than this make no collection."""
MOST = 600
"""Of a thousand clients, how many may be alike in gender or age."""


def _claims_all(content: Content) -> bool:
    """A small collection, or one with fewer scenarios than there are markers, does not claim to cover them."""
    return len(training(content.protocol)) >= max(SMALL, len(content.protocol.taxonomy.markers))


def markers_and_strategies_are_played(content: Content) -> Iterator[Finding]:
    if not _claims_all(content):
        return
    for code, scenarios in by_marker(content.protocol).items():
        if not scenarios:
            yield content.find("COVE001", "taxonomy", ("markers", code), marker=code)
    for code, scenarios in by_strategy(content.protocol).items():
        if not scenarios:
            yield content.find("COVE002", "taxonomy", ("strategies", code), strategy=code)


def clients_are_different_people(content: Content) -> Iterator[Finding]:
    """Nobody is the client of two scenarios, and no gender or age makes up most of them.

    A site that adds a scenario has no people of its own to add, so its client may be one who is another one's too.
    """
    seen: set[str] = set()
    for name, one in content.protocol.scenarios.items():
        if one.client.persona in seen and f"scenario/{name}" not in content.protocol.own:
            path = ("client", "persona")
            yield content.find("COVE003", f"scenario/{name}", path, persona=one.client.persona)
        seen.add(one.client.persona)
    rows = training(content.protocol)
    if _claims_all(content):
        yield from _alike(content, Counter(_gender(content, one) for one in rows), len(rows))
        yield from _alike(content, Counter(_age(one) for one in rows), len(rows))


def _alike(content: Content, counts: Counter[str], every: int) -> Iterator[Finding]:
    what, most = counts.most_common(1)[0]
    if most * 1000 > MOST * every:
        yield content.find("COVE004", "protocol", ("scenarios",), count=every, most=most, what=what)


def _gender(content: Content, scenario: Scenario) -> str:
    people = content.protocol.locales["en"].personas if "en" in content.protocol.locales else {}
    known = people.get(scenario.client.persona)  # a persona that does not exist has a finding of its own
    return GENDERS[known.gender if known else "x"]


def _age(scenario: Scenario) -> str:
    return next(said for below, said in AGES if scenario.client.age < below)


def competencies_have_no_hole(content: Content) -> Iterator[Finding]:
    if not _claims_all(content):
        return
    for name, served in by_competency(content.protocol).items():
        for lacking in served.lacking:
            slots = {"competency": name, "lacking": lacking}
            yield content.find("COVE005", "taxonomy", ("competencies", name), **slots)
