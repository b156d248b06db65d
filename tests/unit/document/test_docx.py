"""DOCX files, read by python-docx: any text survives, structure and languages arrive, equal documents give equal bytes."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.samples import LABELS, SVG, document, everything, paragraph
from toolkit.document.docx import render_docx
from toolkit.document.text import clean
from toolkit.document.tree import (
    SEES,
    Code,
    Document,
    Emphasis,
    FieldLine,
    Figure,
    Heading,
    Link,
    ListBlock,
    Meta,
    Name,
    Note,
    PageBreak,
    Paragraph,
    Private,
    Speech,
    Strong,
    Table,
)
from toolkit.model.text import Words

docx = pytest.importorskip("docx")
etree = pytest.importorskip("lxml.etree")
pytestmark = pytest.mark.extras
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(made: bytes) -> Any:
    return docx.Document(BytesIO(made))


def every_text(made: bytes) -> str:
    with ZipFile(BytesIO(made)) as container:
        return "".join([container.read(name).decode("utf-8", "replace") for name in container.namelist()])


@settings(max_examples=60)
@given(st.text(min_size=1))
def test_any_text_survives(text: str) -> None:
    assert opened(render_docx(paragraph(text), LABELS, "public")).paragraphs[1].text == clean(text)


@settings(max_examples=30)
@given(st.text(alphabet="<>&\"'\n\t ]a\x00", min_size=1))
def test_no_text_breaks_the_file(text: str) -> None:
    blocks = (
        Heading(2, text, text),
        Speech(text, text, text),
        Table((text,), ((text,),), text),
        Figure(SVG, text, text),
        Note("info", (Paragraph(Code(text)),), text),
        Paragraph(Link(text, "https://example.org/?a=" + text.strip())),
    )
    made = render_docx(document(*blocks, title=text, meta=Meta((text,))), dict.fromkeys(LABELS, text), "public")
    with ZipFile(BytesIO(made)) as container:
        for name in container.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(container.read(name))
    assert opened(made).core_properties.title == clean(text)


def test_structure() -> None:
    made = opened(render_docx(everything(), LABELS, "facilitator"))
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert [name for name in styles if name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 2",
        "Heading 3",
    ]
    table = made.tables[1]
    assert table.rows[0].cells[1].text == "One"
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert [cell.text for cell in table.rows[2].cells] == ["Short", "", ""]
    assert [line.text for line in made.sections[0].header.paragraphs] == ["DRAFT"]
    assert "NUMPAGES" in made.sections[0].footer._element.xml
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == ["A rising line"]


def test_ordered_lists_each_begin_at_one() -> None:
    lists = [ListBlock(("a", "b"), ordered=True), ListBlock(("c",), ordered=True)]
    made = opened(render_docx(document(*lists), LABELS, "public"))
    numbers = [paragraph._p.pPr.numPr.numId.val for paragraph in made.paragraphs[1:]]
    assert numbers == [3, 3, 4]
    starts = made.part.numbering_part.element.findall(f".//{W}num[@{W}numId='4']/{W}lvlOverride/{W}startOverride")
    assert {start.get(f"{W}val") for start in starts} == {"1"}


def test_direction_and_languages() -> None:
    words = ("نص", Words("English", "k", "en", "fallback"), Name("+81 11"), Strong("قوي"), Emphasis("مائل"))
    made = opened(render_docx(document(Paragraph(words), Table(("أ",), (("ب",),)), lang="ar"), LABELS, "public"))
    paragraph = made.paragraphs[1]
    assert paragraph._p.find(f"{W}pPr/{W}bidi") is not None
    runs = {run.text: run._r.rPr for run in paragraph.runs}
    assert runs["نص"].find(f"{W}rtl") is not None
    assert runs["English"].find(f"{W}rtl") is None
    assert runs["English"].find(f"{W}lang").get(f"{W}val") == "en"
    assert runs["+81 11"] is None
    assert runs["مائل"].find(f"{W}i") is None
    assert runs["*"].find(f"{W}vertAlign") is not None
    assert made.tables[0]._tbl.tblPr.find(f"{W}bidiVisual") is not None
    assert made.paragraphs[-1].text == "* Not translated"


def test_unsafe_addresses_are_not_written() -> None:
    made = render_docx(document(Paragraph(Link("text", "javascript:alert(1)"))), LABELS, "public")
    assert "javascript" not in every_text(made)
    assert opened(made).paragraphs[1].text == "text"


@pytest.mark.parametrize("reader", sorted(SEES))
def test_private_parts_leave_no_trace(reader: str) -> None:
    secret = Private("facilitator", (Heading(2, "Secret", "secret"), Paragraph(Link("secret", "https://secret.org"))))
    made = render_docx(document(Paragraph("open"), secret), LABELS, reader)
    assert ("secret" in every_text(made).lower()) == ("facilitator" in SEES[reader])
    if "facilitator" not in SEES[reader]:
        assert made == render_docx(document(Paragraph("open")), LABELS, reader)


def test_a_page_break_goes_to_the_next_paragraph_even_before_a_table() -> None:
    made = opened(render_docx(document(PageBreak(), Table(("a",), ())), LABELS, "public"))
    assert made.paragraphs[1]._p.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_fields_to_fill_in() -> None:
    made = opened(render_docx(document(FieldLine("Name"), FieldLine("Seen", "check", ("yes", "no"))), LABELS, "public"))
    assert made.paragraphs[1]._p.find(f"{W}pPr/{W}tabs/{W}tab").get(f"{W}leader") == "underscore"
    assert made.paragraphs[2].text == "Seen ☐ yes    ☐ no    "


def test_a_cell_ends_with_a_paragraph() -> None:
    tree = opened(render_docx(everything(), LABELS, "facilitator")).element
    assert {cell[-1].tag for cell in tree.iter(f"{W}tc")} == {f"{W}p"}


@pytest.mark.parametrize("lang", ["en", "ja", "ar"])
def test_the_same_twice_and_stored(lang: str) -> None:
    made = render_docx(everything(lang), LABELS, "actor")
    assert made == render_docx(everything(lang), LABELS, "actor")
    with ZipFile(BytesIO(made)) as container:
        members = container.infolist()
    assert members[0].filename == "[Content_Types].xml"
    assert {member.compress_type for member in members} == {ZIP_STORED}
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_letter_paper() -> None:
    assert opened(render_docx(paragraph("x"), LABELS, "public", "letter")).sections[0].page_width.inches == 8.5


def test_a_date_among_arabic_letters_is_a_run_of_its_own_that_keeps_its_order() -> None:
    book = Document("كتاب", "ar", "rtl", (Paragraph("من 2027-04-12 إلى الغد"),))
    runs = opened(render_docx(book, LABELS, "facilitator")).paragraphs[-1].runs
    assert [(run.text, run._r.find(f"{W}rPr/{W}rtl") is not None) for run in runs] == [
        ("من ", True),
        ("2027-04-12", False),
        (" إلى الغد", True),
    ]
