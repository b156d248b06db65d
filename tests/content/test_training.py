"""The training as a whole: how many scenarios of which kind, what is the same in every approach, and whose secrets stay kept."""

from functools import cache
from itertools import product

import pytest

from toolkit import shipped
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.resolve.coverage import by_marker, by_strategy, training
from toolkit.resolve.fingerprint import structure
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.content import Folders, load_content


@cache
def protocol() -> Protocol:
    made = load_content(Folders(shipped.modalities(), shipped.locales()), languages=["en"])[0].protocol
    assert made is not None
    return made


@cache
def site(modality: str) -> ResolvedSite:
    data = {
        "site": {"id": "anywhere", "name": "Anywhere", "country": "JP"},
        "protocol": protocol().release.release,
        "modality": modality,
        "languages": ("en",),
        "scenarios": {"set": "all"},
    }
    return resolve_site(Declared(Site.model_validate(data, strict=False), protocol()))


MODALITIES = sorted(protocol().modalities)
TRAINING = [one.id for one in training(protocol())]
IN_EVERY_APPROACH = [pytest.param(*pair, id="-".join(pair)) for pair in product(MODALITIES, TRAINING)]


def test_there_are_six_approaches_and_every_scenario_has_a_word_on_each() -> None:
    assert MODALITIES == ["act", "cbt", "emotion_focused", "motivational", "person_centred", "psychodynamic"]
    said = set(protocol().variants)
    assert [pair for pair in product(MODALITIES, TRAINING) if pair not in said] == []
    assert all(variant.reason for variant in protocol().variants.values() if not variant.applies)


def test_scenarios_of_every_kind() -> None:
    rows = training(protocol())
    local = [one for one in rows if one.theme == "culture"]
    ruptured = [one for one in rows if one.rupture != "none" and one not in local]
    assert len(ruptured) >= 14
    assert sum(one.rupture == "none" for one in rows) == 3
    assert len(local) == 2
    assert len([one for one in protocol().scenarios.values() if one.use == "assessment"]) == 4
    assert {one.difficulty for one in ruptured} == {1, 2, 3}
    assert sum(one.erred for one in ruptured) >= 4
    assert sum(one.theme == "silent_dissatisfaction" for one in ruptured) == 2
    quiet = [one.markers.main for one in ruptured if one.theme == "silent_dissatisfaction"]
    assert set(quiet) <= {"W-DEF", "W-MIN"}


def test_every_marker_and_every_strategy_is_met() -> None:
    ruptured = {code: [one for one in rows if one.theme != "culture"] for code, rows in by_marker(protocol()).items()}
    assert len(ruptured) == 14
    assert [code for code, rows in ruptured.items() if not rows] == []
    assert {code: len(rows) for code, rows in by_strategy(protocol()).items() if len(rows) < 2} == {}


def test_pairs_for_assessment_claim_nothing() -> None:
    for one in protocol().scenarios.values():
        assert (one.use == "assessment") == (one.parallel is not None)
        assert one.parallel is None or one.parallel.equating == "none"


@pytest.mark.parametrize("modality, scenario", IN_EVERY_APPROACH)
def test_an_approach_changes_words_and_nothing_that_is_counted(modality: str, scenario: str) -> None:
    plain = protocol().scenarios[scenario]
    shown = site(modality).view("en", modality).scenario(scenario)
    assert structure(shown) == structure(plain)
    assert [beat.id for beat in shown.beats] == [beat.id for beat in plain.beats]
    assert [(row.id, row.marker, row.strategy, list(row.anchors)) for row in shown.observer] == [
        (row.id, row.marker, row.strategy, list(row.anchors)) for row in plain.observer
    ]
    first = site(MODALITIES[0]).view("en", MODALITIES[0]).scenario(scenario)
    assert [row.sees for row in shown.observer] == [row.sees for row in first.observer]
    assert (shown.markers, shown.code, shown.opens_after) == (plain.markers, plain.code, plain.opens_after)
