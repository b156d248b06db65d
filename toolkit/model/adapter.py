"""An adapter: a published instrument described without its text. What no source was found for is `unknown`, never guessed."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from toolkit.model.site import Id, ItemCode, Line
from toolkit.model.text import Model, Structure, Text

Unknown = Literal["unknown"]
Respondent = Literal["client", "therapist", "trainee", "supervisor", "observer"]
Fact = Literal["item_count", "scale", "items", "scoring", "time_frame", "rights", "cautions"]


class Rights(Model):
    """Whose the text is, and whom to ask before it is used."""

    holder: Line = Field(description="Who holds the rights, or `unknown`.")
    ask: Text = Field(description="Whom to ask for permission, and where they are found.")
    terms: Line = Field(
        description="What was found about the terms, in our own words; where sources disagree it says so."
    )
    checked: date = Field(description="The day on which this was looked up.")


class Reference(Model):
    """The publication of this very version."""

    citation: Line = Field(description="The publication.")
    doi: Line | None = Field(None, description="Its DOI.")
    pmid: int | None = Field(None, description="Its number in PubMed.")


class ResponseScale(Model):
    """How the items are answered, without a word of the answers."""

    kind: Literal["choice", "line"] | Unknown = Field(description="A choice among answers, or a mark on a line.")
    points: Annotated[int, Field(ge=2)] | Unknown = Field(description="How many answers there are.")
    anchors: Annotated[int, Field(ge=0)] | Unknown = Field(description="How many of the answers are named in words.")
    direction: Literal["ascending", "descending"] | Unknown = Field(description="What a higher number means.")
    range: tuple[int, int] | Unknown = Field(description="The smallest and the largest number that are published.")
    stored: tuple[int, int] | None = Field(
        None,
        description="The numbers that forms store, where the published ones do not fit: 97 to 99 are missing answers.",
    )

    @property
    def ends(self) -> tuple[int, int] | None:
        """The smallest and the largest number that forms store; None where that is not known."""
        return self.stored or (None if self.range == "unknown" else self.range)


class AdapterItem(Model):
    """One item by its code: never its text."""

    code: ItemCode = Field(description="Permanent name of the variable, made for this toolkit.")
    subscale: Id | Unknown = Field("unknown", description="What it belongs to in the construct.")
    reversed: bool | Unknown = Field("unknown", description="Whether a high answer means little of the construct.")


class AdapterScore(Model):
    """How items make a score; those that are reversed are turned round first."""

    method: Literal["mean", "sum"] = Field(description="How the items are put together.")
    items: tuple[ItemCode, ...] = Field(min_length=1, description="Codes of its items.")
    min_answered: Annotated[int, Field(ge=0, le=1000)] = Field(
        1000, description="How many of the items need an answer, per mille; all of them where no source says so."
    )


class Adapter(Model):
    """A published instrument, described so that a site with a licence can put its text in."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    id: Annotated[Id, Structure] = Field(description="Permanent short name, the same as the file's.")
    version: Line = Field(
        description="Which published version this is. Sites name it: an acronym may stand for several."
    )
    name: Line = Field(description="Its published name.")
    acronym: Line = Field(description="What it is called for short.")
    measures: Text = Field(description="What it measures, in our own words.")
    respondents: tuple[Respondent, ...] = Field(min_length=1, description="Who answers it.")
    about: Literal["therapy", "session", "self", "supervision", "recording"] = Field(
        description="What the answers are about."
    )
    reference: Reference = Field(description="The publication of this version.")
    rights: Rights = Field(description="Whose the text is.")
    item_count: Annotated[int, Field(ge=1)] | Unknown = Field(description="How many items it has.")
    scale: ResponseScale = Field(description="How the items are answered.")
    items: tuple[AdapterItem, ...] | Unknown = Field(description="Its items by their codes.")
    scoring: dict[Id, AdapterScore] | Unknown = Field(description="Its scores, by a short name.")
    time_frame: Line = Field(description="The time that its items are about, or `unknown`.")
    cautions: dict[Id, Text] = Field({}, description="What to mind before it is used, by a short name.")
    recalled: Line | None = Field(
        None, description="What is often said and was not found in a source, so that it stands as `unknown` above."
    )
    found: dict[Fact, tuple[Line, ...]] = Field(description="Fact -> the codes of the works it was found in.")
    sources: tuple[Line, ...] = Field(min_length=1, description="Codes of the works behind this description.")

    @property
    def open_facts(self) -> tuple[Fact, ...]:
        """The facts that are not known, or not all of them."""
        return tuple(fact for fact in get_args(Fact) if not self.known(fact))

    def known(self, fact: Fact) -> bool:
        """Whether a fact is wholly known."""
        value = getattr(self, fact)
        if isinstance(value, ResponseScale):
            return "unknown" not in (value.kind, value.points, value.anchors, value.direction, value.range)
        if fact == "items" and value != "unknown":
            return all("unknown" not in (item.subscale, item.reversed) for item in value)
        return bool(value != "unknown")

    def says_something(self, fact: Fact) -> bool:
        """Whether there is something about a fact that a source has to bear out."""
        value = getattr(self, fact)
        if isinstance(value, ResponseScale):
            facts = (value.kind, value.points, value.anchors, value.direction, value.range)
            return any(one != "unknown" for one in facts)
        return bool(value) and value != "unknown"
