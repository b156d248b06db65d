"""Update: a catalog brought to today's content by key alone, keeping every word that a person has written.

A message whose source has changed keeps its translation beside the old source and needs a check, unless somebody says that its
meaning is the same. One that is gone becomes obsolete. Nothing is guessed from texts that look alike: a negated question must
never get the answer of its positive twin.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.catalog.extract import Source
from toolkit.catalog.notes import MANAGED
from toolkit.model.renames import Renames
from toolkit.phrases import phrase
from toolkit.store.po import Catalog, Entry, new_header

NEEDS_CHECK = "fuzzy"
CONFLICT = "Merge, the other side wrote:"
"""How a translator's comment begins in which a merge has put the translation of the other side."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What an update did to one file."""

    kept: int = 0
    added: int = 0
    changed: int = 0
    obsolete: int = 0
    same: int = 0

    def __str__(self) -> str:
        return str(self.told)

    @property
    def told(self) -> str:
        counts = {"kept": self.kept, "new": self.added, "stale": self.changed, "same": self.same, "gone": self.obsolete}
        if self.same:
            return phrase(
                "update/same",
                "{kept} kept, {new} new, {stale} to check, {same} said to mean the same, {gone} gone",
                **counts,
            )
        return phrase("update/counts", "{kept} kept, {new} new, {stale} to check, {gone} gone", **counts)


@dataclass(frozen=True, slots=True)
class Same:
    """A translation that was kept as it is, since its new English is said to mean the same."""

    key: str
    was: str
    now: str


@dataclass(slots=True)
class Updated:
    """A catalog after an update, what was done, what stays because of a statement, and where a statement did not apply and why."""

    catalog: Catalog
    counts: Counts
    same: list[Same] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def updated(
    catalog: Catalog | None,
    sources: Sequence[Source],
    tag: str,
    renames: Renames | None = None,
    same_meaning: Collection[str] = (),
) -> Updated:
    """The catalog with exactly these messages, in their order, by the names of today."""
    old, left = _by_key(catalog.entries if catalog else (), renames or Renames())
    entries: list[Entry] = []
    made = Updated(_empty(catalog, tag), Counts())
    kept = added = changed = 0
    for source in sources:
        entry = old.pop(source.key, None)
        if source.key in same_meaning:
            entry = _same(source, entry, made)
        new = _entry(source, entry)
        entries.append(new)
        if entry is None:
            added += 1
        elif entry.source != source.text and new.needs_check:
            changed += 1
        else:
            kept += 1
    gone = [_obsolete(entry) for entry in (*old.values(), *left) if entry.translation or entry.plurals]
    newly = sum(not entry.obsolete for entry in (*old.values(), *left) if entry.translation)
    made.catalog.entries = [*entries, *gone]
    made.counts = Counts(kept - len(made.same), added, changed, newly, len(made.same))
    return made


def _empty(catalog: Catalog | None, tag: str) -> Catalog:
    """The catalog without its entries."""
    header = dict(catalog.header) if catalog and catalog.header else new_header(tag)
    if catalog is None:
        return Catalog(header)
    return Catalog(
        header,
        file=catalog.file,
        header_comments=catalog.header_comments,
        header_flags=catalog.header_flags,
        closing_comments=catalog.closing_comments,
    )


def _by_key(entries: Iterable[Entry], renames: Renames) -> tuple[dict[str, Entry], list[Entry]]:
    """Entries by their key of today, and those that another entry of the same key leaves over.

    One in use wins over an obsolete one, then one that has the key of today over one with an older name.
    """
    found: dict[str, Entry] = {}
    ranks: dict[str, tuple[bool, bool]] = {}
    over: list[Entry] = []
    for entry in entries:
        if not entry.context:
            over.append(entry)
            continue
        key = renames.current(entry.context)
        rank = (entry.obsolete, key != entry.context)
        if key not in found:
            found[key], ranks[key] = entry, rank
        elif rank < ranks[key]:
            over.append(found[key])
            found[key], ranks[key] = entry, rank
        else:
            over.append(entry)
    return {key: one if one.context == key else one._replace(context=key) for key, one in found.items()}, over


def _same(source: Source, entry: Entry | None, made: Updated) -> Entry | None:
    """The entry as if its translation had been made from today's source; unchanged where that can't be said."""
    reason = _why_not(source, entry)
    if reason or entry is None:
        made.refused[source.key] = reason
        return entry
    was = (entry.previous_source if entry.needs_check else None) or entry.source
    made.same.append(Same(source.key, was, source.text))
    flags = tuple(flag for flag in entry.flags if flag != NEEDS_CHECK)
    return entry._replace(source=source.text, flags=flags, previous_source=None, previous_context=None)


def _why_not(source: Source, entry: Entry | None) -> str:
    if entry is None or not entry.translation:
        return phrase("same/untranslated", "it is not translated")
    if entry.needs_check and entry.previous_source is None:
        return phrase("same/guess", "its translation is a guess that nobody has looked at")
    if any(row.startswith(CONFLICT) for row in entry.comments):
        return phrase("same/conflict", "two translations of it wait for a choice")
    if not entry.needs_check and entry.source == source.text:
        return phrase("same/unchanged", "its English has not changed")
    return ""


def _entry(source: Source, entry: Entry | None) -> Entry:
    """A message as it goes into the file, with what a person has written about it."""
    fresh = Entry(source.key, source.text, extracted=source.notes, flags=source.flags)
    if entry is None:
        return fresh
    flags = (*source.flags, *(flag for flag in entry.flags if flag != NEEDS_CHECK and not _is_ours(flag)))
    kept = fresh._replace(translation=entry.translation, comments=entry.comments, unknown=entry.unknown, flags=flags)
    if not entry.translation:
        return kept
    if entry.needs_check and entry.previous_source is None:
        return kept._replace(
            flags=(NEEDS_CHECK, *flags)
        )  # another program's guess stays one, whatever becomes of its source
    if entry.source == source.text:
        if not entry.needs_check:
            return kept  # whoever took the mark off has seen the old English, though a program may have left it there
        return kept._replace(flags=(NEEDS_CHECK, *flags), previous_source=entry.previous_source)
    before = (entry.previous_source if entry.needs_check else None) or entry.source
    if before == source.text:
        return kept  # the English is again what was translated
    return kept._replace(flags=(NEEDS_CHECK, *flags), previous_source=before)


def _is_ours(flag: str) -> bool:
    """Whether a flag is asserted by the content alone; other programs guess formats from percent signs."""
    return flag.startswith(MANAGED) or flag.endswith("-format")


def _obsolete(entry: Entry) -> Entry:
    return entry._replace(obsolete=True, extracted=(), references=())
