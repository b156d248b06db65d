"""Small pieces of Markdown: prose that stays as it was written, and tables."""

import html
import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`[^`]+`)")
_MARKS = re.compile(r"([\\*_\[\]{}|#])")


def prose(text: str) -> str:
    """Text as it is read: what stands between backticks stays code, everything else means nothing to Markdown."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(part.replace("|", "\\|") if part.startswith("`") else escaped(part) for part in parts)


def escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", html.escape(text, quote=False))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
