"""A module: one unit of the training, that a facilitator can run from the page."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.protocol import Basis
from toolkit.model.scenario import Competency
from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Structure, Text

ActivityKind = Literal["theory", "exercise", "role_play", "video_feedback", "discussion", "practice", "assessment"]
Who = Literal["trainees", "facilitator", "pairs", "triads", "group", "alone"]


class Dose(Model):
    """Minutes that the module may take."""

    min: Annotated[int, Structure] = Field(ge=1)
    max: Annotated[int, Structure] = Field(ge=1)


class Activity(Model):
    """One thing that is done."""

    id: Annotated[Id, Structure]
    kind: Annotated[ActivityKind, Structure]
    minutes: Annotated[int, Structure] = Field(ge=1)
    who: Annotated[Who, Structure]
    does: Text
    materials: dict[Id, Text] = {}


class FacilitatorGuide(Model):
    """What the facilitator needs to know."""

    prepare: Text
    watch_for: Text
    if_it_goes_wrong: Text


class Prompt(Model):
    """A line of the worksheet."""

    id: Annotated[Id, Structure]
    prompt: Text
    kind: Annotated[Literal["text", "long_text", "choice"], Structure]


class Module(Model):
    """One unit of the training."""

    schema_: Literal[1] = Field(1, alias="schema")
    id: Annotated[Id, Structure]
    version: int = Field(ge=1)
    basis: Basis
    title: Text
    component: Annotated[Id, Structure]
    core: Annotated[bool, Structure]
    needs: Annotated[tuple[Id, ...], Structure] = ()
    dose: Annotated[Dose, Structure]
    objectives: dict[Id, Text]
    competencies: Annotated[tuple[Competency, ...], Structure]
    activities: Annotated[tuple[Activity, ...], Structure] = Field(min_length=1)
    facilitator: FacilitatorGuide
    worksheet: Annotated[tuple[Prompt, ...], Structure] = ()
    home_practice: Text | None = None
    upset: Text
    sources: tuple[Line, ...] = ()

    @property
    def minutes(self) -> int:
        """Minutes that the activities take together."""
        return sum(activity.minutes for activity in self.activities)
