"""Rules about `adaptations.yaml`: what is changed exists, what is core is declared as a deviation, and nobody reads old words."""

from collections.abc import Iterator

from toolkit.findings import Finding, finding
from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.model.names import nearest
from toolkit.model.protocol import CorePattern
from toolkit.model.site import Site
from toolkit.resolve.patch import target_exists
from toolkit.resolve.wording import matches
from toolkit.store.tree import Tree


def check_adaptations(
    tree: Tree, changes: tuple[Change, ...], protocol: Protocol, languages: tuple[str, ...]
) -> list[Finding]:
    """Every finding about the changes of one file; `languages` are those that a changed text needs: working language and English."""
    keys = {message.key for message in protocol.messages()}
    found: list[Finding] = []
    seen: set[str] = set()
    for index, change in enumerate(changes):
        at = (index,)
        found += _named_once(tree, at, change, seen)
        found += _exists(tree, at, change, keys, protocol)
        found += _core(tree, at, change, protocol.release.core)
        found += _texts(tree, at, change, languages)
    return found


def needed_languages(site: Site) -> tuple[str, ...]:
    """The working language and English, each once."""
    return tuple(dict.fromkeys((site.working_language, "en")))


def _named_once(tree: Tree, at: tuple[int], change: Change, seen: set[str]) -> Iterator[Finding]:
    if change.id in seen:
        yield finding("LAYER009", tree.place((*at, "id")), id=change.id)
    seen.add(change.id)


def _exists(tree: Tree, at: tuple[int], change: Change, keys: set[str], protocol: Protocol) -> Iterator[Finding]:
    target = change.target.lower()
    known = target in keys if change.text is not None else target_exists(protocol, change)
    if not known:
        near = nearest(target, keys, 6)
        hint = f", for instance `{near}`" if near else ""
        yield finding("LAYER003", tree.place((*at, "target")), target=change.target, suggestion=hint)


def core_of(change: Change, core: tuple[CorePattern, ...]) -> CorePattern | None:
    """The core pattern that a change touches, or None."""
    target = change.target.lower()
    return next((one for one in core if matches(one.keys, target)), None)


def _core(tree: Tree, at: tuple[int], change: Change, core: tuple[CorePattern, ...]) -> Iterator[Finding]:
    touched = core_of(change, core)
    if touched is not None and change.tier != "core":
        slots = {"target": change.target, "core": touched.id, "reason": touched.reason}
        yield finding("LAYER004", tree.place((*at, "target")), **slots)
    if touched is not None and change.tier == "core" and change.assessed is None:
        yield finding("LAYER006", tree.place((*at, "tier")), id=change.id)
    if change.tier != "surface" and change.frame is None:
        yield finding("LAYER007", tree.place((*at, "tier")), id=change.id)


def _texts(tree: Tree, at: tuple[int], change: Change, languages: tuple[str, ...]) -> Iterator[Finding]:
    for language in languages if change.text is not None else ():
        if language not in (change.text or {}):
            yield finding("LAYER005", tree.place((*at, "text")), id=change.id, language=language)
