"""Rules about what texts say: each claim leads to a source, and nobody who could live is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.rules.keys import place_of_key

if TYPE_CHECKING:
    from toolkit.rules.content import Content

_CITED = re.compile(r"\[(S\d+(?:, S\d+)*)\]")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? [A-Z][\w'-]+")
_REACHED = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+|https?://\S+|\bwww\.\S+")
_PLAYED = ("scenario/", "modality/", "document/", "coding/", "instrument/")


def claims_are_sourced(content: Content) -> Iterator[Finding]:
    """A source that a text cites in brackets stands under `sources:` of its part."""
    if not content.protocol.release.works:
        return
    listed = _listed(content)
    for message in content.protocol.messages():
        kind, _, rest = message.key.partition("/")
        part = kind if kind in listed else f"{kind}/{rest.partition('/')[0]}"
        if part in content.protocol.own or "[S" not in message.text:
            continue
        for found in _CITED.findall(message.text):
            for code in found.split(", "):
                if code not in listed.get(part, ()):
                    prefix, path = place_of_key(content, message.key)
                    yield content.find("CONT008", prefix, path, source=code)


def _listed(content: Content) -> dict[str, tuple[str, ...]]:
    """Part -> the codes under its `sources:`."""
    protocol = content.protocol
    found = {"protocol": protocol.release.sources, "taxonomy": protocol.taxonomy.sources}
    if protocol.coding is not None:
        found["coding"] = protocol.coding.sources
    return found | {f"{kind}/{name}": one.sources for kind, parts in protocol.kinds() for name, one in parts.items()}


def nobody_is_named(content: Content) -> Iterator[Finding]:
    """Names of people come from the locale; no text holds one of its own, nor an address."""
    for message in content.protocol.messages():
        if not message.key.startswith(_PLAYED):
            continue
        found = _TITLED.search(message.text) or _REACHED.search(message.text)
        if found:
            prefix, path = place_of_key(content, message.key)
            yield content.find("SCEN013", prefix, path, name=found[0])
