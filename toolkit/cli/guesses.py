"""What the wizard can guess: codes of countries and languages by name, a time zone by country, a short name."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from toolkit.model.module import Module
from toolkit.model.names import nearest, reserved_by
from toolkit.phrases import CLDR, Phrase, content, joined, phrase
from toolkit.resolve.language import PSEUDO
from toolkit.rules.places import COUNTRIES, country_names, is_language, language_named, proper_tag


def country_of(typed: str) -> str | None:
    """The code of a country that was named in words or letters; None if there is none like it."""
    if typed.strip().upper() in COUNTRIES:
        return typed.strip().upper()
    named = " ".join(typed.casefold().split())
    names = country_names()
    return names.get(named) or names.get(nearest(named, names) or "")


def country_name(code: str) -> str:
    """A country with its code; its name is CLDR's in each language."""
    from babel import Locale

    name = Phrase(f"{CLDR}country/{code}", Locale.parse("en").territories.get(code, code), {})
    return joined("", (name, f" ({code})"))


def language_of(typed: str) -> str | None:
    """The tag of a language that was written as a tag or named in words; None if there is none like it."""
    tag = proper_tag(typed)
    if tag in PSEUDO or is_language(tag):
        return tag
    return language_named(typed)


def language_name(tag: str) -> str:
    """A language; its name is CLDR's in each language."""
    from babel import Locale, UnknownLocaleError

    if tag in PSEUDO:
        return phrase("language/testing", "for testing")
    try:
        name = str(Locale.parse(tag, sep="-").get_display_name("en") or tag)
    except (UnknownLocaleError, ValueError):
        name = str(Locale.parse("en").languages.get(tag.partition("-")[0], tag))
    return Phrase(f"{CLDR}language/{tag}", name, {})


def own_name(tag: str) -> str:
    """What a language calls itself."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag, sep="-").get_display_name() or tag)
    except (UnknownLocaleError, ValueError):
        return tag


def short_name(name: str) -> str:
    """A site's id made from its name: the first word that can be spelled in small letters and is free, else `site1`."""
    simple = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word[:20] for word in re.findall(r"[a-z][a-z0-9]+", simple) if word not in _SMALL_WORDS]
    return next((word for word in words if reserved_by(word) is None), "site1")


_SMALL_WORDS = ("the", "of", "and", "for", "de", "la", "der", "die", "das")


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the wizard needs to know of the shipped content."""

    release: str
    revision: int
    modules: tuple[Module, ...]
    modalities: tuple[tuple[str, str], ...]
    waves: tuple[str, ...]
    locales: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """How long the training takes at least."""
        return sum(one.minutes for one in self.modules)

    def language_of_country(self, country: str) -> str:
        """A first guess at the languages: the country's own if there is a translation, and English."""
        from babel.core import get_global

        known = get_global("territory_languages").get(country, {})
        spoken = sorted(known, key=lambda tag: -known[tag]["population_percent"])
        own = next((tag.replace("_", "-") for tag in spoken if tag.replace("_", "-") in self.locales), "en")
        return own if own == "en" else f"{own}, en"


@cache
def release_facts() -> ReleaseFacts:
    """Facts of the shipped release."""
    from toolkit import shipped
    from toolkit.store.content import Folders, load_content, locale_tags

    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()), ())
    protocol = loaded.protocol
    assert protocol is not None
    return ReleaseFacts(
        release=protocol.release.release,
        revision=protocol.release.revision,
        modules=tuple(protocol.modules.values()),
        modalities=tuple(
            (name, content(f"modality/{name}/name", part.name)) for name, part in protocol.modalities.items()
        ),
        waves=tuple(one.id for one in protocol.release.occasions if one.kind == "wave"),
        locales=tuple(locale_tags(shipped.locales())),
    )
