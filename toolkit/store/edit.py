"""Edits to a person's YAML that touch nothing else.

Each change is cut into the text at the place the reader gives, and then read back, by ruamel.yaml too.
A library's round trip loses the comment that follows a removed key and writes untouched lines anew; a person's file is theirs.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.store.reading import PARSER, Reading, read_events
from toolkit.store.second import readers_agree
from toolkit.store.tree import Node, Path


@dataclass(frozen=True, slots=True)
class Set:
    """Give the key or list member at a path a value; missing groups on the way are made, a list grows at its end."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the key or list member at a path; nothing happens where there is none."""

    path: Path


Change = Set | Remove


class NotEditable(ValueError):
    """The text has errors, or is written in a way in which this change can't be made without touching more."""


def edit_yaml(text: str, changes: Sequence[Change]) -> str:
    """The text with the changes made and every other character as it was, byte order mark and line ends included.

    Raises NotEditable; the text is then to be edited by its owner.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    for change in changes:
        body = _Splice(body).apply(change)
    if not readers_agree(body):
        raise NotEditable("another reader would read the result otherwise")
    return mark + body


def _read(text: str) -> Reading:
    reading = read_events(text, PARSER)
    if reading.error is not None or reading.slips or reading.problems or isinstance(reading.data, str | int | float):
        raise NotEditable("the text has errors")
    return reading


def expected(data: Any, change: Change) -> Any:
    """The data as the change makes them."""
    if not change.path:
        raise NotEditable("a change needs a path")
    step, rest = change.path[0], change.path[1:]
    empty: Any = [] if step == 0 else {}
    copy: Any = empty if data is None else dict(data) if isinstance(data, dict) else list(data)
    there = step in copy if isinstance(copy, dict) else isinstance(step, int) and 0 <= step < len(copy)
    if not rest:
        if isinstance(change, Remove):
            if there:
                del copy[step]
        elif isinstance(copy, list) and step == len(copy):
            copy.append(change.value)
        else:
            copy[step] = change.value
        return copy
    if isinstance(change, Remove) and not there:
        return copy
    inner = Set(rest, change.value) if isinstance(change, Set) else Remove(rest)
    made = expected(copy[step] if there else None, inner)
    if isinstance(copy, list) and step == len(copy):
        copy.append(made)
    else:
        copy[step] = made
    return copy


class _Splice:
    """One change to one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.eol = "\r\n" if "\r\n" in text else "\n"
        self.reading = _read(text)

    def apply(self, change: Change) -> str:
        try:
            wanted = expected(self.reading.data, change)
        except (TypeError, IndexError, KeyError, ValueError) as error:
            raise NotEditable("there is no such place") from error
        if isinstance(change, Remove) and wanted == self.reading.data:
            return self.text
        new = self.set(change.path, change.value) if isinstance(change, Set) else self.remove(change.path)
        if not _same(_read(new).data, wanted):
            raise NotEditable("the change would alter more than its own place")
        return new

    # Finding the way

    def walk(self, path: Path) -> list[tuple[Any, Node]]:
        """Key event and node for the top and each step of a path, as far as it is there."""
        found: list[tuple[Any, Node]] = [(None, self.reading.node)]
        for step in path:
            node = found[-1][1]
            children = node[1] if isinstance(node, tuple) else None
            if isinstance(children, dict) and step in children:
                found.append(children[step])
            elif isinstance(children, list) and isinstance(step, int) and 0 <= step < len(children):
                found.append((None, children[step]))
            else:
                break
        return found

    def end(self, key: Any, node: Node) -> int:
        """Where the last character of a value stands, plus one; comments behind it do not count."""
        if isinstance(node, tuple):
            event, children = node
            inner = [self.end(*pair) for pair in children.values()] if isinstance(children, dict) else []
            inner += [self.end(None, child) for child in children] if isinstance(children, list) else []
            last = max(inner, default=event.end_mark.index)
            return self.closing(last) if event.flow_style else last
        if _is_empty(node):
            return int(key.end_mark.index) + 1 if key is not None else int(node.start_mark.index)
        end = int(node.end_mark.index)
        while node.style in ("|", ">") and end > 0 and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def closing(self, at: int) -> int:
        """The end of a bracket whose last member ends at `at`."""
        match = re.compile(r"(?:[\s,]|#[^\r\n]*)*[\]}]").match(self.text, at)
        if match is None:
            raise NotEditable("a bracket without its end")
        return match.end()

    def line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        match = re.compile(r"[\r\n]|$").search(self.text, at)
        return match.start() if match else len(self.text)

    # Setting

    def set(self, path: Path, value: Any) -> str:
        found = self.walk(path)
        depth = len(found) - 1
        key, node = found[-1]
        for step in reversed(path[depth + 1 :] if depth < len(path) else ()):
            value = [value] if step == 0 else {step: value}
        if depth == len(path):
            return self.replace(key, node, value)
        step = path[depth]
        if node is None or (not isinstance(node, tuple) and depth == 0):
            return self.at_end_of_file(step, value)
        if not isinstance(node, tuple):
            return self.replace(key, node, [value] if step == 0 else {step: value})
        return self.insert(node, step, value)

    def at_end_of_file(self, step: str | int, value: Any) -> str:
        """Into a file that holds comments alone."""
        before = self.text if not self.text or self.text.endswith(("\n", "\r")) else self.text + self.eol
        lines = _item_lines(value, 0) if step == 0 else _pair_lines(str(step), value, 0)
        return before + self.eol.join(lines) + self.eol

    def replace(self, key: Any, node: Node, value: Any) -> str:
        event = node[0] if isinstance(node, tuple) else node
        end = self.end(key, node)
        is_block = isinstance(node, tuple) and not event.flow_style
        start = int(event.start_mark.index)
        if key is not None and (is_block or _is_empty(event)):
            start = self.text.index(":", key.end_mark.index) + 1
            end = max(start, end)
        in_flow = self.in_flow(key if key is not None else event)
        lines = _value_lines(value, self.column(key, event), in_flow)
        if key is None and lines[0] == "":
            lines = [lines[1].lstrip(" "), *lines[2:]]
        lead = " " if start and self.text[start - 1] == ":" and lines[0] else ""
        if isinstance(node, tuple) and not is_block and lines[0] == "":
            start = len(self.text[:start].rstrip(" "))
        return self.text[:start] + lead + self.eol.join(lines) + self.text[end:]

    def column(self, key: Any, event: Any) -> int:
        """How far the lines of a group under this key (or in this list member) are set in."""
        return int(key.start_mark.column) + 2 if key is not None else int(event.start_mark.column)

    def in_flow(self, event: Any) -> bool:
        """Whether a place lies between brackets."""
        waiting = [self.reading.node]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, tuple):
                continue
            outer = node[0].flow_style and node[0].start_mark.index < event.start_mark.index
            if outer and event.start_mark.index < self.end(None, node):
                return True
            children = node[1]
            waiting += [pair[1] for pair in children.values()] if isinstance(children, dict) else children
        return False

    def insert(self, node: Node, step: str | int, value: Any) -> str:
        event, children = node
        pairs = list(children.values()) if isinstance(children, dict) else [(None, child) for child in children]
        is_map = isinstance(children, dict)
        if event.flow_style:
            at = self.end(*pairs[-1]) if pairs else int(event.end_mark.index)
            new = f"{_key(str(step))}: {inline(value)}" if is_map else inline(value)
            return f"{self.text[:at]}{', ' if pairs else ''}{new}{self.text[at:]}"
        first: Any = pairs[0][0] if is_map else event
        column = int(first.start_mark.column)
        lines = _pair_lines(str(step), value, column) if is_map else _item_lines(value, column)
        at = self.line_end(self.end(*pairs[-1]))
        return self.text[:at] + self.eol + self.eol.join(lines) + self.text[at:]

    # Removing

    def remove(self, path: Path) -> str:
        found = self.walk(path)
        parent_key, parent = found[-2]
        key, node = found[-1]
        children = parent[1]
        pairs = list(children.values()) if isinstance(children, dict) else [(None, child) for child in children]
        if len(pairs) == 1:
            return self.replace(parent_key, parent, {} if isinstance(children, dict) else [])
        number = next(n for n, pair in enumerate(pairs) if pair[1] is node)
        if parent[0].flow_style:
            return self.cut_in_brackets(pairs, number)
        start = _start_of((key, node))
        begin = self.line_start(start)
        before = self.text[begin:start]
        if key is not None and before.strip():
            if number + 1 == len(pairs):
                raise NotEditable("the key shares its line")
            return self.text[:start] + self.text[_start_of(pairs[number + 1]) :]
        if key is None and before.strip() != "-":
            raise NotEditable("the member shares its line")
        after = self.line_end(self.end(key, node))
        line_break = re.compile(r"\r\n|[\r\n]|").match(self.text, after)
        return self.text[:begin] + self.text[line_break.end() if line_break else after :]

    def cut_in_brackets(self, pairs: list[tuple[Any, Node]], number: int) -> str:
        if number + 1 < len(pairs):
            return self.text[: _start_of(pairs[number])] + self.text[_start_of(pairs[number + 1]) :]
        return self.text[: self.end(*pairs[number - 1])] + self.text[self.end(*pairs[number]) :]


def _start_of(pair: tuple[Any, Node]) -> int:
    """Where a key begins, or a list member."""
    key, node = pair
    event: Any = key if key is not None else node[0] if isinstance(node, tuple) else node
    return int(event.start_mark.index)


def _is_empty(event: Any) -> bool:
    return getattr(event, "value", None) == "" and not event.style


def _same(one: Any, other: Any) -> bool:
    """Equal in kind too: `true` is not 1, and 1.0 is not 1."""
    return json.dumps(one, default=str) == json.dumps(other, default=str)


def inline(value: Any) -> str:
    """A value on one line, in the spelling that the reader reads back as the same."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(str(key))}: {inline(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, float):
        return f"{value:.12f}".rstrip("0") if "e" in repr(value) else repr(value)
    if isinstance(value, int):
        return str(value)
    return _text(str(value))


_PLAIN = re.compile(r"[^\W\d_](?:[\w ./+()-]|,(?! )|:(?=[^\s/]))*", re.UNICODE)
_RESERVED = {"true", "false", "null", "~", ""}
_DATE_OR_TAG = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _text(value: str) -> str:
    plain = (_PLAIN.fullmatch(value) and "," not in value and value == value.strip()) or _DATE_OR_TAG.fullmatch(value)
    if plain and value not in _RESERVED and ": " not in value and not value.endswith(":") and value.isprintable():
        return value
    return (
        json.dumps(value, ensure_ascii=False)
        .replace("\x7f", "\\x7f")
        .replace("\u2028", "\\L")
        .replace("\u2029", "\\P")
        .replace("\x85", "\\N")
    )


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][\w.-]*|[0-9]+", name, re.ASCII) else json.dumps(name, ensure_ascii=False)


def _is_short(value: Any) -> bool:
    """Fits on the line of its key: a plain value, an empty group, or a short list of plain values."""
    if isinstance(value, dict):
        return not value
    if isinstance(value, list | tuple):
        return not any(isinstance(member, dict | list | tuple) for member in value) and len(inline(value)) <= 100
    return True


def _value_lines(value: Any, column: int, in_flow: bool = False) -> list[str]:
    """The lines of a value that follows a colon or a dash; the first one goes on the line of its key."""
    if in_flow or _is_short(value):
        return [inline(value)]
    pad = " " * column
    if isinstance(value, dict):
        return ["", *(row for key, member in value.items() for row in _pair_lines(str(key), member, column))]
    return ["", *(row for member in value for row in _item_lines(member, len(pad)))]


def _pair_lines(key: str, value: Any, column: int) -> list[str]:
    first, *more = _value_lines(value, column + 2)
    return [f"{' ' * column}{_key(key)}:{' ' if first else ''}{first}", *more]


def _item_lines(value: Any, column: int) -> list[str]:
    pad = " " * column
    first, *more = _value_lines(value, column + 2)
    if first:
        return [f"{pad}- {first}", *more]
    return [f"{pad}- {more[0].lstrip(' ')}", *more[1:]]
