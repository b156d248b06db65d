"""How an XLSForm carries the keys of a row: calculations for what is known, questions for what is not, and the client's clock."""

from collections.abc import Iterator

from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.names import page_name
from toolkit.survey.keys import Key, row_keys
from toolkit.survey.words import same, say
from toolkit.survey.xlsform.cells import cells, constant
from toolkit.survey.xlsform.table import Choice, Row

COHORTS = "cohorts"
LANGUAGES = "languages"


def key_rows(form: ResolvedForm) -> list[Row]:
    """The questions that are asked come first, on one page; what follows from them is calculated after them."""
    keys = row_keys(form, "app")
    clock = [Row("start" if key.name == "started" else "end", key.name) for key in keys if key.kind == "clock"]
    asked = [row for key in keys if (row := _question(form, key))]
    page = [
        Row("begin_group", page_name("keys"), label=cells(say(form, "survey/about")), appearance="field-list"),
        *asked,
        Row("end_group", ""),
    ]
    known = [row for key in keys if (row := _calculation(form, key))]
    return [*clock, *(page if asked else []), *known]


def _question(form: ResolvedForm, key: Key) -> Row | None:
    if key.kind == "language" and len(form.languages) > 1:
        return Row(f"select_one {LANGUAGES}", key.name, label=cells(say(form, "survey/choose_language")), required=True)
    if key.kind == "cohort":
        return Row(f"select_one {COHORTS}", key.name, label=cells(key.label), required=True)
    if key.kind == "number":
        message = cells(say(form, "survey/number_whole"))
        return Row(
            "integer",
            key.name,
            label=cells(key.label),
            hint=cells(key.hint),
            required=True,
            constraint=". >= 1",
            message=message,
        )
    if key.kind == "asked":
        return Row("text", key.name, label=cells(key.label), hint=cells(key.hint), required=True)
    return None


def _calculation(form: ResolvedForm, key: Key) -> Row | None:
    if key.kind == "fixed":
        return Row("calculate", key.name, calculation=constant(key.value))
    if key.kind == "copied":
        return Row("calculate", key.name, calculation=f"${{{key.value}}}")
    if key.kind == "arm":
        return Row("calculate", key.name, calculation=_choose("cohort", form.cohorts))
    several = len(form.languages) > 1
    if key.kind == "language" and not several:
        return Row("calculate", key.name, calculation=constant(form.languages[0].language.tag))
    if key.kind == "words":
        pairs = tuple((each.language.tag, each.words) for each in form.languages)
        return Row("calculate", key.name, calculation=_choose("language", pairs) if several else constant(pairs[0][1]))
    return None


def _choose(name: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """What belongs to the answer of another question."""
    found = "''"
    for value, result in reversed(pairs):
        found = f"if(${{{name}}} = {constant(value)}, {constant(result)}, {found})"
    return found


def key_choices(form: ResolvedForm) -> Iterator[Choice]:
    """The lists behind the questions; a language is called by its own name in every language."""
    if len(form.languages) > 1:
        for each in form.languages:
            yield Choice(LANGUAGES, each.language.tag, cells(same(form, each.language.name)))
    if len(form.cohorts) > 1:
        for cohort, _ in form.cohorts:
            yield Choice(COHORTS, cohort, cells(same(form, cohort)))
