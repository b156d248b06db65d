"""What an import writes: translations put into their catalogs, touching nothing else in them, and who made them."""

from collections.abc import Iterable, Mapping, Sequence

from toolkit.catalog.exchange.plan import Step
from toolkit.catalog.extract import Source
from toolkit.catalog.update import NEEDS_CHECK
from toolkit.model.locale import MessageReview, Review
from toolkit.model.renames import Renames
from toolkit.resolve.fingerprint import words
from toolkit.store.po import Catalog, Entry, new_header

Origin = str


def catalog_with(
    catalog: Catalog | None, tag: str, steps: Mapping[str, Step], sources: Sequence[Source], renames: Renames
) -> Catalog:
    """A catalog with the new translations; a text that it does not have yet comes where the content has it."""
    made = catalog or Catalog(new_header(tag))
    entries = list(made.entries)
    at = {renames.current(one.context): n for n, one in enumerate(entries) if one.context and not one.obsolete}
    after: dict[int, list[Entry]] = {}
    last = -1
    for source in sources:
        last = at.get(source.key, last)
        step = steps.get(source.key)
        if step is not None and source.key in at:
            entries[last] = _translated(entries[last], source, step)
        elif step is not None:
            fresh = Entry(source.key, source.text, extracted=source.notes, flags=source.flags)
            after.setdefault(last, []).append(_translated(fresh, source, step))
    made.entries = [*after.get(-1, ()), *(row for n, one in enumerate(entries) for row in (one, *after.get(n, ())))]
    return made


def _translated(entry: Entry, source: Source, step: Step) -> Entry:
    """An entry with its translation, made from the English of today."""
    flags = tuple(flag for flag in entry.flags if flag != NEEDS_CHECK)
    return entry._replace(
        context=source.key,
        source=source.text,
        translation=step.new,
        flags=flags,
        previous_source=None,
        previous_context=None,
    )


def origins_of(steps: Iterable[Step], origin: Origin, review: Review) -> dict[str, dict[str, str]]:
    """Key -> its record for `review.yaml`: the fingerprint of the new words, and how they came to be.

    Without an `origin` a person is taken to have written what was empty, and to have edited what a machine had drafted.
    Words that were only said to fit stay what they were. What came to be as the file says of all its texts needs no record.
    """
    found = {}
    for step in steps:
        made = origin or _origin(step, review)
        if step.kind != "checked" and (made != review.origin or step.key in review.messages):
            found[step.key] = {"words": words([(step.key, step.new)]), "origin": made}
    return found


def _origin(step: Step, review: Review) -> Origin:
    if step.kind == "new":
        return "human"
    known: MessageReview | None = review.messages.get(step.key)
    before = known.origin if known is not None else review.origin
    return "human" if before == "human" else "machine-edited"
