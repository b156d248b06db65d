"""What the wizard can guess: codes of countries and languages by name, a time zone by country, a short name."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from toolkit.model.names import nearest
from toolkit.rules.places import country_codes, country_names, is_language, language_names, proper_tag


def country_of(typed: str) -> str | None:
    """The code of a country that was named in words or letters; None if there is none like it."""
    upper = typed.strip().upper()
    if upper in country_codes():
        return upper
    names = country_names()
    found = names.get(typed.strip().casefold())
    return found or names.get(nearest(typed.casefold(), names) or "")


def language_of(typed: str) -> str | None:
    """The tag of a language that was named in words or as a tag; None if there is none like it."""
    named = language_names().get(typed.casefold())
    if named:
        return named
    tag = proper_tag(typed)
    return tag if is_language(tag) else None


@cache
def timezones() -> dict[str, str]:
    """Country -> its time zone, the first by CLDR where it has several."""
    from babel.core import get_global

    found: dict[str, str] = {}
    capital = {"JP": "Asia/Tokyo", "US": "America/New_York", "DE": "Europe/Berlin", "AU": "Australia/Sydney"}
    for zone, country in sorted(get_global("zone_territories").items()):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/")):
            found.setdefault(country, zone)
    return found | capital


def short_name(name: str) -> str:
    """A site's id made from its name: the first word that can be spelled in small letters, else `site1`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.findall(r"[a-z][a-z0-9]+", plain) if word not in ("the", "of", "and", "for")]
    return words[0][:20] if words else "site1"


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What the wizard needs to know of the shipped content."""

    release: str
    revision: int
    minutes: int
    modalities: tuple[tuple[str, str], ...]
    waves: tuple[str, ...]
    locales: tuple[str, ...]

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
        minutes=sum(module.minutes for module in protocol.modules.values()),
        modalities=tuple((name, part.name) for name, part in protocol.modalities.items()),
        waves=tuple(one.id for one in protocol.release.occasions if one.kind == "wave"),
        locales=tuple(locale_tags(shipped.locales())),
    )
