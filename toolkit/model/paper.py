"""A document of a site: what people read and sign around the training, as a template with gaps that the declaration fills."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.protocol import Basis
from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Safety, Structure, Text

PaperKind = Literal["information", "consent", "recruitment", "withdrawal", "protocol", "notice", "plan", "risk"]
Reader = Literal["trainee", "client", "actor", "supervisor", "rater", "facilitator", "coordinator", "board"]
Covered = Literal["data", "recording", "rating", "quotation", "sharing"]
PAPER_SLOTS = (
    "site",
    "coordinator",
    "coordinator_mail",
    "board",
    "ethics_reference",
    "distress",
    "distress_phone",
    "recruited_by",
    "delete_after_days",
    "withdraw_until",
    "sessions",
    "minutes",
    "hours",
    "hidden_from",
)
"""Gaps that a site's declaration fills; one that it leaves open becomes a line to write on."""
Circumstance = Literal[
    "recorded",
    "clients",
    "supervisors",
    "raters",
    "follow_up",
    "online",
    "open_training",
    "tied_training",
    "separate_grades",
]
"""What a site does. The training is open to those who give no data, or tied to them; grades are kept apart, or are not."""
Spent = Literal["training", "role_play", "forms", "each_form", "none"]
"""Where minutes come from: the plan, the role-plays in it, the forms of all waves, one form each time; or none are spent."""


class Statement(Model):
    """One thing that is agreed to, with a box of its own."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    text: Text = Field(description="What is agreed to.")
    covers: Annotated[Covered | None, Structure] = Field(None, description="The use of data that it allows.")
    only_if: Annotated[Circumstance | None, Structure] = Field(None, description="Shown only where the site does this.")


class Blank(Model):
    """A line to be filled in by hand."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    label: Text = Field(description="What to write.")
    kind: Annotated[Literal["line", "box"], Structure] = Field("line", description="How much room there is.")


class Part(Model):
    """A part of a document: paragraphs, then points."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    title: Text = Field(description="Heading.")
    only_if: Annotated[Circumstance | None, Structure] = Field(None, description="Shown only where the site does this.")
    texts: dict[Id, Text] = Field({}, description="Paragraphs, by a short name.")
    points: dict[Id, Text] = Field({}, description="Points of a list, by a short name.")
    safety: dict[Id, Safety] = Field(
        {}, description="What to do in an emergency, and when to stop: written by the site, by a short name."
    )
    contact: Annotated[bool, Structure] = Field(
        False, description="Whether the contact for those who are upset stands at its end."
    )


class Burden(Model):
    """A row of the table of risk and burden: what one role does, how long it takes, what may harm, and what is done."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    role: Annotated[Reader, Structure] = Field(description="Who carries it.")
    only_if: Annotated[Circumstance | None, Structure] = Field(None, description="Shown only where the site does this.")
    what: Text = Field(description="What the person does.")
    spent: Annotated[Spent, Structure] = Field("none", description="Where its minutes come from.")
    forms: Annotated[dict[Id, int], Structure] = Field(
        {}, description="Minutes that a form is thought to take, by the form; those that the site uses count."
    )
    risk: Text = Field(description="What may harm or burden.")
    care: Text = Field(description="What is done about it.")


class Paper(Model):
    """A document of a site. It is a template: law and board have the last word."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(description="Permanent short name, the same as the file's.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    kind: Annotated[PaperKind, Structure] = Field(description="What kind of document it is.")
    reader: Annotated[Reader, Structure] = Field(description="Who reads it.")
    only_if: Annotated[Circumstance | None, Structure] = Field(None, description="Made only where the site does this.")
    title: Text = Field(description="Heading of the document.")
    parts: Annotated[tuple[Part, ...], Structure] = Field(min_length=1, description="Its parts, in order.")
    statements: Annotated[tuple[Statement, ...], Structure] = Field((), description="What is agreed to, each apart.")
    burdens: Annotated[tuple[Burden, ...], Structure] = Field((), description="Rows of a table of risk and burden.")
    blanks: Annotated[tuple[Blank, ...], Structure] = Field((), description="What is filled in by hand at the end.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")
