"""Words that a form needs beside its content: interface words in every language, and the contact with its labels."""

from collections.abc import Iterable, Mapping

from toolkit.model.text import Words
from toolkit.phrases import fill
from toolkit.resolve.forms import FormInLanguage, ResolvedForm

Said = tuple[Words, ...]
"""One text in each language of a form, in the order of `form.languages`."""

Paragraphs = tuple[Said, ...]
"""Several texts below each other."""

ENGLISH: Mapping[str, str] = {
    "survey/about": "About this form",
    "survey/case_code": "Code of the case",
    "survey/case_code_help": "This code stands for one client together with one therapist.",
    "survey/choose_language": "Choose a language",
    "survey/choose_alone": "A reason for not answering stands alone. Please take the other answers away, or the reason.",
    "survey/choose_one_line": "Choose one answer on each line.",
    "survey/code_help": "You received this code from the coordinator. It stands in place of your name.",
    "survey/contact": "Somebody to talk to",
    "survey/contact_email": "Email",
    "survey/contact_emergency": "In an emergency",
    "survey/contact_everyone": "This contact is for everyone, whatever you have answered. No reason is asked.",
    "survey/contact_hours": "Hours",
    "survey/contact_missing": "The contact has not been named yet. This form must not be used before it is.",
    "survey/contact_name": "Name",
    "survey/contact_out_of_hours": "Outside these hours",
    "survey/contact_phone": "Phone",
    "survey/draft_banner": "DRAFT. This form is being tried out. Answers given here are not part of the study.",
    "survey/event_number": "Number of the event",
    "survey/event_number_help": "The first event at this site is number 1. A later report on the same event keeps its number.",
    "survey/group_code": "Code of the group",
    "survey/meeting_number": "Number of the meeting",
    "survey/not_validated": "These questions were written for this project. How well they measure has not been tested yet.",
    "survey/number_at_least": "Write a whole number, {min} or more.",
    "survey/number_at_most": "Write a whole number, {max} or less.",
    "survey/number_between": "Write a whole number from {min} to {max}.",
    "survey/number_whole": "Write a whole number.",
    "survey/rated_code": "Code of the person you describe",
    "survey/rated_code_help": "You find this code on your list. Describe one person on each form.",
    "survey/rater_code": "Code of the rater",
    "survey/recording_code": "Code of the recording",
    "survey/recording_code_help": "You find it on your list. Describe one recording on each form.",
    "survey/rehearsal_banner": "REHEARSAL. Answers given here are not part of the study.",
    "survey/scenario_code": "Code of the scenario",
    "survey/scenario_code_help": "You find it at the top of the scenario page.",
    "survey/session_number": "Number of the session",
    "survey/session_number_help": "The first session is number 1.",
    "survey/thank_you": "Thank you for your answers.",
    "survey/unreviewed": "The translation of this form is a machine draft. No person has reviewed it yet.",
    "survey/unreviewed_part": "Parts of this form are a machine draft that no person has reviewed yet.",
    "survey/your_code": "Your code",
    "platform/cohort": "Cohort",
    "platform/hidden_group": "Fields for the study",
}
"""What is said where a site's content is older than this tool and lacks a word: group/id -> English."""


def interface_word(language: FormInLanguage, name: str) -> Words:
    """An interface word (`survey/your_code`) in a language; English, marked as a fallback, where the content has none."""
    group, _, word = name.partition("/")
    found = getattr(language.interface, group).get(word)
    if isinstance(found, Words):
        return found
    state = "source" if language.language.is_source else "fallback"
    return Words(found or ENGLISH[name], f"interface/{name}", "en", state)


def say(form: ResolvedForm, name: str) -> Said:
    """An interface word in every language of the form."""
    return tuple(interface_word(language, name) for language in form.languages)


def filled(said: Said, slots: Mapping[str, str]) -> Said:
    """A text with its slots filled; every language gets the same values."""
    return tuple(Words(fill(words, slots), words.key, words.lang, words.state) for words in said)


def same(form: ResolvedForm, text: str, key: str = "") -> Said:
    """A text that is no message (a code, a name, a number) and reads alike in every language."""
    return tuple(Words(text, key, "zxx") for _ in form.languages)


def joined(parts: Iterable[Said], between: str) -> Said:
    """Texts set one after the other, as label and value are; the first one that is a fallback makes the whole one so."""
    return tuple(_join(row, between) for row in zip(*parts, strict=True))


def _join(row: tuple[Words, ...], between: str) -> Words:
    leading = next((words for words in row if words.state == "fallback"), row[0])
    return Words(between.join(row), leading.key, leading.lang, leading.state)


CONTACT = ("name", "phone", "email", "hours", "out_of_hours", "emergency")
"""What is shown of the contact, in order."""


def contact_paragraphs(form: ResolvedForm) -> Paragraphs:
    """Whom to turn to: a heading, that it is for everyone, and each known way of reaching them; or that it is still to be named."""
    heading = say(form, "survey/contact")
    if form.distress is None:
        return heading, say(form, "survey/contact_missing")
    known = [(name, getattr(form.distress, name)) for name in CONTACT]
    rows = [joined((say(form, f"survey/contact_{name}"), same(form, value)), ": ") for name, value in known if value]
    return heading, say(form, "survey/contact_everyone"), *rows
