"""Writes `modalities/common/tool.yaml`, the sentences of the command for translators, from the code: run it after changing one."""

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from toolkit.cli import COMMANDS  # noqa: E402
from toolkit.codes import all_codes  # noqa: E402
from toolkit.store.edit import inline  # noqa: E402

FILE = ROOT / "modalities" / "common" / "tool.yaml"
HEAD = "# What the command itself says. Written from the code by tests/content/tool_words.py: change the sentences there.\n"


def text() -> str:
    """The file as it has to be."""
    return HEAD + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from ("schema: 1", "id: tool", "findings:")
    for name, code in all_codes().items():
        yield f"  {name}:"
        yield from (f"    {part}: {inline(getattr(code, part))}" for part in ("what", "fix", "why"))
    yield "commands:"
    for name, does in COMMANDS.items():
        if find_spec(f"toolkit.cli.{name}"):
            yield from _command(name, does)


def _command(name: str, does: str) -> Iterator[str]:
    parser = import_module(f"toolkit.cli.{name}").parser()
    yield f"  {name}:"
    yield f"    does: {inline(does)}"
    yield f"    about: {inline(parser.description)}"
    yield "    options:"
    for action in parser._actions:
        longest = max(action.option_strings, key=len, default="--" + action.dest)
        yield f"      {longest[2:]}: {inline(action.help.replace('%%', '%'))}"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
    print(f"{FILE.relative_to(ROOT).as_posix()}: {len(all_codes())} findings, {len(COMMANDS)} commands")
