"""Any text whatever goes out and comes back untouched, in a workbook and in a document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.exchanged import HEADS, SOURCES, TITLE, compared, planned, rows, workbook
from toolkit.catalog.exchange.container import parts_of
from toolkit.catalog.exchange.letter import render_letter
from toolkit.catalog.exchange.letter_reading import read_letter
from toolkit.catalog.exchange.reading import Known
from toolkit.catalog.exchange.rows import Standing
from toolkit.catalog.exchange.words import ENGLISH

HARD = st.sampled_from(
    [
        "=1+1",
        "_x000D_",
        "_x0041_",
        "a\r\nb",
        "\t",
        "\u2028",
        "\u200f",
        "e\u0301",
        "]]>",
        "&#10;",
        "\ufeff",
        "'x",
        "{client}",
    ]
)
TEXT = st.lists(HARD | st.text(max_size=20), min_size=1, max_size=4).map("".join).filter(lambda text: text.strip())


@given(source=TEXT, translation=TEXT)
@settings(max_examples=60, deadline=None)
def test_a_workbook_loses_nothing(source: str, translation: str) -> None:
    texts, standings = {**SOURCES, TITLE: source}, {TITLE: Standing(translation, "before " + source, "needs_check")}
    plan = planned(workbook(texts, standings), texts, standings)
    assert (plan.steps, plan.findings, plan.untouched) == ([], [], len(texts))


@given(source=TEXT, translation=TEXT)
@settings(max_examples=60, deadline=None)
def test_a_document_loses_nothing(source: str, translation: str) -> None:
    texts, standings = {**SOURCES, TITLE: source}, {TITLE: Standing(translation, "before " + source, "needs_check")}
    data = render_letter(rows(texts, standings), "ja", ENGLISH)
    plan = compared(read_letter(parts_of(data), "x.docx", Known(texts), HEADS), texts, standings)
    assert (plan.steps, plan.findings, plan.untouched) == ([], [], len(texts))
