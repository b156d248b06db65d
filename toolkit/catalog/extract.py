"""Extraction: every message of the content, by catalog file and in content order, with what a translator needs to know."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.catalog import file_of
from toolkit.model.content import Protocol
from toolkit.model.text import Message

_SLOT = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class Source:
    """A message as it goes into a catalog: its key, its English text, and notes that begin with a label."""

    key: str
    text: str
    notes: tuple[str, ...]


def extracted(protocol: Protocol) -> dict[str, list[Source]]:
    """Catalog file (without `.po`) -> its messages. Safety texts are in it: only a site may translate them."""
    notes = item_notes(protocol)
    found: dict[str, list[Source]] = {}
    for message in protocol.messages():
        found.setdefault(file_of(message.key), []).append(_source(message, notes))
    return found


def _source(message: Message, notes: Mapping[str, str]) -> Source:
    rows = [f"Where: {where(message.key)}"]
    slots = dict.fromkeys(_SLOT.findall(message.text))
    if slots:
        rows.append(f"Slots: {' '.join(slots)} stay as they are")
    if message.safety:
        rows.append("Safety: the site writes this text itself; it is not drafted")
    if message.key in notes:
        rows.append(f"Note: {notes[message.key]}")
    return Source(message.key, message.text, tuple(rows))


def where(key: str) -> str:
    """A key in words: `scenario quiet-agreement > beats > praise > client`."""
    kind, _, rest = key.partition("/")
    name, _, path = rest.partition("/")
    return f"{kind} {name}" + "".join(f" > {step}" for step in path.split("/") if step)


def item_notes(protocol: Protocol) -> dict[str, str]:
    """The translatability notes of items, by the key of the item's text."""
    return {
        f"instrument/{name}/sections/{section.id}/items/{item.code}/text": item.note
        for name, instrument in protocol.instruments.items()
        for section, item in instrument.items()
        if item.note
    }


def keys_of(sources: Mapping[str, Iterable[Source]]) -> set[str]:
    """Every key of an extraction."""
    return {source.key for rows in sources.values() for source in rows}
