"""Documents as self-contained, accessible and printable HTML pages, without scripts and without requests."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from toolkit.document.inline_html import InlineHtml, attribute, escape, language_of
from toolkit.document.layout import Layout, headings, lay_out
from toolkit.document.text import safe_href
from toolkit.document.tree import (
    Block,
    Contents,
    Document,
    Facts,
    FieldLine,
    Figure,
    Heading,
    Inline,
    Item,
    Labels,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Private,
    Quote,
    Speech,
    Table,
    as_blocks,
    plain,
)
from toolkit.model.text import Words

Paper = Literal["a4", "letter"]

NOTES = ("info", "warning", "safety", "draft", "private")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_html(document: Document, labels: Labels, audience: str, paper: Paper = "a4") -> str:
    """One page for one audience, with its styles inside."""
    layout = lay_out(document, audience)
    writer = HtmlBlocks(layout, labels)
    shown = layout.document
    direction = "rtl" if shown.direction == "rtl" else "ltr"
    kind = ' class="dense"' if shown.meta.dense else ""
    return "".join(
        [
            f'<!doctype html>\n<html lang="{attribute(shown.lang)}" dir="{direction}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{attribute(plain(shown.title))}</title>\n",
            _described(shown.meta.description),
            f"<style>{page_css(paper)}</style>\n</head>\n<body{kind}>\n",
            f'<a class="skip" href="#main">{escape(labels["skip"])}</a>\n' if labels.get("skip") else "",
            _header(layout, labels, writer.inline),
            f'<main id="main" tabindex="-1">\n<h1>{writer.inline(shown.title)}</h1>\n',
            f'<p class="audience">{writer.inline(shown.meta.audience)}</p>\n' if shown.meta.audience else "",
            writer.blocks(shown.blocks),
            "</main>\n",
            _footer(layout, labels, writer.inline),
            "</body>\n</html>\n",
        ]
    )


def render_fragment(document: Document, labels: Labels, audience: str) -> str:
    """What lies under the title of such a page, with the legend of its marks, to be put into a page of another make."""
    layout = lay_out(document, audience)
    writer = HtmlBlocks(layout, labels)
    return _notices(layout, labels, writer.inline) + writer.blocks(layout.document.blocks) + legend(layout, labels)


def _described(text: str) -> str:
    return f'<meta name="description" content="{attribute(text)}">\n' if text else ""


@cache
def page_css(paper: Paper = "a4") -> str:
    """The styles of a page, without comments; `paper` sets the size that it prints on."""
    css = _asset("page.css") + block_css() + _asset("print.css")
    return css.replace("size: A4", "size: letter") if paper == "letter" else css


@cache
def block_css() -> str:
    """The styles of blocks alone, for a site whose theme styles the page."""
    return _asset("blocks.css")


def _asset(name: str) -> str:
    source = files("toolkit.document").joinpath("assets", name).read_text("utf-8")
    lines = []
    for piece in source.split("/*"):
        lines += [line.strip() for line in piece.rpartition("*/")[2].splitlines()]
    return "\n".join([line for line in lines if line]) + "\n"


def _header(layout: Layout, labels: Labels, inline: InlineHtml) -> str:
    inside = _notices(layout, labels, inline) + _versions(layout.document, labels)
    return f"<header>\n{inside}</header>\n" if inside else ""


def _notices(layout: Layout, labels: Labels, inline: InlineHtml) -> str:
    notices: list[Inline] = [*layout.document.meta.notices]
    if layout.whole and labels.get(f"whole_{layout.whole}"):
        notices.append(labels[f"whole_{layout.whole}"])
    return "".join([f'<p class="notice">{inline(notice)}</p>\n' for notice in notices])


def _versions(document: Document, labels: Labels) -> str:
    links = []
    for version in document.meta.versions:
        where = language_of(version.lang, document.lang)
        href = safe_href(version.href)
        if href is not None:
            tag = attribute(version.lang)
            links.append(f'<li{where}><a href="{attribute(href)}" hreflang="{tag}">{escape(version.name)}</a></li>')
    if not links:
        return ""
    name = f' aria-label="{attribute(labels["languages"])}"' if labels.get("languages") else ""
    return f'<nav class="versions"{name}><ul>{"".join(links)}</ul></nav>\n'


def _footer(layout: Layout, labels: Labels, inline: InlineHtml) -> str:
    lines = "".join([f"<p>{inline(line)}</p>\n" for line in layout.document.meta.footer])
    inside = legend(layout, labels) + lines
    return f"<footer>\n{inside}</footer>\n" if inside else ""


def legend(layout: Layout, labels: Labels) -> str:
    """What the marks of the texts' states mean, or nothing where there are none."""
    rows = [(mark, labels.get(f"state_{state}", "")) for state, mark in layout.marks.items()]
    rows = [row for row in rows if row[1]]
    if not rows:
        return ""
    title = f'<p id="legend">{escape(labels["legend"])}</p>\n' if labels.get("legend") else ""
    items = "".join([f'<li><span class="mark">{mark}</span> {escape(says)}</li>' for mark, says in rows])
    return f'<div class="legend">{title}<ul>{items}</ul></div>\n'


class HtmlBlocks:
    """Writes the blocks of one laid-out document."""

    __slots__ = ("_labels", "_layout", "_section", "inline")

    note_classes: Mapping[str, str] = {kind: f"note {kind}" for kind in NOTES}
    note_title = "note-title"

    def __init__(self, layout: Layout, labels: Labels, inline: InlineHtml | None = None) -> None:
        self.inline = inline or InlineHtml(layout, labels)
        self._layout = layout
        self._labels = labels
        self._section: Inline = layout.document.title

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join([_WRITERS[type(block)](self, block) for block in blocks])

    def item(self, item: Item) -> str:
        """An item: text as it is, blocks as blocks."""
        blocks = as_blocks(item)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.inline(blocks[0].text)
        return "\n" + self.blocks(blocks)

    def heading(self, block: Heading) -> str:
        self._section = block.text
        name = f' id="{attribute(block.key)}"' if block.key else ""
        return f"<h{block.level}{name}>{self.inline(block.text)}</h{block.level}>\n"

    def paragraph(self, block: Paragraph) -> str:
        text = block.text
        if type(text) is Words and text.lang != self.inline.lang and text.state not in self._layout.marks:
            return f"<p{language_of(text.lang, self.inline.lang)}>{self.inline(str(text))}</p>\n"
        return f"<p>{self.inline(text)}</p>\n"

    def list_block(self, block: ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        kind = ' class="boxes"' if block.boxes else ""
        box = '<span class="box"></span>' if block.boxes else ""
        items = "".join([f"<li>{box}{self.item(item)}</li>\n" for item in block.items])
        return f"<{tag}{kind}>\n{items}</{tag}>\n"

    def table(self, block: Table) -> str:
        count = max([len(block.head), *[len(row) for row in block.rows]])
        classes = [f' class="{side}"' if side != "start" else "" for side in block.align]
        classes += [""] * (count - len(classes))
        rows = "".join([self._row(row, classes, block.row_headers) for row in block.rows])
        caption = f"<caption>{self.inline(block.caption)}</caption>\n" if block.caption else ""
        name = attribute(plain(block.caption or self._section))
        return (
            f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">\n<table>\n{caption}'
            f"{_columns(block.widths)}{self._head(block.head, classes)}<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )

    def _head(self, head: tuple[Inline, ...], classes: list[str]) -> str:
        if not head:
            return ""
        cells = "".join(
            [
                f'<th scope="col"{kind}>{self.inline(cell)}</th>' if cell else "<td></td>"
                for cell, kind in zip(head, classes, strict=False)
            ]
        )
        return f"<thead><tr>{cells}</tr></thead>\n"

    def _row(self, row: tuple[Inline, ...], classes: list[str], row_headers: bool) -> str:
        inline = self.inline
        cells = [f"<td{kind}>{inline(cell)}</td>" for cell, kind in zip(row, classes, strict=False)]
        if row_headers and row:
            cells[0] = f'<th scope="row"{classes[0]}>{inline(row[0])}</th>'
        cells += ["<td></td>"] * (len(classes) - len(row))
        return f"<tr>{''.join(cells)}</tr>\n"

    def figure(self, block: Figure) -> str:
        image = block.image.encode("utf-8") if isinstance(block.image, str) else block.image
        data = b64encode(image).decode("ascii")
        where = language_of(block.alt.lang, self.inline.lang) if isinstance(block.alt, Words) else ""
        caption = f"<figcaption>{self.inline(block.caption)}</figcaption>" if block.caption else ""
        return (
            f'<figure><img{where} src="data:{block.media};base64,{data}" alt="{attribute(block.alt)}" '
            f'style="inline-size:{int(block.width)}mm">{caption}</figure>\n'
        )

    def field_line(self, block: FieldLine) -> str:
        label = f'<span class="label">{self.inline(block.label)}</span>' if block.label else ""
        hint = f' <span class="hint">{self.inline(block.hint)}</span>' if block.hint else ""
        if block.kind == "check":
            box = '<span class="box"></span>'
            options = [f'<span class="option">{box}{self.inline(option)}</span>' for option in block.options]
            inside = " ".join(options) or box
            return f'<div class="field">{label}{hint}<span class="options">{inside}</span></div>\n'
        lines = max(1, int(block.lines))
        if block.kind == "box":
            space = f'<span class="space" style="block-size:{2 * lines}em"></span>'
            return f'<div class="field tall">{label}{hint}{space}</div>\n'
        rules = '<span class="rule"></span>' * lines
        return f'<div class="field{" tall" if lines > 1 else ""}">{label}{hint}{rules}</div>\n'

    def note(self, block: Note) -> str:
        title = block.title or self._labels.get(f"note_{block.kind}", "")
        head = f'<p class="{self.note_title}">{self.inline(title)}</p>\n' if title else ""
        return f'<div class="{self.note_classes[block.kind]}" role="note">\n{head}{self.blocks(block.blocks)}</div>\n'

    def quote(self, block: Quote) -> str:
        source = f"<footer>{self.inline(block.source)}</footer>" if block.source else ""
        return f"<blockquote><p>{self.inline(block.words)}</p>{source}</blockquote>\n"

    def speech(self, block: Speech) -> str:
        cue = f' <span class="cue">{self.inline(block.cue)}</span>' if block.cue else ""
        return (
            f'<div class="speech"><p class="who">{self.inline(block.speaker)}</p>'
            f'<p class="says">{self.inline(block.words)}{cue}</p></div>\n'
        )

    def facts(self, block: Facts) -> str:
        rows = [f"<div><dt>{self.inline(label)}</dt><dd>{self.item(item)}</dd></div>\n" for label, item in block.pairs]
        return f'<dl class="facts">\n{"".join(rows)}</dl>\n'

    def contents(self, block: Contents) -> str:
        shown = self._layout.document.blocks
        links = [
            f'<li class="level{place.level}"><a href="#{attribute(place.key)}">{self.inline(place.text)}</a></li>\n'
            for place in headings(shown, block.depth)
        ]
        if not links:
            return ""
        name = f' aria-label="{attribute(self._labels["contents"])}"' if self._labels.get("contents") else ""
        return f'<nav class="contents"{name}>\n<ul>\n{"".join(links)}</ul>\n</nav>\n'

    def page_break(self, _: PageBreak) -> str:
        return '<div class="page-break"></div>\n'

    def private(self, block: Private) -> str:
        label = self._labels.get(f"private_{block.audience}", "")
        head = f'<p class="private-title">{self.inline(label)}</p>\n' if label else ""
        return f'<div class="private">\n{head}{self.blocks(block.blocks)}</div>\n'


def _columns(widths: tuple[int, ...]) -> str:
    total = sum(widths)
    if total <= 0:
        return ""
    columns = [f'<col style="inline-size:{100 * width // total}%">' for width in widths]
    return f"<colgroup>{''.join(columns)}</colgroup>\n"


_WRITERS: dict[type, Callable[[HtmlBlocks, Any], str]] = {
    Heading: HtmlBlocks.heading,
    Paragraph: HtmlBlocks.paragraph,
    ListBlock: HtmlBlocks.list_block,
    Table: HtmlBlocks.table,
    Figure: HtmlBlocks.figure,
    FieldLine: HtmlBlocks.field_line,
    Note: HtmlBlocks.note,
    Quote: HtmlBlocks.quote,
    Speech: HtmlBlocks.speech,
    Facts: HtmlBlocks.facts,
    Contents: HtmlBlocks.contents,
    PageBreak: HtmlBlocks.page_break,
    Private: HtmlBlocks.private,
}
