"""Layers: an empty one changes nothing, the last one wins, a variant holds for its modality alone."""

from hypothesis import given
from hypothesis import strategies as st
from unit.resolve.builders import ITEM, NOTE, resolved, small, text_change

from toolkit.resolve.layers import Source, base_of, change_sources, merged, variant_sources

KEYS = st.sampled_from(["scenario/nod/learner/title", NOTE, ITEM])
LAYERS = st.lists(st.dictionaries(KEYS, st.text(min_size=1).map(lambda text: Source("k", text, "site"))), max_size=4)


@given(LAYERS)
def test_an_empty_layer_changes_nothing(layers: list[dict[str, Source]]) -> None:
    whole = merged(*layers)
    for at in range(len(layers) + 1):
        assert merged(*layers[:at], {}, *layers[at:]) == whole


@given(LAYERS)
def test_the_last_layer_wins(layers: list[dict[str, Source]]) -> None:
    for key, source in merged(*layers).items():
        assert source == [layer[key] for layer in layers if key in layer][-1]


def test_a_variant_replaces_with_its_layer_in_front() -> None:
    found = variant_sources(small(), "plain")
    assert found == {
        "scenario/nod/beats/yes/client": Source(
            "modality/plain/scenario/nod/beats/yes/client", "It was fine.", "modality"
        )
    }
    assert variant_sources(small(), "other") == {}


def test_a_change_brings_its_translations() -> None:
    found = change_sources([text_change(NOTE.upper(), {"ja": "一", "en": "One."})], "site", "kyoto", "plain")
    assert found == {NOTE: Source(f"site/kyoto/{NOTE}", "One.", "site", {"ja": "一", "en": "One."}, "a1")}


def test_a_change_without_english_shows_what_it_has() -> None:
    assert change_sources([text_change(NOTE, {"ja": "一"})], "site", "kyoto", "plain")[NOTE].text == "一"


def test_the_base_of_a_target() -> None:
    assert base_of(NOTE, "plain") == NOTE
    assert base_of(f"modality/plain/{NOTE}", "plain") == NOTE
    assert base_of(f"modality/plain/{NOTE}", "other") is None
    assert base_of("modality/plain/name", "other") == "modality/plain/name"
    task = "modality/plain/scenario/nod/trigger_task"
    assert base_of(task, "other") == task


def test_the_site_has_the_last_word_over_its_modality() -> None:
    key = "scenario/nod/beats/yes/client"
    plain = resolved()
    assert plain.view("en").scenario("nod").beats[0].client == "It was fine."
    changed = resolved(changes=(text_change(key, {"en": "Mine."}),))
    assert changed.view("en").scenario("nod").beats[0].client == "Mine."
    assert [key in layer for layer in changed.layers("plain")] == [True, False, True]
