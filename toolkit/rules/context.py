"""What declared rules look at: the tree of a file, and what exists that it may name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from toolkit.findings import Finding, Place, Severity, finding
from toolkit.model.adapter import Adapter
from toolkit.model.module import Module
from toolkit.store.tree import Path, Tree


@dataclass(frozen=True)
class Known:
    """The names that a declaration may use, and the facts that rules need of them."""

    releases: tuple[str, ...]
    modalities: tuple[str, ...]
    languages: tuple[str, ...]
    scenarios: Mapping[str, str]
    """Scenario id -> training or assessment."""
    instruments: tuple[str, ...]
    waves: tuple[str, ...]
    occasions: tuple[str, ...]
    forms: tuple[str, ...]
    targets: tuple[str, ...]
    arms: tuple[str, ...] = ()
    modules: tuple[Module, ...] = ()
    """All modules, in order."""
    core_scenarios: tuple[str, ...] = ()
    asked_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Instrument -> the occasions at which a form asks it."""
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the study requires of its sites: waves, languages, scenarios, instruments."""
    adapters: Mapping[str, Adapter] = field(default_factory=dict)
    """The published instruments that are described."""


@dataclass(frozen=True)
class Declaration:
    """One declaration as rules see it: rules read the tree and run on whatever fields are sound."""

    tree: Tree
    known: Known
    today: date
    todos: frozenset[tuple[str | int, ...]] = frozenset()
    """Paths whose value is the word `todo`."""
    slips: frozenset[str] = frozenset()
    """Keys on which a finding was already made; rules stay silent there."""

    @property
    def stage(self) -> str:
        stage = self.tree.get(("stage",))
        return stage if stage in ("ready", "collecting") else "draft"

    @property
    def missing(self) -> Severity:
        """What a missing contact, date or reference is at this stage."""
        return Severity.TODO if self.stage == "draft" else Severity.ERROR

    def get(self, *path: str | int) -> Any:
        """The value at a path; None where it is missing, is `todo`, or already has a finding."""
        if path in self.todos or (self.slips and self.tree.key(path) in self.slips):
            return None
        return self.tree.get(path)

    def text(self, *path: str | int) -> str | None:
        value = self.get(*path)
        return value if isinstance(value, str) else None

    def whole(self, *path: str | int) -> int | None:
        """A whole number at a path (true and false are not numbers)."""
        value = self.get(*path)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def items(self, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        """The members of a list with their paths; nothing where there is no list."""
        value = self.get(*path)
        if isinstance(value, list):
            yield from (((*path, index), member) for index, member in enumerate(value))

    def day(self, *path: str | int) -> date | None:
        """A sound date at a path."""
        value = self.text(*path)
        try:
            return date.fromisoformat(value) if value and len(value) == 10 else None
        except ValueError:
            return None

    def place(self, path: Path, part: str = "value") -> Place:
        return self.tree.place(path, part)

    def find(self, code: str, path: Path, severity: Severity | None = None, /, **slots: object) -> Finding:
        """A finding at a path of this file."""
        return finding(code, self.place(path), severity, **slots)
