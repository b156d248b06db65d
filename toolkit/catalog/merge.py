"""Merge: two versions of a catalog that have grown from one, joined message by message on their keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from toolkit.catalog.update import CONFLICT, NEEDS_CHECK
from toolkit.store.po import Catalog, Entry
from toolkit.store.po_text import escape

T = TypeVar("T")
Slot = tuple[str | None, str, int]
"""What tells one entry of a file from another: its key, its source where it has none, and the how manieth of that name it is."""


@dataclass(slots=True)
class Merged:
    """A merged catalog, and the keys of messages that both sides have translated differently."""

    catalog: Catalog
    conflicts: list[str] = field(default_factory=list)


def merged(base: Catalog, ours: Catalog, theirs: Catalog) -> Merged:
    """What the two sides have made of the base. Where both have translated a message, ours stays and needs a check."""
    old, mine, other = (_by_slot(one.entries) for one in (base, ours, theirs))
    made = Merged(_surroundings(base, ours, theirs))
    for slot in _order(list(old), list(mine), list(other)):
        entry = _one(old.get(slot), mine.get(slot), other.get(slot), made.conflicts)
        if entry is not None:
            made.catalog.entries.append(entry)
    return made


def _by_slot(entries: Iterable[Entry]) -> dict[Slot, Entry]:
    """Entries by what tells them apart; of two with one key, that in use comes first, whatever their order in the file."""
    listed = list(entries)
    seen: dict[tuple[str | None, str], int] = {}
    slots: dict[int, Slot] = {}
    for number in sorted(range(len(listed)), key=lambda n: listed[n].obsolete):
        entry = listed[number]
        name = (entry.context, "" if entry.context is not None else entry.source)
        seen[name] = seen.get(name, -1) + 1
        slots[number] = (*name, seen[name])
    return {slots[number]: entry for number, entry in enumerate(listed)}


def _order(old: list[Slot], mine: list[Slot], other: list[Slot]) -> list[Slot]:
    """Our order; theirs where we have left the base's as it was. What the other side alone has goes behind its neighbour."""
    shared = set(old) & set(mine)
    unmoved = [slot for slot in old if slot in shared] == [slot for slot in mine if slot in shared]
    first, second = (other, mine) if unmoved else (mine, other)
    known = set(first)
    after: dict[Slot | None, list[Slot]] = {}
    before: Slot | None = None
    for slot in second:
        if slot in known:
            before = slot
        else:
            after.setdefault(before, []).append(slot)
    found = list(after.get(None, ()))
    for slot in first:
        found += [slot, *after.get(slot, ())]
    return found


def _one(old: Entry | None, mine: Entry | None, other: Entry | None, conflicts: list[str]) -> Entry | None:
    """One message of both sides; None where one side has taken it out and the other has not translated it anew."""
    if mine is None or other is None:
        kept = mine or other
        taken_out = old is not None and kept is not None and kept.translation == old.translation
        return None if taken_out else kept
    if other._replace(line=0) in (mine._replace(line=0), old and old._replace(line=0)):
        return mine
    if old is not None and mine._replace(line=0) == old._replace(line=0):
        return other
    start = old or Entry(mine.context, mine.source)
    return _joined(start, mine, other, conflicts)


def _joined(old: Entry, mine: Entry, other: Entry, conflicts: list[str]) -> Entry:
    """A message that at least one side has changed, field by field."""
    source = three_way(old.source, mine.source, other.source)
    clash = len({_words(one) for one in (old, mine, other)}) == 3
    side = _preferred((mine, other)) if clash else _translated_from(old, mine, other, source)
    made = side._replace(
        context=mine.context,
        source=source,
        plural=three_way(old.plural, mine.plural, other.plural),
        comments=_lines(old.comments, mine.comments, other.comments),
        unknown=_lines(old.unknown, mine.unknown, other.unknown),
        extracted=three_way(old.extracted, mine.extracted, other.extracted),
        references=three_way(old.references, mine.references, other.references),
        flags=_lines(old.flags, mine.flags, other.flags),
        obsolete=three_way(old.obsolete, mine.obsolete, other.obsolete),
        line=mine.line,
    )
    if not clash:
        return _of_its_source(made, side)
    conflicts.append(mine.context or mine.source)
    note = f"{CONFLICT} {escape(_said(mine if side is other else other)) or '(nothing)'}"
    comments = made.comments if note in made.comments else (*made.comments, note)
    return _to_check(made._replace(comments=comments), side)


def _preferred(sides: Sequence[Entry]) -> Entry:
    """Where both sides have translated: ours, unless it is empty or another program's guess and theirs is not."""
    said = [one for one in sides if _said(one)] or sides
    return next((one for one in said if not _is_guess(one)), said[0])


def _is_guess(entry: Entry) -> bool:
    return entry.needs_check and entry.previous_source is None


def _words(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return entry.translation, entry.plurals


def _said(entry: Entry) -> str:
    return entry.translation or " / ".join(entry.plurals)


def _translated_from(old: Entry, mine: Entry, other: Entry, source: str) -> Entry:
    """The side whose translation stands: one that has changed it, or has looked at it and taken the mark off, else one whose
    English stands. Ours where that is true of both, but never an empty one."""
    sides = (mine, other)
    changed = [one for one in sides if _words(one) != _words(old)]
    checked = [one for one in sides if old.needs_check and not one.needs_check]
    marked = [one for one in sides if one.needs_check and one.source == source]
    found = changed or checked or marked or list(sides)
    found = [one for one in found if _said(one)] or found
    return next((one for one in found if one.source == source), found[0])


def _of_its_source(made: Entry, side: Entry) -> Entry:
    """A translation that was made from another English than the one that stands needs a check, with that English beside it."""
    if not _said(made):
        return made._replace(flags=_without_mark(made.flags), previous_source=None, previous_context=None)
    if made.source != side.source:
        return _to_check(made, side)
    if side.needs_check:
        flags = (NEEDS_CHECK, *_without_mark(made.flags))
        return made._replace(flags=flags, previous_source=side.previous_source, previous_context=side.previous_context)
    return made._replace(flags=_without_mark(made.flags), previous_source=None, previous_context=None)


def _to_check(entry: Entry, side: Entry) -> Entry:
    """Marked, with the English that a side has translated; a guess stays one."""
    was = side.previous_source if side.needs_check else side.source
    return entry._replace(flags=(NEEDS_CHECK, *_without_mark(entry.flags)), previous_source=was)


def _without_mark(flags: Sequence[str]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag != NEEDS_CHECK)


def _lines(old: Sequence[str], mine: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Lines of both sides: what one has taken out is gone, what one has added is there, once."""
    if tuple(mine) == tuple(other) or tuple(other) == tuple(old):
        return tuple(mine)
    if tuple(mine) == tuple(old):
        return tuple(other)
    kept = [row for row in mine if row in other or row not in old]
    return (*kept, *(row for row in other if row not in old and row not in mine))


def three_way(old: T, mine: T, other: T) -> T:
    """The value of the side that has changed it; ours where both have."""
    return other if mine == old else mine


def _surroundings(base: Catalog, ours: Catalog, theirs: Catalog) -> Catalog:
    """Header and comments of both sides; a later revision date wins over an earlier one."""
    header: dict[str, str] = {}
    for name in dict.fromkeys((*ours.header, *theirs.header)):
        rows = (base.header.get(name), ours.header.get(name), theirs.header.get(name))
        value = three_way(*rows)
        if name == "PO-Revision-Date":
            value = max(row for row in rows[1:] if row is not None)
        if value is not None:
            header[name] = value
    return Catalog(
        header,
        file=ours.file,
        header_comments=_lines(base.header_comments, ours.header_comments, theirs.header_comments),
        header_flags=_lines(base.header_flags, ours.header_flags, theirs.header_flags),
        closing_comments=_lines(base.closing_comments, ours.closing_comments, theirs.closing_comments),
    )
