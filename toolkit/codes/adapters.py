"""What is said about published instruments: which one is meant, what the permission covers, and whether the texts fit."""

from toolkit.codes import Code

_HOLDER = "The text belongs to somebody. What is used without a permission has to be taken back, with the data that came from it."
_FITS = "Answers to other questions, or on another scale, are no answers to this instrument."
_KEPT = "What stands in a licensed file is not repeated here, since what is printed is copied and kept."

CODES: dict[str, Code] = {
    "ADAP001": Code(
        "error",
        "no published instrument is described under `{value}`",
        "Write `{suggestion}`. There are: {allowed}.",
        "Without its description nobody can tell whom to ask and whether the texts fit. `alliance upgrade --same-release` fetches descriptions that are newer than the copy of the protocol here.",
    ),
    "ADAP002": Code(
        "error",
        "the version `{value}` of {name} is not the one that is described here, which is `{version}`",
        'If your permission is for that one, write `version: "{version}"`. For another version a site describes it in `adapters/` in its own folder, under another id.',
        "One acronym stands for forms with other items and other scales; their answers can't be put together.",
    ),
    "ADAP003": Code(
        "error",
        "{name} is used here without a permission",
        '{ask} Then write below it `permission: {languages: [{language}], ref: "letter of ...", uses: [administer]}`, with what you were allowed.',
        _HOLDER,
    ),
    "ADAP004": Code(
        "error",
        "the permission for {name} ended on {date}",
        "For a new one: {ask} Then write its last day under `expires:`, or take the instrument out of `adapters:`.",
        _HOLDER,
    ),
    "ADAP005": Code(
        "error",
        "the permission for {name} does not cover `{use}`: {what}",
        "{ask} Then add `{use}` under `uses:`. Or {instead}.",
        _HOLDER,
    ),
    "ADAP006": Code(
        "error",
        "{form} is answered in {language}, and the permission for {name} names {languages} alone",
        "{ask} Then add `{language}` under `languages:`, or `translate` under `uses:`. Or take {language} out of `respond_in:`.",
        "A translation is a copy, and most holders allow only those that they have agreed to.",
    ),
    "ADAP007": Code(
        "error",
        'there is no form "{value}"',
        "Write `{suggestion}`. There are: {allowed}.",
        "The instrument would be asked nowhere.",
    ),
    "ADAP008": Code(
        "error",
        "{name} is named twice",
        "Put all of its forms into one record.",
        "Two permissions for one instrument can't both be the one that counts.",
    ),
    "ADAP009": Code(
        "error",
        "{name} is answered by a mark on a line, which no form of the toolkit can draw",
        "Take it out of `adapters:`, and use the form that the holder gives out: {ask}",
        "Numbers to choose from are another scale: what is known of the instrument does not hold for them.",
    ),
    "ADAP010": Code(
        "error",
        "the texts of {name} are not there: `{file}`",
        "Write that file with the texts that you have a licence for. Copy them from what the holder sent you, and from no page on the web.",
        "The toolkit comes without the text of any published instrument.",
    ),
    "ADAP011": Code(
        "error",
        "this line of a licensed file breaks the rule {rule}",
        "`alliance fix {rule}` tells what that is about.",
        _KEPT,
    ),
    "ADAP012": Code(
        "error",
        "this file says `{key}: {value}`, and the site uses `{wanted}`",
        "Write `{key}: {wanted}` if these are the right texts.",
        _FITS,
    ),
    "ADAP013": Code(
        "error",
        "in {language} there are {count} items, and {name} has {wanted}",
        "Compare the file with what the holder sent you: every item once, and nothing else.",
        _FITS,
    ),
    "ADAP014": Code(
        "warning",
        "{name} comes with {count} items here; no source was found for how many it has",
        "Compare the number with what the holder sent you.",
        "A description that is silent can't catch a missing item.",
    ),
    "ADAP015": Code(
        "error",
        "in {language} {what} `{code}`, and the description of {name} {known}",
        "Use these codes, in this order: {allowed}.",
        "A code stands for one and the same question at every site.",
    ),
    "ADAP016": Code(
        "error",
        "in {language} the scale `{scale}` has {count} answers from {least} to {most}, and {name} has {wanted}",
        "Write the answers as they are published, each with its number.",
        _FITS,
    ),
    "ADAP017": Code(
        "error",
        "the texts in {language} are not built like those in {first}",
        "Write the same sections, codes and numbers of answers in both, in the same order; only the words differ.",
        "What is asked has to be the same in every language.",
    ),
    "ADAP018": Code(
        "error",
        "forms are answered in {language}, and the file has no texts of {name} in {language}",
        "Add them under `languages:`, or take {language} out of `respond_in:` in site.yaml.",
        "An instrument can't stand half in one language and half in another.",
    ),
    "ADAP019": Code(
        "error",
        "`{code}` is a name of something else already: {file}",
        "Choose another name.",
        "A name stands for one variable everywhere.",
    ),
    "ADAP020": Code(
        "error",
        "the scale `{scale}` that this names is not in the file",
        "Write it under `scales:` of the same language.",
        "An item without answers can't be asked.",
    ),
    "ADAP021": Code(
        "error",
        "`{value}` is a published instrument, {name}, and this file is not private",
        "Move its texts to `private/instruments/{id}.text.yaml`, name it under `adapters:` in site.yaml, and delete this file, from the history too. If it is something else, give it another name.",
        "This folder is shared, published and kept; the text of others must not be.",
    ),
    "ADAP022": Code(
        "error",
        "the history of this site (git) does not leave out `private/`",
        "Write the line `private/` into `.gitignore` in the site's folder.",
        "Licensed texts would go wherever the folder goes.",
    ),
    "ADAP023": Code(
        "error",
        "{fact} is known here, and no work is named for it",
        "Write the code of the work below `found:`, and under `sources:`. What was found in no source is `unknown`.",
        "What is only recalled is wrong often enough to spoil data.",
    ),
    "ADAP024": Code(
        "error",
        "the description contradicts itself: {problem}",
        "Look it up again, and correct what is wrong.",
        "Texts are held against it.",
    ),
    "ADAP025": Code(
        "error",
        "the section `{section}` is a table, and `{code}` in it is not a choice on the scale of the section",
        "Write `display: list`, or put that item into a section of its own.",
        "The columns of a table are the answers of one scale.",
    ),
}
