"""Marks: two signs around a text that tell which message it is, for pages that are only looked at and never kept."""

import re
from dataclasses import dataclass, field

from toolkit.model.words import Words
from toolkit.phrases import CLDR, CONTENT, Voice
from toolkit.resolve.layers import Source

FIRST = 0xF0000
"""The sign of message number 0. These signs have no meaning of their own, and no font draws them: nobody writes one."""
MOST = 0xFFFD
END = "\U00100000"
_MARK = re.compile(f"[{chr(FIRST)}-{chr(FIRST + MOST)}{END}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A message that was shown: the keys that its translation is looked up under, the most fitting first, and its source."""

    names: tuple[str, ...]
    source: Source

    @property
    def key(self) -> str:
        """The plain key, which every catalog has."""
        return self.names[-1]


@dataclass
class Marks:
    """Numbers the messages of one language as they are shown; a message keeps its number for as long as this lives."""

    tag: str
    rows: list[Marked] = field(default_factory=list)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def around(self, words: Words, names: tuple[str, ...], source: Source) -> Words:
        """The same words between the signs of their message."""
        number = self._number(names, source)
        if number > MOST:
            return words
        return Words(f"{chr(FIRST + number)}{words}{END}", words.key, words.lang, words.state)

    def _number(self, names: tuple[str, ...], source: Source) -> int:
        number = self._numbers.setdefault(names, len(self.rows))
        if number == len(self.rows):
            self.rows.append(Marked(names, source))
        elif self.rows[number].source is not source:
            self.rows[number] = Marked(names, source)
        return number

    def heard(self, voice: Voice) -> Voice:
        """What the tool says, marked too: its sentences are translated like all others."""

        def marked(key: str, source: str) -> str:
            words = voice(key, source)
            if key.startswith(CLDR):
                return words
            name = key.removeprefix(CONTENT) if key.startswith(CONTENT) else f"tool/{key}"
            known = words if isinstance(words, Words) else Words(words, name)
            return self.around(known, (name,), Source(name, source, "common"))

        return marked


def numbers_in(text: str) -> frozenset[int]:
    """The numbers of the messages that a page shows."""
    return frozenset(ord(sign) - FIRST for sign in _MARK.findall(text) if sign != END)


def without_marks(text: str) -> str:
    """A text as it is read."""
    return _MARK.sub("", text)
