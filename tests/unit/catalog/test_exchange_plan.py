"""The plan of an import: what is taken, what is refused and why, and that it can be done twice."""

from dataclasses import replace
from datetime import date

import pytest

from catalog.exchanged import (
    HEADS,
    HOW,
    MET,
    SOURCES,
    STANDINGS,
    TITLE,
    bare,
    cells,
    codes,
    compared,
    edited,
    planned,
    put,
    reading,
    sources,
    taken,
    workbook,
)
from toolkit.catalog.exchange.context import context_of, numbers_of
from toolkit.catalog.exchange.marks import mark_of, normal, read_mark
from toolkit.catalog.exchange.plan import Step, Texts, plan_of, steps_by_key
from toolkit.catalog.exchange.questions import changes_of, lines_of
from toolkit.catalog.exchange.reading import Known
from toolkit.catalog.exchange.rows import Standing, Wanted, rows_of, summary_of
from toolkit.catalog.exchange.sheet_reading import read_sheet
from toolkit.catalog.exchange.terms import term_lines
from toolkit.catalog.exchange.words import ENGLISH
from toolkit.catalog.exchange.written import catalog_with, origins_of
from toolkit.catalog.extract import Source
from toolkit.model.glossary import Term
from toolkit.model.locale import MessageReview, Review, SameMeaning
from toolkit.model.questions import AskedQuestion
from toolkit.model.renames import Renames
from toolkit.store.po import parse_po, render_po

JA = "部屋"


def test_a_row_whose_english_has_changed_is_refused_with_both() -> None:
    today = {**SOURCES, TITLE: "The rooms and halls"}
    data = edited(workbook(), put(TITLE, "translation", JA))
    plan = planned(data, today)
    assert (taken(plan), codes(plan)) == ({}, ["EXCH004"])
    assert plan.findings[0].slots["old"] == "The rooms"
    assert plan.findings[0].slots["new"] == "The rooms and halls"


def test_a_stale_row_that_nobody_has_touched_is_no_matter() -> None:
    assert codes(planned(workbook(), {**SOURCES, TITLE: "Another"})) == []


def test_a_stale_row_is_known_by_its_english_where_the_mark_is_gone() -> None:
    table = [["Key", "English", "Translation"], [TITLE, SOURCES[TITLE], JA]]
    assert codes(planned(bare(table), {**SOURCES, TITLE: "Another"})) == ["EXCH004"]


def test_english_that_is_said_to_mean_the_same_makes_no_row_stale() -> None:
    today = {**SOURCES, TITLE: "The  room"}
    said = [("The rooms", "The room."), ("The room.", "The  room")]
    same = [SameMeaning(key=TITLE, was=a, now=b, role="lead", reason="typo", on=date(2027, 1, 1)) for a, b in said]
    read = reading(edited(workbook(), put(TITLE, "translation", JA)), today)
    texts = Texts("ja", sources(today), lambda key: STANDINGS.get(key, Standing()), (), same)
    assert taken(plan_of(read, texts, {"checked"})) == {TITLE: JA}
    assert codes(plan_of(read, replace(texts, same=same[1:]), {"checked"})) == ["EXCH004"]


def test_a_row_is_known_by_the_name_that_its_text_had() -> None:
    old = {"interface/survey/old": SOURCES[TITLE], HOW: SOURCES[HOW]}
    data = edited(workbook(old), put("interface/survey/old", "translation", JA))
    renames = Renames(renames={"interface/survey/old": TITLE})
    read = read_sheet(data, "x.xlsx", Known(SOURCES, renames.current), HEADS)
    assert taken(compared(read)) == {TITLE: JA}


def test_english_that_was_typed_over_is_told_and_the_row_is_taken() -> None:
    def both(page: object) -> None:
        put(TITLE, "translation", JA)(page)
        put(TITLE, "source", "The chambers")(page)

    plan = planned(edited(workbook(), both))
    assert (taken(plan), codes(plan)) == ({TITLE: JA}, ["EXCH005"])


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    table = [["Key", "English", "Translation"], [HOW, SOURCES[HOW], "x"], ["interface/survey/titel", "y", JA]]
    plan = planned(bare(table))
    assert (taken(plan), codes(plan)) == ({HOW: "x"}, ["EXCH006"])
    assert TITLE in plan.findings[0].slots["suggestion"]


def doubled(first: str, second: str) -> bytes:
    table = cells(workbook())
    row = next(row for row in table if row[1] == TITLE)
    again = [*row]
    row[6], again[6] = first, second
    return bare([*table, again])


def test_a_row_that_stands_there_twice_alike_is_taken_once() -> None:
    plan = planned(doubled(JA, f"{JA} "))
    assert (taken(plan), codes(plan)) == ({TITLE: JA}, [])
    assert len(plan.steps) == 1


def test_a_row_that_stands_there_twice_and_differs_is_refused_both_times() -> None:
    plan = planned(doubled(JA, "室"))
    assert (taken(plan), codes(plan), plan.refused) == ({}, ["EXCH007"], 1)


@pytest.mark.parametrize("said", ["二度。", "{client}と{client}。", "{klient}。", "{Client}。"])
def test_gaps_have_to_be_those_of_the_english(said: str) -> None:
    assert codes(planned(edited(workbook(), put(MET, "translation", said)))) == ["EXCH011"]


def test_a_translation_that_somebody_else_has_changed_is_not_replaced() -> None:
    today = {**STANDINGS, HOW: Standing("確かですか。", "", "draft")}
    plan = planned(edited(workbook(), put(HOW, "translation", "自信は。")), standings=today)
    assert (taken(plan), codes(plan)) == ({}, ["EXCH012"])


def test_an_untouched_row_leaves_what_somebody_else_has_changed() -> None:
    today = {**STANDINGS, HOW: Standing("確かですか。", "", "draft")}
    plan = planned(workbook(), standings=today)
    assert (plan.steps, plan.findings) == ([], [])


def test_an_import_done_twice_changes_nothing_the_second_time() -> None:
    data = edited(workbook(), put(HOW, "translation", "自信は。"))
    first = planned(data)
    done = {**STANDINGS, **{key: Standing(text, "", "draft") for key, text in taken(first).items()}}
    second = planned(data, standings=done)
    assert (second.steps, second.findings) == ([], [])


def test_marks_that_no_keyboard_writes_are_refused() -> None:
    assert codes(planned(edited(workbook(), put(TITLE, "translation", "部\ufffd屋")))) == ["EXCH013"]


@pytest.mark.parametrize("said", ["+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1"])
def test_a_text_that_begins_as_a_formula_is_refused(said: str) -> None:
    assert codes(planned(edited(workbook(), put(TITLE, "translation", said)))) == ["EXCH019"]


def test_a_line_of_talk_may_begin_with_a_dash() -> None:
    assert taken(planned(edited(workbook(), put(TITLE, "translation", "- ¿Sí?")))) == {TITLE: "- ¿Sí?"}


def test_an_emptied_cell_deletes_nothing() -> None:
    plan = planned(edited(workbook(), put(HOW, "translation", None)))
    assert (taken(plan), codes(plan)) == ({}, ["EXCH014"])


def test_a_signed_translation_of_others_is_left_alone() -> None:
    data = edited(workbook(), put(HOW, "translation", "自信は。"))
    assert codes(planned(data, signed=[HOW])) == ["EXCH016"]


def test_a_row_of_another_language_is_refused() -> None:
    assert codes(planned(edited(workbook(tag="de"), put(TITLE, "translation", "x"))))[0] == "EXCH018"


CHANGED = {**STANDINGS, HOW: Standing("どのくらい。", "How sure?", "needs_check")}


def test_a_translation_is_said_to_fit_the_changed_english_in_the_column_of_states() -> None:
    data = edited(workbook(standings=CHANGED), put(HOW, "state", " Checked "))
    plan = planned(data, standings=CHANGED)
    assert plan.steps == [Step(HOW, "どのくらい。", "どのくらい。", "checked")]


def test_a_text_to_be_checked_stays_so_where_nobody_says_anything() -> None:
    assert planned(workbook(standings=CHANGED), standings=CHANGED).steps == []


def test_a_text_that_repeats_is_one_row_and_goes_to_all_its_places() -> None:
    texts = {**SOURCES, "interface/docs/title": "The rooms"}
    plan = planned(edited(workbook(texts), put(TITLE, "translation", JA)), texts)
    assert taken(plan) == {TITLE: JA, "interface/docs/title": JA}


def test_texts_of_different_scales_kinds_and_states_are_rows_of_their_own() -> None:
    def source(key: str, *notes: str) -> Source:
        return Source(key, "Yes", ("Where: x", *notes))

    made = [
        source("instrument/a/scales/s/options/1/label", "Scale: [1 Yes] | 2 No"),
        source("instrument/b/scales/s/options/1/label", "Scale: [1 Yes] | 2 No"),
        source("instrument/b/scales/t/options/1/label", "Scale: 0 No | [1 Yes]"),
        source("instrument/b/title"),
        source("instrument/c/title"),
    ]
    standings = {"instrument/c/title": Standing("はい", "", "draft")}
    rows = rows_of({"instruments": made}, lambda one: standings.get(one.key, Standing()), Wanted())
    assert [len(row.keys) for row in rows] == [2, 1, 1, 1]
    assert str(summary_of(rows)) == "4 words in 4 texts; 0 words before recruitment; 1 texts repeat"


def test_what_respondents_read_comes_first() -> None:
    made = {name: [Source(f"{kind}/x/title", "Words here", ("Where: x",))] for name, kind in FILES.items()}
    wanted = Wanted(early=lambda key: key.startswith(("instrument/", "document/")))
    rows = rows_of(made, lambda one: Standing(), wanted)
    assert [row.key.partition("/")[0] for row in rows] == ["instrument", "document", "scenario", "module"]
    assert summary_of(rows).early == 4


FILES = {"scenarios": "scenario", "modules": "module", "instruments": "instrument", "documents": "document"}


def test_parts_and_states_can_be_chosen() -> None:
    made = {"interface": list(sources().values())}

    def chosen(**how: object) -> list[str]:
        return [row.key for row in rows_of(made, lambda one: STANDINGS.get(one.key, Standing()), Wanted(**how))]  # type: ignore[arg-type]

    assert chosen(only=["interface"], states=["missing"]) == [TITLE, MET]
    assert chosen(only=[HOW]) == [HOW]
    assert chosen(only=["interface/sur"]) == []
    assert chosen(printed=lambda key: key == MET) == [MET]


PO = """msgid ""
msgstr ""
"Language: ja\\n"

# a note
#. Where: the words
#, fuzzy, max-length:60
#| msgid "How?"
msgctxt "interface/survey/how"
msgid "How sure?"
msgstr "どのくらい。"

msgctxt "interface/survey/old"
msgid "Gone"
msgstr "去"
"""


def test_a_catalog_gets_the_translations_and_nothing_else_changes() -> None:
    catalog, _ = parse_po(PO, "x.po")
    steps = steps_by_key([Step(HOW, "どのくらい。", "自信は。", "changed"), Step(MET, "", "{client}に。", "new")])
    made = render_po(catalog_with(catalog, "ja", steps, list(sources().values()), Renames()))
    new = '#. Where: the words > interface/survey/met\nmsgctxt "interface/survey/met"\nmsgid "I met {client} twice."\n'
    expected = PO.replace('#, fuzzy, max-length:60\n#| msgid "How?"\n', "#, max-length:60\n")
    expected = expected.replace(
        '"How sure?"\nmsgstr "どのくらい。"\n',
        f'"How sure are you?"\nmsgstr "自信は。"\n\n{new}msgstr "{{client}}に。"\n',
    )
    assert made == expected


def test_a_person_who_changes_a_machines_draft_has_edited_it() -> None:
    steps = [Step(TITLE, "", JA, "new"), Step(HOW, "a", "b", "changed"), Step(MET, "a", "a", "checked")]
    made = origins_of(steps, "", Review())
    assert {key: row["origin"] for key, row in made.items()} == {TITLE: "human", HOW: "machine-edited"}
    assert origins_of(steps, "machine", Review()) == {}
    known = Review(messages={HOW: MessageReview(words="0", origin="human", accepted=())})
    assert origins_of(steps, "machine", known)[HOW]["origin"] == "machine"
    assert origins_of(steps, "", known)[HOW]["origin"] == "human"
    assert origins_of(steps, "", Review(origin="human")) == {}


def test_a_question_is_kept_once_and_shown_with_its_answer() -> None:
    known = [AskedQuestion(key=TITLE, question="Which rooms?", languages=("de",), answer="Those of the clinic.")]
    assert [change.path for change in changes_of(known, [(TITLE, "Which rooms? ")], "de")] == []
    more = changes_of(known, [(TITLE, "Which rooms?"), (HOW, "Sure of what?"), (HOW, "Sure of what?")], "ja")
    assert [(change.path, change.value) for change in more[:1]] == [(("questions", 0, "languages"), ["de", "ja"])]
    assert [change.path for change in more[1:]] == [("questions", 1)]
    assert lines_of(known, ENGLISH) == {TITLE: ["Question: Which rooms?", "Answer: Those of the clinic."]}


def test_marks_are_read_back() -> None:
    mark = mark_of("zh-Hans", "a", "b", "interface/x")
    assert read_mark(f" {mark} ") == mark
    assert len(str(mark)) < 55
    assert read_mark("ja.12.34") is None


def test_texts_that_look_alike_are_alike() -> None:
    assert normal("e\u0301 \r\nb\u2028c ") == "é\nb\nc"


def test_a_context_without_a_numbered_text_is_empty() -> None:
    assert len(context_of([], "x").blocks) == 1
    assert numbers_of([], {})(TITLE) == ""


def test_terms_of_the_glossary_stand_beside_a_text() -> None:
    terms = (Term(("room", "chamber"), ("部屋",), ("室",), "always"), Term(("hall",), ("広間",)))
    assert term_lines(sources().values(), terms) == {TITLE: ["Term: room = 部屋; not 室 (always)"]}
    assert term_lines(sources().values(), ()) == {}
