"""The words of packs: interface messages by group, with their slots filled, and the labels that the document writers need."""

import re
from collections.abc import Mapping, Sequence

from toolkit.document.text import direction_of
from toolkit.document.tree import LABELS, Block, Code, Document, Inline, Item, Labels, ListBlock, Meta, Name, Version
from toolkit.model.interface import Interface
from toolkit.model.text import Words
from toolkit.phrases import fill
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

Blocks = tuple[Block, ...]


def coded(name: str, code: str) -> Inline:
    """A term of the vocabulary with its code."""
    return (name, " ", Code(code))


def listed(parts: Sequence[Inline]) -> Inline:
    """Parts in a row, set apart by a mark that needs no grammar."""
    joined: list[Inline] = []
    for part in parts:
        joined += [" · ", part] if joined else [part]
    return tuple(joined)


def cited(view: View, codes: Sequence[str]) -> Item:
    """The works that codes of sources stand for; a code alone where the protocol does not list its work."""
    works = view.release.works
    rows = [
        (code, " ", Words(works[code].what, "", "en", "source"), " ", Name(works[code].at))
        for code in codes
        if code in works
    ]
    return ListBlock((*rows, *(code for code in codes if code not in works))) if codes else "-"


_NOT_NUMBERS = re.compile(r"[^\d\s,،.]")


def filled(text: str, **slots: object) -> str:
    """An interface message with its slots filled; it keeps its language and state.

    In text that runs to the left what is put in stands between isolates: a reference such as 2027-014 keeps its order.
    Plain numbers do not, so that a list of them runs with the text.
    """
    apart = isinstance(text, Words) and direction_of(text.lang) == "rtl"
    shown = {name: str(value) for name, value in slots.items()}
    if apart:
        shown = {name: f"\u2068{value}\u2069" if _NOT_NUMBERS.search(value) else value for name, value in shown.items()}
    made = fill(text, shown)
    return Words(made, text.key, text.lang, text.state) if isinstance(text, Words) else made


_LABELS: Mapping[str, tuple[str, str]] = {
    "skip": ("docs", "skip"),
    "contents": ("pack", "contents"),
    "languages": ("index", "languages"),
    "legend": ("state", "marked"),
    "state_draft": ("state", "draft"),
    "state_needs_check": ("state", "needs_check"),
    "state_fallback": ("state", "fallback"),
    "whole_draft": ("state", "draft_explained"),
    "whole_needs_check": ("state", "needs_check_explained"),
    "note_warning": ("pack", "warning"),
    "note_safety": ("pack", "safety"),
    "note_draft": ("stage", "draft_banner"),
    "private_client": ("pack", "audience_client"),
    "private_trainee": ("pack", "audience_trainee"),
    "private_actor": ("pack", "audience_actor"),
    "private_observer": ("pack", "audience_observer"),
    "private_facilitator": ("pack", "audience_facilitator"),
    "private_supervisor": ("pack", "audience_supervisor"),
}


def labels(interface: Interface) -> Labels:
    """The labels of the document writers in the language of an interface."""
    found = {}
    for name in LABELS:
        group, word = _LABELS.get(name, ("", ""))
        found[name] = getattr(interface, group).get(word, "") if group else ""
    return found


def notices(site: ResolvedSite, view: View) -> tuple[Inline, ...]:
    """What stands above every page: the stage, unless the site is collecting."""
    stage = view.interface.stage
    if site.site.stage == "collecting":
        return ()
    name = site.site.stage
    return ((stage[f"{name}_banner"], " · ", stage[f"{name}_explained"]),)


def footer(site: ResolvedSite, view: View) -> tuple[Inline, ...]:
    """What closes every page: whose it is, the build, and that the pilot's authors do not endorse it."""
    pack = view.interface.pack
    made_for = filled(pack["made_for"], site=site.site.site.name)
    return (
        (made_for, " · ", filled(view.interface.index["built"], build=site.build)),
        pack["not_endorsed"],
        filled(pack["licence"], licence=site.site.publish.licence),
    )


def versions(site: ResolvedSite, view: View, path: str) -> tuple[Version, ...]:
    """The same page in the site's other languages; `path` is the page's path below the folder of its language."""
    up = "../" * (path.count("/") + 1)
    others = (language for language in site.languages if language.tag != view.language.tag)
    return tuple(Version(language.tag, language.name, f"{up}{language.tag}/{path}") for language in others)


def document(
    site: ResolvedSite, view: View, title: Inline, blocks: Blocks, path: str, audience: str, dense: bool = False
) -> Document:
    """A document of this site with the notices, footer and language links that all of them have.

    `dense` saves paper: for long papers that are carried about.
    """
    return Document(
        title=title,
        lang=view.language.tag,
        direction="rtl" if view.language.direction == "rtl" else "ltr",
        blocks=blocks,
        meta=Meta(
            notices=notices(site, view),
            audience=view.interface.pack[f"audience_{audience}"],
            footer=footer(site, view),
            versions=versions(site, view, path),
            dense=dense,
        ),
    )
