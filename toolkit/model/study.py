"""`study.yaml`: the whole, several sites."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.protocol import Occasion
from toolkit.model.site import Id, ItemCode, Line, ReleaseId
from toolkit.model.text import Model


class StudyFacts(Model):
    """Which study this is."""

    id: ItemCode = Field(description="Permanent short name.", examples=["repair3"])
    name: Line = Field(description="The name people read.", examples=["Three-site replication"])
    lead: ItemCode | None = Field(None, description="The leading site.", examples=["sapporo"])


class Arm(Model):
    """What a cohort is allocated to."""

    id: Id = Field(description="Short name.", examples=["training"])
    training_from: Id = Field(description="The wave from which this arm is trained.", examples=["pre2"])


class Allocation(Model):
    """How cohorts or people come to their arm."""

    unit: Literal["trainee", "group", "cohort", "site"] = Field(
        "cohort", description="What is allocated.", examples=["cohort"]
    )
    method: Literal["none", "random", "stratified", "preference"] = Field("none", description="How.", examples=["none"])


class Design(Model):
    """The design of the study."""

    type: Literal["single-group", "waitlist", "parallel", "crossover", "multiple-baseline"] = Field(
        "single-group", description="Design.", examples=["single-group"]
    )
    arms: tuple[Arm, ...] = Field((), description="Arms.")
    allocation: Allocation = Field(Allocation(), description="Allocation.")


class Requires(Model):
    """What every site of the study does alike."""

    waves: tuple[Id, ...] = Field((), description="Waves.", examples=[["pre1", "pre2", "post"]])
    instruments: tuple[Id, ...] = Field((), description="Instruments.", examples=[["rrse", "prompts"]])
    scenarios: Literal["core", "all"] | tuple[Id, ...] | None = Field(None, description="Scenarios.", examples=["core"])
    languages: tuple[str, ...] = Field((), description="Languages.", examples=[["en"]])


class Registration(Model):
    """Where the study is registered."""

    url: str = Field("", description="Address of the registration.")
    date: str | None = Field(None, description="Day of the registration.")
    primary: tuple[Line, ...] = Field((), description="Primary outcomes.")


class SafetyPlan(Model):
    """Who watches over safety."""

    reviewer: Line | None = Field(None, description="Role of who reviews events.", examples=["clinical lead"])
    review_every_days: Annotated[int, Field(ge=1)] | None = Field(None, description="How often.", examples=[30])
    stop_if: Line | None = Field(None, description="What stops the study.", examples=["two serious events"])


class Sharing(Model):
    """How far data are shared."""

    rows: Literal["none", "aggregate", "deidentified", "open"] = Field(
        "none", description="Rows.", examples=["deidentified"]
    )
    min_cell: Annotated[int, Field(ge=1)] = Field(5, description="Smallest count shown.", examples=[5])
    open_text: Literal["none", "redacted", "full"] = Field("none", description="Open answers.", examples=["redacted"])


class Study(Model):
    """A study's declaration."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.", examples=[1])
    study: StudyFacts = Field(description="Which study this is.")
    protocol: ReleaseId = Field(description="The shared protocol and its release.", examples=["rupture-repair@1"])
    claim: Literal["inspired", "conceptual", "direct"] = Field(
        "inspired", description="What is claimed about the pilot.", examples=["inspired"]
    )
    design: Design = Field(Design(), description="Design.")
    waves: tuple[Occasion, ...] = Field((), description="Points of measurement; replaces the protocol's by id.")
    sites: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(
        description="Folders of the sites.", examples=[["sites/sapporo", "sites/bogota"]]
    )
    requires: Requires = Field(Requires(), description="What every site does alike.")
    registration: Registration = Field(Registration(), description="Registration.")
    safety: SafetyPlan = Field(SafetyPlan(), description="Safety.")
    sharing: Sharing = Field(Sharing(), description="Sharing of data.")
