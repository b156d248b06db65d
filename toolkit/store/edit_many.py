"""Many records set below one group of a person's YAML at once, each on a line of its own; all else stays as it is."""

import re
from collections.abc import Mapping
from typing import Any

from toolkit.store.edit import NotEditable, Remove, Set, edit_yaml, inline
from toolkit.store.reading import PARSER, read_events
from toolkit.store.second import readers_agree


def set_records(text: str, group: str, records: Mapping[str, Mapping[str, Any]]) -> str:
    """The text with the records set. Like `edit_yaml` for each of them, but read a few times in all; raises NotEditable."""
    known = _group(text, group)
    new = {key: value for key, value in records.items() if key not in known}
    changed = {key: value for key, value in records.items() if key in known and known[key] != value}
    if not new and not changed:
        return text
    text, left = _lines_replaced(text, known, changed)
    if left:
        text = edit_yaml(text, [one for key, value in left.items() for one in _fields(group, key, known[key], value)])
    text = _added(text, group, new)
    wanted = {**known, **{key: dict(value) for key, value in records.items()}}
    if _group(text, group) != wanted or not readers_agree(text.removeprefix("\ufeff")):
        raise NotEditable("the change would alter more than its own place")
    return text


def _group(text: str, group: str) -> dict[str, Any]:
    reading = read_events(text.removeprefix("\ufeff"), PARSER)
    if reading.error is not None or reading.slips or reading.problems:
        raise NotEditable("the text has errors")
    found = reading.data.get(group) if isinstance(reading.data, dict) else None
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise NotEditable("there is no such group")
    return found


def _fields(group: str, key: str, old: Any, new: Mapping[str, Any]) -> list[Set | Remove]:
    """The changes of one record field by field, so that comments inside it stay."""
    if not isinstance(old, dict):
        return [Set((group, key), dict(new))]
    changed = [Set((group, key, name), value) for name, value in new.items() if name not in old or old[name] != value]
    return [*changed, *(Remove((group, key, name)) for name in old if name not in new)]


def _line(key: str, value: Mapping[str, Any]) -> str:
    return inline({key: dict(value)})[1:-1]


def _lines_replaced(
    text: str, known: Mapping[str, Any], changed: Mapping[str, Mapping[str, Any]]
) -> tuple[str, dict[str, Mapping[str, Any]]]:
    """The text with those records replaced that stand alone on a line as they are written here, and the others."""
    old = {_line(key, known[key]): key for key in changed if isinstance(known[key], dict)}
    done: set[str] = set()
    lines = text.split("\n")
    for at, line in enumerate(lines):
        bare = line.strip()
        key = old.get(bare)
        if key is not None:
            lines[at] = line.replace(bare, _line(key, changed[key]))
            done.add(key)
    return "\n".join(lines), {key: value for key, value in changed.items() if key not in done}


def _added(text: str, group: str, new: Mapping[str, Mapping[str, Any]]) -> str:
    """The text with new records behind those that are there: one is set to find the place, then all stand there."""
    if not new:
        return text
    first = next(iter(new))
    opened = edit_yaml(text, [Set((group, first), "here")])
    place = re.compile(rf"^([ ]+){re.escape(inline({first: 'here'})[1:-1])}(\r?)$", re.MULTILINE)
    found = place.search(opened)
    if found is None:
        return edit_yaml(text, [Set((group, key), dict(value)) for key, value in new.items()])
    rows = [f"{found[1]}{_line(key, value)}{found[2]}" for key, value in new.items()]
    return opened[: found.start()] + "\n".join(rows) + opened[found.end() :]
