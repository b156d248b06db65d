"""Rows as a document for Word: a table whose translations stand in content controls, which carry the rows' marks."""

from collections.abc import Mapping, Sequence

from toolkit.catalog.exchange.marks import mark_of
from toolkit.catalog.exchange.rows import Row
from toolkit.catalog.exchange.words import STEPS
from toolkit.document import docx_parts as parts
from toolkit.document.inline_docx import escape_xml
from toolkit.document.text import direction_of
from toolkit.document.zip import pack

HEADS = ("row", "where", "source", "translation", "state")
"""The columns; the key stands below the place, and questions are comments."""
_WIDTHS = (600, 4000, 4500, 4500, 970)
CONTROL = "alliance."
"""How the tag of a content control begins; Word takes at most 64 characters."""
KEYS = "AllianceKeys"
"""The style of the paragraph that holds a row's keys."""
_PLACE = "AlliancePlace"
"""The style of the paragraph that tells where a text stands: small, so that rows are no taller than their texts."""
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{parts.RULE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def render_letter(rows: Sequence[Row], tag: str, words: Mapping[str, str]) -> bytes:
    """A document in landscape with ten lines of instruction and one table; the same rows give the same bytes."""
    writer = _Letter(tag, words)
    body = writer.head() + writer.table(rows)
    files = {
        "[Content_Types].xml": parts.TYPES,
        "_rels/.rels": parts.ROOT,
        "docProps/core.xml": parts.core(escape_xml(words["title"]), escape_xml(tag)),
        "word/document.xml": (
            f'{parts.HEAD}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>{body}{_SECTION}</w:body></w:document>'
        ).encode(),
        "word/styles.xml": parts.styles(escape_xml(tag)).replace(b"</w:styles>", _KEYS_STYLE + b"</w:styles>"),
        "word/numbering.xml": parts.numbering(1),
        "word/settings.xml": parts.SETTINGS,
        "word/header1.xml": parts.header(writer.paragraph(writer.run(words["title"], tag), "Header")),
        "word/footer1.xml": parts.FOOTER,
        "word/_rels/document.xml.rels": parts.relations(()),
    }
    return pack(files)


_SECTION = (
    f'<w:sectPr><w:headerReference w:type="default" r:id="rId{parts.HEADER_RELATION}"/>'
    f'<w:footerReference w:type="default" r:id="rId{parts.FOOTER_RELATION}"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_KEYS_STYLE = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{KEYS}"><w:name w:val="Alliance keys"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr><w:bidi w:val="0"/><w:spacing w:after="0" w:line="130" w:lineRule="atLeast"/></w:pPr>'
    f'<w:rPr><w:noProof/><w:color w:val="{parts.SOFT}"/><w:sz w:val="10"/><w:szCs w:val="10"/></w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_PLACE}"><w:name w:val="Alliance place"/>'
    f'<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="190" w:lineRule="atLeast"/></w:pPr>'
    f'<w:rPr><w:color w:val="{parts.SOFT}"/><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr></w:style>'
).encode()


class _Letter:
    """Writes the parts of one document in the translator's language."""

    def __init__(self, tag: str, words: Mapping[str, str]) -> None:
        self.tag = tag
        self.words = words
        self.rtl = direction_of(tag) == "rtl"

    def head(self) -> str:
        steps = [self._step(step) for step in STEPS]
        return self.paragraph(self.run(self.words["title"], self.tag), "Heading1") + "".join(steps)

    def _step(self, step: str) -> str:
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
        return self.paragraph(self.run(self.words[step], self.tag), "ListParagraph", numbered)

    def table(self, rows: Sequence[Row]) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
        mirrored = "<w:bidiVisual/>" if self.rtl else ""
        head = "".join(self._head_cell(name, width) for name, width in zip(HEADS, _WIDTHS, strict=True))
        body = "".join(self._row(row) for row in rows)
        return (
            f'<w:tbl><w:tblPr>{mirrored}<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>{self.paragraph('', 'Gap')}"
        )

    def _head_cell(self, name: str, width: int) -> str:
        return _cell(self.paragraph(self.run(self.words[f"column_{name}"], self.tag, bold=True), "Cell"), width)

    def _row(self, row: Row) -> str:
        cells = (
            self.paragraph(self.run(str(row.number), "en"), "Cell", rtl=False),
            self._where(row),
            self._english(row),
            self.paragraph(self._control(row), "Cell"),
            self.paragraph(self.run(self.words[f"state_{row.standing.state}"], self.tag), "Cell"),
        )
        joined = "".join(_cell(text, width) for text, width in zip(cells, _WIDTHS, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{joined}</w:tr>"

    def _where(self, row: Row) -> str:
        keys = "".join(self.paragraph(self.run(key, "en"), KEYS, rtl=False) for key in row.keys)
        lines = "\n".join(filter(None, (row.where, " · ".join(row.notes))))
        return self.paragraph(self.run(lines, "en"), _PLACE, rtl=False) + keys

    def _english(self, row: Row) -> str:
        said = self.paragraph(self.run(row.source, "en"), "Cell", rtl=False)
        if not row.standing.previous:
            return said
        before = f"{self.words['column_previous']}: {row.standing.previous}"
        return said + self.paragraph(self.run(before, "en"), "Soft", rtl=False)

    def _control(self, row: Row) -> str:
        mark = mark_of(self.tag, row.source, row.standing.translation, row.key)
        text = self.run(row.standing.translation or " ", self.tag)
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{row.number}"/><w:tag w:val="{CONTROL}{escape_xml(str(mark))}"/>'
            f"</w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"
        )

    def paragraph(self, runs: str, style: str, more: str = "", rtl: bool | None = None) -> str:
        """A paragraph; in the direction of the translator's language unless it is said to be otherwise."""
        bidi = "<w:bidi/>" if (self.rtl if rtl is None else rtl) else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{bidi}</w:pPr>{runs}</w:p>'

    def run(self, text: str, lang: str, bold: bool = False) -> str:
        """A run of text in a language; line ends and tabs are elements of their own."""
        if not text:
            return ""
        shown = escape_xml(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        shown = shown.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        marks = ("<w:b/><w:bCs/>" if bold else "") + ("<w:rtl/>" if direction_of(lang) == "rtl" else "")
        return (
            f"<w:r><w:rPr>{marks}<w:lang {parts.language(escape_xml(lang))}/></w:rPr>"
            f'<w:t xml:space="preserve">{shown}</w:t></w:r>'
        )


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
