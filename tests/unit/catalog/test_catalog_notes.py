"""What a translator is told about a text: in words, one line a fact, with the people of her own language."""

from dataclasses import replace
from functools import cache

import pytest

from toolkit import shipped
from toolkit.catalog.extract import Source, extracted
from toolkit.catalog.notes import LABELS
from toolkit.model.content import Protocol
from toolkit.model.locale import Wording
from toolkit.store.content import Folders, load_content


@cache
def protocol() -> Protocol:
    made, _ = load_content(Folders(shipped.modalities(), shipped.locales()), ["ja"])
    assert made.protocol is not None
    return made.protocol


@cache
def sources(tag: str) -> dict[str, Source]:
    return {source.key: source for rows in extracted(protocol(), tag).values() for source in rows}


def told(key: str, label: str, tag: str = "ja") -> list[str]:
    return [row.removeprefix(f"{label}: ") for row in sources(tag)[key].notes if row.startswith(f"{label}: ")]


def test_every_line_begins_with_a_label_and_every_text_has_a_place() -> None:
    for source in sources("ja").values():
        labels = [row.partition(": ")[0] for row in source.notes]
        assert labels[0] == "Where"
        assert set(labels) <= set(LABELS)
        assert labels == sorted(labels, key=LABELS.index)
        assert not any("\n" in row or row != row.strip() for row in source.notes)


def test_no_place_is_a_mere_key() -> None:
    """Each way leads through words: what follows the last step but one is no bare field name."""
    for key, source in sources("ja").items():
        way = source.notes[0].removeprefix("Where: ").partition("; read by")[0].split(" > ")
        last = way[-1].partition(": ")[0]
        assert " " in last or last in ("heading",), (key, source.notes[0])


def test_a_line_of_a_role_play_names_step_reader_and_speakers() -> None:
    key = "scenario/quiet-agreement/beats/praise/responses/met/client"
    (where,) = told(key, "Where")
    scenario = protocol().scenarios["quiet-agreement"]
    assert where == (
        f'scenario {scenario.code} "{scenario.facilitator.title}" > step 1 of {len(scenario.beats)} > it is met'
        " > what the client says then; read by the actor and the facilitator"
    )
    (speaks,) = told(key, "Who speaks")
    client, therapist = (protocol().locales["ja"].personas[name] for name in ("p2", "t1"))
    assert (scenario.client.persona, scenario.client.therapist) == ("p2", "t1")
    assert f"the client {client.shown['ja']} (a woman), {scenario.client.age} years old" in speaks
    assert f"to the therapist {therapist.shown['ja']} (gender left open)" in speaks
    assert told("scenario/quiet-agreement/models/m1/says", "Who speaks")[0].startswith("the therapist 伊藤先生")
    assert not told("scenario/quiet-agreement/portrayal/affect", "Who speaks")


def test_names_are_those_of_the_language_or_else_in_latin_letters() -> None:
    key = "scenario/quiet-agreement/learner/door_note"
    assert told(key, "Slots") == ["{client} = 佐々木さん, a woman"]
    english = protocol().locales["en"].personas["p2"]
    for tag in ("", "sw"):
        (row,) = told(key, "Slots", tag)
        assert row.startswith(f"{{client}} = {english.shown['latn']}, ")
    assert sources("ja")[key].flags == ("placeholders:{client}",)


def test_an_answer_stands_in_its_scale_and_a_question_before_its_own() -> None:
    (row,) = told("instrument/rrse/scales/confidence6/options/2/label", "Scale")
    options = protocol().instruments["rrse"].scales["confidence6"].options
    assert row == " | ".join(f"[{o.value} {o.label}]" if o.value == 2 else f"{o.value} {o.label}" for o in options)
    (row,) = told("instrument/rrse/sections/recognise/items/rrse01/text", "Scale")
    assert row == " | ".join(f"{o.value} {o.label}" for o in options)


def test_notes_limits_and_safety_are_told() -> None:
    noted = [key for key in sources("ja") if told(key, "Note")]
    assert len(noted) > 20
    assert told("instrument/rrse/title", "At most") == ["200 characters, where the form runs on LimeSurvey"]
    assert sources("ja")["instrument/rrse/title"].flags == ("max-length:200",)
    safety = [source for source in sources("ja").values() if source.safety]
    assert safety
    assert all("read-only" in source.flags and told(source.key, "Safety") for source in safety)


def test_no_flag_is_guessed_from_a_percent_sign() -> None:
    flags = {flag.partition(":")[0] for source in sources("ja").values() for flag in source.flags}
    assert flags == {"max-length", "placeholders", "read-only"}
    assert any("%" in source.text for source in sources("ja").values())


@pytest.mark.parametrize("form, word", [("f", "a woman"), ("m", "a man")])
def test_a_language_that_asks_for_other_wordings_gets_them_beside_the_plain_one(form: str, word: str) -> None:
    rule = Wording(keys="scenario/*/beats/**/client", by="client", forms=("f", "m"))
    locale = protocol().locales["ja"].model_copy(update={"wordings": (rule,)})
    made = extracted(replace(protocol(), locales={**protocol().locales, "ja": locale}), "ja")["scenarios"]
    keys = [source.key for source in made]
    key = "scenario/quiet-agreement/beats/praise/client"
    assert keys[keys.index(key) : keys.index(key) + 3] == [key, f"{key}~f", f"{key}~m"]
    assert word in made[keys.index(f"{key}~{form}")].notes[-1]
    assert not any("~" in source.key for source in sources("ja").values())
