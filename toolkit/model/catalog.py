"""A catalog as it is used: key -> the translation and the source it was made from."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.model.names import nearest


class Translation(NamedTuple):
    """One translated message. `needs_check` is set when the translator's file says that its source has changed."""

    source: str
    text: str
    needs_check: bool = False


Catalog = Mapping[str, Translation]

FILES: Mapping[str, str] = {
    "protocol": "protocol",
    "taxonomy": "protocol",
    "scenario": "scenarios",
    "instrument": "instruments",
    "adapter": "instruments",
    "module": "modules",
    "document": "documents",
    "coding": "coding",
    "interface": "interface",
    "tool": "tool",
}
"""First part of a key -> the PO file that holds it; keys under `modality/<id>/` lie in `modality-<id>.po`."""
SINGLE = ("protocol", "taxonomy", "coding", "interface")
"""Kinds of which there is one part: their keys carry no id."""


def file_of(key: str) -> str:
    """The PO file (without `.po`) that holds a message."""
    kind, _, rest = key.partition("/")
    return f"modality-{rest.partition('/')[0]}" if kind == "modality" else FILES[kind]


def files_of(modalities: Iterable[str]) -> tuple[str, ...]:
    """Every PO file of a locale, in the order translators should take them."""
    order = ("interface", "tool", "instruments", "protocol", "scenarios", "modules", "documents", "coding")
    return order + tuple(f"modality-{name}" for name in modalities)


def nearest_key(wanted: str, keys: Iterable[str]) -> str | None:
    """The key that a misspelt one most likely means, found part by part; None where a part is like no other."""
    rows = [key.split("/") for key in keys]
    for depth, part in enumerate(wanted.split("/")):
        rows = [row for row in rows if len(row) > depth]
        steps = dict.fromkeys(row[depth] for row in rows)
        step = part if part in steps else nearest(part, steps)
        if step is None:
            return None
        rows = [row for row in rows if row[depth] == step]
    shortest = min(rows, key=len, default=[])
    return "/".join(shortest) or None
