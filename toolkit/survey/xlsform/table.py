"""The sheets of an XLSForm as rows: one column for each language of a text, and no column that nothing stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the survey sheet. Texts come as one cell for each language, or as none at all."""

    type: str
    name: str
    label: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    message: tuple[str, ...] = ()
    calculation: str = ""
    appearance: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the choices sheet."""

    list: str
    name: str
    label: tuple[str, ...]


def survey_table(rows: Sequence[Row], labels: Sequence[str]) -> Table:
    """The survey sheet, its head first."""
    blank = ("",) * len(labels)
    head = [
        *("type", "name"),
        *(f"label::{label}" for label in labels),
        *(f"hint::{label}" for label in labels),
        *("required", "relevant", "constraint"),
        *(f"constraint_message::{label}" for label in labels),
        *("calculation", "appearance"),
    ]
    body = [
        [
            *(row.type, row.name, *(row.label or blank), *(row.hint or blank)),
            *("yes" if row.required else "", row.relevant, row.constraint),
            *(*(row.message or blank), row.calculation, row.appearance),
        ]
        for row in rows
    ]
    return _without_empty_columns([head, *body])


def choices_table(choices: Iterable[Choice], labels: Sequence[str]) -> Table:
    """The choices sheet, its head first."""
    head = ["list_name", "name", *(f"label::{label}" for label in labels)]
    return [head, *([choice.list, choice.name, *choice.label] for choice in choices)]


def _without_empty_columns(table: Table) -> Table:
    used = [any(column) for column in zip(*table[1:], strict=True)]
    return [[value for value, keep in zip(row, used, strict=True) if keep] for row in table]
