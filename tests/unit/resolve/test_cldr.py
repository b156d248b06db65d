"""Tags by their names of today, without the script that goes without saying."""

import pytest

from toolkit.resolve.cldr import WRITTEN, digits_of, replaced, shortest, varieties


@pytest.mark.parametrize(
    "old, new",
    [
        ("iw", "he"),
        ("iw-IL", "he-IL"),
        ("in", "id"),
        ("no", "nb"),
        ("tl", "fil"),
        ("sh", "sr-Latn"),
        ("cmn", "zh"),
        ("ja", "ja"),
    ],
)
def test_a_replaced_language_has_its_name_of_today(old: str, new: str) -> None:
    assert replaced(old) == new


@pytest.mark.parametrize(
    "tag, short",
    [
        ("ja-Jpan", "ja"),
        ("pt-Latn-BR", "pt-BR"),
        ("az-Cyrl", "az-Cyrl"),
        ("pa-Arab", "pa-Arab"),
        ("zh-CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant-HK"),
        ("zh-SG", "zh-Hans-SG"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("sr-Latn-RS", "sr-Latn-RS"),
    ],
)
def test_a_script_is_named_where_it_does_not_go_without_saying(tag: str, short: str) -> None:
    assert shortest(tag) == short


@pytest.mark.parametrize("tag", WRITTEN)
def test_a_language_that_is_written_in_two_ways_stays_open(tag: str) -> None:
    assert shortest(tag) == tag


def test_digits_are_those_of_the_nearest_locale() -> None:
    assert [digits_of(tag) for tag in ("fa", "ar-JO", "pt-PT", "ain")] == ["arabext", "arab", "latn", "latn"]


def test_varieties_are_those_of_the_language_alone() -> None:
    assert {"pt", "pt-BR", "pt-PT"} <= set(varieties("pt"))
    assert all(tag == "pt" or tag.startswith("pt-") for tag in varieties("pt"))
