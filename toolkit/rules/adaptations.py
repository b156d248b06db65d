"""Rules about `adaptations.yaml`: what is changed exists, what is core is declared as a deviation, and nobody reads old words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.findings import Finding, Place, finding
from toolkit.model.adaptation import Change
from toolkit.model.catalog import nearest_key
from toolkit.model.content import Protocol
from toolkit.model.protocol import CorePattern
from toolkit.model.site import Site
from toolkit.phrases import content, phrase
from toolkit.resolve.approval import Approvals
from toolkit.resolve.patch import Misfit, target_exists
from toolkit.resolve.wording import matches
from toolkit.rules.content import Content, check_parts
from toolkit.store.changes import Numbered
from toolkit.store.content import Loaded
from toolkit.store.tree import Tree


@dataclass(frozen=True)
class Records:
    """The changes of one file: those that are sound, the tree they stand in, the languages a changed text needs and may have."""

    tree: Tree
    changes: Numbered
    needed: tuple[str, ...]
    shown: tuple[str, ...] = field(default=())

    def place(self, change: Change, *path: str) -> Place:
        index = next(number for number, one in self.changes if one is change)
        return self.tree.place((index, *path))


def check_adaptations(records: Records, protocol: Protocol) -> list[Finding]:
    """Every finding about the changes of one file."""
    keys = [message.key for message in protocol.messages()] if records.changes else []
    found: list[Finding] = []
    seen: set[str] = set()
    for _, change in records.changes:
        found += _named_once(records, change, seen)
        found += _exists(records, change, set(keys), protocol)
        found += _core(records, change, keys, protocol.release.core)
        found += _texts(records, change)
    return found


def needed_languages(site: Site) -> tuple[str, ...]:
    """The working language and English, each once."""
    return tuple(dict.fromkeys((site.working_language, "en")))


def _named_once(records: Records, change: Change, seen: set[str]) -> Iterator[Finding]:
    if change.id in seen:
        yield finding("LAYER009", records.place(change, "id"), id=change.id)
    seen.add(change.id)


def _exists(records: Records, change: Change, keys: set[str], protocol: Protocol) -> Iterator[Finding]:
    target = change.target.lower()
    place = records.place(change, "target")
    if change.text is None and target in keys:
        yield finding("LAYER013", place, target=change.target)
    elif not (target in keys if change.text is not None else target_exists(protocol, change)):
        near = nearest_key(target, sorted(keys))
        hint = phrase("key/meant", "Did you mean `{name}`? ", name=near) if near else ""
        yield finding("LAYER003", place, target=change.target, suggestion=hint)


def core_of(change: Change, keys: Iterable[str], core: Sequence[CorePattern]) -> CorePattern | None:
    """The core pattern that a change touches, or None: its target fits, or what lies below its target does."""
    target = change.target.lower()
    below = [key for key in keys if key.startswith(f"{target}/")] if change.text is None else []
    return next((one for one in core if any(matches(one.keys, key) for key in (target, *below))), None)


def _core(records: Records, change: Change, keys: list[str], core: Sequence[CorePattern]) -> Iterator[Finding]:
    touched = core_of(change, keys, core)
    if touched is not None and change.tier != "core":
        reason = content(f"protocol/core/{touched.id}/reason", touched.reason)
        slots = {"target": change.target, "core": touched.id, "reason": reason}
        yield finding("LAYER004", records.place(change, "target"), **slots)
    if touched is not None and change.tier == "core" and change.assessed is None:
        yield finding("LAYER006", records.place(change, "tier"), id=change.id)
    if change.tier != "surface" and change.frame is None:
        yield finding("LAYER007", records.place(change, "tier"), id=change.id)


def _texts(records: Records, change: Change) -> Iterator[Finding]:
    if change.text is None:
        return
    for language in records.needed:
        if language not in change.text:
            yield finding("LAYER005", records.place(change, "text"), id=change.id, language=language)
    for language in change.text if records.shown else ():
        if language not in records.shown:
            allowed = ", ".join(records.shown)
            slots = {"id": change.id, "language": language, "allowed": allowed}
            yield finding("LAYER012", records.place(change, "text", language), **slots)


def check_changed(loaded: Loaded, before: Protocol, after: Protocol, changes: Sequence[Change]) -> list[Misfit]:
    """Changes after which a part no longer holds together, each with what is wrong; a change answers for the part it names."""
    wrong: list[Misfit] = []
    known = {(row.code, tuple(sorted(row.slots.items()))) for row in check_parts(Content(loaded, before))}
    for row in check_parts(Content(loaded, after)):
        if (row.code, tuple(sorted(row.slots.items()))) in known or row.severity != "error":
            continue
        blamed = [one for one in changes if one.text is None]
        named = [one for one in blamed if _file_of(one, after) == row.place.file]
        wrong += [(one, row.what, row.fix) for one in (named or blamed)[:1]]
    return wrong


def _file_of(change: Change, protocol: Protocol) -> str | None:
    return protocol.files.get("/".join(change.target.split("/")[:2]))


def check_corrections(loaded: Loaded) -> list[Finding]:
    """A site's own catalog leaves alone what the protocol has with a signed translation."""
    protocol = loaded.protocol
    if protocol is None or not loaded.corrected:
        return []
    catalogs = {tag: dict(catalog) for tag, catalog in protocol.catalogs.items()}
    for (tag, key), (before, _) in loaded.corrected.items():
        catalogs[tag][key] = before
    approved = Approvals(protocol.reviews, catalogs, protocol.messages(), protocol.renames, protocol.instruments)
    rows = [(key, place) for (tag, key), (_, place) in loaded.corrected.items() if approved(tag, key)]
    return [finding("LAYER010", place, key=key) for key, place in rows]


_NOT_LOADED = ("document/", "coding/", "tool/")
"""Kinds of keys whose texts a site's check does not read."""


def check_own_keys(loaded: Loaded, protocol: Protocol) -> list[Finding]:
    """Each message in a site's own catalogs is a text of the protocol with all changes made, or a wording of one."""
    if not loaded.own_keys:
        return []
    keys = {message.key for message in protocol.messages()}
    unread = (*_NOT_LOADED, *(f"modality/{name}/" for name in _modalities_in(loaded) - set(protocol.modalities)))
    rows = []
    for key, place in loaded.own_keys.items():
        if key.partition("~")[0] not in keys and not key.startswith(unread):
            near = nearest_key(key, sorted(keys))
            rows.append(
                finding(
                    "LAYER014",
                    place,
                    key=key,
                    suggestion=phrase("key/instance", ", for instance `{name}`", name=near) if near else "",
                )
            )
    return rows


def _modalities_in(loaded: Loaded) -> set[str]:
    """Modalities that a site's own catalogs name; those it does not use are not read."""
    return {key.split("/")[1] for key in loaded.own_keys if key.startswith("modality/") and key.count("/") > 1}
