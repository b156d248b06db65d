"""Rules about documents: a consent asks for something, a protocol says what to do, and no line speaks of what is not done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding, Severity, finding
from toolkit.model.paper import Paper
from toolkit.model.text import walk_messages
from toolkit.phrases import joined, phrase
from toolkit.resolve.papers import circumstances, facts_of, papers_of
from toolkit.resolve.site import ResolvedSite
from toolkit.store.tree import Path, Tree

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def consents_ask(content: Content) -> Iterator[Finding]:
    """A consent has something to agree to, and asks for each use of data once."""
    for name, paper in content.protocol.papers.items():
        prefix = f"document/{name}"
        if paper.kind == "consent" and not paper.statements:
            yield content.find("DOCU001", prefix, ("kind",))
        covered: set[str] = set()
        for at, statement in enumerate(paper.statements):
            if statement.covers in covered:
                yield content.find("DOCU002", prefix, ("statements", at, "covers"), use=statement.covers)
            covered |= {statement.covers} if statement.covers else set()


def protocols_say_what_to_do(content: Content) -> Iterator[Finding]:
    for name, paper in content.protocol.papers.items():
        if paper.kind == "protocol" and not any(part.safety for part in paper.parts):
            yield content.find("DOCU003", f"document/{name}", ("kind",))


RECORDED_ONLY = "delete_after_days"


def recordings_are_spoken_of_where_they_are_made(content: Content) -> Iterator[Finding]:
    """How long recordings are kept is told only where there are some."""
    gap = f"{{{RECORDED_ONLY}}}"
    for name, paper in content.protocol.papers.items():
        if paper.only_if == "recorded":
            continue
        for path in _unbound(paper, gap):
            yield content.find("DOCU004", f"document/{name}", path, slot=gap)


def _unbound(paper: Paper, gap: str) -> Iterator[Path]:
    for key in ("parts", "statements", "burdens"):
        for at, one in enumerate(getattr(paper, key)):
            if one.only_if != "recorded" and any(gap in message.text for message in walk_messages(one, "")):
                yield (key, at)


def burdens_name_forms(content: Content) -> Iterator[Finding]:
    forms = [form.id for form in content.protocol.release.forms]
    for name, paper in content.protocol.papers.items():
        for at, row in enumerate(paper.burdens):
            for form in row.forms:
                if form not in forms:
                    path = ("burdens", at, "forms", form)
                    yield content.find("DOCU005", f"document/{name}", path, value=form, allowed=", ".join(forms))


def consents_cover_recording(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Where role-plays are recorded and consents are named, one of them covers recording."""
    consents = site.site.consents
    if not consents or "recorded" not in circumstances(site):
        return
    if not any("recording" in one.covers for one in consents):
        severity = Severity.TODO if site.site.stage == "draft" else Severity.ERROR
        yield finding("DOCU006", tree.place(("consents",)), severity)


WHERE = {
    "recruited_by": phrase("fact/recruited_by", "`recruited_by:` below `participation:`"),
    "hidden_from": phrase("fact/hidden_from", "`hidden_from:` below `participation:`"),
    "withdraw_until": phrase("fact/withdraw_until", "`withdraw_until:` below `consents:`"),
    "board": phrase("fact/board", "`board:` below `ethics:`"),
}
"""Facts of documents that no other rule asks for, and where they are declared."""


def documents_are_filled(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Which facts people will miss in the documents, where no other rule asks for them."""
    view = site.view(site.site.working_language)
    missing: Counter[str] = Counter()
    for paper in papers_of(site):
        text = " ".join(message.text for message in walk_messages(paper, ""))
        known = facts_of(site, view, paper)
        missing.update(name for name in WHERE if f"{{{name}}}" in text and name not in known)
    if missing:
        names = [name for name in WHERE if missing[name]]
        slots = {
            "names": ", ".join(f"`{name}`" for name in names),
            "where": joined(", ", [WHERE[name] for name in names]),
        }
        severity = Severity.TODO if site.site.stage == "draft" else Severity.NOTE
        yield finding("DOCU007", tree.place(("site",)), severity, **slots)
