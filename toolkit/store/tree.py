"""A YAML file as plain data, with the place of every value and key in it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.findings import Place

Path = Sequence[str | int]
"""Keys and list indexes from the top of a file."""

Node = Any
"""Where a value stands: its reader event, or for a group `(event, {key: (key event, Node)})`, for a list `(event, [Node])`."""


class Tree:
    """The data of one file (dict, list, str, int, float, bool, None only) and, looked up when asked, where each part stands."""

    __slots__ = ("_node", "_starts", "damaged", "data", "file", "repaired")

    def __init__(
        self, data: Any, file: str, node: Node, damaged: frozenset[tuple[str | int, ...]] = frozenset()
    ) -> None:
        self.data = data
        self.file = file
        self.damaged = damaged
        """Paths of values that could not be read as meant; a finding has said so, and rules stay silent on them."""
        self.repaired = False
        """True where the text had to be mended before it could be read."""
        self._node = node
        self._starts: list[_Start] | None = None

    def get(self, path: Path) -> Any:
        """The value at a path, or None where there is none."""
        here = self.data
        for step in path:
            if isinstance(here, dict) and step in here:
                here = here[step]
            elif isinstance(here, list) and isinstance(step, int) and -len(here) <= step < len(here):
                here = here[step]
            else:
                return None
        return here

    def existing(self, path: Path) -> tuple[str | int, ...]:
        """The longest part of a path that is in the file; steps that are not there are where it ends."""
        return self._walk(path)[0]

    def place(self, path: Path, part: str = "value") -> Place:
        """Where the value (or with part `key`, its key) stands; of a path that is not there, where its nearest parent stands."""
        found, key_event, node = self._walk(path)
        return self._place_of(found, key_event, node, part)

    def spelling(self, path: Path) -> str | None:
        """How an unquoted value is spelled in the file: `012`, `1.50`, `~`; None for quoted texts, groups and lists."""
        found, _, node = self._walk(path)
        if len(found) != len(path) or node is None or isinstance(node, tuple):
            return None
        style = getattr(node, "style", "'")
        return None if style else str(getattr(node, "value", ""))

    def key(self, path: Path) -> str:
        """The path as people and messages name it: list members by their id, code or value, else by number from 0."""
        names: list[str] = []
        here = self.data
        for step in path:
            names.append(_step_name(here, step))
            here = _child(here, step)
        return "/".join(names)

    def path_at(self, line: int, column: int) -> tuple[str | int, ...]:
        """The path of the innermost key or value that begins at or last before a place (both from 1)."""
        if self._starts is None:
            self._starts = _starts(self._node)
        at = bisect_right(self._starts, (line, column), key=lambda start: start[1])
        return self._starts[at - 1][0] if at else ()

    def _walk(self, path: Path) -> tuple[tuple[str | int, ...], Any, Node]:
        node, key_event, found = self._node, None, []
        for step in path:
            children = node[1] if isinstance(node, tuple) else None
            if isinstance(children, dict) and step in children:
                key_event, node = children[step]
            elif isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
                key_event, node = None, children[step]
            else:
                break
            found.append(step)
        return tuple(found), key_event, node

    def _place_of(self, path: tuple[str | int, ...], key_event: Any, node: Node, part: str) -> Place:
        if node is None:
            return Place(self.file, 1, 1, self.key(path))
        grouped = isinstance(node, tuple)
        event = node[0] if grouped else node
        if key_event is not None and (part == "key" or (grouped and not event.flow_style) or _is_blank(event)):
            event, grouped = key_event, False
        start, end = event.start_mark, event.end_mark
        end_column = end.column + 1 if not grouped and end.line == start.line else 0
        return Place(self.file, start.line + 1, start.column + 1, self.key(path), end_column)


def _is_blank(event: Any) -> bool:
    return getattr(event, "value", None) == "" and not event.style


def _child(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def _step_name(here: Any, step: str | int) -> str:
    member = _child(here, step) if isinstance(here, list) else None
    if isinstance(member, Mapping):
        for name in ("id", "code", "value"):
            if isinstance(member.get(name), str | int):
                return str(member[name])
    return str(step)


_Start = tuple[tuple[str | int, ...], tuple[int, int]]


def _starts(node: Node) -> list[_Start]:
    """Every path with the place where it begins, in the order of the file."""
    rows: list[_Start] = []
    waiting: list[tuple[tuple[str | int, ...], Any, Node]] = [((), None, node)]
    while waiting:
        path, key_event, here = waiting.pop()
        event = key_event or (here[0] if isinstance(here, tuple) else here)
        if event is not None:
            rows.append((path, (event.start_mark.line + 1, event.start_mark.column + 1)))
        children = here[1] if isinstance(here, tuple) else None
        if isinstance(children, dict):
            waiting += [((*path, name), pair[0], pair[1]) for name, pair in children.items()]
        elif isinstance(children, list):
            waiting += [((*path, index), None, child) for index, child in enumerate(children)]
    return sorted(rows, key=lambda row: (row[1], len(row[0])))
