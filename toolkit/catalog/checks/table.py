"""The table of checks, and the one function that runs them over what is translated into a language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.catalog.checks import marks, negation, numbers, scales, words
from toolkit.catalog.checks.acceptance import after_acceptance
from toolkit.catalog.checks.message import Facts, Pair, Translated
from toolkit.catalog.extract import Source, Sources
from toolkit.findings import Finding, Place, finding
from toolkit.model.locale import Review
from toolkit.store.po import Catalog, Entry

MessageCheck = Callable[[Pair, Facts], Iterator[Finding]]
LanguageCheck = Callable[[Translated, Facts], Iterator[Finding]]

MESSAGE_CHECKS: Mapping[MessageCheck, tuple[str, ...]] = {
    numbers.numbers_kept: ("CHEK007", "CHEK008"),
    numbers.time_frame_kept: ("CHEK009",),
    negation.negation_kept: ("CHEK010", "CHEK011"),
    negation.negation_once: ("CHEK012",),
    words.terms_used: ("CHEK015", "CHEK016"),
    words.untranslated: ("CHEK018",),
    words.nothing_left_over: ("CHEK019",),
    marks.slots_kept: ("CHEK020",),
    marks.markup_kept: ("CHEK021",),
    marks.lines_kept: ("CHEK022",),
    marks.short_enough: ("CHEK023",),
    marks.ends_alike: ("CHEK024",),
    marks.direction_closed: ("CHEK025",),
    marks.passages_isolated: ("CHEK026",),
    marks.nothing_unseen: ("CHEK027",),
}
"""Checks of one message -> the codes that they speak with."""

LANGUAGE_CHECKS: Mapping[LanguageCheck, tuple[str, ...]] = {
    scales.anchors_missing: ("CHEK001",),
    scales.anchors_added: ("CHEK002",),
    scales.anchors_alike: ("CHEK003",),
    scales.anchors_in_order: ("CHEK004", "CHEK005"),
    scales.one_wording: ("CHEK006",),
    negation.opposites_apart: ("CHEK013",),
    negation.negation_known: ("CHEK014",),
    words.address_uniform: ("CHEK017",),
}
"""Checks of all that is translated into a language -> the codes that they speak with."""


def checked(
    catalogs: Iterable[Catalog], sources: Sources, facts: Facts, review: Review | None = None, review_file: str = ""
) -> list[Finding]:
    """Everything that the checks say of a language's catalogs, without what is accepted for exactly these words."""
    seen, found = translated_of(catalogs, sources)
    for pair in seen.pairs:
        for check in MESSAGE_CHECKS:
            found += check(pair, facts)
    for whole in LANGUAGE_CHECKS:
        found += whole(seen, facts)
    return after_acceptance(found, seen, review, review_file) if review is not None else found


@dataclass
class _Sorting:
    """Entries on their way to what is checked, and counts of what can't be."""

    known: Mapping[str, Source]
    pairs: list[Pair] = field(default_factory=list)
    gaps: dict[str, Place] = field(default_factory=dict)
    extra: dict[str, Place] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    stale: list[Place] = field(default_factory=list)
    exchanged: list[Place] = field(default_factory=list)

    def take(self, entry: Entry, key: str, place: Place) -> None:
        source = self.known.get(key)
        if source is None:
            self.extra.setdefault(key, place)
        elif not entry.translation:
            self.gaps.setdefault(key, place)
        elif entry.needs_check:
            self.waiting.add(key)
        elif entry.source != source.text:
            self.waiting.add(key)
            (self.exchanged if entry.translation == source.text else self.stale).append(place)
        else:
            flags = (*source.flags, *(flag for flag in entry.flags if flag not in source.flags))
            self.pairs.append(Pair(key, source.text, entry.translation, place, flags))


def translated_of(catalogs: Iterable[Catalog], sources: Sources) -> tuple[Translated, list[Finding]]:
    """What there is to check, and what is to be said of entries that fit no text of today."""
    known = {source.key: source for rows in sources.values() for source in rows}
    sorting = _Sorting(known)
    found: list[Finding] = []
    for catalog in catalogs:
        stale, extra = len(sorting.stale), len(sorting.extra)
        for key, entry in catalog.by_context().items():
            sorting.take(entry, key, Place(catalog.file, entry.line, 1, key))
        found += _counted("CHEK031", sorting.stale[stale:])
        found += _counted("CHEK033", list(sorting.extra.values())[extra:])
    found += [finding("CHEK032", place, key=place.key) for place in sorting.exchanged]
    english = {key: source.text for key, source in known.items()}
    return Translated(sorting.pairs, english, sorting.gaps, sorting.extra, frozenset(sorting.waiting)), found


def _counted(code: str, places: Sequence[Place]) -> Iterator[Finding]:
    """One finding for all of a file, at the first."""
    if places:
        yield finding(code, places[0], count=len(places))
