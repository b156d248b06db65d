"""A modality: a therapeutic approach with its words, and its variants of scenarios."""

from typing import Literal

from pydantic import Field

from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Text


class Term(Model):
    """A word of the approach."""

    term: Text = Field(description="The word.")
    meaning: Text = Field(description="What is meant by it.")


class RepairTerm(Model):
    """What a strategy is called in the approach."""

    term: Text = Field(description="What the strategy is called.")
    example: Text = Field(description="A sentence that a therapist could say.")


class MarkerLook(Model):
    """How a marker shows in the approach."""

    looks_like: Text = Field(description="What is seen or heard.")


class Supervision(Model):
    """How the approach supervises."""

    form: Text = Field(description="How it is done.")
    watch_for: Text = Field(description="What to look out for.")


class Modality(Model):
    """A therapeutic approach."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Id = Field(description="Permanent short name, the same as the folder's.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    name: Text = Field(description="Its name.")
    summary: Text = Field(description="What it is, in a few sentences.")
    vocabulary: dict[Id, Term] = Field({}, description="Its own words, by a short name.")
    markers: dict[str, MarkerLook] = Field({}, description="How markers show in it, by their codes.")
    repair_terms: dict[str, RepairTerm] = Field({}, description="What strategies are called in it, by their codes.")
    supervision: Supervision = Field(description="How it supervises.")
    trigger_tasks: dict[Id, Text] = Field({}, description="What ruptures often start from, by a short name.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")


class Variant(Model):
    """A modality's whole-message replacements in one scenario, or an honest hole with its reason.

    The keys of `messages` are field paths in the scenario. The messages are translated under
    `modality/<modality>/scenario/<scenario>/<path>`.
    """

    scenario: Id = Field(description="The scenario, by its id.")
    applies: bool = Field(description="Whether the scenario makes sense in this approach.")
    reason: Line | None = Field(None, description="Why it does not, where it does not.")
    trigger_task: Text | None = Field(None, description="What the rupture starts from here.")
    messages: dict[str, Text] = Field(
        {}, max_length=8, description="Whole texts that replace the scenario's, by their path in it."
    )
