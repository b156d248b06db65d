"""The shipped content itself: it keeps its own rules, every key is sound, and no catalog speaks of what is not there."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as babel_read_po

from toolkit import shipped
from toolkit.catalog.extract import extracted
from toolkit.cli.catalogs import tool_messages
from toolkit.model.catalog import file_of
from toolkit.model.content import Protocol
from toolkit.rules.content import check_content
from toolkit.store.content import Folders, Loaded, load_content
from toolkit.store.po import read_po

CATALOGS = sorted(shipped.locales().glob("*/LC_MESSAGES/*.po"))
NAMES = [f"{path.parent.parent.name}/{path.stem}" for path in CATALOGS]
each_catalog = pytest.mark.parametrize("path", CATALOGS, ids=NAMES)
SLOT = re.compile(r"\{[a-z_]+\}")


@cache
def loaded() -> Loaded:
    made, found = load_content(Folders(shipped.modalities(), shipped.locales()))
    assert [(row.code, str(row.place)) for row in found] == []
    return made


def protocol() -> Protocol:
    made = loaded().protocol
    assert made is not None
    return made


@cache
def sources() -> dict[str, str]:
    said, _ = tool_messages(shipped.modalities() / "common" / "tool.yaml", "tool.yaml")
    of_content = {source.key: source.text for rows in extracted(protocol()).values() for source in rows}
    return of_content | {message.key: message.text for message in said}


def test_content_keeps_its_rules() -> None:
    assert [(row.code, str(row.place), row.what) for row in check_content(loaded())] == []


def test_every_key_is_unique_and_short() -> None:
    keys = [message.key for message in protocol().messages()]
    assert len(keys) > 1000
    assert len({key.casefold() for key in keys}) == len(keys)
    assert max(map(len, keys)) <= 120
    assert [key for key in keys if key != key.lower() or not re.fullmatch(r"[a-z0-9_@.~/-]+", key)] == []


def test_every_key_lies_in_a_catalog() -> None:
    assert {file_of(message.key) for message in protocol().messages()} >= {"instruments", "scenarios", "interface"}


def test_every_locale_has_the_people_and_places_of_english() -> None:
    english = protocol().locales["en"]
    for tag, locale in protocol().locales.items():
        assert locale.tag == tag
        assert set(locale.personas) == set(english.personas), tag
        assert set(locale.places) == set(english.places), tag
        for name, one in (*locale.personas.items(), *locale.places.items()):
            assert "latn" in one.shown, (tag, name)


def test_every_scenario_of_a_set_has_its_variant_or_says_why_not() -> None:
    for name in protocol().release.sets["core"]:
        for modality in protocol().modalities:
            assert (modality, name) in protocol().variants, (modality, name)


@each_catalog
def test_a_catalog_is_sound_for_gettext(path: Path) -> None:
    with path.open("rb") as file:
        assert len(babel_read_po(file, abort_invalid=True)) > 0
    msgfmt = shutil.which("msgfmt")
    if msgfmt:
        ran = subprocess.run([msgfmt, "-c", "-o", "-", str(path)], capture_output=True, check=False)
        assert (ran.returncode, ran.stderr.decode()) == (0, "")


@each_catalog
def test_a_catalog_speaks_of_what_is_there(path: Path) -> None:
    catalog, found = read_po(path, path.name)
    assert catalog is not None
    assert [(row.code, row.place.line) for row in found if row.severity == "error"] == []
    keys = [entry.context for entry in catalog.entries if not entry.obsolete and entry.context is not None]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key.partition("~")[0] not in sources()] == []
    assert {file_of(key) for key in keys} <= {path.stem}


@each_catalog
def test_a_translation_keeps_the_gaps_of_its_source(path: Path) -> None:
    catalog, _ = read_po(path, path.name)
    assert catalog is not None
    for entry in catalog.entries:
        if entry.context is not None and not entry.obsolete and entry.translation:
            assert set(SLOT.findall(entry.translation)) <= set(SLOT.findall(entry.source)), entry.context
            assert "fuzzy" in entry.flags or entry.source == sources()[entry.context.partition("~")[0]], entry.context
