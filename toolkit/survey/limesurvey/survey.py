"""The tables of one survey, from a form's flow."""

from collections.abc import Sequence

from toolkit.model.platform import LIMESURVEY
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.names import option_code
from toolkit.survey.flow import Flow, Grid, Note, Part, Question
from toolkit.survey.limesurvey.expression import relevance, variables
from toolkit.survey.limesurvey.keys import COHORT, add_keys
from toolkit.survey.limesurvey.tables import Tables
from toolkit.survey.limesurvey.texts import block, html, paragraphs_of, title
from toolkit.survey.words import Said

_TYPES = {"choice": "L", "multiple": "M", "number": "N", "text": "S", "long_text": "T"}
_FIRST_MISSING = 97


class Writer:
    """Fills the tables of a survey part by part."""

    def __init__(self, form: ResolvedForm, tables: Tables) -> None:
        self.form = form
        self.tables = tables
        self.known = variables(form)
        taken = {item.code for _, _, item in form.items()} | {section.id for _, section in form.sections()}
        self.taken = {name.lower() for name in taken} | {COHORT}
        self.notes = 0

    def write(self, shown: Flow) -> None:
        opening, *parts, ending = shown.parts
        self.survey(opening, ending)
        add_keys(self.tables, self.form)
        for part in parts:
            self.part(part)

    def survey(self, opening: Part, ending: Part) -> None:
        """The survey itself: welcome and end in every language."""
        for place, code in enumerate(self.tables.languages):
            row: dict[str, str | int] = {
                "surveyls_survey_id": self.tables.sid,
                "surveyls_language": code,
                "surveyls_title": title(opening.title[place], LIMESURVEY.most_title)[0],
                "surveyls_description": "",
                "surveyls_welcometext": _notes(opening, place),
                "surveyls_endtext": _notes(ending, place),
                "surveyls_url": "",
                "surveyls_urldescription": "",
                "surveyls_dateformat": 6,  # year-month-day
                "surveyls_numberformat": 0,  # decimal point
            }
            self.tables.add("surveys_languagesettings", row)
        self.tables.add("surveys", _settings(self.tables.sid, self.tables.languages[0], self.tables.languages[1:]))

    def part(self, part: Part) -> None:
        names = [title(words, LIMESURVEY.most_title)[0] for words in part.title]
        gid = self.tables.group(names, relevance(part.conditions, self.known))
        for step in part.steps:
            if isinstance(step, Note):
                texts = [block(step.paragraphs, place) for place in range(len(names))]
                self.tables.question(gid, "X", self.note_code(), texts)
            elif isinstance(step, Grid):
                self.grid(gid, step)
            else:
                self.question(gid, step)

    def note_code(self) -> str:
        """A code that no item has, also where capitals do not count."""
        self.notes += 1
        while f"note{self.notes}" in self.taken:
            self.notes += 1
        return f"Note{self.notes}"

    def grid(self, gid: int, grid: Grid) -> None:
        required = all(question.item.required for question in grid.questions)
        qid = self.tables.question(gid, "F", grid.code, _texts(grid.prompt), mandatory=required)
        for question in grid.questions:
            texts = [_row_text(question, place) for place in range(len(question.text))]
            row = self.when(question)
            self.tables.question(gid, "F", question.item.code, texts, relevance=row, parent=qid)
        self.answers(qid, grid.questions[0])

    def question(self, gid: int, question: Question) -> None:
        item = question.item
        helps = [_help(question, place) for place in range(len(question.text))] if question.hints else []
        kind = _TYPES[item.kind]
        qid = self.tables.question(
            gid, kind, item.code, _texts(question.text), helps, item.required, self.when(question)
        )
        if item.kind == "choice":
            self.answers(qid, question)
        elif item.kind == "multiple":
            self.several(gid, qid, question)
        else:
            self.limits(qid, question)

    def when(self, question: Question) -> str:
        return relevance((question.condition,), self.known) if question.condition else "1"

    def answers(self, qid: int, question: Question) -> None:
        for answer in question.answers:
            self.tables.answer(qid, str(answer.value), _texts(answer.label))

    def several(self, gid: int, qid: int, question: Question) -> None:
        """Each answer is a subquestion; a reason for no answer takes the others away."""
        for answer in question.answers:
            self.tables.question(gid, "M", option_code(answer.value), _texts(answer.label), parent=qid)
        reasons = [option_code(answer.value) for answer in question.answers if answer.value >= _FIRST_MISSING]
        if reasons:
            self.tables.attribute(qid, "exclude_all_others", ";".join(reasons))

    def limits(self, qid: int, question: Question) -> None:
        item = question.item
        if item.kind == "number":
            self.tables.attribute(qid, "num_value_int_only", 1)
        if item.min is not None:
            self.tables.attribute(qid, "min_num_value_n", item.min)
        if item.max is not None:
            self.tables.attribute(qid, "max_num_value_n", item.max)
        if item.max_length is not None:
            self.tables.attribute(qid, "maximum_chars", item.max_length)
        if question.unit:
            self.tables.attribute_in(qid, "suffix", _texts(question.unit))


def _texts(said: Said) -> list[str]:
    return [html(words) for words in said]


def _notes(part: Part, place: int) -> str:
    return paragraphs_of(html(said[place]) for step in part.steps if isinstance(step, Note) for said in step.paragraphs)


def _help(question: Question, place: int) -> str:
    texts = [html(said[place]) for said in question.hints]
    return texts[0] if len(texts) == 1 else paragraphs_of(texts)


def _row_text(question: Question, place: int) -> str:
    """A line of a table has no help of its own, so a hint stands below its text."""
    texts = [html(question.text[place]), *(f"<small>{html(said[place])}</small>" for said in question.hints)]
    return "<br />".join(texts)


def _settings(sid: int, base: str, additional: Sequence[str]) -> dict[str, str | int]:
    """One page a group, no list of participants, dates kept, no address of the respondent, no "no answer" beside the missing kinds."""
    return {
        "sid": sid,
        "gsid": 1,
        "anonymized": "N",
        "format": "G",
        "savetimings": "N",
        "language": base,
        "additional_languages": " ".join(additional),
        "datestamp": "Y",
        "usecookie": "N",
        "allowregister": "N",
        "allowsave": "N",
        "autoredirect": "N",
        "allowprev": "Y",
        "printanswers": "N",
        "ipaddr": "N",
        "refurl": "N",
        "publicstatistics": "N",
        "publicgraphs": "N",
        "listpublic": "N",
        "htmlemail": "Y",
        "sendconfirmation": "N",
        "tokenanswerspersistence": "N",
        "assessments": "N",
        "usecaptcha": "N",
        "usetokens": "N",
        "tokenlength": 15,
        "showxquestions": "N",
        "showgroupinfo": "N",
        "shownoanswer": "N",
        "showqnumcode": "X",
        "showwelcome": "Y",
        "showprogress": "Y",
        "questionindex": 0,
        "navigationdelay": 0,
        "nokeyboard": "N",
        "alloweditaftercompletion": "N",
    }
