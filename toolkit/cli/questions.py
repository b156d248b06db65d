"""The questions of `alliance new site`: at most twelve, in plain words, each with a default and an explanation."""

from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.cli import typed as reading
from toolkit.cli.guesses import country_name, language_name, release_facts, short_name
from toolkit.cli.typed import NOT_YET, Answers, Choices, Reads
from toolkit.phrases import joined, phrase

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
    ("web", phrase("surveys/web", "a page that works without any server")),
    ("xlsform", phrase("surveys/xlsform", "ODK, KoboToolbox and others")),
    ("limesurvey", "LimeSurvey"),
)


DONT_KNOW = phrase("answer/not_yet", "I don't know yet")


def questions() -> tuple[Question, ...]:
    """The questions in their order."""
    return (*_about_the_site(), *_about_languages(), *_about_the_training(), *_about_care())


def shown(question: Question, answer: str) -> str:
    """An answer as people read it."""
    return DONT_KNOW if answer == NOT_YET and question.optional else question.shows(answer)


def _about_the_site() -> tuple[Question, ...]:
    return (
        Question(
            "name",
            phrase("site_name/label", "Name"),
            phrase("site_name/asks", "What is your site called?"),
            phrase(
                "site_name/explains",
                "The name that people read on pages and forms, in your own script. It can be changed later.",
            ),
            reading.a_line,
        ),
        Question(
            "id",
            phrase("site_id/label", "Short name"),
            phrase("site_id/asks", "A short name for it, in small letters and digits?"),
            phrase("site_id/explains", "It stands on every row of data, and can't be changed once there are data."),
            reading.a_site_id,
            lambda answers: short_name(answers["name"]),
        ),
        Question(
            "country",
            phrase("site_country/label", "Country"),
            phrase("site_country/asks", "In which country is it?"),
            phrase(
                "site_country/explains",
                "Write its name in your language, or its two letters. Time zone, paper size and holidays follow from it.",
            ),
            reading.a_country,
            shows=country_name,
        ),
    )


def _about_languages() -> tuple[Question, ...]:
    return (
        Question(
            "languages",
            phrase("site_languages/label", "Languages"),
            phrase("site_languages/asks", "Which languages do you use? The first one is the one you work in."),
            phrase(
                "site_languages/explains",
                "Write names or tags, with commas: Japanese, English. Pages and role-play packs come in all of them.\n"
                "So far there are translations into: {names}. In another language the texts show English, marked, until "
                "someone has translated them.",
                names=_names(", ".join(release_facts().locales)),
            ),
            reading.some_languages,
            lambda answers: release_facts().language_of_country(answers["country"]),
            shows=_names,
        ),
        Question(
            "respond_in",
            phrase("site_respond_in/label", "Answered in"),
            phrase("site_respond_in/asks", "In which of them do people answer questionnaires?"),
            phrase("site_respond_in/explains", "Forms hold these languages and let people switch."),
            reading.some_of_the_languages,
            lambda answers: answers["languages"].split(", ")[0],
            applies=lambda answers: "," in answers["languages"],
            shows=_names,
        ),
    )


def _names(tags: str) -> str:
    return joined(", ", [joined("", (language_name(tag), f" ({tag})")) for tag in tags.split(", ")])


def _about_the_training() -> tuple[Question, ...]:
    modalities = release_facts().modalities
    return (
        Question(
            "modality",
            phrase("site_modality/label", "Approach"),
            phrase("site_modality/asks", "In which approach are the trainees trained?"),
            phrase("site_modality/explains", "The scenarios are worded for it; what is measured stays the same."),
            reading.one_of(modalities),
            lambda _: modalities[0][0],
            choices=modalities,
            shows=lambda answer: dict(modalities).get(answer, answer),
        ),
        Question(
            "size",
            phrase("site_size/label", "Trainees"),
            phrase("site_size/asks", "How many trainees are in the first cohort?"),
            phrase("site_size/explains", "Groups are formed from it; a group needs three."),
            reading.a_size,
            lambda _: "12",
            optional=True,
        ),
        Question(
            "starts",
            phrase("site_starts/label", "First session"),
            phrase("site_starts/asks", "On which day is the first session?"),
            phrase("site_starts/explains", "Year-month-day, for instance 2027-04-13. Measurements are dated from it."),
            reading.a_day,
            optional=True,
        ),
        Question(
            "sessions",
            phrase("site_sessions/label", "Sessions"),
            phrase("site_sessions/asks", "How many sessions of how many minutes?"),
            phrase(
                "site_sessions/explains",
                "Write sessions x minutes. The training has to fit into them: it takes {minutes} minutes.",
                minutes=release_facts().minutes,
            ),
            reading.the_sessions,
            lambda _: "8 x 90",
            optional=True,
            shows=lambda answer: phrase("answer/minutes", "{answer} minutes", answer=answer),
        ),
    )


def _about_care() -> tuple[Question, ...]:
    return (
        Question(
            "recording",
            phrase("site_recording/label", "Video"),
            phrase("site_recording/asks", "Are role-plays recorded on video?"),
            phrase(
                "site_recording/explains",
                "Write `no`, or `yes` and the days after which recordings are deleted. Nobody is recorded without consent.",
            ),
            reading.the_recording,
            lambda _: "no",
            shows=_recorded,
        ),
        Question(
            "surveys",
            phrase("site_surveys/label", "Questionnaires"),
            phrase("site_surveys/asks", "On which platforms do people answer?"),
            phrase(
                "site_surveys/explains",
                "One or several, with commas. `web` is a file that opens in any browser; it needs no account anywhere.",
            ),
            reading.some_of(SURVEYS),
            lambda _: "web",
            choices=SURVEYS,
        ),
        Question(
            "distress",
            phrase("site_distress/label", "When upset"),
            phrase(
                "site_distress/asks",
                "Whom do trainees turn to when a role-play upsets them? Someone who grades nobody: name, telephone.",
            ),
            phrase(
                "site_distress/explains",
                "Every role-play paper and the form after a role-play show this contact. Write a name, a comma and a\n"
                "telephone number or a mail address. It must be someone who has no part in grading the trainees.",
            ),
            reading.a_line,
            optional=True,
        ),
    )


def _recorded(answer: str) -> str:
    if answer == "no":
        return phrase("answer/not_recorded", "not recorded")
    days = answer.removeprefix("yes, ")
    return phrase("answer/recorded", "recorded, deleted after {days} days", days=days)
