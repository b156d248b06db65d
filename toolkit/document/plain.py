"""Documents as plain text, for a terminal or a mail: every word of the page, without its marks."""

from collections.abc import Iterator

from toolkit.document.layout import lay_out
from toolkit.document.text import clean
from toolkit.document.tree import (
    BLOCKS,
    Block,
    Contents,
    Document,
    Facts,
    FieldLine,
    Figure,
    Heading,
    Inline,
    Item,
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


def render_plain(document: Document, audience: str) -> str:
    """One page for one audience; a line that begins with a star is a heading."""
    shown = lay_out(document, audience).document
    title = _text(shown.title)
    rows = [title, "=" * min(len(title), 72)]
    rows += [_text(line) for line in shown.meta.notices]
    for block in shown.blocks:
        rows += _gap(block) + list(_lines(block))
    rows += ["", *(_text(line) for line in shown.meta.footer)] if shown.meta.footer else []
    return "\n".join(row.rstrip() for row in rows).strip("\n") + "\n"


def _gap(block: Block) -> list[str]:
    return [""] if isinstance(block, Heading | Note | Table) else []


def _text(value: Inline) -> str:
    return clean(plain(value)).strip()


def _lines(block: Block) -> Iterator[str]:
    """The lines of a block."""
    if isinstance(block, Heading):
        yield f"{'*' * (block.level - 1)} {_text(block.text)}"
    elif isinstance(block, Paragraph):
        yield from _text(block.text).split("\n")
    elif isinstance(block, ListBlock):
        for number, item in enumerate(block.items, 1):
            yield from _hanging(f"{number}." if block.ordered else "-", item)
    elif isinstance(block, Facts):
        for label, value in block.pairs:
            yield from _fact(label, value)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Note | Private):
        yield from [_text(block.title)] if isinstance(block, Note) and block.title else []
        for inner in block.blocks:
            yield from _lines(inner)
    else:
        yield from _small(block)


def _small(block: Block) -> Iterator[str]:
    """The lines of what holds no other blocks and no rows."""
    if isinstance(block, Figure):
        yield clean(block.alt)
    elif isinstance(block, FieldLine):
        yield f"{_text(block.label)}: " + (" / ".join(_text(one) for one in block.options) or "____")
    elif isinstance(block, Quote):
        yield "> " + _text(block.words) + (f" ({_text(block.source)})" if block.source else "")
    elif isinstance(block, Speech):
        cue = f" ({_text(block.cue)})" if block.cue else ""
        yield f"{_text(block.speaker)}: {_text(block.words)}{cue}"
    elif isinstance(block, PageBreak):
        yield ""
    elif not isinstance(block, Contents):
        raise TypeError(f"no lines for {type(block).__name__}")


def _hanging(mark: str, item: Item) -> Iterator[str]:
    """An item behind its mark, its further lines set in."""
    rows = [row for block in as_blocks(item) for row in _lines(block)]
    yield f"{mark} {rows[0]}" if rows else mark
    yield from (" " * (len(mark) + 1) + row for row in rows[1:])


def _fact(label: Inline, value: Item) -> Iterator[str]:
    if isinstance(value, BLOCKS) or (isinstance(value, tuple) and value and isinstance(value[0], BLOCKS)):
        yield f"{_text(label)}:"
        for block in as_blocks(value):
            yield from ("  " + row for row in _lines(block))
    else:
        yield f"{_text(label)}: {_text(value)}"  # type: ignore[arg-type]


def _table(block: Table) -> Iterator[str]:
    """A row to a line; the cells under the names of their columns would be too wide for a terminal."""
    if block.caption:
        yield _text(block.caption)
    yield " | ".join(_text(cell) for cell in block.head)
    for row in block.rows:
        yield " | ".join(" ".join(_text(cell).split()) for cell in row)
