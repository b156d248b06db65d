"""The tables of a survey while they grow: every id is given once, and every text comes in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.survey.limesurvey.lss import ORDER, TableRow

THEMES = {
    "*": "equation",
    "F": "arrays/array",
    "L": "listradio",
    "M": "multiplechoice",
    "N": "numerical",
    "S": "shortfreetext",
    "T": "longfreetext",
    "X": "boilerplate",
}
"""Type of a question -> the theme in which it is shown."""


@dataclass
class Tables:
    """Rows by table. `languages` are LimeSurvey's codes, in the order in which texts come."""

    sid: int
    languages: Sequence[str]
    rows: dict[str, list[TableRow]] = field(default_factory=lambda: {name: [] for name in ORDER})

    def add(self, table: str, row: TableRow) -> None:
        self.rows[table].append(row)

    def number(self, table: str) -> int:
        """The next id of a table."""
        return len(self.rows[table]) + 1

    def group(self, names: Sequence[str], relevance: str) -> int:
        gid = self.number("groups")
        self.add(
            "groups",
            {"gid": gid, "sid": self.sid, "group_order": gid, "randomization_group": "", "grelevance": relevance},
        )
        for code, name in zip(self.languages, names, strict=True):
            self.add(
                "group_l10ns",
                {"id": self.number("group_l10ns"), "gid": gid, "group_name": name, "description": "", "language": code},
            )
        return gid

    def question(
        self,
        gid: int,
        kind: str,
        title: str,
        texts: Sequence[str],
        helps: Sequence[str] = (),
        mandatory: bool = False,
        relevance: str = "1",
        parent: int = 0,
    ) -> int:
        """A question, or a subquestion where it has a parent; both take their ids from one row of numbers."""
        table = "subquestions" if parent else "questions"
        qid = self.number("questions") + len(self.rows["subquestions"])
        order = 1 + sum(1 for row in self.rows[table] if row["gid"] == gid and row["parent_qid"] == parent)
        self.add(table, self._question(qid, parent, gid, kind, title, order, mandatory, relevance))
        for place, (code, text) in enumerate(zip(self.languages, texts, strict=True)):
            row: TableRow = {
                "id": self.number("question_l10ns"),
                "qid": qid,
                "question": text,
                "help": helps[place] if helps else "",
                "script": "",
                "language": code,
            }
            self.add("question_l10ns", row)
        return qid

    def _question(
        self, qid: int, parent: int, gid: int, kind: str, title: str, order: int, mandatory: bool, relevance: str
    ) -> Mapping[str, str | int]:
        return {
            "qid": qid,
            "parent_qid": parent,
            "sid": self.sid,
            "gid": gid,
            "type": kind,
            "title": title,
            "preg": "",
            "other": "N",
            "mandatory": "Y" if mandatory else "N",
            "encrypted": "N",
            "question_order": order,
            "scale_id": 0,
            "same_default": 0,
            "relevance": relevance,
            "question_theme_name": "" if parent else THEMES[kind],
            "modulename": "",
            "same_script": 0,
        }

    def answer(self, qid: int, code: str, texts: Sequence[str]) -> None:
        aid = self.number("answers")
        order = 1 + sum(1 for row in self.rows["answers"] if row["qid"] == qid)
        self.add(
            "answers",
            {"aid": aid, "qid": qid, "code": code, "sortorder": order, "assessment_value": 0, "scale_id": 0},
        )
        for language, text in zip(self.languages, texts, strict=True):
            self.add(
                "answer_l10ns",
                {"id": self.number("answer_l10ns"), "aid": aid, "answer": text, "language": language},
            )

    def attribute(self, qid: int, name: str, value: str | int) -> None:
        self.add("question_attributes", {"qid": qid, "attribute": name, "value": value, "language": ""})

    def attribute_in(self, qid: int, name: str, values: Sequence[str]) -> None:
        """An attribute that is a text."""
        for code, value in zip(self.languages, values, strict=True):
            self.add("question_attributes", {"qid": qid, "attribute": name, "value": value, "language": code})

    def parameter(self, name: str, qid: int) -> None:
        """A part of the survey's link that fills in a question.

        A subquestion is not named, not even as an empty one: the importer would write the empty text into a number.
        """
        number = self.number("survey_url_parameters")
        self.add("survey_url_parameters", {"id": number, "sid": self.sid, "parameter": name, "targetqid": qid})
