"""Names: spellings, words that are taken, and the nearest right one."""

import re

import pytest

from toolkit.model import names


@pytest.mark.parametrize(
    "word, candidates, meant",
    [
        ("cbtt", ["cbt", "psychodynamic"], "cbt"),
        ("psychodinamic", ["cbt", "psychodynamic"], "psychodynamic"),
        ("psych", ["cbt", "psychodynamic"], "psychodynamic"),
        ("in person", ["in-person", "online", "hybrid"], "in-person"),
        ("Tuesday", ["mon", "tue"], "tue"),
        ("langauges", ["languages", "surveys"], "languages"),
        ("stge", ["stage", "study", "site"], "stage"),
        ("PRE1", ["pre1", "pre2"], "pre1"),
    ],
)
def test_nearest_finds_the_word_that_was_meant(word: str, candidates: list[str], meant: str) -> None:
    assert names.nearest(word, candidates) == meant


@pytest.mark.parametrize("word", ["x", "zzzzzz", "banana", ""])
def test_nearest_does_not_guess_wildly(word: str) -> None:
    assert names.nearest(word, ["cbt", "psychodynamic", "languages"]) is None


def test_nearest_does_not_depend_on_the_order_of_candidates() -> None:
    assert names.nearest("pre3", ["pre2", "pre1"]) == names.nearest("pre3", ["pre1", "pre2"])


@pytest.mark.parametrize(
    "one, two, slips", [("", "", 0), ("ab", "ba", 1), ("cbt", "cbtt", 1), ("abc", "xyz", 3), ("", "ab", 2)]
)
def test_distance_counts_slips(one: str, two: str, slips: int) -> None:
    assert names.distance(one, two) == names.distance(two, one) == slips


@pytest.mark.parametrize(
    "name, holder",
    [
        ("con", "Windows"),
        ("NUL", "Windows"),
        ("com1", "Windows"),
        ("aux.yaml", "Windows"),
        ("class", "web"),
        ("lpt¹", "Windows"),
        ("session", "every row of data"),
        ("submitdate", "limesurvey"),
        ("sapporo", None),
        ("console", None),
        ("rrse01", None),
    ],
)
def test_words_that_are_taken(name: str, holder: str | None) -> None:
    assert names.reserved_by(name) == holder


@pytest.mark.parametrize(
    "value, pattern, repaired",
    [
        ("012", names.SITE_ID, "s012"),
        ("1_000", names.SITE_ID, "s1000"),
        ("Sapporo", names.SITE_ID, "sapporo"),
        ("Quiet Agreement", names.ID, "quiet-agreement"),
        ("Bogotá", names.SITE_ID, "bogota"),
        ("new york", names.SITE_ID, "newyork"),
        ("札幌", names.SITE_ID, None),
        ("", names.SITE_ID, None),
        ("a" * 40, names.ITEM_CODE, "a" * 20),
    ],
)
def test_repaired_ids_fit_their_spelling(value: str, pattern: str, repaired: str | None) -> None:
    assert names.repaired_id(value, pattern, "s") == repaired
    assert repaired is None or re.search(pattern, repaired)


def test_ids_alike_without_their_marks() -> None:
    assert names.bare("quiet-agreement") == names.bare("Quiet_Agreement")


def test_every_spelling_that_is_described_compiles() -> None:
    assert all(re.compile(pattern) and words for pattern, words in names.SPELLINGS.items())
    assert names.spelling_of("^x$") is None
