"""Somebody takes back what a command did to their files, and takes that back too."""

from pathlib import Path

import pytest

from toolkit.cli import main


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "--example", "--no-input", "-o", "site", "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def test_there_is_nothing_to_take_back_in_a_new_site(site, capsys) -> None:
    assert main(["undo"]) == 1
    assert "FILE020" in capsys.readouterr().out


def test_a_tick_is_taken_back_and_brought_again(site, capsys) -> None:
    done = site / ".alliance" / "done.yaml"
    assert main(["todo", "--done", "book_rooms", "--date", "2027-02-01"]) == 0
    ticked = done.read_bytes()
    capsys.readouterr()
    assert main(["undo"]) == 0
    assert capsys.readouterr().out.strip() == "Taken back (todo): .alliance/done.yaml is removed"
    assert not done.exists()
    assert main(["undo"]) == 0
    assert done.read_bytes() == ticked


def test_two_commands_take_two_undos_in_a_row_back_to_the_last_alone(site) -> None:
    """Undo is itself a change: twice is as if nothing had been taken back."""
    done = site / ".alliance" / "done.yaml"
    assert main(["todo", "--done", "book_rooms"]) == 0
    one = done.read_bytes()
    assert main(["todo", "--done", "make_codes"]) == 0
    two = done.read_bytes()
    assert main(["undo"]) == 0
    assert done.read_bytes() == one
    assert main(["undo"]) == 0
    assert done.read_bytes() == two


def test_a_file_that_was_edited_since_is_left_alone(site, capsys) -> None:
    done = site / ".alliance" / "done.yaml"
    assert main(["todo", "--done", "book_rooms"]) == 0
    done.write_text("done:\n  book_rooms: 2027-01-01\n  make_codes: 2027-01-01\n", encoding="utf-8")
    before = done.read_bytes()
    assert main(["undo"]) == 1
    assert "FILE021" in capsys.readouterr().out
    assert done.read_bytes() == before


def test_a_dry_run_says_it_and_does_nothing(site, capsys) -> None:
    done = site / ".alliance" / "done.yaml"
    assert main(["todo", "--done", "book_rooms"]) == 0
    before = done.read_bytes()
    capsys.readouterr()
    assert main(["undo", "--dry-run"]) == 0
    assert capsys.readouterr().out.strip() == "Would take back (todo): .alliance/done.yaml would be removed"
    assert done.read_bytes() == before


def test_a_file_in_a_folder_named_or_the_declaration_itself_will_do(site, tmp_path, monkeypatch) -> None:
    assert main(["todo", "--done", "book_rooms"]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["undo", "site/site.yaml"]) == 0
    assert not (site / ".alliance" / "done.yaml").exists()
