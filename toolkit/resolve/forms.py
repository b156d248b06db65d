"""Forms as a site uses them: which instruments, in which languages, with which row keys and fingerprints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.model.instrument import Instrument, Item, Section
from toolkit.model.interface import Interface
from toolkit.model.protocol import Form, MissingKind, Occasion
from toolkit.model.site import Distress, Use
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.fingerprint import structure, structure_of
from toolkit.resolve.language import Language

ROW_KEYS = [
    "site",
    "cohort",
    "arm",
    "person",
    "role",
    "about",
    "case",
    "session",
    "wave",
    "occasion",
    "scenario",
    "rater",
    "language",
    "mode",
    "started",
    "submitted",
    "form",
    "structure",
    "words",
    "stage",
    "waiver",
    "build",
]
"""Every key on a row of data, in order."""

ASKED = {
    "person": "person",
    "about": "about",
    "case": "case",
    "session": "session",
    "occasion": "session",
    "group": "group",
    "scenario": "scenario",
}
"""`once_per` of a form -> the row key that the respondent (or a link's parameter) gives. Of an occasion that repeats,
such as a meeting of the group, it is the number: without it two rows of one person could not be told apart."""


@dataclass(frozen=True)
class FormInLanguage:
    """A form in one language. Every text in it is a `Words`."""

    language: Language
    title: Words
    intro: Words | None
    instruments: tuple[Instrument, ...]
    interface: Interface
    missing: Mapping[str, Words]
    words: str
    """Fingerprint of what respondents read."""

    def text(self, key: str) -> Words:
        """The words of one message of this form by its key; KeyError if the form has no such message."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Words]:
        return {words.key: words for words in _all_words(self)}


def _all_words(form: FormInLanguage) -> Iterable[Words]:
    yield form.title
    if form.intro is not None:
        yield form.intro
    yield from form.missing.values()
    for part in (*form.instruments, form.interface):
        for message in walk_messages(part, ""):
            if isinstance(message.text, Words):
                yield message.text


@dataclass(frozen=True)
class ResolvedForm:
    """A form of one site, in every language it is answered in; the first language is the site's working language if that is among them.

    `languages` run in the order of `respond_in`. Structure (codes, kinds, values, conditions, order) is the same in all of
    them: take it from `instruments`, and the words from `languages[n].instruments` at the same place, or by `text(key)`.
    """

    site_id: str
    site_name: str
    stage: str
    form: Form
    occasion: Occasion
    instruments: tuple[Instrument, ...]
    languages: tuple[FormInLanguage, ...]
    missing: Mapping[str, MissingKind]
    distress: Distress | None
    cohorts: tuple[tuple[str, str], ...]
    """(cohort id, arm or empty) of every cohort of the site."""
    structure: str
    build: str
    """First 16 hex digits that identify the build; a row key."""
    waiver: str = ""
    """The ids of the requirements that the study lead has waived; a row key."""
    restricted: Mapping[str, frozenset[Use]] = field(default_factory=dict)
    """Each published instrument in this form -> the uses of its text that its permission covers."""

    def may(self, use: Use) -> bool:
        """Whether the whole of this form may be put to a use."""
        return all(use in uses for uses in self.restricted.values())

    @property
    def id(self) -> str:
        return self.form.id

    @property
    def asked(self) -> tuple[str, ...]:
        """Row keys that this form asks of the respondent, in order: person, about, case, session, group, scenario."""
        return tuple(dict.fromkeys(row_key for key, row_key in ASKED.items() if key in self.form.once_per))

    def sections(self) -> Iterable[tuple[Instrument, Section]]:
        for instrument in self.instruments:
            for section in instrument.sections:
                yield instrument, section

    def items(self) -> Iterable[tuple[Instrument, Section, Item]]:
        for instrument, section in self.sections():
            for item in section.items:
                yield instrument, section, item

    @property
    def wave(self) -> str:
        """The wave of this form, empty where its occasion repeats."""
        return self.occasion.id if self.occasion.kind == "wave" else ""


def form_structure(
    form: Form, occasion: Occasion, instruments: Iterable[Instrument], missing: Mapping[str, MissingKind]
) -> str:
    """The structure fingerprint of a form: its own fields, its instruments and the missing kinds."""
    return structure(
        {
            "form": structure_of(form),
            "occasion": structure_of(occasion),
            "instruments": [structure_of(instrument) for instrument in instruments],
            "missing": {name: kind.code for name, kind in missing.items()},
        }
    )
