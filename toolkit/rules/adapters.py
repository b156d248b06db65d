"""Rules about published instruments that a site names: which is meant, and what their holders have allowed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.adapter import Adapter
from toolkit.model.names import bare, nearest
from toolkit.phrases import content, phrase
from toolkit.rules.context import Declaration

if TYPE_CHECKING:
    from toolkit.rules.content import Content

Path = tuple[str | int, ...]


def _named(declared: Declaration) -> Iterator[tuple[Path, Adapter]]:
    """Each published instrument that the declaration names and that is described."""
    for path, _ in declared.items("adapters"):
        adapter = declared.known.adapters.get(declared.text(*path, "id") or "")
        if adapter is not None:
            yield path, adapter


def they_are_described(declared: Declaration) -> Iterator[Finding]:
    """What is named is described, in this very version."""
    known = tuple(declared.known.adapters)
    for path, _ in declared.items("adapters"):
        value = declared.text(*path, "id")
        if value is not None and value not in known:
            near = nearest(value, known) or (known[0] if known else value)
            yield declared.find(
                "ADAP001",
                (*path, "id"),
                value=value,
                suggestion=near,
                allowed=", ".join(known) or phrase("list/none", "none"),
            )
    for path, adapter in _named(declared):
        value = declared.tree.get((*path, "version"))
        spelled = declared.tree.spelling((*path, "version")) or value
        if isinstance(value, str | int) and str(spelled) != adapter.version:
            slots = {"value": spelled, "name": adapter.name, "version": adapter.version}
            yield declared.find("ADAP002", (*path, "version"), **slots)


def they_are_named_once(declared: Declaration) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, adapter in _named(declared):
        if adapter.id in seen:
            yield declared.find("ADAP008", (*path, "id"), name=adapter.name)
        seen.add(adapter.id)


def forms_exist(declared: Declaration) -> Iterator[Finding]:
    known = declared.known.forms
    for path, _ in declared.items("adapters"):
        for place, value in declared.items(*path, "forms"):
            if isinstance(value, str) and value not in known:
                near = nearest(value, known) or known[0]
                yield declared.find("ADAP007", place, value=value, suggestion=near, allowed=", ".join(known))


def _asking(adapter: Adapter) -> str:
    """Whom to ask for permission, as it is translated."""
    return content(f"adapter/{adapter.id}/rights/ask", adapter.rights.ask)


def they_can_be_drawn(declared: Declaration) -> Iterator[Finding]:
    """A mark on a line is no choice among numbers."""
    for path, adapter in _named(declared):
        if adapter.scale.kind == "line":
            yield declared.find("ADAP009", (*path, "id"), name=adapter.name, ask=_asking(adapter))


def permission_is_there(declared: Declaration) -> Iterator[Finding]:
    for path, adapter in _named(declared):
        if not isinstance(declared.get(*path, "permission"), dict):
            language = next(iter(_languages(declared)), (("languages",), "en"))[1]
            slots = {"name": adapter.name, "ask": _asking(adapter), "language": language}
            yield declared.find("ADAP003", (*path, "id"), **slots)


def permission_lasts(declared: Declaration) -> Iterator[Finding]:
    for path, adapter in _named(declared):
        last = declared.day(*path, "permission", "expires")
        if last is not None and last < declared.today:
            slots = {"name": adapter.name, "ask": _asking(adapter), "date": last.isoformat()}
            yield declared.find("ADAP004", (*path, "permission", "expires"), **slots)


def permissions_run_out(declared: Declaration) -> date | None:
    """The first day to come on which `permission_lasts` will change its mind."""
    days = (declared.day(*path, "permission", "expires") for path, _ in declared.items("adapters"))
    return min((day + timedelta(days=1) for day in days if day and declared.today <= day < date.max), default=None)


def uses_are_covered(declared: Declaration) -> Iterator[Finding]:
    """Forms need `administer`; forms on public pages show the questions to everybody."""
    for path, adapter in _named(declared):
        permission = declared.get(*path, "permission")
        if not isinstance(permission, dict):
            continue
        uses = permission.get("uses", ["administer"])
        place: Path = (*path, "permission", "uses")
        slots = {"name": adapter.name, "ask": _asking(adapter)}
        if not isinstance(uses, list):
            continue
        if "administer" not in uses:
            told = {
                "use": "administer",
                "what": phrase("permission/asked", "no form may ask it"),
                "instead": phrase("permission/take_out", "take it out of `adapters:`"),
            }
            yield declared.find("ADAP005", place, **slots, **told)
        if declared.get("publish", "forms") is True and "show_on_site" not in uses:
            told = {
                "use": "show_on_site",
                "what": phrase("permission/shown", "`publish:` puts the forms on pages that everybody can read"),
                "instead": phrase("permission/hide", "write `forms: false` under `publish:`"),
            }
            yield declared.find("ADAP005", place, **slots, **told)


def languages_are_covered(declared: Declaration) -> Iterator[Finding]:
    """Each language of the forms is one that was licensed, or translating is allowed."""
    for path, adapter in _named(declared):
        licensed = [value for _, value in declared.items(*path, "permission", "languages") if isinstance(value, str)]
        uses = [value for _, value in declared.items(*path, "permission", "uses")]
        if not licensed or "translate" in uses:
            continue
        for _, language in _languages(declared):
            if language not in licensed:
                forms = ", ".join(str(value) for _, value in declared.items(*path, "forms")) or phrase(
                    "form/some", "a form"
                )
                slots = {"name": adapter.name, "ask": _asking(adapter), "form": forms, "language": language}
                place = (*path, "permission", "languages")
                yield declared.find("ADAP006", place, **slots, languages=", ".join(licensed))


def _languages(declared: Declaration) -> list[tuple[Path, str]]:
    """The languages of the forms, with their places."""
    rows = [(path, value) for path, value in declared.items("respond_in") if isinstance(value, str)]
    return rows or [(path, value) for path, value in declared.items("languages") if isinstance(value, str)][:1]


def nobody_takes_their_place(content: Content) -> Iterator[Finding]:
    """No open instrument is a published one: by its id, or by its name or title as these are known for short."""
    names = {bare(name): one for one in content.protocol.adapters.values() for name in (one.id, one.acronym.lower())}
    full = {one.name.casefold(): one for one in content.protocol.adapters.values()}
    for name, part in content.protocol.instruments.items():
        for path, value in ((("id",), part.id), (("title",), part.title)):
            meant = names.get(bare(value.lower())) or full.get(value.casefold())
            if meant is not None:
                slots = {"value": value, "name": meant.name, "id": meant.id}
                yield content.find("ADAP021", f"instrument/{name}", path, **slots)
                break


def facts_are_sourced(content: Content) -> Iterator[Finding]:
    """Whatever is said about a published instrument was found in a work that is named."""
    for name, adapter in content.protocol.adapters.items():
        prefix = f"adapter/{name}"
        for fact in ("item_count", "scale", "items", "scoring", "time_frame", "rights"):
            if adapter.says_something(fact) and not adapter.found.get(fact):
                yield content.find("ADAP023", prefix, (fact,), fact=f"`{fact}`")
        for told, codes in adapter.found.items():
            for index, code in enumerate(codes):
                yield from content.unknown(prefix, ("found", told, index), "source", code, adapter.sources)


def facts_agree(content: Content) -> Iterator[Finding]:
    for name, adapter in content.protocol.adapters.items():
        for path, problem in _contradictions(adapter):
            yield content.find("ADAP024", f"adapter/{name}", path, problem=problem)


def _contradictions(adapter: Adapter) -> Iterator[tuple[Path, str]]:
    codes = [] if adapter.items == "unknown" else [item.code for item in adapter.items]
    counts = {"said": adapter.item_count, "count": len(codes)}
    if codes and adapter.item_count != len(codes):
        yield ("items",), phrase("adapter/count", "`item_count: {said}`, and there are {count} codes", **counts)
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield ("items", index, "code"), phrase("adapter/twice", "`{code}` stands there twice", code=code)
    for score, one in {} if adapter.scoring == "unknown" else adapter.scoring.items():
        for index, code in enumerate(one.items):
            if code not in codes:
                said = phrase(
                    "adapter/no_item", "the score `{score}` names `{code}`, which is no item", score=score, code=code
                )
                yield ("scoring", score, "items", index), said
    ends, points = adapter.scale.ends, adapter.scale.points
    if adapter.scale.kind == "choice" and ends and points != "unknown" and ends[1] - ends[0] + 1 != points:
        runs = {"count": points, "least": ends[0], "most": ends[1]}
        yield ("scale", "points"), phrase("adapter/run", "{count} answers do not run from {least} to {most}", **runs)
    if ends and adapter.scale.kind == "choice" and not 0 <= ends[0] < ends[1] <= 96:
        said = phrase("adapter/stored", "forms store numbers from 0 to 96; write those that they store under `stored:`")
        yield ("scale", "range"), said
