"""Plain text: every word of a page for its reader, and nothing that is for others."""

from toolkit.document.plain import render_plain
from toolkit.document.tree import (
    Code,
    Contents,
    Document,
    Facts,
    FieldLine,
    Figure,
    Heading,
    ListBlock,
    Meta,
    Name,
    Note,
    PageBreak,
    Paragraph,
    Private,
    Quote,
    Speech,
    Table,
)

PAGE = Document(
    "A page",
    "en",
    "ltr",
    (
        Contents(),
        Paragraph("One\ntwo"),
        Heading(2, "Part", "part"),
        ListBlock(("first", (Paragraph("second"), Paragraph("more")))),
        ListBlock(("step",), ordered=True),
        Facts((("Name", (Name("M. Sato"), " ", Code("x1"))), ("All", ListBlock(("a", "b"))))),
        Table(("Head", "Other"), (("cell", "with\nline"),), caption="Rows"),
        Note("info", (Paragraph("noted"),), "Title"),
        Private("actor", (Paragraph("for the actor"),)),
        Quote("said", "book"),
        Speech("Client", "Yes.", "nods"),
        Figure("<svg/>", "A drawing"),
        FieldLine("Sure", "check", ("yes", "no")),
        FieldLine("Why"),
        PageBreak(),
    ),
    Meta(notices=("DRAFT",), footer=("The end\x00.",)),
)
TEXT = """A page
======
DRAFT
One
two

* Part
- first
- second
  more
1. step
Name: M. Sato x1
All:
  - a
  - b

Rows
Head | Other
cell | with line

Title
noted
> said (book)
Client: Yes. (nods)
A drawing
Sure: yes / no
Why: ____


The end\ufffd.
"""


def test_every_word_is_there() -> None:
    assert render_plain(PAGE, "public") == TEXT


def test_private_parts_are_for_their_reader() -> None:
    assert "for the actor" in render_plain(PAGE, "actor")
