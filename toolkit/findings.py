"""Findings: what a rule, a reader or an exporter has to say to a person, and the three ways it is printed."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from toolkit.codes import code_named
from toolkit.phrases import Phrase, Voice, and_more, english, filled, from_data, joined, phrase, said, to_data, width


class Severity(StrEnum):
    """How bad a finding is. A to-do is what a draft may still lack; it becomes an error when the site says it is ready."""

    ERROR = "error"
    WARNING = "warning"
    TODO = "todo"
    NOTE = "note"


ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.TODO: 2, Severity.NOTE: 3}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file (as the person would name it, with `/`), line and column from 1, and the key path.

    `line` 0 means the file as a whole. `end_column` is one past the last character to underline, 0 if unknown.
    """

    file: str
    line: int = 0
    column: int = 0
    key: str = ""
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell a person; its sentences are looked up by `code` and filled with `slots`, which may be phrases."""

    code: str
    place: Place
    slots: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def what(self) -> Phrase:
        return self._phrase("what")

    @property
    def fix(self) -> Phrase:
        return self._phrase("fix")

    @property
    def why(self) -> Phrase:
        return self._phrase("why")

    def _phrase(self, part: str) -> Phrase:
        return Phrase(f"findings/{self.code.lower()}/{part}", getattr(code_named(self.code), part), self.slots)


def sentence(code: str, part: str) -> Phrase:
    """What a code says, how to fix it (`fix`) or `why`, with the slots open."""
    return Phrase(f"findings/{code.lower()}/{part}", getattr(code_named(code), part), {})


def finding(code: str, place: Place, severity: Severity | None = None, /, **slots: object) -> Finding:
    """A finding of a code, with the severity of its table unless another is given; KeyError for an unknown code."""
    entry = code_named(code)
    kept = {name: _printable(value) for name, value in slots.items()}
    return Finding(code, place, kept, severity or Severity(entry.severity))


def _printable(value: object) -> str:
    """A slot made fit to print; in a phrase, what it is filled with."""
    if not isinstance(value, Phrase):
        return one_line(str(value))
    return Phrase(value.key, value.source, {name: _printable(inner) for name, inner in value.slots.items()})


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def one_line(value: str, most: int = 400) -> str:
    """A value from a file made fit to print: line ends stay, control and direction characters are shown as codes, long text is cut."""
    shown = _CONTROL.sub(lambda match: f"<U+{ord(match[0]):04X}>", value)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by file, line, column and code, each once."""
    unique: dict[tuple[object, ...], Finding] = {}
    for item in findings:
        key = (item.place.file, item.place.line, item.place.column, item.code, tuple(sorted(item.slots.items())))
        unique.setdefault(key, item)
    return [unique[key] for key in sorted(unique, key=lambda key: tuple(map(str, key[:1])) + key[1:])]


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    return [item for item in findings if item.severity is Severity.ERROR]


COUNTS = {
    Severity.ERROR: (phrase("count/error", "1 error"), phrase("count/errors", "{count} errors")),
    Severity.WARNING: (phrase("count/warning", "1 warning"), phrase("count/warnings", "{count} warnings")),
    Severity.TODO: (phrase("count/todo", "1 to-do"), phrase("count/todos", "{count} to-dos")),
    Severity.NOTE: (phrase("count/note", "1 note"), phrase("count/notes", "{count} notes")),
}
"""For one and for several; a language that bends words after numbers in more ways can write `Errors: {count}`."""


def summary(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, or `no findings`."""
    counts = dict.fromkeys(ORDER, 0)
    for item in findings:
        counts[item.severity] += 1
    parts = [filled(COUNTS[kind][count > 1], count=count) for kind, count in counts.items() if count]
    return joined(", ", parts) if parts else phrase("count/none", "no findings")


Lines = Callable[[str, int], str | None]
"""Gives the text of a line of a file, for the excerpt under a finding; None where it can't be had."""

LABELS = {
    Severity.ERROR: phrase("severity/error", "error"),
    Severity.WARNING: phrase("severity/warning", "warning"),
    Severity.TODO: phrase("severity/todo", "to-do"),
    Severity.NOTE: phrase("severity/note", "note"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.TODO: "36", Severity.NOTE: "34"}


def render_text(
    findings: Iterable[Finding], lines: Lines | None = None, colour: bool = False, voice: Voice = english
) -> str:
    """For a terminal: place and what, then what to write, then why; with the line shown where `lines` is given.

    Of warnings and notes that say the same about many things, only the first says why and what to do. Those of one code
    about several outputs are one: the first is told, the files of the others are named.
    """
    told: set[tuple[str, str]] = set()
    rows = []
    for item, others in _folded(findings):
        advice = (item.fix, item.why)
        again = advice in told and item.severity in (Severity.NOTE, Severity.WARNING)
        told.add(advice)
        rows.append(_text_of(item, lines, colour, again, voice) + _also(others, voice))
    return "".join(rows)


def _folded(findings: Iterable[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Each finding with those that are told along with it."""
    groups: dict[object, tuple[Finding, list[Finding]]] = {}
    for number, item in enumerate(findings):
        alike = item.severity in (Severity.NOTE, Severity.WARNING) and not item.place.line
        key: object = (item.code, item.fix, item.why) if alike else number
        if key in groups:
            groups[key][1].append(item)
        else:
            groups[key] = (item, [])
    return list(groups.values())


def label_of(severity: Severity, voice: Voice) -> str:
    """A severity in one word; in English the one that programs read."""
    return severity.value if voice is english else said(LABELS[severity], voice)


def _also(others: Iterable[Finding], voice: Voice) -> str:
    files = list(dict.fromkeys(item.place.file for item in others))
    if not files:
        return ""
    names = and_more(files, 4)
    return f"  {said(phrase('findings/also', 'Also: {names}', names=names), voice)}\n"


def _text_of(item: Finding, lines: Lines | None, colour: bool, brief: bool, voice: Voice) -> str:
    label = label_of(item.severity, voice)
    if colour:
        label = f"\x1b[1;{_COLOURS[item.severity]}m{label}\x1b[0m"
    rows = [f"{item.place}: {label} {item.code}: {said(item.what, voice)}"]
    if not brief:
        rows += _advice(said(phrase("findings/fix", "Fix:"), voice), said(item.fix, voice))
        rows += _advice(said(phrase("findings/why", "Why:"), voice), said(item.why, voice))
    rows += _excerpt(item, lines)
    return "\n".join(rows) + "\n"


def _advice(label: str, text: str) -> list[str]:
    """The lines of an advice behind its label, which the later ones leave room for."""
    blank = " " * width(label)
    return [f"  {label if number == 0 else blank} {row}" for number, row in enumerate(text.splitlines())]


def _excerpt(item: Finding, lines: Lines | None) -> list[str]:
    place = item.place
    text = lines(place.file, place.line) if lines and place.line else None
    if text is None:
        return []
    shown = one_line(text.rstrip("\r\n"), 160)
    rows = [f"  {place.line:>5} | {shown}"]
    if 0 < place.column <= len(shown) + 1:
        width = max(1, min(place.end_column - place.column, len(shown) - place.column + 1))
        rows.append(f"        | {' ' * (place.column - 1)}{'^' * width}")
    return rows


def render_github(findings: Iterable[Finding]) -> str:
    """Workflow commands that put each finding beside its line in a pull request."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TODO: "notice", Severity.NOTE: "notice"}
    return "".join(f"::{kinds[item.severity]} {_properties(item)}::{_data(_message(item))}\n" for item in findings)


def _message(item: Finding) -> str:
    return "\n".join(part for part in (item.what, item.fix, item.why) if part)


def _properties(item: Finding) -> str:
    pairs: dict[str, object] = {"file": item.place.file}
    if item.place.line:
        pairs["line"] = item.place.line
    if item.place.column:
        pairs["col"] = item.place.column
    pairs["title"] = item.code
    return ",".join(
        f"{key}={_data(str(value)).replace(':', '%3A').replace(',', '%2C')}" for key, value in pairs.items()
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_data(item: Finding) -> dict[str, object]:
    """A finding as plain data, for JSON."""
    place = item.place
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "key": place.key,
        "what": item.what,
        "fix": item.fix,
        "why": item.why,
    }


def render_json(findings: Iterable[Finding]) -> str:
    """A JSON object with one list, stable in order and spelling."""
    return json.dumps({"findings": [as_data(item) for item in findings]}, ensure_ascii=False, indent=1) + "\n"


def to_row(item: Finding) -> list[object]:
    """A finding as a short list of plain data, to be kept and read back by `from_row`."""
    at = item.place
    slots = {name: to_data(value) for name, value in item.slots.items()}
    return [item.code, item.severity.value, slots, at.file, at.line, at.column, at.key, at.end_column]


def from_row(row: Sequence[Any]) -> Finding:
    """The finding that `to_row` has written."""
    code, severity, slots, *place = row
    return Finding(code, Place(*place), {name: from_data(value) for name, value in slots.items()}, Severity(severity))
