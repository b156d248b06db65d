"""CSV and workbooks: no text becomes a formula, numbers stay numbers, equal tables give equal bytes."""

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from toolkit.document.csv import guard, render_csv, unguard
from toolkit.document.text import clean
from toolkit.document.xlsx import Sheet, render_xlsx
from toolkit.document.zip import pack, repack


def read_csv(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(st.text(), min_size=2, max_size=3), min_size=1, max_size=3))
def test_any_text_survives_csv(rows: list[list[str]]) -> None:
    read = read_csv(render_csv(rows))
    assert [[unguard(cell) for cell in row] for row in read] == [[clean(cell) for cell in row] for row in rows]


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unguard(guard(text)) == text


def test_csv_as_bytes() -> None:
    made = render_csv([["code", "n", "x"], ["日本", -1, None], ["=1+1", 0.5, True], ['a "b"', "c;d", "-"]])
    assert made == '\ufeffcode,n,x\r\n日本,-1,\r\n\'=1+1,0.5,1\r\n"a ""b""","c;d",\'-\r\n'.encode()


@settings(max_examples=15)
@given(st.lists(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), min_size=1), min_size=1, max_size=4))
def test_any_text_survives_xlsx(texts: list[str]) -> None:
    book = load_workbook(BytesIO(render_xlsx([Sheet("s", [["head"], texts])])))
    row = [cell.value for cell in book["s"][2]][: len(texts)]
    assert [value.replace("\r", "") for value in row] == [clean(text) for text in texts]
    assert {cell.data_type for cell in book["s"][2]} == {"s"}


@pytest.mark.parametrize("text", ["=1+1", "https://example.org", "007", "12", "@SUM(A1)", "mailto:a@b.c"])
def test_texts_stay_texts(text: str) -> None:
    cell = load_workbook(BytesIO(render_xlsx([Sheet("s", [[text]])])))["s"]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_numbers_stay_numbers() -> None:
    page = load_workbook(BytesIO(render_xlsx([Sheet("s", [["a"], [5, -0.5, None, True, float("inf")]])])))["s"]
    assert [cell.value for cell in page[2]] == [5, -0.5, None, 1, "inf"]


def test_sheets_run_as_their_language_runs() -> None:
    book = load_workbook(BytesIO(render_xlsx([Sheet("ar", [["أ"]], "ar"), Sheet("en", [["a"]], "en")])))
    assert [bool(page.sheet_view.rightToLeft) for page in book] == [True, False]
    assert [page.freeze_panes for page in book] == ["A2", "A2"]


def test_names_that_a_workbook_does_not_take() -> None:
    names = ["a/b:c", "A-B-c", "x" * 40, "x" * 50, "", "History", "'q'"]
    made = load_workbook(BytesIO(render_xlsx([Sheet(name, [["x"]]) for name in names]))).sheetnames
    assert made == ["a-b-c", "A-B-c-2", "x" * 31, "x" * 27 + "-4", "5", "History-6", "q"]


def test_the_same_twice() -> None:
    sheets = [Sheet("s", [["a", 1], ["日本語", 2.5]], "ja")]
    assert render_xlsx(sheets) == render_xlsx(sheets)
    assert render_csv(sheets[0].rows) == render_csv(sheets[0].rows)


def test_a_container_does_not_depend_on_the_order_of_its_parts() -> None:
    parts = {"b": b"2", "a": b"1", "[Content_Types].xml": b"0"}
    made = pack(parts)
    assert made == pack(dict(reversed(parts.items()))) == repack(made)
    assert made.index(b"[Content_Types].xml") < made.index(b"a")
