"""What a check gets to see: a message with its translation, the scales of a language, and the facts about the language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toolkit.findings import Place, Severity
from toolkit.model.glossary import Term
from toolkit.model.locale import Locale
from toolkit.resolve.language import Language

WITHOUT_SPACES = ("Jpan", "Hans", "Hant", "Hani", "Thai", "Laoo", "Khmr", "Mymr", "Tibt")
"""Scripts that write words without spaces between them: a word is looked for anywhere."""

SLOT = re.compile(r"\{[a-z_]+\}")
_CODE = re.compile(r"`[^`]*`")
_ANCHOR = re.compile(r"((?:.*/)?(?:instrument|adapter)/[^/]+/scales/[^/]+)/options/(\d+)/label")


@dataclass(frozen=True, slots=True)
class Pair:
    """A message in use with its translation. `place` is that of the entry, `flags` are the content's and the file's."""

    key: str
    source: str
    target: str
    place: Place
    flags: tuple[str, ...] = ()

    @property
    def aside(self) -> Severity | None:
        """How bad is what may be wrong with the words: as it is told where people answer, elsewhere good to know."""
        return None if self.key.startswith("instrument/") else Severity.NOTE

    @property
    def instrument(self) -> str:
        """The prefix of the instrument that the message is of, else nothing."""
        return "/".join(self.key.split("/")[:2]) if self.key.startswith("instrument/") else ""


class Anchor(NamedTuple):
    """One answer of a scale: its key, its English, its translation where there is one."""

    key: str
    source: str
    pair: Pair | None


@dataclass(frozen=True, slots=True)
class Facts:
    """A language as the checks need it: its facts, those of English, and its glossary."""

    language: Language
    locale: Locale | None
    english: Locale | None
    terms: tuple[Term, ...] = ()

    @property
    def spaced(self) -> bool:
        return self.language.script not in WITHOUT_SPACES


@dataclass(frozen=True)
class Translated:
    """All that is translated into a language. `sources` has the English of every message there is, `gaps` the place of what is
    empty, `extra` the place of what the content does not have."""

    pairs: Sequence[Pair]
    sources: Mapping[str, str]
    gaps: Mapping[str, Place] = field(default_factory=dict)
    extra: Mapping[str, Place] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    """Keys whose translation is marked as needing a check: nobody sees them, and nothing is said of them."""

    @cached_property
    def by_key(self) -> Mapping[str, Pair]:
        return {pair.key: pair for pair in self.pairs}

    @cached_property
    def scales(self) -> Mapping[str, Sequence[Anchor]]:
        """Prefix of a scale -> its answers, in content order."""
        found: dict[str, list[Anchor]] = {}
        for key, source in self.sources.items():
            match = _ANCHOR.fullmatch(key)
            if match:
                found.setdefault(match[1], []).append(Anchor(key, source, self.by_key.get(key)))
        return found

    @cached_property
    def instruments(self) -> Mapping[str, Sequence[Pair]]:
        """Prefix of an instrument -> its messages."""
        found: dict[str, list[Pair]] = {}
        for pair in self.pairs:
            if pair.instrument and "~" not in pair.key:
                found.setdefault(pair.instrument, []).append(pair)
        return found


def scale_of(key: str) -> str:
    """The prefix of the scale whose answer a key is, else nothing."""
    match = _ANCHOR.fullmatch(key)
    return match[1] if match else ""


def bare(text: str) -> str:
    """A text without its slots and what stands between backquotes, which no language changes."""
    return SLOT.sub(" ", _CODE.sub(" ", text)) if "{" in text or "`" in text else text


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: a full stop, question or exclamation mark ends one, and so does a line."""
    return [part for part in _END.split(text) if part.strip(_EDGES)]


_END = re.compile(r"(?<=[.!?؟。！？।])[\"'”»“」』)）\]]*(?:\s+|(?<=[。！？」』）]))|\n+")
_EDGES = " \t\"'“”„«»「」『』()（）"
