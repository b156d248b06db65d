"""Rows: the texts that go to a translator, each once, in the order in which they are needed, with what is known of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from toolkit.catalog.extract import Source
from toolkit.catalog.status import by_readers
from toolkit.store.po import Entry

State = Literal["missing", "needs_check", "draft", "approved"]
STATES: tuple[State, ...] = ("missing", "needs_check", "draft", "approved")
LONGEST = 32_000
"""Characters that a cell of a spreadsheet can surely hold."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one text stands in a language: its translation, the English that was translated where it is another, its state."""

    translation: str = ""
    previous: str = ""
    state: State = "missing"


@dataclass(frozen=True, slots=True)
class Row:
    """One text for the translator. `keys` are all places where it is used; a translation goes to each of them."""

    number: int
    keys: tuple[str, ...]
    source: str
    where: str
    notes: tuple[str, ...]
    standing: Standing
    early: bool
    """Whether it is needed before anybody is recruited: it stands in a form, or in a document that people sign."""

    @property
    def key(self) -> str:
        return self.keys[0]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a translator is asked for."""

    words: int
    texts: int
    early: int
    repeats: int

    def __str__(self) -> str:
        return (
            f"{self.words:,} words in {self.texts:,} texts; {self.early:,} words before recruitment; "
            f"{self.repeats:,} texts repeat"
        )


@dataclass
class Wanted:
    """Which texts are wanted, and in what order: by what the site prints, by parts, by state."""

    printed: Callable[[str], bool] = lambda key: True
    early: Callable[[str], bool] = lambda key: False
    only: Sequence[str] = ()
    states: Sequence[str] = field(default=STATES)

    def takes(self, file: str, key: str) -> bool:
        parts = [name.strip("/") for name in self.only]
        named = not parts or any(
            name == file or key == name or key.startswith((f"{name}/", f"{name}~")) for name in parts
        )
        return named and self.printed(key)


def standing_of(source: Source, entry: Entry | None, approved: bool) -> Standing:
    """How a text stands; a guess of another program counts as no translation."""
    if entry is None or not entry.translation or (entry.needs_check and entry.previous_source is None):
        return Standing()
    if entry.needs_check:
        return Standing(entry.translation, entry.previous_source or "", "needs_check")
    if entry.source != source.text:
        return Standing(entry.translation, entry.source, "needs_check")
    return Standing(entry.translation, "", "approved" if approved else "draft")


def rows_of(
    sources: Mapping[str, Sequence[Source]],
    standing: Callable[[Source], Standing],
    wanted: Wanted,
    said: Mapping[str, Sequence[str]] | None = None,
) -> list[Row]:
    """The rows for a translator: what respondents read first, then the rest; a text of one context once.

    `said` are lines to put to a text beside its notes: what was asked about it, and the answers.
    """
    groups: dict[tuple[object, ...], list[Source]] = {}
    standings: dict[tuple[object, ...], Standing] = {}
    for source in _in_order(sources, wanted):
        stands = standing(source)
        if stands.state in wanted.states:
            context = (
                source.key.partition("/")[0],
                source.key.partition("~")[2],
                source.text,
                source.notes[1:],
                stands,
            )
            groups.setdefault(context, []).append(source)
            standings[context] = stands
    return [
        _row(number, members, standings[context], wanted, said or {})
        for number, (context, members) in enumerate(groups.items(), 1)
    ]


def _in_order(sources: Mapping[str, Sequence[Source]], wanted: Wanted) -> Iterable[Source]:
    taken = [one for file in by_readers(sources) for one in sources[file] if wanted.takes(file, one.key)]
    return sorted(taken, key=lambda one: not wanted.early(one.key))


def _row(
    number: int, members: Sequence[Source], stands: Standing, wanted: Wanted, said: Mapping[str, Sequence[str]]
) -> Row:
    first = members[0]
    keys = tuple(one.key for one in members)
    asked = dict.fromkeys(line for key in keys for line in said.get(key, ()))
    where = first.notes[0].removeprefix("Where: ") if first.notes else first.key
    early = any(wanted.early(key) for key in keys)
    return Row(number, keys, first.text, where, (*first.notes[1:], *asked), stands, early)


def summary_of(rows: Iterable[Row]) -> Summary:
    """Words, texts, words needed before recruitment, and texts that repeat and are translated once."""
    listed = [(len(row.source.split()), row) for row in rows]
    return Summary(
        sum(words for words, _ in listed),
        len(listed),
        sum(words for words, row in listed if row.early),
        sum(len(row.keys) - 1 for _, row in listed),
    )


def states_of(rows: Iterable[Row]) -> dict[State, int]:
    """State -> how many rows are in it."""
    found: dict[State, int] = dict.fromkeys(STATES, 0)
    for row in rows:
        found[row.standing.state] += 1
    return found
