"""Checks of what is not a word: slots, markup, line breaks, length, punctuation, marks of direction, marks that nobody sees."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from toolkit.catalog.checks.message import SLOT, Facts, Pair
from toolkit.findings import Finding, Severity, finding


def slots_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """Every gap of the English is there, each as often, and no other; one that only stands more or less often may be accepted."""
    wanted, there = Counter(SLOT.findall(pair.source)), Counter(SLOT.findall(pair.target))
    if wanted != there:
        missing, extra = wanted - there, there - wanted
        level = None if wanted.keys() ^ there.keys() else Severity.WARNING
        slots = {"missing": " ".join(missing.elements()) or "-", "extra": " ".join(extra.elements()) or "-"}
        yield finding("CHEK020", pair.place, level, key=pair.key, **slots)


_MARKUP = re.compile(
    r"`[^`\n]*`|\*\*|https?://[\w./?&=#%~+-]*[\w/#]|</?[a-z][^<>]*>|^(?:[-*] |#+ |\d+\. )", re.MULTILINE
)


def markup_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """Code, links, bold marks and list marks are those of the English."""
    wanted, there = Counter(_MARKUP.findall(pair.source)), Counter(_MARKUP.findall(pair.target))
    if wanted != there:
        odd = (wanted - there) + (there - wanted)
        yield finding("CHEK021", pair.place, key=pair.key, marks=" ".join(mark.strip() for mark in odd))


def lines_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """There are as many lines as in the English."""
    wanted, there = pair.source.strip().count("\n"), pair.target.strip().count("\n")
    if wanted != there:
        yield finding("CHEK022", pair.place, key=pair.key, english=wanted + 1, here=there + 1)


def short_enough(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A translation has no more characters than its place holds."""
    limits = [flag.partition(":")[2] for flag in pair.flags if flag.startswith("max-length:")]
    most = min((int(limit) for limit in limits if limit.strip().isdigit()), default=0)
    if most and len(pair.target) > most:
        yield finding("CHEK023", pair.place, key=pair.key, length=len(pair.target), most=most)


_LATIN = {".": "stop", "?": "question", "!": "exclamation", ":": "colon", "…": "ellipsis", ";": "semicolon"}
_WIDE = {"。": "stop", "？": "question", "！": "exclamation", "：": "colon", "…": "ellipsis", "；": "semicolon"}
PUNCTUATION = {
    "Latn": _LATIN,
    "Arab": {**_LATIN, "؟": "question", "؛": "semicolon", "۔": "stop"},
    "Jpan": {**_WIDE, ":": "colon"},
    "Hans": {**_WIDE, ":": "colon"},
    "Hant": {**_WIDE, ":": "colon"},
    "Grek": {".": "stop", ";": "question", "\u037e": "question", "!": "exclamation", ":": "colon", "…": "ellipsis"},
    "Deva": {**_LATIN, "।": "stop"},
    "Beng": {**_LATIN, "।": "stop"},
    "Armn": {**_LATIN, "։": "stop"},
    "Ethi": {**_LATIN, "።": "stop", "፧": "question"},
    "Mymr": {**_LATIN, "။": "stop"},
    "Khmr": {**_LATIN, "។": "stop"},
}
"""Script -> the mark at the end of a text -> what it says. Scripts that are not here write no such marks, or are not known."""
FOREIGN = {"Arab": "?;"}
"""Marks that a script has its own of, though the keyboard offers them."""
CALM = ("Jpan", "Hans", "Hant")
"""Scripts in which a question may end with a full stop, and a quotation with its closing quote."""
_CLOSERS = " \t\n\"'”“’»」』)）]］`*\u2069\u202c\u200e\u200f\u00a0\u202f"
_OPENED = {"es": {"question": "¿", "exclamation": "¡"}}


@lru_cache(maxsize=64)
def _marks(script: str) -> dict[str, str]:
    table = PUNCTUATION.get(script, {})
    return {mark: name for mark, name in table.items() if mark not in FOREIGN.get(script, "")}


def _ends(text: str, marks: Mapping[str, str]) -> set[str]:
    """What the marks at the end of a text say, those before and behind a closing quote; nothing where there is none."""
    rest = text.replace("...", "…").rstrip()
    found = set()
    while rest and (rest[-1] in _CLOSERS or rest[-1] in marks):
        found |= {marks[rest[-1]]} if rest[-1] in marks else set()
        rest = rest[:-1]
    return found


def ends_alike(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A translation ends as the English does, with the marks of its own script."""
    marks = _marks(facts.language.script)
    if not marks:
        return
    wanted, there = _ends(pair.source, _LATIN), _ends(pair.target, marks)
    same = bool(wanted & there) or wanted == there or (facts.language.script in CALM and _calm(pair.target, there))
    opened = _OPENED.get(facts.language.tag.partition("-")[0], {})
    unopened = any(mark not in pair.target for name, mark in opened.items() if name in wanted & there)
    if not same or unopened:
        yield finding("CHEK024", pair.place, key=pair.key, english=_last(pair.source), here=_last(pair.target))


def _calm(text: str, there: set[str]) -> bool:
    """A full stop, or the end of what is said within quotes, which needs no mark."""
    return "stop" in there or (not there and text.rstrip()[-1:] in "」』”）")


def _last(text: str) -> str:
    return text.rstrip()[-2:].strip()


_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENS |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def direction_closed(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """Every mark that turns the direction of writing is closed again, in its own line."""
    for line in pair.target.split("\n"):
        waiting: list[str] = []
        for char in line:
            if char in _OPENS:
                waiting.append(_OPENS[char])
            elif char in ("\u202c", "\u2069") and (not waiting or waiting.pop() != char):
                waiting.append("")
                break
        if waiting:
            yield finding("CHEK025", pair.place, key=pair.key)
            return


_ISOLATED = re.compile(r"[\u2066-\u2068][^\u2066-\u2069]*\u2069|\{[a-z_]+\}|`[^`]*`")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ .,/:_-]+[A-Za-z0-9]+)+|[A-Za-z]+\d+|\d+(?:[-/:.]\d+)+")


def passages_isolated(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """In a script from right to left, Latin passages and dates stand between marks that keep their own direction; one word need not."""
    if facts.language.direction != "rtl":
        return
    match = _LEFT_TO_RIGHT.search(_ISOLATED.sub(" ", pair.target))
    if match and match[0] != pair.target.strip():
        yield finding("CHEK026", pair.place, key=pair.key, passage=match[0].strip())


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING = (
    "Arab",
    "Deva",
    "Beng",
    "Gujr",
    "Guru",
    "Knda",
    "Mlym",
    "Orya",
    "Sinh",
    "Taml",
    "Telu",
    "Khmr",
    "Mymr",
    "Tibt",
    "Mong",
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def nothing_unseen(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A translation holds no mark that nobody sees, as copies out of other programs leave behind."""
    found = [*_UNSEEN.findall(pair.target), *_CONTROLS.findall(pair.target)]
    if facts.language.script not in _JOINING:
        found += _JOINERS.findall(pair.target)
    extra = Counter(found) - Counter(pair.source)
    if extra:
        shown = ", ".join(f"U+{ord(char):04X}" for char in sorted(extra))
        yield finding("CHEK027", pair.place, key=pair.key, marks=shown)
