"""HTML pages: any text survives, nothing dangerous is written, private parts leave no trace, the structure is sound."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.samples import LABELS, document, everything, paragraph
from toolkit.document.html import block_css, page_css, render_fragment, render_html
from toolkit.document.text import clean
from toolkit.document.tree import (
    SEES,
    Code,
    Document,
    Facts,
    Figure,
    Heading,
    Link,
    ListBlock,
    Meta,
    Note,
    Paragraph,
    Private,
    Quote,
    Speech,
    Table,
)
from toolkit.model.text import Words

lxml_html = pytest.importorskip("lxml.html")
pytestmark = pytest.mark.extras


def parsed(page: str) -> Any:
    return lxml_html.document_fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))


def text_of(element: Any) -> str:
    for line_break in element.iter("br"):
        line_break.tail = (line_break.tail or "").removeprefix("\n")
        line_break.tail = "\n" + line_break.tail
    return element.text_content()


@given(st.text(min_size=1))
def test_any_text_survives(text: str) -> None:
    page = parsed(render_html(paragraph(text), LABELS, "public"))
    assert text_of(page.xpath("//main/p")[0]) == clean(text)


@given(st.text(alphabet="<>&\"'/=`{}ab \n", min_size=1).filter(str.strip))
def test_no_text_makes_markup(text: str) -> None:
    blocks = (
        Heading(2, text, text),
        Speech(text, text, text),
        Facts(((text, text),)),
        Quote(text, text),
        Table((text,), ((text,),), text),
        Figure("", text, text),
        Note("info", (Paragraph(Code(text)),), text),
        Paragraph(Link(text, text)),
    )
    sound = render_html(document(*blocks, title=text), dict.fromkeys(LABELS, text), "public")
    plain_page = sound.replace(text, "x")
    allowed = {"script", "iframe", "object", "form"}
    page = parsed(sound)
    assert not [element for element in page.iter() if element.tag in allowed]
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert page.xpath("//h2")[0].text_content().replace("\n", "") == clean(text).replace("\n", "")
    assert page.xpath("//img/@alt")[0] == clean(text)
    assert plain_page


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "\\\\example.org\\x",
        "javascript&colon;alert(1):x",
        "",
    ],
)
def test_unsafe_addresses_are_not_written(href: str) -> None:
    page = render_html(document(Paragraph(Link("text", href))), LABELS, "public")
    assert parsed(page).xpath("//main//a") == []
    assert "text" in page


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a?b=1&c=2#d",
        "http://example.org",
        "mailto:a@example.org",
        "tel:+81110000000",
        "../ja/x.html",
        "a:b/c".replace(":", "_"),
    ],
)
def test_safe_addresses_are_written(href: str) -> None:
    page = parsed(render_html(document(Paragraph(Link("text", href))), LABELS, "public"))
    assert page.xpath("//main//a/@href") == [href]


def test_links_inside_lead_to_what_this_reader_has() -> None:
    link = Paragraph((Link("own", "#scenario/quiet/script"), Link("theirs", "#secret/plan")))
    secret = Private("supervisor", (Heading(2, "Plan", "secret/plan"), Paragraph("x")))
    whole = document(link, Heading(2, "Script", "scenario/quiet/script"), Paragraph("x"), secret)
    hrefs = [
        parsed(render_html(whole, LABELS, reader)).xpath("//main//a/@href") for reader in ("trainee", "supervisor")
    ]
    assert hrefs == [["#scenario-quiet-script"], ["#scenario-quiet-script", "#secret-plan"]]
    assert "secret" not in render_html(whole, LABELS, "trainee")


@pytest.mark.parametrize("reader", sorted(SEES))
@pytest.mark.parametrize("owner", sorted(SEES))
def test_private_parts_are_for_those_who_see_them(reader: str, owner: str) -> None:
    secret = Private(owner, (Heading(2, "Secret heading", "secret"), Paragraph("secret words")))  # type: ignore[arg-type]
    page = render_html(document(Paragraph("open"), secret), LABELS, reader)
    assert ("secret" in page.lower()) == (owner in SEES[reader])


def test_private_parts_leave_no_trace() -> None:
    """A page with hidden parts everywhere equals one that never had them: no empty list, note, heading, mark or legend."""
    unreviewed = Words("秘密", "k", "ja", "needs_check")
    secret = Private("supervisor", (Heading(2, "Open", "open"), Paragraph(unreviewed)))
    with_parts = document(
        secret,
        Heading(2, "Open", "open"),
        Paragraph("words"),
        Heading(2, "For the supervisor", "s"),
        secret,
        Heading(2, "Kept", "k"),
        Note("info", (secret,), "title"),
        ListBlock((secret, "item", (secret,))),
        ListBlock((secret,)),
        Facts((("label", (secret,)), ("kept", "value"))),
        Heading(2, "Also", "a"),
        Heading(3, "Deeper", "d"),
        secret,
    )
    without = document(
        Heading(2, "Open", "open"),
        Paragraph("words"),
        Heading(2, "Kept", "k"),
        ListBlock(("item",)),
        Facts((("kept", "value"),)),
    )
    assert render_html(with_parts, LABELS, "trainee") == render_html(without, LABELS, "trainee")
    assert "秘密" in render_html(with_parts, LABELS, "supervisor")


def test_a_heading_that_never_had_a_section_stays() -> None:
    page = render_html(
        document(Heading(2, "Bare"), Private("actor", (Paragraph("x"),)), Heading(2, "End")), LABELS, "public"
    )
    assert "Bare" not in page
    assert "End" in page


def test_pieces_in_other_languages_carry_lang_and_direction() -> None:
    words = (Words("مرحبا", "k", "ar", "approved"), Words("own", "k", "en"))
    page = parsed(render_html(document(Paragraph(words)), LABELS, "public"))
    assert [(span.get("lang"), span.get("dir"), span.text) for span in page.xpath("//main//span")] == [
        ("ar", "rtl", "مرحبا")
    ]


def test_states_are_marked_and_explained() -> None:
    pieces = (
        Words("fallback", "k", "en", "fallback"),
        Words("自分", "k", "ja", "approved"),
        Words("下書き", "k", "ja", "draft"),
    )
    page = parsed(render_html(document(Paragraph(pieces), lang="ja"), LABELS, "public"))
    assert page.xpath("//main//span[@class='mark']/@aria-label") == ["Not translated", "Unreviewed draft"]
    assert [item.text_content() for item in page.xpath("//footer//li")] == ["† Unreviewed draft", "* Not translated"]


def test_a_document_all_of_one_state_says_it_once() -> None:
    pieces = (Words("下書き", "k", "ja", "draft"), Words("も", "k", "ja", "draft"), Words("code", "k", "en", "source"))
    page = parsed(render_html(document(Paragraph(pieces), lang="ja"), LABELS, "public"))
    assert page.xpath("//*[@class='mark']") == []
    assert [notice.text for notice in page.xpath("//p[@class='notice']")] == [LABELS["whole_draft"]]


def test_headings_are_in_order_and_ids_unique() -> None:
    levels = [
        Heading(5, "a", "same"),
        Heading(1, "b", "same"),
        Heading(4, "c", "9"),
        Heading(2, "d", "main"),
        Heading(3, "e"),
    ]
    page = parsed(render_html(document(*levels), LABELS, "public"))
    assert [element.tag for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")] == [
        "h1",
        "h2",
        "h2",
        "h3",
        "h2",
        "h3",
    ]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_asks_for_nothing() -> None:
    page = render_html(everything(), LABELS, "facilitator")
    tree = parsed(page)
    assert tree.xpath("//script | //link | //iframe | //*[@srcset]") == []
    assert all(source.startswith("data:") for source in tree.xpath("//@src"))
    assert "url(" not in page_css()
    assert "@import" not in page_css()


def test_landmarks_and_table_heads() -> None:
    page = parsed(render_html(everything(), LABELS, "facilitator"))
    assert [len(page.xpath(f"//body/{tag}")) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert page.xpath("//a[@class='skip']/@href") == ["#main"]
    assert page.xpath("//thead//th/@scope") == ["col", "col"]
    assert page.xpath("//tbody//th/@scope") == ["row", "row"]
    assert page.xpath("//nav/@aria-label") == ["Languages", "Contents"]
    assert {len(row) for row in page.xpath("//tr")} == {3}


def test_direction_comes_from_the_document() -> None:
    assert '<html lang="ar" dir="rtl">' in render_html(everything("ar"), LABELS, "public")


def test_missing_labels_are_left_out() -> None:
    page = parsed(render_html(everything(), {}, "facilitator"))
    assert page.xpath("//a[@class='skip'] | //*[@class='note-title'] | //*[@class='mark']") == []


def test_letter_paper() -> None:
    assert "size: letter" in render_html(paragraph("x"), LABELS, "public", "letter")
    assert "size: A4" in render_html(paragraph("x"), LABELS, "public")


def test_the_fragment_is_what_lies_under_the_title() -> None:
    whole, part = render_html(everything(), LABELS, "actor"), render_fragment(everything(), LABELS, "actor")
    assert part.startswith('<p class="notice">')
    assert "<h1>" not in part
    assert part[part.index("<div") : part.index('<div class="legend">')] in whole
    assert ".speech" in block_css()
    assert "body" not in block_css()


@settings(max_examples=5)
@given(st.sampled_from(["en", "ja", "ar"]))
def test_the_same_twice(lang: str) -> None:
    assert render_html(everything(lang), LABELS, "actor") == render_html(everything(lang), LABELS, "actor")


def test_notices_and_footer_are_shown() -> None:
    page = parsed(render_html(document(meta=Meta(("DRAFT",), "Who", ("Foot",))), LABELS, "public"))
    assert page.xpath("//header/p/text()") == ["DRAFT"]
    assert page.xpath("//footer/p/text()") == ["Foot"]
    assert page.xpath("//main/p/text()") == ["Who"]


def test_a_date_keeps_its_order_among_letters_that_run_to_the_left() -> None:
    blocks = (Paragraph(("من 2027-04-12 إلى ", "2027-05")), Paragraph("1-5"))
    html = render_html(Document("كتاب", "ar", "rtl", blocks), LABELS, "facilitator")
    assert "من \u20662027-04-12\u2069 إلى \u20662027-05\u2069" in html
    assert "<p>1-5</p>" in html
    assert "\u2066" not in render_html(Document("Book", "en", "ltr", blocks), LABELS, "facilitator")
