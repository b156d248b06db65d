"""Documents and labels that the tests of this room share."""

from typing import Any

from toolkit.document.tree import (
    Blank,
    Block,
    Box,
    Code,
    Contents,
    Document,
    Emphasis,
    Facts,
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
    Quote,
    Speech,
    Strong,
    Table,
    Term,
    Version,
)
from toolkit.model.text import Words

LABELS = {
    "skip": "Skip to the content",
    "contents": "Contents",
    "languages": "Languages",
    "legend": "Marks",
    "state_draft": "Unreviewed draft",
    "state_needs_check": "To be checked",
    "state_fallback": "Not translated",
    "whole_draft": "All of this is an unreviewed draft.",
    "whole_needs_check": "All of this is to be checked.",
    "note_info": "Information",
    "note_warning": "Warning",
    "note_safety": "Safety",
    "note_draft": "Draft",
    "note_private": "Private",
    "private_actor": "For the actor",
    "private_facilitator": "For the facilitator",
    "private_supervisor": "For the supervisor",
}

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 10 L20 0" stroke="#000"/></svg>'


def document(*blocks: Block, lang: str = "en", **more: Any) -> Document:
    direction = "rtl" if lang.startswith("ar") else "ltr"
    return Document(more.pop("title", "A title"), lang, direction, blocks, **more)


def paragraph(text: str) -> Document:
    return document(Paragraph(text))


def everything(lang: str = "en") -> Document:
    """A document with every kind of block and of text."""
    fallback = Words("Not translated yet.", "k/one", "en", "fallback")
    draft = Words("下書き。", "k/two", "ja", "draft")
    return document(
        Note("safety", (Paragraph("Anyone may stop."), Facts((("Phone", Name("+81 11 000 0000")),)))),
        Contents(3),
        Heading(2, "Before", "scenario/quiet/before"),
        Paragraph(
            (fallback, " ", draft, " ", Strong("strong"), Emphasis("soft"), Code("W-DEF"), Term("term", "sense"))
        ),
        Paragraph(("See ", Link("here", "https://example.org/?a=1&b=2"), " and ", Blank(4), Box(), Box(True))),
        ListBlock(("one", (Paragraph("two"), ListBlock(("deeper",), boxes=True)))),
        ListBlock(("first", "second"), ordered=True),
        PageBreak(),
        Heading(2, "Script", "scenario/quiet/script"),
        Speech("Client", "It was fine.", "Looks away."),
        Quote("Words from elsewhere", "A source"),
        Table(
            ("", "One", "Two"),
            (("Row", Box(), "2"), ("Short",)),
            "A caption",
            (2, 1, 1),
            True,
            ("start", "center", "end"),
        ),
        Figure(SVG, "A rising line", "Rising", height=30),
        FieldLine("Name"),
        FieldLine("Seen", "check", ("yes", "no"), hint="Choose one"),
        FieldLine("Remarks", "box", lines=4),
        Private("facilitator", (Heading(3, "Kept", "kept"), Paragraph("Hidden purpose"))),
        lang=lang,
        meta=Meta(
            ("DRAFT",), "For the facilitator", ("Inspired by a pilot.",), (Version("ja", "日本語", "../ja/x.html"),)
        ),
    )
