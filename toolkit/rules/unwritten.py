"""What content still lacks: texts that say what is to be written there, and variants of scenarios that everybody plays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.findings import Finding
from toolkit.store.tree import Path

if TYPE_CHECKING:
    from toolkit.rules.content import Content

MARK = "todo:"
"""How a text begins that tells its author what to write."""


def texts_are_written(content: Content) -> Iterator[Finding]:
    """A text that still tells its author what to write is a to-do, told once a file."""
    for prefix, tree in content.trees.items():
        paths = list(_unwritten(tree.data, ()))
        if paths:
            yield content.find(_code(content, prefix), prefix, paths[0], count=len(paths))


def _code(content: Content, prefix: str) -> str:
    """The code for a file: a language in draft keeps no site from being ready."""
    kind, _, name = prefix.partition("/")
    locale = content.protocol.locales.get(name) if kind == "locale" else None
    return "LOC042" if locale is not None and locale.status == "draft" else "CONT010"


def _unwritten(value: Any, path: tuple[str | int, ...]) -> Iterator[Path]:
    if isinstance(value, str):
        if value.startswith(MARK):
            yield path
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _unwritten(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from _unwritten(member, (*path, index))


def modalities_have_variants(content: Content) -> Iterator[Finding]:
    """Which scenarios of a set a modality has nothing to say about yet: they are played as they are written."""
    protocol = content.protocol
    members = (name for names in protocol.release.sets.values() for name in names)
    everywhere = [name for name in dict.fromkeys(members) if name in protocol.scenarios]
    for modality in protocol.modalities:
        lacking = [name for name in everywhere if f"variant/{modality}/{name}" not in content.trees]
        if lacking:
            slots = {"count": len(lacking), "names": ", ".join(lacking), "first": lacking[0]}
            yield content.find("VARI004", f"modality/{modality}", ("id",), **slots)
