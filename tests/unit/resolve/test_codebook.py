"""The codebook: every variable once, with its names, its labels in each language, and where it comes from."""

import csv
import io
import json
from io import BytesIO

from openpyxl import load_workbook
from readers.limesurvey import read_lss
from unit.survey import builders

from toolkit.packs.codebook import COLUMNS, export_codebook
from toolkit.resolve.codebook import codebook, limesurvey_columns
from toolkit.resolve.forms import ROW_KEYS
from toolkit.survey.limesurvey import export_limesurvey
from toolkit.survey.web import export_web
from toolkit.survey.xlsform import export_xlsform


def by_code(book):
    return {variable.code: variable for variable in book.variables}


def test_every_item_of_every_form_stands_there_once_with_its_forms():
    forms = builders.forms()
    book = codebook(forms)
    items = {item.code for form in forms for _, _, item in form.items()}
    assert [variable.code for variable in book.keys] == [*ROW_KEYS, "group"]
    assert len(book.variables) == len(items)
    assert by_code(book).keys() == items
    assert by_code(book)["bg01"].forms == ("trainee-pre1",)
    assert by_code(book)["rrse01"].forms == ("trainee-pre1", "trainee-pre2", "trainee-post", "trainee-followup")


def test_an_item_has_its_labels_its_missing_kinds_and_its_score():
    variable = by_code(codebook(builders.forms(languages=("en", "ja"))))["rrse01"]
    assert [value.code for value in variable.values] == [0, 1, 2, 3, 4, 5, 98, 99]
    assert [value.code for value in variable.values if value.missing] == [98, 99]
    assert variable.values[0].labels["ja"] == "「Not at all confident」"
    assert (variable.direction, variable.subscale, variable.scored_in) == ("ascending", "recognition", ("recognition",))


def test_conditions_read_as_people_read_them():
    variables = by_code(codebook([builders.small_form()]))
    assert variables["ek02"].shown_if == "ek01 = 2"
    assert variables["ek07"].shown_if == "not (ek01 not answered) and ek05 in 1, 2"


def test_names_are_those_that_limesurvey_gives_its_columns():
    for form in (*builders.forms(), builders.small_form()):
        survey = read_lss(next(iter(export_limesurvey(form)[0].values())))
        columns = set()
        for row in survey.tables["questions"]:
            rows = survey.rows_of(row["qid"])
            columns |= {f"{row['title']}[{each['title']}]" for each in rows} or {row["title"]}
        for variable in codebook([form]).variables:
            assert set(limesurvey_columns(variable)) <= columns, variable.code


def test_the_table_opens_in_spreadsheet_programs_and_holds_what_the_data_holds():
    files = export_codebook(codebook(builders.forms(languages=("ja", "en"))))
    assert files["codebook.csv"].startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(files["codebook.csv"].decode("utf-8-sig")))
    assert tuple(head[: len(COLUMNS)]) == COLUMNS
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert found["rrse07"]["name_limesurvey"] == "repair[rrse07]"
    assert found["rrse07"]["name_limesurvey_expression"] == "repair_rrse07"
    assert found["started"]["name_limesurvey"] == "startdate"
    assert found["sc06"]["shown_if"] == "sc05 > 0"
    assert found["bg02"]["max"] == "20000"
    assert found["rrse01"]["missing_en"].startswith("98 = ")
    sheet = load_workbook(BytesIO(files["codebook.xlsx"]))["variables"]
    assert sheet.max_row == len(rows) + 1
    assert sheet["A1"].value == "「Variable」"


def test_the_data_leaves_out_a_language_that_has_no_translation_and_the_table_marks_it():
    files = export_codebook(codebook(builders.forms(leave_out="instrument/rrse/sections/repair/items/rrse07")))
    data = json.loads(files["codebook.json"])
    variable = next(each for each in data["variables"] if each["code"] == "rrse07")
    assert list(variable["text"]) == ["en"]
    assert "[en] Ask a client" in files["codebook.csv"].decode("utf-8")
    structures = {form["id"]: form["structure"] for form in data["forms"]}
    assert structures == {form.id: form.structure for form in builders.forms()}
    assert {(score["instrument"], score["name"]) for score in data["scores"]} >= {("rrse", "repair")}


def test_equal_input_gives_equal_bytes_and_no_form_gives_an_empty_book():
    assert export_codebook(codebook(builders.forms())) == export_codebook(codebook(builders.forms()))
    assert json.loads(export_codebook(codebook([]))["codebook.json"])["variables"] == []


def test_the_book_holds_the_expected_answers_and_says_how_far_they_can_be_relied_on():
    files = export_codebook(codebook(builders.forms()))
    (key,) = json.loads(files["codebook.json"])["answer_keys"]
    assert (key["instrument"], key["state"], key["clinicians_needed_per_language"]) == ("recognition", "provisional", 5)
    assert key["set_by"] == {}
    assert sorted(key["answers"].values()).count(0) == 6
    rows = list(load_workbook(BytesIO(files["codebook.xlsx"]))["answer_keys"].iter_rows(values_only=True))
    assert rows[1][:4] == ("recognition", "rc01", 0, "provisional")
    assert len(rows) == 1 + len(key["answers"]) == 19


def test_no_form_tells_what_is_expected():
    """Neither the key nor its names are in a form, and a form with another key is the same form, byte for byte."""
    plain = builders.content().instruments["recognition"]
    assert plain.key is not None
    other = plain.key.model_copy(update={"answers": dict.fromkeys(plain.key.answers, 0), "needs": 77})
    changed = plain.model_copy(update={"key": other})
    for export in (export_limesurvey, export_web, export_xlsform):
        first = export(builders.form("trainee-post"))[0]
        assert first == export(builders.form("trainee-post", instruments=(changed,)))[0]
    assert len({score.items for score in plain.scoring.values()}) == 1, "the items of a score would tell"
