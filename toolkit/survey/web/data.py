"""A form as the data that the web form's scripts read: structure once, words by number in every language."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.model.condition import Condition, items_of
from toolkit.model.instrument import Instrument, Item, Scale, Section
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.resolve.names import blocks
from toolkit.survey.web.script import words_used
from toolkit.survey.web.texts import REMARKED, Texts
from toolkit.survey.words import interface_word

Data = dict[str, Any]


def form_data(form: ResolvedForm) -> Data:
    """Everything that differs from form to form; `types.js` describes the same shape."""
    texts = Texts(form)
    data = {
        "form": _constants(form),
        "missing": {name: kind.code for name, kind in form.missing.items()},
        "distress": _contact(form),
        "title": texts.number(lambda each: each.title),
        "intro": texts.number(lambda each: each.intro),
        "instruments": [_instrument(form, place, texts) for place in range(len(form.instruments))],
        "sections": [
            _section(form, place, number, texts)
            for place, instrument in enumerate(form.instruments)
            for number in range(len(instrument.sections))
        ],
        "missing_labels": {name: texts.number(lambda each, name=name: each.missing[name]) for name in form.missing},  # type: ignore[misc]
    }
    return data | {"languages": [_language(each, place, texts) for place, each in enumerate(form.languages)]}


def _constants(form: ResolvedForm) -> Data:
    """What every row of this form says, and what it asks."""
    return {
        "site": form.site_id,
        "site_name": form.site_name,
        "id": form.id,
        "structure": form.structure,
        "stage": form.stage,
        "waiver": form.waiver,
        "build": form.build,
        "role": form.form.filled_by,
        "about": form.form.about,
        "occasion": form.occasion.id,
        "wave": form.wave,
        "per_group": form.occasion.per == "group",
        "cohorts": [list(cohort) for cohort in form.cohorts],
        "asked": list(form.asked),
        **({} if form.may("print") else {"screen_only": True}),
    }


def _contact(form: ResolvedForm) -> Data | None:
    if form.distress is None:
        return None
    return form.distress.model_dump(exclude_none=True, exclude={"public"})


def _condition(form: ResolvedForm, condition: Condition | None, *first: int) -> Data | None:
    """The condition of what begins at this place; what depends on an item that does not come before is shown to everyone."""
    if condition is None:
        return None
    before = {item.code for at, item in _places(form) if at < first}
    if not before.issuperset(items_of(condition)):
        return None
    return condition.model_dump(by_alias=True, exclude_none=True)


def _places(form: ResolvedForm) -> Iterator[tuple[tuple[int, int, int], Item]]:
    """Every item with the places of its instrument, its section and itself."""
    for place, instrument in enumerate(form.instruments):
        for number, section in enumerate(instrument.sections):
            for row, item in enumerate(section.items):
                yield (place, number, row), item


def _instrument(form: ResolvedForm, place: int, texts: Texts) -> Data:
    instrument = form.instruments[place]
    return {
        "id": instrument.id,
        "validated": instrument.validated,
        "contact": instrument.contact == "distress",
        "title": texts.number(lambda each: each.instruments[place].title),
        "instructions": texts.number(lambda each: each.instruments[place].instructions),
        "closing": texts.number(lambda each: each.instruments[place].closing),
        "show_if": _condition(form, instrument.show_if, place),
    }


def _section(form: ResolvedForm, place: int, number: int, texts: Texts) -> Data:
    instrument = form.instruments[place]
    section = instrument.sections[number]
    return {
        "instrument": place,
        "id": section.id,
        "runs": [len(block.items) for block in blocks(section)],
        "title": texts.number(lambda each: each.instruments[place].sections[number].title),
        "intro": texts.number(lambda each: each.instruments[place].sections[number].intro),
        "show_if": _condition(form, section.show_if, place, number),
        "items": [
            _item(form, instrument, section, item, texts, (place, number, row))
            for row, item in enumerate(section.items)
        ],
    }


def _item(
    form: ResolvedForm, instrument: Instrument, section: Section, item: Item, texts: Texts, at: tuple[int, int, int]
) -> Data:
    def here(each: FormInLanguage) -> Item:
        return each.instruments[at[0]].sections[at[1]].items[at[2]]

    full = {
        "code": item.code,
        "kind": item.kind,
        "text": texts.number(lambda each: here(each).text),
        "hint": texts.number(lambda each: here(each).hint),
        "unit": texts.number(lambda each: here(each).unit),
        "min": item.min,
        "max": item.max,
        "max_length": item.max_length,
        "required": item.required,
        "show_if": _condition(form, item.show_if, *at),
        **_answers(instrument, section, item, texts, at),
    }
    return {name: value for name, value in full.items() if value is not None and value is not False}


def _answers(
    instrument: Instrument, section: Section, item: Item, texts: Texts, at: tuple[int, int, int]
) -> Mapping[str, Any]:
    """The options of an item as [value, number of its label, number of its anchor], and its missing kinds."""
    scale = instrument.scale_of(section, item)
    if scale is None:
        return {}
    name = instrument.scale_name(section, item)

    def option(place: int) -> list[int | None]:
        value = scale.options[place].value
        label = texts.number(lambda each: _scale(each, at[0], name).options[place].label)
        anchor = texts.number(lambda each: each.instruments[at[0]].sections[at[1]].items[at[2]].anchors.get(str(value)))
        return [value, label, anchor]

    return {"options": [option(place) for place in range(len(scale.options))], "missing": list(scale.missing)}


def _scale(each: FormInLanguage, place: int, name: str) -> Scale:
    return each.instruments[place].scales[name]


def _language(each: FormInLanguage, place: int, texts: Texts) -> Data:
    tag = each.language.tag
    return {
        "tag": tag,
        "name": each.language.name,
        "direction": each.language.direction,
        "words": each.words,
        "remark": texts.remark(place),
        "texts": texts.entries(place),
        "interface": {name: texts.entry(text, tag) for name, text in _interface(each).items()},
    }


def _interface(each: FormInLanguage) -> Mapping[str, str]:
    """The words that the scripts name, the marks of translations, and the one word that other platforms share."""
    survey = each.interface.survey
    words = {name: interface_word(each, f"survey/{name}") for name in words_used(survey)}
    marks = {f"state_{state}": interface_word(each, f"state/{state}_short") for state in REMARKED}
    return {**words, **marks, "cohort": interface_word(each, "platform/cohort")}
