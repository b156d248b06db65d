"""Runs one case of this folder through the command and gives what a person then sees."""

import contextlib
import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.cli import main

HERE = Path(__file__).parent
CONTENT = HERE / "content"
TODAY = "2027-01-15"
SETTLED = ("FORM", "WEB", "XLSF", "LIME", "PACK")
"""Families of what platforms lose: they change with every text, and have tests of their own."""
UNTOLD = ("BASE005", "DOCU007")
"""What nearly every declaration of these cases lacks: a pinned copy, and facts for the documents."""


@dataclass(frozen=True)
class Case:
    """One folder: its input, and in `case.yaml`, where it needs one, how it is made and what is run.

    `content: true` starts from the small content beside the cases (`into` names another folder for it), `pin: true` pins the
    site, `edits` then replaces texts, and `run` is the command line (`check .` if left out).
    """

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.name.partition("-")[0]

    @property
    def setting(self) -> dict[str, Any]:
        path = self.folder / "case.yaml"
        return dict(yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}

    def laid_out(self, root: Path) -> None:
        """Put the input into a folder."""
        setting = self.setting
        if setting.get("content"):
            shutil.copytree(CONTENT, root / str(setting.get("into", ".")), dirs_exist_ok=True)
        left = shutil.ignore_patterns("expected.txt", "case.yaml")
        shutil.copytree(self.folder, root, dirs_exist_ok=True, ignore=left)
        if setting.get("pin"):
            assert spoken(root, ["upgrade", ".", "--same-release", "--date", TODAY])[0] == 0
        for edit in setting.get("edits", ()):
            edited(root / edit["file"], edit)

    def seen(self, root: Path) -> tuple[int, str]:
        """Exit code and output of the command, less what is not the matter of these cases."""
        words = str(self.setting.get("run", "check .")).split()
        code, text = spoken(root, [*words, "--date", TODAY])
        found = "".join(block for block in blocks(text) if self.concerns(block))
        return code, re.sub(r"(Translated so far: )[^\n.]*", r"\1...", found)

    def concerns(self, block: str) -> bool:
        code = code_of(block)
        settled = code.rstrip("0123456789") in SETTLED or code in UNTOLD
        return bool(code) and (code == self.code or not settled)


def edited(path: Path, edit: dict[str, Any]) -> None:
    """Replace a text in a file, once; write the file where nothing is to be found; or take it away."""
    if edit.get("gone"):
        path.unlink()
        return
    if "find" not in edit:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit["put"], encoding="utf-8", newline="\n")
        return
    text = path.read_text(encoding="utf-8")
    assert text.count(edit["find"]) == 1, f"{path.name}: {edit['find']}"
    path.write_text(text.replace(edit["find"], edit["put"]), encoding="utf-8", newline="\n")


def blocks(text: str) -> Iterator[str]:
    """The findings of an output, each with its lines."""
    rows: list[str] = []
    for line in text.splitlines(keepends=True):
        if rows and not line.startswith(" "):
            yield "".join(rows)
            rows = []
        rows.append(line)
    yield "".join(rows)


def code_of(block: str) -> str:
    """The code in the first line of a finding, empty for any other line."""
    words = block.partition("\n")[0].split(": ")
    label = words[1].split() if len(words) > 1 else []
    return label[1] if len(label) == 2 and label[0] in ("error", "warning", "todo", "note") else ""


def spoken(root: Path, words: list[str]) -> tuple[int, str]:
    """Run a command line in a folder: exit code and what it prints."""
    out = io.StringIO()
    before = Path.cwd()
    os.chdir(root)
    try:
        with contextlib.redirect_stdout(out):
            code = main(words)
    finally:
        os.chdir(before)
    return code, out.getvalue()
