"""What every writer does first: leave out what the reader may not see, order headings, find the states to mark."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from toolkit.document.text import id_of
from toolkit.document.tree import (
    BLOCKS,
    SEES,
    Blank,
    Block,
    Box,
    Contents,
    Document,
    Facts,
    FieldLine,
    Figure,
    Heading,
    Inline,
    Item,
    ListBlock,
    Margin,
    Note,
    PageBreak,
    Paragraph,
    Private,
    Quote,
    Speech,
    Table,
    plain,
)
from toolkit.model.text import Words

MARKS = {"draft": "†", "needs_check": "‡", "fallback": "*"}
"""State of a translation that readers are told of -> its mark."""

SOURCE = "en"
_OWN_IDS = ("main", "legend", "contents")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as one reader gets it.

    `document` has no private part that this reader may not see; its headings are in order and their keys are unique
    ids, the `anchors`. `marks` are the states that occur, with their marks. `whole` is the one unreviewed state of all the text in the
    document's language: it is then said once, at the top, and `marks` has no entry for it.
    """

    document: Document
    anchors: frozenset[str]
    marks: dict[str, str]
    whole: str


def lay_out(document: Document, audience: str) -> Layout:
    """A document prepared for one audience; KeyError for an unknown audience."""
    blocks = _in_order(_visible(document.blocks, SEES[audience]))
    shown = replace(document, blocks=blocks)
    states, own = _states(shown)
    whole = next(iter(own)) if len(own) == 1 and own < MARKS.keys() else ""
    marks = {state: mark for state, mark in MARKS.items() if state in states and state != whole}
    anchors = frozenset([heading.key for heading in headings(blocks, 6)])
    return Layout(shown, anchors, marks, whole)


def headings(blocks: tuple[Block, ...], depth: int) -> Iterator[Heading]:
    """The headings of laid-out blocks down to a level, for a list of contents."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= depth:
            yield block
        elif isinstance(block, Private | Note):
            yield from headings(block.blocks, depth)


def _visible(blocks: tuple[Block, ...], sees: frozenset[str]) -> tuple[Block, ...]:
    """The blocks this reader sees. A heading or container that only held hidden blocks goes with them."""
    kept: list[Block] = []
    hidden = False
    for block in blocks:
        shown = _visible_block(block, sees)
        if shown is None:
            hidden = True
        else:
            kept.append(shown)
    return _without_bare_headings(blocks, kept) if hidden else tuple(kept)


def _visible_block(block: Block, sees: frozenset[str]) -> Block | None:
    """A block as this reader sees it, None for nothing; a heading without text is nothing."""
    if isinstance(block, Heading):
        return block if plain(block.text).strip() else None
    if isinstance(block, Private):
        if block.audience not in sees:
            return None
        blocks = _visible(block.blocks, sees)
        return Private(block.audience, blocks) if blocks else None
    if isinstance(block, Note):
        blocks = _visible(block.blocks, sees)
        return replace(block, blocks=blocks) if blocks or not block.blocks else None
    if isinstance(block, ListBlock):
        items = tuple([item for item in (_visible_item(item, sees) for item in block.items) if item != ()])
        return replace(block, items=items) if items else None
    if isinstance(block, Facts):
        pairs = tuple([(label, value) for label, item in block.pairs if (value := _visible_item(item, sees)) != ()])
        return Facts(pairs) if pairs else None
    return block


def _visible_item(item: Item, sees: frozenset[str]) -> Item:
    """An item without what is hidden; () if nothing is left."""
    if isinstance(item, BLOCKS):
        return _visible((item,), sees)  # type: ignore[arg-type]
    if isinstance(item, tuple) and item and isinstance(item[0], BLOCKS):
        return _visible(item, sees)  # type: ignore[arg-type]
    return item


def _without_bare_headings(before: tuple[Block, ...], after: list[Block]) -> tuple[Block, ...]:
    """Blocks without the headings that had a section before the hidden parts went, and have none now."""
    had = {id(block) for block in _bare_headings(list(before))}
    while bare := [block for block in _bare_headings(after) if id(block) not in had]:
        gone = {id(block) for block in bare}
        after = [block for block in after if id(block) not in gone]
    return tuple(after)


def _bare_headings(blocks: list[Block]) -> list[Heading]:
    bare = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            ends = following is None or (isinstance(following, Heading) and following.level <= block.level)
            if ends:
                bare.append(block)
    return bare


def _in_order(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    taken = set(_OWN_IDS)
    level = 1

    def ordered(block: Block) -> Block:
        nonlocal level
        if isinstance(block, Heading):
            level = max(2, min(block.level, level + 1, 6))
            return Heading(level, block.text, _unique_id(block.key, taken))
        if isinstance(block, Private | Note):
            return replace(block, blocks=tuple([ordered(inner) for inner in block.blocks]))
        return block

    return tuple([ordered(block) for block in blocks])


def _unique_id(key: str, taken: set[str]) -> str:
    base = found = id_of(key)
    number = 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found


def _states(document: Document) -> tuple[set[str], set[str]]:
    """All states of the document's texts, and those of the texts in its own language.

    Where some texts are translations, one that is called a source is a piece of a translation that a gap has cut; the
    last piece carries the state.
    """
    every: set[str] = set()
    own: set[str] = set()
    language = document.lang.split("-")[0]
    meta = document.meta
    heads: list[Inline] = [document.title, meta.audience, *meta.notices, *meta.footer]
    for words in _words([*heads, *document.blocks]):
        every.add(words.state)
        if words.lang.split("-")[0] == language:
            own.add(words.state)
    return every, own - {"source"} if language != SOURCE else own


def _words(start: list[object]) -> Iterator[Words]:
    """Every `Words` anywhere below the given pieces."""
    pending = start
    while pending:
        value = pending.pop()
        if isinstance(value, Words):
            yield value
        elif isinstance(value, tuple):
            pending.extend(value)
        elif not isinstance(value, str):
            pending.extend(_PARTS.get(type(value), _text_of)(value))


def _text_of(value: object) -> tuple[object, ...]:
    return (getattr(value, "text", ""),)


def _nothing(_: object) -> tuple[object, ...]:
    return ()


_PARTS: dict[type, Callable[[Any], tuple[object, ...]]] = {
    Box: _nothing,
    Blank: _nothing,
    Margin: _nothing,
    PageBreak: _nothing,
    Contents: _nothing,
    Paragraph: lambda block: (block.text,),
    Heading: lambda block: (block.text,),
    ListBlock: lambda block: block.items,
    Table: lambda block: (block.head, block.rows, block.caption),
    Figure: lambda block: (block.alt, block.caption),
    FieldLine: lambda block: (block.label, block.options, block.hint),
    Note: lambda block: (block.title, block.blocks),
    Quote: lambda block: (block.words, block.source),
    Speech: lambda block: (block.speaker, block.words, block.cue),
    Facts: lambda block: (block.pairs,),
    Private: lambda block: (block.blocks,),
}
