"""LimeSurvey: what the strict reader finds in every form, and that conditions, names and texts mean what they mean here."""

import html
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.expressions import work_out
from readers.limesurvey import Survey, read_lss
from unit.survey import builders

from toolkit.document.text import clean
from toolkit.findings import Severity
from toolkit.model.condition import Condition
from toolkit.resolve.forms import ROW_KEYS, ResolvedForm
from toolkit.survey.limesurvey import export_limesurvey, losses
from toolkit.survey.limesurvey.expression import Variable, expression


def read(form: ResolvedForm) -> Survey:
    files, _ = export_limesurvey(form)
    return read_lss(files[f"surveys/limesurvey/{form.id}.lss"])


def codes(form: ResolvedForm) -> list[str]:
    return [finding.code for finding in losses(form)]


@pytest.mark.parametrize(
    "languages", [("ja",), ("en", "ja"), ("ja", "en", "en-XA", "ar-XB"), ("pt-BR", "de-informal", "es-419")]
)
def test_the_strict_reader_finds_nothing(languages):
    cohorts = (("autumn", "waiting"), ("spring", "training"))
    for form in builders.forms(languages=languages, cohorts=cohorts):
        assert read(form).problems == [], form.id


def test_everything_that_an_instrument_can_have_passes():
    survey = read(builders.small_form())
    assert survey.problems == []
    kinds = {row["title"]: row["type"] for row in survey.tables["questions"]}
    assert {code: kinds[code] for code in ("table", "ek03", "ek05", "ek06", "ek07", "ek08")} == {
        "table": "F",
        "ek03": "N",
        "ek05": "M",
        "ek06": "L",
        "ek07": "S",
        "ek08": "T",
    }


def test_a_grid_has_rows_on_one_list_of_answers_with_the_missing_kinds_last():
    survey = read(builders.form("client-session"))
    grid = survey.question("together")
    assert [row["title"] for row in survey.rows_of(grid["qid"])] == ["sc01", "sc02", "sc03", "sc04"]
    assert [row["code"] for row in survey.answers_of(grid["qid"])] == ["0", "1", "2", "3", "4", "99"]


def test_every_row_key_is_carried_or_recorded_by_limesurvey_itself():
    survey = read(builders.form("supervisor-post"))
    questions = {row["title"]: row for row in survey.tables["questions"]}
    assert set(ROW_KEYS) - set(questions) == {"started", "submitted"}
    equations = {name: survey.attributes(row["qid"]).get("equation") for name, row in questions.items()}
    assert equations["site"] == "sapporo"
    assert equations["mode"] == "web"
    assert equations["occasion"] == "post"
    asked = {row["parameter"]: row["targetqid"] for row in survey.tables["survey_url_parameters"]}
    assert asked == {name: questions[name]["qid"] for name in ("person", "about")}
    assert all(
        survey.attributes(questions[name]["qid"])["hidden"] == "1" for name in ("site", "build", "words", "language")
    )
    assert survey.tables["surveys"][0]["datestamp"] == "Y"


def test_language_words_cohort_and_arm_are_worked_out_from_what_is_known():
    form = builders.form(languages=("en", "ar-XB"), cohorts=(("autumn", "waiting"), ("spring", "training")))
    survey = read(form)

    def value(key: str, **answers: str) -> object:
        text = survey.attributes(survey.question(key)["qid"])["equation"]
        return work_out(text.strip("{}"), answers)

    assert survey.languages == ["en", "ar"]
    assert value("language", LANG="ar") == "ar-XB"
    assert value("words", LANG="ar") == form.languages[1].words
    assert value("words", LANG="en") == form.languages[0].words
    assert (value("cohort", cohortcode="c2"), value("arm", cohortcode="c1")) == ("spring", "waiting")
    assert value("waiver") == ""
    assert value("about", person="t07") == "t07"


def test_a_language_that_limesurvey_lacks_is_told_with_what_it_runs_as():
    form = builders.form(languages=("fr-CA", "tlh"))
    found = [each.slots for each in losses(form) if each.code == "LIME001"]
    assert [(each["language"], each["code"], each["buttons"]) for each in found] == [
        ("fr-CA", "fr", "fr"),
        ("tlh", "en", "en"),
    ]
    assert "LIME001" not in codes(builders.form(languages=("en", "ja")))


def test_texts_are_html_without_markup_of_their_own_and_without_live_braces():
    survey = read(builders.small_form())
    note = next(
        text for row in survey.tables["questions"] if "{" in html.unescape(text := survey.texts(row["qid"])["en"])
    )
    assert "&#123;all&#125;" in note
    assert "Every kind &lt;b&gt;&amp; more&lt;/b&gt;" in note
    assert "<br />Take your time." in note


def test_a_text_that_falls_back_is_marked_for_eyes_and_ears_and_refused_when_collecting():
    left = "instrument/rrse/sections/repair/items/rrse07"
    survey = read(builders.form(leave_out=left))
    row = next(row for row in survey.tables["subquestions"] if row["title"] == "rrse07")
    assert survey.texts(row["qid"])["ja"].startswith('<span lang="en" dir="ltr">[en] Ask a client')
    files, findings = export_limesurvey(builders.form(leave_out=left, stage="collecting"))
    assert files == {}
    assert [each.code for each in findings if each.severity is Severity.ERROR] == ["FORM006"]


def test_a_title_that_is_too_long_is_cut_and_told():
    part = builders.instrument(title="Long " * 60)
    form = builders.form(instruments=(part,), languages=("en",))
    assert read(form).problems == []
    found = next(each for each in losses(form) if each.code == "LIME002")
    assert (found.slots["what"], found.slots["most"]) == ("the title of `more`", "200")


def test_a_table_of_which_only_some_lines_need_an_answer_is_told():
    assert "LIME006" not in codes(builders.form())
    items = [{"code": "mo01", "text": "A?", "required": True}, {"code": "mo02", "text": "B?"}]
    part = builders.instrument(sections=[{"id": "more", "display": "grid", "scale": "three", "items": items}])
    assert "LIME006" in codes(builders.form(instruments=(part,)))


def test_numbers_have_limits_lengths_and_units():
    survey = read(builders.form("trainee-pre1"))
    attributes = survey.attributes(survey.question("bg02")["qid"])
    assert attributes | {"num_value_int_only": "1", "min_num_value_n": "0", "max_num_value_n": "20000"} == attributes
    assert survey.attributes(survey.question("pr02")["qid"])["maximum_chars"] == "3000"


def test_a_note_never_takes_the_name_of_a_question():
    part = builders.instrument(sections=[{"id": "more", "scale": "three", "items": [{"code": "note1", "text": "?"}]}])
    survey = read(builders.form(instruments=(part,)))
    assert survey.problems == []
    titles = [row["title"].lower() for row in survey.tables["questions"]]
    assert len(titles) == len(set(titles))


def test_losses_are_those_of_the_export_without_writing():
    for form in builders.forms():
        assert losses(form) == export_limesurvey(form)[1]
    assert [each.code for each in losses(replace(builders.form(), languages=()))] == ["FORM007"]


def test_equal_input_gives_equal_bytes_and_surveys_have_numbers_of_their_own():
    assert export_limesurvey(builders.form()) == export_limesurvey(builders.form())
    ids = {read(form).tables["surveys"][0]["sid"] for form in builders.forms()}
    assert len(ids) == len(builders.forms()) > 8


def test_golden_file():
    made = next(iter(export_limesurvey(builders.small_form())[0].values())).decode("utf-8")
    assert made == builders.golden("limesurvey/small.lss", made)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_any_text_comes_back_as_it_was(text):
    section = {"id": "more", "scale": "three", "items": [{"code": "mo01", "text": text + "x"}]}
    survey = read(builders.small_form(sections=[section], scoring={}))
    assert survey.problems == []
    shown = survey.texts(survey.question("mo01")["qid"])["en"].replace("<br />", "\n")
    assert html.unescape(shown) == clean(text + "x").strip()


KNOWN = {
    "aa": Variable("grid_aa", "choice", (0, 1, 2)),
    "bb": Variable("bb", "number", ()),
    "cc": Variable("cc", "multiple", (1, 2, 99)),
}


@pytest.mark.parametrize("spelled", builders.CONDITIONS, ids=str)
def test_a_condition_means_in_expressions_what_it_means_here(spelled):
    condition = Condition.model_validate_json(json.dumps(spelled))
    text = expression(condition, KNOWN)
    for aa, bb in builders.ANSWERS:
        answers = {"grid_aa": "" if aa is None else str(aa), "bb": "" if bb is None else str(bb)}
        found = work_out(text, answers) not in ("", 0, False)
        assert found is builders.meant(condition, aa, bb), (text, aa, bb)


def test_one_of_several_answers_is_asked_as_a_variable_of_its_own():
    text = expression(Condition.model_validate_json('{"item": "cc", "in": [1, 2]}'), KNOWN)
    assert work_out(text, {"cc_o2": "Y"}) is True
    assert work_out(text, {"cc_o99": "Y"}) is False


DAMAGE = [
    (b"<LimeSurveyDocType>Survey", b"<LimeSurveyDocType>survey", "doc type"),
    (b"<title><![CDATA[ek06]]>", b"<title><![CDATA[ek_06]]>", "would be rewritten"),
    (b"<title><![CDATA[ek06]]>", b"<title><![CDATA[ek07]]>", "twice"),
    (b"<title><![CDATA[ek06]]>", b"<title><![CDATA[abcdefghijklmnopqrstu]]>", "would be rewritten"),
    (b"<title><![CDATA[ek06]]>", b"<title><![CDATA[self]]>", "reserved"),
    (b"<code><![CDATA[99]]>", b"<code><![CDATA[-1]]>", "would vanish"),
    (b"<code><![CDATA[99]]>", b"<code><![CDATA[98]]>", "twice"),
    (b"<assessment_value><![CDATA[0]]>", b"<assessment_value><![CDATA[0.5]]>", "all answers vanish"),
    (b"<additional_languages><![CDATA[ja]]>", b"<additional_languages><![CDATA[]]>", "additional languages"),
    (b"<language>ja</language>", b"", "additional languages"),
    (b"ek03.NAOK", b"ek33.NAOK", "unknown"),
    (b"ek03.NAOK", b"(ek03.NAOK", "do not close"),
    ("「And now?」".encode(), b"", "blank in ja"),
    (b"And now?", b"And {now}?", "a brace is live"),
    (b"And now?", b"And <b>now?", "no sound HTML"),
    (b"And now?", b"And \x01 now?", "not well-formed"),
    (b"<type><![CDATA[N]]>", b"<type><![CDATA[Z]]>", "unknown type"),
    (b"<surveyls_title><![CDATA[A small form]]>", b"<surveyls_title><![CDATA[" + b"A" * 201 + b"]]>", "201 characters"),
    (b"<aid><![CDATA[3]]>", b"<aid><![CDATA[]]>", "answer"),
    (b"<sortorder><![CDATA[2]]>", b"<sortorder><![CDATA[1]]>", "do not grow"),
    (b"<mandatory><![CDATA[Y]]>", b"<mandatory><![CDATA[yes]]>", "is mandatory"),
    (b"<targetqid><![CDATA[", b"<targetqid><![CDATA[9", "leads nowhere"),
]


@pytest.mark.parametrize("old, new, told", DAMAGE)
def test_the_reader_finds_each_damage(old, new, told):
    """The reader is only worth something if it says no."""
    sound = next(iter(export_limesurvey(builders.small_form())[0].values()))
    assert old in sound
    assert any(told in problem for problem in read_lss(sound.replace(old, new)).problems)
