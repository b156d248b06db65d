"""Reads a workbook that came back: finds the columns wherever they have gone, and takes from each cell what it surely says."""

import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from toolkit.catalog.exchange.container import Unreadable
from toolkit.catalog.exchange.marks import Mark, digest, normal, read_mark
from toolkit.catalog.exchange.reading import Known, Read, Reading
from toolkit.phrases import phrase

_PLAIN_NUMBERS = ("General", "@", "0")
_NAMED = "alliance:"


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a cell says: its text, or the code of what is wrong with it and what is seen there."""

    text: str
    code: str = ""


_EMPTY = _Cell("")


def read_sheet(data: bytes, file: str, known: Known, heads: Mapping[str, str]) -> Reading:
    """The rows of every sheet that holds texts. `heads` are heads of columns, in small letters, with what they name."""
    reading = Reading(file)
    for page in _pages(data):
        _Page(page, reading, known, heads).read()
    return reading


def _pages(data: bytes) -> list[Any]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # of what a spreadsheet program adds, nothing matters here
            warnings.simplefilter("ignore")
            return list(load_workbook(BytesIO(data)).worksheets)
    except Exception as error:  # whatever a damaged file makes the library stumble over
        raise Unreadable(
            phrase("exchange/damaged", "it is damaged, protected by a password, or of another kind")
        ) from error


def _cell(cell: Any) -> _Cell:
    """The text of a cell. A formula is never computed, and what a program has made of a typed text is not guessed back."""
    value = cell.value
    if value is None:
        return _EMPTY
    if cell.data_type == "f" or not isinstance(value, str | int | float):
        return _Cell(str(getattr(value, "text", value)), "EXCH008" if cell.data_type == "f" else "EXCH009")
    if isinstance(value, str):
        return _Cell(value, "EXCH009" if cell.data_type == "e" else "")
    if isinstance(value, bool) or cell.number_format not in _PLAIN_NUMBERS:
        return _Cell(str(value), "EXCH009")
    return _Cell(str(int(value)) if value == int(value) else repr(value), "EXCH010")


def _filled(page: Any) -> Iterator[tuple[int, list[_Cell]]]:
    """The rows that hold something, by their numbers; a program that has styled a million empty rows costs nothing."""
    rows: dict[int, dict[int, Any]] = {}
    for (line, column), cell in page._cells.items():
        if cell.value is not None:
            rows.setdefault(line, {})[column - 1] = cell
    for line in sorted(rows):
        found = rows[line]
        yield line, [_cell(found[at]) if at in found else _EMPTY for at in range(max(found) + 1)]


class _Page:
    """One sheet on its way into a reading."""

    def __init__(self, page: Any, reading: Reading, known: Known, heads: Mapping[str, str]) -> None:
        self.reading = reading
        self.known = known
        self.heads = heads
        self.rows = [(number, row) for number, row in _filled(page) if any(cell.text for cell in row)]
        self.merged = {
            (line, column - 1)
            for area in page.merged_cells.ranges
            for line in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        self.columns: dict[str, int] = {}

    def read(self) -> None:
        self._find_columns()
        if "key" not in self.columns and "mark" not in self.columns and "keys" not in self.columns:
            return  # the sheet of instructions, or one of the translator's own
        missing = [name for name in ("key", "translation") if name not in self.columns]
        if missing:
            self.reading.report("EXCH002", 0, column=self._called(missing[0]))
            return
        for line, row in self.rows:
            self._row(line, row)

    def _called(self, name: str) -> str:
        return next((head for head, named in self.heads.items() if named == name), name)

    # Finding the columns

    def _find_columns(self) -> None:
        """By the hidden row of names, else by the heads, and what is then missing by what stands in the columns."""
        self._take_heads(lambda text: text.removeprefix(_NAMED) if text.startswith(_NAMED) else "", 1)
        if not self.columns:
            self._take_heads(lambda text: self.heads.get(" ".join(text.split()).lower(), ""), 2)
        self._by_content("key", lambda text, row: self.known.key_of(text) in self.known.sources)
        self._by_content("mark", lambda text, row: read_mark(text) is not None)
        if "key" in self.columns:
            self._by_content("source", self._is_source)
            self._by_content("translation", self._is_translation)
        self._beside_source()

    def _take_heads(self, named: Callable[[str], str], least: int) -> None:
        """The first row in which enough cells name a column; it may have been sorted anywhere."""
        for at, (_, row) in enumerate(self.rows):
            found = {name: column for column, cell in reversed([*enumerate(row)]) if (name := named(cell.text.strip()))}
            if len(found) >= least:
                self.columns = found
                del self.rows[at]
                if least == 1:  # the visible heads stand in a row of their own
                    self._drop_heads()
                return

    def _drop_heads(self) -> None:
        key = self.columns.get("key")
        self.rows = [
            (line, row)
            for line, row in self.rows
            if key is None or self.heads.get(" ".join(_text_at(row, key).split()).lower()) != "key"
        ]

    def _by_content(self, name: str, fits: Callable[[str, Sequence[_Cell]], bool]) -> None:
        """The column in which most cells fit, where no head has named it."""
        if name in self.columns:
            return
        taken = set(self.columns.values())
        counts = Counter(
            column
            for _, row in self.rows
            for column, cell in enumerate(row)
            if cell.text and column not in taken and fits(cell.text, row)
        )
        if counts:
            self.columns[name] = min(counts, key=lambda column: (-counts[column], column))

    def _is_source(self, text: str, row: Sequence[_Cell]) -> bool:
        source = self.known.sources.get(self.known.key_of(_text_at(row, self.columns["key"])))
        return source is not None and normal(source) == normal(text)

    def _is_translation(self, text: str, row: Sequence[_Cell]) -> bool:
        mark = read_mark(_text_at(row, self.columns["mark"])) if "mark" in self.columns else None
        return mark is not None and digest(text) == mark.translation

    def _beside_source(self) -> None:
        """A translation whose head is gone and whose cells were all empty: the next filled column behind the English."""
        if "translation" in self.columns or "source" not in self.columns:
            return
        taken = set(self.columns.values())
        filled = {
            column for _, row in self.rows for column, cell in enumerate(row) if cell.text and column not in taken
        }
        behind = sorted(column for column in filled if column > self.columns["source"])
        if len(behind) == 1:
            self.columns["translation"] = behind[0]

    # Reading a row

    def _row(self, line: int, row: Sequence[_Cell]) -> None:
        mark = self._mark(row)
        key = self._text(row, "key")
        keys = self.known.keys_in(key, self._text(row, "keys"))
        cell = _at(row, self.columns["translation"])
        if not keys or (keys[0] not in self.known.sources and mark is None and self._above_all(line)):
            if normal(cell.text) and not self._above_all(line):
                self.reading.report("EXCH017", line, text=cell.text)
            return
        self.reading.rows.append(
            Read(
                line,
                keys,
                mark,
                self._text(row, "source") if "source" in self.columns else None,
                self._usable(line, keys[0], cell),
                normal(self._text(row, "question")),
                normal(self._text(row, "state")),
            )
        )

    def _above_all(self, line: int) -> bool:
        """Whether no row before this one had a key: it is then a head, or something written above the table."""
        return not self.reading.rows

    def _usable(self, line: int, key: str, cell: _Cell) -> str | None:
        """The text of a translation; None where the cell does not surely hold what was written."""
        if (line, self.columns["translation"]) in self.merged or (line, self.columns["key"]) in self.merged:
            self.reading.report("EXCH015", line, key)
            return None
        if cell.code:
            self.reading.report(cell.code, line, key, value=cell.text)
        return None if cell.code in ("EXCH008", "EXCH009") else cell.text

    def _mark(self, row: Sequence[_Cell]) -> Mark | None:
        return read_mark(self._text(row, "mark"))

    def _text(self, row: Sequence[_Cell], name: str) -> str:
        return _text_at(row, self.columns[name]) if name in self.columns else ""


def _at(row: Sequence[_Cell], column: int) -> _Cell:
    return row[column] if column < len(row) else _EMPTY


def _text_at(row: Sequence[_Cell], column: int) -> str:
    cell = _at(row, column)
    return "" if cell.code == "EXCH008" else cell.text
