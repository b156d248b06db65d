"""Documents: what goes out, and what comes back with tracked changes, comments, and without its content controls."""

import importlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from catalog.exchanged import HEADS, HOW, LONG, MET, SOURCES, STANDINGS, TITLE, codes, compared, rows, taken
from toolkit.catalog.exchange.container import parts_of
from toolkit.catalog.exchange.letter import render_letter
from toolkit.catalog.exchange.letter_reading import read_letter
from toolkit.catalog.exchange.plan import Plan
from toolkit.catalog.exchange.reading import Known, Reading
from toolkit.catalog.exchange.rows import Standing
from toolkit.catalog.exchange.words import ENGLISH

docx = pytest.importorskip("docx")
Document: Any = docx.Document
parse_xml: Any = importlib.import_module("docx.oxml").parse_xml
nsdecls: Any = importlib.import_module("docx.oxml.ns").nsdecls
qn: Any = importlib.import_module("docx.oxml.ns").qn

JA = "部屋"
Edit = Callable[[Any], None]


def letter(texts: Mapping[str, str] = SOURCES, standings: Mapping[str, Standing] = STANDINGS, tag: str = "ja") -> bytes:
    return render_letter(rows(texts, standings), tag, ENGLISH)


def edited(edit: Edit, data: bytes | None = None) -> bytes:
    """The document after python-docx has opened, changed and saved it."""
    document = Document(BytesIO(data or letter()))
    edit(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, texts: Mapping[str, str] = SOURCES) -> Reading:
    return read_letter(parts_of(data), "texts.docx", Known(texts), HEADS)


def planned(data: bytes, texts: Mapping[str, str] = SOURCES, standings: Mapping[str, Standing] = STANDINGS) -> Plan:
    return compared(read(data, texts), texts, standings)


def row_of(document: Any, key: str) -> Any:
    return next(row for row in document.tables[0].rows if key in row.cells[1].text.splitlines())


def content(document: Any, key: str) -> Any:
    """The content of a text's control."""
    return row_of(document, key)._tr.find(f".//{qn('w:sdtContent')}")


def run(text: str, name: str = "t") -> str:
    return f'<w:r {nsdecls("w")}><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def write(key: str, *inside: str) -> Edit:
    """Replaces what stands in a control by pieces of XML."""

    def edit(document: Any) -> None:
        place = content(document, key)
        for child in list(place):
            place.remove(child)
        for piece in inside:
            place.append(parse_xml(piece))

    return edit


def test_a_document_shows_the_instructions_and_a_row_a_text() -> None:
    document = Document(BytesIO(letter()))
    assert [paragraph.text for paragraph in document.paragraphs[1:11]] == [ENGLISH[f"step_{n}"] for n in range(1, 11)]
    assert len(document.tables[0].rows) == 1 + len(SOURCES)
    assert document.sections[0].page_width > document.sections[0].page_height


def test_each_translation_stands_in_a_control_whose_tag_word_can_hold() -> None:
    document = Document(BytesIO(letter()))
    tags = [tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:tag"))]
    assert len(set(tags)) == len(SOURCES)
    assert all(tag.startswith("alliance.ja.") and len(tag) <= 64 for tag in tags)


def test_a_document_for_arabic_runs_from_right_to_left() -> None:
    table = Document(BytesIO(letter(tag="ar"))).tables[0]
    assert table._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_the_same_texts_give_the_same_bytes() -> None:
    assert letter() == letter()


@pytest.mark.parametrize("data", [letter(), edited(lambda document: None)], ids=["as it went out", "saved again"])
def test_an_unchanged_document_changes_nothing(data: bytes) -> None:
    plan = planned(data)
    assert (plan.steps, plan.findings, plan.untouched) == ([], [], len(SOURCES))


def test_what_is_written_into_a_control_is_taken() -> None:
    plan = planned(edited(write(TITLE, run("部"), run("屋"))))
    assert (taken(plan), plan.findings) == ({TITLE: JA}, [])


def test_tracked_changes_are_read_as_accepted() -> None:
    tracked = f'{nsdecls("w")} w:id="1" w:author="T" w:date="2027-01-01T00:00:00Z"'
    pieces = (
        run("どの"),
        f"<w:del {tracked}>{run('くらい', 'delText')}</w:del>",
        f"<w:ins {tracked}>{run('ほど')}</w:ins>",
        f"<w:moveFrom {tracked}>{run('自信')}</w:moveFrom>",
        f"<w:moveTo {tracked}>{run('確か')}</w:moveTo>",
        f"<w:ins {tracked}><w:del {tracked}>{run('x', 'delText')}</w:del></w:ins>",
    )
    assert taken(planned(edited(write(HOW, *pieces)))) == {HOW: "どのほど確か"}


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    def edit(document: Any) -> None:
        write(HOW, run("自信"))(document)
        cell = row_of(document, HOW).cells[3]
        first = cell.paragraphs[0]
        mark = f'<w:rPr {nsdecls("w")}><w:del w:id="2" w:author="T"/></w:rPr>'
        first._p.get_or_add_pPr().append(parse_xml(mark))
        cell.add_paragraph("は。")

    assert taken(planned(edited(edit))) == {HOW: "自信は。"}


def test_line_breaks_and_paragraphs_are_line_ends() -> None:
    def edit(document: Any) -> None:
        write(LONG, run("一"), f"<w:r {nsdecls('w')}><w:br/></w:r>", run("二"))(document)
        row_of(document, LONG).cells[3].add_paragraph("三")

    assert taken(planned(edited(edit))) == {LONG: "一\n二\n三"}


def test_comments_become_questions() -> None:
    def edit(document: Any) -> None:
        paragraph = row_of(document, MET).cells[2].paragraphs[0]
        document.add_comment(paragraph.runs, text="Who is meant?", author="T")
        document.add_comment(row_of(document, TITLE).cells[1].paragraphs[0].runs, text="All rooms?", author="T")

    assert planned(edited(edit)).questions == [(TITLE, "All rooms?"), (MET, "Who is meant?")]


def without_controls(document: Any) -> None:
    """As Google Docs and some versions of other programs save: the text stays, the control goes."""
    for control in list(document.element.body.iter(qn("w:sdt"))):
        parent = control.getparent()
        at = parent.index(control)
        for child in list(control.find(qn("w:sdtContent"))):
            parent.insert(at, child)
            at += 1
        parent.remove(control)


def test_a_row_without_its_control_is_known_by_its_key() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        without_controls(document)

    plan = planned(edited(edit))
    assert (taken(plan), plan.findings) == ({TITLE: JA}, [])


def test_a_row_without_its_control_is_known_to_be_stale_by_its_english() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        without_controls(document)

    assert codes(planned(edited(edit), {**SOURCES, TITLE: "Another"})) == ["EXCH004"]


def test_a_row_whose_key_is_gone_is_known_by_its_control() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        cell = row_of(document, TITLE).cells[1]
        for paragraph in list(cell.paragraphs[1:]):
            paragraph._p.getparent().remove(paragraph._p)

    assert taken(planned(edited(edit))) == {TITLE: JA}


def test_a_row_that_nothing_knows_any_more_is_told() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        cell = row_of(document, TITLE).cells[1]
        cell.paragraphs[1].text = "interface/survey/gone"

    gone = {key: text for key, text in SOURCES.items() if key != TITLE}
    assert codes(planned(edited(edit), gone)) == ["EXCH017"]


def test_rows_that_were_moved_or_deleted_change_nothing_else() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        table = document.tables[0]._tbl
        table.append(row_of(document, TITLE)._tr)
        table.remove(row_of(document, HOW)._tr)
        deleted = f'<w:trPr {nsdecls("w")}><w:del w:id="9" w:author="T"/></w:trPr>'
        gone = row_of(document, LONG)._tr
        gone.remove(gone.trPr)
        gone.insert(0, parse_xml(deleted))

    plan = planned(edited(edit))
    assert (taken(plan), plan.untouched, plan.findings) == ({TITLE: JA}, 1, [])


def test_a_control_around_the_whole_cell_is_known() -> None:
    def edit(document: Any) -> None:
        write(TITLE, run(JA))(document)
        row = row_of(document, TITLE)._tr
        cell = row.findall(qn("w:tc"))[3]
        control = cell.find(f".//{qn('w:sdt')}")
        properties = control.find(qn("w:sdtPr"))
        outer = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        at = row.index(cell)
        without_controls_in(cell)
        row.remove(cell)
        outer.insert(0, properties)
        outer.find(qn("w:sdtContent")).append(cell)
        row.insert(at, outer)

    assert taken(planned(edited(edit))) == {TITLE: JA}


def without_controls_in(cell: Any) -> None:
    control = cell.find(f".//{qn('w:sdt')}")
    parent = control.getparent()
    for child in list(control.find(qn("w:sdtContent"))):
        control.addprevious(child)
    parent.remove(control)


def test_a_document_may_say_that_a_translation_fits() -> None:
    standings = {**STANDINGS, HOW: Standing("どのくらい。", "How sure?", "needs_check")}

    def edit(document: Any) -> None:
        row_of(document, HOW).cells[4].text = "checked"

    plan = planned(edited(edit, letter(standings=standings)), standings=standings)
    assert [(step.key, step.kind) for step in plan.steps] == [(HOW, "checked")]
    assert "English before: How sure?" in row_of(Document(BytesIO(letter(standings=standings))), HOW).cells[2].text


def test_hostile_texts_go_out_as_texts() -> None:
    texts = {TITLE: '<w:t>&amp;"</w:t>', HOW: "]]>\t'x'"}
    plan = planned(letter(texts, {}), texts, {})
    assert plan.findings == []
    assert [row.source for row in read(letter(texts, {}), texts).rows] == list(texts.values())


def test_five_thousand_rows_take_few_seconds() -> None:
    texts = {f"interface/survey/n{n}": f"Text number {n} of many" for n in range(5000)}
    standings = {key: Standing(f"訳 {n}", "", "draft") for n, key in enumerate(texts)}
    plan = planned(letter(texts, standings), texts, standings)
    assert (plan.untouched, plan.findings) == (5000, [])


def test_every_part_is_well_formed() -> None:
    from xml.etree import ElementTree

    with ZipFile(BytesIO(letter())) as container:
        for name in container.namelist():
            ElementTree.fromstring(container.read(name))
