"""Dates as people in different countries write them, and the one spelling that is meant."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from toolkit.phrases import filled, phrase
from toolkit.store.keyboard import to_ascii

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_OTHER_MONTHS = {
    "januar": 1, "februar": 2, "märz": 3, "maerz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9,
    "octubre": 10, "noviembre": 11, "diciembre": 12, "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6,
    "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateGuess:
    """What a text that is no date in our spelling most likely means.

    `kind`: order (right day, other spelling), either (two readings), impossible (no such day), unknown.
    """

    kind: str
    first: str = ""
    second: str = ""
    hint: str = ""


def guess_date(value: str) -> DateGuess:
    """The day that a text means, whatever the order, marks and script it is written in."""
    plain = re.sub(r"\s+", " ", to_ascii(value)).strip().strip("\"'")
    year_first = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?", plain)
    if year_first:
        return _day(*map(int, year_first.groups()))
    digits = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", plain)
    if digits:
        return _day(*map(int, digits.groups()))
    year_last = re.fullmatch(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})", plain)
    if year_last:
        one, mark, two, year = year_last.groups()
        return _two_ways(int(one), int(two), int(year) + (2000 if len(year) == 2 else 0), mark)
    return _named(plain)


def _two_ways(one: int, two: int, year: int, mark: str) -> DateGuess:
    if mark == "." or one > 12:
        return _day(year, two, one)
    if two > 12:
        return _day(year, one, two)
    if one == two:
        return _day(year, one, two)
    return DateGuess("either", f"{year:04}-{one:02}-{two:02}", f"{year:04}-{two:02}-{one:02}")


def _named(plain: str) -> DateGuess:
    words = re.findall(r"[^\W\d_]+|\d+", plain.lower())
    months = [number for word in words for number in [_month(word)] if number]
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(months) != 1 or len(numbers) != 2:
        return DateGuess("unknown")
    year, day = max(numbers), min(numbers)
    return _day(year, months[0], day) if year > 31 else DateGuess("unknown")


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and name.startswith(word):
            return number
    return _OTHER_MONTHS.get(word, 0)


def _day(year: int, month: int, day: int) -> DateGuess:
    try:
        return DateGuess("order", date(year, month, day).isoformat())
    except ValueError:
        return _impossible(year, month, day)


def _impossible(year: int, month: int, day: int) -> DateGuess:
    if not 1 <= year <= 9999:
        return DateGuess("unknown")
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and month <= 31:
            return DateGuess(
                "impossible",
                f"{year:04}-{day:02}-{month:02}",
                hint=phrase("date/swapped", "There is no month {month}; day and month may be swapped.", month=month),
            )
        return DateGuess(
            "impossible",
            f"{year:04}-12-{min(max(day, 1), 31):02}",
            hint=phrase("date/no_month", "There is no month {month}.", month=month),
        )
    last = calendar.monthrange(year, month)[1]
    slots = {"month": f"{year:04}-{month:02}", "days": last}
    return DateGuess(
        "impossible", f"{year:04}-{month:02}-{last:02}", hint=phrase("date/days", "{month} has {days} days.", **slots)
    )


_LONG = (
    phrase("date/january", "{day} January {year}"),
    phrase("date/february", "{day} February {year}"),
    phrase("date/march", "{day} March {year}"),
    phrase("date/april", "{day} April {year}"),
    phrase("date/may", "{day} May {year}"),
    phrase("date/june", "{day} June {year}"),
    phrase("date/july", "{day} July {year}"),
    phrase("date/august", "{day} August {year}"),
    phrase("date/september", "{day} September {year}"),
    phrase("date/october", "{day} October {year}"),
    phrase("date/november", "{day} November {year}"),
    phrase("date/december", "{day} December {year}"),
)


def long_date(iso: str) -> str:
    """`12 April 2027`, for telling two readings apart."""
    day = date.fromisoformat(iso)
    return filled(_LONG[day.month - 1], day=day.day, year=day.year)


_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.h時]\s*(\d{2})?|(\d{2}))?\s*分?\s*(uhr|am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


def guess_time(value: str) -> str:
    """`18:00` for `6pm`, `18.00`, `18h`, `9:00`; empty where no time of day can be made out."""
    match = _CLOCK.fullmatch(to_ascii(value).strip())
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    half = (match[4] or "").lower().replace(".", "")
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
