"""A file that another program holds open stays as it was and is named; all others are published, and the manifest is true."""

import pytest
from features.test_publish_killed import CHANGED, doom, settled
from unit.publish.builders import PAGES, make, told


@pytest.fixture
def out(tmp_path):
    make(PAGES, tmp_path / "build", tmp_path / "cache")
    return tmp_path / "build"


def test_a_replaced_file_that_is_open_stays_and_is_named(out):
    code, findings = doom(out, CHANGED, "hold", "packs/ja/quiet.html")
    assert (code, findings) == (0, [["PUB005", {"path": "packs/ja/quiet.html"}]])
    assert settled(out) == CHANGED | {"packs/ja/quiet.html": PAGES["packs/ja/quiet.html"]}
    assert not (out / ".next").exists()


def test_a_removed_file_that_is_open_stays_in_the_manifest_and_goes_later(out):
    _, findings = doom(out, CHANGED, "hold", "packs/en/quiet.html")
    assert [code for code, _ in findings] == ["PUB005"]
    assert settled(out) == CHANGED | {"packs/en/quiet.html": PAGES["packs/en/quiet.html"]}
    make(CHANGED, out, out.parent / "cache")
    assert settled(out) == CHANGED


def test_once_it_is_closed_the_same_command_finishes(out):
    doom(out, CHANGED, "hold", "packs/ja/quiet.html", "surveys/xlsform/pre1.xlsx")
    result, findings = make(CHANGED, out, out.parent / "cache")
    assert result.written == ("packs/ja/quiet.html", "surveys/xlsform/pre1.xlsx")
    assert (result.made, findings) == (0, [])
    assert settled(out) == CHANGED


def test_a_new_file_that_can_not_be_placed_is_not_in_the_manifest_and_comes_later(out):
    _, findings = doom(out, CHANGED, "hold", "packs/ja/new/deep.html")
    assert [code for code, _ in findings] == ["PUB005"]
    assert "packs/ja/new/deep.html" not in told(out)
    make(CHANGED, out, out.parent / "cache")
    assert settled(out) == CHANGED


def test_an_open_manifest_keeps_the_journal_until_it_can_be_replaced(out):
    _, findings = doom(out, CHANGED, "hold", "manifest.json")
    assert [code for code, _ in findings] == ["PUB005"]
    assert (out / ".next" / "journal.json").exists()
    _, findings = make(CHANGED, out, out.parent / "cache")
    assert settled(out) == CHANGED
    assert not (out / ".next").exists()


def test_a_folder_of_a_person_in_the_place_of_an_output_is_named(out):
    (out / "surveys" / "paper").mkdir()
    (out / "surveys" / "paper" / "notes.txt").write_text("mine")
    _, findings = make(CHANGED, out, out.parent / "cache")
    assert sorted(item.code for item in findings) == ["PUB006", "PUB007"]
    assert (out / "surveys" / "paper" / "notes.txt").read_text() == "mine"
    assert "surveys/paper" not in told(out)


def test_a_disk_that_takes_no_more_leaves_the_old_build_whole(out, monkeypatch):
    import os

    from toolkit.publish import journal

    real = os.write
    room = 10

    def full(handle, data):
        nonlocal room
        room -= len(data)
        if room < 0:
            raise OSError(28, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(journal.os, "write", full)
    result, findings = make(CHANGED, out, out.parent / "cache")
    monkeypatch.undo()
    assert [item.code for item in findings] == ["PUB012"]
    assert "No space left" in findings[0].what
    assert (result.written, settled(out)) == ((), PAGES)
    assert not (out / ".next").exists()


def test_a_read_only_output_is_replaced(out):
    (out / "packs" / "ja" / "quiet.html").chmod(0o444)
    _, findings = make(CHANGED, out, out.parent / "cache")
    assert findings == []
    assert settled(out) == CHANGED
