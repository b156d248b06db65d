"""Where a message key stands: its part, and the path in that part's file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.model.catalog import SINGLE
from toolkit.store.tree import Tree

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def place_of_key(content: Content, key: str) -> tuple[str, tuple[str | int, ...]]:
    """The part and the path in its file that a message key names."""
    parts = key.split("/")
    if parts[0] == "modality" and "scenario" in parts[2:3]:
        prefix, rest = f"variant/{parts[1]}/{parts[3]}", parts[4:]
        return prefix, ("trigger_task",) if rest == ["trigger_task"] else ("messages", "/".join(rest))
    count = 1 if parts[0] in SINGLE else 2
    prefix = "/".join(parts[:count])
    tree = content.trees.get(prefix)
    return prefix, path_of(tree, parts[count:]) if tree else ()


def path_of(tree: Tree, steps: Sequence[str]) -> tuple[str | int, ...]:
    """A key's steps as a path in the tree: members of lists are found by their id, code or value, ignoring case."""
    path: list[str | int] = []
    for step in steps:
        here = tree.get(path) if path else tree.data
        if isinstance(here, list):
            names = [str(next((m[n] for n in ("id", "code", "value") if n in m), i)) for i, m in enumerate(here)]
            path.append(next((index for index, name in enumerate(names) if name.lower() == step), 0))
        elif isinstance(here, dict):
            path.append(next((name for name in here if str(name).lower() == step), step))
        else:
            break
    return tuple(path)
