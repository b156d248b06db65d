"""A second opinion on an edited file: ruamel.yaml has to see the same values, spelled the same way, as our own reader."""

import io
from typing import Any

from toolkit.store.reading import PARSER, read_events
from toolkit.store.tree import Tree


def readers_agree(text: str) -> bool:
    """Whether ruamel.yaml takes every value of a sound text as our reader does; types are left aside, spellings count.

    It refuses some texts that ours takes, such as one with a tab behind a value.
    """
    from ruamel.yaml.error import YAMLError

    try:
        return bool(spelled_by_ruamel(text) == spelled_by_us(text))
    except YAMLError:
        return False


def spelled_by_ruamel(text: str) -> Any:
    """Values as ruamel.yaml spells them: its nodes are looked at before it gives them types of its own."""
    from ruamel.yaml import YAML  # costs 20 ms, and only commands that edit a file need it

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    return _spelled(yaml.compose(io.StringIO(text.removeprefix("\ufeff"))))


def _spelled(node: Any) -> Any:
    kind = type(node).__name__
    if kind == "MappingNode":
        return {key.value: _spelled(value) for key, value in node.value}
    if kind == "SequenceNode":
        return [_spelled(member) for member in node.value]
    # It marks where it has folded a text with a character that no file may hold.
    return node.value.replace("\a", "") if node.style == ">" else node.value


def spelled_by_us(text: str) -> Any:
    """Values as our reader spells them."""
    reading = read_events(text.removeprefix("\ufeff"), PARSER)
    tree = Tree(reading.data, "", reading.node)

    def spelled(here: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(here, dict):
            return {key: spelled(value, (*path, key)) for key, value in here.items()}
        if isinstance(here, list):
            return [spelled(value, (*path, number)) for number, value in enumerate(here)]
        plain = tree.spelling(path)
        return here if plain is None else plain

    return spelled(tree.data, ())
