"""Markdown pages, read by python-markdown with what a documentation site switches on: any text survives."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from document.samples import LABELS, document, everything
from toolkit.document.markdown import render_markdown
from toolkit.document.text import clean
from toolkit.document.tree import Emphasis, Facts, Heading, Link, ListBlock, Note, Paragraph, Private, Quote, Table
from toolkit.model.text import Words

lxml_html = pytest.importorskip("lxml.html")
pytestmark = pytest.mark.extras

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "smarty",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
HOSTILE = "\\`*_{}[]()<>&#+-.!|~^=$:@\"'%/? \n1aA\t漢ع"
READER = Markdown(extensions=EXTENSIONS)


def read(text: str) -> Any:
    READER.reset()
    return lxml_html.fromstring(f"<div>{READER.convert(text)}</div>")


def squeezed(text: str) -> str:
    return re.sub(r"[ \t\n\x0c\u2028]+", " ", clean(text)).strip()


def shown(element: Any) -> str:
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return squeezed(element.text_content())


@given(st.text(min_size=1) | st.text(alphabet=HOSTILE, min_size=1))
def test_any_paragraph_survives(text: str) -> None:
    page = read(render_markdown(document(Paragraph(text)), LABELS, "public"))
    assert shown(page) == squeezed("A title " + text)


@given(st.text(alphabet=HOSTILE, min_size=1))
def test_any_text_survives_in_every_place(text: str) -> None:
    for block in (
        Paragraph(Emphasis(Words(text, "k", "ja"))),
        ListBlock((text, "end")),
        Quote(text),
        Facts(((text, "end"),)),
        Table((text,), (("end",),)),
        Heading(2, text, "x"),
        Note("info", (Paragraph(text),), "end"),
        Paragraph(Link(text, "https://example.org/_a_*b*`c`{d}[e](f)")),
    ):
        page = read(render_markdown(document(block), LABELS, "public"))
        expected = squeezed(text).replace(" ", "")
        assert shown(page).replace(" ", "").removeprefix("Atitle").replace("end", "") == expected, block


@given(st.text(alphabet=HOSTILE, min_size=1))
def test_nothing_for_jinja(text: str) -> None:
    source = render_markdown(document(Paragraph(text), Facts(((text, text),))), LABELS, "public")
    assert not re.search(r"\{[{%#]", source)


def test_addresses_survive() -> None:
    href = "https://example.org/_a_*b*`c`{d}[e](f)?x=1&y=2"
    page = read(render_markdown(document(Paragraph(Link("text", href))), LABELS, "public"))
    assert page.xpath("//a/@href") == [href]


def test_headings_carry_ids_from_keys() -> None:
    source = render_markdown(document(Heading(2, "見出し", "scenario/quiet/script"), lang="ja"), LABELS, "public")
    assert "## 見出し {#scenario-quiet-script}" in source
    assert read(source).xpath("//h2/@id") == ["scenario-quiet-script"]


def test_languages_and_states_are_marked() -> None:
    words = Words("English", "k", "en", "fallback")
    page = read(render_markdown(document(Paragraph(words), Facts((("a", words),)), lang="ar"), LABELS, "public"))
    assert page.xpath("//span[@lang]/@dir") == ["ltr", "ltr"]
    assert page.xpath("//span[@role='img']/@aria-label") == ["Not translated", "Not translated"]
    assert "Not translated" in page.xpath("//div[@class='legend']")[0].text_content()


def test_private_parts_leave_no_trace() -> None:
    secret = Private("supervisor", (Paragraph("secret"),))
    source = render_markdown(document(Paragraph("a"), Heading(2, "Theirs"), secret), LABELS, "facilitator")
    assert source == render_markdown(document(Paragraph("a")), LABELS, "facilitator")
    assert "secret" in render_markdown(document(secret), LABELS, "supervisor")


def test_two_lists_in_a_row_stay_two() -> None:
    page = read(
        render_markdown(document(ListBlock(("a",)), ListBlock(("b",)), ListBlock(("c",), True)), LABELS, "public")
    )
    assert len(page.xpath("//ul")) == 2
    assert len(page.xpath("//ol")) == 1


def test_everything_is_read_as_written() -> None:
    page = read(render_markdown(everything(), LABELS, "facilitator"))
    assert page.xpath("//div[contains(@class, 'admonition')]/p[1]/text()") == ["Draft", "Safety"]
    assert len(page.xpath("//table")) == 1
    assert not page.xpath("//p//div | //p//table")
    assert render_markdown(everything(), LABELS, "actor") == render_markdown(everything(), LABELS, "actor")
