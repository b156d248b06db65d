"""What a model allows at a path: its keys, examples, descriptions and kinds of values, for the words of a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from toolkit.phrases import Phrase
from toolkit.store.reading import quoted
from toolkit.store.tree import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """The kinds of values that may stand at a place (unions flattened), and the field that says so.

    `owner` is the model that the field belongs to, and its name there.
    """

    kinds: tuple[Any, ...]
    field: FieldInfo | None = None
    owner: tuple[type[BaseModel], str] | None = None

    @property
    def models(self) -> tuple[type[BaseModel], ...]:
        return tuple(kind for kind in self.kinds if isinstance(kind, type) and issubclass(kind, BaseModel))

    @property
    def takes_nothing(self) -> bool:
        return NoneType in self.kinds

    @property
    def takes_text(self) -> bool:
        return str in self.kinds

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a closed list."""
        return tuple(
            str(word)
            for kind in self.kinds
            if get_origin(kind) is Literal
            for word in get_args(kind)
            if word is not None
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a group may have, in the order of the model; the words of a closed list where they are keys."""
        names: dict[str, None] = {}
        for model in self.models:
            names.update(dict.fromkeys(info.alias or name for name, info in model.model_fields.items()))
        for kind in self.kinds:
            if _is_group(kind):
                names.update(dict.fromkeys(Shape(_flat(get_args(kind)[0])).words))
        return tuple(names)

    @property
    def about(self) -> str:
        """What the field says of itself: a phrase where a site writes it, English alone in shared content."""
        text = (self.field.description if self.field else None) or ""
        key = about_key(*self.owner) if self.owner else None
        return Phrase(key, text, {}) if key and text else text

    @property
    def example(self) -> Any:
        """An example of a value, from the field, else made of the examples of what it holds; None if there is none."""
        given = self.field.examples if self.field else None
        if given:
            return given[0]
        if self.words:
            return self.words[0]
        for model in self.models:
            return _example_of(model)
        return next((_plain_example(kind) for kind in self.kinds if _plain_example(kind) is not None), None)

    def down(self, step: str | int) -> "Shape":
        """What may stand one step further in; nothing is known of a step that the model does not have."""
        kinds: list[Any] = []
        field, owner = None, None
        for kind in self.kinds:
            found, info = _down(kind, step)
            kinds += found
            if field is None and info is not None:
                field, owner = info, (kind, str(step))
        return Shape(tuple(kinds), field, owner)

    def at(self, path: Path) -> "Shape":
        shape = self
        for step in path:
            shape = shape.down(step)
        return shape


DECLARED = ("site", "study", "adaptation")
"""Files of `toolkit/model/` whose fields are told of in the language of a site: what sites and studies write."""


def about_key(model: type[BaseModel], name: str) -> str | None:
    """The key of what a field says of itself, or None where it is not translated."""
    return f"about/{model.__name__.lower()}/{name}" if model.__module__.rpartition(".")[2] in DECLARED else None


def shape_of(model: type[BaseModel]) -> Shape:
    return Shape((model,))


def _flat(annotation: Any) -> tuple[Any, ...]:
    """The members of a union, marks and names of types taken off."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flat(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(kind for member in get_args(annotation) for kind in _flat(member))
    if hasattr(annotation, "__value__"):
        return _flat(annotation.__value__)
    return (NoneType,) if annotation is None else (annotation,)


def _is_group(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _down(kind: Any, step: str | int) -> tuple[tuple[Any, ...], FieldInfo | None]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if step == (info.alias or name):
                return _flat(info.annotation), info
        return (), None
    arguments = get_args(kind)
    if _is_group(kind) and isinstance(step, str):
        return _flat(arguments[1]), None
    origin = get_origin(kind)
    if isinstance(step, int) and isinstance(origin, type) and issubclass(origin, Sequence) and arguments:
        fixed = origin is tuple and arguments[-1] is not Ellipsis
        return _flat(arguments[step] if fixed and step < len(arguments) else arguments[0]), None
    return (), None


def _example_of(model: type[BaseModel]) -> dict[str, Any] | None:
    """The required keys of a group with an example each."""
    made = {}
    for name, info in model.model_fields.items():
        if info.is_required():
            key = info.alias or name
            example = Shape(_flat(info.annotation), info).example
            made[key] = "..." if example is None else example
    return made or None


def _plain_example(kind: Any) -> Any:
    if get_origin(kind) in (tuple, list) and get_args(kind):
        inner = Shape(_flat(get_args(kind)[0])).example
        return None if inner is None else [inner]
    return {bool: True, int: 1, float: 0.5, str: "..."}.get(kind)


def written(value: Any) -> str:
    """A value as one writes it on a line: `[ja, en]`, `{stage: practicum}`, quotes where they are needed."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {written(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, str):
        return written_text(value)
    return str(value)


_SPECIAL = set("{}[],&*#?|>!%@`\"'")
_WORDS = {"true", "false", "null", "~", "", "todo"}


def written_text(value: str) -> str:
    """A text, in quotes where it would else be read as something other than this text."""
    unsafe = (
        value in _WORDS
        or value[0] in _SPECIAL
        or (value[0] in "+-.0123456789" and not value[-1].isalpha() and "-" not in value[1:])
        or value[:2] in ("- ", "? ")
        or ": " in value
        or " #" in value
        or value[-1] in ": "
        or any(mark in value for mark in ",[]{}\n")
    )
    return quoted(value) if unsafe else value
