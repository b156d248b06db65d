"""The sound catalogs, a die that rolls alike on every machine, and which cases are held out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from toolkit.store.po import Catalog, parse_po

FOLDER = Path(__file__).parent / "catalogs"
TAGS = ("ja", "es-419", "ar", "de")
HELD_OUT_SHARE = 10
"""One case in so many is held out."""

T = TypeVar("T")


class Die:
    """Picks by hash, because the order that `random` gives is promised for one version of Python alone."""

    def __init__(self, name: str, seed: int, tag: str) -> None:
        self.name, self.seed = f"{name}:{tag}", seed
        self.rolls = 0

    def below(self, bound: int) -> int:
        self.rolls += 1
        return (
            int.from_bytes(hashlib.sha256(f"{self.name}:{self.seed}:{self.rolls}".encode()).digest()[:8], "big") % bound
        )

    def pick(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def turn(self, choices: Sequence[T]) -> T:
        """Another choice for each seed until all have had their turn."""
        start = int.from_bytes(hashlib.sha256(self.name.encode()).digest()[:8], "big")
        return choices[(start + self.seed) % len(choices)]


@dataclass(frozen=True, slots=True)
class Span:
    """Where an entry lies in its file; all numbers are indexes of lines, from 0."""

    key: str
    first: int
    context: int
    source: int
    translation: int


@cache
def text_of(tag: str) -> str:
    """A sound catalog as it lies in the folder."""
    return (FOLDER / f"{tag}.po").read_text(encoding="utf-8")


@cache
def catalog_of(tag: str) -> Catalog:
    catalog, findings = parse_po(text_of(tag), f"{tag}.po")
    assert not findings
    return catalog


@cache
def translations_of(tag: str) -> dict[str, str]:
    """Key -> translation, without obsolete entries."""
    return {key: entry.translation for key, entry in catalog_of(tag).by_context().items()}


@cache
def usable_of(tag: str) -> dict[str, str]:
    """Key -> translation, without the entry whose source has changed: nobody uses that one."""
    return {key: entry.translation for key, entry in catalog_of(tag).by_context().items() if not entry.needs_check}


@cache
def spans_of(tag: str) -> tuple[Span, ...]:
    """Every entry in use; in our own spelling each part of an entry is one line."""
    found = []
    first = 0
    for index, line in enumerate(text_of(tag).split("\n")):
        if not line:
            first = index + 1
        elif line.startswith("msgctxt "):
            found.append(Span(line[9:-1], first, index, index + 1, index + 2))
    return tuple(found)


def held_out_of(cases: Iterable[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """The tenth of (class, seed) whose hashes are lowest; nobody chose them."""
    ranked = sorted(cases, key=lambda case: hashlib.sha256(f"{case[0]}:{case[1]}".encode()).hexdigest())
    return frozenset(ranked[: len(ranked) // HELD_OUT_SHARE])
