"""What there is to say about the plan of a training: sessions, modules, rooms, cameras, holidays, rotas."""

from toolkit.codes import Code

_FITS = "What fits is worked out with the rounds of role-play in which everyone has each part once."

CODES: dict[str, Code] = {
    "PLAN001": Code(
        "error",
        "the training needs {needed} minutes, and {sessions} sessions of {minutes} minutes hold {held}",
        "Write below `delivery:`\n{lines}",
        "Every module has to find room, or sites would teach different things without saying so. " + _FITS,
    ),
    "PLAN002": Code(
        "error",
        "{sessions} sessions of {minutes} minutes can't hold the activities of the training, though they have {held} minutes in all",
        "Write below `delivery:`\n{lines}",
        "An activity is not split between two sessions, and each session with role-play opens and closes it, so that some minutes stay empty.",
    ),
    "PLAN003": Code(
        "error",
        'there is no module "{value}"',
        "Write `{suggestion}`. There are: {allowed}.",
        "A module is called by the name of its file.",
    ),
    "PLAN004": Code(
        "error",
        "the list of modules leaves out `{value}`, which is core",
        "Add `{value}` to the list, or write `modules: {set: core}` for the core ones alone.",
        "What is core is the same at every site.",
    ),
    "PLAN005": Code(
        "error",
        "the list of modules leaves out `{value}`, which `{needing}` builds on",
        "Add `{value}` to the list, or take `{needing}` out.",
        "People would meet exercises whose ground has not been laid.",
    ),
    "PLAN006": Code(
        "warning",
        'the cohort "{cohort}" needs {needed} rooms at the same time, and there are {there}',
        "Find more rooms or quiet corners and write their number under `rooms:`, or split the training into cohorts that meet one after the other.",
        "In the rounds of role-play each group of three plays for itself, and groups that hear each other know the scenario before it is theirs.",
    ),
    "PLAN007": Code(
        "warning",
        'the cohort "{cohort}" needs {needed} cameras at the same time, and there are {there}',
        "Find more cameras and write their number under `cameras:`; a telephone on a stand will do. A group without one uses the notes of its observer.",
        "In the rounds of role-play each group of three is recorded.",
    ),
    "PLAN008": Code(
        "warning",
        'in the cohort "{cohort}" somebody plays the therapist twice in the same scenario: there are {rounds} rounds and {count} scenarios',
        "Choose more under `scenarios:`, for instance `set: all`.",
        "Who has played a scenario knows what lies behind it.",
    ),
    "PLAN009": Code(
        "warning",
        'the holidays of "{value}" are not known, so that sessions may fall on one; known parts of {country}: {allowed}',
        "Write one of these under `subdivision:`, or take the key out for the holidays of the whole country.",
        "Public holidays differ from one part of a country to another.",
    ),
    "PLAN010": Code(
        "error",
        "`{file}` can't be used: line {line} is not as it should be",
        "Write it as the guide on plans shows. What stands in the line is not repeated here, since the file is private.",
        "A rota made without it could give somebody a part that this person does not take.",
    ),
    "PLAN011": Code(
        "error",
        "`private/rota.yaml`: line {line} names a person, cohort, session or scenario that there is not",
        "Write the number of the person in the cohort, or the code from `private/roster.csv`. What stands in the line is not repeated here.",
        "A rota made without it could give somebody a part that this person does not take.",
    ),
    "PLAN012": Code(
        "warning",
        '`private/roster.csv` has {count} trainees in the cohort "{cohort}", and its `size:` is {size}',
        "Bring the two to the same number. Until then the rota is made by numbers, without the codes.",
        "The plan counts groups, rooms and hours by the size.",
    ),
    "PLAN013": Code(
        "note",
        "the public holidays of {country} are not known, so that sessions may fall on one",
        "Write the days without a session under `skip:`.",
        "Holidays come from a list that lacks this country.",
    ),
    "PLAN014": Code(
        "error",
        "git would take up the folder `private/`",
        "Write a line `private/` into the file `.gitignore` of the site.",
        "Who sits out of what is nobody's business but the coordinator's, and what git has once taken up is hard to take back.",
    ),
}
