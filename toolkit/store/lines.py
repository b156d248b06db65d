"""A YAML text line by line, for the mending of damaged files: what is a key, what is indentation, what lies inside a text block."""

import re
from dataclasses import dataclass

from toolkit.store.keyboard import INVISIBLE, ODD_SPACES

_SPLIT = re.compile(r"\r\n|\n|\r")
_BLOCK = re.compile(r"(?:^|[:\-])[ \t]+[|>][+-]?[1-9]?[+-]?[ \t]*(?:#.*)?$")
INDENT = re.compile(f"[ \t{ODD_SPACES}{INVISIBLE}]*")
KEY = r"[A-Za-z_][A-Za-z0-9_.-]*"
LEAD = r"(?P<lead> *(?:- +)*)"
PAIR = re.compile(rf"{LEAD}(?P<key>{KEY}): +(?P<value>\S.*)$")


def split_lines(text: str) -> list[str]:
    """The lines as the reader counts them, without their ends."""
    return _SPLIT.split(text)


def indent_of(line: str) -> int:
    """How many columns a line is set in, odd spaces and tabs counted as one each."""
    match = INDENT.match(line)
    return match.end() if match else 0


def plain_indent(line: str) -> int:
    """How many plain spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_bare(line: str) -> bool:
    """A line with nothing on it, or a comment alone."""
    rest = line[indent_of(line) :]
    return not rest or rest.startswith("#")


def block_lines(lines: list[str]) -> set[int]:
    """Numbers of the lines that lie inside a text block (`|` or `>`), where nothing is a slip."""
    inside: set[int] = set()
    at: int | None = None
    for number, line in enumerate(lines):
        if at is not None:
            if not line.strip() or indent_of(line) > at:
                inside.add(number)
                continue
            at = None
        if _BLOCK.search(line):
            at = indent_of(line)
    return inside


@dataclass(frozen=True, slots=True)
class Value:
    """The part of a line after its key: the text, where it begins, and a comment behind it."""

    text: str
    column: int
    comment: str


_COMMENT = re.compile(r"\s+#.*$")


def value_of(line: str) -> Value | None:
    """What stands after `key: ` (or after `- `) on a line; None where there is neither."""
    pair = PAIR.match(line)
    start = pair.start("value") if pair else None
    if start is None:
        item = re.match(r" *(?:- +)+(?=\S)", line)
        if not item:
            return None
        start = item.end()
    rest = line[start:].rstrip()
    comment = _COMMENT.search(rest)
    text = rest[: comment.start()] if comment else rest
    return Value(text, start, rest[len(text) :])


def with_value(line: str, value: Value, text: str) -> str:
    """The line with another value, its comment kept."""
    return line[: value.column] + text + value.comment
