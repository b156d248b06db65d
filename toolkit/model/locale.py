"""`locale.yaml` and `review.yaml`: a language's culture facts, and how far its translation has been looked at."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from toolkit.model.method import MethodName, Step
from toolkit.model.site import Id, Line
from toolkit.model.text import Model

AddressForm = Literal["family", "given", "full"]
Home = Literal["files", "weblate"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]


class Shown(Model):
    """A persona: how it is called, in each script. `latn` is required: it is what a language without its own form shows.

    `family_shown` gives the family name alone in other scripts, where a text needs it.
    """

    family: Line = Field(description="Family name, in the language's own script.")
    given: Line = Field(description="Given name.")
    shown: dict[str, Line] = Field(description="How the persona is called, by language or script; `latn` is needed.")
    family_shown: dict[str, Line] = Field({}, description="The family name alone, in other scripts.")
    gender: Literal["f", "m", "x"] = Field(description="For languages whose words depend on it.")
    address_form: AddressForm = Field("family", description="Which name people use.")


class PlaceName(Model):
    """A place of the scenarios, in each script."""

    shown: dict[str, Line] = Field(description="The place, by language or script; `latn` is needed.")


class Address(Model):
    """How people speak to each other."""

    client_to_therapist: Line = Field(description="How clients address the therapist.")
    therapist_to_client: Line = Field(description="How therapists address the client.")
    participant: Line = Field(description="How forms address people.")
    participant_form: Id | None = Field(
        None, description="The form of `address_words` in which forms address people, for the check of translations."
    )


class Wording(Model):
    """Which keys have other wordings, and by whose form."""

    keys: Line = Field(description="A key pattern: which texts have other wordings.")
    by: Literal["client", "therapist", "participant"] = Field(description="Whose form decides.")
    forms: tuple[Literal["f", "m", "formal"], ...] = Field(
        min_length=1, description="The wordings that are extracted for translators."
    )


class Negation(Model):
    """What negates in this language. `concord` says that doubling is correct.

    A star at an end of a word stands for more letters: `kein*`. Scripts without spaces need none.
    """

    words: tuple[Line, ...] = Field((), description="Words that deny.")
    concord: bool = Field(False, description="Whether two of them in one sentence are correct.")
    particle: Line | None = Field(
        None, description="With `concord`, the word that may not come after another one that denies: Spanish `no`."
    )
    also: tuple[Line, ...] = Field((), description="Words that can stand for a denial: `avoid`, `hardly`.")
    unlike: tuple[Line, ...] = Field((), description="Phrases with a word that denies which deny nothing.")


class CultureNote(Model):
    """An option for a local reviewer, never a trait."""

    point: Line = Field(description="What to look at, as an option.")
    kind: Literal["source", "reviewer"] = Field(description="Whether it is from a source or for a reviewer.")
    confidence: Literal["low", "medium", "high"] = Field(description="How sure it is.")


UNSAID = Address.model_construct(client_to_therapist="", therapist_to_client="", participant="")
"""What a locale that says nothing of address has, until it takes its parent's."""


class Locale(Model):
    """A language with its culture facts. A variety (one with a `parent`) holds what differs, and takes the rest from there."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    tag: Line = Field(description="The language's tag (BCP 47), the same as the folder's.")
    name: Line = Field(description="What the language calls itself.")
    parent: Line | None = Field(None, description="The language in which a text is looked for next.")
    status: Literal["draft", "complete"] = Field("draft", description="Whether the translation is meant to be whole.")
    home: Home = Field("files", description="Who writes its catalogs: people with these files, or Weblate alone.")
    direction: Literal["ltr", "rtl"] = Field("ltr", description="Which way it is written.")
    script: Line = Field(
        "", description="Its script, by four letters (ISO 15924); a variety left without one has its parent's."
    )
    digits: Line = Field("latn", description="Its digits (CLDR).")
    address: Address = Field(UNSAID, description="How people speak to each other; in a variety, where it is otherwise.")
    personas: dict[Id, Shown] = Field({}, description="The people of the scenarios, by their short name.")
    places: dict[Id, PlaceName] = Field({}, description="The places of the scenarios.")
    wordings: tuple[Wording, ...] = Field((), description="Which texts have a feminine, masculine or formal wording.")
    terms: dict[Id, Line] = Field({}, description="What words like a long silence mean here.")
    negation: Negation = Field(Negation(), description="What negates.")
    address_words: dict[Id, tuple[Line, ...]] = Field(
        {}, description="Words by which a form of address is known, by the form: `formal: [...]`."
    )
    number_words: dict[Line, tuple[Line, ...]] = Field(
        {}, description="Words for numbers, by the number; forms for two of a thing are words for `2`."
    )
    time_words: dict[Unit, tuple[Line, ...]] = Field(
        {}, description="Words for spans of time, beside those that CLDR knows."
    )
    degrees: tuple[tuple[Line, ...], ...] = Field(
        (), description="Rows of words of degree, each from least to most: `[never, rarely, often]`."
    )
    punctuation: dict[Id, Line] = Field({}, description="Its marks.")
    fonts: tuple[Line, ...] = Field((), description="Fonts for print, the first that is there is taken.")
    notes: tuple[CultureNote, ...] = Field((), description="Points for reviewers.")


_OWN = frozenset(("schema_", "tag", "name", "parent", "status", "home", "notes"))
"""What a variety never takes from its parent."""


def with_parent(locale: Locale, parent: Locale) -> Locale:
    """A variety with what it leaves unsaid taken from its parent, and people, places and words added to those of the parent."""
    taken: dict[str, Any] = {}
    for name in Locale.model_fields.keys() - _OWN:
        theirs, own = getattr(parent, name), getattr(locale, name)
        if name not in locale.model_fields_set:
            taken[name] = theirs
        elif isinstance(own, dict):
            taken[name] = {**theirs, **own}
    return locale.model_copy(update=taken)


def lacking(locale: Locale) -> tuple[str, ...]:
    """What a locale has to say and does not, nor any parent of it."""
    return tuple(
        name for name, value in (("script", locale.script), ("address", locale.address.participant)) if not value
    )


def with_parents(locales: Mapping[str, Locale]) -> dict[str, Locale]:
    """Locales by tag, each with what its parents give it; a circle of parents gives nothing."""
    found: dict[str, Locale] = {}

    def whole(tag: str, seen: tuple[str, ...]) -> Locale:
        locale = locales[tag]
        if tag in found or not locale.parent or locale.parent not in locales or locale.parent in (*seen, tag):
            return found.get(tag, locale)
        return with_parent(locale, whole(locale.parent, (*seen, tag)))

    for tag in locales:
        found[tag] = whole(tag, ())
    return found


Origin = Literal["machine", "human", "machine-edited"]
ORIGINS: tuple[Origin, ...] = ("machine", "machine-edited", "human")
"""How a text came to be, from the least trusted."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Deviation(Model):
    """What was done otherwise than the chosen method says. It counts against that method alone."""

    why: Line = Field(description="Why.", examples=["No second translator could be found."])
    risk: Line = Field(description="What may be wrong because of it.", examples=["A slip of the one may stay unseen."])
    approver: Line = Field(description="Who has agreed to it, by role.", examples=["study lead"])
    skipped: bool = Field(False, description="Whether the step was left out altogether.", examples=[True])


class ReviewStep(Model):
    """One step of a review that has taken place. People are named by their roles; of a step taken twice the later record counts."""

    step: Step = Field(description="Which step of the method.", examples=["forward_1"])
    role: Line = Field(description="Who did it, by role.", examples=["translator"])
    on: date = Field(description="Day.", examples=["2027-02-03"])
    origin: Origin | None = Field(
        None, description="For a translation: how it came to be; left out, as its texts did.", examples=["human"]
    )
    country: Country | None = Field(
        None, description="For a debriefing: in which country (ISO 3166-1).", examples=["JP"]
    )
    n: int | None = Field(None, ge=1, description="For a debriefing: with how many people.", examples=[6])
    profile: Line | None = Field(
        None,
        description="Who they were, without names: mother tongue, occupation, experience.",
        examples=["trainees in their second year, Japanese as mother tongue"],
    )
    problems: Line | None = Field(
        None,
        description="For a debriefing: what was not understood, and what was done; `none` if nothing.",
        examples=["none"],
    )
    note: Line | None = Field(None, description="What else is worth knowing: texts turned down, open points.")
    deviation: Deviation | None = Field(None, description="What was done otherwise than the method says.")
    source: Line | None = Field(
        None,
        description="Fingerprint of the English that it was about; after another English it has to be taken again.",
    )

    @property
    def skipped(self) -> bool:
        return self.deviation is not None and self.deviation.skipped


class ScaleReview(Model):
    """The review of the texts of one scale or section. `words` is their fingerprint when it was signed."""

    words: Line | None = Field(
        None, description="Fingerprint of the words that were signed; other words are no longer signed."
    )
    source: Line | None = Field(
        None,
        description="Fingerprint of the English when they were signed; after another English they are no longer signed.",
    )
    state: Literal["draft", "needs_check", "approved"] = Field("draft", description="How far the review is.")
    method: MethodName | None = Field(
        None, description="The method, where it is another than that of the rest.", examples=["ispor"]
    )
    steps: tuple[ReviewStep, ...] = Field((), description="The steps that have taken place.")


class AcceptedFinding(Model):
    """A finding about a message that a named role accepts."""

    code: Line = Field(description="Code of the finding.")
    role: Line = Field(description="Who accepts it, by role.")
    reason: Line = Field(description="Why.")


class MessageReview(Model):
    """What is known of one message's translation."""

    words: Line | None = Field(None, description="Fingerprint of the words that were looked at.")
    origin: Origin = Field("machine", description="How the text came to be.")
    accepted: tuple[AcceptedFinding, ...] = Field((), description="Findings that somebody accepts.")


class SameMeaning(Model):
    """A change of an English text that, as somebody says, changes nothing for the translation."""

    key: Line = Field(description="Key of the text.")
    was: str = Field(min_length=1, description="The English as it was.")
    now: str = Field(min_length=1, description="The English as it is since then.")
    role: Line = Field(description="Who says so, by role.")
    reason: Line = Field(description="Why.")
    on: date = Field(description="Day.")


class Review(Model):
    """`review.yaml`: states as data. `origin` is that of messages which have no entry of their own."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    method: MethodName = Field("trapd", description="The method of translation that is followed.")
    method_note: Line | None = Field(
        None,
        description="What the method asks for, in words; needed for `other`.",
        examples=["One translator, a panel of three, two interviews."],
    )
    origin: Origin = Field("machine", description="How texts without an entry of their own came to be.")
    scales: dict[str, ScaleReview] = Field(
        {}, description="Reviews, by `<instrument>/<scale or section>`, or by another part as `scenario/<id>`."
    )
    messages: dict[str, MessageReview] = Field({}, description="What is known of single texts, by their key.")
    same_meaning: tuple[SameMeaning, ...] = Field(
        (), description="Changes of the English that left the translations as they were, in their order."
    )

    def method_of(self, name: str) -> MethodName:
        """The method of an entry."""
        entry = self.scales.get(name)
        return (entry.method if entry else None) or self.method

    def origin_of(self, key: str) -> Origin:
        """How the translation of a message came to be."""
        known = self.messages.get(key)
        return known.origin if known else self.origin
