"""What a value may be, in plain words, from the type of a model's field."""

import re
from collections.abc import Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from toolkit.model.coding import CodeName
from toolkit.model.rota import PERSON_CODE
from toolkit.model.site import Clock, Id, ItemCode, ReleaseId, SiteId
from toolkit.model.text import Translatable

PATTERNS = {
    "id": "name: small letters, digits, `-` and `_`, 2 to 30 of them, a letter first",
    "site": "short name: small letters and digits, 2 to 20 of them, a letter first",
    "release": "a release, as `name@1`",
    "code": "name of a code: capital letters, digits and `_`, 2 to 30 of them, a letter first",
    "clock": 'time of day in quotes, as `"18:00"`',
    "colour": 'colour in quotes, as `"#335c67"`',
}


def _pattern(annotated: Any) -> str:
    constraints = get_args(annotated)[1]
    return str(constraints.pattern)


BY_PATTERN = {
    _pattern(Id): PATTERNS["id"],
    _pattern(SiteId): PATTERNS["site"],
    _pattern(ItemCode): PATTERNS["site"],
    _pattern(ReleaseId): PATTERNS["release"],
    _pattern(Clock): PATTERNS["clock"],
    _pattern(CodeName): PATTERNS["code"],
    r"^#[0-9a-fA-F]{6}$": PATTERNS["colour"],
    PERSON_CODE: "code: letters, digits and `-`, with a digit in it",
    r"^[A-Za-z0-9-]{1,12}$": "letters, digits and `-`",
    r"^[A-Z]{2}$": "country by its two capital letters, as `JP`",
    r"\S": "text",
}


def described(info: FieldInfo) -> str:
    """What may be written for a field."""
    return _with_limits(_words(info.annotation, tuple(info.metadata)), tuple(info.metadata))


def _words(annotation: Any, marks: tuple[Any, ...] = ()) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return _with_limits(_words(inner, (*extra, *marks)), tuple(extra))
    if origin in (Union, UnionType):
        kinds = [_words(one, marks) for one in get_args(annotation) if one is not NoneType]
        return ", or ".join(dict.fromkeys(kinds))
    if origin is Literal:
        values = [f"`{_spelled(value)}`" for value in get_args(annotation)]
        return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"
    if origin is tuple:
        return _list(get_args(annotation))
    if origin in (dict, Mapping):
        key, value = get_args(annotation)
        names = "" if key is str else f", each under its {_short(_words(key))}"
        return f"a group: {_short(_words(value))}{names}"
    return _plain(annotation, marks)


def _list(members: tuple[Any, ...]) -> str:
    if Ellipsis in members:
        return f"a list, each: {_short(_words(members[0]))}"
    return f"a list of {len(members)}: {', '.join(_short(_words(one)) for one in members)}"


def _short(words: str) -> str:
    """A name's rules are told once, where it stands alone."""
    return re.sub(r"^((?:short )?name): .*", r"\1", words)


def _plain(kind: Any, marks: tuple[Any, ...]) -> str:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "keys of its own, below"
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        return "whole number"
    if kind is date:
        return "day, as `2027-04-13`"
    return _text(marks) if kind is str else "any value"


def _text(marks: tuple[Any, ...]) -> str:
    for mark in marks:
        if isinstance(mark, Translatable):
            return "text that the site writes itself (safety)" if mark.safety else "text, translated"
    for mark in marks:
        if isinstance(mark, StringConstraints) and mark.pattern is not None:
            return BY_PATTERN[str(mark.pattern)]
    return "text"


def _with_limits(words: str, marks: tuple[Any, ...]) -> str:
    limits = {
        name: getattr(mark, name)
        for mark in marks
        for name in ("ge", "le", "min_length", "max_length")
        if hasattr(mark, name)
    }
    if words.startswith("whole number") and ("ge" in limits or "le" in limits):
        return f"whole number{_range(limits.get('ge'), limits.get('le'))}"
    if words.startswith(("a list", "a group")):
        least, most = limits.get("min_length"), limits.get("max_length")
        return words + (f" (at least {least})" if least else "") + (f" (at most {most})" if most else "")
    return words


def _range(least: Any, most: Any) -> str:
    if least is not None and most is not None:
        return f", {least} to {most}"
    return f", {least} or more" if least is not None else f", {most} or less"


def _spelled(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def spelled(value: Any) -> str:
    """A value as it stands in YAML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {spelled(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(spelled(member) for member in value) + "]"
    return str(value)
