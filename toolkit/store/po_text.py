"""How a text is spelled between the quotes of a catalog file."""

import re

_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_ODD_ESCAPE = re.compile(r'(?:^|[^\\])(?:\\\\)*(\\[^ntr"\\abfv0-7x])')


def _one_unescaped(match: re.Match[str]) -> str:
    mark = match[1]
    if mark in _UNESCAPED:
        return _UNESCAPED[mark]
    if mark[0] in "01234567":
        return chr(int(mark, 8))
    if mark[0] == "x" and len(mark) > 1:
        return chr(int(mark[1:], 16))
    return match[0]


def unescape(raw: str) -> str:
    """A text out of its spelling in a file; an unknown mark after a backslash stays as it is, with the backslash."""
    return _ESCAPE.sub(_one_unescaped, raw) if "\\" in raw else raw


def odd_escape(raw: str) -> str:
    """The first backslash with a mark that has no meaning after it, or nothing."""
    odd = _ODD_ESCAPE.search(raw)
    return odd[1] if odd else ""


_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPED = {
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
}


def escape(text: str) -> str:
    """A text as it is spelled between the quotes of a file."""
    if _NEEDS_ESCAPE.search(text) is None:
        return text
    return _NEEDS_ESCAPE.sub(lambda match: _ESCAPED.get(match[0]) or f"\\{ord(match[0]):03o}", text)
