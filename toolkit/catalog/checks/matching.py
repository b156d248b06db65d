"""Finds the words of a language's lists in a text."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=512)
def pattern(words: tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    """Any of these words, the longest first; None for no words.

    With spaces between words a word is a whole one, and a star at its end stands for more letters. A word with a capital
    letter is looked for as it is written, any other in capitals too.
    """
    parts = [_part(word, spaced) for word in sorted(set(words), key=lambda word: (-len(word), word)) if word.strip("*")]
    return re.compile("|".join(parts)) if parts else None


def _part(word: str, spaced: bool) -> str:
    core = re.escape(plain(word.strip("*")))
    if spaced:
        before = "" if word.startswith("*") else r"(?<!\w)"
        after = r"\w*" if word.endswith("*") else r"(?!\w)"
        core = f"{before}{core}{after}"
    return core if word != word.lower() else f"(?i:{core})"


def count(words: tuple[str, ...], text: str, spaced: bool) -> int:
    """How often words of a list stand in a text."""
    found = pattern(words, spaced) if _may_stand(words, text) else None
    return sum(1 for _ in found.finditer(plain(text))) if found else 0


def without(words: tuple[str, ...], text: str, spaced: bool) -> str:
    """A text without these words."""
    if not words:
        return text
    found = pattern(words, spaced) if _may_stand(words, text) else None
    return found.sub(" ", plain(text)) if found else plain(text)


def has(words: Iterable[str], text: str, spaced: bool) -> bool:
    known = tuple(words)
    found = pattern(known, spaced) if _may_stand(known, text) else None
    return found is not None and found.search(plain(text)) is not None


def _may_stand(words: tuple[str, ...], text: str) -> bool:
    """Whether the letters of any word are there at all: most texts hold none, and this is found out much faster."""
    found = _letters(words)
    return found is not None and found.search(_small(text)) is not None


@lru_cache(maxsize=512)
def _letters(words: tuple[str, ...]) -> re.Pattern[str] | None:
    cores = sorted({plain(word.strip("*")).lower() for word in words if word.strip("*")})
    return re.compile("|".join(map(re.escape, cores))) if cores else None


@lru_cache(maxsize=4096)
def _small(text: str) -> str:
    return plain(text).lower()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A text as words are looked for: one spelling of each letter, straight apostrophes, no vowel marks in Arabic and Hebrew."""
    return _POINTS.sub("", unicodedata.normalize("NFC", text).replace("’", "'"))


_POINTS = re.compile("[\u0640\u064b-\u0652\u0670\u0591-\u05bd\u05bf\u05c1\u05c2]")
"""Marks above and below letters that may be written or not, and the stroke that stretches a word."""


def normal(text: str) -> str:
    """A text as it is compared: letters and digits alone, in one case and width."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"))
