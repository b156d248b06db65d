"""Workbooks: what goes out, and how much a spreadsheet program may do to one before a row is no longer known."""

import random
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from catalog.exchanged import (
    HOW,
    LONG,
    MET,
    SOURCES,
    TITLE,
    bare,
    cells,
    codes,
    column_of,
    edited,
    line_of,
    planned,
    put,
    reading,
    taken,
    workbook,
)
from toolkit.catalog.exchange.container import Unreadable, kind_of, parts_of
from toolkit.catalog.exchange.rows import Standing
from toolkit.catalog.exchange.words import COLUMNS

JA = "部屋"


def test_a_workbook_shows_ten_lines_of_instruction_and_a_row_a_text() -> None:
    book = load_workbook(BytesIO(workbook()))
    first, texts = book.worksheets
    assert [row[0].value for row in first.iter_rows(min_row=2)] == list(range(1, 11))
    assert texts.max_row == 2 + len(SOURCES)
    assert not texts.protection.sheet
    assert not first.sheet_view.rightToLeft


def test_a_workbook_for_arabic_runs_from_right_to_left() -> None:
    assert all(page.sheet_view.rightToLeft for page in load_workbook(BytesIO(workbook(tag="ar"))).worksheets)


def test_the_same_texts_give_the_same_bytes() -> None:
    assert workbook() == workbook()


def test_what_nobody_needs_to_see_is_hidden() -> None:
    page = load_workbook(BytesIO(workbook())).worksheets[1]
    assert page.row_dimensions[1].hidden
    assert page.column_dimensions["J"].hidden
    assert page.column_dimensions["J"].max == column_of(page, "mark")


def test_hostile_texts_go_out_as_texts_and_come_back_as_they_were() -> None:
    texts = {
        f"interface/survey/n{n}": text
        for n, text in enumerate(("=HYPERLINK(1)", "+cmd", "@SUM(1)", "-1", "1/2", "007"))
    }
    data = workbook(texts, {})
    page = load_workbook(BytesIO(data)).worksheets[1]
    assert {cell.data_type for row in page.iter_rows(min_row=3, min_col=2) for cell in row if cell.value} == {"s"}
    assert [row.source for row in reading(data, texts).rows] == list(texts.values())


def test_an_unchanged_workbook_changes_nothing() -> None:
    plan = planned(workbook())
    assert (plan.steps, plan.findings, plan.untouched) == ([], [], len(SOURCES))


def test_a_new_translation_is_taken_trimmed_composed_and_with_its_lines() -> None:
    plan = planned(edited(workbook(), put(TITLE, "translation", "  e\u0301te\u0301 \r\n zwei_x000D_\n ")))
    assert taken(plan) == {TITLE: "été\n zwei"}
    assert plan.steps[0].kind == "new"


def sorted_by_translation(page: Any) -> None:
    table = [[cell.value for cell in row] for row in page.iter_rows()]
    table.sort(key=lambda row: str(row[6]), reverse=True)
    for line, row in enumerate(table, 1):
        for column, value in enumerate(row, 1):
            page.cell(line, column).value = value


def columns_moved(page: Any) -> None:
    table = [[cell.value for cell in row] for row in page.iter_rows()]
    order = random.Random(5).sample(range(len(table[0])), len(table[0]))
    for line, row in enumerate(table, 1):
        for column, at in enumerate(order, 1):
            page.cell(line, column).value = row[at]


def heads_renamed(page: Any) -> None:
    for cell in page[2]:
        cell.value = f"{cell.value} (bitte)" if cell.value else None


def names_deleted(page: Any) -> None:
    page.delete_rows(1)


def rows_between(page: Any) -> None:
    page.insert_rows(1, 3)
    page["A1"] = "From the committee"
    page.insert_rows(7, 2)


def hidden_columns_deleted(page: Any) -> None:
    page.delete_cols(10, 2)


def styles_lost(page: Any) -> None:
    for row in page.iter_rows():
        for cell in row:
            cell.style = "Normal"


def far_away(page: Any) -> None:
    """As LibreOffice saves a sheet whose columns were styled as a whole."""
    for cell in ("A1048576", "XFD1"):
        page[cell].font = Font(bold=True)


SAVED: dict[str, Callable[[Any], None]] = {
    "saved": lambda page: None,
    "sorted": sorted_by_translation,
    "columns moved": columns_moved,
    "heads renamed": heads_renamed,
    "names deleted": names_deleted,
    "rows between": rows_between,
    "hidden columns deleted": hidden_columns_deleted,
    "styles lost": styles_lost,
    "styled to the end": far_away,
}


@pytest.mark.parametrize("how", SAVED)
def test_each_row_is_known_after_the_sheet_was(how: str) -> None:
    def both(page: Any) -> None:
        put(TITLE, "translation", JA)(page)
        SAVED[how](page)

    plan = planned(edited(workbook(), both))
    assert taken(plan) == {TITLE: JA}
    assert plan.findings == []
    assert plan.untouched == len(SOURCES) - 1


def test_names_and_heads_may_both_be_gone() -> None:
    table = cells(edited(workbook(), put(TITLE, "translation", JA)))[1:]
    assert taken(planned(bare(table))) == {TITLE: JA}


def test_a_sheet_of_three_pasted_columns_is_known_by_its_heads() -> None:
    table = cells(edited(workbook(), put(TITLE, "translation", JA)), ("translation", "source", "key"))
    plan = planned(bare(table))
    assert taken(plan) == {TITLE: JA}
    assert plan.findings == []


def test_a_key_that_was_written_over_is_known_by_the_hidden_one() -> None:
    def both(page: Any) -> None:
        line = line_of(page, TITLE)
        page.cell(line, column_of(page, "translation")).value = JA
        page.cell(line, column_of(page, "key")).value = "gone"

    assert taken(planned(edited(workbook(), both))) == {TITLE: JA}


def test_a_key_in_capitals_and_with_blanks_is_known() -> None:
    table = [["Key", "English", "Translation"], [f" {TITLE.upper()} ", SOURCES[TITLE], JA]]
    assert taken(planned(bare(table))) == {TITLE: JA}


def test_rows_that_were_deleted_change_nothing() -> None:
    plan = planned(edited(workbook(), lambda page: page.delete_rows(line_of(page, HOW))))
    assert (plan.steps, plan.findings) == ([], [])


def test_rich_text_is_read_as_text() -> None:
    rich = CellRichText("部", TextBlock(InlineFont(b=True), "屋"))
    assert taken(planned(edited(workbook(), put(TITLE, "translation", rich)))) == {TITLE: "部屋"}


def test_inline_strings_are_read_as_shared_ones() -> None:
    data = edited(workbook(), put(TITLE, "translation", "here"))
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    strings = load_workbook(BytesIO(data)).worksheets[1]
    name = f"{'G'}{line_of(strings, TITLE)}"
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    start = sheet.index(f'<c r="{name}"')
    end = sheet.index("</c>", start) + 4
    inline = f'<c r="{name}" t="inlineStr"><is><r><t>部</t></r><r><t>屋</t></r></is></c>'
    parts["xl/worksheets/sheet2.xml"] = (sheet[:start] + inline + sheet[end:]).encode()
    out = BytesIO()
    with ZipFile(out, "w") as new:
        for part, content in parts.items():
            new.writestr(part, content)
    assert taken(planned(out.getvalue())) == {TITLE: "部屋"}


@pytest.mark.parametrize("value", ["=1+1", '=HYPERLINK("http://example.org")'])
def test_a_formula_is_refused_and_the_rest_is_taken(value: str) -> None:
    def both(page: Any) -> None:
        put(TITLE, "translation", value)(page)
        put(HOW, "translation", "自信")(page)

    plan = planned(edited(workbook(), both))
    assert taken(plan) == {HOW: "自信"}
    assert codes(plan) == ["EXCH008"]
    assert plan.findings[0].place.key == TITLE


@pytest.mark.parametrize("value", [True, date(2027, 1, 2), "#NAME?"])
def test_what_a_program_has_made_of_a_text_is_refused(value: object) -> None:
    def edit(page: Any) -> None:
        put(TITLE, "translation", value)(page)
        if value == "#NAME?":
            page.cell(line_of(page, TITLE), column_of(page, "translation")).data_type = "e"

    plan = planned(edited(workbook(), edit))
    assert (taken(plan), codes(plan)) == ({}, ["EXCH009"])


def test_a_percentage_is_refused() -> None:
    def edit(page: Any) -> None:
        cell = page.cell(line_of(page, TITLE), column_of(page, "translation"))
        cell.value, cell.number_format = 0.5, "0%"

    assert codes(planned(edited(workbook(), edit))) == ["EXCH009"]


def test_a_plain_number_is_taken_as_text_and_told() -> None:
    plan = planned(edited(workbook(), put(TITLE, "translation", 12)))
    assert (taken(plan), codes(plan)) == ({TITLE: "12"}, ["EXCH010"])


def test_joined_cells_are_refused() -> None:
    def edit(page: Any) -> None:
        put(TITLE, "translation", JA)(page)
        put(HOW, "translation", "x")(page)
        column, line = column_of(page, "translation"), line_of(page, TITLE)
        page.merge_cells(start_row=line, end_row=line + 1, start_column=column, end_column=column)

    plan = planned(edited(workbook(), edit))
    assert (taken(plan), codes(plan)) == ({}, ["EXCH015", "EXCH015"])


def test_a_sheet_without_a_column_of_translations_is_refused() -> None:
    table = [["Key", "English"], [TITLE, SOURCES[TITLE]]]
    assert codes(planned(bare(table))) == ["EXCH002"]


def test_a_row_without_a_key_is_told() -> None:
    table = [["Key", "English", "Translation"], [HOW, SOURCES[HOW], "自信"], [None, SOURCES[TITLE], JA]]
    plan = planned(bare(table))
    assert (taken(plan), codes(plan)) == ({HOW: "自信"}, ["EXCH017"])


def test_questions_stand_in_their_column() -> None:
    plan = planned(edited(workbook(), put(MET, "question", "Who is meant? ")))
    assert plan.questions == [(MET, "Who is meant?")]


def test_the_columns_that_people_see_come_before_the_hidden_ones() -> None:
    page = load_workbook(BytesIO(workbook())).worksheets[1]
    assert [cell.value for cell in page[1]] == [f"alliance:{name}" for name in (*COLUMNS, "keys", "mark")]


def test_long_texts_with_lines_come_back_as_they_were() -> None:
    standings = {LONG: Standing("  eins \n\n zwei", "", "draft")}
    assert planned(workbook(standings=standings), standings=standings).untouched == len(SOURCES)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_container_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parts_of(data)


def test_a_container_of_another_kind_and_one_that_unfolds_are_unreadable() -> None:
    with pytest.raises(Unreadable):
        kind_of({"content.xml": b"<x/>"})
    for part in ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', '<x><mergeCell ref="A1:XFD1048576"/></x>'):
        out = BytesIO()
        with ZipFile(out, "w") as made:
            made.writestr("xl/workbook.xml", part)
        with pytest.raises(Unreadable):
            parts_of(out.getvalue())


def test_five_thousand_rows_take_few_seconds() -> None:
    texts = {f"interface/survey/n{n}": f"Text number {n} of many, with {{client}}" for n in range(5000)}
    standings = {key: Standing(f"訳 {n} {{client}}", "", "draft") for n, key in enumerate(texts)}
    plan = planned(workbook(texts, standings), texts, standings)
    assert (plan.untouched, plan.findings) == (5000, [])
