"""Reads what `private/` says of the people of a site for the rota; findings tell the line and never what stands in it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.rota import PERSON_CODE, PrivateRota, RotaFile
from toolkit.store.decode import read_text
from toolkit.store.licensed import is_left_out
from toolkit.store.private import ROSTER, ROTA
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


@dataclass(frozen=True)
class RotaRead:
    """What was read; `tree` is that of the file, where there is one."""

    private: PrivateRota = field(default_factory=PrivateRota)
    tree: Tree | None = None
    findings: tuple[Finding, ...] = ()


def read_rota(root: Path) -> RotaRead:
    """Who sits out of what, who is away when, and the codes of people; empty where a site has no such files."""
    file, tree, found = _rota(root / ROTA)
    codes, more = _roster(root / ROSTER)
    there = next((name for name in (ROTA, ROSTER) if (root / name).is_file()), None)
    if there and not is_left_out(root):
        found.append(finding("PLAN014", Place(there)))
    return RotaRead(PrivateRota(file, codes), tree, (*found, *more))


def _rota(path: Path) -> tuple[RotaFile, Tree | None, list[Finding]]:
    if not path.is_file():
        return RotaFile(), None, []
    tree, found = read_yaml(path, ROTA)
    file: RotaFile | None = None
    if tree is not None:
        file, more = validate(tree, RotaFile)
        found = [*found, *more]
    lines = dict.fromkeys(row.place.line for row in errors_of(found))
    return file or RotaFile(), tree if file else None, [silent(ROTA, line) for line in lines]


def silent(file: str, line: int) -> Finding:
    """That a line of a private file is wrong, without a place that would have it printed."""
    return finding("PLAN010", Place(file), file=file, line=line)


def _roster(path: Path) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """Cohort -> the codes of its trainees, in the order of the lines; other people in the roster are passed over."""
    if not path.is_file():
        return {}, []
    text, found = read_text(path, ROSTER)
    if text is None:
        return {}, found
    codes: dict[str, tuple[str, ...]] = {}
    for line, row in _rows(text):
        cohort, person, role = (row.get(name, "").strip() for name in ("cohort", "person", "role"))
        if role not in ("", "trainee"):
            continue
        if not re.fullmatch(PERSON_CODE, person) or person in codes.get(cohort, ()):
            found.append(silent(ROSTER, line))
            continue
        codes[cohort] = (*codes.get(cohort, ()), person)
    return codes, found


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a table with their numbers; its first line names the columns, with commas or semicolons between."""
    text = text.removeprefix("\ufeff")
    sep = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sep)
    head = [name.strip().lower() for name in next(reader, [])]
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, dict(zip(head, row, strict=False))
