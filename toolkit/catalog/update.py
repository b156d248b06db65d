"""Update: a catalog brought to today's content by key alone, keeping every word that a person has written.

A message whose source has changed keeps its translation beside the old source and needs a check. One that is gone becomes
obsolete. Nothing is guessed from texts that look alike: a negated question must never get the answer of its positive twin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.catalog.extract import Source
from toolkit.store.po import Catalog, Entry, new_header

NEEDS_CHECK = "fuzzy"


@dataclass(frozen=True, slots=True)
class Counts:
    """What an update did to one file."""

    kept: int = 0
    added: int = 0
    changed: int = 0
    obsolete: int = 0

    def __str__(self) -> str:
        return f"{self.kept} kept, {self.added} new, {self.changed} to check, {self.obsolete} gone"


def updated(
    catalog: Catalog | None, sources: Sequence[Source], tag: str, renames: Mapping[str, str] | None = None
) -> tuple[Catalog, Counts]:
    """The catalog with exactly these messages, in their order; `renames` maps old keys to new."""
    old = _by_key(catalog.entries if catalog else (), renames or {})
    entries: list[Entry] = []
    kept = added = changed = 0
    for source in sources:
        entry = old.pop(source.key, None)
        entries.append(_entry(source, entry))
        if entry is None:
            added += 1
        elif entry.source != source.text and entry.translation:
            changed += 1
        else:
            kept += 1
    gone = [_obsolete(entry) for entry in old.values() if entry.translation]
    header = dict(catalog.header) if catalog and catalog.header else new_header(tag)
    made = Catalog(header, [*entries, *gone], catalog.file if catalog else "")
    if catalog is not None:
        made.header_comments, made.header_flags = catalog.header_comments, catalog.header_flags
        made.closing_comments = catalog.closing_comments
    return made, Counts(kept, added, changed, sum(not entry.obsolete for entry in old.values() if entry.translation))


def _by_key(entries: Iterable[Entry], renames: Mapping[str, str]) -> dict[str, Entry]:
    """Entries by their key of today; one in use wins over an obsolete one of the same key."""
    found: dict[str, Entry] = {}
    for entry in entries:
        key = renames.get(entry.context or "", entry.context or "")
        if key and (key not in found or (found[key].obsolete and not entry.obsolete)):
            found[key] = entry._replace(context=key)
    return found


def _entry(source: Source, entry: Entry | None) -> Entry:
    fresh = Entry(source.key, source.text, extracted=source.notes)
    if entry is None:
        return fresh
    kept = fresh._replace(translation=entry.translation, comments=entry.comments, unknown=entry.unknown)
    flags = tuple(flag for flag in entry.flags if flag != NEEDS_CHECK)
    if not entry.translation:
        return kept._replace(flags=flags)
    if entry.source == source.text:
        return kept._replace(flags=entry.flags, previous_source=entry.previous_source)
    before = entry.previous_source if NEEDS_CHECK in entry.flags and entry.previous_source else entry.source
    return kept._replace(flags=(NEEDS_CHECK, *flags), previous_source=before)


def _obsolete(entry: Entry) -> Entry:
    return entry._replace(obsolete=True, extracted=(), references=())
