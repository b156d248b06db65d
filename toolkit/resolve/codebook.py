"""The codebook as data: every variable of a site's forms with its names, answers and labels, the keys of a row, the scores."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.model.condition import Condition
from toolkit.model.instrument import Instrument, Item, Section
from toolkit.model.interface import Interface
from toolkit.model.text import Words
from toolkit.resolve.forms import ROW_KEYS, FormInLanguage, ResolvedForm
from toolkit.resolve.names import Named, option_code, section_names

Said = Mapping[str, Words]
"""Language -> words. What has no translation holds the English, whose state is `fallback`."""

LIMESURVEY_CLOCK = {"started": "startdate", "submitted": "submitdate"}
"""Row keys that LimeSurvey records by itself -> what it calls them."""


@dataclass(frozen=True)
class Value:
    """One code of an answer with its labels; `missing` says that it is a reason for having none."""

    code: int
    labels: Said
    missing: bool = False


@dataclass(frozen=True)
class Variable:
    """One column of data."""

    code: str
    kind: str
    names: Named
    text: Said
    forms: tuple[str, ...]
    instrument: str = ""
    section: str = ""
    hint: Said = field(default_factory=dict)
    unit: Said = field(default_factory=dict)
    values: tuple[Value, ...] = ()
    direction: str = ""
    limits: tuple[int | None, int | None] = (None, None)
    max_length: int | None = None
    required: bool = False
    subscale: str = ""
    scored_in: tuple[str, ...] = ()
    shown_if: str = ""


@dataclass(frozen=True)
class ScoreRow:
    """How a score is made of variables. Its name is that of its instrument and its own."""

    instrument: str
    name: str
    method: str
    items: tuple[str, ...]
    range: tuple[int, int]
    min_answered: int
    reversed: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyRow:
    """The expected answers of one instrument, and how far they can be relied on. No form and no page holds them."""

    instrument: str
    state: str
    needs: int
    set_by: Mapping[str, tuple[str, ...]]
    answers: Mapping[str, int]


@dataclass(frozen=True)
class FormRow:
    """One form with its fingerprints: rows of data name theirs, and are found here."""

    id: str
    title: Said
    filled_by: str
    about: str
    occasion: str
    once_per: tuple[str, ...]
    instruments: tuple[str, ...]
    structure: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Codebook:
    """Everything that tells how to read a site's data."""

    site: str
    build: str
    languages: tuple[str, ...]
    forms: tuple[FormRow, ...]
    keys: tuple[Variable, ...]
    variables: tuple[Variable, ...]
    scores: tuple[ScoreRow, ...]
    answer_keys: tuple[KeyRow, ...]
    words: Mapping[str, Words]
    """Interface words of the first language by id (`variable`, `values`), for the heads of tables that people read."""


def codebook(forms: Sequence[ResolvedForm]) -> Codebook:
    """The codebook of one site's forms, in content order; a variable that several forms have stands there once."""
    languages = forms[0].languages if forms else ()
    return Codebook(
        site=forms[0].site_id if forms else "",
        build=forms[0].build if forms else "",
        languages=tuple(each.language.tag for each in languages),
        forms=tuple(_form(form) for form in forms),
        keys=tuple(_keys(forms)),
        variables=tuple(_variables(forms)),
        scores=tuple(_scores(forms)),
        answer_keys=tuple(_answer_keys(forms)),
        words=_heads(languages[0].interface) if languages else {},
    )


def _heads(interface: Interface) -> dict[str, Words]:
    """The words that head tables; questions of an instrument are called as on paper."""
    words = {name: _words(text) for name, text in interface.platform.items()}
    items = interface.pack.get("instrument_items")
    return words if items is None else {**words, "items": _words(items)}


def _words(text: str) -> Words:
    return text if isinstance(text, Words) else Words(text)


def _said(form: ResolvedForm, read: Callable[[FormInLanguage], str]) -> Said:
    return {each.language.tag: _words(read(each)) for each in form.languages}


def _form(form: ResolvedForm) -> FormRow:
    return FormRow(
        id=form.id,
        title=_said(form, lambda each: each.title),
        filled_by=form.form.filled_by,
        about=form.form.about,
        occasion=form.occasion.id,
        once_per=form.form.once_per,
        instruments=form.form.instruments,
        structure=form.structure,
        words={each.language.tag: each.words for each in form.languages},
    )


def _keys(forms: Sequence[ResolvedForm]) -> Iterator[Variable]:
    extra = ("group",) if any("group" in form.asked for form in forms) else ()
    for name in (*ROW_KEYS, *extra) if forms else ():
        used = tuple(form.id for form in forms if name != "group" or "group" in form.asked)
        lime = LIMESURVEY_CLOCK.get(name, name)
        yield Variable(
            code=name,
            kind="time" if name in LIMESURVEY_CLOCK else "text",
            names=Named(name, name, lime, lime),
            text=_explained(forms[0], name),
            forms=used,
        )


def _explained(form: ResolvedForm, key: str) -> Said:
    return _said(form, lambda each: each.interface.platform.get(f"{key}_explained", key))


def _variables(forms: Sequence[ResolvedForm]) -> Iterator[Variable]:
    users: dict[str, list[str]] = {}
    for form in forms:
        for instrument in form.instruments:
            users.setdefault(instrument.id, []).append(form.id)
    done: set[str] = set()
    for form in forms:
        for place, instrument in enumerate(form.instruments):
            if instrument.id not in done:
                done.add(instrument.id)
                yield from _Reading(form, place, instrument, tuple(users[instrument.id])).variables()


def _instruments(forms: Sequence[ResolvedForm]) -> Iterable[Instrument]:
    return {instrument.id: instrument for form in forms for instrument in form.instruments}.values()


def _answer_keys(forms: Sequence[ResolvedForm]) -> Iterator[KeyRow]:
    for instrument in _instruments(forms):
        if instrument.key is not None:
            key = instrument.key
            yield KeyRow(instrument.id, key.state, key.needs, key.set_by, key.answers)


def _scores(forms: Sequence[ResolvedForm]) -> Iterator[ScoreRow]:
    for instrument in _instruments(forms):
        for name, score in instrument.scoring.items():
            turned = score.reversed
            yield ScoreRow(instrument.id, name, score.method, score.items, score.range, score.min_answered, turned)


@dataclass(frozen=True)
class _Reading:
    """Reads one instrument's variables off the first form that has it."""

    form: ResolvedForm
    place: int
    instrument: Instrument
    forms: tuple[str, ...]

    def variables(self) -> Iterator[Variable]:
        for number, section in enumerate(self.instrument.sections):
            names = section_names(section)
            for position, item in enumerate(section.items):
                yield self.variable(section, item, (number, position), names[item.code])

    def variable(self, section: Section, item: Item, at: tuple[int, int], names: Named) -> Variable:
        scale = self.instrument.scale_of(section, item)
        return Variable(
            code=item.code,
            kind=item.kind,
            names=names,
            text=self.item_text(at, "text"),
            forms=self.forms,
            instrument=self.instrument.id,
            section=section.id,
            hint=self.item_text(at, "hint") if item.hint else {},
            unit=self.item_text(at, "unit") if item.unit else {},
            values=self.values(section, item),
            direction=scale.direction if scale else "",
            limits=(item.min, item.max),
            max_length=item.max_length,
            required=item.required,
            subscale=item.subscale or "",
            scored_in=tuple(name for name, score in self.instrument.scoring.items() if item.code in score.items),
            shown_if=in_words((self.instrument.show_if, section.show_if, item.show_if)),
        )

    def item_text(self, at: tuple[int, int], name: str) -> Said:
        number, position = at
        return _said(
            self.form,
            lambda each: getattr(each.instruments[self.place].sections[number].items[position], name),
        )

    def values(self, section: Section, item: Item) -> tuple[Value, ...]:
        scale = self.instrument.scale_of(section, item)
        if scale is None:
            return ()
        name = self.instrument.scale_name(section, item)
        rows = [Value(option.value, self.label(name, n)) for n, option in enumerate(scale.options)]
        return (*rows, *(self.reason(reason) for reason in scale.missing))

    def label(self, scale: str, option: int) -> Said:
        return _said(self.form, lambda each: each.instruments[self.place].scales[scale].options[option].label)

    def reason(self, name: str) -> Value:
        return Value(self.form.missing[name].code, _said(self.form, lambda each: each.missing[name]), missing=True)


def limesurvey_columns(variable: Variable) -> tuple[str, ...]:
    """What a variable is called in LimeSurvey's exports: one column, or one for each answer where several may be chosen."""
    if variable.kind != "multiple":
        return (variable.names.limesurvey_export,)
    return tuple(f"{variable.code}[{option_code(value.code)}]" for value in variable.values)


def in_words(conditions: Sequence[Condition | None]) -> str:
    """Conditions as a person reads them: `bg03 = 1 and sc05 > 0`; empty if there is none."""
    return " and ".join(_in_words(condition) for condition in conditions if condition is not None)


def _in_words(condition: Condition) -> str:
    if condition.all is not None:
        return f"({' and '.join(map(_in_words, condition.all))})"
    if condition.any is not None:
        return f"({' or '.join(map(_in_words, condition.any))})"
    if condition.not_ is not None:
        return f"not ({_in_words(condition.not_)})"
    if condition.answered is not None:
        return f"{condition.item} {'' if condition.answered else 'not '}answered"
    if condition.in_ is not None:
        return f"{condition.item} in {', '.join(map(str, condition.in_))}"
    pairs = (("=", condition.equals), ("<", condition.less), (">", condition.greater))
    return next(f"{condition.item} {sign} {value}" for sign, value in pairs if value is not None)
