"""The codebook as files: a table for people (CSV and workbook) and the whole of it for programs (JSON)."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from toolkit.document.csv import Value as Cell
from toolkit.document.csv import render_csv
from toolkit.document.xlsx import Sheet, render_xlsx
from toolkit.model.text import Words
from toolkit.packs.words import filled
from toolkit.resolve.codebook import Codebook, FormRow, KeyRow, Said, ScoreRow, Value, Variable, limesurvey_columns

Table = list[list[Cell]]

COLUMNS = (
    "code",
    "instrument",
    "section",
    "forms",
    "type",
    "required",
    "shown_if",
    "direction",
    "subscale",
    "scored_in",
    "min",
    "max",
    "max_length",
    "name_web",
    "name_xlsform",
    "name_limesurvey",
    "name_limesurvey_expression",
)
"""Columns of the table that are the same in every language; after them come text, unit, values and missing kinds of each."""

_HEADS = {
    "code": "variable",
    "instrument": "instrument",
    "section": "section",
    "forms": "forms",
    "type": "type",
    "required": "required",
    "shown_if": "show_if",
    "direction": "direction",
    "subscale": "subscale",
    "scored_in": "scored_in",
    "min": "lowest",
    "max": "highest",
    "max_length": "longest",
    "text": "label",
    "unit": "unit",
    "values": "values",
    "missing": "missing_values",
    "score": "score",
    "method": "score_method",
    "items": "items",
    "low": "lowest",
    "high": "highest",
    "min_answered": "score_needs",
    "reversed": "reversed",
    "expected": "expected",
    "state": "expected_state",
    "clinicians_needed": "expected_needs",
    "set_by": "expected_by",
    "form": "form",
    "filled_by": "filled_by",
    "about": "described",
    "occasion": "occasion",
    "once_per": "once_per",
    "instruments": "instrument",
    "structure": "structure",
    "words": "words",
}
"""Column -> the interface word that heads it in the workbook; a column without one keeps its own name."""
_NAMES = {
    "name_web": ("name_on", "target_web"),
    "name_xlsform": ("name_on", "target_xlsform"),
    "name_limesurvey": ("name_on", "target_limesurvey"),
    "name_limesurvey_expression": ("name_in_formulas", "target_limesurvey"),
}
"""Column of names on a platform -> the word that heads it, and that of the platform."""


def export_codebook(book: Codebook) -> dict[str, bytes]:
    """`codebook.csv`, `codebook.xlsx` and `codebook.json` by path."""
    table = variables_table(book)
    return {
        "codebook.csv": render_csv(table),
        "codebook.xlsx": render_xlsx(sheets(book)),
        "codebook.json": _json(as_data(book)),
    }


def variables_table(book: Codebook) -> Table:
    """Every variable in one row, the keys of a row first; the head is the same in every language."""
    head: list[Cell] = [*COLUMNS]
    head += [f"{name}_{tag}" for tag in book.languages for name in ("text", "unit", "values", "missing")]
    return [head, *(_row(book, variable) for variable in (*book.keys, *book.variables))]


def _row(book: Codebook, variable: Variable) -> list[Cell]:
    low, high = variable.limits
    cells: list[Cell] = [
        *(variable.code, variable.instrument, variable.section, _list(variable.forms), variable.kind),
        *(int(variable.required), variable.shown_if, variable.direction, variable.subscale, _list(variable.scored_in)),
        *(low, high, variable.max_length),
        *(variable.names.web, variable.names.xlsform, _list(limesurvey_columns(variable)), variable.names.limesurvey),
    ]
    for tag in book.languages:
        cells += [
            _shown(variable.text, tag),
            _shown(variable.unit, tag),
            _values([value for value in variable.values if not value.missing], tag),
            _values([value for value in variable.values if value.missing], tag),
        ]
    return cells


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)


def _shown(said: Said, tag: str) -> str | None:
    """Words of a language; English that stands in for them is marked."""
    words = said.get(tag)
    if words is None:
        return None
    return f"[en] {words}" if words.state == "fallback" else str(words)


def _values(values: Sequence[Value], tag: str) -> str | None:
    """The answers with their labels; a label that may not be shown leaves its number."""
    shown = ((value.code, _shown(value.labels, tag)) for value in values)
    return "; ".join(f"{code} = {label}" if label else str(code) for code, label in shown) or None


def sheets(book: Codebook) -> list[Sheet]:
    """The workbook: variables, scores, expected answers and forms, each with heads in the site's language.

    The names of sheets are those by which programs find them, alike at every site.
    """
    head, *rows = variables_table(book)
    parts: list[tuple[str, Table]] = [
        ("variables", [head, *rows]),
        ("scores", [_SCORE_HEAD, *map(_score, book.scores)]),
        ("answer_keys", [_KEY_HEAD, *(row for key in book.answer_keys for row in _key_rows(key))]),
        (
            "forms",
            [_FORM_HEAD + [f"words_{tag}" for tag in book.languages], *(_form(book, form) for form in book.forms)],
        ),
    ]
    lang = book.languages[0] if book.languages else "en"
    return [Sheet(name, [[_head(book, str(cell)) for cell in top], *rest], lang) for name, (top, *rest) in parts]


def _head(book: Codebook, name: str) -> Cell:
    """What heads a column in the site's language, with the language that it is for."""
    if name in _NAMES:
        word, platform = (book.words.get(one) for one in _NAMES[name])
        return str(filled(word, platform=platform)) if word and platform else name
    column, tag = (name, "") if name in _HEADS else name.rpartition("_")[::2]
    word = book.words.get(_HEADS.get(column, ""))
    if word is None:
        return name
    return f"{word} ({tag})" if tag else str(word)


_SCORE_HEAD: list[Cell] = ["instrument", "score", "method", "items", "low", "high", "min_answered", "reversed"]


def _score(score: ScoreRow) -> list[Cell]:
    low, high = score.range
    limits: list[Cell] = [low, high, score.min_answered / 1000]
    return [score.instrument, score.name, score.method, _list(score.items), *limits, _list(score.reversed)]


_KEY_HEAD: list[Cell] = ["instrument", "code", "expected", "state", "clinicians_needed", "set_by"]


def _key_rows(key: KeyRow) -> Iterable[list[Cell]]:
    """The expected answers, each with how far they can be relied on: a row may be read without its neighbours."""
    done = "; ".join(f"{language}: {len(people)}" for language, people in key.set_by.items())
    for code, value in key.answers.items():
        yield [key.instrument, code, value, key.state, key.needs, done]


_FORM_HEAD: list[Cell] = ["form", "filled_by", "about", "occasion", "once_per", "instruments", "structure"]


def _form(book: Codebook, form: FormRow) -> list[Cell]:
    plain = [form.id, form.filled_by, form.about, form.occasion, _list(form.once_per), _list(form.instruments)]
    return [*plain, form.structure, *(form.words.get(tag) for tag in book.languages)]


def as_data(book: Codebook) -> dict[str, Any]:
    """The codebook as plain data. A language that has no translation of a text is left out of that text."""
    return {
        "schema": 1,
        "site": book.site,
        "build": book.build,
        "languages": list(book.languages),
        "forms": [_form_data(form) for form in book.forms],
        "keys": [_variable_data(variable) for variable in book.keys],
        "variables": [_variable_data(variable) for variable in book.variables],
        "scores": [_score_data(score) for score in book.scores],
        "answer_keys": [_key_data(key) for key in book.answer_keys],
    }


def _form_data(form: FormRow) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": _translated(form.title),
        "filled_by": form.filled_by,
        "about": form.about,
        "occasion": form.occasion,
        "once_per": list(form.once_per),
        "instruments": list(form.instruments),
        "structure": form.structure,
        "words": dict(form.words),
    }


def _variable_data(variable: Variable) -> dict[str, Any]:
    low, high = variable.limits
    data = {
        "code": variable.code,
        "type": variable.kind,
        "forms": list(variable.forms),
        "names": {
            "web": variable.names.web,
            "xlsform": variable.names.xlsform,
            "limesurvey": list(limesurvey_columns(variable)),
            "limesurvey_expression": variable.names.limesurvey,
        },
        "text": _translated(variable.text),
        "instrument": variable.instrument,
        "section": variable.section,
        "hint": _translated(variable.hint),
        "unit": _translated(variable.unit),
        "values": [
            {"value": value.code, "label": _translated(value.labels), "missing": value.missing}
            for value in variable.values
        ],
        "direction": variable.direction,
        "min": low,
        "max": high,
        "max_length": variable.max_length,
        "required": variable.required,
        "subscale": variable.subscale,
        "scored_in": list(variable.scored_in),
        "shown_if": variable.shown_if,
    }
    return {name: value for name, value in data.items() if value not in (None, "", [], {}, False)}


def _score_data(score: ScoreRow) -> dict[str, Any]:
    turned = {"reversed": list(score.reversed)} if score.reversed else {}
    return {
        "instrument": score.instrument,
        "name": score.name,
        "method": score.method,
        "items": list(score.items),
        "range": list(score.range),
        "min_answered_per_mille": score.min_answered,
        **turned,
    }


def _key_data(key: KeyRow) -> dict[str, Any]:
    return {
        "instrument": key.instrument,
        "state": key.state,
        "clinicians_needed_per_language": key.needs,
        "set_by": {language: list(people) for language, people in key.set_by.items()},
        "answers": dict(key.answers),
    }


def _translated(said: Said) -> dict[str, str]:
    return {tag: str(words) for tag, words in said.items() if words and _is_translated(words)}


def _is_translated(words: Words) -> bool:
    return words.state != "fallback"


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
