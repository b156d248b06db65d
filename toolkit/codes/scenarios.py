"""What is said about scenarios, their variants, and how far the scenarios of a training cover its vocabulary."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    "SCEN001": Code(
        "error",
        'the step "{value}" does not exist in this scenario',
        "Write one of its steps ({allowed}), or `end`.",
        "The actor would not know how to go on.",
    ),
    "SCEN002": Code(
        "error",
        "a row of the observer's sheet is about {given}",
        "Give it exactly one of `marker:` and `strategy:`.",
        "Each row is about the client or about the therapist.",
    ),
    "SCEN003": Code(
        "error",
        "the main marker {marker} is one of {group}, and the scenario says `rupture: {rupture}`",
        "Write `rupture: {group}`, or another `main:` below `markers:`.",
        "Coverage and plans go by the kind of rupture.",
    ),
    "SCEN004": Code(
        "error",
        "what the learner reads names {word}",
        "Say it without the name of the marker or the aim.",
        "Nothing that the learner sees before the play may give it away.",
    ),
    "SCEN005": Code(
        "error",
        "a scenario with a rupture needs a main marker",
        "Write `main:` below `markers:`.",
        "One marker carries the scenario.",
    ),
    "SCEN006": Code(
        "error",
        "the scenario is its own substitute",
        "Name another scenario, or write `substitute: null`.",
        "Whoever sits out needs something else.",
    ),
    "SCEN007": Code(
        "error",
        'the step "{value}" can\'t be reached',
        "Let another step lead to it.",
        "The actor would never play it.",
    ),
    "VARI001": Code(
        "error",
        "the scenario has no text at `{path}`",
        "Write a path of the scenario, as in `beats/praise/client`.",
        "A variant replaces whole texts that exist.",
    ),
    "VARI002": Code(
        "error",
        "a variant that does not apply needs a reason",
        "Add `reason:` below `applies: false`, with a sentence.",
        "An honest hole says why.",
    ),
    "VARI003": Code(
        "error",
        "the variant replaces none of the client's lines or cues",
        "Replace at least one line or cue, or write `applies: false` with a reason.",
        "The approach has to be heard in the room, and not in the papers alone.",
    ),
    "VARI004": Code(
        "note",
        "the approach has no variant yet of scenarios that are played everywhere ({count}): {names}",
        "Write `variants/{first}.yaml` and so on; where one makes no sense, `applies: false` with a reason.",
        "Without a variant a scenario is played as it is written, in words that may be another approach's.",
    ),
    "SCEN008": Code(
        "error",
        "the scenario `{scenario}` is for assessment, and stands {where}",
        "Take it out there, or name a scenario for training.",
        "A scenario that trainees have met before measures what they remember.",
    ),
    "SCEN009": Code(
        "error",
        "the scenario is about what belongs to somebody, and {where}",
        "Take it out there; each site decides on it with a local reviewer.",
        "Whether it is true to life is a matter of the place where it is played.",
    ),
    "SCEN010": Code(
        "error",
        "this row lacks `local: required`",
        "Write `local: required` in every row of this scenario.",
        "What counts as a sign here is settled by people who know the place.",
    ),
    "SCEN011": Code(
        "error",
        "the scenario `{other}` is named as like this one, and {differs}",
        "Make the two alike, or write `parallel: null` in both.",
        "Two that are played in each other's place have the same steps, signs and length.",
    ),
    "SCEN012": Code(
        "warning",
        "reading, play and debrief take {minutes} minutes, and a round of role-play holds {round}",
        "Shorten the scenario, or give the round more minutes in its module.",
        "The debrief would be cut off.",
    ),
    "SCEN013": Code(
        "error",
        'the text names somebody: "{name}"',
        "Write one of the gaps for names, or say it without a name.",
        "Names come from the language's own list, and nobody who lives is meant.",
    ),
    "COVE001": Code(
        "warning",
        "no scenario for training has the marker {marker} as its main one",
        "Write a scenario that is carried by it.",
        "Trainees would meet it for the first time with a client.",
    ),
    "COVE002": Code(
        "warning",
        "no scenario for training has an acceptable answer that uses the strategy {strategy}",
        "Write such an answer in a scenario that it fits.",
        "Nobody could show what it sounds like.",
    ),
    "COVE003": Code(
        "warning",
        "{persona} is the client of two scenarios",
        "Choose another persona in one of them.",
        "Trainees take the second one for the first.",
    ),
    "COVE004": Code(
        "warning",
        "of {count} clients {most} are {what}",
        "Vary who the clients are.",
        "Trainees learn to see a rupture in one kind of person alone.",
    ),
    "COVE005": Code(
        "warning",
        "the competency {competency} has no {lacking}",
        "Name it under `competencies:` or in an item of what is to teach, practise or measure it.",
        "What is claimed as an aim is taught, practised and measured.",
    ),
}
