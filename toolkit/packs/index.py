"""The page that a build opens with: what to do next, what was made, how each platform file is loaded, what was noticed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.document.tree import (
    Block,
    Code,
    Document,
    Heading,
    Inline,
    Link,
    ListBlock,
    Meta,
    Name,
    Note,
    Paragraph,
    Strong,
    Table,
)
from toolkit.document.tree import Contents as ListOfContents
from toolkit.findings import Finding, Severity
from toolkit.model.text import Words
from toolkit.packs.todo import next_blocks, todo_blocks
from toolkit.packs.words import filled, footer, listed, notices
from toolkit.phrases import Phrase, Voice, english, said
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.todo import Task
from toolkit.resolve.view import View

Way = tuple[Inline, tuple[str, ...]]
"""What a file is called, and its paths: the first one is led to by that name, the others by their format."""


@dataclass(frozen=True, slots=True)
class Made:
    """One line of what a build holds: a title and the ways to its files, all of one language where it is given."""

    group: str
    title: Inline
    ways: tuple[Way, ...]
    language: str = ""
    about: Inline = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the page tells."""

    made: Sequence[Made]
    tasks: Sequence[Task]
    findings: Sequence[Finding]
    cards: Mapping[str, tuple[str, ...]]
    """Platform -> the keys of the words on its card, title first."""
    older: Sequence[str] = ()
    today: date | None = None
    voice: Voice = english
    """How the tool speaks in the site's working language."""


def index_page(site: ResolvedSite, view: View, contents: Contents) -> Document:
    """The page in the site's working language."""
    index = view.interface.index
    blocks: list[Block] = [
        *_older(view, contents.older),
        *next_blocks(view, contents.tasks, contents.today),
        ListOfContents(2),
        *_stage(site, view),
        *_made(site, view, contents.made),
        *_cards(view, contents.cards),
        *todo_blocks(view, contents.tasks, contents.today),
        *_findings(view, contents.findings, contents.voice),
        *_fingerprints(site, view),
    ]
    return Document(
        title=filled(index["title"], site=site.site.site.name),
        lang=view.language.tag,
        direction="rtl" if view.language.direction == "rtl" else "ltr",
        blocks=tuple(blocks),
        meta=Meta(notices=notices(site, view), audience=index["subtitle"], footer=footer(site, view)),
    )


def _older(view: View, older: Sequence[str]) -> list[Block]:
    index = view.interface.index
    return [Note("warning", (Paragraph(index["older_note"]), ListBlock(tuple(older))), index["older"])] if older else []


def _stage(site: ResolvedSite, view: View) -> list[Block]:
    index, stage = view.interface.index, site.site.stage
    return [
        Heading(2, index["stage"], "stage"),
        Paragraph((Strong(view.interface.stage[stage]), " · ", index[f"stage_{stage}_note"])),
    ]


GROUPS = ("surveys", "packs", "coding", "docs", "codebook", "manifest")


def _made(site: ResolvedSite, view: View, made: Iterable[Made]) -> list[Block]:
    index = view.interface.index
    rows = tuple(made)
    blocks: list[Block] = [Heading(2, index["made"], "made")]
    for group in GROUPS:
        here = [row for row in rows if row.group == group]
        if here:
            blocks.append(Heading(3, index[group], f"made-{group}"))
        for tag in dict.fromkeys(row.language for row in here):
            blocks += _of_language(site, view, group, tag, [row for row in here if row.language == tag])
    return blocks if rows else [*blocks, Paragraph(index["made_none"])]


def _of_language(site: ResolvedSite, view: View, group: str, tag: str, made: Sequence[Made]) -> list[Block]:
    """A table of one language's files; its heading is the language's name in itself."""
    head = (view.interface.index[group], view.interface.index["file"])
    rows = tuple((_titled(row), listed([_way(way) for way in row.ways])) for row in made)
    table = Table(head, rows, widths=(2, 3), row_headers=True)
    if not tag:
        return [table]
    name = site.view(tag).language.name
    shown = name if tag == view.language.tag else Words(name, "", tag)
    return [Heading(4, shown, f"made-{group}-{tag.lower()}"), table]


def _titled(row: Made) -> Inline:
    return (row.title, " · ", row.about) if row.about else row.title


def _way(way: Way) -> Inline:
    """A link, and in brackets the same in other formats."""
    name, (first, *others) = way
    if not others:
        return Link(name, first)
    formats: list[Inline] = []
    for path in others:
        formats += [", "] if formats else []
        formats.append(Link(Name(path.rpartition(".")[2].upper()), path))
    return (Link(name, first), " (", *formats, ")")


def _cards(view: View, cards: Mapping[str, tuple[str, ...]]) -> list[Block]:
    index = view.interface.index
    blocks: list[Block] = [Heading(2, index["how_to_load"], "load")]
    for target, keys in cards.items():
        title, what, *steps, never = (index[key.partition("/")[2]] for key in keys)
        blocks += [
            Heading(3, title, f"load-{target}"),
            Paragraph(what),
            ListBlock(tuple(steps), ordered=True),
            Note("warning", (Paragraph(never),), index["never_change"]),
        ]
    return blocks if cards else []


def _fingerprints(site: ResolvedSite, view: View) -> list[Block]:
    """Two columns, so that the long numbers can be read on a phone."""
    index = view.interface.index
    rows = []
    for form in site.forms:
        prints: list[Inline] = [(index["fingerprint_structure"], " ", Code(form.structure))]
        prints += [(local.language.name, " ", Code(local.words)) for local in form.languages]
        rows.append((Name(form.id), listed(prints)))
    return [
        Heading(2, index["fingerprints"], "fingerprints"),
        Paragraph((index["fingerprint_note"], " ", index["not_comparable"])),
        Table((index["surveys"], index["fingerprints"]), tuple(rows), widths=(2, 5), row_headers=True),
    ]


SEVERITIES = (
    (Severity.ERROR, "findings_errors"),
    (Severity.WARNING, "findings_warnings"),
    (Severity.TODO, ""),
    (Severity.NOTE, "findings_notes"),
)
"""From the gravest to the lightest, with the word that counts them."""


def _findings(view: View, findings: Sequence[Finding], voice: Voice) -> list[Block]:
    """Findings by code, each told once, as the command tells them; all of them lie in findings.json, in English."""
    index = view.interface.index
    blocks: list[Block] = [Heading(2, index["findings"], "findings")]
    if not findings:
        return [*blocks, Paragraph(index["findings_none"])]
    rows = [row for severity, _ in SEVERITIES for row in _by_code(view, findings, severity, voice)]
    return [
        *blocks,
        Paragraph(listed(_counts(view, findings))),
        Paragraph((index["findings_fix"], " ", Link(Name("findings.json"), "findings.json"))),
        Table((index["findings"], ""), tuple(rows), widths=(2, 7), row_headers=True),
    ]


def _counts(view: View, findings: Sequence[Finding]) -> list[Inline]:
    index = view.interface.index
    counts: list[Inline] = []
    for severity, key in SEVERITIES:
        count = sum(1 for one in findings if one.severity is severity)
        if count:
            counts.append(filled(index[key], count=count) if key else (index["next_open"], ": ", str(count)))
    return counts


def _by_code(view: View, findings: Sequence[Finding], severity: Severity, voice: Voice) -> list[tuple[Inline, ...]]:
    """One row a code: how often it was found, the first one in words, and what to do."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        if one.severity is severity:
            groups.setdefault(one.code, []).append(one)
    rows: list[tuple[Inline, ...]] = []
    for code, group in groups.items():
        times = f" × {len(group)}" if len(group) > 1 else ""
        told = (_told(view, group[0].what, voice), "\n", _told(view, group[0].fix, voice))
        rows.append(((Code(code), times), told))
    return rows


_TYPED = re.compile(r"`[^`\n]*`")


def _told(view: View, text: Phrase, voice: Voice) -> Words:
    """A sentence of the tool, with the language that it is in; what is typed keeps its direction among other letters."""
    words = voice(text.key, text.source)
    tag = words.lang if isinstance(words, Words) else "en" if voice is english else view.language.tag
    told = said(text, voice)
    if view.language.direction == "rtl" and tag != "en":
        told = _TYPED.sub(lambda match: f"\u2066{match[0]}\u2069", told)
    if tag == "en" and not view.language.is_source:
        return Words(told, "", tag, "fallback")
    return Words(told, "", tag, words.state if isinstance(words, Words) and tag != "en" else "source")
