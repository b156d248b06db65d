"""`protocol.yaml`: the shared content that a study replicates, its occasions and its forms."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Structure, Text

Basis = Literal["pilot", "press", "extension"]
Role = Literal["trainee", "client", "actor", "observer", "facilitator", "supervisor", "rater", "coordinator"]
RowKey = Literal["person", "occasion", "about", "case", "session", "group", "scenario"]


class Source(Model):
    """The paper behind the protocol, and what of it is known."""

    citation: Line
    doi: Line | None = None
    known: dict[Id, Text] = {}
    unknown: dict[Id, Text] = {}


class Component(Model):
    """One part of the training."""

    name: Text
    description: Text
    basis: Basis


class CorePattern(Model):
    """Keys that no site changes without declaring a deviation. `*` stands for one part of a key, `**` for any number."""

    id: Id
    keys: Line
    provisional: bool = True
    reason: Text


class Occasion(Model):
    """A point of measurement, or something that repeats."""

    id: Annotated[Id, Structure]
    kind: Annotated[Literal["wave", "repeated"], Structure] = "wave"
    name: Text | None = None
    anchor: Annotated[Literal["training.start", "training.end"] | None, Structure] = None
    offset_days: Annotated[int | None, Structure] = None
    window_days: Annotated[int | None, Structure] = None
    per: Annotated[Literal["case", "group"] | None, Structure] = None


class Form(Model):
    """What one person fills in at one occasion about somebody."""

    id: Annotated[Id, Structure]
    filled_by: Annotated[Role, Structure]
    about: Annotated[Literal["self", "session", "trainee", "client", "group"], Structure]
    occasion: Annotated[Id, Structure]
    once_per: Annotated[tuple[RowKey, ...], Structure]
    instruments: Annotated[tuple[Id, ...], Structure]
    title: Text
    intro: Text | None = None


class MissingKind(Model):
    """A reason why there is no answer; never scored."""

    code: Annotated[int, Structure]
    label: Text


class RoleName(Model):
    """What someone is called."""

    name: Text


class Release(Model):
    """The protocol as written in `protocol.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Id
    major: int = Field(ge=1)
    revision: int = Field(0, ge=0)
    released: date
    title: Text
    claim: Literal["inspired", "conceptual", "direct"]
    statement: Text
    source: Source
    components: dict[Id, Component]
    core: tuple[CorePattern, ...]
    sets: dict[Id, tuple[Id, ...]]
    scenarios: tuple[Id, ...]
    modules: tuple[Id, ...]
    instruments: tuple[Id, ...]
    occasions: tuple[Occasion, ...]
    forms: tuple[Form, ...]
    missing: dict[Literal["not_observed", "not_applicable", "declined"], MissingKind]
    roles: dict[Role, RoleName]
    sources: tuple[Line, ...] = ()

    @property
    def release(self) -> str:
        """`<id>@<major>`, the name sites pin."""
        return f"{self.id}@{self.major}"
