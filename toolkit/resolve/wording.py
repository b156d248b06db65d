"""Wording: the words of every message in one language, with the language they are really in and their state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel

from toolkit.model.catalog import Catalog, Translation
from toolkit.model.locale import Locale, Wording
from toolkit.model.text import Words, localise
from toolkit.phrases import fill
from toolkit.resolve.language import SOURCE, Language
from toolkit.resolve.layers import Source, Sources
from toolkit.resolve.marks import Marks
from toolkit.resolve.pseudo import pseudo
from toolkit.resolve.slots import Slots

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Reader:
    """Looks messages up in one language.

    `catalogs` are those of the language's chain, nearest first. `approved` says whether the translation of a key has been signed.
    """

    language: Language
    sources: Sources
    catalogs: tuple[tuple[str, Catalog], ...]
    approved: Callable[[str, str], bool]
    wordings: tuple[Wording, ...] = ()
    slots: Slots = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    known: dict[tuple[str, str], Words] = field(default_factory=dict, compare=False, repr=False)
    """What was found before, with slots open; readers that differ in slots alone share it."""
    marks: Marks | None = None
    """Where they are given, words stand between the signs of their message."""

    def words(self, key: str, text: str) -> Words:
        """The words of a message whose text in the common layer is `text`."""
        found = self.before_slots(key, text)
        if self.slots and "{" in found:
            found = Words(fill(found, self.slots), key, found.lang, found.state)
        if self.marks is None:
            return found
        source = self.sources.get(key) or Source(key, text, "common")
        return self.marks.around(found, self._names(key, source.key), source)

    def before_slots(self, key: str, text: str) -> Words:
        """The same with its slots still open, as fingerprints and translators need it."""
        found = self.known.get((key, text))
        if found is None:
            found = self.known[key, text] = self._found(key, text)
        return found

    def _found(self, key: str, text: str) -> Words:
        source = self.sources.get(key)
        said = source.text if source is not None else text
        if self.language.pseudo:
            return Words(pseudo(self.language.tag, said), key, self.language.tag, "draft")
        if self.language.is_source:
            return Words(said, key, SOURCE, "source")
        source = source or Source(key, text, "common")
        if source.given is not None:
            return self._given(key, source)
        return self._translated(key, source)

    def _given(self, key: str, source: Source) -> Words:
        """The translation that came with a change, for a language of the chain, else the change's English."""
        given = source.given or {}
        for tag in self.language.chain:
            if tag in given:
                return Words(given[tag], key, tag, "draft")
        return self._english(key, source)

    def _translated(self, key: str, source: Source) -> Words:
        for tag, catalog in self.catalogs:
            for name in self._names(key, source.key):
                entry = catalog.get(name)
                if entry is not None and entry.text:
                    return self._stated(key, source, tag, entry)
        return self._english(key, source)

    def _names(self, base: str, key: str) -> tuple[str, ...]:
        """The key with the form asked for, where this language has such wordings, then the plain key."""
        forms = [f"{key}~{form}" for form in self._wanted(base)] if self.wordings else []
        return (*forms, key)

    def _wanted(self, key: str) -> list[str]:
        return [
            self.forms[rule.by]
            for rule in self.wordings
            if matches(rule.keys, key) and self.forms.get(rule.by) in rule.forms
        ]

    def _english(self, key: str, source: Source) -> Words:
        """The source where there is no translation; for a variety of English it is what people expect, and no fallback."""
        variety = self.language.tag.partition("-")[0] == SOURCE
        return Words(source.text, key, SOURCE, "source" if variety else "fallback")

    def _stated(self, key: str, source: Source, tag: str, entry: Translation) -> Words:
        """A translation with its state; one whose source has changed is not shown for an item (its polarity may have changed)."""
        if entry.needs_check or entry.source != source.text:
            if key.startswith("instrument/"):
                return self._english(key, source)
            return Words(entry.text, key, tag, "needs_check")
        return Words(entry.text, key, tag, "approved" if self.approved(tag, source.key) else "draft")

    def localise(self, model: M, prefix: str) -> M:
        """A part with every text in this language."""
        return localise(model, prefix, self.words)


def matches(keys: str, key: str) -> bool:
    """Whether a key fits a key pattern: `*` stands for one part, `**` for any number of parts."""
    return _fits(keys.lower().split("/"), key.lower().split("/"))


def _fits(wanted: list[str], parts: list[str]) -> bool:
    if not wanted:
        return not parts
    if wanted[0] == "**":
        return any(_fits(wanted[1:], parts[n:]) for n in range(len(parts) + 1))
    return bool(parts) and wanted[0] in ("*", parts[0]) and _fits(wanted[1:], parts[1:])


def wordings_of(chain: Iterable[str], locales: Mapping[str, Locale]) -> tuple[Wording, ...]:
    """The other wordings that a language asks for, its own or those of the nearest parent that asks for some."""
    asking = (locales[tag].wordings for tag in chain if tag in locales and locales[tag].wordings)
    return next(asking, ())
