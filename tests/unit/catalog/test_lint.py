"""What is broken in a catalog file is found with its line, the rest is read, and nothing gets lost without a word."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus import damage
from tests.corpus.sound import TAGS, catalog_of, text_of, translations_of
from tests.unit.catalog.facts import checked_in
from toolkit.findings import Finding, Severity
from toolkit.store.decode import decode
from toolkit.store.po import Catalog, parse_po
from toolkit.store.po_plurals import plural_fault

CASES = damage.cases()
OPEN = [case for case in CASES if not case.held_out]


def read(case: damage.Damage) -> tuple[Catalog | None, list[Finding]]:
    """What the reader makes of a case and, where only the content can tell, the checks."""
    text, findings = decode(case.data, "a.po")
    if text is None:
        return None, findings
    catalog, more = parse_po(text, "a.po")
    findings += more
    return catalog, findings + (checked_in(catalog, case.tag) if case.seen == "content" else [])


def caught(case: damage.Damage) -> bool:
    """As the corpus says: a finding points into the damage and every sound key came through, or the file was refused there."""
    catalog, findings = read(case)
    told = [row for row in findings if row.severity in (Severity.ERROR, Severity.WARNING)]
    pointed = any(case.first <= row.place.line <= case.last for row in told)
    if catalog is None:
        return case.refusable and pointed
    now = {key: entry.translation for key, entry in catalog.by_context().items()}
    whole = all(now.get(key) == translations_of(case.tag)[key] for key in case.sound)
    return whole and (not told if case.seen == "nobody" else pointed)


@pytest.mark.parametrize("case", OPEN, ids=lambda case: case.label)
def test_each_damage_is_caught(case: damage.Damage) -> None:
    assert caught(case)


def test_what_is_held_out_is_reported() -> None:
    held = {case.label: caught(case) for case in CASES if case.held_out}
    print("".join(f"\n{label:32}{'caught' if found else 'missed'}" for label, found in held.items()))
    assert len(held) == 6


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", damage.RULES)
def test_other_cases_of_each_class_are_caught_in_every_language(name: str, tag: str) -> None:
    missed = [seed for seed in range(10, 13) if not caught(damage.made(name, seed, tag))]
    assert missed == []


@given(st.sampled_from(TAGS), st.sampled_from(sorted(damage.RULES)), st.integers(0, 500))
def test_no_text_gets_lost_without_a_word(tag: str, name: str, seed: int) -> None:
    """Every translation is in an entry, or a finding points to where it stood."""
    case = damage.made(name, seed, tag)
    catalog, findings = read(case)
    if catalog is None:
        assert findings
        return
    kept = Counter(entry.translation for entry in catalog.entries)
    lost = Counter(entry.translation for entry in catalog_of(tag).entries) - kept
    assert not lost or any(case.first <= row.place.line <= case.last for row in findings), lost


@pytest.mark.parametrize(
    "line, language, fault",
    [
        ("nplurals=1; plural=0;", "ja", ""),
        ("nplurals=2; plural=(n != 1);", "de", ""),
        ("nplurals=2; plural=n>1", "pt-BR", ""),
        ("nplurals=2; plural=(n != 1);", "es_419", ""),
        ("nplurals=3; plural=n==1 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2;", "pl", ""),
        (
            "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
            "ar",
            "",
        ),
        ("nplurals=2; plural=(n != 1);", "tlh-unknown", ""),
        ("nplurals=2; plural=(n != 1);", "ja", "count"),
        ("nplurals=2; plural=0;", "ar", "count"),
        ("nplurals=INTEGER; plural=EXPRESSION;", "ja", "unfinished"),
        ("nplurals=2; plural=(n !=", "de", "unfinished"),
        ("nplurals=2; plural=(n != 1));", "de", "unfinished"),
        ("nplurals=2; plural=n ? ;", "de", "unfinished"),
        ("nplurals=2; plural=__import__;", "de", "unfinished"),
        ("", "de", "unfinished"),
    ],
)
def test_plural_forms(line: str, language: str, fault: str) -> None:
    assert plural_fault(line, language) == fault


def test_a_control_character_is_named_once_a_line() -> None:
    text = text_of("de").replace('msgstr "Weiter"', 'msgstr "We\x07it\x1ber"')
    _, findings = parse_po(text, "a.po")
    line = text[: text.index("\x07")].count("\n") + 1
    assert [(row.code, row.place.line, row.slots["mark"]) for row in findings] == [("LOC016", line, "U+0007")]
    assert not re.search("[\x07\x1b]", str(findings[0].what))
