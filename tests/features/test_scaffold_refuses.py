"""A scaffold writes over nothing, and says so where it can't write at all."""

from pathlib import Path

from errors.cases import spoken

WORDS = "--no-input --set name=Kyoto --set id=kyoto --set country=JP --set languages=en".split()


def test_a_folder_in_which_something_lies_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("Mine.", encoding="utf-8")
    code, text = spoken(tmp_path, ["new", "site", "-o", "full", *WORDS])
    assert code == 1
    assert "full: error CMD005: the folder `full` is not empty" in text
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]


def test_a_place_that_can_hold_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("No folder.", encoding="utf-8")
    code, text = spoken(tmp_path, ["new", "site", "-o", "file/below", *WORDS])
    assert code == 1
    assert "error CMD006: the folder `below` could not be written" in text
    assert (tmp_path / "file").read_text(encoding="utf-8") == "No folder."
