"""Sheets for coding open answers: a row an answer, a column a code, as CSV and as a workbook that explains its columns."""

from collections.abc import Mapping, Sequence

from toolkit.coding.vocabulary import Group, shown
from toolkit.document.csv import Value, render_csv
from toolkit.document.xlsx import Sheet, render_xlsx
from toolkit.model.coding import CodingManual
from toolkit.model.text import Words

KEYS = ("answer_id", "item", "language", "answer")
"""What a row holds before the codes. No person, wave or arm: the coder is blind, the coordinator keeps the list."""
AFTER = ("coder", "note")


def columns(groups: Sequence[Group]) -> tuple[str, ...]:
    """The head of a sheet: names of variables, the same in every language."""
    return (*KEYS, *(f"code_{entry.code.lower()}" for group in groups for entry in group.coded), *AFTER)


def render_sheet(groups: Sequence[Group]) -> bytes:
    """The empty sheet as CSV."""
    return render_csv([columns(groups)])


def render_book(
    manual: CodingManual, groups: Sequence[Group], words: Mapping[str, str], about: str, tag: str, key: bool
) -> bytes:
    """A workbook in one language: the sheet, what its columns mean, and the answers to train on, with their key if wanted."""
    sheets = [
        Sheet(words["coding_sheet"], [columns(groups)], tag),
        Sheet(words["coding_columns"], _explained(groups, words, about), tag, (28, 30, 90)),
        Sheet(words["coding_training"], _training(manual, groups, key), tag),
    ]
    return render_xlsx(sheets)


def _explained(groups: Sequence[Group], words: Mapping[str, str], about: str) -> list[Sequence[Value]]:
    rows: list[Sequence[Value]] = [(words["coding_column"], words["coding_name"], words["coding_definition"])]
    rows += [(name, "", words[f"coding_column_{name}"]) for name in KEYS]
    rows += [(f"code_{entry.code.lower()}", entry.name, entry.about) for group in groups for entry in group.coded]
    rows += [(name, "", words[f"coding_column_{name}"]) for name in AFTER]
    return [*rows, ("", "", words["coding_fill"]), ("", "", about)]


def _training(manual: CodingManual, groups: Sequence[Group], key: bool) -> list[Sequence[Value]]:
    """One row an answer; the cells of the codes hold 1 or 0 with the key, and are empty without."""
    codes = [entry.code for group in groups for entry in group.coded]
    rows: list[Sequence[Value]] = [(*columns(groups), "why") if key else columns(groups)]
    for one in manual.training:
        marks: list[Value] = [int(code in one.codes) if key else None for code in codes]
        spoken = one.answer.lang if isinstance(one.answer, Words) else ""
        row: list[Value] = [one.id, one.prompt, spoken, shown(one.answer), *marks, *(None for _ in AFTER)]
        rows.append([*row, shown(one.why)] if key else row)
    return rows
