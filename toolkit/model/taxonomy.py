"""`taxonomy.yaml`: markers, strategies, themes, competencies and the order of a debrief."""

from typing import Literal

from pydantic import Field

from toolkit.model.scenario import Competency
from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Text


class Marker(Model):
    """An observable sign of rupture."""

    group: Literal["withdrawal", "confrontation"]
    name: Text
    definition: Text
    looks_like: Text
    not_this: Text


class Strategy(Model):
    """A way to repair. A strategy that is not coded is a parent of others."""

    type: Literal["immediate", "exploratory", "either", "umbrella"]
    coded: bool = True
    name: Text
    definition: Text
    says_like: Text


class Named(Model):
    """Something with a name and a definition."""

    name: Text
    definition: Text


class DebriefStep(Model):
    """One step of a debrief."""

    name: Text
    prompt: Text


class Taxonomy(Model):
    """The vocabulary of markers and strategies, in our own words."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Id
    version: int = Field(ge=1)
    statement: Text
    markers: dict[str, Marker]
    strategies: dict[str, Strategy]
    themes: dict[Id, Named] = {}
    competencies: dict[Competency, Named]
    debrief: dict[Id, DebriefStep]
    sources: tuple[Line, ...] = ()
