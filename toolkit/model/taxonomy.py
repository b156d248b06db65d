"""`taxonomy.yaml`: markers, strategies, themes, competencies and the order of a debrief."""

from typing import Literal

from pydantic import Field

from toolkit.model.scenario import Competency
from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Text


class Marker(Model):
    """An observable sign of rupture."""

    group: Literal["withdrawal", "confrontation"] = Field(description="Moving away or moving against.")
    name: Text = Field(description="Its name.")
    definition: Text = Field(description="What it is.")
    looks_like: Text = Field(description="What is seen or heard.")
    not_this: Text = Field(description="What looks like it and is not.")


class TherapistMarker(Model):
    """An observable sign of what the therapist adds to a rupture."""

    name: Text = Field(description="Its name.")
    definition: Text = Field(description="What it is.")
    looks_like: Text = Field(description="What is seen or heard.")
    not_this: Text = Field(description="What looks like it and is not.")


class Strategy(Model):
    """A way to repair. A strategy that is not coded is a parent of others."""

    type: Literal["immediate", "exploratory", "either", "umbrella"] = Field(
        description="Whether it changes something at once or explores."
    )
    coded: bool = Field(True, description="Whether it is given as a code; a parent of others is not.")
    name: Text = Field(description="Its name.")
    definition: Text = Field(description="What it is.")
    says_like: Text = Field(description="A sentence that a therapist could say.")


class Named(Model):
    """Something with a name and a definition."""

    name: Text = Field(description="Its name.")
    definition: Text = Field(description="What it is.")


class DebriefStep(Model):
    """One step of a debrief."""

    name: Text = Field(description="Its name.")
    prompt: Text = Field(description="What the facilitator asks.")


class Taxonomy(Model):
    """The vocabulary of markers and strategies, in our own words."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Id = Field(description="Permanent short name.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    statement: Text = Field(description="Where the vocabulary comes from.")
    markers: dict[str, Marker] = Field(description="Observable signs of rupture, by their codes.")
    therapist_markers: dict[str, TherapistMarker] = Field(
        {}, description="Observable signs of what the therapist adds to a rupture, by their codes."
    )
    strategies: dict[str, Strategy] = Field(description="Ways to repair, by their codes.")
    themes: dict[Id, Named] = Field({}, description="Themes of scenarios.")
    competencies: dict[Competency, Named] = Field(description="What is trained.")
    debrief: dict[Id, DebriefStep] = Field(description="Steps of a debrief.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")
