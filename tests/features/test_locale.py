"""A translator's coordinator extracts the texts, brings a catalog up to date, and asks how far each language is."""

import shutil
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
FILE = "locales/ja/LC_MESSAGES/instruments.po"


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped content and of one language."""
    shutil.copytree(ROOT / "modalities", tmp_path / "modalities")
    for tag in ("en", "ja"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entries(path: Path) -> dict:
    catalog, findings = read_po(path, path.name)
    assert not findings
    assert catalog is not None
    return catalog.by_context()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def some_title() -> str:
    lines = (ROOT / "modalities" / "common" / "instruments" / "rrse.yaml").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("title: ")).removeprefix("title: ").strip('"')


def test_extract_writes_a_template_a_file_with_every_key_and_no_translation(content) -> None:
    assert main(["locale", "extract", "-o", "pot", "--quiet"]) == 0
    made = entries(content / "pot" / "instruments.pot")
    assert made["instrument/rrse/title"].source == some_title()
    assert not any(entry.translation for entry in made.values())
    assert {"scenarios.pot", "interface.pot", "modality-cbt.pot"} <= {path.name for path in (content / "pot").iterdir()}
    assert not (content / ".alliance").exists()


def test_update_changes_nothing_that_is_up_to_date(content) -> None:
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    before = {path: path.read_bytes() for path in (content / "locales" / "ja").rglob("*.po")}
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_a_changed_source_keeps_its_translation_for_another_look(content) -> None:
    title = some_title()
    before = entries(content / FILE)["instrument/rrse/title"].translation
    change(content / "modalities/common/instruments/rrse.yaml", f"title: {title}", f"title: {title} (short)")
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    entry = entries(content / FILE)["instrument/rrse/title"]
    assert entry.source == f"{title} (short)"
    assert entry.translation == before
    assert "fuzzy" in entry.flags
    assert main(["undo", "--quiet"]) == 0


def test_update_is_one_command_for_undo(content) -> None:
    change(content / "modalities/common/instruments/rrse.yaml", f"title: {some_title()}", "title: Another title")
    change(content / "modalities/common/interface.yaml", "  next: What to do next\n", "  next: What comes next\n")
    before = {path: path.read_bytes() for path in (content / "locales" / "ja").rglob("*.po")}
    assert main(["locale", "update", "ja", "--quiet"]) == 0
    changed = [path for path in before if path.read_bytes() != before[path]]
    assert len(changed) >= 2
    assert main(["undo", "--quiet"]) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_a_dry_run_changes_no_file(content) -> None:
    change(content / "modalities/common/instruments/rrse.yaml", f"title: {some_title()}", "title: Another title")
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert main(["locale", "update", "ja", "--dry-run", "--quiet"]) == 0
    assert main(["locale", "extract", "--dry-run", "--quiet"]) == 0
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_status_counts_each_file_and_all(content, capsys) -> None:
    assert main(["locale", "status", "ja"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ja"
    rows = {line.split()[0]: line.split() for line in lines[1:]}
    assert {"instruments", "scenarios", "interface", "all"} <= set(rows)
    texts = [int(row[1]) for name, row in rows.items() if name != "all"]
    assert int(rows["all"][1]) == sum(texts)


def test_a_catalog_that_is_damaged_is_left_as_it_is(content, capsys) -> None:
    damaged = (content / FILE).read_text(encoding="utf-8") + '\nmsgctxt "x\n'
    (content / FILE).write_text(damaged, encoding="utf-8", newline="\n")
    assert main(["locale", "update", "ja"]) == 1
    assert FILE in capsys.readouterr().out
    assert (content / FILE).read_text(encoding="utf-8") == damaged


def test_a_language_without_a_folder_is_told_and_not_begun(content, capsys) -> None:
    assert main(["locale", "update", "es"]) == 1
    assert "alliance new locale" in capsys.readouterr().out
    assert not (content / "locales/es").exists()
    assert main(["new", "locale", "--no-input", "--set", "tag=es", "--quiet"]) == 0
    made = entries(content / "locales/es/LC_MESSAGES/instruments.po")
    assert made["instrument/rrse/title"].source == some_title()
    assert not made["instrument/rrse/title"].translation


def test_a_folder_without_content_is_named(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["locale", "status"]) == 1
    assert "error" in capsys.readouterr().out
