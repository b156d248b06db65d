"""What an XLSForm can't say, and what to do about it."""

from collections.abc import Iterator

from toolkit.findings import Finding, Place, finding
from toolkit.model.platform import primary_subtag
from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.flow import Flow, Grid
from toolkit.survey.keys import row_keys

WIDE = 6
"""Columns of a table that a phone still shows."""


def own_losses(form: ResolvedForm, shown: Flow, path: str) -> list[Finding]:
    place = Place(path, key=f"form/{form.id}")
    return [
        *_languages(form, place),
        *_lengths(form, place),
        *_typed(form, place),
        *_tables(form, shown, place),
        *_references(form, shown, place),
    ]


def _languages(form: ResolvedForm, place: Place) -> Iterator[Finding]:
    tags = [each.language.tag for each in form.languages]
    if len(tags) > 1:
        yield finding("XLSF001", place, form=form.id)
        yield finding("XLSF002", place, form=form.id, language=tags[0])
    subtags = [primary_subtag(tag) for tag in tags]
    alike = [tag for tag, subtag in zip(tags, subtags, strict=True) if subtags.count(subtag) > 1]
    if alike:
        yield finding("XLSF005", place, form=form.id, languages=", ".join(alike))
    leftward = [each.language.tag for each in form.languages if each.language.direction == "rtl"]
    if leftward:
        yield finding("XLSF006", place, form=form.id, languages=", ".join(leftward))


def _lengths(form: ResolvedForm, place: Place) -> Iterator[Finding]:
    limited = [item.code for _, _, item in form.items() if item.max_length is not None]
    if limited:
        yield finding("XLSF003", place, form=form.id, items=", ".join(limited))


def _typed(form: ResolvedForm, place: Place) -> Iterator[Finding]:
    typed = [key.name for key in row_keys(form) if key.kind in ("asked", "number", "cohort")]
    if typed:
        yield finding("XLSF004", place, form=form.id, keys=", ".join(typed))


def _tables(form: ResolvedForm, shown: Flow, place: Place) -> Iterator[Finding]:
    for part in shown.parts:
        for step in part.steps:
            if isinstance(step, Grid) and len(step.questions[0].answers) > WIDE:
                columns = len(step.questions[0].answers)
                yield finding("XLSF007", place, form=form.id, section=step.code, columns=columns)


def _references(form: ResolvedForm, shown: Flow, place: Place) -> Iterator[Finding]:
    count = len({words for said in shown.shown() for words in said if "${" in words})
    if count:
        yield finding("XLSF008", place, form=form.id, count=count)
