"""Errors of translators in what is not a word: slots, markup, line breaks, marks of direction, and marks that nobody sees."""

import re
from collections.abc import Mapping

from tests.corpus.sound import Die, usable_of
from tests.corpus.wrong_words import Edits, Rule

_SLOT = re.compile(r"\{[a-z_]+\}")
OPEN, CLOSE = "\u2068", "\u2069"
"""The marks between which a passage keeps a direction of its own."""
_NAMED = {"ja": "{名前}", "es-419": "{nombre}", "ar": "{الاسم}", "de": "{name_der_person}"}


def _with_slot(tag: str, die: Die) -> tuple[str, str, re.Match[str]]:
    """A message with slots, and one of them."""
    rows = [(key, text) for key, text in usable_of(tag).items() if _SLOT.search(text)]
    key, text = die.pick(rows)
    return key, text, die.pick(list(_SLOT.finditer(text)))


def slot_dropped(tag: str, die: Die) -> Edits:
    key, text, slot = _with_slot(tag, die)
    return {key: text[: slot.start()].rstrip() + text[slot.end() :]}


def slot_renamed(tag: str, die: Die) -> Edits:
    """Translated, two letters exchanged, or written with wide braces."""
    key, text, slot = _with_slot(tag, die)
    name = slot[0][1:-1]
    new = die.pick((_NAMED[tag], "{" + name[0] + name[2] + name[1] + name[3:] + "}", f"｛{name}｝"))
    return {key: text[: slot.start()] + new + text[slot.end() :]}


def slot_doubled(tag: str, die: Die) -> Edits:
    key, text, slot = _with_slot(tag, die)
    return {key: text[: slot.end()] + " " + slot[0] + text[slot.end() :]}


def markup_lost(tag: str, die: Die) -> Edits:
    """The marks of a passage that is to be typed are gone, both or the last."""
    key = die.pick(("tool/findings/loc005/fix", "tool/findings/loc011/fix"))
    text = usable_of(tag)[key]
    last = text.rindex("`")
    return {key: text.replace("`", "") if die.below(2) else text[:last] + text[last + 1 :]}


def line_break_lost(tag: str, die: Die) -> Edits:
    """Run together, or the mark for it typed as two letters."""
    keys = ("tool/findings/loc005/fix", "instrument/recognition/sections/rcclose/items/rc16/text")
    key = die.pick(keys)
    return {key: usable_of(tag)[key].replace("\n", die.pick((" ", "\\n")))}


def _isolated(tag: str, die: Die) -> tuple[str, str]:
    return die.pick([(key, text) for key, text in usable_of(tag).items() if OPEN in text])


def bidi_unbalanced(tag: str, die: Die) -> Edits:
    """A passage that turns direction and is not closed: its end mark fell away, or it was copied without one."""
    if tag == "ar":
        key, text = _isolated(tag, die)
        return {key: text[::-1].replace(CLOSE, "", 1)[::-1]}
    key, text = _sentence(tag, die)
    at = len(text) // 2
    return {key: text[:at] + die.pick(("\u202e", "\u202b", "\u2067")) + text[at:]}


def isolate_missing(tag: str, die: Die) -> Edits:
    """Latin letters and digits stand bare in a text that runs from right to left."""
    key, text = _isolated(tag, die)
    return {key: text.replace(OPEN, "").replace(CLOSE, "")}


def _sentence(tag: str, die: Die) -> tuple[str, str]:
    """A message without slots or marks, long enough to hide something in."""
    rows = [(key, text) for key, text in usable_of(tag).items() if len(text) > 12 and not re.search(r"[{`\n]", text)]
    return die.pick(rows)


def invisible(tag: str, die: Die) -> Edits:
    """A space of no width, a soft hyphen, a stray byte order mark, a word joiner: in a place where none belongs."""
    key, text = _sentence(tag, die)
    at = 2 + die.below(len(text) - 4)
    return {key: text[:at] + die.pick(("\u200b", "\u00ad", "\ufeff", "\u2060")) + text[at:]}


RULES: Mapping[str, Rule] = {
    "slot-dropped": slot_dropped,
    "slot-renamed": slot_renamed,
    "slot-doubled": slot_doubled,
    "markup-lost": markup_lost,
    "line-break-lost": line_break_lost,
    "bidi-unbalanced": bidi_unbalanced,
    "isolate-missing": isolate_missing,
    "invisible": invisible,
}
