"""The tree that a document is: blocks, the text inside them, and who may read what; it holds no words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Audience = Literal["public", "client", "trainee", "actor", "observer", "facilitator", "supervisor"]

SEES: Mapping[str, frozenset[str]] = {
    "public": frozenset({"public"}),
    "client": frozenset({"public", "client"}),
    "trainee": frozenset({"public", "trainee"}),
    "actor": frozenset({"public", "trainee", "actor"}),
    "observer": frozenset({"public", "trainee", "observer"}),
    "facilitator": frozenset({"public", "client", "trainee", "actor", "observer", "facilitator"}),
    "supervisor": frozenset({"public", "client", "trainee", "actor", "observer", "facilitator", "supervisor"}),
}
"""Reader -> the audiences whose private parts that reader sees. Actor and observer do not see each other's."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text."""

    text: "Inline"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text, a title, a stage direction."""

    text: "Inline"


@dataclass(frozen=True, slots=True)
class Code:
    """A code, file name or value, as it is typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field where it is introduced, with its meaning in a few words if there is room for it."""

    text: "Inline"
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, code or address in whatever language: set apart so that its direction cannot disturb the line."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; an address that is not http(s), mailto, tel or relative is not written, its text is."""

    text: "Inline"
    href: str


@dataclass(frozen=True, slots=True)
class Box:
    """A tick box drawn in the line."""

    checked: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank to be filled in by hand, its width in em."""

    width: int = 8


@dataclass(frozen=True, slots=True)
class Margin:
    """A number beside what follows, for those who work on the text: it stands in the margin where there is room for it."""

    text: str


Inline: TypeAlias = str | Strong | Emphasis | Code | Term | Name | Link | Box | Blank | Margin | tuple["Inline", ...]
"""Text inside a block: plain text in the document's language, `Words` with a language and state, marked text."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title is level 1, so these start at 2. `key` becomes the address of the place."""

    level: int
    text: Inline
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line end in its text is a line break."""

    text: Inline


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; an item is text or blocks. `boxes` draws tick boxes instead of bullets."""

    items: tuple["Item", ...]
    ordered: bool = False
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `widths` are relative; `row_headers` makes the first cell of each row a heading of its row."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    caption: Inline = ""
    widths: tuple[int, ...] = ()
    row_headers: bool = False
    align: tuple[Literal["start", "center", "end"], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, given as its bytes; SVG may be given as text. Width and height in mm on paper."""

    image: bytes | str
    alt: str
    caption: Inline = ""
    media: Literal["image/svg+xml", "image/png", "image/jpeg"] = "image/svg+xml"
    width: int = 120
    height: int = 60


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Something to fill in by hand: a line, a box of some lines' height, or one tick box for each option."""

    label: Inline
    kind: Literal["line", "box", "check"] = "line"
    options: tuple[Inline, ...] = ()
    lines: int = 1
    hint: Inline = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart: an information, a warning, safety, the mark of a draft, something to keep private."""

    kind: Literal["info", "warning", "safety", "draft", "private"]
    blocks: tuple["Block", ...]
    title: Inline = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words taken from somewhere."""

    words: Inline
    source: Inline = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """A line of a script, with the speaker's label hanging beside it and, if given, how it is said or done."""

    speaker: Inline
    words: Inline
    cue: Inline = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and a value; a value is text or blocks."""

    pairs: tuple[tuple[Inline, "Item"], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of links to the document's headings down to a level."""

    depth: int = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page on paper."""


@dataclass(frozen=True, slots=True)
class Private:
    """Blocks for an audience and those who see its parts; for all others they leave no trace."""

    audience: Audience
    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Figure
    | FieldLine
    | Note
    | Quote
    | Speech
    | Facts
    | Contents
    | PageBreak
    | Private
)
Item: TypeAlias = Inline | Block | tuple[Block, ...]

BLOCKS: tuple[type, ...] = (
    Heading,
    Paragraph,
    ListBlock,
    Table,
    Figure,
    FieldLine,
    Note,
    Quote,
    Speech,
    Facts,
    Contents,
    PageBreak,
    Private,
)


@dataclass(frozen=True, slots=True)
class Version:
    """The same document in another language: its tag, its name in that language, and where it lies."""

    lang: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said about a document as a whole.

    `notices` stand above everything (that it is a draft, that it was not reviewed) and on top of each printed page;
    `audience` is the printed line that says who it is for; `footer` closes it; `versions` are its other languages.
    `dense` prints in smaller type and with less space.
    """

    notices: tuple[Inline, ...] = ()
    audience: Inline = ""
    footer: tuple[Inline, ...] = ()
    versions: tuple[Version, ...] = ()
    description: str = ""
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One document in one language."""

    title: Inline
    lang: str
    direction: Literal["ltr", "rtl"]
    blocks: tuple[Block, ...]
    meta: Meta = field(default_factory=Meta)


Labels: TypeAlias = Mapping[str, str]
"""The words that writers need, by the names in `LABELS`; a label that is missing or empty is left out of the page."""

LABELS: tuple[str, ...] = (
    "skip",  # the link to the content
    "contents",  # name of the list of contents
    "languages",  # name of the list of other languages
    "legend",  # heading of the explanation of marks
    "state_draft",  # what the mark of an unreviewed draft means
    "state_needs_check",  # ... of a translation to be looked at again
    "state_fallback",  # ... of a text that is not translated
    "whole_draft",  # says the same of the whole document
    "whole_needs_check",
    "note_info",  # titles of notes that have none
    "note_warning",
    "note_safety",
    "note_draft",
    "note_private",
    "private_client",  # stands over a part that only this audience sees
    "private_trainee",
    "private_actor",
    "private_observer",
    "private_facilitator",
    "private_supervisor",
)


def as_blocks(item: "Item") -> tuple[Block, ...]:
    """An item of a list, or a value of facts, as blocks."""
    if isinstance(item, BLOCKS):
        return (item,)  # type: ignore[return-value]
    if isinstance(item, tuple) and item and isinstance(item[0], BLOCKS):
        return item  # type: ignore[return-value]
    return (Paragraph(item),)  # type: ignore[arg-type]


def plain(value: Inline) -> str:
    """Text without its marks; boxes, blanks and numbers in the margin are left out."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return "".join([plain(part) for part in value])
    if isinstance(value, Box | Blank | Margin):
        return ""
    return plain(value.text)
