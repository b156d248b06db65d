"""What is said about keys and values of a declaration or a content file that is otherwise well written."""

from toolkit.codes import Code

_KNOWN = "A key that is not known would be passed over in silence, and what it says would not count."
_TYPE = "Each key takes one kind of value."
_DATE = "Dates are year-month-day, because 4/12/2027 is April in one country and December in another."

CODES: dict[str, Code] = {
    "KEY001": Code("error", "there is no key `{name}` here", "Did you mean `{suggestion}`?", _KNOWN),
    "KEY002": Code("error", "there is no key `{name}` here", "Delete it, or use one of: {allowed}.", _KNOWN),
    "KEY003": Code(
        "error",
        "`{name}` is missing in {parent}",
        "Add:\n`{example}`",
        "{about}",
    ),
    "KEY004": Code(
        "error", "`{name}` is a list, but `{value}` is not one", "Write it in brackets:\n`{example}`", _TYPE
    ),
    "KEY005": Code(
        "error", "`{name}` is a group of keys, but `{value}` is not one", "Write its keys below it: {allowed}.", _TYPE
    ),
    "KEY006": Code(
        "error", "`{name}` is a whole number, but `{value}` is not one", "Write digits alone, as in `{example}`.", _TYPE
    ),
    "KEY007": Code(
        "error",
        "`{name}` is a text, but `{value}` is read as {kind}",
        "Put the text in straight quotes:\n`{example}`",
        _TYPE,
    ),
    "KEY008": Code(
        "error",
        "`{name}` is either `true` or `false`, and `{value}` is neither",
        "Write `{example}` (true is yes, false is no).",
        _TYPE,
    ),
    "KEY009": Code("error", "`{name}` can't be `{value}`", "Did you mean `{suggestion}`? It takes: {allowed}.", _TYPE),
    "KEY010": Code("error", "`{name}` can't be `{value}`", "Write one of: {allowed}.", _TYPE),
    "KEY011": Code(
        "error",
        "`{name}` is {have} characters long",
        "Shorten it to at most {most}.",
        "Longer texts do not fit where this is shown.",
    ),
    "KEY012": Code(
        "error", "`{name}` is too short", "Write at least {least} of them: {about}", "Something has to be said here."
    ),
    "KEY013": Code("error", "`{name}` has {have} entries", "Keep at most {most}.", "There is room for no more."),
    "KEY014": Code("error", "`{name}` has {have} entries", "Write at least {least}, as in `{example}`.", "{about}"),
    "KEY015": Code("error", "`{name}` can't be {value}", "Write a number that is {limit}.", "{about}"),
    "KEY016": Code(
        "error",
        "`{name}` can't be spelled `{value}`",
        "Write `{suggestion}`, for instance: {spelling}.",
        "It becomes a part of file names, addresses and columns of data, which do not take every mark.",
    ),
    "KEY017": Code(
        "error",
        "`{name}` can't be spelled `{value}`",
        "Write {spelling}.",
        "It becomes a part of file names, addresses and columns of data, which do not take every mark.",
    ),
    "KEY018": Code(
        "error",
        "there is no day {value}",
        "{hint} Write the day as `{suggestion}` or whichever is right.",
        "The day is not in the calendar.",
    ),
    "KEY019": Code(
        "error",
        "the date {value} can be read in two ways",
        "Write `{suggestion}` ({first}) or `{other}` ({second}).",
        _DATE,
    ),
    "KEY020": Code("todo", "`{name}` is still to be found out", "Replace `todo`, as in `{example}`.", "{about}"),
    "KEY021": Code("error", "the date {value} is not written year-month-day", "Write `{suggestion}`.", _DATE),
    "KEY022": Code(
        "error", "`{name}` is a date, but `{value}` is not one", "Write year-month-day, as in `{suggestion}`.", _DATE
    ),
    "KEY023": Code(
        "error",
        "`todo` can't stand for `{name}`",
        "Write a value, as in `{example}`, or leave the line out if it is not needed.",
        "Without it the rest can't be checked.",
    ),
    "KEY024": Code(
        "error", "there is nothing after `{name}:`", "Write a value, as in `{example}`, or delete the line.", "{about}"
    ),
    "KEY025": Code(
        "error",
        "`{name}` is a time of day, but `{value}` is not one",
        "Write hours and minutes, as in `{example}`.",
        _TYPE,
    ),
    "KEY026": Code(
        "error", "`{name}` is a number, but `{value}` is not one", "Write digits, as in `{example}`.", _TYPE
    ),
    "KEY028": Code(
        "error",
        "`{name}` needs `{tag}` to say which kind it is",
        "Add `{tag}`, one of: {allowed}.",
        "Each kind has keys of its own.",
    ),
    "KEY029": Code(
        "error", "`{name}` can't be right: {reason}", "Compare it with the reference of this file.", "{about}"
    ),
    "KEY030": Code("error", "`{name}` does not take `{value}`", "Write it as in `{example}`.", "{about}"),
    "KEY031": Code(
        "error",
        "`{name}` stands in {parent}, but belongs to {outer}",
        "Set its line in less, as far as the other keys of {outer}.",
        "How far a line is set in tells what it belongs to.",
    ),
    "KEY032": Code(
        "error",
        "`{name}` stands here, but belongs into `{inner}`",
        "Move its line below `{inner}:` and set it in by two more spaces.",
        "How far a line is set in tells what it belongs to.",
    ),
}
