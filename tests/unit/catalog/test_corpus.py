"""The corpus of damaged catalogs and of errors of translation is itself sound, so that what it says of a check can be believed."""

import csv
import hashlib
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.corpus import damage, mistakes, peer, wrong_words
from tests.corpus.sound import FOLDER, HELD_OUT_SHARE, TAGS, catalog_of, spans_of, text_of, translations_of
from toolkit.store.decode import decode
from toolkit.store.po import parse_po, read_po, render_po

DAMAGE = damage.cases()
MISTAKES = mistakes.cases()
GOLDEN = {"damage": "b98444f51e58ad80", "mistakes": "d9e712897f10ec3a"}
"""Held fast, so that nobody tunes the corpus to a check: whoever changes a catalog or a rule sees that all results change."""
_SLOT = re.compile(r"\{\w+\}")


def glossary(tag: str) -> list[tuple[str, list[str], list[str]]]:
    """English term, the forms one of which must stand, the words that must not."""
    with (FOLDER / f"{tag}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [(english, forms.split(";"), banned.split(";")) for english, forms, _, banned in rows]


@pytest.mark.parametrize("tag", TAGS)
def test_the_sound_catalogs_are_sound(tag: str) -> None:
    catalog, findings = read_po(FOLDER / f"{tag}.po", f"{tag}.po")
    assert findings == []
    assert catalog is not None
    assert render_po(catalog) == text_of(tag)
    assert len(translations_of(tag)) > 60
    assert all(translations_of(tag).values())
    assert [span.key for span in spans_of(tag)] == list(translations_of(tag))
    assert translations_of(tag).keys() == translations_of(TAGS[0]).keys()


@pytest.mark.parametrize("tag", TAGS)
def test_gettext_finds_the_sound_catalogs_sound(tag: str, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("gettext is not installed")
    done = subprocess.run(
        [msgfmt, "-c", "-o", str(tmp_path / "out.mo"), str(FOLDER / f"{tag}.po")], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("tag", TAGS)
def test_the_sound_catalogs_keep_slots_and_terms(tag: str) -> None:
    for key, entry in catalog_of(tag).by_context().items():
        assert sorted(_SLOT.findall(entry.source)) == sorted(_SLOT.findall(entry.translation)), key
        assert entry.translation.count("\u2068") == entry.translation.count("\u2069"), key
        for english, forms, banned in glossary(tag):
            if re.search(rf"\b{english}s?\b", _SLOT.sub("", entry.source), re.IGNORECASE):
                assert any(form.lower() in entry.translation.lower() for form in forms), (key, english)
            edge = "" if tag == "ja" else r"\b"
            assert not any(re.search(f"{edge}{word}{edge}", entry.translation) for word in banned), (key, english)


@pytest.mark.parametrize("cases", [DAMAGE, MISTAKES], ids=["damage", "mistakes"])
def test_there_are_sixty_and_a_tenth_is_held_out(cases: Sequence[damage.Damage | mistakes.Mistake]) -> None:
    assert len(cases) == 60
    assert len({case.label for case in cases}) == 60
    assert sum(case.held_out for case in cases) * HELD_OUT_SHARE == 60
    assert {case.tag for case in cases} == set(TAGS)


def test_every_class_is_there_about_equally_often() -> None:
    for cases, rules in ((DAMAGE, damage.RULES), (MISTAKES, mistakes.RULES)):
        counts = Counter(case.name for case in cases)
        assert counts.keys() == rules.keys()
        assert set(counts.values()) <= {2, 3}
    assert len(damage.RULES) >= 12
    assert len(mistakes.RULES) >= 15


def test_the_cases_are_always_the_same() -> None:
    assert damage.cases() == DAMAGE
    assert mistakes.cases() == MISTAKES
    made = {
        "damage": b"".join(case.label.encode() + case.data for case in DAMAGE),
        "mistakes": b"".join(case.label.encode() + case.text.encode() for case in MISTAKES),
    }
    assert {name: hashlib.sha256(data).hexdigest()[:16] for name, data in made.items()} == GOLDEN


@pytest.mark.parametrize("case", DAMAGE, ids=lambda case: case.label)
def test_each_damage_is_one(case: damage.Damage) -> None:
    assert case.data != text_of(case.tag).encode()
    rows = case.data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert 1 <= case.first <= case.last <= len(rows)
    before, after = rows[: case.first - 1], rows[case.last :]
    if case.seen == "reader" and case.name not in ("no-header", "lying-charset"):
        sound = text_of(case.tag).encode().split(b"\n")
        assert rows != sound
        assert before == sound[: len(before)], "what stands before the damage is untouched"
        assert not after or after[-3:] == sound[-3:] or case.name == "obsolete-active"
    assert set(case.sound) <= translations_of(case.tag).keys()
    assert case.sound


@pytest.mark.parametrize("case", [case for case in DAMAGE if case.seen == "nobody"], ids=lambda case: case.label)
def test_what_is_harmless_reads_as_the_sound_catalog(case: damage.Damage) -> None:
    text, findings = decode(case.data, "a.po")
    assert text is not None
    catalog, more = parse_po(text, "a.po")
    assert findings + more == []
    assert [entry._replace(line=0) for entry in catalog.entries] == [
        entry._replace(line=0) for entry in catalog_of(case.tag).entries
    ]


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case.label)
def test_each_mistake_is_in_words_alone(case: mistakes.Mistake) -> None:
    catalog, findings = parse_po(case.text, "a.po")
    assert findings == [], "the file itself is in order"
    assert render_po(catalog) == case.text
    now = {key: entry.translation for key, entry in catalog.by_context().items()}
    was = translations_of(case.tag)
    assert case.changed
    for change in case.changed:
        assert change.before != change.after
        assert (was.get(change.key), now.get(change.key)) == (change.before, change.after)
    touched = {change.key for change in case.changed}
    assert {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)} == touched


def test_each_row_of_the_table_can_be_made() -> None:
    for name, languages in wrong_words.table().items():
        assert languages.keys() == set(mistakes.tags_of(name)), name
        for tag, rows in languages.items():
            for key, old, new in rows:
                assert wrong_words.replaced(tag, key, old, new) != translations_of(tag)[key]


@pytest.mark.extras
def test_the_peer_speaks_up_for_what_it_knows() -> None:
    pytest.importorskip("translate.filters.pofilter")
    known = [mistakes.made(name, 0, "de") for name in ("slot-dropped", "untranslated", "negation-lost")]
    found = peer.detections(known)
    assert "pythonbraceformat" in found["slot-dropped-0-de"]
    assert "unchanged" in found["untranslated-0-de"]
    rows = peer.table(known, found)
    assert rows[-1].split() == ["all", f"{sum(map(bool, found.values()))}/3", "-"]
    assert [row.split()[1] for row in rows[1:3]] == ["1/1", "1/1"]


def test_the_readme_names_the_classes_and_what_is_held_out() -> None:
    text = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in (*damage.RULES, *mistakes.RULES))
    apart = [f"{case.name}:{case.seed}" for case in DAMAGE if case.held_out]
    apart += [f"{case.name}:{case.seed}" for case in MISTAKES if case.held_out]
    assert re.findall(r"`([a-z-]+:\d)`", text) == apart
