"""Structural changes: a site's or study's `set`, `remove` and `add` laid over a part, by id and never by position."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.phrases import phrase
from toolkit.store.tree import Tree
from toolkit.store.validate import validate

KINDS: Mapping[str, str] = {"scenario": "scenarios", "instrument": "instruments", "module": "modules"}
"""Kind of a part -> where the protocol holds it. Only these can be changed in structure."""


Misfit = tuple[Change, str, str]
"""A change that does not fit, what is wrong with it, and what to write."""


_NOTHING = phrase("patch/nothing_to_change", "there is nothing to change there")


class Unfit(ValueError):
    """A change whose value does not fit; says in words why, and what to write."""

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix or phrase("patch/look", "`alliance explain KEY` shows what stands under a key.")


def target_exists(protocol: Protocol, change: Change) -> bool:
    """Whether the field that a structural change names is there."""
    part, path = _part_and_path(protocol, change.target)
    if part is None or not path:
        return False
    holder = _find(_data(part), path[:-1])
    return holder is not None and (change.set is not None or _child(holder, path[-1]) is not None)


def patched(protocol: Protocol, changes: Iterable[Change]) -> tuple[Protocol, list[Misfit]]:
    """The protocol with structural changes made, and those that did not fit with the reason."""
    unfit: list[Misfit] = []
    for change in changes:
        if change.text is None:
            try:
                protocol = _with_change(protocol, change)
            except Unfit as reason:
                unfit.append((change, reason.what, reason.fix))
    return protocol, unfit


def _with_change(protocol: Protocol, change: Change) -> Protocol:
    part, path = _part_and_path(protocol, change.target)
    if part is None or not path:
        raise Unfit(_NOTHING)
    kind, name = change.target.split("/")[:2]
    data = _data(part)
    _apply(data, path, change)
    made, found = validate(Tree(data, change.target, None), type(part))
    if made is None:
        raise Unfit(found[0].what, found[0].fix)
    group: Mapping[str, Any] = getattr(protocol, KINDS[kind])
    laid: dict[str, Any] = {KINDS[kind]: {**group, name: made}}
    return replace(protocol, **laid)


def _part_and_path(protocol: Protocol, target: str) -> tuple[BaseModel | None, list[str]]:
    kind, *rest = target.split("/")
    if kind not in KINDS or not rest:
        return None, []
    return getattr(protocol, KINDS[kind]).get(rest[0]), rest[1:]


def _data(part: BaseModel) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(part.model_dump_json(by_alias=True, exclude_unset=True))
    return data


def _apply(data: dict[str, Any], path: list[str], change: Change) -> None:
    holder = _find(data, path[:-1])
    if holder is None:
        raise Unfit(_NOTHING)
    if change.add is not None:
        _add(_child(holder, path[-1]), change)
    elif change.remove:
        _remove(holder, path[-1])
    else:
        _set(holder, path[-1], change.set)


def _add(members: Any, change: Change) -> None:
    if isinstance(members, dict):
        members.update(change.add or {})
        return
    if not isinstance(members, list):
        raise Unfit(phrase("patch/add_where", "something can be added only to a list or a group"))
    names = [_name(member) for member in members]
    if change.after is not None and change.after not in names:
        there = ", ".join(f"`{name}`" for name in names)
        what = phrase("patch/no_after", "there is no `{name}` to add it after", name=change.after)
        raise Unfit(what, phrase("patch/after", "Write `after:` with one of: {names}.", names=there))
    at = names.index(change.after) + 1 if change.after is not None else len(members)
    members.insert(at, change.add)


def _remove(holder: Any, step: str) -> None:
    if isinstance(holder, dict) and step in holder:
        del holder[step]
    elif isinstance(holder, list) and step in [_name(member) for member in holder]:
        del holder[[_name(member) for member in holder].index(step)]
    else:
        raise Unfit(phrase("patch/nothing_to_remove", "there is nothing to take out there"))


def _set(holder: Any, step: str, value: Any) -> None:
    if isinstance(holder, dict):
        holder[step] = value
    elif isinstance(holder, list) and step in [_name(member) for member in holder]:
        holder[[_name(member) for member in holder].index(step)] = value
    else:
        raise Unfit(phrase("patch/nothing_to_set", "there is nothing to set there"))


def _find(data: Any, path: list[str]) -> Any:
    here = data
    for step in path:
        here = _child(here, step)
        if here is None:
            return None
    return here


def _child(here: Any, step: str) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list):
        return next((member for member in here if _name(member) == step), None)
    return None


def _name(member: Any) -> str:
    """What a member of a list is called: its id, code or value, or itself where it is a plain text."""
    if isinstance(member, dict):
        return str(next((member[name] for name in ("id", "code", "value") if name in member), ""))
    return str(member)
