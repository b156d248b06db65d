"""A laid-out document as plain data for the page template; text travels as data and is never pasted into its source."""

from collections.abc import Callable
from typing import Any

from toolkit.document.layout import Layout, headings
from toolkit.document.text import clean, direction_of, target, with_dates_isolated
from toolkit.document.tree import (
    Blank,
    Block,
    Box,
    Code,
    Contents,
    Emphasis,
    Facts,
    FieldLine,
    Figure,
    Heading,
    Inline,
    Item,
    Labels,
    Link,
    ListBlock,
    Margin,
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
    as_blocks,
    plain,
)
from toolkit.model.text import Words

Data = dict[str, Any]
_UPRIGHT = ("ja", "zh", "ko")


class TypstData:
    """Turns the blocks of one document into data."""

    def __init__(self, layout: Layout, labels: Labels) -> None:
        self._lang = layout.document.lang
        self._layout = layout
        self._labels = labels

    def document(self) -> Data:
        """The whole document."""
        shown = self._layout.document
        notices: list[Inline] = [*shown.meta.notices]
        notices += [self._label(f"whole_{self._layout.whole}")] if self._layout.whole else []
        rows = [(mark, self._label(f"state_{state}")) for state, mark in self._layout.marks.items()]
        legend: list[Inline] = [f"{mark} {says}" for mark, says in rows if says]
        if legend and self._label("legend"):
            legend.insert(0, Strong(self._label("legend")))
        return {
            "name": clean(plain(shown.title)),
            "description": clean(shown.meta.description),
            "lang": _main(shown.lang),
            "region": _region(shown.lang),
            "dir": "rtl" if shown.direction == "rtl" else "ltr",
            "dense": shown.meta.dense,
            "title": self.text(shown.title),
            "notices": [self.text(line) for line in notices if line],
            "audience": self.text(shown.meta.audience),
            "closing": [self.text(line) for line in [*legend, *shown.meta.footer]],
            "blocks": self.blocks(shown.blocks),
        }

    def _label(self, name: str) -> str:
        return self._labels.get(name, "")

    def text(self, value: Inline, how: str = "", href: str = "") -> list[Data]:
        """Text as a list of runs: `t` its characters, `s` its marks, `l` language, `d` direction, `h` an address.

        Marks: b bold, i slanted (bold where the script has no slant), e slanted (or not), c code, m mark of a state,
        r a number in the margin.
        """
        if isinstance(value, tuple):
            return [run for part in value for run in self.text(part, how, href)]
        if isinstance(value, Words):
            lang = value.lang or self._lang
            mark = self._layout.marks.get(value.state)
            runs = self._run(with_dates_isolated(value, lang), lang, how, href)
            return runs + (self._run(mark, self._lang, how + "m", href) if mark else [])
        if isinstance(value, str):
            return self._run(with_dates_isolated(value, self._lang), self._lang, how, href)
        if isinstance(value, Strong | Emphasis):
            return self.text(value.text, how + ("b" if isinstance(value, Strong) else "i"), href)
        return self._other(value, how, href)

    def _other(self, value: Term | Code | Name | Link | Box | Blank | Margin, how: str, href: str) -> list[Data]:
        if isinstance(value, Term):
            meaning = self._run(f" ({value.meaning})", self._lang, how, href) if value.meaning else []
            return self.text(value.text, how + "b", href) + meaning
        if isinstance(value, Code):
            return self._run(value.text, "", how + "c", href)
        if isinstance(value, Name):
            return self._run(value.text, "", how, href)
        if isinstance(value, Margin):
            return self._run(value.text, "", "r", "")
        if isinstance(value, Box):
            return [{"box": value.checked}]
        if isinstance(value, Blank):
            return [{"blank": int(value.width)}]
        return self.text(value.text, how, target(value.href, self._layout.anchors) or "")

    def _run(self, text: str, lang: str, how: str, href: str) -> list[Data]:
        if not text:
            return []
        spoken = lang or self._lang
        if spoken.split("-")[0] in _UPRIGHT or direction_of(spoken) == "rtl":
            how = how.replace("i", "b").replace("e", "")
        run: Data = {"t": clean(text).split("\n"), "s": how}
        if not lang:
            run["d"] = "rtl" if any("\u0590" <= char <= "\u08ff" for char in text) else "ltr"
        elif lang != self._lang:
            run |= {"l": _main(lang), "d": direction_of(lang)}
        return [run | {"h": href}] if href else [run]

    def blocks(self, blocks: tuple[Block, ...]) -> list[Data]:
        return [_WRITERS[type(block)](self, block) for block in blocks]

    def item(self, item: Item) -> list[Data]:
        return self.blocks(as_blocks(item))

    def heading(self, block: Heading) -> Data:
        return {"k": "heading", "level": block.level, "text": self.text(block.text), "key": block.key}

    def paragraph(self, block: Paragraph) -> Data:
        return {"k": "paragraph", "text": self.text(block.text)}

    def list_block(self, block: ListBlock) -> Data:
        kind = "ordered" if block.ordered else "boxes" if block.boxes else "list"
        return {"k": kind, "items": [self.item(item) for item in block.items]}

    def table(self, block: Table) -> Data:
        count = max([1, len(block.head), *[len(row) for row in block.rows]])
        widths = block.widths if len(block.widths) == count else (1,) * count

        def cells(row: tuple[Inline, ...], first: str) -> list[list[Data]]:
            made = [self.text(cell, first if column == 0 else "") for column, cell in enumerate(row)]
            return made + [[]] * (count - len(row))

        return {
            "k": "table",
            "caption": self.text(block.caption),
            "widths": [max(1, width) for width in widths],
            "align": [*block.align, *["start"] * (count - len(block.align))],
            "head": cells(block.head, "") if block.head else [],
            "rows": [cells(row, "b" if block.row_headers else "") for row in block.rows],
        }

    def figure(self, block: Figure) -> Data:
        image: Any = list(block.image) if isinstance(block.image, bytes) else block.image
        form = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}[block.media]
        caption = self.text(block.caption)
        return {
            "k": "figure",
            "image": image,
            "form": form,
            "alt": clean(block.alt),
            "caption": caption,
            "mm": block.width,
        }

    def field_line(self, block: FieldLine) -> Data:
        return {
            "k": "field",
            "kind": block.kind,
            "label": self.text(block.label, "b"),
            "hint": self.text(block.hint),
            "options": [self.text(option) for option in block.options] or [[]],
            "lines": max(1, int(block.lines)),
        }

    def note(self, block: Note) -> Data:
        title = self.text(block.title or self._label(f"note_{block.kind}"), "b")
        return {"k": "note", "kind": block.kind, "title": title, "blocks": self.blocks(block.blocks)}

    def quote(self, block: Quote) -> Data:
        return {"k": "quote", "text": self.text(block.words), "source": self.text(block.source)}

    def speech(self, block: Speech) -> Data:
        speaker, cue = self.text(block.speaker, "b"), self.text(block.cue, "e")
        return {"k": "speech", "who": speaker, "text": self.text(block.words), "cue": cue}

    def facts(self, block: Facts) -> Data:
        return {"k": "facts", "pairs": [[self.text(label, "b"), self.item(item)] for label, item in block.pairs]}

    def contents(self, block: Contents) -> Data:
        places = headings(self._layout.document.blocks, block.depth)
        items = [{"level": place.level, "text": self.text(place.text), "key": place.key} for place in places]
        return {"k": "contents", "items": items}

    def page_break(self, _: PageBreak) -> Data:
        return {"k": "break"}

    def private(self, block: Private) -> Data:
        label = self.text(self._label(f"private_{block.audience}"), "b")
        return {"k": "private", "title": label, "blocks": self.blocks(block.blocks)}


def _main(tag: str) -> str:
    return tag.split("-")[0].lower()


def _region(tag: str) -> str:
    return next((part.upper() for part in tag.split("-")[1:] if len(part) == 2 and part.isalpha()), "")


_WRITERS: dict[type, Callable[[TypstData, Any], Data]] = {
    Heading: TypstData.heading,
    Paragraph: TypstData.paragraph,
    ListBlock: TypstData.list_block,
    Table: TypstData.table,
    Figure: TypstData.figure,
    FieldLine: TypstData.field_line,
    Note: TypstData.note,
    Quote: TypstData.quote,
    Speech: TypstData.speech,
    Facts: TypstData.facts,
    Contents: TypstData.contents,
    PageBreak: TypstData.page_break,
    Private: TypstData.private,
}
