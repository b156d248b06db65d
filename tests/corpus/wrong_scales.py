"""Errors of translators in response scales: anchors exchanged, alike, gone, or one too many."""

from collections.abc import Mapping

from tests.corpus.sound import Die, translations_of
from tests.corpus.wrong_words import Edits, Rule

SCALES = {
    "instrument/rrse/scales/confidence6": 6,
    "instrument/attitudes/scales/agree6": 6,
    "instrument/composure/scales/often5": 5,
    "instrument/distress/scales/degree5": 5,
    "instrument/feasibility/scales/extent5f": 5,
}
"""Ordered scales of the sound catalogs -> how many anchors they have, from value 0 on."""
_MIDDLE = {"ja": "どちらともいえない", "es-419": "Ni sí ni no", "ar": "بين بين", "de": "Weder noch"}


def anchor(scale: str, value: int) -> str:
    return f"{scale}/options/{value}/label"


def _two(tag: str, die: Die) -> tuple[str, str, dict[str, str]]:
    """Two neighbouring anchors of a scale."""
    scale = die.pick(list(SCALES))
    low = die.below(SCALES[scale] - 1)
    return anchor(scale, low), anchor(scale, low + 1), translations_of(tag)


def anchors_swapped(tag: str, die: Die) -> Edits:
    low, high, texts = _two(tag, die)
    return {low: texts[high], high: texts[low]}


def anchors_alike(tag: str, die: Die) -> Edits:
    low, high, texts = _two(tag, die)
    return {high: texts[low]}


def anchor_missing(tag: str, die: Die) -> Edits:
    """The entry is gone, or its translation is empty while the others are there."""
    low, _, _ = _two(tag, die)
    return {low: None if die.below(2) else ""}


def anchor_added(tag: str, die: Die) -> Edits:
    """One more anchor than the scale has, as translators add who miss a middle."""
    scale = die.pick(list(SCALES))
    return {anchor(scale, SCALES[scale]): _MIDDLE[tag]}


def added_after(new: str, key: str) -> bool:
    """Whether a key that an edit adds belongs after this one."""
    return any(new == anchor(scale, size) and key == anchor(scale, size - 1) for scale, size in SCALES.items())


def ends_exchanged(tag: str, die: Die) -> Edits:
    scale = die.pick(list(SCALES))
    first, last, texts = anchor(scale, 0), anchor(scale, SCALES[scale] - 1), translations_of(tag)
    return {first: texts[last], last: texts[first]}


RULES: Mapping[str, Rule] = {
    "anchors-swapped": anchors_swapped,
    "anchors-alike": anchors_alike,
    "anchor-missing": anchor_missing,
    "anchor-added": anchor_added,
    "ends-exchanged": ends_exchanged,
}
