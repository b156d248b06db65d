"""The context of an exchange: forms and papers as they are printed, each text with the number of its row beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from toolkit.catalog.exchange.rows import Row
from toolkit.document.tree import (
    Block,
    Contents,
    Document,
    FieldLine,
    Heading,
    Inline,
    Margin,
    Meta,
    Note,
    PageBreak,
    Paragraph,
    Private,
)
from toolkit.model.instrument import Instrument, Item, Section
from toolkit.model.text import Words
from toolkit.resolve.forms import FormInLanguage
from toolkit.resolve.layers import Sources

Numbers = Callable[[str], str]
"""Key of a text as outputs carry it -> the numbers of its rows; empty where the file has no row for it."""


def numbers_of(rows: Iterable[Row], sources: Sources) -> Numbers:
    """The numbers of rows; a text that an approach or a site words otherwise has those of its own wording."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for key in row.keys:
            found.setdefault(key.partition("~")[0], []).append(str(row.number))

    def numbers(key: str) -> str:
        source = sources.get(key)
        return "·".join(dict.fromkeys(found.get(source.key if source else key, ())))

    return numbers


@dataclass(frozen=True, slots=True)
class Page:
    """One paper: its document in English, and how its texts are numbered."""

    document: Document
    numbers: Numbers


def context_of(pages: Iterable[Page], title: str) -> Document:
    """All papers in one document, each on a page of its own; one without a numbered text is left out."""
    blocks: list[Block] = [Contents(2)]
    shown: set[str] = set()
    for number, page in enumerate(pages, 1):
        writer = _Numbered(page.numbers)
        inside = tuple(
            _deeper(block) for block in writer.blocks(page.document.blocks) if not isinstance(block, Contents)
        )
        head = Heading(2, (*_listed(writer.text(page.document.title)), *_audience(page.document)), f"paper-{number}")
        if writer.found - shown:
            shown |= writer.found
            blocks += [PageBreak(), head, *inside]
    return Document(title, "en", "ltr", tuple(blocks), Meta())


def _listed(text: Inline) -> tuple[Inline, ...]:
    return text if isinstance(text, tuple) else (text,)


def _audience(document: Document) -> tuple[Inline, ...]:
    return (" (", document.meta.audience, ")") if document.meta.audience else ()


def _deeper(block: Block) -> Block:
    """A block below the heading of its paper."""
    if isinstance(block, Heading):
        return replace(block, level=min(block.level + 1, 6))
    if isinstance(block, Private | Note):
        return replace(block, blocks=tuple(_deeper(inner) for inner in block.blocks))
    return block


class _Numbered:
    """Sets numbers before the texts of a document, and knows which it has found."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self.found: set[str] = set()

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(self._part(block) for block in blocks)

    def text(self, value: Inline) -> Inline:
        made: Inline = self._part(value)
        return made

    def _part(self, value: Any) -> Any:
        """Any piece of a document with numbers before each text that has a row."""
        if isinstance(value, Words):
            number = self._numbers(value.key) if value.key else ""
            if not number:
                return value
            self.found.add(value.key)
            return (Margin(number), value)
        if isinstance(value, tuple):
            return tuple(self._part(part) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            parts = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in ("alt", "meaning")}
            return replace(value, **{name: self._part(part) for name, part in parts.items()})
        return value


def form_page(form: FormInLanguage, filled_by: str) -> Document:
    """A form as it is read on paper: all texts in their order, with the answers of each question."""
    blocks: list[Block] = [Paragraph(form.intro)] if form.intro else []
    for instrument in form.instruments:
        blocks += _instrument(instrument)
    blocks += [FieldLine("", "check", tuple(form.missing.values()))] if form.missing else []
    return Document(form.title, form.language.tag, "ltr", tuple(blocks), Meta(audience=filled_by))


def _instrument(instrument: Instrument) -> Iterator[Block]:
    yield Heading(2, instrument.title)
    yield Paragraph(instrument.instructions)
    for section in instrument.sections:
        if section.title:
            yield Heading(3, section.title)
        if section.intro:
            yield Paragraph(section.intro)
        for item in section.items:
            yield from _item(instrument, section, item)
    if instrument.closing:
        yield Paragraph(instrument.closing)


def _item(instrument: Instrument, section: Section, item: Item) -> Iterator[Block]:
    scale = instrument.scale_of(section, item)
    hint: Inline = item.hint or item.unit or ""
    if scale is None:
        long = item.kind == "long_text"
        yield FieldLine(item.text, "box" if long else "line", (), 2 if long else 1, hint)
        return
    labels: Mapping[str, Inline] = {str(option.value): option.label for option in scale.options}
    anchors: Mapping[str, Inline] = {
        value: (label, ": ", item.anchors[value]) if value in item.anchors else label for value, label in labels.items()
    }
    yield FieldLine(item.text, "check", tuple(anchors.values()), 1, hint)
