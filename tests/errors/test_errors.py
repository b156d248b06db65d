"""Each code with a file that brings it about and the exact text that a person then sees; renewed by running this file."""

import sys
from pathlib import Path

import pytest

from toolkit.codes import files, keys, locales
from toolkit.findings import Finding, Place, in_order, render_text
from toolkit.model.site import Site
from toolkit.store.folder import check_file, find_declaration
from toolkit.store.po import read_po
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

HERE = Path(__file__).parent
FAMILIES = ("FILE", "YAML", "KEYB", "KEY", "LOC")
UPDATES = "LOC020"
"""From this code on the command has to run: test_errors_of_sites.py."""
CASES = sorted(
    path
    for path in HERE.iterdir()
    if path.is_dir() and path.name.rstrip("0123456789") in FAMILIES and not UPDATES <= path.name < "LOD"
)
ELSEWHERE = {
    "FILE002": "a file of 50 MB: tests/unit/store/test_decode.py",
    "FILE007": "a file that is not there: tests/unit/store/test_decode.py",
    "FILE008": "a folder: tests/unit/store/test_decode.py",
    "FILE009": "a file that may not be read: tests/unit/store/test_decode.py",
    "FILE018": "a file that is held: tests/unit/store/test_history.py",
    "FILE019": "a disk that is full: tests/unit/store/test_history.py",
    "FILE020": "nothing to take back: tests/unit/store/test_history.py",
    "FILE021": "a change by hand since: tests/unit/store/test_history.py",
    "LOC019": "a row of a glossary: tests/unit/store/test_glossary.py",
    **dict.fromkeys(
        ("KEY012", "KEY013", "KEY026", "KEY028", "KEY029", "KEY030"), "no site has such a key: test_validate.py"
    ),
}
"""Codes that no file can show, and where they are tested."""


def findings_of(case: Path) -> list[Finding]:
    """What the toolkit says about the input of a case: a folder, a path, a catalog or a declaration."""
    if (case / "folder").is_dir():
        return find_declaration(case / "folder", "folder")[1]
    if (case / "path.txt").is_file():
        return check_file(case, (case / "path.txt").read_text(encoding="utf-8").strip(), Place("site.yaml", 3, 9))[1]
    if (case / "ja.po").is_file():
        return read_po(case / "ja.po", "ja.po")[1]
    tree, findings = read_yaml(case / "site.yaml", "site.yaml")
    return findings + (validate(tree, Site)[1] if tree is not None else [])


def text_of(case: Path) -> str:
    files = {path.name: path for path in case.iterdir() if path.suffix in (".yaml", ".po")}

    def line_of(file: str, line: int) -> str | None:
        rows = files[file].read_bytes().decode("utf-8", "replace").split("\n") if file in files else []
        return rows[line - 1] if 0 < line <= len(rows) else None

    return render_text(in_order(findings_of(case)), line_of)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_person_sees_this_text(case: Path) -> None:
    assert text_of(case) == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_shows_its_code(case: Path) -> None:
    assert case.name in {item.code for item in findings_of(case)}


def test_every_code_has_a_case() -> None:
    shown = {case.name for case in CASES}
    codes = set(files.CODES) | set(keys.CODES) | {code for code in locales.CODES if code < UPDATES}
    assert codes - shown == set(ELSEWHERE)


if __name__ == "__main__":
    for folder in CASES:
        (folder / "expected.txt").write_text(text_of(folder), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(CASES)} texts written\n")
