"""XLSForm: every cell in every language, every key of a row, nothing that a converter would read as something else."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from unit.survey import builders

from toolkit.findings import Severity
from toolkit.resolve.forms import ROW_KEYS, ResolvedForm
from toolkit.survey.flow import flow
from toolkit.survey.xlsform import export_xlsform, language_labels, losses, tables

TEXTS = ("label", "hint", "constraint_message")
Rows = list[dict[str, str]]


def sheets(form: ResolvedForm) -> dict[str, Rows]:
    """What a spreadsheet program reads in the file."""
    files, _ = export_xlsform(form)
    book = load_workbook(BytesIO(files[f"surveys/xlsform/{form.id}.xlsx"]))
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [
            {str(name): str(value or "") for name, value in zip(head, row, strict=True)} for row in rows
        ]
    return found


def named(rows: Rows, name: str) -> dict[str, str]:
    return next(row for row in rows if row["name"] == name)


def codes(form: ResolvedForm) -> list[str]:
    return [finding.code for finding in losses(form)]


@pytest.mark.parametrize("languages", [("ja",), ("en", "ja"), ("ja", "en", "en-XA", "ar-XB"), ("pt-BR", "pt")])
def test_no_cell_is_blank_in_one_language_and_filled_in_another(languages):
    for form in builders.forms(languages=languages):
        made = sheets(form)
        labels = language_labels(form)
        assert len(set(labels)) == len(labels)
        for rows in (made["survey"], made["choices"]):
            for row in rows:
                for text in TEXTS:
                    cells = [row.get(f"{text}::{label}", "").strip() for label in labels]
                    assert all(cells) or not any(cells), (form.id, row["name"], text)
        assert made["settings"][0]["default_language"] == labels[0]
        columns = {name.partition("::")[2] for rows in made.values() for name in rows[0] if "::" in name}
        assert columns == set(labels)


def test_every_visible_question_and_every_choice_has_a_label():
    for form in builders.forms():
        made = sheets(form)
        label = f"label::{language_labels(form)[0]}"
        silent = {"calculate", "start", "end", "end_group"}
        assert all(row[label] for row in made["survey"] if row["type"] not in silent)
        assert all(row[label] for row in made["choices"])


def test_every_row_key_is_carried_and_the_known_ones_with_their_values():
    form = builders.form("supervisor-post", cohorts=(("spring2027", "training"),))
    rows = sheets(form)["survey"]
    assert set(ROW_KEYS) <= {row["name"] for row in rows}
    known = {row["name"]: row["calculation"] for row in rows if row["type"] == "calculate"}
    assert known["site"] == "'sapporo'"
    assert known["cohort"] == "'spring2027'"
    assert known["arm"] == "'training'"
    assert known["role"] == "'supervisor'"
    assert known["wave"] == known["occasion"] == "'post'"
    assert known["form"] == "'supervisor-post'"
    assert known["structure"] == f"'{form.structure}'"
    assert known["build"] == f"'{builders.BUILD}'"
    assert known["mode"] == "'app'"
    assert known["waiver"] == known["rater"] == known["case"] == "''"
    assert named(rows, "person")["required"] == named(rows, "about")["required"] == "yes"
    assert named(rows, "started")["type"] == "start"
    assert named(rows, "submitted")["type"] == "end"


def test_a_form_about_oneself_repeats_the_persons_code():
    assert named(sheets(builders.form("trainee-pre1"))["survey"], "about")["calculation"] == "${person}"


def test_a_meeting_is_asked_for_by_its_number():
    row = named(sheets(builders.form("trainee-roleplay"))["survey"], "session")
    assert (row["type"], row["constraint"], row["label::English (en)"]) == (
        "integer",
        ". >= 1",
        "Number of the meeting",
    )


def test_several_cohorts_are_asked_for_and_the_arm_follows():
    rows = sheets(builders.form(cohorts=(("autumn", "waiting"), ("spring", "training"))))["survey"]
    assert named(rows, "cohort")["type"] == "select_one cohorts"
    assert named(rows, "arm")["calculation"] == (
        "if(${cohort} = 'autumn', 'waiting', if(${cohort} = 'spring', 'training', ''))"
    )


def test_the_language_is_asked_for_where_there_are_several_and_the_loss_is_told():
    several = builders.form(languages=("en", "ja"))
    rows = sheets(several)["survey"]
    assert named(rows, "language")["type"] == "select_one languages"
    assert several.languages[1].words in named(rows, "words")["calculation"]
    assert "XLSF001" in codes(several)
    single = builders.form(languages=("ja",))
    assert named(sheets(single)["survey"], "language")["calculation"] == "'ja'"
    assert "XLSF001" not in codes(single)


def test_missing_kinds_come_last_with_their_numbers():
    made = sheets(builders.form("supervisor-post"))
    assert [row["name"] for row in made["choices"] if row["list_name"] == "skills_skill4"] == [
        "0",
        "1",
        "2",
        "3",
        "97",
        "99",
    ]


def test_a_grid_is_a_head_and_lines_that_show_their_buttons_alone():
    rows = sheets(builders.form("client-session"))["survey"]
    names = [row["name"] for row in rows]
    start = names.index("s_together")
    assert rows[start]["appearance"] == "field-list"
    lines = rows[names.index("h_together") : names.index("sc04") + 1]
    assert [row["appearance"] for row in lines] == ["label", *["list-nolabel"] * 4]
    assert {row["type"] for row in lines} == {"select_one session_check_extent5"}


def test_a_number_has_its_limits_and_says_them_in_each_language():
    row = named(sheets(builders.form("trainee-pre1"))["survey"], "bg02")
    assert (row["type"], row["constraint"]) == ("integer", ". >= 0 and . <= 20000")
    assert row["constraint_message::English (en)"] == "Write a whole number from 0 to 20000."
    assert "20000" in row["constraint_message::日本語 (ja)"]
    assert row["hint::English (en)"].endswith("\nhours")


def test_descriptions_of_levels_are_hints_beside_their_level():
    hint = named(sheets(builders.form("supervisor-post"))["survey"], "sk01")["hint::English (en)"]
    assert hint.splitlines()[0] == "Passed over: Goes on with the plan while the client draws back."
    assert len(hint.splitlines()) == 4


def test_the_contact_is_shown_to_everyone_and_a_missing_one_is_a_to_do():
    rows = sheets(builders.form("trainee-roleplay"))["survey"]
    note = named(rows, "n_distress_contact")
    assert note.get("relevant", "") == ""
    assert "In an emergency: 119" in note["label::English (en)"]
    assert "Student counselling & <help>" in note["label::English (en)"]
    without = builders.form("trainee-roleplay", distress=None)
    assert "FORM004" in codes(without)
    assert "must not be used" in named(sheets(without)["survey"], "n_distress_contact")["label::English (en)"]


@pytest.mark.parametrize("stage, banner", [("draft", "DRAFT"), ("ready", "REHEARSAL"), ("collecting", None)])
def test_a_form_that_is_not_collecting_says_so_first(stage, banner):
    form = builders.form(stage=stage)
    first = next(row for row in sheets(form)["survey"] if row["type"] == "note")["label::English (en)"]
    assert first.startswith(banner) if banner else not first.startswith(("DRAFT", "REHEARSAL"))


def test_a_translation_that_nobody_has_reviewed_says_so_in_its_language_alone():
    note = named(sheets(builders.form(languages=("en", "ja")))["survey"], "n_opening1")
    assert note["label::日本語 (ja)"].endswith(
        "「The translation of this form is a machine draft. No person has reviewed it yet.」"
    )
    assert "machine draft" not in note["label::English (en)"]
    partly = builders.form(languages=("en", "ja"), leave_out="instrument/rrse/title")
    assert "「Parts of this form" in named(sheets(partly)["survey"], "n_opening1")["label::日本語 (ja)"]


def test_a_text_that_falls_back_is_marked_counted_and_refused_when_collecting():
    form = builders.form(leave_out="instrument/rrse/sections/repair/items/rrse07")
    label = "label::日本語 (ja)"
    assert named(sheets(form)["survey"], "rrse07")[label].startswith("[en] Ask a client")
    found = next(each for each in losses(form) if each.code == "FORM005")
    assert (found.severity, found.slots["count"], found.slots["language"]) == (Severity.WARNING, "1", "ja")
    files, findings = export_xlsform(
        builders.form(stage="collecting", leave_out="instrument/rrse/sections/repair/items/rrse07")
    )
    assert files == {}
    assert [each.code for each in findings if each.severity is Severity.ERROR] == ["FORM006"]


def test_names_that_clash_or_are_reserved_are_refused():
    clash = builders.instrument(
        sections=[{"id": "more", "scale": "three", "items": [{"code": "rrse01", "text": "Again?"}]}]
    )
    files, findings = export_xlsform(builders.form(instruments=(clash,)))
    assert files == {}
    assert "FORM002" in [each.code for each in findings]
    kept = builders.instrument(sections=[{"id": "more", "scale": "three", "items": [{"code": "token", "text": "?"}]}])
    assert "FORM003" in codes(builders.form(instruments=(kept,)))
    key = builders.instrument(sections=[{"id": "more", "scale": "three", "items": [{"code": "case", "text": "?"}]}])
    assert "FORM002" in codes(builders.form(instruments=(key,)))
    twice = builders.instrument(sections=[{"id": "repair", "scale": "three", "items": [{"code": "mo01", "text": "?"}]}])
    assert "FORM002" in codes(builders.form(instruments=(twice,)))


@pytest.mark.extras
def test_a_section_may_be_called_as_a_page_or_a_key_that_is_no_variable():
    from pyxform.xls2xform import convert

    item = {"code": "mo01", "text": "?"}
    part = builders.instrument(sections=[{"id": "opening", "scale": "three", "items": [item]}])
    form = builders.form(instruments=(part,))
    data = export_xlsform(form)[0][f"surveys/xlsform/{form.id}.xlsx"]
    assert convert(data, validate=False, file_type=".xlsx").xform


def test_what_hangs_on_a_question_that_the_form_lacks_is_shown_to_all_with_a_finding():
    part = builders.instrument(show_if={"item": "bg03", "equals": 1})
    with_it, without = (builders.form(name, instruments=(part,)) for name in ("trainee-pre1", "trainee-pre2"))
    assert named(sheets(with_it)["survey"], "s_more")["relevant"] == "${bg03} = 1"
    assert named(sheets(without)["survey"], "s_more")["relevant"] == ""
    found = next(each for each in losses(without) if each.code == "FORM001")
    assert (found.slots["carrier"], found.slots["item"]) == ("extra", "bg03")


def test_losses_are_those_of_the_export_without_writing():
    for form in builders.forms():
        assert losses(form) == export_xlsform(form)[1]


def test_a_form_without_a_language_is_an_error_and_no_crash():
    files, findings = export_xlsform(replace(builders.form(), languages=()))
    assert (files, [each.code for each in findings]) == ({}, ["FORM007"])


def test_equal_input_gives_equal_bytes_and_another_text_another_version():
    one, other = builders.form(), builders.form()
    assert export_xlsform(one) == export_xlsform(other)
    version = sheets(one)["settings"][0]["version"]
    changed = sheets(builders.form(leave_out="instrument/rrse/title"))["settings"][0]["version"]
    assert version.startswith(one.structure)
    assert version != changed


def test_golden_sheets():
    form = builders.small_form()
    made = "".join(
        f"== {name}\n" + "".join("\t".join(cell.replace("\n", "⏎") for cell in row) + "\n" for row in table)
        for name, table in tables(form, flow(form)).items()
    )
    assert made == builders.golden("xlsform/small.txt", made)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="*_#\\"), min_size=1))
def test_any_text_comes_back_from_the_workbook(text):
    section = {"id": "more", "scale": "three", "items": [{"code": "mo01", "text": text}]}
    form = builders.small_form(sections=[section], scoring={})
    table = tables(form, flow(form))["survey"]
    row = next(row for row in table if row[1] == "mo01")
    assert "${" not in row[2]
    shown = row[2].replace("$ {", "${")
    assert _printed(shown) == _printed(text)


def _printed(text: str) -> list[str]:
    """What is left of a text when blanks and signs that no file can hold are taken away."""
    return [char for char in text.replace("\ufffd", "") if char.isprintable() and not char.isspace()]


def test_the_writer_of_workbooks_is_imported_when_it_is_needed():
    script = "import sys, toolkit.survey.xlsform, toolkit.survey.targets; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
