"""A module: one unit of the training, that a facilitator can run from the page."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.protocol import Basis
from toolkit.model.scenario import Competency
from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Structure, Text

ActivityKind = Literal["theory", "exercise", "role_play", "video_feedback", "discussion", "practice", "assessment"]
Repeats = Literal["once", "round", "opening", "closing"]
ROUNDS = 3
"""Rounds of role-play in which each of three people is therapist, client and observer once."""
Who = Literal["trainees", "facilitator", "pairs", "triads", "group", "alone"]


class Dose(Model):
    """Minutes that the module may take."""

    min: Annotated[int, Structure] = Field(ge=1, description="Fewest minutes.")
    max: Annotated[int, Structure] = Field(ge=1, description="Most minutes.")


class Activity(Model):
    """One thing that is done."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    kind: Annotated[ActivityKind, Structure] = Field(description="What kind of thing it is.")
    minutes: Annotated[int, Structure] = Field(ge=1, description="How long it takes.")
    optional: Annotated[bool, Structure] = Field(False, description="Whether it is left out where time is short.")
    repeats: Annotated[Repeats, Structure] = Field(
        "once",
        description="`round`: once for each round of the rota of role-plays. `opening`, `closing`: at the start, at the "
        "end of every session that holds a round.",
    )
    who: Annotated[Who, Structure] = Field(description="Who does it.")
    does: Text = Field(description="What is done, so that it can be led from the page.")
    materials: dict[Id, Text] = Field({}, description="What is shown or handed out, by a short name.")

    @property
    def whole(self) -> int:
        """Minutes of it, over all rounds where it is one."""
        return self.minutes * (ROUNDS if self.repeats == "round" else 1)


class FacilitatorGuide(Model):
    """What the facilitator needs to know."""

    prepare: Text = Field(description="What to do beforehand.")
    watch_for: Text = Field(description="What to look out for.")
    if_it_goes_wrong: Text = Field(description="What to do then.")


class Prompt(Model):
    """A line of the worksheet."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    prompt: Text = Field(description="What the trainee reads.")
    kind: Annotated[Literal["text", "long_text", "choice"], Structure] = Field(description="How much room there is.")


class Module(Model):
    """One unit of the training."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(description="Permanent short name, the same as the file's.")
    version: int = Field(ge=1, description="Counts up with every change that people notice.")
    basis: Basis = Field(description="Where it comes from: the pilot's abstract, the press article, or added here.")
    title: Text = Field(description="Its name.")
    component: Annotated[Id, Structure] = Field(description="The component of the training that it carries.")
    core: Annotated[bool, Structure] = Field(description="Whether every site has it.")
    needs: Annotated[tuple[Id, ...], Structure] = Field((), description="Modules that come before it.")
    dose: Annotated[Dose, Structure] = Field(description="How long it may take.")
    objectives: dict[Id, Text] = Field(description="What trainees can do afterwards, by a short name.")
    competencies: Annotated[tuple[Competency, ...], Structure] = Field(description="What it trains.")
    activities: Annotated[tuple[Activity, ...], Structure] = Field(min_length=1, description="What is done, in order.")
    facilitator: FacilitatorGuide = Field(description="What the facilitator needs to know.")
    worksheet: Annotated[tuple[Prompt, ...], Structure] = Field((), description="The lines of the trainees' sheet.")
    home_practice: Text | None = Field(None, description="What trainees do until the next session.")
    upset: Text = Field(description="What may upset people, and what to do then.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")

    @property
    def minutes(self) -> int:
        """Minutes that it needs: all that is not optional, with the rounds in which everyone has each part once."""
        return sum(activity.whole for activity in self.activities if not activity.optional)

    @property
    def full_minutes(self) -> int:
        """Minutes with all that is optional."""
        return sum(activity.whole for activity in self.activities)
