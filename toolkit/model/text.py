"""Translatable text: the field types that mark it, and the one traversal that finds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, StringConstraints

from toolkit.model.words import Words as Words


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a text field. `safety` texts come from the site or show English, and no machine drafts them."""

    safety: bool = False


@dataclass(frozen=True, slots=True)
class InStructure:
    """Marks a field that counts into the structure fingerprint."""


Text = Annotated[str, StringConstraints(min_length=1), Translatable()]
Safety = Annotated[str, StringConstraints(min_length=1), Translatable(safety=True)]
Structure = InStructure()
"""Put into `Annotated[..., Structure]`."""


class Model(BaseModel):
    """Base of all declarations and content: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Message:
    """One translatable text with its stable key."""

    key: str
    text: str
    safety: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """How one field of a model is walked."""

    name: str
    spelling: str
    kind: str  # text, safety, walk


@cache
def _steps(cls: type[BaseModel]) -> tuple[_Step, ...]:
    steps = []
    for name, info in cls.model_fields.items():
        kind = _kind_of(info.annotation, tuple(info.metadata))
        if kind:
            steps.append(_Step(name, info.alias or name, kind))
    return tuple(steps)


def _kind_of(annotation: Any, metadata: tuple[Any, ...]) -> str:
    """text or safety for a marked str (also `Text | None`, `dict[str, Text]`), walk for anything that may hold models."""
    marks = [mark for mark in metadata if isinstance(mark, Translatable)]
    if marks:
        return "safety" if marks[0].safety else "text"
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return _kind_of(inner, tuple(extra))
    if origin is not None:
        kinds = {_kind_of(argument, ()) for argument in get_args(annotation)} - {""}
        return next((kind for kind in ("safety", "text", "walk") if kind in kinds), "")
    return "walk" if isinstance(annotation, type) and issubclass(annotation, BaseModel) else ""


def part_key(index: int, part: Any) -> str:
    """What one member of a list contributes to a key: its id, code or value."""
    for name in ("id", "code", "value"):
        found = getattr(part, name, None)
        if found is not None:
            return str(found).lower()
    return str(index)


def walk_messages(model: BaseModel, prefix: str) -> Iterator[Message]:
    """Every translatable text of a model with its key, in content order; `prefix` is kind and id, as `scenario/quiet-agreement`."""
    found: list[Message] = []
    _walk_model(model, prefix, found)
    return iter(found)


def _walk_model(model: BaseModel, prefix: str, found: list[Message]) -> None:
    values = model.__dict__
    for step in _steps(type(model)):
        value = values[step.name]
        if value is not None:
            _walk_value(value, f"{prefix}/{step.spelling.lower()}", step.kind, found)


def _walk_value(value: Any, key: str, kind: str, found: list[Message]) -> None:
    """The quick questions come first: asking whether something is a model or a mapping costs most."""
    if isinstance(value, str):
        if kind != "walk":
            found.append(Message(key, value, kind == "safety"))
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            _walk_value(member, f"{key}/{part_key(index, member)}", kind, found)
    elif isinstance(value, dict):
        for name, member in value.items():
            _walk_value(member, f"{key}/{str(name).lower()}", kind, found)
    elif isinstance(value, BaseModel):
        _walk_model(value, key, found)


M = TypeVar("M", bound=BaseModel)
Lookup = Callable[[str, str], str]
"""(key, source text) -> the words to show, usually a `Words`."""


def localise(model: M, prefix: str, lookup: Lookup) -> M:
    """The same model with every translatable text replaced by what `lookup` gives; structure cannot change."""
    steps = _steps(type(model))
    if not steps:
        return model
    values = dict(model.__dict__)
    for step in steps:
        value = values[step.name]
        if value is not None:
            values[step.name] = _localise_value(value, f"{prefix}/{step.spelling.lower()}", step.kind, lookup)
    made = type(model).__new__(type(model))
    object.__setattr__(made, "__dict__", values)
    object.__setattr__(made, "__pydantic_fields_set__", model.__pydantic_fields_set__)
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


def _localise_value(value: Any, key: str, kind: str, lookup: Lookup) -> Any:
    if isinstance(value, str):
        return value if kind == "walk" else lookup(key, value)
    if isinstance(value, tuple):
        return tuple(
            _localise_value(member, f"{key}/{part_key(i, member)}", kind, lookup) for i, member in enumerate(value)
        )
    if isinstance(value, dict):
        return {
            name: _localise_value(member, f"{key}/{str(name).lower()}", kind, lookup) for name, member in value.items()
        }
    return localise(value, key, lookup) if isinstance(value, BaseModel) else value
