"""Tables as workbooks whose bytes depend on their content alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from math import isfinite
from typing import Any

from toolkit.document.csv import Value
from toolkit.document.text import clean, direction_of
from toolkit.document.zip import repack

_CREATED = datetime(1980, 1, 1)
_LONGEST = 32_767
_WIDEST = 60
_NOT_NAME = re.compile(r"[\[\]:*?/\\\n\t]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; its first row is the head. `widths` are in characters, found from the content if not given."""

    name: str
    rows: Sequence[Sequence[Value]]
    lang: str = "en"
    widths: tuple[int, ...] = ()


def render_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with frozen heads, from right to left where the sheet's language runs so; texts are never formulas."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(out, settings)
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for name, sheet in zip(_names(sheets), sheets, strict=True):
        _fill(book.add_worksheet(name), sheet, head, body)
    book.close()
    return repack(out.getvalue())


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that a workbook takes: at most 31 characters, some forbidden, none twice (case apart)."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        name = _NOT_NAME.sub("-", clean(sheet.name)).strip("' ")[:31] or f"{number}"
        if name.lower() in {other.lower() for other in names} or name.lower() == "history":
            name = f"{name[:27]}-{number}"
        names.append(name)
    return names


def _fill(page: Any, sheet: Sheet, head: Any, body: Any) -> None:
    if direction_of(sheet.lang) == "rtl":
        page.right_to_left()
    for column, width in enumerate(sheet.widths or _widths(sheet.rows)):
        page.set_column(column, column, width)
    for number, row in enumerate(sheet.rows):
        form = body if number else head
        for column, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, int | float) and isfinite(value):
                page.write_number(number, column, value, form)
            else:
                page.write_string(number, column, clean(str(value))[:_LONGEST], form)
    if sheet.rows:
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
    page.set_landscape()  # a table that is printed keeps its columns side by side
    page.fit_to_pages(1, 0)


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    """A width for each column that shows most of its content; East Asian characters take two places."""
    widths: list[int] = []
    for row in rows[:200]:
        widths += [8] * (len(row) - len(widths))
        for column, value in enumerate(row):
            text = str(value)
            size = len(text) if text.isascii() else sum([2 if char > "\u2e7f" else 1 for char in text])
            widths[column] = max(widths[column], min(size + 2, _WIDEST))
    return widths
