"""Rules about the world: countries, time zones, languages, addresses and files."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit.findings import Finding
from toolkit.model.names import nearest
from toolkit.model.tags import with_parents
from toolkit.phrases import phrase
from toolkit.resolve.language import PSEUDO
from toolkit.rules.context import Declaration
from toolkit.rules.zones import is_zone, zone_meant

Path = tuple[str | int, ...]


def country_exists(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("site", "country")
    if value is None or value in COUNTRIES:
        return
    path: Path = ("site", "country")
    named = country_named(value)
    if named:
        yield declared.find("SITE004", path, value=value, suggestion=named)
        return
    near = _country_by_code(value) or country_named(nearest(_plain(value), country_names()) or "") or "JP"
    yield declared.find("SITE003", path, value=value, suggestion=near)


_CODES = (
    "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD "
    "CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB "
    "GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH "
    "KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY "
    "MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH "
    "SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG "
    "VI VN VU WF WS XK YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_CODES.split())
"""ISO 3166-1 letters as CLDR has them; written out, because a clean check loads none of CLDR."""

_WORDS = "uk=GB u.k.=GB england=GB scotland=GB wales=GB usa=US u.s.a.=US america=US korea=KR holland=NL nippon=JP nihon=JP turkey=TR"
_SAID: dict[str, str] = dict(pair.split("=") for pair in _WORDS.split()) | {
    "great britain": "GB",
    "czech republic": "CZ",
}
_TONGUES = ("en", "ja", "es", "ar", "de", "fr", "pt", "zh", "zh-Hant", "ko", "it", "nl", "ru", "tr", "he", "hi", "id")
"""Languages in whose words a country or a language is recognised, beside its own."""


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())


def country_named(value: str) -> str | None:
    """The letters of a country that is written in words."""
    name = _plain(value)
    return None if len(name) < 3 and name.isascii() else country_names().get(name)


def _country_by_code(value: str) -> str | None:
    """The two letters behind small letters, three letters, a number or `UK`."""
    from babel.core import get_global

    upper = value.strip().upper()
    alias = get_global("territory_aliases").get(upper) or []
    found = "GB" if upper == "UK" else upper if upper in COUNTRIES else alias[0] if alias else None
    return found if found in COUNTRIES else None


@cache
def country_names() -> dict[str, str]:
    """Names of countries, in small letters and several languages -> code."""
    found: dict[str, str] = {}
    for tag in _TONGUES:
        for code, name in _cldr(tag).territories.items():
            if code in COUNTRIES:
                found.setdefault(_plain(name), code)
    return found | _SAID


_VARIETIES = {"simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant", "mandarin": "zh", "farsi": "fa"}


def language_named(value: str) -> str | None:
    """The tag of a language that is written in words, in its own or in those of some others, one slip allowed."""
    name = _plain(value)
    if len(name) < 4 and name.isascii():
        return None
    found = language_names().get(name) or _VARIETIES.get(name)
    near = nearest(name, language_names(), 1) if not found and len(name) > 5 else None
    return found or language_names().get(near or "")


_OWN_NAMES = (
    "af=Afrikaans; am=አማርኛ; az=azərbaycan; be=беларуская; bg=български; bn=বাংলা; bs=bosanski; ca=català; cs=čeština; "
    "cy=Cymraeg; da=dansk; el=Ελληνικά; et=eesti; eu=euskara; fa=فارسی; fi=suomi; fil=Filipino; ga=Gaeilge; gl=galego; "
    "gu=ગુજરાતી; hr=hrvatski; hu=magyar; hy=հայերեն; is=íslenska; jv=Jawa; ka=ქართული; kk=қазақ тілі; km=ខ្មែរ; "
    "kn=ಕನ್ನಡ; ky=кыргызча; lo=ລາວ; lt=lietuvių; lv=latviešu; mk=македонски; ml=മലയാളം; mn=монгол; mr=मराठी; ms=Melayu; "
    "my=မြန်မာ; nb=norsk bokmål; ne=नेपाली; no=norsk; or=ଓଡ଼ିଆ; pa=ਪੰਜਾਬੀ; pl=polski; ps=پښتو; ro=română; si=සිංහල; "
    "sk=slovenčina; sl=slovenščina; so=Soomaali; sq=shqip; sr=српски; sv=svenska; sw=Kiswahili; ta=தமிழ்; te=తెలుగు; "
    "th=ไทย; uk=українська; ur=اردو; uz=o‘zbek; vi=Tiếng Việt; xh=IsiXhosa; yo=Èdè Yorùbá; zu=isiZulu "
)
"""What languages beside those of `_TONGUES` call themselves, by CLDR; written out, because loading each takes a second."""


@cache
def language_names() -> dict[str, str]:
    """Names of languages, in small letters, in several languages and in themselves -> tag."""
    found: dict[str, str] = {}
    for tag in _TONGUES:
        for code, name in _cldr(tag).languages.items():
            if "_" not in code:
                found.setdefault(_plain(name), code)
    own = dict(pair.strip().split("=") for pair in _OWN_NAMES.split(";"))
    return {**{_plain(name): code for code, name in own.items()}, **found}


def _cldr(tag: str):  # type: ignore[no-untyped-def]
    """CLDR's facts, imported when a rule really asks: they cost more than a whole check."""
    from babel import Locale

    return Locale.parse(tag, sep="-")


def timezone_exists(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("site", "timezone")
    if value is None or is_zone(value):
        return
    country = declared.text("site", "country") or ""
    yield declared.find("SITE005", ("site", "timezone"), value=value, suggestion=zone_meant(value, country))


_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def languages_exist(declared: Declaration) -> Iterator[Finding]:
    lists: list[Path] = [("languages",), ("respond_in",)]
    lists += [(*path, "languages") for path, _ in declared.items("cohorts")]
    for where in lists:
        for path, value in declared.items(*where):
            if isinstance(value, str) and value not in declared.known.languages:
                yield from _language(declared, path, value)


def _language(declared: Declaration, path: Path, value: str) -> Iterator[Finding]:
    if _TAG.fullmatch(value) and is_language(value):
        if not any(tag in declared.known.languages for tag in with_parents(value)):  # else its words are the parent's
            allowed = ", ".join(one for one in declared.known.languages if one not in PSEUDO)
            yield declared.find("LANG003", path, value=value, allowed=allowed)
        return
    named = language_named(value)
    if named:
        yield declared.find("LANG001", path, value=value, suggestion=named)
        return
    meant = tag_meant(value, declared.known.languages)
    if meant:
        hint = phrase("language/write", "Write `{tag}`.", tag=meant)
    else:
        hint = phrase("language/examples", "Write `ja` for Japanese, `en` for English, `es` for Spanish, and so on.")
    yield declared.find("LANG002", path, value=value, hint=hint)


def tag_meant(value: str, known: Sequence[str]) -> str:
    """The tag that a wrong spelling most likely means: `ja_JP`, `EN`, the letters of a country as in `jp`; else empty."""
    spelled = proper_tag(value)
    if is_language(spelled):
        return spelled
    from babel.core import get_global

    likely = get_global("likely_subtags").get(f"und_{value.strip().upper()}", "")
    first = spelled.partition("-")[0]
    return likely.partition("_")[0] or (first if is_language(first) else nearest(value, known)) or ""


def proper_tag(value: str) -> str:
    """A tag in its proper spelling: `ja_JP` -> `ja-JP`, `PT-br` -> `pt-BR`, `zh-hans` -> `zh-Hans`."""
    first, *rest = value.strip().replace("_", "-").split("-")
    parts = [first.lower()]
    for part in rest:
        parts.append(part.title() if len(part) == 4 else part.upper())
    return "-".join(parts)


def is_language(tag: str) -> bool:
    """Whether CLDR knows a tag: its language by name, and script and region if it has them."""
    if not _TAG.fullmatch(tag):
        return False
    english = _cldr("en")
    first, *rest = tag.split("-")
    return first in english.languages and all(part in english.territories or part in english.scripts for part in rest)


def languages_differ(declared: Declaration) -> Iterator[Finding]:
    lists: list[Path] = [("languages",), ("respond_in",)]
    lists += [(*path, "languages") for path, _ in declared.items("cohorts")]
    for where in lists:
        seen: dict[str, str] = {}
        for path, value in declared.items(*where):
            if not isinstance(value, str):
                continue
            spelled = proper_tag(value)
            if value in seen.values():
                yield declared.find("SITE022", path, value=value)
            elif spelled in seen:
                yield declared.find("LANG005", path, value=value, other=seen[spelled])
            seen.setdefault(spelled, value)


def respond_in_is_shown(declared: Declaration) -> Iterator[Finding]:
    shown = [value for _, value in declared.items("languages")]
    for path, value in declared.items("respond_in"):
        if isinstance(value, str) and shown and value not in shown:
            yield declared.find("LANG004", path, value=value)


def url_is_safe(declared: Declaration) -> Iterator[Finding]:
    value = declared.text("publish", "url")
    if value is not None and not is_web_address(value):
        yield declared.find("SITE023", ("publish", "url"), value=value)


def is_web_address(value: str) -> bool:
    """Whether a text can be put into a page as a link: http or https, and nothing that could end the link."""
    return re.fullmatch(r"https?://[^\s\x00-\x1f<>\"'`\\{}|^]+", value, re.IGNORECASE) is not None


def mail_is_an_address(declared: Declaration) -> Iterator[Finding]:
    for who in ("coordinator", "distress"):
        value = declared.text("contacts", who, "email")
        if value is not None and not re.fullmatch(
            r"[^\s@<>\"',;:()\[\]\\]+@[^\s@<>\"',;:()\[\]\\]+\.[^\s@.<>\"',;:()\[\]\\]+", value
        ):
            yield declared.find("SITE026", ("contacts", who, "email"), value=value)


def files_stay_inside(declared: Declaration) -> Iterator[Finding]:
    """Every path of a declaration stays in the site's folder; `study:` is looked at when it is read."""
    for path in named_files(declared):
        value = declared.text(*path)
        if value is not None and leaves_folder(value):
            name = re.split(r"[\\/]", value.rstrip("/\\"))[-1] or "file.pdf"
            yield declared.find("SITE024", path, value=value, suggestion=name.rpartition(":")[2] or "file.pdf")


def named_files(declared: Declaration) -> list[Path]:
    """Where a declaration names a file."""
    return [("publish", "logo"), *((*path, "document") for path, _ in declared.items("consents"))]


def leaves_folder(path: str) -> bool:
    """Whether a path could lead out of its folder on any system: absolute, with a drive, a scheme, `~` or `..`."""
    steps = re.split(r"[\\/]", path)
    return path.startswith(("/", "\\", "~")) or ":" in path or ".." in steps or "\x00" in path
