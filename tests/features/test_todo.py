"""Somebody asks what is to be done next, ticks something off, and takes a tick back."""

from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.store.ticks import read_ticks
from toolkit.store.yaml import read_yaml


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "--example", "--no-input", "-o", "site", "--quiet"]) == 0
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def ask(capsys, *words: str) -> list[str]:
    capsys.readouterr()
    assert main(["todo", "--date", "2027-03-01", *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_it_speaks_the_language_of_the_site_and_marks_what_is_late(site, capsys) -> None:
    lines = ask(capsys)
    assert any("コーディネーター" in line for line in lines)
    late = [line[:10] for line in lines if "[" in line]
    assert late
    assert max(late) < "2027-03-01"


def test_a_tick_takes_the_line_away_and_is_kept_with_its_day(site, capsys) -> None:
    before = ask(capsys)
    after = ask(capsys, "--done", "book_rooms", "--done", "open_wave/spring2027/pre1")
    assert len(after) == len(before) - 2
    assert "book_rooms" not in "\n".join(after)
    assert "open_wave/spring2027/post" in "\n".join(after)
    done = read_yaml(site / ".alliance" / "done.yaml", "done.yaml")[0].get(("done",))
    assert done == {"book_rooms": "2027-03-01", "open_wave/spring2027/pre1": "2027-03-01"}


def test_a_tick_is_taken_back(site, capsys) -> None:
    before = ask(capsys)
    ask(capsys, "--done", "book_rooms")
    assert ask(capsys, "--not-done", "book_rooms") == before


def test_ticking_twice_changes_nothing(site, capsys) -> None:
    ask(capsys, "--done", "book_rooms")
    first = (site / ".alliance" / "done.yaml").read_bytes()
    assert main(["todo", "--date", "2027-04-01", "--done", "book_rooms"]) == 0
    assert (site / ".alliance" / "done.yaml").read_bytes() == first


def test_a_name_that_is_no_task_is_refused_with_the_nearest(site, capsys) -> None:
    assert main(["todo", "--done", "book_room"]) == 1
    assert "Did you mean `book_rooms`?" in capsys.readouterr().out
    assert not (site / ".alliance" / "done.yaml").exists()


def test_a_dry_run_writes_nothing(site, capsys) -> None:
    ask(capsys, "--done", "book_rooms", "--dry-run")
    assert not (site / ".alliance" / "done.yaml").exists()


def test_what_the_declaration_says_needs_no_tick(site, capsys) -> None:
    text = (site / "site.yaml").read_text(encoding="utf-8")
    assert "name_coordinator" not in "\n".join(ask(capsys))
    open_ = text.replace("coordinator: {name: M. Sato, email: coordinator@example.org}", "coordinator: todo")
    (site / "site.yaml").write_text(open_, encoding="utf-8")
    assert "name_coordinator" in "\n".join(ask(capsys))


def test_ticks_that_cannot_be_read_are_not_lost(site, capsys) -> None:
    damaged = "done:\n  book_rooms: 2027-01-01\n  make_codes: [\n"
    (site / ".alliance" / "done.yaml").write_text(damaged, encoding="utf-8")
    assert main(["todo", "--done", "print_packs"]) == 1
    assert ".alliance/done.yaml:" in capsys.readouterr().out
    assert (site / ".alliance" / "done.yaml").read_text(encoding="utf-8") == damaged


def test_a_study_has_no_list_of_its_own(tmp_path, capsys) -> None:
    (tmp_path / "study.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert main(["todo", str(tmp_path)]) == 2
    assert "each site of a study has its own list" in capsys.readouterr().err


def test_a_comment_beside_a_tick_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site.yaml").write_text(
        (Path(__file__).parents[2] / "examples" / "sapporo" / "site.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    file = tmp_path / ".alliance" / "done.yaml"
    file.parent.mkdir()
    file.write_text("# Ours.\ndone:\n  book_rooms: 2027-01-02  # by phone\n", encoding="utf-8", newline="\n")
    wave = "open_wave/spring2027/pre1"
    assert main(["todo", str(tmp_path), "--done", wave, "--done", "print_packs", "--date", "2027-01-10", "-q"]) == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Ours.\ndone:\n  book_rooms: 2027-01-02  # by phone\n")
    assert read_ticks(tmp_path) == {"book_rooms": "2027-01-02", wave: "2027-01-10", "print_packs": "2027-01-10"}
    assert main(["todo", str(tmp_path), "--not-done", wave, "--date", "2027-01-10"]) == 0
    assert "by phone" in file.read_text(encoding="utf-8")
    assert main(["todo", str(tmp_path), "--not-done", "print_packs", "--not-done", "book_rooms"]) == 0
    assert read_ticks(tmp_path) == {}
    for left in (file.read_text(encoding="utf-8"), "done:\n", "done: ~\n", "# nothing\n{}\n"):
        file.write_text(left, encoding="utf-8", newline="\n")
        assert main(["todo", str(tmp_path), "--done", "print_packs", "--date", "2027-01-10"]) == 0
        assert read_ticks(tmp_path) == {"print_packs": "2027-01-10"}
    capsys.readouterr()
