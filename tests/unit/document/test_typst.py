"""PDF set by typst: any text is data, missing letters and missing programs are findings, equal documents give equal bytes."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.samples import LABELS, document, everything, paragraph
from toolkit.document.fonts import families_for, folders_of, installed_folders
from toolkit.document.layout import lay_out
from toolkit.document.tree import SEES, Document, Heading, Link, Paragraph, Private, Table
from toolkit.document.typst import render_pdf
from toolkit.document.typst_data import TypstData
from toolkit.findings import Severity
from toolkit.model.text import Words

pytestmark = pytest.mark.extras


@pytest.fixture(autouse=True)
def _typst(request: pytest.FixtureRequest) -> None:
    if "no_typst" not in request.fixturenames:
        pytest.importorskip("typst")


@pytest.fixture
def no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)


def shown(made: bytes, folder: Path) -> str:
    (folder / "made.pdf").write_bytes(made)
    run = subprocess.run(["pdftotext", "-layout", "made.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


@pytest.mark.parametrize("lang", ["en", "ja", "ar"])
def test_everything_is_set_and_meets_the_standard(lang: str) -> None:
    if not installed_folders():
        pytest.skip('no font packages (pip install "alliance-toolkit[pdf]")')
    made, findings = render_pdf(everything(lang), LABELS, "facilitator")
    assert findings == []
    assert made is not None
    assert made.startswith(b"%PDF")
    assert (made, []) == render_pdf(everything(lang), LABELS, "facilitator")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="#$*_`@<>[]{}()\\\"'/=-+~^ \nab", min_size=1))
def test_no_text_is_read_as_markup(text: str) -> None:
    blocks = (Heading(2, text, text), Paragraph(text), Table((text,), ((text,),), text))
    made, findings = render_pdf(document(*blocks, title="x" + text), LABELS, "public")
    assert findings == []
    assert made is not None


@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="there is no pdftotext (Debian: apt-get install poppler-utils)"
)
def test_text_arrives_as_it_is(tmp_path: Path) -> None:
    text = '#read("/etc/passwd") $x^2$ *bold* @ref <label> \\ [x] // not a comment'
    made, _ = render_pdf(paragraph(text), LABELS, "public")
    assert made is not None
    assert text in shown(made, tmp_path)


def test_letters_that_no_font_holds_are_named() -> None:
    made, findings = render_pdf(document(Paragraph("abc \u1208\u1230 def")), LABELS, "public")
    assert made is None
    assert [item.code for item in findings] == ["PACK002"]
    assert "\u1208 (U+1208), \u1230 (U+1230)" in findings[0].what
    assert "a (U" not in findings[0].what
    assert findings[0].severity is Severity.ERROR


def test_a_missing_program_is_a_finding(no_typst: None) -> None:
    made, findings = render_pdf(paragraph("x"), LABELS, "public")
    assert made is None
    assert [item.code for item in findings] == ["PACK001"]
    assert 'pip install "alliance-toolkit[pdf]"' in findings[0].fix


def test_a_font_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    made, findings = render_pdf(paragraph("x"), LABELS, "public", fonts=[tmp_path / "none.ttf"])
    assert made is None
    assert [item.code for item in findings] == ["PACK005"]
    assert render_pdf(paragraph("x"), LABELS, "public", fonts=[tmp_path])[0] is not None


@pytest.mark.parametrize("reader", sorted(SEES))
def test_private_parts_leave_no_trace(reader: str) -> None:
    secret = Private("actor", (Heading(2, "Secret", "secret"), Paragraph("secret")))
    whole = document(Paragraph(("open", Link("there", "#secret"))), secret)
    data = json.dumps(TypstData(lay_out(whole, reader), LABELS).document())
    assert ("secret" in data.lower()) == ("actor" in SEES[reader])
    assert render_pdf(whole, LABELS, reader)[1] == []


def test_unsafe_addresses_are_not_data() -> None:
    data = TypstData(lay_out(document(Paragraph(Link("text", "javascript:x"))), "public"), LABELS).document()
    assert "javascript" not in json.dumps(data)


def test_states_are_marked_and_explained() -> None:
    words = Words("English", "k", "en", "fallback")
    data = TypstData(lay_out(document(Paragraph(words), lang="ja"), "public"), LABELS).document()
    assert [run["t"] for run in data["blocks"][0]["text"]] == [["English"], ["*"]]
    assert data["closing"][1][0]["t"] == ["* Not translated"]


def test_the_order_of_families() -> None:
    families = ["Noto Sans Arabic", "Noto Sans CJK JP"]
    assert families_for("ja", families) == ["Noto Sans CJK JP", "Libertinus Serif", "Noto Sans Arabic"]
    assert families_for("ar-JO", families)[0] == "Noto Sans Arabic"
    assert families_for("de", families)[0] == "Libertinus Serif"
    assert families_for("en", families, ["Noto Sans CJK JP"]) == ["Noto Sans CJK JP"]
    assert folders_of([Path("a/b.ttf"), "a/c.ttf"]) == ("a",)


def test_paper() -> None:
    a4, letter = (render_pdf(paragraph("x"), LABELS, "public", paper=paper)[0] for paper in ("a4", "letter"))
    assert a4 is not None
    assert letter is not None
    assert a4 != letter


def test_a_picture_that_no_font_shows_is_left_out_and_said() -> None:
    """Somebody has a flower in the name of their clinic."""
    text = Paragraph("By \U0001f469\u200d\u2695\ufe0f us")
    data, findings = render_pdf(Document("Clinic \U0001f338", "en", "ltr", (text,)), LABELS, "public")
    assert data is not None
    assert [one.code for one in findings] == ["PACK006"]
    assert "U+1F338" in findings[0].what
