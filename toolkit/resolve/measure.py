"""How long sentences and words of a text are: counts that say nothing about a text's quality, and a reviewer may want to know."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?؟。！？])[\"'”’»」』)）]*\s+|(?<=[。！？])|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
LONG = 6
"""A word of more letters than these is called long (Björnsson's measure of readability, 1968, draws the line there)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts over some texts. A share is per mille, None where the script makes no such thing.

    `length` is the mean length of a sentence, in tenths: of words, or of characters (`unit`) where words have no
    spaces between them. `long` is the share of words with more than six letters, `han` that of Chinese characters.
    """

    sentences: int
    unit: str
    length: int
    long: int | None
    han: int | None


def measure_of(texts: Iterable[str]) -> Measure | None:
    """What a reader meets in some texts; None where there is nothing to read."""
    sentences = [part for text in texts for part in _SENTENCE_END.split(_without_marks(text)) if _letters(part)]
    if not sentences:
        return None
    letters = "".join(_letters(sentence) for sentence in sentences)
    han = sum(1 for char in letters if _is(char, "CJK"))
    kana = sum(1 for char in letters if _is(char, "HIRAGANA", "KATAKANA"))
    if (han + kana) * 2 > len(letters) or _is(letters[0], "THAI", "LAO", "KHMER", "MYANMAR"):
        share = han * 1000 // len(letters) if kana else None
        return Measure(len(sentences), "characters", _tenths(len(letters), len(sentences)), None, share)
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    long = sum(1 for word in words if len(_letters(word)) > LONG)
    return Measure(
        len(sentences), "words", _tenths(len(words), len(sentences)), long * 1000 // max(len(words), 1), None
    )


def _tenths(total: int, count: int) -> int:
    return (total * 10 + count // 2) // count


def _without_marks(text: str) -> str:
    """A text without the vowel signs and accents that are characters of their own: they part no word."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char)[0] != "M")


def _letters(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] == "L")


def _is(char: str, *scripts: str) -> bool:
    return unicodedata.name(char, "").startswith(scripts)
