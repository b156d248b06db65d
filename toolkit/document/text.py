"""What all writers know about text: the characters that may be written, where a language begins, safe addresses."""

import re
from collections.abc import Container
from functools import cache

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?|\x85|\u2028|\u2029")
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"})
_DATE = re.compile("(?<![\\d\u2066-\u2068-])(\\d{4}-\\d{2}(?:-\\d{2})?)(?![\\d-])")
_NOT_ID = re.compile(r"[^a-z0-9_-]+")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([^/?#]*?):")


def clean(text: str) -> str:
    """Text with only characters that HTML and XML can hold: line ends become \\n, what cannot be held U+FFFD."""
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        text = _LINE_END.sub("\n", text)
    return _UNWRITABLE.sub("\ufffd", text) if _UNWRITABLE.search(text) else text


@cache
def direction_of(tag: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag, by its script where it names one, else by its language."""
    parts = tag.lower().replace("_", "-").split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL_LANGUAGES else "ltr"


def dates_apart(text: str, lang: str) -> list[str]:
    """A text cut before and after each date, so that every second piece is one; nothing is cut where none can suffer.

    After Arabic letters the parts of 2027-04-12 would be shown from right to left, as 12-04-2027.
    """
    return _DATE.split(text) if "-" in text and direction_of(lang) == "rtl" else [text]


def with_dates_isolated(text: str, lang: str) -> str:
    """A text in which each date keeps its order among letters that run to the left, held by isolates."""
    pieces = dates_apart(text, lang)
    return "".join(f"\u2066{piece}\u2069" if number % 2 else piece for number, piece in enumerate(pieces))


def id_of(key: str) -> str:
    """The address of a place inside a page, made of its key."""
    made = _NOT_ID.sub("-", key.lower()).strip("-") or "part"
    return made if made[0].isalpha() else f"p-{made}"


def target(href: str, anchors: Container[str]) -> str | None:
    """The address that a link leads to, or None where it must not or cannot lead there.

    `#` and the key of a heading lead to that heading, if this reader's document has it (`anchors`).
    """
    if href.startswith("#"):
        place = id_of(href[1:])
        return "#" + place if place in anchors else None
    return safe_href(href)


def safe_href(href: str) -> str | None:
    """An address that may be written into a document, or None: only http(s), mailto, tel and relative ones may.

    Browsers drop tabs and line ends inside a scheme and blanks before it, so an address that holds control characters
    or begins with a blank is refused; so is one that would take another host's name by starting with two slashes.
    """
    if not href or href != href.strip() or _UNWRITABLE.search(href) or any(char in href for char in "\t\n\r\\"):
        return None
    scheme = _SCHEME.match(href)
    if scheme:
        return href if scheme[1].lower() in _SCHEMES else None
    return None if href.startswith("//") else href
