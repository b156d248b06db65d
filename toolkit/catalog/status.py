"""Status: how much of a locale is translated and how much is reviewed, told apart; what respondents read comes first."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.catalog.extract import Source
from toolkit.model.catalog import Catalog, files_of


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalog file. `approved` texts are also counted as translated; safety texts, which sites write, are not counted.

    `inherited` texts are those of the parent of a variety, which has no words of its own for them.
    """

    file: str
    texts: int
    translated: int
    approved: int
    needs_check: int
    words_left: int
    inherited: int = 0

    @property
    def missing(self) -> int:
        return self.texts - self.translated - self.needs_check - self.inherited


def status_of(
    sources: Mapping[str, Sequence[Source]],
    catalog: Catalog,
    tag: str,
    approved: Callable[[str, str], bool],
    inherited: Callable[[Source], bool] = lambda _: False,
) -> list[Status]:
    """One row for each catalog file, in the order in which translators should take them.

    `inherited` says whether the parents of a variety have a text.
    """
    return [_row(sources[file], catalog, Told(file, tag, approved, inherited)) for file in by_readers(sources)]


class Told(NamedTuple):
    """The file and language that are counted, and what is known of single texts."""

    file: str
    tag: str
    approved: Callable[[str, str], bool]
    inherited: Callable[[Source], bool]


def by_readers(files: Mapping[str, object]) -> list[str]:
    """Catalog files with what respondents read first."""
    order = files_of(())
    known = [file for file in order if file in files]
    return [*known, *(file for file in files if file not in order)]


def _row(rows: Sequence[Source], catalog: Catalog, told: Told) -> Status:
    counts: Counter[str] = Counter()
    words = 0
    counted = [source for source in rows if not source.safety]
    for source in counted:
        entry = catalog.get(source.key)
        if entry is not None and entry.needs_check:
            counts["needs_check"] += 1
        elif (entry is None or not entry.text) and told.inherited(source):
            counts["inherited"] += 1
        elif entry is None or not entry.text:
            words += len(source.text.split())
        elif entry.source != source.text:
            counts["needs_check"] += 1
        else:
            counts["translated"] += 1
            counts["approved"] += told.approved(told.tag, source.key)
    return Status(
        told.file,
        len(counted),
        translated=counts["translated"],
        approved=counts["approved"],
        needs_check=counts["needs_check"],
        words_left=words,
        inherited=counts["inherited"],
    )
