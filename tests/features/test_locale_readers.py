"""Catalogs as an update leaves them are read alike by gettext, polib and translate-toolkit: keys, words, marks and old sources."""

import shutil
import subprocess
from pathlib import Path

import pytest
from readers.catalogs import Row, by_polib, by_translate_toolkit

from toolkit.cli import main
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
TAGS = sorted(path.parent.name for path in (ROOT / "locales").glob("*/locale.yaml") if path.parent.name != "en")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped content after an update, with sources that have changed since they were translated."""
    root = tmp_path_factory.mktemp("content")
    shutil.copytree(ROOT / "modalities", root / "modalities")
    shutil.copytree(ROOT / "locales", root / "locales")
    path = root / "modalities/common/instruments/rrse.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("label: ", 'label: "Quoted \\"here\\"" # '), encoding="utf-8", newline="\n")
    assert main(["locale", "update", "--root", str(root), "--quiet"]) == 0
    return root


def files(root: Path) -> list[Path]:
    return sorted(root.glob("locales/*/LC_MESSAGES/*.po"))


def ours(path: Path) -> list[Row]:
    catalog, findings = read_po(path, path.name)
    assert catalog is not None
    assert not findings
    return [
        Row(
            one.context or "",
            one.source,
            one.translation,
            frozenset(one.flags),
            one.previous_source or "",
            one.extracted,
        )
        for one in catalog.entries
        if not one.obsolete
    ]


def test_there_is_something_to_read(content: Path) -> None:
    rows = [row for path in files(content) for row in ours(path)]
    assert len({path.parent.parent.name for path in files(content)}) == len(TAGS)
    assert sum("fuzzy" in row.flags and row.previous != "" for row in rows) >= 5
    assert {flag.partition(":")[0] for row in rows for flag in row.flags} >= {"fuzzy", "max-length", "placeholders"}


@pytest.mark.extras
def test_polib_reads_the_same(content: Path) -> None:
    for path in files(content):
        assert by_polib(path) == ours(path), path


@pytest.mark.extras
def test_translate_toolkit_reads_the_same(content: Path) -> None:
    for path in files(content):
        assert by_translate_toolkit(path) == ours(path), path


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_has_nothing_to_say(content: Path, tmp_path: Path) -> None:
    for path in files(content):
        command = ["msgfmt", "--check", "-o", str(tmp_path / "x.mo"), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, ""), path


def test_a_second_update_changes_no_byte(content: Path) -> None:
    before = {path: path.read_bytes() for path in files(content)}
    assert main(["locale", "update", "--root", str(content), "--quiet"]) == 0
    assert {path: path.read_bytes() for path in files(content)} == before
