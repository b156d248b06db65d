"""A tree against a model: what does not fit, said in words, at its place, with what to write instead."""

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from toolkit.findings import Finding, finding
from toolkit.phrases import phrase
from toolkit.store.shapes import Shape, shape_of, written
from toolkit.store.tree import Path, Tree
from toolkit.store.wording import Fault, finding_of, meant_keys

M = TypeVar("M", bound=BaseModel)
TODO = "todo"


def validate(tree: Tree, model_class: type[M], at: Path = ()) -> tuple[M | None, list[Finding]]:
    """The model that the tree (or its part under `at`) makes, and what does not fit; the model is None where something is wrong.

    A text field takes a plain number by its spelling, so `emergency: 119` and `012` stay as written. The word `todo` is a
    finding of severity todo; it counts as an absent value where one may be absent, and stays a word in a text.
    """
    at = tuple(at)
    data = tree.get(at)
    shape = shape_of(model_class)
    dumped = json.dumps(data, ensure_ascii=False)
    findings: list[Finding] = []
    if f'"{TODO}"' in dumped:
        data = _without_todos(data, shape, (), tree, at, findings)
        dumped = json.dumps(data, ensure_ascii=False)
    try:
        return model_class.model_validate_json(dumped), findings
    except ValidationError as error:
        errors = error.errors(include_url=False)
    spelled = _with_spellings(data, errors, tree, at)
    if spelled is not data:
        try:
            return model_class.model_validate_json(json.dumps(spelled, ensure_ascii=False)), findings
        except ValidationError as error:
            errors = error.errors(include_url=False)
    faults = [_fault(detail, spelled, shape, at) for detail in errors]
    explained = {meant for fault in faults for meant in meant_keys(fault)}
    faults = [fault for fault in faults if not fault.counts_the_sound_alone and fault.missing not in explained]
    return None, findings + _findings_of(faults, tree)


def _without_todos(data: Any, shape: Shape, path: Path, tree: Tree, at: Path, findings: list[Finding]) -> Any:
    """The data with None for the word `todo` where nothing may stand, and a finding for each."""
    if isinstance(data, dict):
        return {k: _without_todos(v, shape.down(k), (*path, k), tree, at, findings) for k, v in data.items()}
    if isinstance(data, list):
        return [_without_todos(v, shape.down(i), (*path, i), tree, at, findings) for i, v in enumerate(data)]
    if data != TODO or TODO in shape.words or not shape.kinds:
        return data
    whole = (*at, *path)
    if not (shape.takes_nothing or shape.takes_text):
        return data
    slots = {"name": _name(whole), "example": f"{_name(whole)}: {written(shape.example)}", "about": shape.about}
    findings.append(finding("KEY020", tree.place(whole), **slots))
    return None if shape.takes_nothing else data


def _name(path: Path) -> str:
    """The last key of a path."""
    return next((step for step in reversed(path) if isinstance(step, str)), phrase("file/whole", "the file"))


def _with_spellings(data: Any, errors: list[ErrorDetails], tree: Tree, at: Path) -> Any:
    """The data with the spelling of each plain number that stands where a text is wanted; the same object if there is none."""
    changed = data
    for detail in errors:
        value = detail["input"]
        if detail["type"] != "string_type" or isinstance(value, bool) or not isinstance(value, int | float):
            continue
        path = _path_of(detail, data)[0]
        spelling = tree.spelling((*at, *path))
        if path and spelling is not None:
            changed = _replaced(changed, path, spelling)
    return changed


def _replaced(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = _replaced(data[path[0]], path[1:], value)
    return copy


def _path_of(detail: ErrorDetails, data: Any) -> tuple[tuple[str | int, ...], tuple[str, ...]]:
    """The path in the data that an error is about, and the names of union members that pydantic put between."""
    path: list[str | int] = []
    tags: list[str] = []
    here = data
    for step in detail["loc"]:
        if isinstance(here, dict) and step in here:
            here = here[step]
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            here = here[step]
        else:
            tags.append(str(step))
            continue
        path.append(step)
    return tuple(path), tuple(tags)


def _fault(detail: ErrorDetails, data: Any, shape: Shape, at: Path) -> Fault:
    path, tags = _path_of(detail, data)
    missing = str(detail["loc"][-1]) if detail["type"] == "missing" else ""
    if missing:
        tags = tags[:-1]
    is_key = bool(tags) and tags[-1] == "[key]"
    root = _union_root(detail, data) if tags and not is_key else None
    return Fault(
        kind=detail["type"],
        path=path,
        at=tuple(at),
        value=detail["input"],
        context=dict(detail.get("ctx") or {}),
        message=detail["msg"],
        missing=missing,
        is_key=is_key,
        tag=tags[0] if root is not None else "",
        root=root,
        shape=shape.at(path),
        parent=shape.at(path[:-1]) if path else shape,
        outer=_outer_home(shape, path) if detail["type"] == "extra_forbidden" else "",
    )


def _outer_home(shape: Shape, path: Path) -> str:
    """Where further out an unknown key is known: it has been set in too far, or its line joined the group above."""
    for depth in range(len(path) - 2, -1, -1):
        if path[-1] in shape.at(path[:depth]).keys:
            top = phrase("file/top", "the top of the file")
            return next((f"`{step}`" for step in reversed(path[:depth]) if isinstance(step, str)), top)
    return ""


def _union_root(detail: ErrorDetails, data: Any) -> tuple[str | int, ...]:
    """The path at which a union begins: as far as the location goes before its first name that is not in the data."""
    path: list[str | int] = []
    here = data
    for step in detail["loc"]:
        inside = isinstance(here, dict) and step in here
        if not inside and not (isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)):
            break
        here = here[step]
        path.append(step)
    return tuple(path)


def _findings_of(faults: list[Fault], tree: Tree) -> list[Finding]:
    """One finding a fault; the faults of one union's members are narrowed to the member that was meant."""
    groups: dict[Any, list[Fault]] = {}
    for number, fault in enumerate(faults):
        groups.setdefault(("union", fault.root) if fault.root is not None else number, []).append(fault)
    found: list[Finding] = []
    for group in groups.values():
        for fault in _meant(group):
            if not _is_damaged(tree, (*fault.at, *fault.path)):
                found.append(finding_of(fault, tree))
    return found


def _is_damaged(tree: Tree, path: tuple[str | int, ...]) -> bool:
    """Whether the reader has already reported this value, or one that holds it, or one right below it."""
    return any(
        path[: len(bad)] == bad or (bad[: len(path)] == path and len(bad) - len(path) == 1) for bad in tree.damaged
    )


def _meant(group: list[Fault]) -> list[Fault]:
    """Of a union's members, the one whose faults lie deepest was meant; where all lie at the top, one fault speaks for all."""
    if len(group) == 1 or group[0].root is None:
        return group
    members: dict[str, list[Fault]] = {}
    for fault in group:
        members.setdefault(fault.tag, []).append(fault)
    deep = [faults for faults in members.values() if all(fault.is_deeper for fault in faults)]
    if deep:
        return min(deep, key=len)
    best = min((fault for fault in group if not fault.is_deeper), key=lambda fault: fault.rank, default=group[0])
    words = [word for fault in group if fault.kind == "literal_error" for word in fault.words]
    return [best.with_words(words)]
