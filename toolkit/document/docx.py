"""Documents as DOCX files that people can edit: styles, lists, tables with repeated heads, both directions."""

from base64 import b64decode
from collections.abc import Callable
from typing import Any, Literal

from toolkit.document import docx_parts as parts
from toolkit.document.inline_docx import InlineDocx, bookmark, escape_xml
from toolkit.document.layout import Layout, headings, lay_out
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
    Link,
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
from toolkit.document.zip import pack

_NAMES = " ".join(
    [
        f'xmlns:w="{parts.W}"',
        f'xmlns:r="{parts.R}"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
    ]
)
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EMPTY_PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_EMU_PER_MM = 36_000
_SPEAKER = 1700


def render_docx(document: Document, labels: Labels, audience: str, paper: Literal["a4", "letter"] = "a4") -> bytes:
    """One file for one audience; the same document gives the same bytes."""
    layout = lay_out(document, audience)
    shown = layout.document
    writer = _DocxBlocks(layout, labels, parts.PAPER[paper][0] - 2 * parts.MARGIN)
    notices = writer.header_lines()
    body = writer.title() + writer.blocks(shown.blocks) + writer.closing()
    lang = escape_xml(shown.lang)
    files = {
        "[Content_Types].xml": parts.TYPES,
        "_rels/.rels": parts.ROOT,
        "docProps/core.xml": parts.core(escape_xml(plain(shown.title)), lang),
        "word/document.xml": (
            f"{parts.HEAD}<w:document {_NAMES}><w:body>{body}{_section(paper, writer.rtl)}</w:body></w:document>"
        ).encode(),
        "word/styles.xml": parts.styles(lang),
        "word/numbering.xml": parts.numbering(writer.ordered),
        "word/settings.xml": parts.SETTINGS,
        "word/header1.xml": parts.header(notices),
        "word/footer1.xml": parts.FOOTER,
        **writer.media,
    }
    files["word/_rels/document.xml.rels"] = parts.relations(writer.inline.relations)
    return pack(files)


def _section(paper: str, rtl: bool) -> str:
    width, height = parts.PAPER[paper]
    edge = parts.MARGIN
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId{parts.HEADER_RELATION}"/>'
        f'<w:footerReference w:type="default" r:id="rId{parts.FOOTER_RELATION}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{edge}" w:right="{edge}" w:bottom="{edge}" w:left="{edge}" '
        f'w:header="567" w:footer="567" w:gutter="0"/>{"<w:bidi/>" if rtl else ""}</w:sectPr>'
    )


class _DocxBlocks:
    """Writes the blocks of one laid-out document as WordprocessingML."""

    def __init__(self, layout: Layout, labels: Labels, width: int) -> None:
        shown = layout.document
        self.inline = InlineDocx(shown.lang, layout.marks, layout.anchors)
        self.rtl = shown.direction == "rtl"
        self.ordered = 0
        self.media: dict[str, bytes] = {}
        self._layout = layout
        self._labels = labels
        self._width = width
        self._depth = -1
        self._places = 0
        self._break = False

    def paragraph_of(self, runs: str, style: str = "", numbered: str = "", tabs: str = "", indent: str = "") -> str:
        """A paragraph; the order of its properties is that of the schema."""
        inside = [
            f'<w:pStyle w:val="{style}"/>' if style else "",
            "<w:pageBreakBefore/>" if self._break else "",
            numbered,
            tabs,
            "<w:bidi/>" if self.rtl else "",
            indent,
        ]
        self._break = False
        properties = "".join(inside)
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"

    def title(self) -> str:
        shown = self._layout.document
        audience = shown.meta.audience
        return self.paragraph_of(self.inline(shown.title), "Heading1") + (
            self.paragraph_of(self.inline(audience), "Soft") if audience else ""
        )

    def header_lines(self) -> str:
        """The notices, which stand on top of every page."""
        notices: list[Inline] = [*self._layout.document.meta.notices]
        whole = self._labels.get(f"whole_{self._layout.whole}", "")
        lines = [self.paragraph_of(self.inline(line), "Header") for line in [*notices, *([whole] if whole else [])]]
        return "".join(lines) or self.paragraph_of("", "Header")

    def closing(self) -> str:
        """The legend of the marks, and the document's last lines."""
        rows = [(mark, self._labels.get(f"state_{state}", "")) for state, mark in self._layout.marks.items()]
        lines: list[Inline] = [f"{mark} {says}" for mark, says in rows if says]
        if lines and self._labels.get("legend"):
            lines.insert(0, self._labels["legend"])
        return "".join(
            [self.paragraph_of(self.inline(line), "Soft") for line in [*lines, *self._layout.document.meta.footer]]
        )

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join([_WRITERS[type(block)](self, block) for block in blocks])

    def heading(self, block: Heading) -> str:
        runs = self.inline(block.text)
        if block.key:
            self._places += 1
            name, number = bookmark(block.key), self._places
            runs = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        return self.paragraph_of(runs, f"Heading{block.level}")

    def paragraph(self, block: Paragraph) -> str:
        return self.paragraph_of(self.inline(block.text))

    def list_block(self, block: ListBlock) -> str:
        if block.ordered:
            self.ordered += 1
        number = 2 + self.ordered if block.ordered else 2 if block.boxes else 1
        self._depth += 1
        rows = [self._list_item(as_blocks(item), number) for item in block.items]
        self._depth -= 1
        return "".join(rows)

    def _list_item(self, blocks: tuple[Block, ...], number: int) -> str:
        level = min(self._depth, 8)
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        first = blocks[0]
        if not isinstance(first, Paragraph):
            return self.paragraph_of("", "ListParagraph", numbered) + self.blocks(blocks)
        rows = [self.paragraph_of(self.inline(first.text), "ListParagraph", numbered)]
        indent = f'<w:ind w:left="{340 * (level + 1)}"/>'
        for block in blocks[1:]:
            if isinstance(block, Paragraph):
                rows.append(self.paragraph_of(self.inline(block.text), "ListParagraph", indent=indent))
            else:
                rows.append(self.blocks((block,)))
        return "".join(rows)

    def table(self, block: Table) -> str:
        caption = self.paragraph_of(self.inline(block.caption), "Caption") if block.caption else self._settled()
        count = max([1, len(block.head), *[len(row) for row in block.rows]])
        widths = _shares(block.widths, count, self._width)
        align = [*block.align, *["start"] * (count - len(block.align))]
        rows = [self._row(block.head, widths, align, "head", "<w:cantSplit/><w:tblHeader/>")] if block.head else []
        body = "row" if block.row_headers else ""
        rows += [self._row(row, widths, align, body, "<w:cantSplit/>") for row in block.rows]
        look = f'w:firstRow="{int(bool(block.head))}" w:firstColumn="{int(block.row_headers)}"'
        return caption + self._table(rows, widths, f'<w:tblLook w:val="0000" {look}/>', _RULES)

    def _settled(self) -> str:
        """A page break that is due before a table, which cannot carry it."""
        return self.paragraph_of("", "Gap") if self._break else ""

    def _table(self, rows: list[str], widths: list[int], look: str = "", borders: str = "") -> str:
        """A table, and the small gap after it that keeps it apart from the next."""
        grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        mirrored = "<w:bidiVisual/>" if self.rtl else ""
        return (
            f'<w:tbl><w:tblPr>{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
            f"{self.paragraph_of('', 'Gap')}"
        )

    def _row(self, row: tuple[Inline, ...], widths: list[int], align: list[str], heads: str, properties: str) -> str:
        cells = []
        for column, width in enumerate(widths):
            value = row[column] if column < len(row) else ""
            how = "b" if heads == "head" or (heads == "row" and column == 0) else ""
            side = "" if align[column] == "start" else f'<w:jc w:val="{_JUSTIFY[align[column]]}"/>'
            text = self.paragraph_of(self.inline(value, how), "Cell", indent=side)
            cells.append(_cell(text, width, _HEAD_RULE if heads == "head" else ""))
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def figure(self, block: Figure) -> str:
        image = block.image.encode("utf-8") if isinstance(block.image, str) else block.image
        number = len(self.media) + 1
        suffix = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpeg"}[block.media]
        name = f"media/image{number}.{suffix}"
        self.media[f"word/{name}"] = image
        blips = [name]
        if suffix == "svg":  # programs that cannot draw it show the empty picture with its description
            self.media["word/media/none.png"] = _EMPTY_PNG
            blips = ["media/none.png", name]
        drawing = _drawing(number, block, [self.inline.relation("image", blip) for blip in blips])
        caption = self.paragraph_of(self.inline(block.caption), "Soft") if block.caption else ""
        return self.paragraph_of(f"<w:r>{drawing}</w:r>") + caption

    def field_line(self, block: FieldLine) -> str:
        runs = self.inline(block.label, "b") + (self.inline((" ", block.hint), "m") if block.hint else "")
        gap = self.inline(" ")
        if block.kind == "check":
            box = self.inline("☐ ", "s")
            options = [box + self.inline(option) + self.inline("    ") for option in block.options] or [box]
            return self.paragraph_of(runs + gap + "".join(options), "Field")
        lines = max(1, int(block.lines))
        if block.kind == "box":
            height = f'<w:cantSplit/><w:trHeight w:val="{400 * lines}" w:hRule="atLeast"/>'
            cell = _cell(self.paragraph_of("", "Cell"), self._width)
            row = f"<w:tr><w:trPr>{height}</w:trPr>{cell}</w:tr>"
            return self.paragraph_of(runs, "Field") + self._table([row], [self._width], borders=_FRAME)
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{self._width}"/></w:tabs>'
        rule = "<w:r><w:tab/></w:r>"
        if lines == 1:
            return self.paragraph_of(runs + gap + rule, "Field", tabs=tabs)
        return self.paragraph_of(runs, "Field") + self.paragraph_of(rule, "Field", tabs=tabs) * lines

    def note(self, block: Note) -> str:
        edge, ground = parts.NOTES[block.kind]
        title = block.title or self._labels.get(f"note_{block.kind}", "")
        before = self._settled()
        width = self._width
        self._width = width - 300
        inside = self.paragraph_of(self.inline(title, "b"), "Cell") if title else ""
        inside += self.blocks(block.blocks)
        self._width = width
        borders = f'<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="{edge}"/></w:tcBorders>'
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        cell = _cell(inside or self.paragraph_of(""), width, borders + shade)
        return before + self._table([f"<w:tr>{cell}</w:tr>"], [width])

    def quote(self, block: Quote) -> str:
        source = self.inline(("\n", block.source)) if block.source else ""
        return self.paragraph_of(self.inline(block.words) + source, "Quote")

    def speech(self, block: Speech) -> str:
        runs = self.inline(block.speaker, "b") + "<w:r><w:tab/></w:r>" + self.inline(block.words)
        runs += self.inline(("\n", block.cue), "e") if block.cue else ""
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{_SPEAKER}"/></w:tabs>'
        return self.paragraph_of(
            runs, "Speech", tabs=tabs, indent=f'<w:ind w:left="{_SPEAKER}" w:hanging="{_SPEAKER}"/>'
        )

    def facts(self, block: Facts) -> str:
        before = self._settled()
        widths = _shares((3, 7), 2, self._width)
        rows = []
        for label, item in block.pairs:
            name = _cell(self.paragraph_of(self.inline(label, "b"), "Cell"), widths[0])
            value = _cell(self._inside(item, widths[1]), widths[1])
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{name}{value}</w:tr>")
        return before + self._table(rows, widths, borders=_RULES)

    def _inside(self, item: Item, width: int) -> str:
        """An item inside a cell, which has to end with a paragraph; all blocks here do."""
        blocks = as_blocks(item)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.paragraph_of(self.inline(blocks[0].text), "Cell")
        whole, self._width = self._width, width - 200
        made = self.blocks(blocks)
        self._width = whole
        return made or self.paragraph_of("", "Cell")

    def contents(self, block: Contents) -> str:
        rows = []
        for place in headings(self._layout.document.blocks, block.depth):
            indent = f'<w:ind w:left="{340 * (place.level - 2)}"/>' if place.level > 2 else ""
            rows.append(
                self.paragraph_of(self.inline(Link(place.text, "#" + place.key)), "ListParagraph", indent=indent)
            )
        return "".join(rows)

    def page_break(self, _: PageBreak) -> str:
        """The next paragraph begins a page."""
        self._break = True
        return ""

    def private(self, block: Private) -> str:
        label = self._labels.get(f"private_{block.audience}", "")
        return (self.paragraph_of(self.inline(label), "Label") if label else "") + self.blocks(block.blocks)


_JUSTIFY = {"center": "center", "end": "right"}
_RULE = f'w:val="single" w:sz="4" w:space="0" w:color="{parts.RULE}"'
_LINE = f'w:val="single" w:sz="8" w:space="0" w:color="{parts.SOFT}"'
_RULES = f"<w:tblBorders><w:bottom {_RULE}/><w:insideH {_RULE}/></w:tblBorders>"
_FRAME = f"<w:tblBorders><w:top {_LINE}/><w:left {_LINE}/><w:bottom {_LINE}/><w:right {_LINE}/></w:tblBorders>"
_HEAD_RULE = f'<w:tcBorders><w:bottom {_LINE}/></w:tcBorders><w:vAlign w:val="bottom"/>'


def _cell(paragraphs: str, width: int, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{paragraphs}</w:tc>'


def _shares(widths: tuple[int, ...], count: int, whole: int) -> list[int]:
    """Widths of `count` columns that fill the whole; equal ones where none or not all are given."""
    shares = widths if len(widths) == count and sum(widths) > 0 else (1,) * count
    total = sum(shares)
    return [whole * share // total for share in shares]


def _drawing(number: int, block: Figure, blips: list[str]) -> str:
    """A picture in the line; `blips` are the relations of the picture, or of its substitute and the SVG."""
    size = f'cx="{int(block.width) * _EMU_PER_MM}" cy="{int(block.height) * _EMU_PER_MM}"'
    more = ""
    if len(blips) > 1:
        more = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{blips[1]}"/></a:ext></a:extLst>'
        )
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{escape_xml(block.alt)}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{blips[0]}">{more}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_WRITERS: dict[type, Callable[[_DocxBlocks, Any], str]] = {
    Heading: _DocxBlocks.heading,
    Paragraph: _DocxBlocks.paragraph,
    ListBlock: _DocxBlocks.list_block,
    Table: _DocxBlocks.table,
    Figure: _DocxBlocks.figure,
    FieldLine: _DocxBlocks.field_line,
    Note: _DocxBlocks.note,
    Quote: _DocxBlocks.quote,
    Speech: _DocxBlocks.speech,
    Facts: _DocxBlocks.facts,
    Contents: _DocxBlocks.contents,
    PageBreak: _DocxBlocks.page_break,
    Private: _DocxBlocks.private,
}
