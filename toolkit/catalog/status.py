"""Status: how much of a locale is translated and how much is reviewed, told apart."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.catalog.extract import Source
from toolkit.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalog file. `approved` texts are also counted as translated."""

    file: str
    texts: int
    translated: int
    approved: int
    needs_check: int
    words_left: int

    @property
    def missing(self) -> int:
        return self.texts - self.translated - self.needs_check


def status_of(
    sources: Mapping[str, Sequence[Source]], catalog: Catalog, tag: str, approved: Callable[[str, str], bool]
) -> list[Status]:
    """One row for each catalog file, in the order of the files."""
    return [_row(file, rows, catalog, tag, approved) for file, rows in sources.items()]


def _row(file: str, rows: Sequence[Source], catalog: Catalog, tag: str, approved: Callable[[str, str], bool]) -> Status:
    counts: Counter[str] = Counter()
    words = 0
    for source in rows:
        entry = catalog.get(source.key)
        if entry is None or not entry.text:
            words += len(source.text.split())
        elif entry.needs_check or entry.source != source.text:
            counts["needs_check"] += 1
        else:
            counts["translated"] += 1
            counts["approved"] += approved(tag, source.key)
    return Status(file, len(rows), counts["translated"], counts["approved"], counts["needs_check"], words)
