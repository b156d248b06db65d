"""An instrument: sections of items on response scales, with its scoring."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.condition import Condition
from toolkit.model.protocol import Basis
from toolkit.model.scenario import Competency
from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Safety, Structure, Text

MissingName = Literal["not_observed", "not_applicable", "declined"]
ItemKind = Literal["choice", "multiple", "number", "text", "long_text"]


class Option(Model):
    """One answer of a response scale."""

    value: Annotated[int, Structure] = Field(ge=0, le=96, description="The number that is stored.")
    label: Text = Field(description="What people read.")


class Scale(Model):
    """A response scale. `direction` says what a higher value means; `nominal` has no order."""

    direction: Annotated[Literal["ascending", "descending", "nominal"], Structure] = Field(
        description="What a higher value means; `nominal` has no order."
    )
    options: Annotated[tuple[Option, ...], Structure] = Field(min_length=2, description="The answers, in their order.")
    missing: Annotated[tuple[MissingName, ...], Structure] = Field(
        (), description="Reasons for no answer that are offered beside them."
    )


class Item(Model):
    """One question. Its code is the variable's name everywhere."""

    code: Annotated[ItemCode, Structure] = Field(
        description="Permanent name of the variable, the same on every platform."
    )
    kind: Annotated[ItemKind, Structure] = Field("choice", description="How it is answered.")
    text: Text = Field(description="The question.")
    hint: Text | None = Field(None, description="A line below the question.")
    scale: Annotated[ItemCode | None, Structure] = Field(
        None, description="Its response scale, where it is not its section's."
    )
    min: Annotated[int | None, Structure] = Field(None, description="Smallest number.")
    max: Annotated[int | None, Structure] = Field(None, description="Largest number.")
    unit: Text | None = Field(None, description="What the number counts.")
    max_length: Annotated[int | None, Structure] = Field(None, description="Longest answer, in characters.")
    required: Annotated[bool, Structure] = Field(False, description="Whether it has to be answered.")
    subscale: Annotated[Id | None, Structure] = Field(None, description="What it belongs to in the construct.")
    markers: Annotated[tuple[Line, ...], Structure] = Field((), description="Markers it is about, by their codes.")
    note: Line | None = Field(None, description="For translators: what a hard word means here.")
    show_if: Annotated[Condition | None, Structure] = Field(None, description="When it is shown.")
    anchors: dict[str, Text] = Field({}, description="A description of each answer, by its value.")


class Section(Model):
    """Items that are shown together."""

    id: Annotated[ItemCode, Structure] = Field(
        description="Permanent short name; also the name of its table on some platforms."
    )
    title: Text | None = Field(None, description="Heading.")
    intro: Text | None = Field(None, description="What is read before its items.")
    display: Annotated[Literal["grid", "list"], Structure] = Field(
        "list", description="A table or one below the other."
    )
    scale: Annotated[ItemCode | None, Structure] = Field(None, description="Response scale of its items.")
    show_if: Annotated[Condition | None, Structure] = Field(None, description="When it is shown.")
    items: Annotated[tuple[Item, ...], Structure] = Field(min_length=1, description="The questions.")


Method = Literal["mean", "sum", "hits", "kind_hits", "false_alarms"]
BY_KEY: tuple[Method, ...] = ("hits", "kind_hits", "false_alarms")
"""Methods that compare the answers with the instrument's key."""


class Score(Model):
    """How items make a score. `min_answered` is per mille of the items; below it there is no score.

    A score by the key is a share per mille of the items that have an answer. A hit: the key is above 0, and so is the
    answer. A hit of the right kind: it is the answer of the key. A false alarm: the key is 0, and the answer is above it.
    `items` names all items that are answered, so that the list does not tell which ones have something to find.
    """

    method: Annotated[Method, Structure] = Field(description="How the items are put together.")
    items: Annotated[tuple[ItemCode, ...], Structure] = Field(min_length=1, description="Codes of its items.")
    reversed: Annotated[tuple[ItemCode, ...], Structure] = Field(
        (),
        description="Items of published instruments that are turned round first: lowest plus highest answer, less the answer.",
    )
    range: Annotated[tuple[int, int], Structure] = Field(
        description="Smallest and largest score that the items can give."
    )
    min_answered: Annotated[int, Structure] = Field(
        1000,
        ge=0,
        le=1000,
        description="How many of the items need an answer, per mille; below that there is no score.",
    )


class Key(Model):
    """The answers that experts expect: 0 where there is nothing to find. It is shown to nobody who answers.

    It is no part of the structure: a form with another key asks the same.
    """

    state: Literal["provisional", "set"] = Field(
        description="`provisional` until clinicians of each language have set it."
    )
    needs: int = Field(ge=1, description="How many clinicians have to set it in each language.")
    set_by: dict[Line, tuple[Line, ...]] = Field(
        {}, description="Language -> the clinicians who set it there, each by role.", examples=[{"en": ["supervisor"]}]
    )
    answers: dict[ItemCode, int] = Field(min_length=1, description="The expected answer of each item, by its code.")


class Instrument(Model):
    """A set of items with one construct, one time frame and one licence."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(description="Permanent short name, the same as the file's.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    measures: Line = Field(alias="construct", description="What it is about, in a sentence.")
    outcome: Literal["primary", "secondary", "exploratory", "process", "safety"] = Field(
        description="What part it plays in a study."
    )
    validated: bool = Field(False, description="Whether how well it measures has been tested.")
    derivation: Line = Field(description="How it came to be.")
    licence: Line = Field(description="Under which licence its texts may be used.")
    title: Text = Field(description="What respondents see as its name.")
    time_frame: Annotated[Line, Structure] = Field(description="The time that its questions are about.")
    requires: Annotated[Literal["caseload", "observed_session"] | None, Structure] = Field(
        None, description="What a respondent must have to answer it."
    )
    instructions: Text = Field(description="What respondents read first.")
    scales: Annotated[dict[ItemCode, Scale], Structure] = Field({}, description="Response scales, by a short name.")
    sections: Annotated[tuple[Section, ...], Structure] = Field(min_length=1, description="Its parts.")
    scoring: Annotated[dict[Id, Score], Structure] = Field({}, description="Scores, by a short name.")
    key: Key | None = Field(None, description="Expected answers, where an instrument tests what people see.")
    unseen: bool = Field(
        False, description="Whether its questions stay off the pages of a site, so that people meet them in the form."
    )
    show_if: Annotated[Condition | None, Structure] = Field(None, description="When the instrument is shown.")
    competencies: dict[Competency, tuple[ItemCode, ...]] = Field(
        {}, description="Which items tell about which competency, by the items' codes."
    )
    contact: Annotated[Literal["distress"] | None, Structure] = Field(
        None, description="Whether it ends with the distress contact, for everybody."
    )
    forms: tuple[Id, ...] = Field(
        (),
        description="Forms that a site's own instrument is added to, after the core block.",
        examples=[["trainee-post"]],
    )
    closing: Safety | None = Field(None, description="What is said at the end; written by the site.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")

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
