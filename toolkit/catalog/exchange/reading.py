"""What has been read from a file that came back: its rows as they stand there, not yet compared with anything."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.catalog.exchange.marks import Mark, key_digest
from toolkit.findings import Finding, Place, finding


@dataclass(frozen=True, slots=True)
class Read:
    """One row. `source` is None where the file has no such column, `translation` where the cell cannot be used."""

    line: int
    keys: tuple[str, ...]
    mark: Mark | None
    source: str | None
    translation: str | None
    question: str = ""
    state: str = ""


@dataclass
class Reading:
    """The rows of a file in their order, and what is wrong with some of them."""

    file: str
    rows: list[Read] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, line: int, key: str = "", **slots: object) -> None:
        self.findings.append(finding(code, Place(self.file, line, 0, key), key=key, **slots))


class Known:
    """The keys that there are, by themselves and by their digest, with their English. `current` gives a key's name of today."""

    def __init__(self, sources: Mapping[str, str], current: Callable[[str], str] = str) -> None:
        self.sources = sources
        self._current = current
        self._digests: dict[str, str] = {}

    def key_of(self, text: str) -> str:
        """The key that a text is, with its case and blanks as people may have changed them; else the text, trimmed."""
        trimmed = text.strip()
        return trimmed if trimmed in self.sources else self._current(trimmed.lower())

    def marked(self, mark: Mark | None) -> str:
        """The key whose digest a mark carries; empty where there is none."""
        if mark is None or not mark.key:
            return ""
        if not self._digests:
            self._digests = {key_digest(key): key for key in self.sources}
        return self._digests.get(mark.key, "")

    def keys_in(self, first: str, more: str) -> tuple[str, ...]:
        """The keys of a row: that of its own cell, and those of the hidden one where they begin with it or stand alone."""
        others: Sequence[str] = [self.key_of(line) for line in more.splitlines() if line.strip()]
        own = self.key_of(first)
        if own in others or own not in self.sources:
            return tuple(others) or ((own,) if own else ())
        return (own,)
