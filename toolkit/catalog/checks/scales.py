"""Checks of response scales: every anchor there, none too many, none alike, in their order, worded alike everywhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.catalog.checks.matching import has, normal
from toolkit.catalog.checks.message import Anchor, Facts, Pair, Translated, scale_of
from toolkit.catalog.checks.negation import denials
from toolkit.catalog.checks.numbers import first_number
from toolkit.findings import Finding, Place, finding


def anchors_missing(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """A scale is translated whole or not at all."""
    for scale, anchors in seen.scales.items():
        there = [anchor for anchor in anchors if anchor.pair is not None or anchor.key in seen.waiting]
        pairs = [anchor.pair for anchor in anchors if anchor.pair is not None]
        if not pairs or len(there) == len(anchors):
            continue
        for anchor in anchors:
            if anchor not in there:
                place = seen.gaps.get(anchor.key, Place(pairs[0].place.file, pairs[0].place.line, 1, anchor.key))
                slots = {"scale": scale, "has": len(there), "of": len(anchors), "label": anchor.source}
                yield finding("CHEK001", place, key=anchor.key, **slots)


def anchors_added(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """A scale has as many answers as the English one."""
    for key, place in seen.extra.items():
        scale = scale_of(key)
        if scale in seen.scales:
            yield finding("CHEK002", place, key=key, scale=scale, of=len(seen.scales[scale]))


def anchors_alike(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """No two answers of a scale read the same."""
    for scale, anchors in seen.scales.items():
        first: dict[str, Anchor] = {}
        for anchor in anchors:
            if anchor.pair is None:
                continue
            earlier = first.setdefault(normal(anchor.pair.target), anchor)
            if normal(earlier.source) != normal(anchor.source):
                slots = {"scale": scale, "one": earlier.source, "other": anchor.source, "text": anchor.pair.target}
                yield finding("CHEK003", anchor.pair.place, key=anchor.key, **slots)


def anchors_in_order(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """Numbers in the answers of a scale rise and fall as they do in English, and words of degree go one way."""
    for anchors in seen.scales.values():
        pairs = [anchor.pair for anchor in anchors if anchor.pair is not None]
        if len(pairs) < len(anchors) or len(pairs) < 2:
            continue
        yield from _by_numbers(pairs)
        yield from _by_degree(pairs, facts) or _by_parts(pairs)


def _by_numbers(pairs: Sequence[Pair]) -> Iterator[Finding]:
    english, here = ([first_number(text) for text in side] for side in _sides(pairs))
    if None in english or None in here or _way(english) == 0:
        return
    if _way(here) != _way(english):
        yield finding("CHEK004", pairs[0].place, key=pairs[0].key, scale=scale_of(pairs[0].key))


def _sides(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [pair.source for pair in pairs], [pair.target for pair in pairs]


def _way(values: Sequence[float | None]) -> int:
    """1 where numbers rise, -1 where they fall, 0 where they do neither."""
    steps = {(one or 0) < (two or 0) for one, two in pairwise(values)}
    return 0 if len(steps) != 1 or len(set(values)) < len(values) else 1 if steps.pop() else -1


def _by_degree(pairs: Sequence[Pair], facts: Facts) -> list[Finding]:
    """Neighbours that rise in English by a row of degrees and fall in the language's, or the other way round.

    Answers that deny are left out: `not at all` is the least of all, and a word for `wholly` stands in it.
    """
    if facts.english is None or facts.locale is None:
        return []
    affirmed = [pair for pair in pairs if not denials(pair.target, facts.locale.negation, facts.spaced)]
    english = _ranks([pair.source for pair in affirmed], facts.english.degrees, True)
    here = _ranks([pair.target for pair in affirmed], facts.locale.degrees, facts.spaced)
    known = [row for row in zip(english, here, affirmed, strict=True) if row[0] >= 0 and row[1] >= 0]
    turned = [two for one, two in pairwise(known) if (two[0] - one[0]) * (two[1] - one[1]) < 0]
    return [_disordered(pair) for _, _, pair in turned]


def _ranks(texts: Sequence[str], rows: Sequence[Sequence[str]], spaced: bool) -> list[int]:
    """The place of each text in the row that knows most of them, -1 where it has none."""
    ranked = [[_rank(text, row, spaced) for text in texts] for row in rows]
    return max(ranked, key=lambda ranks: sum(rank >= 0 for rank in ranks), default=[-1] * len(texts))


def _rank(text: str, row: Sequence[str], spaced: bool) -> int:
    """The place in a row of the longest of its words that stand in a text."""
    found = [(len(word), rank) for rank, word in enumerate(row) if has((word,), text, spaced)]
    return max(found)[1] if found else -1


def _by_parts(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """`Very often` says `often` again: so does its translation, and it does not say another answer of the scale again."""
    for long in pairs:
        inner = [pair for pair in pairs if pair is not long and _within(pair.source, long.source)]
        said = [pair for pair in pairs if pair is not long and _within(pair.target, long.target)]
        if inner and said and not set(inner) & set(said):
            yield _disordered(said[0])


def _within(short: str, long: str) -> bool:
    return bool(normal(short)) and normal(short) in normal(long)


def _disordered(pair: Pair) -> Finding:
    return finding("CHEK005", pair.place, key=pair.key, source=pair.source, text=pair.target)


def one_wording(seen: Translated, facts: Facts) -> Iterator[Finding]:
    """The same set of answers is worded the same in every instrument."""
    sets: dict[tuple[str, ...], list[tuple[str, Sequence[Anchor]]]] = {}
    for scale, anchors in seen.scales.items():
        sets.setdefault(tuple(normal(anchor.source) for anchor in anchors), []).append((scale, anchors))
    for rows in sets.values():
        for column in zip(*(anchors for _, anchors in rows), strict=True):
            yield from _told_apart([anchor.pair for anchor in column if anchor.pair is not None])


def _told_apart(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Those that differ from the wording which most have, or the first."""
    counted = Counter(normal(pair.target) for pair in pairs)
    if len(counted) < 2:
        return
    usual = max(pairs, key=lambda pair: counted[normal(pair.target)])
    for pair in pairs:
        if normal(pair.target) != normal(usual.target):
            slots = {"source": pair.source, "text": pair.target, "usual": usual.target, "scale": scale_of(usual.key)}
            yield finding("CHEK006", pair.place, key=pair.key, **slots)
