"""The questions of `alliance new site`: at most twelve, in plain words, each with a default and an explanation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from toolkit.cli.guesses import country_of, language_of, release_facts, short_name

Answers = Mapping[str, str]
NOT_YET = "todo"


class Wrong(ValueError):
    """An answer that cannot be used; says in words what to write."""


Reads = Callable[[str, Answers], str]
"""Turns what was typed into the answer that is kept; raises Wrong."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `default` is worked out from the answers before it; `optional` ones take "I don't know yet"."""

    key: str
    asks: str
    explains: str
    reads: Reads
    default: Callable[[Answers], str] = field(default=lambda _: "")
    optional: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    applies: Callable[[Answers], bool] = field(default=lambda _: True)


def _text(typed: str, _: Answers) -> str:
    if len(typed) > 200:
        raise Wrong("Write at most 200 characters.")
    return typed


def _site_id(typed: str, _: Answers) -> str:
    import re

    from toolkit.model.names import SITE_ID, repaired_id, reserved_by

    if not re.search(SITE_ID, typed):
        raise Wrong(f"Use 2 to 20 small letters or digits, for instance `{repaired_id(typed, SITE_ID) or 'clinic1'}`.")
    keeper = reserved_by(typed)
    if keeper:
        raise Wrong(f"This word is kept by {keeper}; write another, for instance `{typed}1`.")
    return typed


def _country(typed: str, _: Answers) -> str:
    code = country_of(typed)
    if code is None:
        raise Wrong("Write the name of the country, or its two letters, for instance Japan or JP.")
    return code


def _languages(typed: str, _: Answers) -> str:
    tags = []
    for name in typed.replace("、", ",").replace("，", ",").replace("،", ",").replace(";", ",").split(","):
        if name.strip():
            tag = language_of(name.strip())
            if tag is None:
                raise Wrong(
                    f"There is no language `{name.strip()}`. Write names or tags, for instance: Japanese, English."
                )
            tags.append(tag)
    if not tags:
        raise Wrong("Name at least one language.")
    return ", ".join(dict.fromkeys(tags))


def _some_of_the_languages(typed: str, answers: Answers) -> str:
    tags = _languages(typed, answers)
    shown = answers["languages"].split(", ")
    for tag in tags.split(", "):
        if tag not in shown:
            raise Wrong(f"`{tag}` is not among the site's languages ({answers['languages']}).")
    return tags


def _one_of(choices: tuple[tuple[str, str], ...]) -> Reads:
    def reads(typed: str, _: Answers) -> str:
        names = [name for name, _ in choices]
        if typed.isdigit() and 1 <= int(typed) <= len(names):
            return names[int(typed) - 1]
        if typed.lower() in names:
            return typed.lower()
        raise Wrong(f"Write a number from 1 to {len(names)}, or one of: {', '.join(names)}.")

    return reads


def _some_of(choices: tuple[tuple[str, str], ...]) -> Reads:
    one = _one_of(choices)

    def reads(typed: str, answers: Answers) -> str:
        return ", ".join(dict.fromkeys(one(part.strip(), answers) for part in typed.split(",") if part.strip()))

    return reads


def _size(typed: str, _: Answers) -> str:
    if not typed.isdigit() or not 3 <= int(typed) <= 500:
        raise Wrong("Write a whole number from 3 to 500; role-play takes three people.")
    return str(int(typed))


def _day(typed: str, _: Answers) -> str:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise Wrong("Write year-month-day, for instance 2027-04-13.") from None


def _sessions(typed: str, _: Answers) -> str:
    numbers = [int(part) for part in typed.lower().replace("×", "x").split("x") if part.strip().isdigit()]
    needed = release_facts().minutes
    if len(numbers) != 2 or not (1 <= numbers[0] <= 60 and 10 <= numbers[1] <= 600):
        raise Wrong("Write sessions x minutes, for instance 8 x 90.")
    if numbers[0] * numbers[1] < needed:
        raise Wrong(f"The training needs {needed} minutes; these sessions hold {numbers[0] * numbers[1]}.")
    return f"{numbers[0]} x {numbers[1]}"


def _recording(typed: str, _: Answers) -> str:
    if typed.lower() in ("no", "n"):
        return "no"
    days = typed.lower().removeprefix("yes").removeprefix("y").strip(" ,")
    if typed.lower() in ("yes", "y"):
        return "yes, 90"
    if not days.isdigit() or not 1 <= int(days) <= 3660:
        raise Wrong("Write `no`, or `yes` with the days after which recordings are deleted, for instance: yes, 90.")
    return f"yes, {int(days)}"


MODES = (("in-person", "in a room"), ("online", "online"), ("hybrid", "both"))
SURVEYS = (
    ("web", "a page that works without any server"),
    ("xlsform", "ODK, KoboToolbox and others"),
    ("limesurvey", "LimeSurvey"),
)


def _modalities() -> tuple[tuple[str, str], ...]:
    return release_facts().modalities


def questions() -> tuple[Question, ...]:
    """The questions in their order."""
    return (
        Question("name", "What is your site called?", "The name that people read on pages and forms.", _text),
        Question(
            "id",
            "A short name for it, in small letters and digits?",
            "It stands on every row of data and can't be changed later.",
            _site_id,
            lambda answers: short_name(answers["name"]),
        ),
        Question("country", "In which country is it?", "Write its name in your language, or two letters.", _country),
        Question(
            "languages",
            "Which languages do you use? The first one is the one you work in.",
            "Write names or tags, with commas: Japanese, English. Pages and role-play packs come in all of them.",
            _languages,
            lambda answers: release_facts().language_of_country(answers["country"]),
        ),
        Question(
            "respond_in",
            "In which of them do people answer questionnaires?",
            "Forms hold these languages and let people switch.",
            _some_of_the_languages,
            lambda answers: answers["languages"].split(", ")[0],
            applies=lambda answers: "," in answers["languages"],
        ),
        Question(
            "modality",
            "In which approach are the trainees trained?",
            "The scenarios are worded for it; what is measured stays the same.",
            _one_of(_modalities()),
            lambda _: _modalities()[0][0],
            choices=_modalities(),
        ),
        Question(
            "size",
            "How many trainees are in the first cohort?",
            "Groups are formed from it; a group needs three.",
            _size,
            lambda _: "12",
            optional=True,
        ),
        Question(
            "starts",
            "On which day is the first session?",
            "Year-month-day, for instance 2027-04-13. Measurements are dated from it.",
            _day,
            optional=True,
        ),
        Question(
            "sessions",
            "How many sessions of how many minutes?",
            "Write sessions x minutes. The training has to fit into them.",
            _sessions,
            lambda _: "8 x 90",
            optional=True,
        ),
        Question(
            "recording",
            "Are role-plays recorded on video?",
            "Write `no`, or `yes` and the days after which recordings are deleted. Nobody is recorded without consent.",
            _recording,
            lambda _: "no",
        ),
        Question(
            "surveys",
            "On which platforms do people answer?",
            "One or several, with commas.",
            _some_of(SURVEYS),
            lambda _: "web",
            choices=SURVEYS,
        ),
        Question(
            "distress",
            "Whom do trainees turn to when a role-play upsets them? Name and telephone.",
            "Someone who grades nobody. Write a name, a comma and a telephone number.",
            _text,
            optional=True,
        ),
    )
