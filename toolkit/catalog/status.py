"""Status: how much of a locale is translated and how much is reviewed, told apart; what respondents read comes first."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.catalog.extract import Source
from toolkit.model.catalog import Catalog, files_of


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalog file. `approved` texts are also counted as translated; safety texts, which sites write, are not counted."""

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
    """One row for each catalog file, in the order in which translators should take them."""
    return [_row(file, sources[file], catalog, tag, approved) for file in by_readers(sources)]


def by_readers(files: Mapping[str, object]) -> list[str]:
    """Catalog files with what respondents read first."""
    order = files_of(())
    known = [file for file in order if file in files]
    return [*known, *(file for file in files if file not in order)]


def _row(file: str, rows: Sequence[Source], catalog: Catalog, tag: str, approved: Callable[[str, str], bool]) -> Status:
    counts: Counter[str] = Counter()
    words = 0
    counted = [source for source in rows if not source.safety]
    for source in counted:
        entry = catalog.get(source.key)
        if entry is not None and entry.needs_check:
            counts["needs_check"] += 1
        elif entry is None or not entry.text:
            words += len(source.text.split())
        elif entry.source != source.text:
            counts["needs_check"] += 1
        else:
            counts["translated"] += 1
            counts["approved"] += approved(tag, source.key)
    return Status(file, len(counted), counts["translated"], counts["approved"], counts["needs_check"], words)
