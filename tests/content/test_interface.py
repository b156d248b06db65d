"""Interface words: whatever the code asks for by name is in `interface.yaml`, in any spelling that the code can make."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from toolkit import shipped
from toolkit.model.interface import Interface
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

PACKAGE = Path(__file__).resolve().parents[2] / "toolkit"
GROUPS = tuple(name for name in Interface.model_fields if name not in ("schema_", "id"))


def interface() -> Interface:
    tree, found = read_yaml(shipped.modalities() / "common" / "interface.yaml", "interface.yaml")
    assert tree is not None
    assert not found
    made, found = validate(tree, Interface)
    assert made is not None
    assert not found
    return made


def asked() -> Iterator[tuple[str, str, str]]:
    """(where, group, key as a pattern) of every `pack["..."]`, `view.interface.docs["..."]` or `labels.index[f"..."]`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "_content" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            group = group_of(node.value) if isinstance(node, ast.Subscript) else ""
            key = pattern_of(node.slice) if isinstance(node, ast.Subscript) and group else ""
            if key:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", group, key


def group_of(node: ast.expr) -> str:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name if name in GROUPS else ""


def pattern_of(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in node.values]
        return "".join(parts)
    return ""


def test_whatever_the_code_asks_for_is_there() -> None:
    words = interface()
    missing = []
    found = 0
    for where, group, key in asked():
        found += 1
        if not any(re.fullmatch(key, name) for name in getattr(words, group)):
            missing.append(f"{where}: {group}[{key}]")
    assert missing == []
    assert found > 150
