"""Wording: which words a message has in a language, in which language they really are, and how far they were looked at."""

import pytest
from unit.resolve.builders import ITEM, NOTE, locale, protocol, resolved, small, text_change

from toolkit.model.locale import Review, Wording
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.fingerprint import structure, words
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.wording import matches

SOURCE = "{client} comes for the third time."
QUESTION = "I notice a quick yes."


def said(site: ResolvedSite, tag: str, key: str = NOTE, text: str = SOURCE) -> tuple[str, str, str]:
    found = site.view(tag).reader.before_slots(key, text)
    assert found.key == key
    return str(found), found.lang, found.state


def japanese(rows: dict[str, tuple[str, ...]], **more: object) -> ResolvedSite:
    return resolved(protocol({"ja": rows}, ja=locale("ja", **more)), languages=("ja", "en"))


def test_english_is_the_source() -> None:
    assert said(resolved(), "en") == (SOURCE, "en", "source")


def test_a_translation_is_a_draft_until_it_is_signed() -> None:
    assert said(japanese({NOTE: (SOURCE, "三回目です。")}), "ja") == ("三回目です。", "ja", "draft")


def test_without_a_translation_english_is_marked() -> None:
    assert said(japanese({}), "ja") == (SOURCE, "en", "fallback")
    assert said(japanese({NOTE: (SOURCE, "")}), "ja") == (SOURCE, "en", "fallback")


def test_a_stale_translation_is_shown_and_marked_but_never_of_an_item() -> None:
    assert said(japanese({NOTE: ("Old.", "古い。")}), "ja") == ("古い。", "ja", "needs_check")
    assert said(japanese({NOTE: (SOURCE, "推量。", "fuzzy")}), "ja")[2] == "needs_check"
    assert said(japanese({ITEM: ("Old.", "古い。")}), "ja", ITEM, QUESTION) == (QUESTION, "en", "fallback")


def test_a_signed_translation_is_approved_as_long_as_it_says_the_same() -> None:
    rows = [
        ("instrument/check/scales/sure/options/0/label", "いいえ"),
        ("instrument/check/scales/sure/options/1/label", "はい"),
    ]
    catalog = {rows[0][0]: ("Not sure", "いいえ"), rows[1][0]: ("Sure", "はい")}
    signed = {"ja": Review.model_validate({"scales": {"check/sure": {"words": words(rows), "state": "approved"}}})}
    site = resolved(protocol({"ja": catalog}, signed, ja=locale("ja")), languages=("ja",))
    assert said(site, "ja", rows[0][0], "Not sure") == ("いいえ", "ja", "approved")
    changed = {**catalog, rows[1][0]: ("Sure", "ええ")}
    site = resolved(protocol({"ja": changed}, signed, ja=locale("ja")), languages=("ja",))
    assert said(site, "ja", rows[0][0], "Not sure") == ("いいえ", "ja", "draft")


def test_a_variety_takes_the_words_of_its_parent() -> None:
    content = protocol(
        {
            "es": {NOTE: (SOURCE, "Tercera vez."), ITEM: (QUESTION, "Noto un sí.")},
            "es-419": {NOTE: (SOURCE, "Tercera sesión.")},
        },
        es=locale("es"),
        es_419=locale("es-419"),
    )
    site = resolved(content, languages=("es-419",))
    assert site.languages[0].chain == ("es-419", "es")
    assert said(site, "es-419") == ("Tercera sesión.", "es-419", "draft")
    assert said(site, "es-419", ITEM, QUESTION) == ("Noto un sí.", "es", "draft")


def test_a_variety_of_english_is_no_fallback() -> None:
    assert said(resolved(languages=("en-GB",)), "en-GB") == (SOURCE, "en", "source")


def test_a_replaced_text_never_shows_the_translation_of_the_shared_one() -> None:
    key, shared = "scenario/nod/beats/yes/client", "It was good."
    assert said(japanese({key: (shared, "よかったです。")}), "ja", key, shared) == ("It was fine.", "en", "fallback")
    own = {f"modality/plain/{key}": ("It was fine.", "大丈夫でした。")}
    assert said(japanese(own), "ja", key, shared) == ("大丈夫でした。", "ja", "draft")


def test_a_change_brings_its_own_words() -> None:
    content = protocol({"ja": {NOTE: (SOURCE, "三回目です。")}}, ja=locale("ja"))
    changes = (text_change(NOTE, {"ja": "四回目です。", "en": "Fourth."}),)
    site = resolved(content, changes, languages=("ja", "en", "ar"))
    assert said(site, "ja") == ("四回目です。", "ja", "draft")
    assert said(site, "en") == ("Fourth.", "en", "source")
    assert said(site, "ar") == ("Fourth.", "en", "fallback")


GENDERED = (Wording(keys="scenario/*/learner/**", by="client", forms=("f", "m")),)


@pytest.mark.parametrize("gender, expected", [("f", "Ella."), ("m", "Él."), ("x", "Viene.")])
def test_another_wording_follows_the_gender_of_the_client(gender: str, expected: str) -> None:
    rows = {NOTE: (SOURCE, "Viene."), f"{NOTE}~f": (SOURCE, "Ella."), f"{NOTE}~m": (SOURCE, "Él.")}
    spanish = locale("es", wordings=GENDERED)
    people = {name: one.model_copy(update={"gender": gender}) for name, one in spanish.personas.items()}
    content = protocol({"es": rows}, es=spanish.model_copy(update={"personas": people}))
    site = resolved(content, languages=("es",))
    assert site.view("es").scenario("nod").learner.door_note == expected
    variety = resolved(
        protocol({"es": rows}, es=spanish.model_copy(update={"personas": people})), languages=("es-419",)
    )
    assert variety.view("es-419").scenario("nod").learner.door_note == expected


def test_other_wordings_hold_for_a_variant_too() -> None:
    key = "scenario/nod/beats/yes/client"
    own = f"modality/plain/{key}"
    rows = {own: ("It was fine.", "Bien."), f"{own}~f": ("It was fine.", "Bien, dijo ella.")}
    asked = (Wording(keys="scenario/*/beats/**", by="client", forms=("f",)),)
    site = resolved(protocol({"es": rows}, es=locale("es", wordings=asked)), languages=("es",))
    assert site.view("es").scenario("nod").beats[0].client == "Bien, dijo ella."


def test_localising_changes_no_structure() -> None:
    site = japanese({NOTE: (SOURCE, "三回目です。")})
    part = small().scenarios["nod"]
    local = site.view("ja").scenario("nod")
    assert local.learner.door_note == "三回目です。"
    assert isinstance(local.learner.door_note, Words)
    before, after = dict(_plain(part.model_dump())), dict(_plain(local.model_dump()))
    assert before.keys() == after.keys()
    assert structure(part) == structure(local)
    texts = {message.text for message in walk_messages(part, "")}
    assert {value for key, value in before.items() if after[key] != value} <= texts


def _plain(value: object, key: str = "") -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [row for name, member in value.items() for row in _plain(member, f"{key}.{name}".lstrip("."))]
    if isinstance(value, list | tuple):
        return [row for index, member in enumerate(value) for row in _plain(member, f"{key}.{index}")]
    return [(key, value)]


@pytest.mark.parametrize(
    "keys, key, expected",
    [
        ("a/*/c", "a/b/c", True),
        ("a/*/c", "a/b/b/c", False),
        ("a/**/c", "a/c", True),
        ("a/**/c", "a/b/b/c", True),
        ("a/**", "a", True),
        ("a/**", "ab", False),
        ("A/B", "a/b", True),
        ("**", "x/y", True),
        ("a/*", "a", False),
    ],
)
def test_key_patterns(keys: str, key: str, expected: bool) -> None:
    assert matches(keys, key) is expected
