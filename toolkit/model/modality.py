"""A modality: a therapeutic approach with its words, and its variants of scenarios."""

from typing import Literal

from pydantic import Field

from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Text


class Term(Model):
    """A word of the approach."""

    term: Text
    meaning: Text


class RepairTerm(Model):
    """What a strategy is called in the approach."""

    term: Text
    example: Text


class MarkerLook(Model):
    """How a marker shows in the approach."""

    looks_like: Text


class Supervision(Model):
    """How the approach supervises."""

    form: Text
    watch_for: Text


class Modality(Model):
    """A therapeutic approach."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Id
    version: int = Field(ge=1)
    name: Text
    summary: Text
    vocabulary: dict[Id, Term] = {}
    markers: dict[str, MarkerLook] = {}
    repair_terms: dict[str, RepairTerm] = {}
    supervision: Supervision
    trigger_tasks: dict[Id, Text] = {}
    sources: tuple[Line, ...] = ()


class Variant(Model):
    """A modality's whole-message replacements in one scenario, or an honest hole with its reason.

    The keys of `messages` are field paths in the scenario. The messages are translated under
    `modality/<modality>/scenario/<scenario>/<path>`.
    """

    scenario: Id
    applies: bool
    reason: Line | None = None
    trigger_task: Text | None = None
    messages: dict[str, Text] = Field({}, max_length=8)
