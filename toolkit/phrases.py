"""Phrases: what the tool says, in English, with the key that translators know it by and with slots that stay open until it is said."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Voice = Callable[[str, str], str]
"""Gives the words for a key (without `tool/` in front) and its English, with the slots still open."""

CLDR = "cldr/"
"""How the key of a name or number begins that CLDR has in every language, as in `cldr/country/JP`: nobody translates it."""
CONTENT = "content/"
"""How the key of a sentence begins that is quoted from the content: it is translated there, under the rest of the key."""

_SLOT = re.compile(r"\{([a-z_]+)\}")


def fill(sentence: str, slots: Mapping[str, str]) -> str:
    """A sentence with its slots filled; the values are data and are not looked into again."""
    return _SLOT.sub(lambda match: slots.get(match[1], match[0]), sentence)


class Phrase(str):
    """A sentence of the tool. As a `str` it is the English, filled; `said` gives it in another language.

    `slots` are data, which stay as they are, or phrases again. One without a key only holds others together.
    """

    __slots__ = ("key", "slots", "source")
    key: str
    source: str
    slots: Mapping[str, str]

    def __new__(cls, key: str, source: str, slots: Mapping[str, str]) -> "Phrase":
        made = super().__new__(cls, fill(source, slots) if slots else source)
        made.key = key
        made.source = source
        made.slots = slots
        return made

    def __reduce__(self) -> tuple[type["Phrase"], tuple[str, str, Mapping[str, str]]]:
        return (Phrase, (self.key, self.source, self.slots))


def phrase(key: str, source: str, /, **slots: object) -> Phrase:
    """A sentence with its key, `group/name`. Both stand in the call as they are: `tool.yaml` is written from these calls."""
    return Phrase(f"phrases/{key}", source, {name: _kept(value) for name, value in slots.items()})


def content(key: str, source: str) -> Phrase:
    """A text of the content under its own key: it is said as it is translated there."""
    return Phrase(f"{CONTENT}{key}", source, {})


def numeral(value: int) -> str:
    """A number as each language groups its digits: 12,000 in English is 12.000 in German."""
    return Phrase(f"{CLDR}number/{value}", f"{value:,}", {})


def joined(separator: str, parts: Iterable[str]) -> str:
    """Whole sentences or members of a list, one after the other; a phrase where one of them is."""
    rows = list(parts)
    if not any(isinstance(row, Phrase) for row in rows):
        return separator.join(rows)
    slots = {_letters(index): row for index, row in enumerate(rows)}
    return Phrase("", separator.join(f"{{{name}}}" for name in slots), slots)


def _letters(index: int) -> str:
    return f"{chr(97 + index // 26)}{chr(97 + index % 26)}"


def _kept(value: object) -> str:
    return value if isinstance(value, Phrase) else str(value)


def english(_: str, source: str) -> str:
    """The voice that needs no translation."""
    return source


def said(text: str, voice: Voice) -> str:
    """A phrase as a voice says it, with its slots; any other text is data and stays as it is."""
    if not isinstance(text, Phrase):
        return text
    words = voice(text.key, text.source) if text.key else text.source
    return fill(words, {name: said(value, voice) for name, value in text.slots.items()}) if text.slots else words


def width(text: str) -> int:
    """How many columns a text takes on a terminal: two for wide letters, none for marks that stand on others."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def padded(text: str, columns: int) -> str:
    """A text with blanks behind it up to a column."""
    return text + " " * (columns - width(text))


def filled(text: str, **slots: object) -> str:
    """A phrase out of a table, with its slots."""
    return (
        Phrase(text.key, text.source, {name: _kept(value) for name, value in slots.items()})
        if isinstance(text, Phrase)
        else text
    )


def and_more(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many more there are."""
    shown = ", ".join(names[:most])
    if not names:
        return phrase("list/nothing", "nothing")
    return (
        phrase("list/more", "{names} and {count} more", names=shown, count=len(names) - most)
        if len(names) > most
        else shown
    )


def to_data(text: str) -> object:
    """A text as plain data, to be kept and read back by `from_data`; a phrase is a list."""
    if not isinstance(text, Phrase):
        return text
    return [text.key, text.source, {name: to_data(value) for name, value in text.slots.items()}]


def from_data(value: Any) -> str:
    """The text that `to_data` has written."""
    if isinstance(value, str):
        return value
    key, source, slots = value
    return Phrase(key, source, {name: from_data(inner) for name, inner in slots.items()})
