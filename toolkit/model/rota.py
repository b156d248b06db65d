"""`private/rota.yaml`: who sits out of which part of a scenario, and who is away; it is kept apart from everything that is published."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from toolkit.model.site import Id, SiteId
from toolkit.model.text import Model

PERSON_CODE = r"^[A-Za-z-]{0,9}[0-9][A-Za-z0-9-]{0,9}$"
"""A code holds a digit, so that no name passes for one."""
PersonCode = Annotated[str, StringConstraints(pattern=PERSON_CODE)]
Person = Annotated[int, Field(ge=1, le=500)] | PersonCode


class OptOut(Model):
    """One part of a scenario that a person does not take. No reason is asked."""

    person: Person = Field(description="Number in the cohort, or code.")
    cohort: SiteId | None = Field(None, description="Cohort, where there are several.")
    scenario: Id = Field(description="Scenario.")
    role: Literal["therapist", "client", "observer"] | None = Field(
        None, description="The part; all parts if left out."
    )


class Absence(Model):
    """A session at which a person is away."""

    person: Person = Field(description="Number in the cohort, or code.")
    cohort: SiteId | None = Field(None, description="Cohort, where there are several.")
    session: int = Field(ge=1, le=60, description="Number of the session.")


class RotaFile(Model):
    """What the coordinator alone knows before the rota is made."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    opt_outs: tuple[OptOut, ...] = Field((), description="Who sits out of what.")
    absences: tuple[Absence, ...] = Field((), description="Who is away when.")


@dataclass(frozen=True)
class PrivateRota:
    """What `private/` says of the people of a site: `codes` by cohort, in the order of their numbers."""

    file: RotaFile = field(default_factory=RotaFile)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
