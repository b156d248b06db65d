"""What exporting forms has to say: losses of each target, and forms that can't be made."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    # The web form.
    "WEB001": Code(
        "warning",
        "the web form `{path}` has {size} kB; {most} kB are meant to be the most",
        "Name fewer languages under `respond_in:` in site.yaml, or split the form.",
        "On a slow line a phone loads a large file for a long time, and some mail programs refuse it.",
    ),
    "WEB002": Code(
        "warning",
        "in the web form `{form}`, {count} texts are not translated into {language} and are shown in English, each with a mark that says so",
        "Have them translated; `alliance locale status` lists what is missing.",
        "People would answer a question that they may not be able to read.",
    ),
    # Every target.
    "FORM001": Code(
        "warning",
        "in `{form}` for {target}, `{carrier}` depends on the question `{item}`, which does not come before it in this form; it is shown to everyone",
        "Put the instrument that asks `{item}` into the same form and before this one, or take the condition away.",
        "A form knows only the answers that were given on it.",
    ),
    "FORM002": Code(
        "error",
        "in `{form}` the name `{name}` would stand for two things, {one} and {other}, so nothing was made for {target}",
        "Give one of the two another code.",
        "A row of data has one place for each name; the second answer would replace the first.",
    ),
    "FORM003": Code(
        "error",
        "in `{form}` {what} is called `{name}`, a word that survey platforms keep for themselves, so nothing was made for {target}",
        "Give it another code.",
        "A platform renames such a question without asking, and its answers are then looked for in vain.",
    ),
    "FORM004": Code(
        "todo",
        "`{form}` for {target} shows a contact to everyone, and the site has not named one",
        "Name it under `contacts: distress:` in site.yaml. Until then the form says that it must not be used.",
        "Somebody who is upset by a role-play needs a person to turn to, whatever the answers were.",
    ),
    "FORM005": Code(
        "warning",
        "in `{form}` for {target}, {count} texts are not translated into {language} and stand there in English, each marked with [en]",
        "Have them translated; `alliance locale status` lists what is missing.",
        "A file for a platform looks complete even where it is not.",
    ),
    "FORM006": Code(
        "error",
        "in `{form}`, {count} texts are not translated into {language}, so nothing was made for {target} while the site is collecting",
        "Have them translated, or take {language} out of `respond_in:` in site.yaml.",
        "People would answer a question that they can't read, or one that says something else.",
    ),
    "FORM007": Code(
        "error",
        "the form `{form}` has no language, so nothing was made for {target}",
        "Write at least one language under `respond_in:` in site.yaml, or leave the line out.",
        "A form shows its questions in the languages in which respondents answer.",
    ),
    "FORM008": Code(
        "note",
        "`{form}` for {target} holds no scores; {count} are worked out from the data afterwards",
        "Nothing to do.",
        "One and the same computation, with the same rule for missing answers, then serves the data of every platform.",
    ),
    # XLSForm.
    "XLSF001": Code(
        "warning",
        "the app does not record in which language `{form}` was shown, so the form asks for it first",
        "Tell people to choose in that question the language they have set in the app. With one language under `respond_in:` the question falls away.",
        "An XLSForm can't read the language of the app. What is recorded is what the person says.",
    ),
    "XLSF002": Code(
        "note",
        "the title of `{form}` in lists of forms is in {language} alone",
        "Nothing to do: inside the form the title stands in every language.",
        "An XLSForm has one title.",
    ),
    "XLSF003": Code(
        "note",
        "in `{form}` the longest answer to {items} is not limited",
        "Nothing to do, unless your server refuses long answers.",
        "The app could refuse an answer that is too long, but not say so in the person's language.",
    ),
    "XLSF004": Code(
        "note",
        "in `{form}` people type in {keys} by hand",
        "Give everyone a card with the codes. Where the form is opened in a browser, the link can carry them: `?d[/data/person]=...`.",
        "Apps on phones open a form from a list, without a link that could hold a code.",
    ),
    "XLSF005": Code(
        "note",
        "in `{form}` the languages {languages} have one and the same short code and stay apart by their names",
        "Nothing to do.",
        "Converters of XLSForm know languages without their regions and scripts.",
    ),
    "XLSF006": Code(
        "note",
        "in `{form}` the app itself decides which way {languages} is written",
        "Set the app's own language to it too, and look at one page.",
        "An XLSForm can't say that a language runs from right to left.",
    ),
    "XLSF007": Code(
        "note",
        "in `{form}` the table `{section}` has {columns} columns, which a phone shows very narrow",
        "Look at it on the smallest phone in use, held sideways.",
        "A table keeps the answers of all its lines side by side, so that they are read alike.",
    ),
    "XLSF008": Code(
        "note",
        "in `{form}` the signs `${` stand in {count} texts; a blank was put between them",
        "Nothing to do, or write it in other words.",
        "A form reads them as the place of another answer.",
    ),
    # LimeSurvey.
    "LIME001": Code(
        "warning",
        "LimeSurvey does not know the language {language}; in `{form}` it runs as `{code}`, with buttons and messages in {buttons}",
        "Nothing to do for the questions: they are in {language}, and it is recorded with the answers. Look at the buttons.",
        "LimeSurvey brings its own words in a fixed list of languages.",
    ),
    "LIME002": Code(
        "warning",
        "in `{form}` {what} has {length} characters in {language}; LimeSurvey takes {most}, so it was cut",
        "Shorten it, or have the translation shortened.",
        "A longer one makes the import fail.",
    ),
    "LIME003": Code(
        "note",
        "in the data of `{form}`, LimeSurvey calls `started` and `submitted` by names of its own, `startdate` and `submitdate`",
        "Nothing to do: the codebook has both names.",
        "LimeSurvey writes down these times by itself.",
    ),
    "LIME004": Code(
        "note",
        "in the data of `{form}`, {count} questions in tables are called as in `{example}`",
        "Nothing to do: the codebook has each name.",
        "LimeSurvey names a line of a table by the table and the line.",
    ),
    "LIME005": Code(
        "note",
        "in the data of `{form}`, each answer of {items} is a variable of its own, with Y where it was chosen",
        "Nothing to do: the codebook has each name.",
        "LimeSurvey has no other way to keep several answers to one question.",
    ),
    "LIME006": Code(
        "warning",
        "in `{form}` only some lines of the table `{section}` need an answer; LimeSurvey lets people leave out any of them",
        "Make all of its lines `required: true`, or none.",
        "LimeSurvey asks for a whole table or for nothing of it.",
    ),
}
