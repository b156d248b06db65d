"""The container of a LimeSurvey structure file: tables of rows as XML, in the shape of LimeSurvey 4 and 5."""

from collections.abc import Mapping, Sequence

from toolkit.document.text import clean

DB_VERSION = 495
"""LimeSurvey 5 wrote this; newer ones take it and move it upward."""

TableRow = Mapping[str, str | int]

ORDER = (
    "answers",
    "answer_l10ns",
    "groups",
    "group_l10ns",
    "questions",
    "subquestions",
    "question_l10ns",
    "question_attributes",
    "surveys",
    "surveys_languagesettings",
    "survey_url_parameters",
)
"""The tables in the order in which they are written."""


def render_lss(languages: Sequence[str], tables: Mapping[str, Sequence[TableRow]]) -> bytes:
    """The file; a table without rows is left out, as an importer expects."""
    head = "".join(f"  <language>{code}</language>\n" for code in languages)
    body = "".join(_table(name, tables[name]) for name in ORDER if tables.get(name))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n'
        f" <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>{DB_VERSION}</DBVersion>\n"
        f" <languages>\n{head} </languages>\n{body}</document>\n"
    )
    return text.encode("utf-8")


def _table(name: str, rows: Sequence[TableRow]) -> str:
    fields = "".join(f"   <fieldname>{field}</fieldname>\n" for field in rows[0])
    body = "".join(_row(row) for row in rows)
    return f" <{name}>\n  <fields>\n{fields}  </fields>\n  <rows>\n{body}  </rows>\n </{name}>\n"


def _row(row: TableRow) -> str:
    return (
        "   <row>\n" + "".join(f"    <{name}>{_value(value)}</{name}>\n" for name, value in row.items()) + "   </row>\n"
    )


def _value(value: str | int) -> str:
    text = clean(str(value)).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"
