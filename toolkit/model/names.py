"""Names: how ids are spelled, which words computers and platforms keep for themselves, and the nearest right spelling of a wrong one."""

import re
import unicodedata
from collections.abc import Iterable

from toolkit.phrases import phrase

ID = r"^[a-z][a-z0-9_-]{1,29}$"
"""Ids of content: scenarios, modules, beats, waves."""
SITE_ID = r"^[a-z][a-z0-9]{1,19}$"
"""Sites and cohorts; they become parts of file names, addresses and rows of data."""
ITEM_CODE = r"^[a-z][a-z0-9]{1,19}$"
"""Item codes and section ids: the one spelling that every survey platform takes unchanged."""
RELEASE_ID = r"^[a-z][a-z0-9_-]{1,29}@[1-9][0-9]*$"
"""A content release, as `rupture-repair@1`."""
CODE_NAME = r"^[A-Z][A-Z0-9_]{1,29}$"
"""Codes that coders give to open answers."""
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
"""A time of day."""

SPELLINGS: dict[str, str] = {
    ID: phrase("spelling/id", "2 to 30 small letters a-z, digits, - or _, beginning with a letter"),
    SITE_ID: phrase("spelling/site_id", "2 to 20 small letters a-z or digits, beginning with a letter"),
    RELEASE_ID: phrase("spelling/release", "a name, @ and a number, as in `rupture-repair@1`"),
    CODE_NAME: phrase("spelling/code", "2 to 30 capital letters A-Z, digits or _, beginning with a letter"),
    CLOCK: phrase("spelling/clock", "hours and minutes with two digits each, as in 18:00"),
    r"^#[0-9a-fA-F]{6}$": phrase("spelling/colour", "# and six digits or letters a-f, as in `#335c67`"),
}
"""What each spelling allows, in words."""

PRIVATE = "private"
"""The folder of a site that git leaves out, and of which no line is ever printed."""

WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever ending follows."""

_WORDS = {
    "web": "break case catch class const continue debugger default delete do else enum export extends false finally for function "
    "if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await",
    "xlsform": "name label hint type or and not selected true false today now once position index start end deviceid username "
    "meta instanceid instancename formhub uuid",
    "limesurvey": "id sid gid qid aid lid token submitdate lastpage startlanguage seed startdate datestamp ipaddr refurl "
    "interviewtime other comment othercomment time this self that token",
    "redcap": "record_id redcap_event_name redcap_repeat_instrument redcap_repeat_instance redcap_data_access_group "
    "redcap_survey_identifier and or not if sum mean median min max stdev round datediff",
    "spss": "all and by eq ge gt le lt ne not or to with",
    "stata": "_all _b byte _coef _cons double float if in int long _n _pi _pred _rc _skip str strl using with",
    "r": "if else repeat while function for next break true false null inf nan na in",
    "python": "and as assert async await break class continue def del elif else except finally for from global if import in is "
    "lambda nonlocal none not or pass raise return true false try while with yield",
    "sql": "all and as by case check column create default delete desc distinct drop else end exists from group having in "
    "index insert into is join like limit not null on or order primary select set table then to union unique update user "
    "values when where",
}
RESERVED: dict[str, frozenset[str]] = {name: frozenset(words.split()) for name, words in _WORDS.items()}
"""Words that a program keeps for itself and that can't name a site, an item or a section, by program."""

_ROW_KEYS = (
    "site cohort arm person role about case session wave occasion scenario rater language mode started submitted form structure words "
    "stage waiver build"
)
ROW_KEYS = frozenset(_ROW_KEYS.split())
"""Names of the columns that every row of data carries."""


def reserved_by(name: str) -> str | None:
    """Who keeps this word for itself: `Windows`, a program's name, or `every row of data`; None if it is free."""
    lowered = name.lower()
    if lowered.split(".")[0].strip() in WINDOWS_DEVICES:
        return "Windows"
    if lowered in ROW_KEYS:
        return phrase("keeper/rows", "every row of data")
    return next((program for program, words in RESERVED.items() if lowered in words), None)


def bare(name: str) -> str:
    """An id without its `-` and `_`, small; two ids that are alike in this are too easily taken for each other."""
    return name.lower().replace("-", "").replace("_", "")


def spelling_of(pattern: str) -> str | None:
    """In words, what a spelling allows; None for one that is not in the table."""
    return SPELLINGS.get(pattern)


def repaired_id(value: str, pattern: str, letter: str = "x") -> str | None:
    """The nearest spelling of a name that the pattern takes, `letter` in front where it begins with a digit; None if there is none."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower().strip()
    hyphenated = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    for spelling in (plain, hyphenated, hyphenated.replace("-", "_"), re.sub(r"[^a-z0-9]", "", plain)):
        for candidate in (spelling, f"{letter}{spelling}", spelling[:30].rstrip("-_"), spelling[:20].rstrip("-_")):
            if spelling and re.search(pattern, candidate):
                return candidate
    return None


def nearest(word: str, candidates: Iterable[str], most: int | None = None) -> str | None:
    """The candidate that a misspelt word most likely means, or None; a swap of neighbours counts as one slip."""
    lowered = word.lower().strip()
    allowed = (max(1, min(3, len(lowered) // 3)) if len(lowered) > 1 else 0) if most is None else most
    best: tuple[int, str] | None = None
    for candidate in candidates:
        other = candidate.lower()
        if bare(other) == bare(lowered):
            return candidate
        if abs(len(other) - len(lowered)) > allowed and not _begins(lowered, other):
            continue
        slips = 1 if _begins(lowered, other) else distance(lowered, other)
        if slips <= allowed and (best is None or (slips, candidate) < best):
            best = (slips, candidate)
    return best[1] if best else None


def _begins(word: str, other: str) -> bool:
    """Whether one is the beginning of the other: `psych` for `psychodynamic`, `organisation` for `org`."""
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter)


def distance(one: str, two: str) -> int:
    """How many letters to add, drop, change or swap with their neighbour to get from one word to the other."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, left in enumerate(one, 1):
        after = [i]
        for j, right in enumerate(two, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == two[j - 2] and one[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        before, row = row, after
    return row[-1]
