"""A language as outputs need it: its own name, direction, digits and the chain of parents its words are looked up in."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.locale import Locale
from toolkit.model.tags import parent_tag

SOURCE = "en"
"""The language the content is written in."""

PSEUDO = {"en-XA": ("[Ëñğļïšĥ]", "ltr", "Latn"), "ar-XB": ("[hsilgnE]", "rtl", "Arab")}
"""Pseudo-locales for tests: accents and 40 % longer; mirrored."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a site. `chain` is the tag and its parents, without the source language."""

    tag: str
    name: str
    direction: str
    script: str
    digits: str
    chain: tuple[str, ...]

    @property
    def is_source(self) -> bool:
        return not self.chain

    @property
    def pseudo(self) -> bool:
        return self.tag in PSEUDO


def language_of(tag: str, locales: Mapping[str, Locale]) -> Language:
    """The facts of a language: its locale's, or where there is none CLDR's."""
    if tag in PSEUDO:
        name, direction, script = PSEUDO[tag]
        return Language(tag, name, direction, script, "latn", (tag,))
    known = locales.get(tag)
    if known is not None:
        return Language(tag, known.name, known.direction, known.script, known.digits, chain_of(tag, locales))
    return _from_cldr(tag, chain_of(tag, locales))


def chain_of(tag: str, locales: Mapping[str, Locale]) -> tuple[str, ...]:
    """The tag and its parents down to, and without, the source language."""
    chain: list[str] = []
    current: str | None = tag
    while current and current != SOURCE and current not in chain:
        chain.append(current)
        locale = locales.get(current)
        current = locale.parent if locale and locale.parent else parent_tag(current)
    return tuple(chain)


def variety_of(tag: str, locales: Mapping[str, Locale]) -> str:
    """The nearest language whose words a variety shows where it has none of its own; empty where it is a language by itself."""
    found = next((one for one in chain_of(tag, locales)[1:] if one in locales), "")
    return found or (SOURCE if tag.startswith(f"{SOURCE}-") and tag not in PSEUDO else "")


def _from_cldr(tag: str, chain: tuple[str, ...]) -> Language:
    from babel import Locale as Cldr  # imported when needed: it costs more than a whole check
    from babel.core import UnknownLocaleError

    script = _script_of(tag)
    direction = "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    try:
        name = Cldr.parse(tag, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        name = Cldr.parse("en").languages.get(tag.partition("-")[0])
    return Language(tag, name or tag, direction, script, "latn", chain)


_RIGHT_TO_LEFT = ("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg")


def _script_of(tag: str) -> str:
    """The script that a language is written in: named by its tag, else the one that CLDR finds likely."""
    from babel.core import get_global

    first, *rest = tag.split("-")
    named = next((part for part in rest if len(part) == 4), None)
    subtags = get_global("likely_subtags")
    likely = subtags.get("_".join((first, *rest))) or subtags.get(first, "")
    return named or [*str(likely).split("_"), "Latn"][1]
