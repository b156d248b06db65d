"""The survey and choices sheets of one form, from its flow."""

from collections.abc import Iterator

from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.names import group_name, list_name, page_name
from toolkit.survey.flow import Flow, Grid, Note, Part, Question
from toolkit.survey.words import Said, filled, say
from toolkit.survey.xlsform.cells import cells, lines
from toolkit.survey.xlsform.expression import FIRST_MISSING, Kinds, all_of, xpath
from toolkit.survey.xlsform.keys import key_choices, key_rows
from toolkit.survey.xlsform.table import Choice, Row

_TYPES = {"number": "integer", "text": "text", "long_text": "text"}


def rows(form: ResolvedForm, shown: Flow) -> list[Row]:
    """Every row of the survey sheet; each part is a group on a page of its own."""
    writer = _Writer(form, {item.code: item.kind for _, _, item in form.items()})
    opening, *parts = shown.parts
    made = [*writer.part(opening), *key_rows(form)]
    for part in parts:
        made += writer.part(part)
    return made


def choices(form: ResolvedForm, shown: Flow) -> list[Choice]:
    """Every list once: those of the row keys, then the response scales, missing kinds last."""
    made = list(key_choices(form))
    known: set[str] = set()
    for part in shown.parts:
        for question in _questions(part):
            name = list_of(part, question)
            if question.answers and name not in known:
                known.add(name)
                made += [Choice(name, str(answer.value), cells(answer.label)) for answer in question.answers]
    return made


def _questions(part: Part) -> Iterator[Question]:
    for step in part.steps:
        if isinstance(step, Question):
            yield step
        elif isinstance(step, Grid):
            yield from step.questions


def list_of(part: Part, question: Question) -> str:
    return list_name(part.instrument, question.scale)


class _Writer:
    """Turns parts into rows."""

    def __init__(self, form: ResolvedForm, kinds: Kinds) -> None:
        self.form = form
        self.kinds = kinds

    def part(self, part: Part) -> Iterator[Row]:
        if not part.steps:
            return
        relevant = all_of(part.conditions, self.kinds)
        name = group_name(part.name) if part.is_section else page_name(part.name)
        yield Row("begin_group", name, label=cells(part.title), relevant=relevant, appearance="field-list")
        for step in part.steps:
            if isinstance(step, Note):
                yield Row("note", f"n_{step.name.replace('-', '_')}", label=lines(step.paragraphs))
            elif isinstance(step, Grid):
                yield from self.grid(part, step)
            else:
                yield self.question(part, step)
        yield Row("end_group", "")

    def grid(self, part: Part, grid: Grid) -> Iterator[Row]:
        """A head that shows the answers, then the lines, which show their buttons alone."""
        kind = f"select_one {list_of(part, grid.questions[0])}"
        yield Row(kind, f"h_{grid.code}", label=cells(grid.prompt), appearance="label")
        for question in grid.questions:
            yield self.question(part, question, "list-nolabel")

    def question(self, part: Part, question: Question, appearance: str = "") -> Row:
        item = question.item
        constraint, message = self.limits(question)
        return Row(
            type=self.type_of(part, question),
            name=item.code,
            label=cells(question.text),
            hint=self.hint(question),
            required=item.required,
            relevant=xpath(question.condition, self.kinds) if question.condition else "",
            constraint=constraint,
            message=cells(message),
            appearance="multiline" if item.kind == "long_text" else appearance,
        )

    def type_of(self, part: Part, question: Question) -> str:
        if question.item.kind == "choice":
            return f"select_one {list_of(part, question)}"
        if question.item.kind == "multiple":
            return f"select_multiple {list_of(part, question)}"
        return _TYPES[question.item.kind]

    def hint(self, question: Question) -> tuple[str, ...]:
        rows = [*question.hints, *([question.unit] if question.unit else [])]
        return lines(tuple(rows)) if rows else ()

    def limits(self, question: Question) -> tuple[str, Said | None]:
        """The constraint of an answer with what is said when it is broken."""
        item = question.item
        if item.kind == "multiple":
            return self.alone(question)
        if item.kind != "number" or (item.min is None and item.max is None):
            return "", None
        low = [f". >= {item.min}"] if item.min is not None else []
        high = [f". <= {item.max}"] if item.max is not None else []
        word = "between" if low and high else "at_least" if low else "at_most"
        slots = {"min": str(item.min), "max": str(item.max)}
        return " and ".join(low + high), filled(say(self.form, f"survey/number_{word}"), slots)

    def alone(self, question: Question) -> tuple[str, Said | None]:
        """A reason for no answer can't stand beside an answer."""
        reasons = [answer.value for answer in question.answers if answer.value >= FIRST_MISSING]
        if not reasons:
            return "", None
        chosen = " or ".join(f"selected(., '{value}')" for value in reasons)
        return f"not(({chosen}) and count-selected(.) > 1)", say(self.form, "survey/choose_alone")
