"""Writes `modalities/common/tool.yaml`, the sentences of the tool for translators, from the code: run it after changing one."""

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pydantic import BaseModel  # noqa: E402

from toolkit.codes import all_codes  # noqa: E402
from toolkit.store.edit import inline  # noqa: E402
from toolkit.store.shapes import DECLARED, about_key  # noqa: E402

FILE = ROOT / "modalities" / "common" / "tool.yaml"
HEAD = (
    "# What the tool itself says. Written from the code by tests/content/tool_words.py: change the sentences there.\n"
)
Groups = dict[str, dict[str, str]]


def text() -> str:
    """The file as it has to be."""
    return HEAD + "\n".join(_lines()) + "\n"


def phrases() -> Groups:
    """Group -> name -> sentence, from every call of `phrase` in the code."""
    found: Groups = {}
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase":
                where = f"{path.name}:{node.lineno}"
                key, sentence = map(_constant, node.args)
                if not key or not sentence:
                    raise AssertionError(f"{where}: key and sentence have to stand in the call as they are")
                group, _, name = key.partition("/")
                assert found.setdefault(group, {}).setdefault(name, sentence) == sentence, (
                    f"{where}: {key} says two things"
                )
    return {group: dict(sorted(found[group].items())) for group in sorted(found)}


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def about() -> Groups:
    """Model -> field -> what it says of itself, of all that a site or a study writes."""
    found: Groups = {}
    for file in DECLARED:
        module = import_module(f"toolkit.model.{file}")
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ == module.__name__:
                for name, field in model.model_fields.items():
                    key = about_key(model, field.alias or name)
                    if field.description and key:
                        _, group, field_name = key.split("/")
                        assert (
                            found.setdefault(group, {}).setdefault(field_name, field.description) == field.description
                        )
    return found


def _lines() -> Iterator[str]:
    yield from ("schema: 1", "id: tool", "findings:")
    for name, code in all_codes().items():
        yield f"  {name}:"
        yield from (f"    {part}: {inline(getattr(code, part))}" for part in ("what", "fix", "why"))
    for title, groups in (("phrases", phrases()), ("about", about())):
        yield f"{title}:"
        for group, rows in groups.items():
            yield f"  {group}:"
            yield from (f"    {name}: {inline(sentence)}" for name, sentence in rows.items())


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
    print(
        f"{FILE.relative_to(ROOT).as_posix()}: {len(all_codes())} findings, {sum(map(len, phrases().values()))} phrases"
    )
