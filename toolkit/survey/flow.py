"""What a form shows, in order and without a platform: parts with notes, questions and tables, in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toolkit.model.condition import Condition, items_of
from toolkit.model.instrument import Instrument, Item, Scale
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.resolve.names import Block, blocks
from toolkit.survey.words import Paragraphs, Said, contact_paragraphs, interface_word, joined, say


@dataclass(frozen=True)
class Note:
    """Something to read."""

    name: str
    paragraphs: Paragraphs


@dataclass(frozen=True)
class Answer:
    """One answer of a scale, or a reason for none."""

    value: int
    label: Said
    missing: bool = False


@dataclass(frozen=True)
class Question:
    """One item with all that is shown of it. `hints` stand below the text; each description of a level is one of them."""

    item: Item
    text: Said
    hints: Paragraphs
    unit: Said | None
    scale: str
    answers: tuple[Answer, ...]
    condition: Condition | None


@dataclass(frozen=True)
class Grid:
    """Questions on one scale, as the rows of a table."""

    code: str
    prompt: Said
    questions: tuple[Question, ...]


Step = Note | Question | Grid


@dataclass(frozen=True)
class Part:
    """What is shown on one page. All of `conditions` must hold. `instrument` is empty for the opening and the end."""

    name: str
    instrument: str
    title: Said
    conditions: tuple[Condition, ...]
    steps: tuple[Step, ...]
    is_section: bool = False


@dataclass(frozen=True)
class Flow:
    """A form as it runs. `adrift` names what hangs on an item that the form lacks, with that item; it is always shown."""

    parts: tuple[Part, ...]
    adrift: tuple[tuple[str, str], ...]

    def questions(self) -> Iterator[Question]:
        for part in self.parts:
            for step in part.steps:
                if isinstance(step, Question):
                    yield step
                elif isinstance(step, Grid):
                    yield from step.questions

    def shown(self) -> Iterator[Said]:
        """Every text that is shown, a list of answers once for each question that has it."""
        for part in self.parts:
            yield part.title
            for step in part.steps:
                if isinstance(step, Note):
                    yield from step.paragraphs
                elif isinstance(step, Grid):
                    yield step.prompt
        for question in self.questions():
            yield question.text
            yield from question.hints
            yield from (answer.label for answer in question.answers)
            if question.unit:
                yield question.unit


def flow(form: ResolvedForm) -> Flow:
    """The parts of a form: an opening, each instrument's sections with its instructions before them and its closing after, a thank-you."""
    made: dict[str, Flow] = form.__dict__  # every platform asks for it
    if "_flow" not in made:
        made["_flow"] = _flow(form)
    return made["_flow"]


def _flow(form: ResolvedForm) -> Flow:
    work = _Work(form)
    parts = [work.opening()]
    for place, instrument in enumerate(form.instruments):
        parts += work.instrument(place, instrument)
    ending = Part("ending", "", say(form, "survey/thank_you"), (), (Note("thanks", (say(form, "survey/thank_you"),)),))
    return Flow((*parts, ending), tuple(dict.fromkeys(work.adrift)))


@dataclass
class _Work:
    """Builds the parts in order, since a condition may only name items that come before it."""

    form: ResolvedForm
    before: set[str] = field(default_factory=set)
    adrift: list[tuple[str, str]] = field(default_factory=list)

    def opening(self) -> Part:
        form = self.form
        notes: list[Said] = []
        if form.stage != "collecting":
            banner = say(form, "survey/draft_banner" if form.stage == "draft" else "survey/rehearsal_banner")
            notes.append(with_state(form, banner))
        intros = [language.intro for language in form.languages]
        if form.form.intro is not None:
            notes.append(tuple(intro if intro is not None else Words("") for intro in intros))
        if not all(instrument.validated for instrument in form.instruments):
            notes.append(say(form, "survey/not_validated"))
        title = tuple(language.title for language in form.languages)
        steps = tuple(Note(f"opening{n}", (said,)) for n, said in enumerate(notes, 1))
        return Part("opening", "", title, (), steps)

    def instrument(self, place: int, instrument: Instrument) -> Iterator[Part]:
        own = self.conditions(instrument.id, instrument.show_if)
        title = self.said(place, "title")
        leading = Note(f"{instrument.id}-lead", (title, self.said(place, "instructions")))
        if instrument.sections[0].show_if is not None:
            yield Part(f"{instrument.id}-lead", instrument.id, title, own, (leading,))
        for number, section in enumerate(instrument.sections):
            lead = (leading,) if number == 0 and section.show_if is None else ()
            yield self.section(place, instrument, number, own, lead)
        closing = self.closing(place, instrument)
        if closing:
            yield Part(f"{instrument.id}-end", instrument.id, title, own, closing)

    def closing(self, place: int, instrument: Instrument) -> tuple[Note, ...]:
        notes = []
        if instrument.closing is not None:
            notes.append(Note(f"{instrument.id}-closing", (self.said(place, "closing"),)))
        if instrument.contact == "distress":
            notes.append(Note(f"{instrument.id}-contact", contact_paragraphs(self.form)))
        return tuple(notes)

    def section(
        self, place: int, instrument: Instrument, number: int, own: tuple[Condition, ...], lead: tuple[Note, ...]
    ) -> Part:
        section = instrument.sections[number]
        conditions = (*own, *self.conditions(section.id, section.show_if))
        here = ("sections", number)
        title = self.said(place, *here, "title") if section.title is not None else self.said(place, "title")
        steps: list[Step] = list(lead)
        intro = self.said(place, *here, "intro") if section.intro is not None else None
        if intro is not None:
            steps.append(Note(f"{section.id}-intro", (intro,)))
        for block in blocks(section):
            steps.append(self.block(place, instrument, number, block))
        return Part(section.id, instrument.id, title, conditions, tuple(steps), is_section=True)

    def block(self, place: int, instrument: Instrument, number: int, block: Block) -> Step:
        section = instrument.sections[number]
        questions = [self.question(place, instrument, number, section.items.index(item)) for item in block.items]
        return (
            Grid(block.code, say(self.form, "survey/choose_one_line"), tuple(questions))
            if block.is_grid
            else questions[0]
        )

    def question(self, place: int, instrument: Instrument, number: int, position: int) -> Question:
        section = instrument.sections[number]
        item = section.items[position]
        scale = instrument.scale_of(section, item)
        name = instrument.scale_name(section, item) if scale else ""
        answers = self.answers(place, name, scale) if scale else ()
        here = ("sections", number, "items", position)
        condition = self.conditions(item.code, item.show_if)
        self.before.add(item.code)
        return Question(
            item=item,
            text=self.said(place, *here, "text"),
            hints=self.hints(place, here, item, answers),
            unit=self.said(place, *here, "unit") if item.unit is not None else None,
            scale=name,
            answers=answers,
            condition=condition[0] if condition else None,
        )

    def hints(self, place: int, here: tuple[str | int, ...], item: Item, answers: tuple[Answer, ...]) -> Paragraphs:
        rows = [self.said(place, *here, "hint")] if item.hint is not None else []
        labels = {str(answer.value): answer.label for answer in answers}
        for value in item.anchors:
            text = self.said(place, *here, "anchors", value)
            rows.append(joined((labels[value], text), ": ") if value in labels else text)
        return tuple(rows)

    def answers(self, place: int, name: str, scale: Scale) -> tuple[Answer, ...]:
        rows = [
            Answer(option.value, self.said(place, "scales", name, "options", n, "label"))
            for n, option in enumerate(scale.options)
        ]
        for reason in scale.missing:
            label = tuple(language.missing[reason] for language in self.form.languages)
            rows.append(Answer(self.form.missing[reason].code, label, missing=True))
        return tuple(rows)

    def conditions(self, carrier: str, condition: Condition | None) -> tuple[Condition, ...]:
        """The condition, or none where it names an item that does not come before in this form."""
        absent = [code for code in items_of(condition) if code not in self.before]
        self.adrift += [(carrier, code) for code in absent]
        return () if condition is None or absent else (condition,)

    def said(self, place: int, *path: str | int) -> Said:
        """The texts at one place of an instrument, in every language; structure is the same in all of them."""
        return tuple(_words(language.instruments[place], path) for language in self.form.languages)


def with_state(form: ResolvedForm, banner: Said) -> Said:
    """A banner that also says, in the languages of which it is true, that nobody has reviewed the translation yet."""
    return tuple(_stated(each, words) for each, words in zip(form.languages, banner, strict=True))


def _stated(language: FormInLanguage, banner: Words) -> Words:
    texts = [message.text for part in language.instruments for message in walk_messages(part, "")]
    drafts = sum(isinstance(text, Words) and text.state in ("draft", "needs_check") for text in texts)
    if not drafts:
        return banner
    note = interface_word(language, "survey/unreviewed" if drafts == len(texts) else "survey/unreviewed_part")
    return Words(f"{banner}\n{note}", banner.key, banner.lang, banner.state)


def _words(part: Any, path: Iterable[str | int]) -> Words:
    for name in path:
        if isinstance(part, dict | tuple):
            part = part[name]  # type: ignore[index]
        else:
            part = getattr(part, str(name))
    return part if isinstance(part, Words) else Words(str(part))
