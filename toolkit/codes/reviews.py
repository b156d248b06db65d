"""What is said about reviews of translations and their signatures."""

from toolkit.codes import Code

_PROMISE = (
    "Readers take `approved` for a promise that the method was followed; a deviation that is told keeps it honest."
)

CODES: dict[str, Code] = {
    "REVW001": Code(
        "error",
        "`{name}` in `{language}` can't be `approved`: the step `{step}` of `{method}` is not recorded",
        "Record it with `alliance locale sign {language} {name} --step {step} --role ...`, with `--deviation` and `--skipped` "
        "if it was left out; until then write `state: draft`.",
        _PROMISE,
    ),
    "REVW002": Code(
        "note",
        "the step `{step}` is no part of `{method}`",
        "Keep it if it was done, or write another `method:`.",
        "It is printed as something beyond the method, and takes the place of no step that the method asks for.",
    ),
    "REVW003": Code(
        "error",
        "both translations of `{name}` in `{language}` come from a machine",
        "Have a person translate it without looking at the draft, and record that with `--origin human`.",
        "Two translations are made so that one shows the slips of the other; a machine's draft, edited or not, repeats its own.",
    ),
    "REVW004": Code(
        "error",
        "the step `{step}` of `{name}` is dated {date}, which is still to come",
        "Write the day on which it took place, or leave the step out until then.",
        "Only what has been done can be recorded.",
    ),
    "REVW005": Code(
        "error",
        "the step `{step}` of `{name}` lacks {fields}",
        "Add it to the record; with `alliance locale sign` the option of the same name does.",
        "A debriefing tells in which country, with how many people, who they were, and what they did not understand (`none` if nothing).",
    ),
    "REVW006": Code(
        "error",
        "`{name}` in `{language}` is called `approved` and holds no fingerprint",
        "Run `alliance locale sign {language} {name} --step approved --role ...`, which writes it.",
        "Without the fingerprint of the words nobody can tell what was signed.",
    ),
    "REVW007": Code(
        "warning",
        "`{name}` in `{language}` is no longer what was signed: its words or its English have changed",
        "Take the steps again and record them; for a typo in the English see `alliance locale update --same-meaning`.",
        "A signature is about words. One answer of a scale that changes re-opens every item on it.",
    ),
    "REVW008": Code(
        "error",
        "there is nothing called `{name}` that could be signed",
        "Write `{suggestion}`, or another scale or section as `<instrument>/<scale or section>`.",
        "A signature under a name that is nowhere would be counted for nothing.",
    ),
    "REVW009": Code(
        "warning",
        "the step `{step}` of `{name}` is dated before the step `{before}`, which it builds on",
        "Mend the date, or add a `deviation:` that says why the order was another one.",
        "Each step looks at what the one before has made.",
    ),
    "REVW010": Code(
        "warning",
        "a deviation is told of the step `{step}`, which `{method}` does not ask for",
        "Take the deviation out, or write the `method:` that asks for the step.",
        "A deviation counts against the chosen method alone.",
    ),
    "REVW011": Code(
        "error",
        "`{name}` in `{language}` is `approved` by a method that is told nowhere",
        "Add `method_note:` to this file, with what the method asks for.",
        "`other` names no method, and a board has to know which one was followed.",
    ),
    "REVW012": Code(
        "warning",
        "the only translation of `{name}` in `{language}` is a machine's",
        "Have a person translate it too, or tell readers that nobody did.",
        "It was looked at by people, and made by none. The certificate says so.",
    ),
    "REVW013": Code(
        "error",
        "the step `{step}` of `{name}` was taken on another English text",
        "Take it again and record it, or record that it was left out, with `--deviation` and `--skipped`.",
        "What people said of the older text may not be true of this one.",
    ),
    "REVW014": Code(
        "note",
        "`{name}` in `{language}` was debriefed in {countries}, and not in {country}",
        "Interview a few people here, and record it with `--step debriefed --country {country}`.",
        "A language that several countries share is not understood in the same way in all of them.",
    ),
    "REVW020": Code(
        "error",
        "there is no language `{language}` in this folder",
        "Write one of: {allowed}.",
        "A review lies beside the language that it is about, in `locales/<language>/review.yaml`.",
    ),
    "REVW021": Code(
        "error",
        "`{name}` in `{language}` can't be signed: {count} of its texts are missing or need a check",
        "Translate them first; `alliance locale status {language}` counts them.",
        "A signature is about all that a reader of this scale or section sees, with the answers that its items are given.",
    ),
    "REVW022": Code(
        "error",
        "the record can't be written into this file",
        "Write the record below `scales:` by hand, or mend the file and run the command again.",
        "Nothing has been changed: the file is yours, and is edited in no place but the one of the record.",
    ),
}
