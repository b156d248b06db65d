"""Extraction: every message of the content, by catalog file and in content order, with what a translator of a language needs to know."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.catalog.notes import Notes, flags_of, wording_note
from toolkit.model.catalog import file_of
from toolkit.model.content import Protocol
from toolkit.model.locale import Wording
from toolkit.model.text import Message
from toolkit.resolve.wording import matches, wordings_of

Sources = Mapping[str, Sequence["Source"]]
"""Catalog file (without `.po`) -> its messages."""


@dataclass(frozen=True, slots=True)
class Source:
    """A message as it goes into a catalog: its key, its English text, notes that begin with a label, and flags for programs."""

    key: str
    text: str
    notes: tuple[str, ...]
    flags: tuple[str, ...] = ()
    safety: bool = False


def extracted(protocol: Protocol, tag: str = "") -> dict[str, list[Source]]:
    """Every message for the translator of a language; without one, with the English people, for templates.

    Safety texts are in it: only a site may translate them.
    """
    return sources_of(protocol, protocol.messages(), tag)


def sources_of(
    protocol: Protocol, messages: Iterable[Message], tag: str = "", own: bool = False
) -> dict[str, list[Source]]:
    """Some messages of a protocol as they go into catalogs; `own` are a site's own catalogs."""
    notes = Notes(protocol, tag)
    wordings = wordings_of(notes.language.chain, protocol.locales)
    found: dict[str, list[Source]] = {}
    for message in messages:
        rows = found.setdefault(file_of(message.key), [])
        made = Source(message.key, message.text, notes.of(message), flags_of(message, own), message.safety)
        rows.append(made)
        if wordings:
            rows += _other_wordings(made, wordings)
    return found


def _other_wordings(source: Source, wordings: Iterable[Wording]) -> Iterator[Source]:
    """The gendered and formal wordings of a text that the language asks for, each under a key of its own."""
    for rule in wordings:
        if matches(rule.keys, source.key):
            for form in rule.forms:
                notes = (*source.notes, wording_note(rule.by, form))
                yield Source(f"{source.key}~{form}", source.text, notes, source.flags, source.safety)


def keys_of(sources: Sources) -> set[str]:
    """Every key of an extraction."""
    return {source.key for rows in sources.values() for source in rows}
