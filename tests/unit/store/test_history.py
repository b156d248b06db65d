"""The history: the old file is kept before anything changes, and every change can be taken back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from toolkit.store import history as rooms
from toolkit.store.history import FOLDER, change_file, change_files, history, raw_text, undo_last


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    return tmp_path


def codes(changes: list[rooms.Change]) -> list[str]:
    return [item.code for change in changes for item in change.findings]


def test_a_change_keeps_the_old_file_byte_for_byte(root: Path) -> None:
    change = change_file(root, "site.yaml", "\ufeffa: 2\r\n", "alliance adapt")
    assert (change.kind, change.kept, change.old, change.new) == (
        "changed",
        f"{FOLDER}/0001-site.yaml",
        "\ufeffa: 1\r\n",
        "\ufeffa: 2\r\n",
    )
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 2\r\n"
    assert (root / change.kept / "old-site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    record = json.loads((root / change.kept / "record.json").read_text("utf-8"))
    assert record["command"] == "alliance adapt"
    assert record["path"] == "site.yaml"
    assert raw_text(root / "site.yaml") == "\ufeffa: 2\r\n"
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_a_dry_run_touches_nothing(root: Path) -> None:
    change = change_file(root, "site.yaml", "b", "alliance adapt", dry_run=True)
    assert (change.kind, change.kept) == ("changed", "")
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    assert not (root / ".alliance").exists()


def test_the_same_text_is_no_change(root: Path) -> None:
    assert change_file(root, "site.yaml", "\ufeffa: 1\r\n", "x").kind == "unchanged"
    assert history(root) == []


def test_undo_and_undo_of_the_undo(root: Path) -> None:
    change_file(root, "site.yaml", "a: 2\n", "alliance adapt")
    (back,) = undo_last(root)
    assert (back.kind, back.new) == ("changed", "\ufeffa: 1\r\n")
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    undo_last(root)
    assert (root / "site.yaml").read_bytes() == b"a: 2\n"
    assert [record.command for record in history(root)] == [
        "alliance adapt",
        "undo of alliance adapt",
        "alliance adapt",
    ]


def test_a_new_file_is_taken_away_and_a_removed_one_comes_back(root: Path) -> None:
    change_file(root, "pages/en/a.md", "text", "alliance new")
    undo_last(root)
    assert not (root / "pages/en/a.md").exists()
    change_file(root, "site.yaml", None, "alliance x")
    assert not (root / "site.yaml").exists()
    undo_last(root)
    assert (root / "site.yaml").exists()


def test_the_changes_of_one_command_go_back_together(root: Path) -> None:
    change_file(root, "other.yaml", "o", "before")
    change_files(root, {"site.yaml": "new", "x/y.po": "p", "other.yaml": None}, "alliance upgrade")
    assert [change.path for change in undo_last(root)] == ["other.yaml", "x/y.po", "site.yaml"]
    assert (root / "other.yaml").read_text() == "o"
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    assert not (root / "x/y.po").exists()
    assert [change.kind for change in undo_last(root, dry_run=True)] == ["changed", "created", "removed"]


def test_what_was_changed_by_hand_since_is_not_overwritten(root: Path) -> None:
    change_file(root, "site.yaml", "a: 2\n", "alliance adapt")
    (root / "site.yaml").write_text("by hand")
    changes = undo_last(root)
    assert codes(changes) == ["FILE021"]
    assert "0001-site.yaml" in changes[0].findings[0].fix
    assert (root / "site.yaml").read_text() == "by hand"


def test_nothing_to_take_back(root: Path) -> None:
    assert codes(undo_last(root)) == ["FILE020"]


def test_a_record_of_a_change_that_never_came_is_passed_over(root: Path) -> None:
    change_file(root, "site.yaml", "a: 2\n", "first")
    change_file(root, "site.yaml", "a: 3\n", "second")
    (root / "site.yaml").write_text("a: 2\n")  # as if the machine had stopped before the second change
    (back,) = undo_last(root)
    assert back.command == "undo of first"


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/x", "C:\\x", "a/../../x", "con.yaml", "a:b", "x.", ""])
def test_paths_that_leave_the_folder_or_break_elsewhere(root: Path, path: str) -> None:
    before = sorted(root.parent.rglob("*"))
    change = change_file(root, path, "x", "c")
    assert codes([change])[:1] in (["FILE015"], ["FILE016"])
    assert sorted(root.parent.rglob("*")) == before


def test_a_folder_is_not_a_file(root: Path) -> None:
    (root / "pages").mkdir()
    assert codes([change_file(root, ".", "x", "c"), change_file(root, "pages", None, "c")]) == ["FILE008", "FILE008"]


@pytest.mark.skipif(os.name == "nt", reason="only on systems where anyone may make links")
def test_links_that_lead_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "link").symlink_to(outside)
    (outside / "f").write_text("theirs")
    (root / "file").symlink_to(outside / "f")
    assert codes([change_file(root, "link/x", "x", "c"), change_file(root, "file", "x", "c")]) == ["FILE015", "FILE015"]
    assert (outside / "f").read_text() == "theirs"


def test_a_file_that_is_held_for_a_moment_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, left, slept = os.replace, [3], []

    def held(source: Any, target: Any) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(13, "in use")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(rooms.time, "sleep", slept.append)
    assert change_file(root, "site.yaml", "a: 2", "c").done
    assert len(slept) == 3


def test_a_file_that_stays_held_is_named_and_unchanged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    def held(source: Any, target: Any) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(rooms.time, "sleep", slept.append)
    assert codes([change_file(root, "site.yaml", "a: 2", "c")]) == ["FILE018"]
    assert sum(slept) == pytest.approx(2)
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"
    assert history(root) == []
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_a_disk_that_is_full(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    change = change_file(root, "site.yaml", "a: 2", "c")
    assert codes([change]) == ["FILE019"]
    assert "No space left" in change.findings[0].what
    assert (root / "site.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\n"


def test_numbers_go_on_and_strange_folders_do_no_harm(root: Path) -> None:
    (root / FOLDER / "0041-x").mkdir(parents=True)
    (root / FOLDER / "readme").mkdir()
    (root / FOLDER / "readme" / "record.json").write_text("{")
    assert change_file(root, "札幌 plan.yaml", "x", "c").kept == f"{FOLDER}/0042-___plan.yaml"
    assert len(history(root)) == 1
