"""A site translates into a language that the protocol lacks, and corrects what nobody has signed yet."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from errors.cases import CONTENT, HERE

from toolkit.cli.opening import Opened, open_site

KEY = "instrument/check/sections/first/items/ck01/text"
HEAD = 'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SITE = (HERE / "LANG007" / "site.yaml").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / ".alliance" / "base")
    write(tmp_path / "site.yaml", SITE)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def catalog(root: Path, tag: str, text: str) -> None:
    entry = f'msgctxt "{KEY}"\nmsgid "I notice a quick yes."\nmsgstr "{text}"\n'
    write(root / "locales" / tag / "LC_MESSAGES" / "instruments.po", HEAD.format(tag=tag) + entry)


def opened(root: Path) -> Opened:
    made = open_site(root, date(2027, 1, 15))
    assert made.resolved is not None, [row.what for row in made.findings]
    return made


def said(root: Path, tag: str) -> tuple[str, str, str]:
    made = opened(root).resolved
    assert made is not None
    found = made.view(tag).reader.words(KEY, "I notice a quick yes.")
    return str(found), found.lang, found.state


def test_a_catalog_of_ones_own_is_all_that_a_new_language_needs(site: Path) -> None:
    assert said(site, "sw") == ("I notice a quick yes.", "en", "fallback")
    catalog(site, "sw", "Naona ndiyo ya haraka.")
    assert said(site, "sw") == ("Naona ndiyo ya haraka.", "sw", "draft")


def test_a_variety_takes_what_the_language_has(site: Path) -> None:
    catalog(site, "sw", "Naona ndiyo ya haraka.")
    write(site / "site.yaml", SITE.replace("[en, sw]", "[en, sw-KE]"))
    assert said(site, "sw-KE") == ("Naona ndiyo ya haraka.", "sw", "draft")


def test_a_guess_in_the_sites_own_file_leaves_the_draft_of_the_protocol(site: Path) -> None:
    catalog(site / ".alliance" / "base", "sw", "Naona ndiyo ya haraka.")
    catalog(site, "sw", "Labda.")
    own = site / "locales/sw/LC_MESSAGES/instruments.po"
    write(own, own.read_text(encoding="utf-8").replace("msgctxt", "#, fuzzy\nmsgctxt"))
    assert said(site, "sw") == ("Naona ndiyo ya haraka.", "sw", "draft")


def test_a_draft_of_the_protocol_is_corrected_in_the_sites_own_file(site: Path) -> None:
    catalog(site / ".alliance" / "base", "sw", "Mbaya.")
    assert said(site, "sw")[0] == "Mbaya."
    catalog(site, "sw", "")
    assert said(site, "sw")[0] == "Mbaya."
    catalog(site, "sw", "Nzuri.")
    assert said(site, "sw") == ("Nzuri.", "sw", "draft")


def test_a_locale_of_ones_own_names_people_and_places(site: Path) -> None:
    catalog(site, "sw", "Naona ndiyo ya haraka.")
    english = (CONTENT / "locales" / "en" / "locale.yaml").read_text(encoding="utf-8")
    local = (
        english.replace("tag: en", "tag: sw")
        .replace("name: English", "name: Kiswahili")
        .replace("latn: Jamie", "latn: Asha")
    )
    write(site / "locales" / "sw" / "locale.yaml", local)
    write(site / "site.yaml", SITE.replace("[en, sw]", "[sw, en]"))
    made = opened(site).resolved
    assert made is not None
    assert made.home == "sw"
    assert made.view("en").scenario("nod").learner.door_note == "Asha comes for the third time."
