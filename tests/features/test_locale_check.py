"""A translator has a language checked: what is wrong is told with its line, what may be wrong can be accepted."""

import json
import re
import shutil
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.resolve.fingerprint import words
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
FILE = "locales/ja/LC_MESSAGES/instruments.po"
ITEM = "instrument/rrse/sections/composure/items/rrse17/text"
TAGS = sorted(path.parent.name for path in (ROOT / "locales").glob("*/LC_MESSAGES"))


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped content and of one language."""
    shutil.copytree(ROOT / "modalities", tmp_path / "modalities")
    for tag in ("en", "ja"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *options: str) -> tuple[int, list[dict]]:
    code = main(["locale", "check", *options, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["findings"]


def text_of(path: Path, key: str) -> str:
    catalog, _ = read_po(path, path.name)
    assert catalog is not None
    return catalog.by_context()[key].translation


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(f'msgstr "{old}"') == 1
    path.write_text(text.replace(f'msgstr "{old}"', f'msgstr "{new}"'), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("tag", TAGS)
def test_no_shipped_catalog_has_an_error(tag, capsys, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    code, findings = said(capsys, tag)
    assert [row for row in findings if row["severity"] == "error"] == []
    assert code == 0


def test_a_lost_gap_and_a_lost_denial_are_told_at_their_lines(content, capsys) -> None:
    _, before = said(capsys, "ja")
    text = text_of(content / FILE, ITEM)
    put(content / FILE, text, text.removesuffix("。") + "いない{therapist}")
    code, after = said(capsys, "ja")
    new = [row for row in after if row["key"] == ITEM and row not in before]
    assert code == 1
    assert [row["code"] for row in new] == ["CHEK011", "CHEK020", "CHEK024"]
    lines = (content / FILE).read_text(encoding="utf-8").split("\n")
    assert lines[new[0]["line"] - 1] == f'msgctxt "{ITEM}"'


def test_damage_does_not_hide_what_else_is_wrong(content, capsys) -> None:
    path = content / FILE
    text = text_of(path, ITEM)
    put(path, text, text + "{therapist}")
    path.write_text("<<<<<<< HEAD\n" + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    code, findings = said(capsys, "ja")
    assert code == 1
    assert {"LOC001", "CHEK020"} <= {row["code"] for row in findings}


def test_what_is_accepted_is_silent_until_the_words_change(content, capsys) -> None:
    path = content / FILE
    text = text_of(path, ITEM).removesuffix("。")
    put(path, text + "。", text)
    review = content / "locales" / "ja" / "review.yaml"
    accepted = "accepted: [{code: CHEK024, role: translator, reason: a heading}]"
    entry = f"messages:\n  {ITEM}: {{words: {words([(ITEM, text)])}, {accepted}}}\n"
    known = review.read_text(encoding="utf-8")
    changed, count = re.subn(r"^messages:(?: \{\})?\n", entry, known, flags=re.MULTILINE)
    assert count == 1
    review.write_text(changed, encoding="utf-8", newline="\n")
    assert [row["code"] for row in said(capsys, "ja")[1] if row["key"] == ITEM] == []
    put(path, text, text + "こと")
    assert [row["code"] for row in said(capsys, "ja")[1] if row["key"] == ITEM] == ["CHEK024", "CHEK028"]


def test_notes_are_counted_and_shown_when_asked_for(content, capsys) -> None:
    main(["locale", "check", "ja"])
    brief = capsys.readouterr().out
    main(["locale", "check", "ja", "--all"])
    whole = capsys.readouterr().out
    assert brief.splitlines()[0] == whole.splitlines()[0]
    assert "notes" in brief.splitlines()[0]
    assert " note CHEK" not in brief
    assert " note CHEK" in whole


def test_a_site_has_its_own_catalogs_checked(tmp_path, capsys, monkeypatch) -> None:
    shutil.copytree(ROOT / "examples" / "sapporo", tmp_path / "sapporo", ignore=shutil.ignore_patterns("build"))
    monkeypatch.chdir(tmp_path / "sapporo")
    code, findings = said(capsys)
    assert [row for row in findings if row["severity"] == "error"] == []
    assert code == 0
