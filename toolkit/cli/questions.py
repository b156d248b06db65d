"""The questions of `alliance new site`: at most twelve, in plain words, each with a default and an explanation."""

from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.cli import typed as reading
from toolkit.cli.guesses import country_name, language_name, release_facts, short_name
from toolkit.cli.typed import NOT_YET, Answers, Choices, Reads

Shows = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `label` names the answer in the summary, where `shows` spells it out. `default` is worked out from the answers
    before it; `optional` ones take "I don't know yet".
    """

    key: str
    label: str
    asks: str
    explains: str
    reads: Reads
    default: Callable[[Answers], str] = field(default=lambda _: "")
    optional: bool = False
    choices: Choices = ()
    applies: Callable[[Answers], bool] = field(default=lambda _: True)
    shows: Shows = str


SURVEYS: Choices = (
    ("web", "a page that works without any server"),
    ("xlsform", "ODK, KoboToolbox and others"),
    ("limesurvey", "LimeSurvey"),
)


def questions() -> tuple[Question, ...]:
    """The questions in their order."""
    return (*_about_the_site(), *_about_languages(), *_about_the_training(), *_about_care())


def shown(question: Question, answer: str) -> str:
    """An answer as people read it."""
    return "I don't know yet" if answer == NOT_YET and question.optional else question.shows(answer)


def _about_the_site() -> tuple[Question, ...]:
    return (
        Question(
            "name",
            "Name",
            "What is your site called?",
            "The name that people read on pages and forms, in your own script. It can be changed later.",
            reading.a_line,
        ),
        Question(
            "id",
            "Short name",
            "A short name for it, in small letters and digits?",
            "It stands on every row of data, and can't be changed once there are data.",
            reading.a_site_id,
            lambda answers: short_name(answers["name"]),
        ),
        Question(
            "country",
            "Country",
            "In which country is it?",
            "Write its name in your language, or its two letters. Time zone, paper size and holidays follow from it.",
            reading.a_country,
            shows=country_name,
        ),
    )


def _about_languages() -> tuple[Question, ...]:
    return (
        Question(
            "languages",
            "Languages",
            "Which languages do you use? The first one is the one you work in.",
            "Write names or tags, with commas: Japanese, English. Pages and role-play packs come in all of them.\n"
            f"So far there are translations into: {_names(', '.join(release_facts().locales))}. In another language the "
            "texts show English, marked, until someone has translated them.",
            reading.some_languages,
            lambda answers: release_facts().language_of_country(answers["country"]),
            shows=_names,
        ),
        Question(
            "respond_in",
            "Answered in",
            "In which of them do people answer questionnaires?",
            "Forms hold these languages and let people switch.",
            reading.some_of_the_languages,
            lambda answers: answers["languages"].split(", ")[0],
            applies=lambda answers: "," in answers["languages"],
            shows=_names,
        ),
    )


def _names(tags: str) -> str:
    return ", ".join(f"{language_name(tag)} ({tag})" for tag in tags.split(", "))


def _about_the_training() -> tuple[Question, ...]:
    modalities = release_facts().modalities
    return (
        Question(
            "modality",
            "Approach",
            "In which approach are the trainees trained?",
            "The scenarios are worded for it; what is measured stays the same.",
            reading.one_of(modalities),
            lambda _: modalities[0][0],
            choices=modalities,
            shows=lambda answer: dict(modalities).get(answer, answer),
        ),
        Question(
            "size",
            "Trainees",
            "How many trainees are in the first cohort?",
            "Groups are formed from it; a group needs three.",
            reading.a_size,
            lambda _: "12",
            optional=True,
        ),
        Question(
            "starts",
            "First session",
            "On which day is the first session?",
            "Year-month-day, for instance 2027-04-13. Measurements are dated from it.",
            reading.a_day,
            optional=True,
        ),
        Question(
            "sessions",
            "Sessions",
            "How many sessions of how many minutes?",
            f"Write sessions x minutes. The training has to fit into them: it takes {release_facts().minutes} minutes.",
            reading.the_sessions,
            lambda _: "8 x 90",
            optional=True,
            shows=lambda answer: f"{answer} minutes",
        ),
    )


def _about_care() -> tuple[Question, ...]:
    return (
        Question(
            "recording",
            "Video",
            "Are role-plays recorded on video?",
            "Write `no`, or `yes` and the days after which recordings are deleted. Nobody is recorded without consent.",
            reading.the_recording,
            lambda _: "no",
            shows=_recorded,
        ),
        Question(
            "surveys",
            "Questionnaires",
            "On which platforms do people answer?",
            "One or several, with commas. `web` is a file that opens in any browser; it needs no account anywhere.",
            reading.some_of(SURVEYS),
            lambda _: "web",
            choices=SURVEYS,
        ),
        Question(
            "distress",
            "When upset",
            "Whom do trainees turn to when a role-play upsets them? Someone who grades nobody: name, telephone.",
            "Every role-play paper and the form after a role-play show this contact. Write a name, a comma and a\n"
            "telephone number or a mail address. It must be someone who has no part in grading the trainees.",
            reading.a_line,
            optional=True,
        ),
    )


def _recorded(answer: str) -> str:
    return "not recorded" if answer == "no" else f"recorded, deleted after {answer.removeprefix('yes, ')} days"
