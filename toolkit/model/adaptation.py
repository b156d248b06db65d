"""`adaptations.yaml`: reasoned changes by a study or a site."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.model.scenario import EcologicalCheck
from toolkit.model.site import Id, Line
from toolkit.model.text import Model
from toolkit.phrases import phrase


class Frame(Model):
    """How the change is coded with FRAME (Wiltsey Stirman et al. 2019, Implementation Science 14:58)."""

    when: Literal["planning", "pilot", "implementation", "scale-up", "maintenance"] = Field(
        description="When the change was decided."
    )
    planned: Literal["proactive", "planned-reactive", "unplanned-reactive"] = Field(
        description="Whether it was planned."
    )
    decided_by: tuple[Line, ...] = Field(min_length=1, description="Who decided it, by role.")
    what: Literal["content", "contextual", "training", "implementation"] = Field(description="What was changed.")
    nature: tuple[Line, ...] = Field((), description="How it was changed.")
    level: Literal["individual", "target-group", "cohort", "practitioner", "clinic", "organisation", "network"] = Field(
        description="For whom it was changed."
    )
    goal: tuple[Line, ...] = Field((), description="What for.")
    reasons: tuple[Line, ...] = Field((), description="Why, in the words of FRAME.")
    duration: Literal["temporary", "lasting"] = Field("lasting", description="Whether it stays.")


class Proposed(Model):
    """Who proposed the change."""

    role: Line = Field(description="Role of who proposed it.")
    on: date = Field(description="Day.")


class Assessed(Model):
    """Who looked at the change, and whether it is true to the core."""

    role: Line = Field(description="Role of who looked at it; not its author.")
    fidelity: Literal["consistent", "inconsistent", "unknown"] = Field(description="Whether it is true to the core.")
    on: date = Field(description="Day.")


class Change(Model):
    """A change to one message or one field: exactly one of `text`, `set`, `remove` and `add`."""

    id: Id = Field(description="Permanent short name of the change.")
    target: Line = Field(description="The key of the text or value that is changed, as `alliance explain` shows it.")
    text: dict[str, Line] | None = Field(
        None, description="Other words, by language: the working language and English."
    )
    set: Any = Field(None, description="Another value.")
    remove: Literal[True] | None = Field(None, description="Takes the part out.")
    add: dict[str, Any] | None = Field(None, description="A part that is added to a list or a group.")
    after: Line | None = Field(None, description="The id after which it is added; at the end if left out.")
    tier: Literal["surface", "content", "core"] = Field(
        description="How deep the change goes: `surface` needs a reason alone, `core` is a deviation that every output shows."
    )
    reason: Line = Field(description="Why, in a sentence.")
    frame: Frame | None = Field(None, description="How the change is coded; needed unless the tier is `surface`.")
    ecological_validity: tuple[EcologicalCheck, ...] = Field(
        (), description="Which of the eight dimensions of ecological validity it serves."
    )
    proposed: Proposed | None = Field(None, description="Who proposed it, and when.")
    assessed: Assessed | None = Field(None, description="Who has looked at it since.")

    @model_validator(mode="after")
    def _one_kind(self) -> "Change":
        given = [name for name in ("text", "set", "remove", "add") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError(
                "LAYER001",
                "one kind of change",
                {"given": ", ".join(f"`{name}`" for name in given) or phrase("list/nothing", "nothing")},
            )
        return self
