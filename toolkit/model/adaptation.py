"""`adaptations.yaml`: reasoned changes by a study or a site."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.model.scenario import EcologicalCheck
from toolkit.model.site import Id, Line
from toolkit.model.text import Model


class Frame(Model):
    """How the change is coded with FRAME (Wiltsey Stirman et al. 2019, Implementation Science 14:58)."""

    when: Literal["planning", "pilot", "implementation", "scale-up", "maintenance"]
    planned: Literal["proactive", "planned-reactive", "unplanned-reactive"]
    decided_by: tuple[Line, ...] = Field(min_length=1)
    what: Literal["content", "contextual", "training", "implementation"]
    nature: tuple[Line, ...] = ()
    level: Literal["individual", "target-group", "cohort", "practitioner", "clinic", "organisation", "network"]
    goal: tuple[Line, ...] = ()
    reasons: tuple[Line, ...] = ()
    duration: Literal["temporary", "lasting"] = "lasting"


class Proposed(Model):
    """Who proposed the change."""

    role: Line
    on: date


class Assessed(Model):
    """Who looked at the change, and whether it is true to the core."""

    role: Line
    fidelity: Literal["consistent", "inconsistent", "unknown"]
    on: date


class Change(Model):
    """A change to one message or one field: exactly one of `text`, `set`, `remove` and `add`."""

    id: Id
    target: Line
    text: dict[str, Line] | None = None
    set: Any = None
    remove: Literal[True] | None = None
    add: dict[str, Any] | None = None
    after: Line | None = None
    tier: Literal["surface", "content", "core"]
    reason: Line
    frame: Frame | None = None
    ecological_validity: tuple[EcologicalCheck, ...] = ()
    proposed: Proposed | None = None
    assessed: Assessed | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Change":
        given = [name for name in ("text", "set", "remove", "add") if getattr(self, name) is not None]
        if len(given) != 1:
            raise PydanticCustomError("LAYER001", "one kind of change", {"given": ", ".join(given) or "nothing"})
        return self
