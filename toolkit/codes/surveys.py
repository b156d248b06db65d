"""What exporting forms has to say: losses of each target, and forms that can't be made."""

from toolkit.codes import Code

CODES: dict[str, Code] = {
    # The web form.
    "WEB001": Code(
        "error",
        "the form `{form}` has no language, so no web form was made",
        "Write at least one language under `respond_in:` in site.yaml, or leave the line out.",
        "A form shows its questions in the languages in which respondents answer.",
    ),
    "WEB002": Code(
        "warning",
        "in the web form `{form}`, `{carrier}` depends on the question `{item}`, which this form does not ask; it is shown to everyone",
        "Put the instrument that asks `{item}` into the same form, or take the condition away.",
        "A page knows only the answers that were given on it.",
    ),
    "WEB003": Code(
        "error",
        "the form `{form}` asks the question `{item}` twice, in `{one}` and in `{other}`, so no web form was made",
        "Leave one of the two instruments out of the form, or give the question another code.",
        "A row of data has one place for each code; the second answer would replace the first.",
    ),
    "WEB004": Code(
        "todo",
        "the web form `{form}` shows a contact to everyone, and the site has not named one",
        "Name it under `contacts: distress:` in site.yaml. Until then the form says that it must not be used.",
        "Somebody who is upset by a role-play needs a person to turn to, whatever the answers were.",
    ),
    "WEB005": Code(
        "warning",
        "the web form `{path}` has {size} kB; {most} kB are meant to be the most",
        "Name fewer languages under `respond_in:` in site.yaml, or split the form.",
        "On a slow line a phone loads a large file for a long time, and some mail programs refuse it.",
    ),
}
