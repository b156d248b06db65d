"""Approval: which translations people have signed, as long as the words are those they signed, and the English is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.model.catalog import Catalog
from toolkit.model.instrument import Instrument
from toolkit.model.locale import Review, ScaleReview
from toolkit.model.renames import Renames
from toolkit.model.text import Message
from toolkit.resolve.fingerprint import words
from toolkit.resolve.units import part_of, prefixes_of, unit_named

__all__ = ["Approvals", "by_part", "holds", "is_english", "prefixes_of", "signed_source", "signed_words"]

Rows = Sequence[tuple[str, str]]
Prefix = str | tuple[str, ...]


class Approvals:
    """Knows, for every language, the key prefixes whose translation is approved.

    With the `instruments` a section's signature is also about the scales that its items are answered on.
    """

    def __init__(
        self,
        reviews: Mapping[str, Review],
        catalogs: Mapping[str, Catalog],
        messages: Iterable[Message],
        renames: Renames | None = None,
        instruments: Mapping[str, Instrument] | None = None,
    ) -> None:
        signed = {tag: review for tag, review in reviews.items() if _any_approved(review)}
        parts = by_part(messages) if signed else {}
        known = renames or Renames()
        self._prefixes = {
            tag: tuple(_approved_prefixes(review, catalogs.get(tag, {}), parts, known, instruments or {}))
            for tag, review in signed.items()
        }

    def __call__(self, tag: str, key: str) -> bool:
        return key.startswith(self._prefixes.get(tag, ()))


def _any_approved(review: Review) -> bool:
    return any(scale.state == "approved" for scale in review.scales.values())


def by_part(messages: Iterable[Message]) -> dict[str, list[Message]]:
    """Messages by the part that they belong to: a signature looks at its own part alone."""
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(part_of(message.key), []).append(message)
    return found


def _approved_prefixes(
    review: Review,
    catalog: Catalog,
    parts: Mapping[str, list[Message]],
    renames: Renames,
    instruments: Mapping[str, Instrument],
) -> Iterator[str]:
    for name, scale in review.scales.items():
        if scale.state == "approved":
            unit = unit_named(name, instruments)
            mine = parts.get(part_of(unit.own[0]), []) if unit.own else []
            if holds(scale, unit.covers, review, catalog, mine, renames):
                yield from unit.own


def holds(
    scale: ScaleReview,
    prefix: Prefix,
    review: Review,
    catalog: Catalog,
    messages: list[Message],
    renames: Renames,
) -> bool:
    """Whether a signature is of these words and of this English, by the names of today or by older ones."""
    said = _translations(prefix, catalog, messages)
    if not said:
        return False
    english = [(message.key, message.text) for message in messages if message.key.startswith(prefix)]
    for generation in range(renames.generations, -1, -1):
        if words(_named(said, renames, generation)) == scale.words:
            versions = _earlier(english, review)
            return scale.source is None or any(
                words(_named(rows, renames, generation)) == scale.source for rows in versions
            )
    return False


def is_english(recorded: str, prefix: Prefix, review: Review, messages: list[Message], renames: Renames) -> bool:
    """Whether a fingerprint is that of the English of today, or of one that meant the same, by the names of today or by older ones."""
    english = [(message.key, message.text) for message in messages if message.key.startswith(prefix)]
    return any(
        words(_named(rows, renames, generation)) == recorded
        for rows in _earlier(english, review)
        for generation in range(renames.generations, -1, -1)
    )


def _named(rows: Rows, renames: Renames, generation: int) -> Rows:
    """Rows by the names that their texts had; the generation after the last is that of today."""
    if generation == renames.generations:
        return rows
    return [(renames.before(key, generation), text) for key, text in rows]


def _earlier(english: Rows, review: Review) -> Iterator[Rows]:
    """The English of today, and as it was before each change of which somebody has said that it changes no meaning."""
    texts = dict(english)
    yield english
    for change in reversed(review.same_meaning):
        if texts.get(change.key) == change.now:
            texts[change.key] = change.was
            yield list(texts.items())


def signed_words(prefix: Prefix, catalog: Catalog, messages: Iterable[Message]) -> str:
    """The fingerprint of the translations under a prefix, as a signature records it; empty where a translation is missing."""
    rows = _translations(prefix, catalog, messages)
    return words(rows) if rows else ""


def signed_source(prefix: Prefix, messages: Iterable[Message]) -> str:
    """The fingerprint of the English under a prefix, as a signature records it beside that of the translations."""
    return words((message.key, message.text) for message in messages if message.key.startswith(prefix))


_FORMS = ("f", "m", "formal")


def _translations(prefix: Prefix, catalog: Catalog, messages: Iterable[Message]) -> Rows:
    """What is translated under a prefix, gendered and formal wordings behind the plain one.

    Nothing where one translation is missing, or is of another English. A wording may be missing, as the plain one stands for it.
    Safety texts are written by sites: they count where they are there.
    """
    rows = []
    for message in messages:
        if not message.key.startswith(prefix):
            continue
        for key in (message.key, *(f"{message.key}~{form}" for form in _FORMS)):
            entry = catalog.get(key)
            if (message.safety or key != message.key) and (entry is None or not entry.text):
                continue
            if entry is None or not entry.text or entry.source != message.text or entry.needs_check:
                return ()
            rows.append((key, entry.text))
    return rows
