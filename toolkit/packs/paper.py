"""A document of a site as a page: its parts, what is agreed to, lines to sign on, and lines where a fact is missing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from toolkit.document.tree import (
    Blank,
    Block,
    Box,
    Document,
    Emphasis,
    Facts,
    FieldLine,
    Heading,
    Inline,
    ListBlock,
    Note,
    Paragraph,
    Table,
)
from toolkit.model.paper import PAPER_SLOTS, Burden, Paper, Part
from toolkit.model.text import Words, walk_messages
from toolkit.packs.care import contact
from toolkit.packs.words import Blocks, cited, document, filled
from toolkit.resolve.papers import circumstances, facts_of, minutes_of
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

_GAP = re.compile(r"\{([a-z_]+)\}")
AUDIENCES: Mapping[str, str] = {"rater": "public", "coordinator": "facilitator", "board": "facilitator"}
"""Reader -> the audience the page is written for, where it has another name."""


def paper_page(site: ResolvedSite, view: View, name: str) -> Document:
    """One document in one language, with what this site does and says."""
    made = _shown(site, view, name)
    writer = _Writer(site, view, made)
    body = (*writer.parts(), *writer.burdens(), *writer.statements(), *writer.blanks(), *writer.sources())
    audience = AUDIENCES.get(made.reader, made.reader)
    page = document(site, view, made.title, (*writer.head(), *body), f"documents/{name}.html", audience)
    meta = replace(
        page.meta,
        notices=(*page.meta.notices, view.interface.pack["paper_template"]),
        audience=reader_name(view, made),
    )
    return replace(page, meta=meta)


def reader_name(view: View, paper: Paper) -> str:
    """Who reads a document, in the language of the view."""
    if paper.reader == "board":
        return view.interface.pack["reader_board"]
    return view.release.roles[paper.reader].name


def open_gaps(site: ResolvedSite, view: View, name: str) -> tuple[str, ...]:
    """The gaps of a document that the declaration leaves open, in the order of `PAPER_SLOTS`."""
    made = _shown(site, view, name)
    facts = facts_of(site, view, made)
    used = {gap for message in walk_messages(made, "") for gap in _GAP.findall(message.text)}
    return tuple(gap for gap in PAPER_SLOTS if gap in used and gap not in facts)


def _shown(site: ResolvedSite, view: View, name: str) -> Paper:
    """A document in the view's language with its gaps still open, less what is about things that this site does not do."""
    whole, here = view.paper(name, {}), circumstances(site)
    return whole.model_copy(
        update={
            "parts": tuple(one for one in whole.parts if one.only_if in (None, *here)),
            "statements": tuple(one for one in whole.statements if one.only_if in (None, *here)),
            "burdens": tuple(one for one in whole.burdens if one.only_if in (None, *here)),
        }
    )


@dataclass
class _Writer:
    """Writes one document; knows the facts for its gaps."""

    site: ResolvedSite
    view: View
    paper: Paper
    facts: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = facts_of(self.site, self.view, self.paper)

    def head(self) -> Blocks:
        """What has to be known before the page is used: who has looked at it, what is missing, whether a board has decided."""
        pack = self.view.interface.pack
        lines = [Paragraph(pack["paper_not_reviewed"])]
        gaps = open_gaps(self.site, self.view, self.paper.id)
        lines += [Paragraph(filled(pack["paper_gaps"], count=len(gaps)))] if gaps else []
        pending = self.site.site.ethics.status == "pending"
        lines += [Paragraph(pack["paper_pending"])] if pending else []
        return (Note("warning", tuple(lines), pack["paper_template"]),)

    def parts(self) -> Iterator[Block]:
        for part in self.paper.parts:
            yield Heading(2, self.text(part.title), part.id)
            yield from (Paragraph(self.text(text)) for text in part.texts.values())
            if part.points:
                yield ListBlock(self.texts(part.points.values()))
            yield from self.safety(part)
            if part.contact:
                yield contact(self.site, self.view)

    def safety(self, part: Part) -> Blocks:
        """What the site writes itself; until it has, the page says that this is an example."""
        if not part.safety:
            return ()
        pack = self.view.interface.pack
        lines = tuple(Paragraph(self.text(text)) for text in part.safety.values())
        example: Blocks = (Paragraph(Emphasis(pack["paper_example"])),) if self.is_example(part) else ()
        return (Note("safety", (*example, *lines)),)

    def is_example(self, part: Part) -> bool:
        """Whether one of these texts is still the protocol's own."""
        words = [text for text in part.safety.values() if isinstance(text, Words)]
        return any(word.state in ("source", "fallback") and word.key not in self.view.reader.sources for word in words)

    def burdens(self) -> Blocks:
        """The table of risk and burden."""
        rows = self.paper.burdens
        if not rows:
            return ()
        pack, roles = self.view.interface.pack, self.view.release.roles
        head = (pack["burden_who"], pack["burden_what"], pack["minutes"], pack["burden_risk"], pack["burden_care"])
        table = tuple(
            (
                pack["reader_board"] if row.role == "board" else roles[row.role].name,
                self.text(row.what),
                self.minutes(row),
                self.text(row.risk),
                self.text(row.care),
            )
            for row in rows
        )
        return (Heading(2, pack["burden"], "burden"), Table(head, table, widths=(4, 5, 3, 6, 7), row_headers=True))

    def minutes(self, burden: Burden) -> str:
        pack, known = self.view.interface.pack, minutes_of(self.site, burden)
        if known is None:
            return pack["burden_open"]
        low, high = known
        if low != high:
            return filled(pack["dose_value"], min=low, max=high)
        return filled(pack["burden_each" if burden.spent == "each_form" else "minutes_value"], minutes=low)

    def statements(self) -> Blocks:
        """A consent asks for a yes or a no to each statement; any other document gives boxes to tick."""
        rows = self.texts(one.text for one in self.paper.statements)
        if not rows:
            return ()
        pack, survey = self.view.interface.pack, self.view.interface.survey
        if self.paper.kind != "consent":
            return (Heading(2, pack["paper_choose"], "choose"), ListBlock(rows, boxes=True))
        head = (pack["paper_statement"], survey["answer_yes"], survey["answer_no"])
        table = Table(
            head, tuple((row, Box(), Box()) for row in rows), widths=(9, 1, 1), align=("start", "center", "center")
        )
        return (Heading(2, pack["paper_agree"], "agree"), table)

    def blanks(self) -> Blocks:
        rows = self.paper.blanks
        if not rows:
            return ()
        lines = (FieldLine(self.text(row.label), row.kind, lines=4 if row.kind == "box" else 1) for row in rows)
        return (Heading(2, self.view.interface.pack["paper_fill_in"], "fill-in"), *lines)

    def sources(self) -> Blocks:
        """The works behind the page, where it cites some."""
        codes = [code for code in self.paper.sources if any(code in found for found in self.citations())]
        label = self.view.interface.pack["sources"]
        return (Facts(((label, cited(self.view, codes)),)),) if codes else ()

    def citations(self) -> list[list[str]]:
        texts = (message.text for message in walk_messages(self.paper, ""))
        return [found.split(", ") for text in texts for found in re.findall(r"\[(S[\dS, ]+)\]", text)]

    def texts(self, texts: Iterable[str]) -> tuple[Inline, ...]:
        return tuple(self.text(text) for text in texts)

    def text(self, text: str) -> Inline:
        """A text with the site's facts in its gaps; a gap without a fact becomes a line with what to write on it.

        Facts are data: they are not looked into for gaps.
        """
        pieces: list[Inline] = []
        run, at = "", 0
        for match in _GAP.finditer(text):
            run += text[at : match.start()]
            at = match.end()
            if match[1] in self.facts or match[1] not in PAPER_SLOTS:
                run += self.facts.get(match[1], match[0])
                continue
            label = self.view.interface.pack[f"gap_{match[1]}"]
            pieces += [run, Blank(10), (" (", Emphasis(label), ")")]
            run = ""
        pieces.append(run + text[at:])
        return _in_language(text, pieces)


def _in_language(text: str, pieces: list[Inline]) -> Inline:
    """The pieces of a text with its language; the last one alone carries its state, so that it is marked once."""
    if not isinstance(text, Words):
        return tuple(pieces)
    said = [index for index, piece in enumerate(pieces) if isinstance(piece, str) and piece]
    for index in said:
        state = text.state if index == said[-1] else "source"
        pieces[index] = Words(str(pieces[index]), text.key, text.lang, state)
    kept = [piece for piece in pieces if piece != ""]
    return kept[0] if len(kept) == 1 else tuple(kept)
