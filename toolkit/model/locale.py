"""`locale.yaml` and `review.yaml`: a language's culture facts, and how far its translation has been looked at."""

from datetime import date
from typing import Literal

from pydantic import Field

from toolkit.model.site import Id, Line
from toolkit.model.text import Model

AddressForm = Literal["family", "given", "full"]


class Shown(Model):
    """A persona: how it is called, in each script. `latn` is required: it is what a language without its own form shows.

    `family_shown` gives the family name alone in other scripts, where a text needs it.
    """

    family: Line
    given: Line
    shown: dict[str, Line]
    family_shown: dict[str, Line] = {}
    gender: Literal["f", "m", "x"]
    address_form: AddressForm = "family"


class PlaceName(Model):
    """A place of the scenarios, in each script."""

    shown: dict[str, Line]


class Address(Model):
    """How people speak to each other."""

    client_to_therapist: Line
    therapist_to_client: Line
    participant: Line


class Wording(Model):
    """Which keys have other wordings, and by whose form."""

    keys: Line
    by: Literal["client", "therapist", "participant"]
    forms: tuple[Literal["f", "m", "formal"], ...] = Field(min_length=1)


class Negation(Model):
    """What negates in this language. `concord` says that doubling is correct."""

    words: tuple[str, ...] = ()
    concord: bool = False


class CultureNote(Model):
    """An option for a local reviewer, never a trait."""

    point: Line
    kind: Literal["source", "reviewer"]
    confidence: Literal["low", "medium", "high"]


class Locale(Model):
    """A language with its culture facts."""

    schema_: Literal[1] = Field(1, alias="schema")
    tag: Line
    name: Line
    parent: Line | None = None
    status: Literal["draft", "complete"] = "draft"
    direction: Literal["ltr", "rtl"] = "ltr"
    script: Line
    digits: Line = "latn"
    address: Address
    personas: dict[Id, Shown] = {}
    places: dict[Id, PlaceName] = {}
    wordings: tuple[Wording, ...] = ()
    terms: dict[Id, Line] = {}
    negation: Negation = Negation()
    punctuation: dict[Id, Line] = {}
    fonts: tuple[Line, ...] = ()
    notes: tuple[CultureNote, ...] = ()


class ReviewStep(Model):
    """One step of a review that has taken place."""

    step: Line
    role: Line
    on: date
    deviation: Line | None = None


class ScaleReview(Model):
    """The review of the texts of one scale or section. `words` is their fingerprint when it was signed."""

    words: Line | None = None
    state: Literal["draft", "needs_check", "approved"] = "draft"
    steps: tuple[ReviewStep, ...] = ()


class AcceptedFinding(Model):
    """A finding about a message that a named role accepts."""

    code: Line
    role: Line
    reason: Line


class MessageReview(Model):
    """What is known of one message's translation."""

    words: Line | None = None
    origin: Literal["machine", "human", "machine-edited"] = "machine"
    accepted: tuple[AcceptedFinding, ...] = ()


class Review(Model):
    """`review.yaml`: states as data. `origin` is that of messages which have no entry of their own."""

    schema_: Literal[1] = Field(1, alias="schema")
    method: Literal["trapd", "ispor", "who", "psa", "other"] = "trapd"
    origin: Literal["machine", "human", "machine-edited"] = "machine"
    scales: dict[str, ScaleReview] = {}
    messages: dict[str, MessageReview] = {}
