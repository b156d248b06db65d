"""`protocol.yaml`: the shared content that a study replicates, its occasions and its forms."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.site import Id, Line
from toolkit.model.text import Model, Structure, Text

Basis = Literal["pilot", "press", "extension"]
Role = Literal["trainee", "client", "actor", "observer", "facilitator", "supervisor", "rater", "coordinator"]
About = Literal["self", "session", "trainee", "client", "group", "recording", "event"]
"""Of a recording the row keeps the recording's code alone: a rater learns neither who is on it nor from when it is."""
RowKey = Literal["person", "occasion", "about", "case", "session", "group", "scenario"]


class Source(Model):
    """The paper behind the protocol, and what of it is known."""

    citation: Line = Field(description="The paper.")
    doi: Line | None = Field(None, description="Its DOI.")
    known: dict[Id, Text] = Field({}, description="What is known of it, by a short name.")
    unknown: dict[Id, Text] = Field({}, description="What is not known and was not guessed.")


class Work(Model):
    """A work behind the content: what the codes under `sources:` stand for."""

    what: Line = Field(description="What it is, in our own words.")
    at: Line = Field(description="Where it was read: a DOI, a number of a catalogue, or an address.")


class Component(Model):
    """One part of the training."""

    name: Text = Field(description="Its name.")
    description: Text = Field(description="What it is.")
    basis: Basis = Field(description="Where it comes from.")


class CorePattern(Model):
    """Keys that no site changes without declaring a deviation. `*` stands for one part of a key, `**` for any number."""

    id: Id = Field(description="Permanent short name.")
    keys: Line = Field(description="A key pattern: `*` stands for one part, `**` for any number.")
    provisional: bool = Field(True, description="True until the full text of the paper has been read.")
    reason: Text = Field(description="Why it is core.")


class Occasion(Model):
    """A point of measurement, or something that repeats."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name.")
    kind: Annotated[Literal["wave", "repeated"], Structure] = Field(
        "wave", description="A wave, or something that repeats."
    )
    name: Text | None = Field(None, description="What people read.")
    anchor: Annotated[Literal["training.start", "training.end"] | None, Structure] = Field(
        None, description="The day that it is counted from."
    )
    offset_days: Annotated[int | None, Structure] = Field(
        None, description="Days after that day; before it if negative."
    )
    window_days: Annotated[int | None, Structure] = Field(None, description="For how many days it is open.")
    per: Annotated[Literal["case", "group", "recording", "event"] | None, Structure] = Field(
        None, description="What it repeats with."
    )


class Form(Model):
    """What one person fills in at one occasion about somebody."""

    id: Annotated[Id, Structure] = Field(description="Permanent short name; the file's name on every platform.")
    filled_by: Annotated[Role, Structure] = Field(description="Who fills it in.")
    about: Annotated[About, Structure] = Field(description="About whom or what.")
    occasion: Annotated[Id, Structure] = Field(description="When.")
    once_per: Annotated[tuple[RowKey, ...], Structure] = Field(
        description="Which keys make a row of data the only one of its kind."
    )
    instruments: Annotated[tuple[Id, ...], Structure] = Field(description="What it asks, in order.")
    title: Text = Field(description="What respondents see as its name.")
    intro: Text | None = Field(None, description="What they read first.")


class MissingKind(Model):
    """A reason why there is no answer; never scored."""

    code: Annotated[int, Structure] = Field(description="The number that is stored.")
    label: Text = Field(description="What people read.")


class Assessment(Model):
    """How the scenarios for assessment are kept apart from those for training."""

    release_rule: Text = Field(description="When they may be shown, and by whom that is decided.")
    untested: Text = Field(description="That the equivalence of the pairs has not been tested.")


class RoleName(Model):
    """What someone is called."""

    name: Text = Field(description="What someone in this role is called.")


class Release(Model):
    """The protocol as written in `protocol.yaml`."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Id = Field(description="Permanent short name of the protocol.")
    major: int = Field(ge=1, description="The release; sites pin to it.")
    revision: int = Field(0, ge=0, description="Counts corrections that change no structure.")
    released: date = Field(description="Day of the release.")
    title: Text = Field(description="Its name.")
    claim: Literal["inspired", "conceptual", "direct"] = Field(description="What is claimed about the pilot.")
    statement: Text = Field(description="What it is and what it is not; on every output.")
    source: Source = Field(description="The paper behind it.")
    components: dict[Id, Component] = Field(description="The parts of the training.")
    core: tuple[CorePattern, ...] = Field(description="What no site changes without declaring a deviation.")
    sets: dict[Id, tuple[Id, ...]] = Field(description="Sets of scenarios, by a short name.")
    scenarios: tuple[Id, ...] = Field(description="All scenarios, in the order they have everywhere.")
    modules: tuple[Id, ...] = Field(description="All modules, in order.")
    instruments: tuple[Id, ...] = Field(description="All instruments, in order.")
    documents: tuple[Id, ...] = Field((), description="All documents, in order.")
    adapters: tuple[Id, ...] = Field((), description="All published instruments that are described, in order.")
    assessment: Assessment | None = Field(None, description="How the scenarios for assessment are kept apart.")
    occasions: tuple[Occasion, ...] = Field(description="When something is filled in.")
    forms: tuple[Form, ...] = Field(description="What is filled in.")
    missing: dict[Literal["not_observed", "not_applicable", "declined"], MissingKind] = Field(
        description="Reasons for no answer."
    )
    roles: dict[Role, RoleName] = Field(description="What people in each role are called.")
    sources: tuple[Line, ...] = Field((), description="Codes of what informed it.")
    works: dict[Line, Work] = Field({}, description="The works by those codes.")

    @property
    def release(self) -> str:
        """`<id>@<major>`, the name sites pin."""
        return f"{self.id}@{self.major}"
