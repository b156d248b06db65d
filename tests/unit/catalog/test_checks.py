"""What the checks of translations find in the corpus of mistakes and in their own examples, and what they leave alone."""

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus import mistakes, peer
from tests.corpus.sound import TAGS, catalog_of, text_of
from tests.unit.catalog.facts import facts_of, said_of
from toolkit.catalog.checks import marks, numbers
from toolkit.catalog.checks.message import Pair, sentences
from toolkit.catalog.checks.table import LANGUAGE_CHECKS, MESSAGE_CHECKS, checked
from toolkit.catalog.extract import Source
from toolkit.codes.checks import CODES, EXAMPLES, Example
from toolkit.findings import Finding, Place, Severity
from toolkit.model.glossary import Term
from toolkit.model.locale import AcceptedFinding, MessageReview, Review
from toolkit.resolve.fingerprint import words
from toolkit.store.po import Catalog, Entry

MISTAKES = mistakes.cases()
OPEN = [case for case in MISTAKES if not case.held_out]


@cache
def known(tag: str) -> frozenset[tuple[str, str]]:
    return rows(said_of(text_of(tag), tag))


def rows(findings: list[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((row.place.key, row.code) for row in findings)


def news(case: mistakes.Mistake) -> list[str]:
    """The codes that speak up about a case and not about its sound catalog."""
    return sorted({code for _, code in rows(said_of(case.text, case.tag)) - known(case.tag)})


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_said_of_the_sound_catalogs(tag: str) -> None:
    assert known(tag) == frozenset()


@pytest.mark.parametrize("case", OPEN, ids=lambda case: case.label)
def test_each_mistake_is_caught(case: mistakes.Mistake) -> None:
    assert news(case)


def test_the_share_is_printed_beside_what_is_held_out() -> None:
    table = peer.table(MISTAKES, {case.label: news(case) for case in MISTAKES})
    print("\n" + "\n".join(table))
    assert table[-1].split()[1] == "54/54"


ERRORS = (
    "anchor-missing",
    "anchor-added",
    "anchors-alike",
    "slot-renamed",
    "bidi-unbalanced",
    "digits-changed",
)


@pytest.mark.parametrize("name", [*ERRORS, "time-frame-changed", "time-frame-lost"])
def test_what_makes_a_form_wrong_is_an_error_in_every_language(name: str) -> None:
    for tag in mistakes.tags_of(name):
        for seed in range(20, 24):
            case = mistakes.made(name, seed, tag)
            new = [row for row in said_of(case.text, tag) if (row.place.key, row.code) not in known(tag)]
            assert any(row.severity is Severity.ERROR for row in new), case.changed


def checked_rows(example: Example, wrong: bool) -> list[Finding]:
    """What the checks say of one side of an example."""
    shown = [(row, row.wrong if wrong else row.right) for row in example.rows]
    entries = [
        Entry(row.key, row.english, text or "", line=number)
        for number, (row, text) in enumerate(shown, 1)
        if text is not None
    ]
    sources = [Source(row.key, row.english, (), row.flags) for row in example.rows if row.english]
    terms = tuple(Term((english,), (forms,), (banned,)) for english, forms, banned in example.glossary)
    return checked([Catalog(entries=entries)], {"all": sources}, facts_of(example.language, terms))


@pytest.mark.parametrize("code", EXAMPLES)
def test_each_example_shows_its_code_on_the_wrong_side_alone(code: str) -> None:
    example = EXAMPLES[code]
    assert code in {row.code for row in checked_rows(example, wrong=True)}
    assert code not in {row.code for row in checked_rows(example, wrong=False)}


def test_every_check_has_a_code_an_example_and_a_sentence() -> None:
    spoken = [code for table in (MESSAGE_CHECKS, LANGUAGE_CHECKS) for codes in table.values() for code in codes]
    assert sorted(spoken) == sorted(EXAMPLES)
    assert len(set(spoken)) == len(spoken)
    assert set(spoken) <= set(CODES)
    for check in (*MESSAGE_CHECKS, *LANGUAGE_CHECKS):
        assert re.fullmatch(r"[A-Z][^\n]*\.", (check.__doc__ or "").strip()), check


KEY = "instrument/rrse/sections/repair/items/rrse08/text"


def about(target: str, source: str = "Make it easy.", review: Review | None = None, key: str = KEY) -> list[Finding]:
    catalog = Catalog(entries=[Entry(key, source, target, line=4)], file="a.po")
    return checked([catalog], {"a": [Source(key, source, ())]}, facts_of("ja"), review, "review.yaml")


def accepting(code: str, of: str | None) -> Review:
    accepted = (AcceptedFinding(code=code, role="translator", reason="it is said so"),)
    said = MessageReview(words=None if of is None else words([(KEY, of)]), accepted=accepted)
    return Review(messages={KEY: said})


def test_a_warning_is_accepted_for_exactly_these_words() -> None:
    text = "簡単にする"
    assert [row.code for row in about(text)] == ["CHEK024"]
    assert about(text, review=accepting("CHEK024", text)) == []


@pytest.mark.parametrize("of", ["簡単", None])
def test_an_acceptance_of_other_words_is_stale(of: str | None) -> None:
    text = "簡単にする"
    found = about(text, review=accepting("CHEK024", of))
    assert [row.code for row in found] == ["CHEK024", "CHEK028"]
    assert words([(KEY, text)]) in str(found[1].fix), "the words to write are told"
    assert found[1].place.file == "review.yaml"


def test_an_error_cannot_be_accepted() -> None:
    text = "{therapist}が簡単にする。"
    found = about(text, review=accepting("CHEK020", text))
    assert [row.code for row in found] == ["CHEK020", "CHEK029"]


def test_what_is_accepted_and_not_found_is_told() -> None:
    found = about("簡単にする。", review=accepting("CHEK024", "簡単にする。"))
    assert [(row.code, row.severity) for row in found] == [("CHEK030", Severity.NOTE)]


@pytest.mark.parametrize(
    "here, level",
    [("{client}と{client}。", None), ("{client}。", "warning"), ("はい。", "error"), ("{client}と{clinic}。", "error")],
)
def test_a_gap_is_an_error_where_it_is_missing_and_a_warning_where_it_stands_less_often(here, level) -> None:
    found = [row for row in about(here, "{client} and {client}.") if row.code == "CHEK020"]
    assert [row.severity.value for row in found] == ([level] if level else [])


def test_a_denial_outside_questionnaires_is_a_note() -> None:
    english, here = "I did not feel understood.", "分かってもらえたと感じた。"
    assert [(row.code, row.severity) for row in about(here, english)] == [("CHEK010", Severity.WARNING)]
    other = about(here, english, key="module/repair/title")
    assert [(row.code, row.severity) for row in other] == [("CHEK010", Severity.NOTE)]


def test_what_waits_for_a_check_is_left_alone_and_what_is_stale_is_counted() -> None:
    waiting = Entry(KEY, "Make it easy.", "{x}", previous_source="Make it hard.", flags=("fuzzy",), line=1)
    stale = Entry("interface/survey/next", "Onward", "{x}", line=2)
    unknown = Entry("interface/survey/gone", "Gone", "{x}", line=3)
    sources = [Source(KEY, "Make it easy.", ()), Source("interface/survey/next", "Next", ())]
    found = checked([Catalog(entries=[waiting, stale, unknown])], {"a": sources}, facts_of("ja"))
    assert [(row.code, row.place.line) for row in found] == [("CHEK031", 2), ("CHEK033", 3)]


@pytest.mark.parametrize(
    "english, here, found",
    [
        ("in 30 minutes", "30分で", None),
        ("in 30 minutes", "３０分で", None),
        ("half an hour", "30分", None),
        ("a quarter off", "0.25のずれ", None),
        ("forty-one questions", "質問が41", None),
        ("a hundred and twelve", "百十二", None),
        ("Eleventh session", "第11回", None),
        ("1,000 people", "1000人", None),
        ("2027-05-31", "2027年5月31日", None),
        ("at 5 p.m.", "17時に", None),
        ("two weeks", "二週間", None),
        ("3 of 7 days", "7日のうち4日", "CHEK007"),
        ("3 of 7 days", "7日のうち", "CHEK007"),
        ("eight minutes", "9分", "CHEK007"),
        ("some days", "3日", "CHEK008"),
    ],
)
def test_numbers(english: str, here: str, found: str | None) -> None:
    pair = Pair("instrument/x/title", english, here, Place("a.po", 1))
    assert [row.code for row in numbers.numbers_kept(pair, facts_of("ja"))] == ([found] if found else [])


@pytest.mark.parametrize(
    "english, here, found",
    [
        ("eleven weeks", "أحد عشر أسبوعا", None),
        ("ten weeks", "عشرة أسابيع", None),
        ("ten weeks", "أحد عشر أسبوعا", "CHEK008"),
        ("ten of eleven weeks", "عشرة من أحد عشر أسبوعا", None),
    ],
)
def test_the_parts_of_a_longer_number_word_are_no_numbers(english: str, here: str, found: str | None) -> None:
    facts = facts_of("ar")
    assert facts.locale is not None
    words = {"10": ("*عشر", "*عشرة"), "11": ("أحد عشر", "إحدى عشرة")}
    facts = replace(facts, locale=facts.locale.model_copy(update={"number_words": words}))
    pair = Pair("instrument/x/title", english, here, Place("a.po", 1))
    assert [row.code for row in numbers.numbers_kept(pair, facts)] == ([found] if found else [])


@pytest.mark.parametrize(
    "tag, english, here, same",
    [
        ("el", "Why?", "Γιατί;", True),
        ("el", "Why?", "Γιατί?", False),
        ("ar", "Why?", "لماذا؟", True),
        ("ar", "Why?", "لماذا?", False),
        ("zh-Hans", "Why?", "为什么？", True),
        ("zh-Hans", "So.", "这样.", False),
        ("hi", "So.", "ऐसा।", True),
        ("th", "So.", "อย่างนั้น", True),
        ("es", '"Why?"', "“¿Por qué?”.", True),
        ("es", "Why?", "Por qué?", False),
        ("ja", '"Why?"', "「なぜですか」", True),
        ("de", "Wait ...", "Warte …", True),
    ],
)
def test_each_script_ends_in_its_own_way(tag: str, english: str, here: str, same: bool) -> None:
    pair = Pair("instrument/x/title", english, here, Place("a.po", 1))
    assert (list(marks.ends_alike(pair, facts_of(tag))) == []) is same


def test_sentences() -> None:
    assert len(sentences('Yes. "No!" And 3.5 of them?')) == 3
    assert len(sentences("はい。「いいえ。」違います。")) == 3


@given(st.sampled_from(TAGS), st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_checked(tag: str, source: str, target: str) -> None:
    """No text of any kind stops a check."""
    pair = Pair(KEY, source, target, Place("a.po", 1))
    for check in MESSAGE_CHECKS:
        assert all(row.code in CODES for row in check(pair, facts_of(tag)))


@settings(deadline=None)  # a whole catalog is checked twice
@given(st.sampled_from(TAGS), st.data())
def test_the_order_of_entries_says_nothing(tag: str, data: st.DataObject) -> None:
    """Of a catalog in another order the same is said, whichever message has the mistake."""
    case = data.draw(st.sampled_from([case for case in OPEN if case.tag == tag]))
    lines = case.text.split("\n\n")
    head, entries = lines[0], [part.strip("\n") for part in lines[1:] if "#~" not in part]
    mixed = data.draw(st.permutations(entries))
    again = rows(said_of("\n\n".join([head, *mixed]) + "\n", tag))
    told = rows(said_of(case.text, tag))
    assert {code for _, code in again} == {code for _, code in told}


def test_the_corpus_has_a_source_for_every_message() -> None:
    assert all(entry.source for tag in TAGS for entry in catalog_of(tag).entries)
