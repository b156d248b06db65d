"""Texts as cells of an XLSForm: nothing in them is read as a reference or as formatting, and English that stands in is marked."""

import re

from toolkit.document.text import clean
from toolkit.model.text import Words
from toolkit.survey.words import Paragraphs, Said

_FORMATTING = re.compile(r"\*[^*\n]+\*|_[^_\n]+_|^#{1,6} ", re.MULTILINE)
_SIGNS = re.compile(r"[\\*_]|^#", re.MULTILINE)


def cell(words: Words) -> str:
    """One text. `${` would be a reference to another answer; stars, underscores and a leading # would format the text."""
    text = clean(words).strip().replace("${", "$ {")
    if _FORMATTING.search(text):
        text = _SIGNS.sub(lambda sign: "\\" + sign[0], text)
    return f"[en] {text}" if words.state == "fallback" else text


def cells(said: Said | None) -> tuple[str, ...]:
    """A text in every language; empty where there is none."""
    return tuple(cell(words) for words in said) if said else ()


def lines(paragraphs: Paragraphs) -> tuple[str, ...]:
    """Paragraphs below each other in one cell, for each language."""
    return tuple("\n".join(cell(words) for words in row) for row in zip(*paragraphs, strict=True))


def constant(value: str) -> str:
    """A text as a constant of an expression; it holds ids and fingerprints, and no quotation mark."""
    return "'" + value.replace("'", "’") + "'"
