"""Checks of numbers and of the time that a question is about, whatever digits or words a language writes them with."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from toolkit.catalog.checks.matching import has, pattern, plain, without
from toolkit.catalog.checks.message import Facts, Pair, bare
from toolkit.findings import Finding, Severity, finding
from toolkit.model.locale import Unit

_DIGITS = re.compile(r"\d+(?:[.,'٬٫ \u202f]\d{3}(?!\d))*(?:[.,٫]\d+)?")
_SEPARATORS = re.compile(r"[.,'٬ \u202f](?=\d{3}(?!\d))")
_CARDINALS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety hundred".split()
_ENGLISH = {word: value for value, word in enumerate(_CARDINALS, 2)}
_ENGLISH |= {word: value for value, word in zip(range(30, 101, 10), _TENS, strict=True)}
_NEAR: dict[str, tuple[float, ...]] = {word: (value,) for value, word in enumerate(_ORDINALS, 1)}
_NEAR |= dict.fromkeys(("twice", "both", "pair", "pairs", "couple", "either", "neither", "double", "halves"), (2,))
_NEAR |= {"half": (0.5, 2, 30), "quarter": (0.25, 1, 4, 15), "dozen": (12,), "thousand": (1000,)}
_NEAR |= {"hour": (60,), "hours": (60,), "nought": (0,), "zero": (0,), "nothing": (0,)}
"""Words that a translation may write as these numbers."""
_MONTHS = "january february march april may june july august september october november december".split()
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_SPAN = re.compile(
    r"\b(?:past|last|previous)\s+(?:(\d+|" + "|".join(_CARDINALS) + r")\s+)?(minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_UNITS: dict[str, Unit] = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_CLOCK = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)


def folded(text: str) -> str:
    """A text with every script's digits as 0 to 9."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def digits_of(text: str) -> set[float]:
    """The numbers that a text writes with digits; in a date each part is one."""
    return {_value(match) for match in _DIGITS.findall(folded(bare(text)))}


def _value(spelled: str) -> float:
    joined = _SEPARATORS.sub("", spelled)
    return float(joined.replace(",", ".").replace("٫", "."))


def first_number(text: str) -> float | None:
    match = _DIGITS.search(folded(bare(text)))
    return _value(match[0]) if match else None


def _spelled(text: str) -> tuple[set[float], set[float]]:
    """The numbers that English writes as words, and those that a translation may write beside them."""
    words = _WORD.findall(bare(text).lower())
    meant = {float(value) for word in words for value in _meant(word)}
    near = {float(value) for word in words for part in word.split("-") for value in _NEAR.get(part, ())}
    near |= {float(_MONTHS.index(word) + 1) for word in words if word in _MONTHS}
    tens = [value for value in meant if value >= 20]
    return meant, near | {one + two for one in tens for two in meant if two < 20} | {1.0}


def _meant(word: str) -> Iterator[int]:
    """The number that a word is; `forty-one` is one number, `two-minute` has one in it."""
    first, _, rest = word.partition("-")
    if _ENGLISH.get(first, 0) >= 20 and (rest == "one" or rest in _CARDINALS):
        yield _ENGLISH[first] + _ENGLISH.get(rest, 1)
    else:
        yield from (_ENGLISH[part] for part in word.split("-") if part in _ENGLISH)


def _worded(text: str, facts: Facts) -> set[float]:
    """The numbers that a translation writes as words, as far as the language lists them.

    Longer names go first and take their words with them: the ten in `eleven` of two words is no ten.
    """
    rows = facts.locale.number_words if facts.locale else {}
    said = text if facts.spaced else _LONG_NUMERAL.sub(" ", text)
    found: set[float] = set()
    for value in sorted(rows, key=lambda name: (-_steps(rows[name]), name)):
        words = rows[value]
        if value.isdigit() and has(words, said, facts.spaced):
            found.add(float(value))
            said = without(words, said, facts.spaced)
    return found


def _steps(words: tuple[str, ...]) -> int:
    """How many words the longest name of a number has."""
    return max(word.count(" ") for word in words) if words else 0


_LONG_NUMERAL = re.compile("[一二三四五六七八九十百千万〇]{2,}")
"""A number of several numerals, none of which counts by itself."""


def numbers_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """The numbers are those of the English, in whatever digits."""
    meant, near = _spelled(pair.source)
    english, here = digits_of(pair.source), digits_of(pair.target)
    if not (english or here or meant) or _CLOCK.search(pair.source):
        return
    words = _worded(bare(pair.target), facts)
    missing = english - here - words
    extra = here - english - meant - near
    slots = {"english": _shown(english | meant), "here": _shown(here | words)}
    if missing or (extra and (english or meant - here - words)):
        yield finding("CHEK007", pair.place, key=pair.key, **slots)
    elif extra or (meant - here - words and words - english - meant - near):
        yield finding("CHEK008", pair.place, key=pair.key, **slots)


def _shown(values: set[float]) -> str:
    return ", ".join(f"{value:g}" for value in sorted(values)) or "-"


def time_frame_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """The time that a question is about, as `the past week`, is the same."""
    level = None if pair.instrument else Severity.WARNING
    for match in _SPAN.finditer(pair.source):
        unit = _UNITS[match[2].lower()]
        number = match[1] and float(_ENGLISH.get(match[1].lower(), 0) or match[1])
        if not _has_span(pair.target, unit, number or None, facts):
            yield finding("CHEK009", pair.place, level, key=pair.key, span=match[0])


def _has_span(text: str, unit: Unit, number: float | None, facts: Facts) -> bool:
    words = unit_words(facts.language.tag, unit) + (facts.locale.time_words.get(unit, ()) if facts.locale else ())
    if not words:
        return True
    found = pattern(tuple(f"*{word}*" for word in words), facts.spaced)
    if found is None or found.search(plain(text)) is None:
        return False
    known = facts.locale is not None and f"{number:g}" in facts.locale.number_words if number else False
    return (
        number is None
        or number == 1
        or not (known or digits_of(text))
        or number in digits_of(text) | _worded(text, facts)
    )


@lru_cache(maxsize=256)
def unit_words(tag: str, unit: Unit) -> tuple[str, ...]:
    """A language's words for a unit of time, from CLDR; nothing for a language that it lacks."""
    from babel import Locale, UnknownLocaleError  # imported when needed: most runs check no catalog
    from babel.units import UnknownUnitError, format_unit

    try:
        locale = Locale.parse(tag, sep="-")
        shown = [
            format_unit(number, f"duration-{unit}", length, locale=locale)
            for length in _LENGTHS
            for number in (0, 1, 2, 3, 11, 100)
        ]
    except (UnknownLocaleError, UnknownUnitError, ValueError):
        return ()
    words = (re.sub(r"[\d\s]+", " ", text).strip() for text in shown)
    return tuple(dict.fromkeys(word for word in words if word and not _SHORTENED.search(word)))


_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_SHORTENED = re.compile(r"\.|duration-|^[a-zA-Z]{1,2}$")
"""What is no word: shortened ones, and what Babel writes where it finds none."""
