"""Builders for tests of exchange files: a handful of texts, and what a translator's program makes of a workbook."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from toolkit.catalog.exchange.plan import Plan, Texts, plan_of
from toolkit.catalog.exchange.reading import Known, Reading
from toolkit.catalog.exchange.rows import Row, Standing, Wanted, rows_of
from toolkit.catalog.exchange.sheet import render_sheet
from toolkit.catalog.exchange.sheet_reading import read_sheet
from toolkit.catalog.exchange.words import COLUMNS, ENGLISH
from toolkit.catalog.extract import Source

TITLE, HOW, MET, LONG = (
    "interface/survey/title",
    "interface/survey/how",
    "interface/survey/met",
    "interface/survey/long",
)
SOURCES = {
    TITLE: "The rooms",
    HOW: "How sure are you?",
    MET: "I met {client} twice.",
    LONG: "First line.\nSecond line.",
}
STANDINGS = {HOW: Standing("どのくらい自信がありますか。", "", "draft"), LONG: Standing("一行目\n二行目", "", "draft")}
HEADS = {ENGLISH[f"column_{name}"].lower(): name for name in COLUMNS}

Edit = Callable[[Any], None]


def sources(texts: Mapping[str, str] = SOURCES) -> dict[str, Source]:
    return {key: Source(key, text, (f"Where: the words > {key}",)) for key, text in texts.items()}


def standing(key: str, standings: Mapping[str, Standing] = STANDINGS) -> Standing:
    return standings.get(key, Standing())


def rows(texts: Mapping[str, str] = SOURCES, standings: Mapping[str, Standing] = STANDINGS) -> list[Row]:
    made = {"interface": list(sources(texts).values())}
    return rows_of(made, lambda one: standing(one.key, standings), Wanted())


def workbook(
    texts: Mapping[str, str] = SOURCES, standings: Mapping[str, Standing] = STANDINGS, tag: str = "ja"
) -> bytes:
    return render_sheet(rows(texts, standings), tag, ENGLISH)


def edited(data: bytes, edit: Edit) -> bytes:
    """A workbook after somebody has worked on its sheet of texts, saved as openpyxl does: other styles, shared strings."""
    book = load_workbook(BytesIO(data))
    edit(book.worksheets[1])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def put(key: str, column: str, value: object) -> Edit:
    """Writes into the cell of a text."""

    def edit(page: Any) -> None:
        page.cell(line_of(page, key), column_of(page, column)).value = value

    return edit


def column_of(page: Any, name: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == f"alliance:{name}")


def line_of(page: Any, key: str) -> int:
    column = column_of(page, "key")
    return next(row[0].row for row in page.iter_rows() if page.cell(row[0].row, column).value == key)


def bare(table: Iterable[Iterable[object]]) -> bytes:
    """A workbook with one sheet of plain cells, as Google Sheets gives one that was made from pasted rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in table:
        page.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cells(data: bytes, columns: Iterable[str] = (*COLUMNS, "keys", "mark")) -> list[list[object]]:
    """The head and the rows of a workbook's texts, some columns of them."""
    page = load_workbook(BytesIO(data)).worksheets[1]
    wanted = [column_of(page, name) for name in columns]
    return [[page.cell(line, column).value for column in wanted] for line in range(2, page.max_row + 1)]


def reading(data: bytes, texts: Mapping[str, str] = SOURCES) -> Reading:
    return read_sheet(data, "texts.xlsx", Known(texts), HEADS)


def planned(
    data: bytes,
    texts: Mapping[str, str] = SOURCES,
    standings: Mapping[str, Standing] = STANDINGS,
    signed: Iterable[str] = (),
) -> Plan:
    """The plan of an import of a workbook; `texts` and `standings` are those of the day on which it comes back."""
    return compared(reading(data, texts), texts, standings, signed)


def compared(
    read: Reading,
    texts: Mapping[str, str] = SOURCES,
    standings: Mapping[str, Standing] = STANDINGS,
    signed: Iterable[str] = (),
) -> Plan:
    known = Texts("ja", sources(texts), lambda key: standing(key, standings), frozenset(signed))
    return plan_of(read, known, {"checked"})


def taken(plan: Plan) -> dict[str, str]:
    return {step.key: step.new for step in plan.steps}


def codes(plan: Plan) -> list[str]:
    return [found.code for found in plan.findings]
