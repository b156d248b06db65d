"""Rows as a workbook for Excel, LibreOffice or Google Sheets; nothing in it is locked, since what comes back is checked."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from toolkit.catalog.exchange.marks import mark_of
from toolkit.catalog.exchange.rows import Row
from toolkit.catalog.exchange.words import COLUMNS, STEPS
from toolkit.document.text import clean, direction_of
from toolkit.document.zip import repack
from toolkit.model.text import Words

NAMES = (*COLUMNS, "keys", "mark")
"""Columns by the names that stand in the hidden first row; the last two are hidden."""
_WIDTHS = (6, 18, 34, 34, 48, 30, 48, 30, 14, 8, 8)
_LINE, _TALLEST = 15, 405
"""Points of a line, and of the tallest row that Excel takes."""
_CREATED = datetime(1980, 1, 1)


def render_sheet(rows: Sequence[Row], tag: str, words: Mapping[str, str]) -> bytes:
    """A workbook with ten lines of instruction on its first sheet and the texts on its second."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = BytesIO()
    off = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = Workbook(out, {"in_memory": True, **off})
    book.set_properties({"created": _CREATED})
    formats = _formats(book, direction_of(tag))
    first, texts = (book.add_worksheet(_sheet_name(words, name)) for name in ("sheet_read", "sheet_texts"))
    _instruct(first, tag, words, formats)
    _fill(texts, rows, tag, words, formats)
    texts.activate()
    book.close()
    return repack(out.getvalue())


def _sheet_name(words: Mapping[str, str], name: str) -> str:
    """A name that a workbook takes: at most 31 characters, without those that it forbids."""
    made = "".join(" " if char in "[]:*?/\\'" else char for char in clean(words[name]))
    return f"{'1' if name == 'sheet_read' else '2'} {made.strip()}"[:31]


def _formats(book: Any, direction: str) -> dict[str, Any]:
    plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
    written = {**plain, "bg_color": "#FDF9EC", "border": 1, "border_color": "#C9D1D4"}
    return {
        "ltr": book.add_format({**plain, "reading_order": _order("ltr")}),
        "rtl": book.add_format({**plain, "reading_order": _order("rtl")}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "body": book.add_format({**plain, "font_color": "#4D5A60"}),
        "own": book.add_format({**written, "reading_order": _order(direction)}),
        "number": book.add_format({"valign": "top"}),
    }


def _order(direction: str) -> int:
    """How a workbook names the direction of a cell's text; without one, Excel goes by the first letter."""
    return 2 if direction == "rtl" else 1


def _instruct(page: Any, tag: str, words: Mapping[str, str], formats: Mapping[str, Any]) -> None:
    if direction_of(tag) == "rtl":
        page.right_to_left()
    page.set_column(0, 0, 4)
    page.set_column(1, 1, 100)
    page.write_string(0, 1, clean(words["title"]), formats["head"])
    for number, step in enumerate(STEPS, 1):
        said = words[step]
        page.write_number(number, 0, number, formats["number"])
        page.write_string(number, 1, clean(said), formats[direction_of(said.lang if isinstance(said, Words) else tag)])
    page.fit_to_pages(1, 0)


def _fill(page: Any, rows: Sequence[Row], tag: str, words: Mapping[str, str], formats: Mapping[str, Any]) -> None:
    """The hidden row of names, the head, then a row a text."""
    if direction_of(tag) == "rtl":
        page.right_to_left()
    for column, (name, width) in enumerate(zip(NAMES, _WIDTHS, strict=True)):
        page.set_column(column, column, width, None, {"hidden": name not in COLUMNS})
        page.write_string(0, column, f"alliance:{name}")
        if name in COLUMNS:
            page.write_string(1, column, clean(words[f"column_{name}"]), formats["head"])
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(2, 0)
    page.set_landscape()  # some committees print it: all columns side by side, the head on each page
    page.fit_to_pages(1, 0)
    page.repeat_rows(1)
    page.autofilter(1, 0, len(rows) + 1, len(COLUMNS) - 1)
    for at, row in enumerate(rows, 2):
        cells = cells_of(row, tag, words)
        page.set_row(at, _height(cells))
        _write(page, at, cells, formats)


def _height(cells: Sequence[str | int]) -> int:
    """A height in points that shows the longest cell whole, with room for a translation where there is none yet.

    LibreOffice does not fit rows to wrapped text when it opens a workbook, and would cut it.
    """
    lines = {name: _lines(str(cell), width) for name, cell, width in zip(NAMES, cells, _WIDTHS, strict=True)}
    room = max(count for name, count in lines.items() if name in COLUMNS)
    return min(_LINE * max(room, lines["source"] + (lines["source"] > 1)), _TALLEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; East Asian characters take two places."""
    sizes = [sum(2 if char > "\u2e7f" else 1 for char in line) for line in text.split("\n")]
    return sum(max(1, -(-size // width)) for size in sizes)


def _write(page: Any, at: int, cells: Sequence[str | int], formats: Mapping[str, Any]) -> None:
    for column, (name, cell) in enumerate(zip(NAMES, cells, strict=True)):
        own = name in ("translation", "question", "state")
        form = formats["own" if own else "ltr" if name == "source" else "body"]
        if isinstance(cell, int):
            page.write_number(at, column, cell, formats["number"])
        elif cell:
            page.write_string(at, column, cell, form)
        elif own:
            page.write_blank(at, column, None, form)


def cells_of(row: Row, tag: str, words: Mapping[str, str]) -> tuple[str | int, ...]:
    """What stands in the columns of a row, in the order of `NAMES`."""
    stands = row.standing
    texts = (
        row.key,
        row.where,
        "\n".join(row.notes),
        row.source,
        stands.previous,
        stands.translation,
        "",
        words[f"state_{stands.state}"],
        "\n".join(row.keys),
        str(mark_of(tag, row.source, stands.translation)),
    )
    return (row.number, *(clean(text) for text in texts))
