"""How LimeSurvey carries the keys of a row: hidden equations, and questions that the link of a person fills in."""

from collections.abc import Sequence

from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.keys import Key, row_keys
from toolkit.survey.limesurvey.tables import Tables
from toolkit.survey.limesurvey.texts import html, plain
from toolkit.survey.words import Said, say

COHORT = "cohortcode"
"""The question behind `cohort`: an answer's code has at most five characters, so cohorts are numbered."""


def add_keys(tables: Tables, form: ResolvedForm) -> None:
    """One group: what is asked first, then the equations, which nobody sees. Start and end are LimeSurvey's own."""
    gid = tables.group(_texts(say(form, "survey/about")), "1")
    keys = row_keys(form, "web")
    for key in keys:
        _ask(tables, form, gid, key)
    for key in keys:
        equation = _equation(form, key, tables)
        if equation:
            qid = tables.question(gid, "*", key.name, [key.name] * len(form.languages))
            tables.attribute(qid, "equation", equation)
            tables.attribute(qid, "hidden", 1)


def _texts(said: Said | None) -> list[str]:
    return [html(words) for words in said] if said else []


def _ask(tables: Tables, form: ResolvedForm, gid: int, key: Key) -> None:
    if key.kind == "cohort":
        qid = tables.question(gid, "L", COHORT, _texts(key.label), mandatory=True)
        for number, (cohort, _) in enumerate(form.cohorts, 1):
            tables.answer(qid, f"c{number}", [plain(cohort)] * len(form.languages))
    elif key.kind == "number":
        qid = tables.question(gid, "N", key.name, _texts(key.label), _texts(key.hint), mandatory=True)
        tables.attribute(qid, "num_value_int_only", 1)
        tables.attribute(qid, "min_num_value_n", 1)
    elif key.kind == "asked":
        qid = tables.question(gid, "S", key.name, _texts(key.label), _texts(key.hint), mandatory=True)
    else:
        return
    tables.parameter(key.name, qid)


def _equation(form: ResolvedForm, key: Key, tables: Tables) -> str:
    """What an equation works out, empty where the key is asked for or LimeSurvey records it by itself."""
    numbered = [f"c{number}" for number in range(1, len(form.cohorts) + 1)]
    if key.kind == "fixed":
        return key.value or '{""}'
    if key.kind == "copied":
        return f"{{{key.value}.NAOK}}"
    if key.kind in ("cohort", "arm"):
        results = [pair[key.kind == "arm"] for pair in form.cohorts]
        return _choose(f"{COHORT}.NAOK", numbered, results)
    if key.kind == "language":
        return _choose("LANG", tables.languages, [each.language.tag for each in form.languages])
    if key.kind == "words":
        return _choose("LANG", tables.languages, [each.words for each in form.languages])
    return ""


def _choose(name: str, values: Sequence[str], results: Sequence[str]) -> str:
    """What belongs to a value, as one nested choice."""
    found = '""'
    for value, result in reversed(list(zip(values, results, strict=True))):
        found = f'if({name} == "{value}", "{result}", {found})'
    return f"{{{found}}}"
