"""From parser events to data: builds the tree, reports what we refuse, and leaves the mending of damaged text to `mend`."""

import gc
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from toolkit.findings import Finding, Place, finding
from toolkit.store.keyboard import COMMAS, keyboard_slip, to_ascii
from toolkit.store.tree import Node, Tree

Parser: TypeAlias = Any
"""A class that is made with a text and has `get_event()`."""


def _parser() -> tuple[Parser, str]:
    try:
        from yaml._yaml import CParser
    except ImportError:  # a Python without libyaml, as in a browser
        from toolkit.store.pure import PureParser

        return PureParser, "pure Python"
    return CParser, "libyaml"


PARSER, _NAME = _parser()
DEEPEST = 50
MOST_PROBLEMS = 60
_LARGE = 50_000
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:(?:0|[1-9][0-9]{0,17})|[0-9]{1,20}(\.)[0-9]{1,20})", re.ASCII)
_TAB = re.compile(r"(?<=[^\s])[ \t]*\t[ \t]*")
_SWALLOWED = re.compile(r"\n *(?=[a-z_][\w-]*(?::(?=[^\s/])|：))", re.ASCII)
_DASHES = frozenset("‐‑‒–—―−－")
_SPACES = frozenset((" ", "\u3000", "\u00a0"))
_LINE_ENDS = ("\x85", "\u2028", "\u2029")


def parser_name() -> str:
    """Which parser the reader runs on: `libyaml` or `pure Python`."""
    return _NAME


class Problem(NamedTuple):
    """One thing wrong in a text: code, line and columns from 0 (end 0: unknown), the words of its slots."""

    code: str
    line: int
    column: int
    end_column: int
    slots: dict[str, str]


class TooDeep(Exception):
    """More levels than `DEEPEST`."""


@dataclass(slots=True)
class Reading:
    """What one pass over the events gave: data and nodes, what we refuse, and lines that want mending first."""

    data: Any = None
    node: Node = None
    problems: list[Problem] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)
    slips: list[tuple[int, str]] = field(default_factory=list)
    error: Exception | None = None


def read_events(text: str, parser: Parser) -> Reading:
    """One pass over a text; never raises for what the text holds."""
    reading = Reading()
    if "\t" in text:
        text = _TAB.sub(lambda match: " " * len(match[0]), text)
    if not text.isascii() and any(char in text for char in _LINE_ENDS):
        reading.error = ValueError("a line end that editors do not show")
        return reading
    collecting = len(text) > _LARGE and gc.isenabled()
    if collecting:
        gc.disable()  # a tree of events holds no cycles, and looking for them costs more than reading
    try:
        _Builder(text, parser, reading).run()
    except (YAMLError, TooDeep, UnicodeError, ValueError, OverflowError) as error:
        reading.error = error
    finally:
        if collecting:
            gc.enable()
    return reading


def finished(
    reading: Reading, file: str, before: list[Problem], keyed: bool = True, top: type = dict
) -> tuple[Tree | None, list[Finding]]:
    """The tree and the findings of a reading; `before` are problems that mending has met. `keyed`: places name the key too."""
    tree = Tree(reading.data, file, reading.node)
    problems = before + reading.problems
    if not problems:
        return (tree if isinstance(reading.data, (dict, top)) else None), []
    tree.damaged = frozenset(tree.path_at(line + 1, column + 1) for line, column in reading.damaged)
    tree.repaired = bool(before)
    findings = [
        finding(row.code, _place(tree, file, row, keyed), **row.slots)
        for row in sorted(problems, key=lambda row: row[1:3])
    ]
    return (tree if isinstance(reading.data, (dict, top)) else None), findings


def _place(tree: Tree, file: str, row: Problem, keyed: bool) -> Place:
    key = tree.key(tree.path_at(row.line + 1, row.column + 1)) if keyed and tree.data is not None else ""
    return Place(file, row.line + 1, row.column + 1, key, row.end_column + 1 if row.end_column else 0)


class _Builder:
    """Builds data and nodes out of events, by recursion that `DEEPEST` bounds."""

    def __init__(self, text: str, parser: Parser, reading: Reading) -> None:
        self.text = text
        self.get = parser(text).get_event
        self.reading = reading

    def run(self) -> None:
        event = self.get()
        documents = 0
        while event is not None and type(event) is not StreamEndEvent:
            if type(event) is DocumentStartEvent:
                documents += 1
                event = self.get()
                if documents == 2:
                    self.problem("YAML007", event)
                value, node = self.node(event, 0)
                if documents == 1:
                    self.reading.data, self.reading.node = value, node
            event = self.get()

    def node(self, event: Any, depth: int) -> tuple[Any, Node]:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self.refuse(event)
            return (event.value if event.style else self.plain(event)), event
        if kind is AliasEvent:
            self.problem("YAML005", event, name=f"*{event.anchor}")
            self.damage(event)
            return None, event
        if depth == DEEPEST:
            self.problem("YAML008", event, most=str(DEEPEST))
            raise TooDeep
        if event.anchor is not None or event.tag is not None:
            self.refuse(event)
        return self.group(event, depth + 1) if kind is MappingStartEvent else self.members(event, depth + 1)

    def members(self, event: Any, depth: int) -> tuple[list[Any], Node]:
        values: list[Any] = []
        nodes: list[Node] = []
        get = self.get
        member = get()
        while type(member) is not SequenceEndEvent:
            value, node = self.node(member, depth)
            values.append(value)
            nodes.append(node)
            member = get()
        if event.flow_style:
            self.check_commas(values, nodes)
        return values, (event, nodes)

    def group(self, event: Any, depth: int) -> tuple[dict[str, Any], Node]:
        values: dict[str, Any] = {}
        nodes: dict[str, tuple[Any, Node]] = {}
        get = self.get
        key = get()
        while type(key) is not MappingEndEvent:
            if type(key) is not ScalarEvent:
                self.complex_key(key, depth)
                key = get()
                continue
            name = key.value
            if name in nodes or not name or name == "<<" or not name.isascii() or key.anchor or key.tag:
                self.check_key(key, nodes)
            member = get()
            value, node = self.node(member, depth)
            if value is None and event.flow_style and type(member) is ScalarEvent:
                self.check_empty(key, member, values)
            if name not in nodes:
                values[name] = value
                nodes[name] = (key, node)
            key = get()
        return values, (event, nodes)

    def plain(self, event: Any) -> Any:
        """An unquoted value: one of the few words, a number in its one spelling, or else text."""
        value: str = event.value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in "-0123456789":
            match = _NUMBER.fullmatch(value)
            if match is not None:
                return float(value) if match[1] else int(value)
        if (":" in value or "：" in value) and event.end_mark.line > event.start_mark.line:
            self.check_swallowed(event)
        if value[0] in _DASHES and value[1:2] in _SPACES:
            self.check_dash(event)
        return value

    # What we refuse, and what looks like a slip; none of it is on the usual path.

    def problem(self, code: str, event: Any, **slots: str) -> None:
        if len(self.reading.problems) >= MOST_PROBLEMS:
            return
        start, end = event.start_mark, event.end_mark
        end_column = end.column if end.line == start.line and end.column > start.column else 0
        self.reading.problems.append(Problem(code, start.line, start.column, end_column, slots))

    def damage(self, event: Any) -> None:
        self.reading.damaged.append((event.start_mark.line, event.start_mark.column))

    def refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem("YAML004", event, name=f"&{event.anchor}")
        if event.tag is not None:
            self.problem("YAML003", event, tag=_shown_tag(event.tag))
            self.damage(event)

    def check_key(self, key: Any, nodes: dict[str, tuple[Any, Node]]) -> None:
        name = key.value
        if name in nodes:
            first = nodes[name][0].start_mark.line + 1
            self.problem("YAML002", key, name=name, first=str(first), again=str(key.start_mark.line + 1))
        elif name == "<<" and not key.style:
            self.problem("YAML006", key)
            self.damage(key)
        elif not name and not key.style:
            self.reading.slips.append((key.start_mark.line, "question"))
        elif not name.isascii() and keyboard_slip(name) is not None:
            self.reading.slips.append((key.start_mark.line, "key"))
        if key.anchor is not None or key.tag is not None:
            self.refuse(key)

    def complex_key(self, key: Any, depth: int) -> None:
        """A key that is itself a list or a group, as in `{{client}}`; read over it and its value."""
        self.problem("YAML010" if type(key) is not AliasEvent else "YAML005", key, name=f"*{key.anchor}")
        self.damage(key)
        for event in (key, None):
            event = event or self.get()
            if type(event) is not AliasEvent:
                self.node(event, depth)

    def check_empty(self, key: Any, member: Any, values: dict[str, Any]) -> None:
        """In braces, a word without a colon: `{client}`, or a text that its comma has broken."""
        if member.value or member.style or ":" in self.text[key.end_mark.index : member.start_mark.index + 1]:
            return
        tight = key.value.find(":")
        if tight > 0 and not key.style:
            line = f"{key.value[:tight]}: {key.value[tight + 1 :]}"
            self.problem("YAML014", key, line=line, key=key.value[:tight])
            return self.damage(key)
        last = next(reversed(values), None)
        if last is not None and isinstance(values[last], str) and values[last]:
            whole = f"{values[last]}, {key.value}"
            self.problem("YAML013", key, name=last, part=key.value, whole=quoted(whole))
        else:
            self.problem("YAML012", key, word=key.value)
        self.damage(key)

    def check_commas(self, values: list[Any], nodes: list[Node]) -> None:
        """`[ja，en]`: one member where the marks between would make it several plain words."""
        for value, node in zip(values, nodes, strict=True):
            if not isinstance(value, str) or value.isascii() or node.style:
                continue
            if any(comma in value for comma in COMMAS) and to_ascii(value).isascii():
                self.reading.slips.append((node.start_mark.line, "list"))

    def check_dash(self, event: Any) -> None:
        """Long dashes at the beginning of lines, where a list was meant; a dash that opens a spoken text stays one."""
        start, end = event.start_mark, event.end_mark
        if self.text[start.index - start.column : start.index].strip(" "):
            return
        self.reading.slips += [(line, "dash") for line in range(start.line, end.line + 1)]

    def check_swallowed(self, event: Any) -> None:
        """A line `key:value` without its space, taken for a part of the text above it."""
        start, end = event.start_mark, event.end_mark
        match = _SWALLOWED.search(self.text, start.index, end.index)
        if match is not None:
            line = start.line + self.text.count("\n", start.index, match.end())
            self.reading.slips.append((line, "swallowed"))


def _shown_tag(tag: str) -> str:
    prefix = "tag:yaml.org,2002:"
    return f"!!{tag[len(prefix) :]}" if tag.startswith(prefix) else tag


def quoted(value: str) -> str:
    """A text in the quotes that YAML takes as they stand."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
