"""The page that a build opens with: what to do next, what was made, how each platform file is loaded, what was noticed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.document.tree import (
    Block,
    Document,
    Facts,
    Heading,
    Inline,
    Link,
    ListBlock,
    Meta,
    Name,
    Note,
    Paragraph,
    Table,
)
from toolkit.findings import Finding, Severity
from toolkit.model.text import Words
from toolkit.packs.todo import todo_blocks
from toolkit.packs.words import filled, footer, notices
from toolkit.resolve.language import Language
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.todo import Task
from toolkit.resolve.view import View


@dataclass(frozen=True, slots=True)
class Made:
    """One thing that a build holds: where it lies, what it is (a text), for whom, and in which languages."""

    path: str
    what: Inline
    audience: Inline = ""
    languages: tuple[str, ...] = ()
    group: str = ""


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


def index_page(site: ResolvedSite, view: View, contents: Contents) -> Document:
    """The page in the site's working language."""
    index = view.interface.index
    blocks: list[Block] = [Paragraph(index["subtitle"]), *_stage(site, view)]
    if contents.older:
        blocks.append(
            Note("warning", (Paragraph(index["older_note"]), ListBlock(tuple(contents.older))), index["older"])
        )
    blocks += todo_blocks(view, contents.tasks, contents.today)
    blocks += _made(view, contents.made)
    blocks += _cards(view, contents.cards)
    blocks += _fingerprints(site, view)
    blocks += _findings(view, contents.findings)
    return Document(
        title=filled(index["title"], site=site.site.site.name),
        lang=view.language.tag,
        direction="rtl" if view.language.direction == "rtl" else "ltr",
        blocks=tuple(blocks),
        meta=Meta(notices=notices(site, view), footer=footer(site, view)),
    )


def _stage(site: ResolvedSite, view: View) -> list[Block]:
    return [Facts(((view.interface.index["stage"], view.interface.index[f"stage_{site.site.stage}_note"]),))]


GROUPS = ("surveys", "packs", "docs", "codebook", "manifest")


def _made(view: View, made: Iterable[Made]) -> list[Block]:
    index = view.interface.index
    rows = tuple(made)
    blocks: list[Block] = [Heading(2, index["made"], "made")]
    head = (index["file"], index["for_whom"], index["language"])
    for group in GROUPS:
        here = [row for row in rows if row.group == group]
        if not here:
            continue
        lines = tuple(
            (
                (row.what, " ", Link(Name(row.path), row.path)),
                row.audience,
                ", ".join(row.languages),
            )
            for row in here
        )
        blocks += [Heading(3, index[group], f"made-{group}"), Table(head, lines, widths=(8, 3, 2))]
    return blocks


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
    index = view.interface.index
    head = (index["surveys"], index["fingerprint_structure"], *(f"{one.tag}" for one in _answered(site)))
    rows = tuple((form.id, form.structure, *(local.words for local in form.languages)) for form in site.forms)
    return [
        Heading(2, index["fingerprints"], "fingerprints"),
        Paragraph(index["fingerprint_note"]),
        Paragraph(index["not_comparable"]),
        Table(head, rows, row_headers=True),
    ]


def _answered(site: ResolvedSite) -> list[Language]:
    return [site.view(tag).language for tag in site.site.form_languages]


def _findings(view: View, findings: Sequence[Finding]) -> list[Block]:
    """Findings are told in English, as the command tells them; their codes lead to an explanation."""
    index = view.interface.index
    blocks: list[Block] = [Heading(2, index["findings"], "findings")]
    if not findings:
        return [*blocks, Paragraph(index["findings_none"])]
    counts = (
        (Severity.ERROR, "findings_errors"),
        (Severity.WARNING, "findings_warnings"),
        (Severity.NOTE, "findings_notes"),
    )
    for severity, key in counts:
        count = sum(1 for one in findings if one.severity is severity)
        if count:
            blocks.append(Paragraph(filled(index[key], count=count)))
    rows = tuple((Name(one.code), Words(one.what, "", "en"), Words(one.fix, "", "en")) for one in findings)
    return [*blocks, Paragraph(index["findings_fix"]), Table(("", index["findings"], ""), rows, widths=(2, 7, 7))]
