"""A site's own catalogs: its own texts, its safety texts, what it corrects, and everything of a language that the protocol lacks."""

import shutil
from pathlib import Path

import pytest
from errors.cases import CONTENT, HERE

from toolkit.cli import main
from toolkit.store.po import Entry, read_po

SITE = (HERE / "LANG007" / "site.yaml").read_text(encoding="utf-8")
KEY = "instrument/check/sections/first/items/ck01/text"
OWN = "instrument/rooms/title"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in English, Swahili and Japanese with a base that has Japanese, and with an instrument of its own."""
    base = tmp_path / ".alliance" / "base"
    shutil.copytree(CONTENT, base)
    (base / "locales" / "ja").mkdir()
    write(
        base / "locales/ja/locale.yaml",
        (base / "locales/en/locale.yaml").read_text("utf-8").replace("tag: en", "tag: ja"),
    )
    write(tmp_path / "site.yaml", SITE.replace("[en, sw]", "[en, sw, ja]"))
    own = (base / "modalities/common/instruments/check.yaml").read_text(encoding="utf-8")
    own = own.replace("id: check\n", "id: rooms\n").replace("ck0", "rm0").replace("How sure are you?", "The rooms")
    own = own.replace("- id: first", "- id: roomsone").replace("- id: second", "- id: roomstwo")
    write(tmp_path / "instruments/rooms.yaml", own + "closing: Turn to us.\nforms: [trainee-pre1]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def entries(tag: str, file: str = "instruments") -> dict[str, Entry]:
    catalog, findings = read_po(Path(f"locales/{tag}/LC_MESSAGES/{file}.po"), "x.po")
    assert not findings
    assert catalog is not None
    return catalog.by_context()


def test_a_language_that_the_protocol_has_gets_the_sites_own_texts_alone(site: Path) -> None:
    assert main(["locale", "update", "--quiet"]) == 0
    assert OWN in entries("ja")
    assert KEY not in entries("ja")
    assert not (site / "locales/ja/LC_MESSAGES/interface.po").exists()


def test_a_language_that_the_protocol_lacks_gets_everything(site: Path) -> None:
    assert main(["locale", "update", "--quiet"]) == 0
    assert {OWN, KEY} <= entries("sw").keys()
    assert "interface/survey/next" in entries("sw", "interface")
    assert not (site / "locales/en").exists()


def test_a_correction_stays_where_the_site_has_made_it(site: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "{KEY}"\nmsgid "I notice a quick yes."\nmsgstr "すぐ気づく。"\n'
    write(site / "locales/ja/LC_MESSAGES/instruments.po", head + entry)
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert entries("ja")[KEY].translation == "すぐ気づく。"
    assert list(entries("ja")).index(KEY) < list(entries("ja")).index(OWN)


def test_the_site_may_write_its_safety_texts(site: Path) -> None:
    assert main(["locale", "update", "--quiet"]) == 0
    closing = entries("ja")["instrument/rooms/closing"]
    assert "read-only" not in closing.flags
    assert any(note.startswith("Safety: ") for note in closing.extracted)


def test_a_text_that_a_change_adds_is_the_sites_own(site: Path) -> None:
    write(
        site / "adaptations.yaml",
        "- id: a1\n  target: instrument/check/sections/second/items\n"
        "  add: {code: ck09, kind: long_text, text: What else was there?}\n  tier: core\n  reason: We ask for it.\n"
        "  frame: {when: planning, planned: proactive, decided_by: [researcher], what: content, level: cohort}\n",
    )
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert "instrument/check/sections/second/items/ck09/text" in entries("ja")


def test_status_tells_of_all_that_the_site_shows(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "status"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["sw", "ja"]


def test_extract_writes_what_is_the_sites_own(site: Path) -> None:
    assert main(["locale", "extract", "-o", "pot", "--quiet"]) == 0
    catalog, _ = read_po(site / "pot/instruments.pot", "x.pot")
    assert catalog is not None
    assert OWN in catalog.by_context()
    assert KEY not in catalog.by_context()


def test_one_text_of_the_base_is_put_there_to_be_corrected(site: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "{KEY}"\nmsgid "I notice a quick yes."\nmsgstr "すぐの「はい」に気づく。"\n'
    write(site / ".alliance/base/locales/ja/LC_MESSAGES/instruments.po", head + entry)
    assert main(["locale", "update", "ja", "--quiet", "--key", KEY]) == 0
    assert entries("ja")[KEY].translation == "すぐの「はい」に気づく。"
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert KEY in entries("ja")


def test_a_text_that_the_base_lacks_waits_there_until_it_is_written(site: Path) -> None:
    assert main(["locale", "update", "ja", "--quiet", "--key", KEY]) == 0
    assert entries("ja")[KEY].translation == ""
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert not entries("ja")[KEY].obsolete


def test_what_was_open_is_left_to_the_base_once_that_has_words(site: Path) -> None:
    assert main(["locale", "update", "ja", "--quiet", "--key", KEY]) == 0
    head = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "{KEY}"\nmsgid "I notice a quick yes."\nmsgstr "すぐの「はい」に気づく。"\n'
    write(site / ".alliance/base/locales/ja/LC_MESSAGES/instruments.po", head + entry)
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert KEY not in entries("ja")


def test_a_language_of_the_site_itself_has_nothing_to_correct(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "update", "sw", "--key", KEY]) == 1
    assert "LOC037" in capsys.readouterr().out
    assert not (site / "locales/sw/LC_MESSAGES").exists()
