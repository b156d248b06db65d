"""Checks of what is denied: a denial lost, added or doubled, and an item that reads like its opposite."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from toolkit.catalog.checks.matching import count, normal, pattern, plain, without
from toolkit.catalog.checks.message import Facts, Pair, Translated, bare, sentences
from toolkit.findings import Finding, Place, finding
from toolkit.model.locale import Locale, Negation

ALIKE = 0.94
"""From this likeness on, two translations of opposite items are told."""
_AUXILIARIES = ("do", "does", "did", "is", "are", "was", "were", "be", "a", "an", "any", "the")


def denials(text: str, negation: Negation, spaced: bool) -> int:
    """How many words of a text deny."""
    return count(negation.words, without(negation.unlike, text, spaced), spaced)


def _hints(text: str, negation: Negation, spaced: bool) -> int:
    """How many words could stand for a denial, phrases that only look like one among them."""
    return count(negation.also, text, spaced) + count(negation.unlike, text, spaced)


def _sides(pair: Pair) -> Iterator[tuple[str, str]]:
    """The sentences side by side where there are as many, else the two texts."""
    english, here = sentences(bare(pair.source)), sentences(bare(pair.target))
    if len(english) == len(here):
        yield from zip(english, here, strict=True)
    else:
        yield bare(pair.source), bare(pair.target)


def _known(facts: Facts) -> tuple[Locale, Locale] | None:
    """English and the language, where both say what denies."""
    if facts.english is None or facts.locale is None or not facts.locale.negation.words:
        return None
    return facts.english, facts.locale


def negation_kept(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """What the English denies the translation denies, and nothing else."""
    known = _known(facts)
    if known is None:
        return
    english, here = known[0].negation, known[1].negation
    for source, target in _sides(pair):
        denied, denies = denials(source, english, True), denials(target, here, facts.spaced)
        softly = _hints(target, here, facts.spaced)
        if denied and denies + softly < (denied if pair.instrument else 1):
            yield finding("CHEK010", pair.place, pair.aside, key=pair.key, source=source.strip())
        elif denies and not denied and not _hints(source, english, True):
            yield finding("CHEK011", pair.place, pair.aside, key=pair.key, source=source.strip())


def negation_once(pair: Pair, facts: Facts) -> Iterator[Finding]:
    """A sentence that denies at most once in English does not deny twice; texts with another number of sentences are left out."""
    known = _known(facts)
    if known is None:
        return
    english, here = known[0].negation, known[1].negation
    if len(sentences(bare(pair.source))) != len(sentences(bare(pair.target))):
        return
    for source, target in _sides(pair):
        denied = denials(source, english, True) + count(english.unlike, source, True)
        if denied > 1 or denials(target, here, facts.spaced) < 2:
            continue
        if not here.concord or _after_another(target, here, facts.spaced):
            yield finding("CHEK012", pair.place, pair.aside, key=pair.key, text=target.strip())


def _after_another(text: str, negation: Negation, spaced: bool) -> bool:
    """Whether the particle comes after another word that denies: wrong even where denials agree with each other."""
    found = pattern(negation.words, spaced)
    marks = [match[0].lower() for match in found.finditer(plain(text))] if found else []
    return bool(negation.particle) and negation.particle in marks[1:]


def opposites_apart(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """Two items of an instrument that say different things in English are worded differently, the more so opposite ones."""
    for pairs in seen.instruments.values():
        items = [pair for pair in pairs if "/items/" in pair.key and pair.key.endswith("/text")]
        for one, other in combinations(items, 2):
            if normal(one.source) != normal(other.source) and _too_close(one, other, facts):
                slots = {"other": other.key, "text": one.target, "one": one.source, "two": other.source}
                yield finding("CHEK013", one.place, key=one.key, **slots)


def _too_close(one: Pair, other: Pair, facts: Facts) -> bool:
    if normal(one.target) == normal(other.target):
        return True
    known = _known(facts)
    if known is None or not _opposite(one.source, other.source, known[0].negation):
        return False
    here = known[1].negation
    if denials(one.target, here, facts.spaced) != denials(other.target, here, facts.spaced):
        return False
    return SequenceMatcher(None, normal(one.target), normal(other.target)).ratio() >= ALIKE


def _opposite(one: str, other: str, negation: Negation) -> bool:
    """Whether one of two English texts denies what the other says."""
    if (denials(one, negation, True) > 0) is (denials(other, negation, True) > 0):
        return False
    return _core(one, negation) == _core(other, negation)


def _core(text: str, negation: Negation) -> Sequence[str]:
    words = without(negation.words, text.replace("cannot", "can"), True).lower().split()
    return sorted(word.strip(".,;:!?") for word in words if word not in _AUXILIARIES)


def negation_known(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """A language that lists no words which deny is said to be unchecked."""
    if seen.pairs and _known(facts) is None:
        file = f"locales/{facts.language.tag}/locale.yaml"
        yield finding("CHEK014", Place(file), language=facts.language.tag)
