"""Reads `glossary.csv`: the English term, its forms in the language, a note, and banned words; several are parted by `;` or ` / `."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.findings import Finding, Place, finding
from toolkit.model.glossary import Term
from toolkit.store.decode import read_text

_PARTED = re.compile(r"\s*[;；]\s*|\s+/\s+")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")


def read_glossary(path: Path, shown: str) -> tuple[tuple[Term, ...], list[Finding]]:
    """The terms of a glossary; a row that has no term is a finding, and so is how many terms still wait for a word."""
    text, findings = read_text(path, shown)
    if text is None:
        return (), findings
    terms = []
    waiting: list[int] = []
    rows = csv.reader(text.splitlines(keepends=True))
    for row in rows:
        cells = [cell.strip() for cell in row] + [""] * (4 - len(row))
        if rows.line_num == 1 or not any(cells):
            continue
        term = Term(_english(cells[0]), _forms(cells[1]), tuple(_parts(cells[3])), cells[2], rows.line_num)
        if term.english and term.forms:
            terms.append(term)
        elif term.english and not any(cells[1:]):
            waiting.append(rows.line_num)
        else:
            findings.append(finding("LOC019", Place(shown, rows.line_num), row=",".join(row)))
    if waiting:
        findings.append(finding("LOC033", Place(shown, waiting[0]), count=len(waiting)))
    return tuple(terms), findings


def _parts(cell: str) -> Iterator[str]:
    return (part for part in _PARTED.split(cell) if part)


def _english(cell: str) -> tuple[str, ...]:
    """The terms without what explains them in brackets."""
    return tuple(filter(None, (_ASIDE.sub(" ", part).strip() for part in _parts(cell))))


def _forms(cell: str) -> tuple[str, ...]:
    """Each form with and without what it has in brackets."""
    found = [form for part in _parts(cell) for form in (part, _ASIDE.sub(" ", part).strip())]
    return tuple(filter(None, dict.fromkeys(found)))
