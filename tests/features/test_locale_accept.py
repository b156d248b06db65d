"""Somebody accepts by command what the check says of a translation: with a role and a reason, and for exactly these words."""

import json
import re
import shutil
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
FILE = Path("locales/ja/LC_MESSAGES/instruments.po")
REVIEW = Path("locales/ja/review.yaml")
ITEM = "instrument/rrse/sections/composure/items/rrse17/text"
CODE = "CHEK024"
BEGUN = "# Nobody has signed.\nschema: 1\nmethod: trapd\norigin: machine\nscales: {}\nmessages: {}\n"
WHO = ("--by", "translator", "--reason", "A line of speech: it has no full stop here.")


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped content with Japanese, one of whose items has lost its full stop."""
    shutil.copytree(ROOT / "modalities", tmp_path / "modalities")
    for tag in ("en", "ja"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    monkeypatch.chdir(tmp_path)
    put(item(), item().removesuffix("。"))
    REVIEW.write_text(BEGUN, encoding="utf-8", newline="\n")
    return tmp_path


def item() -> str:
    catalog, _ = read_po(FILE, FILE.name)
    assert catalog is not None
    return catalog.by_context()[ITEM].translation


def put(old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.count(f'msgstr "{old}"\n') == 1
    FILE.write_text(text.replace(f'msgstr "{old}"\n', f'msgstr "{new}"\n'), encoding="utf-8", newline="\n")


def said(capsys) -> list[str]:
    capsys.readouterr()
    main(["locale", "check", "ja", "--format", "json"])
    return [row["code"] for row in json.loads(capsys.readouterr().out)["findings"] if row["key"] == ITEM]


def accepted(*options: str) -> int:
    return main(["locale", "check", "ja", "--accept", CODE, ITEM, *WHO, *options])


def test_what_is_accepted_is_no_longer_said_until_the_words_change(content, capsys) -> None:
    assert CODE in said(capsys)
    assert accepted() == 0
    assert f"accepted {CODE} about {ITEM}, by translator" in capsys.readouterr().out
    assert said(capsys) == []
    put(item(), item() + "こと")
    assert {CODE, "CHEK028"} <= set(said(capsys))


def test_the_file_keeps_its_comments_and_how_the_text_came_to_be(content) -> None:
    before = REVIEW.read_text(encoding="utf-8")
    mine = before.replace("messages: {}", "messages:\n  # mine\n  a/b: {origin: human}  # and this")
    REVIEW.write_text(mine.replace("origin: machine", "origin: machine-edited"), encoding="utf-8", newline="\n")
    assert accepted() == 0
    text = REVIEW.read_text(encoding="utf-8")
    assert text.startswith(before.splitlines()[0])
    assert "  # mine\n  a/b: {origin: human}  # and this\n" in text
    assert text.count("\n    origin: machine-edited\n") == 1
    assert f"\n    accepted:\n      - code: {CODE}\n        role: translator\n        reason: " in text


def test_what_is_accepted_stands_together_as_long_as_the_words_are_the_same(content) -> None:
    put(item(), item() + "いない")
    assert main(["locale", "check", "ja", "--accept", "CHEK011", ITEM, *WHO]) == 0
    assert accepted() == 0
    assert accepted() == 0
    assert re.findall(r"- code: (\w+)", REVIEW.read_text(encoding="utf-8")) == ["CHEK011", CODE]
    put(item(), item() + "こと")
    assert accepted() == 0
    assert re.findall(r"- code: (\w+)", REVIEW.read_text(encoding="utf-8")) == [CODE]
    assert REVIEW.read_text(encoding="utf-8").count(ITEM) == 1


def test_a_dry_run_writes_nothing_and_what_was_written_can_be_taken_back(content, capsys) -> None:
    before = REVIEW.read_bytes()
    assert accepted("--dry-run") == 0
    assert "would accept" in capsys.readouterr().out
    assert REVIEW.read_bytes() == before
    assert accepted() == 0
    assert REVIEW.read_bytes() != before
    assert main(["undo", "--quiet"]) == 0
    assert REVIEW.read_bytes() == before


def test_only_what_is_said_can_be_accepted(content, capsys) -> None:
    before = REVIEW.read_bytes()
    assert main(["locale", "check", "ja", "--accept", "CHEK011", ITEM, *WHO]) == 1
    assert "error LOC039" in capsys.readouterr().out
    assert main(["locale", "check", "ja", "--accept", CODE, "instrument/rrse/nothing", *WHO]) == 1
    assert "error LOC039" in capsys.readouterr().out
    put(item(), item() + "{therapist}")
    assert main(["locale", "check", "ja", "--accept", "CHEK020", ITEM, *WHO]) == 1
    assert "error LOC040" in capsys.readouterr().out
    assert REVIEW.read_bytes() == before


def test_a_file_that_cannot_be_added_to_stays_as_it_is(content, capsys) -> None:
    REVIEW.write_bytes(REVIEW.read_text(encoding="utf-8").encode("utf-16"))
    before = REVIEW.read_bytes()
    assert accepted() == 1
    assert "error LOC041" in capsys.readouterr().out
    assert REVIEW.read_bytes() == before


@pytest.mark.parametrize("left", [("--by", "translator"), ("--reason", "It is right."), ()])
def test_who_and_why_have_to_be_said(left, content, capsys) -> None:
    assert main(["locale", "check", "ja", "--accept", CODE, ITEM, *left]) == 2
    assert "--accept needs one TAG" in capsys.readouterr().err
