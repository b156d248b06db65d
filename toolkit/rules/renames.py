"""Rules about renamed texts: an old name is gone, a new one is there, and no name leads to another old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding, finding
from toolkit.model.catalog import nearest_key
from toolkit.model.renames import Renames, longest
from toolkit.phrases import phrase
from toolkit.store.changes import Numbered
from toolkit.store.tree import Tree

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def names_lead_to_texts(content: Content) -> Iterator[Finding]:
    """What `renames.yaml` says fits the texts that are there."""
    renames = content.protocol.renames
    if not renames.renames:
        return
    keys = [message.key for message in content.protocol.messages()]
    known = beginnings(keys)
    olds = {old.lower(): new for old, new in renames.renames.items()}
    for old, new in renames.renames.items():
        path = ("renames", old)
        if old.lower() in known:
            yield content.find("LOC022", "renames", path, old=old)
        if longest(new.lower(), olds) is not None:
            yield content.find("LOC024", "renames", path, old=old, new=new, last=_last(new.lower(), renames))
        elif new.lower() not in known:
            near = nearest_key(new.lower(), keys)
            same = "/".join((near or "").split("/")[: new.count("/") + 1])
            hint = phrase("key/rather", "; did you mean `{name}`?", name=same) if same else ""
            yield content.find("LOC023", "renames", path, old=old, new=new, suggestion=hint)


def beginnings(keys: Iterable[str]) -> set[str]:
    """Every key, and all that a key begins with up to a `/`."""
    found: set[str] = set()
    for key in keys:
        while key and key not in found:
            found.add(key)
            key = key.rpartition("/")[0]
    return found


def _last(key: str, renames: Renames) -> str:
    """The end of a trail; a ring ends where it began."""
    seen = {key}
    while (further := renames.current(key)) not in seen:
        key = further
        seen.add(key)
    return key


def by_todays_names(changes: Numbered, tree: Tree, renames: Renames) -> tuple[Numbered, list[Finding]]:
    """A study's or a site's changes with their targets by the names of today, and a word on each that has an older one."""
    made = []
    findings = []
    for number, change in changes:
        today = renames.current(change.target)
        if today != change.target:
            slots = {"id": change.id, "old": change.target, "new": today}
            findings.append(finding("LOC021", tree.place((number, "target")), **slots))
            change = change.model_copy(update={"target": today})
        made.append((number, change))
    return tuple(made), findings
