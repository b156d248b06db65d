"""Reads `adaptations.yaml`: a list of changes with their reasons."""

from pathlib import Path

from toolkit.findings import Finding, finding
from toolkit.model.adaptation import Change
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

NAME = "adaptations.yaml"

Numbered = tuple[tuple[int, Change], ...]
"""Sound changes, each with its number in the file from 0."""


def read_changes(root: Path, shown: str = "") -> tuple[Numbered, Tree | None, list[Finding]]:
    """The sound changes of a folder, their tree, and what is wrong with the others; nothing where there is no such file."""
    path = root / NAME
    if not path.is_file():
        return (), None, []
    tree, findings = read_yaml(path, f"{shown}{NAME}", top=list)
    if tree is None:
        return (), None, findings
    if not isinstance(tree.data, list):
        first = next(iter(tree.data), "")
        return (), None, [*findings, finding("LAYER011", tree.place((first,), "key"), name=first)]
    changes: list[tuple[int, Change]] = []
    for index in range(len(tree.data)):
        change, found = validate(tree, Change, (index,))
        findings += found
        if change is not None:
            changes.append((index, change))
    return tuple(changes), tree, findings
