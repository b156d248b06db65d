"""Rules about the world: countries, time zones, languages, addresses and files."""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.findings import Finding
from toolkit.model.names import nearest
from toolkit.rules.context import Declaration

Path = tuple[str | int, ...]
FIRST_GUESS = "en"


def country_exists(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("site", "country")
    if value is None or value in country_codes():
        return
    path: Path = ("site", "country")
    named = country_names().get(value.casefold().strip())
    if named:
        yield declared.find("SITE004", path, value=value, suggestion=named)
        return
    upper = value.upper().strip()
    near = (
        upper
        if upper in country_codes()
        else country_names().get(nearest(value.casefold(), country_names()) or "", "JP")
    )
    yield declared.find("SITE003", path, value=value, suggestion="GB" if upper == "UK" else near)


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 two-letter codes, by CLDR: those of territories that are not groups or made up."""
    return frozenset(
        code
        for code in _cldr("en").territories
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "XK")
    )


@cache
def country_names() -> dict[str, str]:
    """Names of countries, in small letters and several languages -> code."""
    found: dict[str, str] = {}
    for tag in ("en", "ja", "es", "ar", "de", "fr", "pt", "zh"):
        found.update(
            {name.casefold(): code for code, name in _cldr(tag).territories.items() if code in country_codes()}
        )
    return found | {"uk": "GB", "england": "GB", "usa": "US", "america": "US", "korea": "KR"}


@cache
def language_names() -> dict[str, str]:
    """Names of languages, in small letters, in English and in themselves -> tag."""
    found = {name.casefold(): code.replace("_", "-") for code, name in _cldr("en").languages.items()}
    for tag in ("ja", "es", "ar", "de", "fr", "pt", "zh", "ko", "it", "nl", "ru", "tr", "he", "hi"):
        found[(_cldr(tag).get_display_name() or tag).casefold()] = tag
    return found


def _cldr(tag: str):  # type: ignore[no-untyped-def]
    """CLDR's facts, imported when a rule really asks: they cost more than a whole check."""
    from babel import Locale

    return Locale.parse(tag)


def timezone_exists(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("site", "timezone")
    if value is None or _is_zone(value):
        return
    from zoneinfo import available_timezones  # slow: asked for a suggestion only

    zones = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
    )
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in zones}
    city = value.rpartition("/")[2].casefold().replace(" ", "_")
    near = cities.get(city) or nearest(value, zones) or cities.get(nearest(city, cities) or "", "Asia/Tokyo")
    yield declared.find("SITE005", ("site", "timezone"), value=value, suggestion=near)


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if "/" not in name and name != "UTC":
        return False
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def languages_exist(declared: Declaration) -> Iterator[Finding]:
    lists: list[Path] = [("languages",), ("respond_in",)]
    lists += [(*path, "languages") for path, _ in declared.items("cohorts")]
    for where in lists:
        for path, value in declared.items(*where):
            if isinstance(value, str) and value not in declared.known.languages:
                yield from _language(declared, path, value)


def _language(declared: Declaration, path: Path, value: str) -> Iterator[Finding]:
    named = language_names().get(value.casefold().strip())
    if named:
        yield declared.find("LANG001", path, value=value, suggestion=named)
        return
    spelled = proper_tag(value)
    if spelled != value or not is_language(value):
        known = declared.known.languages
        near = spelled if is_language(spelled) else nearest(value, known) or FIRST_GUESS
        yield declared.find("LANG002", path, value=value, suggestion=near)
        return
    allowed = ", ".join(declared.known.languages)
    yield declared.find("LANG003", path, value=value, name=_name_of(value), allowed=allowed)


def proper_tag(value: str) -> str:
    """A tag in its proper spelling: `ja_JP` -> `ja-JP`, `PT-br` -> `pt-BR`, `zh-hans` -> `zh-Hans`."""
    first, *rest = value.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        parts.append(part.title() if len(part) == 4 else part.upper())
    return "-".join(parts)


def is_language(tag: str) -> bool:
    from babel.core import Locale, UnknownLocaleError

    if not _TAG.fullmatch(tag):
        return False
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return tag.partition("-")[0] in language_names().values() and "-" not in tag
    return True


def _name_of(tag: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def languages_differ(declared: Declaration) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path, value in declared.items("languages"):
        if not isinstance(value, str):
            continue
        spelled = proper_tag(value)
        if spelled in seen:
            yield declared.find("LANG005", path, value=value, other=seen[spelled])
        seen.setdefault(spelled, value)


def respond_in_is_shown(declared: Declaration) -> Iterator[Finding]:
    shown = [value for _, value in declared.items("languages")]
    for path, value in declared.items("respond_in"):
        if isinstance(value, str) and shown and value not in shown:
            yield declared.find("LANG004", path, value=value)


def url_is_safe(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("publish", "url")
    if value is not None and not re.fullmatch(r"https?://[^\s\x00-\x1f<>\"'`\\{}|^]+", value):
        yield declared.find("SITE023", ("publish", "url"), value=value)


def mail_is_an_address(declared: Declaration) -> Iterator[Finding]:
    for who in ("coordinator", "distress"):
        value = declared.text("contacts", who, "email")
        if value is not None and not re.fullmatch(
            r"[^\s@<>\"',;:()\[\]\\]+@[^\s@<>\"',;:()\[\]\\]+\.[^\s@.<>\"',;:()\[\]\\]+", value
        ):
            yield declared.find("SITE026", ("contacts", who, "email"), value=value)


def files_stay_inside(declared: Declaration) -> Iterator[Finding]:
    """Every path of a declaration stays in the site's folder; `study:` is looked at when it is read."""
    paths: list[Path] = [("publish", "logo"), *((*path, "document") for path, _ in declared.items("consents"))]
    for path in paths:
        value = declared.text(*path)
        if value is not None and leaves_folder(value):
            name = re.split(r"[\\/]", value.rstrip("/\\"))[-1] or "file.pdf"
            yield declared.find("SITE024", path, value=value, suggestion=name.rpartition(":")[2] or "file.pdf")


def leaves_folder(path: str) -> bool:
    """Whether a path could lead out of its folder on any system: absolute, with a drive, a scheme, `~` or `..`."""
    steps = re.split(r"[\\/]", path)
    return path.startswith(("/", "\\", "~")) or ":" in path or ".." in steps or "\x00" in path
