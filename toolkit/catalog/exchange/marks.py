"""Marks: how a text is made comparable, and the short sign by which a row knows later what it was made from."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.document.text import clean

_ESCAPED = re.compile(r"_x000[dD]_")
_LENGTH = 10
_MARK = re.compile(r"([A-Za-z0-9-]{2,20})\.([0-9a-f]{10})\.([0-9a-f]{10})(?:\.([0-9a-f]{12}))?")

_ANYWHERE = re.compile(rb"([A-Za-z0-9-]{2,20})\.[0-9a-f]{10}\.[0-9a-f]{10}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row was made from: the language, and the digests of its English, its translation and its first key."""

    tag: str
    source: str
    translation: str
    key: str = ""

    def __str__(self) -> str:
        return ".".join(part for part in (self.tag, self.source, self.translation, self.key) if part)


def normal(text: str) -> str:
    """A text as it is stored: composed letters, plain line ends, no blanks around it or at the ends of its lines."""
    text = unicodedata.normalize("NFC", clean(_ESCAPED.sub("", text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def digest(text: str, length: int = _LENGTH) -> str:
    """The first digits of a text's fingerprint."""
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()[:length]


def key_digest(key: str) -> str:
    return digest(key, 12)


def mark_of(tag: str, source: str, translation: str, key: str = "") -> Mark:
    """The mark of a row; with a key where the row's place has no room for it."""
    return Mark(tag, digest(source), digest(translation), key_digest(key) if key else "")


def read_mark(text: str) -> Mark | None:
    """The mark that a cell holds, or None."""
    found = _MARK.fullmatch(text.strip())
    return Mark(found[1], found[2], found[3], found[4] or "") if found else None


def languages_in(parts: Iterable[bytes]) -> list[str]:
    """The languages that marks in a file name, wherever they stand, that of most rows first."""
    counts = Counter(tag.decode("ascii") for part in parts for tag in _ANYWHERE.findall(part))
    return sorted(counts, key=lambda tag: (-counts[tag], tag))
