"""What a LimeSurvey survey can't say, or says under other names."""

from collections.abc import Iterator

from toolkit.findings import Finding, Place, finding
from toolkit.model.platform import LIMESURVEY, LIMESURVEY_LANGUAGES, limesurvey_languages
from toolkit.phrases import phrase
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.names import names_in, option_code
from toolkit.survey.flow import Flow, Grid
from toolkit.survey.limesurvey.texts import title


def own_losses(form: ResolvedForm, shown: Flow, path: str) -> list[Finding]:
    place = Place(path, key=f"form/{form.id}")
    return [*_languages(form, place), *_titles(form, shown, place), *_tables(form, shown, place), *_names(form, place)]


def codes_of(form: ResolvedForm) -> tuple[str, ...]:
    """LimeSurvey's code for each language of the form."""
    return tuple(code for code, _ in limesurvey_languages([each.language.tag for each in form.languages]))


def _languages(form: ResolvedForm, place: Place) -> Iterator[Finding]:
    tags = [each.language.tag for each in form.languages]
    for tag, (code, same) in zip(tags, limesurvey_languages(tags), strict=True):
        if not same:
            buttons = code if code in LIMESURVEY_LANGUAGES else phrase("language/english", "English")
            yield finding("LIME001", place, form=form.id, language=tag, code=code, buttons=buttons)


def _titles(form: ResolvedForm, shown: Flow, place: Place) -> Iterator[Finding]:
    for part in shown.parts[:-1]:
        what = phrase("name/title", "the title")
        if part.name != "opening":
            what = phrase("name/title_of", "the title of `{name}`", name=part.name)
        for language, words in zip(form.languages, part.title, strict=True):
            length = title(words, LIMESURVEY.most_title)[1]
            if length > LIMESURVEY.most_title:
                slots = {"form": form.id, "what": what, "length": length, "language": language.language.tag}
                yield finding("LIME002", place, **slots, most=LIMESURVEY.most_title)


def _tables(form: ResolvedForm, shown: Flow, place: Place) -> Iterator[Finding]:
    for grid in (step for part in shown.parts for step in part.steps if isinstance(step, Grid)):
        if len({question.item.required for question in grid.questions}) > 1:
            yield finding("LIME006", place, form=form.id, section=grid.code)


def _names(form: ResolvedForm, place: Place) -> Iterator[Finding]:
    yield finding("LIME003", place, form=form.id)
    exported = [named.limesurvey_export for named in names_in(form).values()]
    in_tables = [name for name in exported if "[" in name]
    if in_tables:
        yield finding("LIME004", place, form=form.id, count=len(in_tables), example=in_tables[0])
    several = [item.code for _, _, item in form.items() if item.kind == "multiple"]
    if several:
        yield finding("LIME005", place, form=form.id, items=", ".join(f"{code}[{option_code(1)}]" for code in several))
