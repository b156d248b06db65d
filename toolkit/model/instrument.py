"""An instrument: sections of items on response scales, with its scoring."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.condition import Condition
from toolkit.model.protocol import Basis
from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Safety, Structure, Text

MissingName = Literal["not_observed", "not_applicable", "declined"]
ItemKind = Literal["choice", "multiple", "number", "text", "long_text"]


class Option(Model):
    """One answer of a response scale."""

    value: Annotated[int, Structure] = Field(ge=0, le=96)
    label: Text


class Scale(Model):
    """A response scale. `direction` says what a higher value means; `nominal` has no order."""

    direction: Annotated[Literal["ascending", "descending", "nominal"], Structure]
    options: Annotated[tuple[Option, ...], Structure] = Field(min_length=2)
    missing: Annotated[tuple[MissingName, ...], Structure] = ()


class Item(Model):
    """One question. Its code is the variable's name everywhere."""

    code: Annotated[ItemCode, Structure]
    kind: Annotated[ItemKind, Structure] = "choice"
    text: Text
    hint: Text | None = None
    scale: Annotated[ItemCode | None, Structure] = None
    min: Annotated[int | None, Structure] = None
    max: Annotated[int | None, Structure] = None
    unit: Text | None = None
    max_length: Annotated[int | None, Structure] = None
    required: Annotated[bool, Structure] = False
    subscale: Annotated[Id | None, Structure] = None
    markers: Annotated[tuple[Line, ...], Structure] = ()
    note: Line | None = None
    show_if: Annotated[Condition | None, Structure] = None
    anchors: dict[str, Text] = {}


class Section(Model):
    """Items that are shown together."""

    id: Annotated[ItemCode, Structure]
    title: Text | None = None
    intro: Text | None = None
    display: Annotated[Literal["grid", "list"], Structure] = "list"
    scale: Annotated[ItemCode | None, Structure] = None
    show_if: Annotated[Condition | None, Structure] = None
    items: Annotated[tuple[Item, ...], Structure] = Field(min_length=1)


class Score(Model):
    """How items make a score. `min_answered` is per mille of the items; below it there is no score."""

    method: Annotated[Literal["mean", "sum"], Structure]
    items: Annotated[tuple[ItemCode, ...], Structure] = Field(min_length=1)
    range: Annotated[tuple[int, int], Structure]
    min_answered: Annotated[int, Structure] = Field(1000, ge=0, le=1000)


class Instrument(Model):
    """A set of items with one construct, one time frame and one licence."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Annotated[Id, Structure]
    version: int = Field(ge=1)
    basis: Basis
    measures: Line = Field(alias="construct")
    outcome: Literal["primary", "secondary", "exploratory", "process", "safety"]
    validated: bool = False
    derivation: Line
    licence: Line
    title: Text
    time_frame: Annotated[Line, Structure]
    requires: Annotated[Literal["caseload", "observed_session"] | None, Structure] = None
    instructions: Text
    scales: Annotated[dict[ItemCode, Scale], Structure] = {}
    sections: Annotated[tuple[Section, ...], Structure] = Field(min_length=1)
    scoring: Annotated[dict[Id, Score], Structure] = {}
    show_if: Annotated[Condition | None, Structure] = None
    contact: Annotated[Literal["distress"] | None, Structure] = None
    closing: Safety | None = None
    sources: tuple[Line, ...] = ()

    def items(self) -> Iterator[tuple[Section, Item]]:
        """Every item with its section, in order."""
        for section in self.sections:
            for item in section.items:
                yield section, item

    def scale_of(self, section: Section, item: Item) -> Scale | None:
        """The response scale of an item, its own or its section's; None for numbers and open answers."""
        return self.scales[self.scale_name(section, item)] if item.kind in ("choice", "multiple") else None

    def scale_name(self, section: Section, item: Item) -> str:
        return item.scale or section.scale or ""
