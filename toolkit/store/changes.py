"""Reads `adaptations.yaml`: a list of changes with their reasons."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from toolkit.findings import Finding
from toolkit.model.adaptation import Change
from toolkit.model.text import Model
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

NAME = "adaptations.yaml"


class Changes(Model):
    """The file: `changes:` with one record a change."""

    schema_: Annotated[int, Field(alias="schema", ge=1, le=1)] = 1
    changes: tuple[Change, ...] = ()


def read_changes(root: Path, shown: str = "") -> tuple[tuple[Change, ...], Tree | None, list[Finding]]:
    """The changes of a folder; none where it has no such file."""
    path = root / NAME
    if not path.is_file():
        return (), None, []
    tree, findings = read_yaml(path, f"{shown}{NAME}")
    if tree is None:
        return (), None, findings
    model, found = validate(tree, Changes)
    return (model.changes if model else ()), tree, findings + found
