"""The questions of `alliance new` for a part: a modality, a scenario or an instrument."""

from collections.abc import Mapping

from toolkit.cli import typed as reading
from toolkit.cli.home import Home, next_code
from toolkit.cli.new_names import free_id, free_prefix, new_code, new_id, new_prefix
from toolkit.cli.questions import Question
from toolkit.cli.typed import Answers, Choices
from toolkit.model.kinds import kind_name
from toolkit.model.locale import Shown
from toolkit.model.names import ID, repaired_id
from toolkit.phrases import content, joined, phrase

NONE = "none"


def part_questions(kind: str, home: Home) -> tuple[Question, ...]:
    """The questions for a part of a kind."""
    return {"modality": _modality, "scenario": _scenario, "instrument": _instrument}[kind](home)


def _id(kind: str, taken: tuple[str, ...], named_by: str, explains: str) -> Question:
    """The id, with a default made from a name that was given before."""

    def default(answers: Answers) -> str:
        name = repaired_id(answers.get(named_by, ""), ID)
        return free_id(name, taken) if name else ""

    asks = phrase("part_id/asks", "A short name for the {kind}, in small letters?", kind=kind_name(kind))
    return Question("id", phrase("part_id/label", "Short name"), asks, explains, new_id(kind, taken), default)


def _modality(home: Home) -> tuple[Question, ...]:
    scenarios = _titles(home)
    return (
        Question(
            "name",
            phrase("modality_name/label", "Name"),
            phrase("modality_name/asks", "What is the approach called?"),
            phrase(
                "modality_name/explains", "The name that people read, in English, as in: Psychodynamic psychotherapy."
            ),
            reading.a_line,
        ),
        _id(
            "modality",
            home.modalities,
            "name",
            phrase("modality_id/explains", "It names the folder and stands in site.yaml. It stays once it is used."),
        ),
        Question(
            "scenario",
            phrase("modality_scenario/label", "First variant"),
            phrase("modality_scenario/asks", "For which scenario do you want to write the first variant?"),
            phrase(
                "modality_scenario/explains",
                "A variant says a few texts of a scenario in the words of the approach. The others can follow later; until\n"
                "then they are played as they are written.",
            ),
            reading.one_of(scenarios),
            lambda _: scenarios[0][0],
            choices=scenarios,
            applies=lambda _: bool(scenarios),
        ),
    )


def _titles(home: Home) -> Choices:
    return tuple(
        (name, content(f"scenario/{name}/facilitator/title", one.facilitator.title))
        for name, one in home.training.items()
    )


def _scenario(home: Home) -> tuple[Question, ...]:
    free = next_code(home)
    codes = tuple(one.code for one in home.protocol.scenarios.values())
    return (
        _id(
            "scenario",
            tuple(home.protocol.scenarios),
            "",
            phrase(
                "scenario_id/explains",
                "It names the file, as in `quiet-agreement`. Learners never see it. It stays once it is used.",
            ),
        ),
        Question(
            "code",
            phrase("scenario_code/label", "Code"),
            phrase("scenario_code/asks", "Which code do learners see in its place?"),
            phrase("scenario_code/explains", "A code gives nothing away. The next free one is as good as any."),
            new_code(codes, free),
            lambda _: free,
        ),
        _marker(home),
        Question(
            "difficulty",
            phrase("scenario_difficulty/label", "Level"),
            phrase("scenario_difficulty/asks", "How hard is it, from 1 to 3?"),
            phrase("scenario_difficulty/explains", "Judged, not measured. In a new group start with 1."),
            reading.one_of(LEVELS),
            lambda _: "1",
            choices=LEVELS,
        ),
        *_people(home),
        _substitute(home),
    )


LEVELS: Choices = (
    ("1", phrase("level/one", "the sign shows plainly, and one good move is enough")),
    ("2", phrase("level/two", "the sign is covered, and it takes a second move")),
    ("3", phrase("level/three", "it pulls strongly on the therapist, and opens late")),
)


def _marker(home: Home) -> Question:
    markers = home.protocol.taxonomy.markers
    choices = (
        *((code, content(f"taxonomy/markers/{code}/name".lower(), one.name)) for code, one in markers.items()),
        (NONE, phrase("scenario_marker/none", "no rupture, ordinary or merely polite talk")),
    )
    return Question(
        "marker",
        phrase("scenario_marker/label", "Marker"),
        phrase("scenario_marker/asks", "Which marker carries it?"),
        phrase(
            "scenario_marker/explains",
            "One sign carries a scenario; others may colour it, and can be written below `also:` later. A scenario with\n"
            "none lets false alarms be counted.",
        ),
        reading.one_of(choices),
        lambda _: "W-MIN" if "W-MIN" in markers else next(iter(markers), NONE),
        choices=choices,
    )


_GENDERS = {
    "f": phrase("gender/woman", "a woman"),
    "m": phrase("gender/man", "a man"),
    "x": phrase("gender/either", "a woman or a man"),
}


def _people(home: Home) -> tuple[Question, ...]:
    """Who the client is, out of the people of the locale; one who plays in no other scenario is offered first."""
    here, english = (home.protocol.locales.get(tag) for tag in (home.language, "en"))
    people = {name: one for name, one in english.personas.items() if not name.startswith("t")} if english else {}
    local: Mapping[str, Shown] = here.personas if here and here is not english else {}
    played = {one.client.persona for one in home.protocol.scenarios.values()}
    choices = tuple((name, _said(one, local.get(name))) for name, one in people.items())
    free = next((name for name in people if name not in played), next(iter(people), ""))
    return (
        Question(
            "persona",
            phrase("scenario_persona/label", "Client"),
            phrase("scenario_persona/asks", "Who is the client?"),
            phrase(
                "scenario_persona/explains",
                "A made-up person of each language, by a short name. Names, and nothing else, come from here.",
            ),
            reading.one_of(choices),
            lambda _: free,
            choices=choices,
        ),
        Question(
            "age",
            phrase("scenario_age/label", "Age"),
            phrase("scenario_age/asks", "How old is the client?"),
            phrase("scenario_age/explains", "A whole number from 14 to 99."),
            reading.a_whole_number(14, 99),
            lambda _: "35",
        ),
    )


def _said(person: Shown, local: Shown | None) -> str:
    """A person in English, and in the language that a site works in."""
    names = [f"{one.given} {one.family}" for one in (person, local) if one is not None]
    gender = _GENDERS[person.gender]
    return joined(", ", (*dict.fromkeys(names), gender))


def _substitute(home: Home) -> Question:
    choices = (*_titles(home), (NONE, phrase("scenario_substitute/none", "no other scenario")))
    calm = {name: one.rupture == "none" for name, one in home.training.items()}

    def default(answers: Answers) -> str:
        wanted = answers["marker"] != NONE
        return next((name for name, is_calm in calm.items() if is_calm is wanted), choices[0][0])

    return Question(
        "substitute",
        phrase("scenario_substitute/label", "In its place"),
        phrase("scenario_substitute/asks", "What does somebody play who does not want to play this one?"),
        phrase(
            "scenario_substitute/explains",
            "Everyone may sit a scenario out without a reason, and plays another one for the same credit.",
        ),
        reading.one_of(choices),
        default,
        choices=choices,
    )


def _instrument(home: Home) -> tuple[Question, ...]:
    release = home.protocol.release
    roles = {name: content(f"protocol/roles/{name}/name".lower(), role.name) for name, role in release.roles.items()}
    titles = {form.id: content(f"protocol/forms/{form.id}/title", form.title) for form in release.forms}
    forms = tuple(
        (form.id, joined(": ", (roles.get(form.filled_by, form.filled_by), titles[form.id]))) for form in release.forms
    )
    names = [name for name, _ in forms]
    return (
        Question(
            "title",
            phrase("instrument_title/label", "Title"),
            phrase("instrument_title/asks", "What is it called?"),
            phrase(
                "instrument_title/explains",
                "Those who answer read it above the questions, in English. It does not say what is expected.",
            ),
            reading.a_line,
        ),
        _id(
            "instrument",
            tuple(home.protocol.instruments),
            "title",
            phrase("instrument_id/explains", "It names the file. It stays once there are data."),
        ),
        Question(
            "forms",
            phrase("instrument_forms/label", "Form"),
            phrase("instrument_forms/asks", "Who answers it, and when?"),
            phrase(
                "instrument_forms/explains",
                "The form that it is added to, after the questions that are there; one or several, with commas.",
            ),
            reading.some_of(forms),
            lambda _: "trainee-post" if "trainee-post" in names else next(iter(names), ""),
            choices=forms,
        ),
        Question(
            "answers",
            phrase("instrument_answers/label", "Answers"),
            phrase("instrument_answers/asks", "How many answers are there to choose from?"),
            phrase(
                "instrument_answers/explains",
                "From 2 to 11, from least to most. What each one is called you write into the file.",
            ),
            reading.a_whole_number(2, 11),
            lambda _: "5",
        ),
        Question(
            "prefix",
            phrase("instrument_prefix/label", "Codes"),
            phrase("instrument_prefix/asks", "With which letters do the codes of its questions begin?"),
            phrase(
                "instrument_prefix/explains",
                "Two letters that no other question has; a number follows, as in `ab01`. They name variables, and stay.",
            ),
            new_prefix(home.variables),
            lambda answers: free_prefix(answers["id"], home.variables),
        ),
    )
