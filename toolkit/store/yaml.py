"""The one YAML reader: plain data with the place of every node, words and numbers only in one spelling, and nothing that YAML hides."""

from pathlib import Path
from typing import Any

from toolkit.findings import Finding
from toolkit.store.decode import read_text
from toolkit.store.keyboard import keyboard_slip
from toolkit.store.reading import PARSER, Parser, finished, parser_name, read_events
from toolkit.store.tree import Path as KeyPath
from toolkit.store.tree import Tree

__all__ = ["KeyPath", "Tree", "keyboard_slip", "parse_yaml", "parser_name", "read_yaml"]


def read_yaml(path: Path, shown_name: str, top: type = dict) -> tuple[Tree | None, list[Finding]]:
    """Read one file; `shown_name` is how the person would name it. The tree is None where nothing could be read."""
    text, findings = read_text(path, shown_name)
    if text is None:
        return None, findings
    tree, more = parse_yaml(text, shown_name, top=top)
    return tree, findings + more


def parse_yaml(text: str, file: str, parser: Parser = PARSER, top: type = dict) -> tuple[Tree | None, list[Finding]]:
    """The data of a YAML text with its places, and all that is wrong with the text.

    After a slip that can be mended the rest is read too, so that one run tells everything. The tree is None where no keys
    could be made out; where there are errors it is only good for finding more of them. `top` list is for a file that is a
    list: one that says nothing gives no tree and no finding, and one that holds a group gives its tree.
    """
    reading = read_events(text, parser)
    expected = (dict,) if top is dict else (list, dict, type(None))
    if reading.error is not None or reading.slips or not isinstance(reading.data, expected):
        from toolkit.store.mend import mend  # only a damaged file pays for it

        return mend(text, file, parser, reading, top)
    return finished(reading, file, [], top=top)


def spelled(value: Any) -> str:
    """A value of a tree as YAML spells it: `true`, `null`, `12`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
