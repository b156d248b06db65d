"""Reads a document that came back: tracked changes as if they had been accepted, comments as questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from toolkit.catalog.exchange.container import Unreadable
from toolkit.catalog.exchange.letter import CONTROL, HEADS
from toolkit.catalog.exchange.marks import Mark, normal, read_mark
from toolkit.catalog.exchange.reading import Known, Read, Reading
from toolkit.document.docx_parts import W
from toolkit.phrases import phrase

_W = f"{{{W}}}"
_LEFT_OUT = {
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "tcPr", "trPr")
}
_LEFT_OUT.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


@dataclass
class _Cell:
    """One cell: its paragraphs, the mark of the control in it or around it, and the comments that are set on it."""

    lines: list[str] = field(default_factory=list)
    mark: Mark | None = None
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read_letter(parts: Mapping[str, bytes], file: str, known: Known, heads: Mapping[str, str]) -> Reading:
    """The rows of every table that holds texts."""
    reading = Reading(file)
    body = _tree(parts, "word/document.xml")
    if body is None:
        raise Unreadable(phrase("exchange/no_body", "it has no text"))
    comments = _comments(parts)
    line = 0
    for table in body.iter(f"{_W}tbl"):
        columns: dict[str, int] = {}
        for row in _rows_of(table):
            line += 1
            cells = [_read_cell(cell, mark) for cell, mark in _cells_of(row)]
            columns = columns or _heads(cells, heads)
            _row(line, cells, columns, comments, known, reading)
    return reading


def _tree(parts: Mapping[str, bytes], name: str) -> ElementTree.Element | None:
    if name not in parts:
        return None
    try:
        return ElementTree.fromstring(parts[name])
    except ElementTree.ParseError as error:
        raise Unreadable(
            phrase("exchange/damaged", "it is damaged, protected by a password, or of another kind")
        ) from error


def _comments(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Number of a comment -> its text."""
    tree = _tree(parts, "word/comments.xml")
    found = {}
    for comment in tree.iter(f"{_W}comment") if tree is not None else ():
        lines = ["".join(_texts(paragraph)) for paragraph in comment.iter(f"{_W}p")]
        found[comment.get(f"{_W}id", "")] = normal("\n".join(lines))
    return found


def _rows_of(table: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The rows of a table but not of tables inside it; rows that were deleted are gone."""
    for row in _children(table, "tr"):
        properties = row.find(f"{_W}trPr")
        if properties is None or properties.find(f"{_W}del") is None:
            yield row


def _children(parent: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Children of a kind, those that a control, an insertion or a custom element holds among them."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, name)


def _cells_of(row: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, Mark | None]]:
    """The cells of a row, each with the mark of a control around it."""
    for child in row:
        if child.tag == f"{_W}tc":
            yield child, None
        elif child.tag == f"{_W}sdt":
            yield from ((cell, _mark_of(child)) for cell in _children(child, "tc"))


def _mark_of(control: ElementTree.Element) -> Mark | None:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    value = tag.get(f"{_W}val", "") if tag is not None else ""
    return read_mark(value.removeprefix(CONTROL)) if value.startswith(CONTROL) else None


def _read_cell(cell: ElementTree.Element, mark: Mark | None) -> _Cell:
    made = _Cell(mark=mark)
    going_on = False
    for paragraph in cell.iter(f"{_W}p"):
        text = "".join(_texts(paragraph))
        if going_on and made.lines:
            made.lines[-1] += text
        else:
            made.lines.append(text)
        going_on = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
    for control in cell.iter(f"{_W}sdt"):
        made.mark = made.mark or _mark_of(control)
    named = [f"{_W}commentReference", f"{_W}commentRangeStart"]
    found = [one.get(f"{_W}id", "") for name in named for one in cell.iter(name)]
    made.comments = list(dict.fromkeys(found))
    return made


def _texts(element: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph as it reads when all changes are accepted."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _texts(child)


def _heads(cells: Sequence[_Cell], heads: Mapping[str, str]) -> dict[str, int]:
    """Which column holds what, by the heads; nothing where this row is no head."""
    named = [(heads.get(" ".join(cell.text.split()).lower(), ""), at) for at, cell in enumerate(cells)]
    found = {name: at for name, at in reversed(named) if name}
    return found if len(found) > 1 else {}


def _row(
    line: int,
    cells: Sequence[_Cell],
    columns: Mapping[str, int],
    comments: Mapping[str, str],
    known: Known,
    reading: Reading,
) -> None:
    """A row: known by the mark of its control, else by a key that stands in one of its cells."""
    control = next((at for at, cell in enumerate(cells) if cell.mark), None)
    mark = cells[control].mark if control is not None else None
    listed = [key for cell in cells for text in cell.lines if (key := known.key_of(text)) in known.sources]
    first = known.marked(mark)
    keys = tuple(dict.fromkeys(listed))
    if first and first not in keys:
        keys = (first,)
    at = control if control is not None else _column(columns, "translation", len(cells))
    if not keys or at is None:
        if mark is not None:
            reading.report("EXCH017", line, text=cells[at].text if at is not None else "")
        return
    source = _column(columns, "source", len(cells))
    state = _column(columns, "state", len(cells))
    asked = [comments[name] for cell in cells for name in cell.comments if comments.get(name)]
    reading.rows.append(
        Read(
            line,
            keys,
            mark,
            cells[source].lines[0] if source is not None and cells[source].lines else None,
            cells[at].text,
            "\n".join(dict.fromkeys(asked)),
            normal(cells[state].text) if state is not None else "",
        )
    )


def _column(columns: Mapping[str, int], name: str, count: int) -> int | None:
    """Where something stands: by the heads, else where it stood when the document went out."""
    at = columns.get(name, HEADS.index(name) if not columns and count == len(HEADS) else count)
    return at if at < count else None
