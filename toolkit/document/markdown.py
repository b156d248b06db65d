"""Documents as Markdown for a documentation site (python-markdown with attr_list), safe from Markdown, Jinja and HTML.

Headings, paragraphs, quotations and flat lists are Markdown; what Markdown cannot say (row headings, scripts, facts,
notes, lists of blocks) is HTML that the Markdown reader passes through. Special characters are written as character
references.
"""

import re

from toolkit.document.html import HtmlBlocks, legend
from toolkit.document.inline_html import InlineHtml
from toolkit.document.layout import Layout, lay_out
from toolkit.document.text import clean
from toolkit.document.tree import (
    BLOCKS,
    Block,
    Document,
    Heading,
    Inline,
    Labels,
    ListBlock,
    Note,
    Paragraph,
    Private,
    Quote,
    plain,
)

_SPECIAL = re.compile(
    r"""
    [\\`*_{}\[\]<>&\#|~^=$+!@"'%/]   # at any place
    | (?:^|(?<=\s))[-:?\d.)]+         # what begins a list, a definition, a block
    | :(?=\S)                         # emoji, addresses
    | -(?=-) | (?<=-)- | \.(?=\.) | (?<=\.)\. | \((?=\w{1,2}\))   # typographic replacements
    | (?<=www)\.
    | [^\S\ \n\t]                       # spaces that a reader would strip
    """,
    re.VERBOSE,
)
_ADMONITIONS = {
    "info": "admonition info",
    "warning": "admonition warning",
    "safety": "admonition danger",
    "draft": "admonition warning",
    "private": "admonition note",
}
_HEAD_ID = re.compile(r"[^a-z0-9_-]")


def escape_markdown(text: str) -> str:
    """Text that no reader of Markdown, of its usual extensions, of Jinja or of HTML takes for anything but text."""
    shown = _SPECIAL.sub(_reference, clean(text))
    return shown.replace("\n", "<br>") if "\n" in shown else shown


def quote_markdown(text: str) -> str:
    """The same for the value of an attribute of inline HTML."""
    return _SPECIAL.sub(_reference, clean(text)).replace("\n", "&#10;")


def _reference(match: re.Match[str]) -> str:
    return "".join([char if char.isalnum() else f"&#{ord(char)};" for char in match[0]])


def render_markdown(document: Document, labels: Labels, audience: str) -> str:
    """One page of a documentation site for one audience."""
    layout = lay_out(document, audience)
    writer = _MarkdownBlocks(layout, labels)
    shown = layout.document
    notices: list[Inline] = [*shown.meta.notices]
    if layout.whole and labels.get(f"whole_{layout.whole}"):
        notices.append(labels[f"whole_{layout.whole}"])
    parts = [f"# {writer.inline(shown.title)}"]
    parts += [writer.raw(Note("draft", (Paragraph(notice),))) for notice in notices]
    parts += [writer.inline(shown.meta.audience)] if shown.meta.audience else []
    parts += writer.blocks(shown.blocks)
    parts += [_braceless(legend(layout, labels))]
    parts += [writer.inline(line) for line in shown.meta.footer]
    return "\n\n".join([part for part in parts if part]) + "\n"


def _braceless(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;").rstrip("\n")


class _MarkdownText(InlineHtml):
    """Text inside Markdown blocks: inline HTML whose characters say nothing to Markdown."""

    text = staticmethod(escape_markdown)
    quoted = staticmethod(quote_markdown)


class _MarkdownBlocks:
    """Writes the blocks of one laid-out document."""

    def __init__(self, layout: Layout, labels: Labels) -> None:
        self.inline = _MarkdownText(layout, labels)
        self._labels = labels
        self._before: type | None = None
        self._html = _SiteHtml(layout, labels)

    def line(self, value: Inline) -> str:
        """Text on one line, without the blanks at its ends that Markdown would read."""
        return self.inline(value).strip()

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        parts: list[str] = []
        for block in blocks:
            parts += self._block(block)
            self._before = type(block)
        return parts

    def _block(self, block: Block) -> list[str]:
        if isinstance(block, Heading):
            self._html.enter(block.text)
            text = self.line(block.text).replace("<br>", " ")
            return [f"{'#' * block.level} {text} {{#{_HEAD_ID.sub('-', block.key)}}}"]
        if isinstance(block, Paragraph):
            return [self.line(block.text)]
        if isinstance(block, Private):
            label = self._labels.get(f"private_{block.audience}", "")
            return [f"**{self.line(label)}**"] * bool(label) + self.blocks(block.blocks)
        if self._before is not type(block):  # Markdown would read two lists or quotations in a row as one
            if isinstance(block, Quote) and not block.source:
                return [f"> {self.line(block.words)}"]
            if isinstance(block, ListBlock) and _is_flat(block):
                return [self._list(block)]
        return [self.raw(block)]

    def _list(self, block: ListBlock) -> str:
        sign = "1." if block.ordered else "-"
        return "\n".join([f"{sign} {self.line(item)}" for item in block.items])  # type: ignore[arg-type]

    def raw(self, block: Block) -> str:
        """A block as HTML that the reader passes through."""
        return _braceless(self._html.blocks((block,)))


def _is_flat(block: ListBlock) -> bool:
    """Whether each item is text that can stand on one line of a Markdown list."""
    return not block.boxes and all(_is_text(item) for item in block.items)


def _is_text(item: object) -> bool:
    if isinstance(item, BLOCKS) or (isinstance(item, tuple) and item and isinstance(item[0], BLOCKS)):
        return False
    return bool(plain(item).strip())  # type: ignore[arg-type]


class _SiteHtml(HtmlBlocks):
    """HTML for inside a documentation site, whose theme knows notes by other names."""

    note_classes = _ADMONITIONS
    note_title = "admonition-title"

    def enter(self, section: Inline) -> None:
        """Says which section the next blocks stand in."""
        self._section = section
