"""Tables as CSV files that open as they are in spreadsheet programs and hold no formula."""

from collections.abc import Iterable, Sequence

from toolkit.document.text import clean

Value = str | int | float | bool | None
"""What a cell may hold; None is an empty cell, a bool is written as 1 or 0."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_QUOTED = (",", '"', "\n", "\r", ";")


def render_csv(rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a byte order mark and CRLF line ends.

    A text that a spreadsheet program would run as a formula (it begins with one of = + - @, a tab or a line end) gets
    an apostrophe in front, as people type it there; a number stays a number, a negative one too. `unguard` takes the
    apostrophe away again.
    """
    lines = [",".join([_cell(value) for value in row]) for row in rows]
    return b"\xef\xbb\xbf" + "".join([line + "\r\n" for line in lines]).encode("utf-8")


def guard(text: str) -> str:
    """Text that no spreadsheet program takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) or (text.startswith("'") and text[1:].startswith(_FORMULA)) else text


def unguard(text: str) -> str:
    """What `guard` was given."""
    return text[1:] if text.startswith("'") and guard(text[1:]) == text else text


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return repr(value)
    text = guard(clean(value))
    if any(sign in text for sign in _QUOTED) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
