"""A strict reader of LimeSurvey structure files: every rule that the importer enforces, or breaks without a word, is a problem here.

Written from the rules alone. It shares nothing with the exporter, not even a table of names.
"""

import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

Row = dict[str, str]
RESERVED = {"LANG", "SID", "SAVEDID", "TOKEN", "QID", "GID", "SGQ", "self", "that", "this"}
TYPES = set("TSNKL!MPY5FABCEH1:;X*RDI|")
NEEDED = {
    "surveys": {"sid", "language", "format", "anonymized", "datestamp"},
    "surveys_languagesettings": {"surveyls_survey_id", "surveyls_language", "surveyls_title"},
    "groups": {"gid", "group_order"},
    "group_l10ns": {"id", "gid", "group_name", "language"},
    "questions": {"qid", "gid", "type", "title", "question_order", "mandatory", "relevance", "parent_qid"},
    "subquestions": {"qid", "gid", "parent_qid", "title", "question_order", "type"},
    "question_l10ns": {"id", "qid", "question", "language"},
    "answers": {"aid", "qid", "code", "sortorder"},
    "answer_l10ns": {"id", "aid", "answer", "language"},
    "question_attributes": {"qid", "attribute", "value"},
    "survey_url_parameters": {"parameter", "targetqid"},
}
MUST = ("surveys", "surveys_languagesettings", "groups", "group_l10ns", "questions", "question_l10ns")
WITH_ANSWERS = set("LF!HR1")
WITH_ROWS = set("FMPKABCEH1:;Q")
TRANSLATED = {"suffix", "prefix", "em_validation_q_tip"}
ATTRIBUTES = {
    "equation": "*",
    "hidden": TYPES,
    "num_value_int_only": "N",
    "min_num_value_n": "N",
    "max_num_value_n": "N",
    "maximum_chars": "STN",
    "exclude_all_others": "M",
    "suffix": "NS",
}
FUNCTIONS = {"is_empty", "if", "sum"}


@dataclass
class Survey:
    """What a file holds, table by table, and all that is wrong with it."""

    languages: list[str] = field(default_factory=list)
    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    problems: list[str] = field(default_factory=list)

    def by(self, table: str, key: str) -> dict[str, Row]:
        return {row[key]: row for row in self.tables[table] if key in row}

    def attributes(self, qid: str) -> dict[str, str]:
        return {row["attribute"]: row["value"] for row in self.tables["question_attributes"] if row["qid"] == qid}

    def texts(self, qid: str) -> dict[str, str]:
        """Language -> the text of a question."""
        return {row["language"]: row["question"] for row in self.tables["question_l10ns"] if row["qid"] == qid}

    def question(self, title: str) -> Row:
        return next(row for row in self.tables["questions"] if row["title"] == title)

    def rows_of(self, qid: str) -> list[Row]:
        return [row for row in self.tables["subquestions"] if row["parent_qid"] == qid]

    def answers_of(self, qid: str) -> list[Row]:
        return [row for row in self.tables["answers"] if row["qid"] == qid]


def read_lss(data: bytes) -> Survey:
    """Read a file; what is wrong with it is in `problems`, each naming the table, the row and the rule."""
    survey = Survey()
    try:
        root = ET.fromstring(data)
    except ET.ParseError as error:
        survey.problems.append(f"not well-formed: {error}")
        return survey
    if root.tag != "document":
        survey.problems.append("the root is not <document>")
    if root.findtext("LimeSurveyDocType") != "Survey":
        survey.problems.append("the doc type must be exactly Survey")
    if not re.fullmatch(r"[1-9][0-9]*", root.findtext("DBVersion") or ""):
        survey.problems.append("DBVersion must be a number")
    survey.languages = [each.text or "" for each in root.findall("languages/language")]
    for table in root:
        if table.tag not in ("LimeSurveyDocType", "DBVersion", "languages"):
            survey.problems += _read_table(survey, table)
    for rule in RULES:
        survey.problems += rule(survey)
    return survey


def _read_table(survey: Survey, table: ET.Element) -> Iterator[str]:
    rows = table.findall("rows/row")
    if table.tag not in NEEDED:
        yield f"{table.tag}: an unknown table"
    if not rows:
        yield f"{table.tag}: an empty table must be left out"
    named = [each.text or "" for each in table.findall("fields/fieldname")]
    for row in rows:
        values = {cell.tag: cell.text or "" for cell in row}
        if len(values) != len(row):
            yield f"{table.tag}: a field twice in one row"
        if named and set(values) != set(named):
            yield f"{table.tag}: fields and row differ: {sorted(set(values) ^ set(named))}"
        for lacking in NEEDED.get(table.tag, set()) - set(values):
            yield f"{table.tag}: {lacking} is missing"
        survey.tables[table.tag].append(values)


def tables(survey: Survey) -> Iterator[str]:
    for name in MUST:
        if not survey.tables[name]:
            yield f"{name}: must not be missing"
    if len(survey.tables["surveys"]) > 1:
        yield "surveys: more than one"


def languages(survey: Survey) -> Iterator[str]:
    if not survey.languages:
        yield "languages: none, so titles are lost"
    for code, count in Counter(survey.languages).items():
        if count > 1:
            yield f"languages: {code} twice"
        if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", code):
            yield f"languages: {code!r} would be rewritten"
    for row in survey.tables["surveys"]:
        more = row.get("additional_languages", "").split(" ") if row.get("additional_languages") else []
        if [row["language"], *more] != survey.languages:
            yield f"surveys: base and additional languages {[row['language'], *more]} are not {survey.languages}"
        if not re.fullmatch(r"[1-9][0-9]{0,8}", row["sid"]):
            yield f"surveys: sid {row['sid']}"


def settings(survey: Survey) -> Iterator[str]:
    found = [row["surveyls_language"] for row in survey.tables["surveys_languagesettings"]]
    if found != survey.languages:
        yield f"surveys_languagesettings: {found} instead of {survey.languages}"
    for row in survey.tables["surveys_languagesettings"]:
        if not 1 <= len(row["surveyls_title"]) <= 200:
            yield f"surveyls_title has {len(row['surveyls_title'])} characters"
        if row["surveyls_survey_id"] != survey.tables["surveys"][0]["sid"]:
            yield "surveys_languagesettings: of another survey"
    for row in survey.tables["surveys"]:
        for name, value in row.items():
            if name in ("format",) and value not in "GSAI":
                yield f"surveys: format {value}"
            if name in ("anonymized", "datestamp", "usetokens", "allowprev", "allowsave") and value not in "YNI":
                yield f"surveys: {name} {value}"


def ids(survey: Survey) -> Iterator[str]:
    every = [
        ("groups", "gid", survey.tables["groups"]),
        ("questions and subquestions", "qid", [*survey.tables["questions"], *survey.tables["subquestions"]]),
        ("answers", "aid", survey.tables["answers"]),
        *((name, "id", survey.tables[name]) for name in ("group_l10ns", "question_l10ns", "answer_l10ns")),
    ]
    for table, key, rows in every:
        values = [row.get(key, "") for row in rows]
        for value, count in Counter(values).items():
            if count > 1:
                yield f"{table}: {key} {value} twice"
            if not re.fullmatch(r"[1-9][0-9]*", value):
                yield f"{table}: {key} {value!r} is no positive number"


def translations(survey: Survey) -> Iterator[str]:
    every = [
        ("groups", "gid", "group_l10ns", "group_name"),
        ("questions", "qid", "question_l10ns", "question"),
        ("subquestions", "qid", "question_l10ns", "question"),
        ("answers", "aid", "answer_l10ns", "answer"),
    ]
    for table, key, l10n, text in every:
        found = defaultdict(list)
        for row in survey.tables[l10n]:
            found[row[key]].append(row)
        for owner in survey.tables[table]:
            rows = found.get(owner[key], [])
            if sorted(row["language"] for row in rows) != sorted(survey.languages):
                yield f"{l10n}: {key} {owner[key]} is in {[row['language'] for row in rows]}"
            for row in rows:
                if not row[text].strip():
                    yield f"{l10n}: {key} {owner[key]} is blank in {row['language']}"
                if text == "group_name" and len(row[text]) > 200:
                    yield f"group_l10ns: a name of {len(row[text])} characters"
        known = {row[key] for row in survey.tables[table]}
        if table in ("groups", "answers"):
            yield from (f"{l10n}: orphan {owner}" for owner in found if owner not in known)
    questions = {row["qid"] for row in [*survey.tables["questions"], *survey.tables["subquestions"]]}
    for row in survey.tables["question_l10ns"]:
        if row["qid"] not in questions:
            yield f"question_l10ns: orphan {row['qid']}"
    helps = defaultdict(set)
    for row in survey.tables["question_l10ns"]:
        helps[row["qid"]].add(bool(row.get("help", "").strip()))
    yield from (
        f"question_l10ns: the help of {qid} is blank in one language" for qid, both in helps.items() if len(both) > 1
    )


def references(survey: Survey) -> Iterator[str]:
    groups, questions = survey.by("groups", "gid"), survey.by("questions", "qid")
    both = questions | survey.by("subquestions", "qid")
    for row in [*survey.tables["questions"], *survey.tables["subquestions"]]:
        if row["gid"] not in groups:
            yield f"questions: {row['title']} is in no group"
    for row in survey.tables["questions"]:
        if row["parent_qid"] != "0":
            yield f"questions: {row['title']} is a subquestion"
    for row in survey.tables["subquestions"]:
        parent = questions.get(row["parent_qid"])
        if parent is None:
            yield f"subquestions: {row['title']} has no parent"
        elif parent["gid"] != row["gid"]:
            yield f"subquestions: {row['title']} is in another group than its parent"
        if "language" in row:
            yield f"subquestions: {row['title']} has a language"
    for row in survey.tables["answers"]:
        if row["qid"] not in questions:
            yield f"answers: {row['code']} of no question"
    for row in survey.tables["question_attributes"]:
        if row["qid"] not in both:
            yield f"question_attributes: {row['attribute']} of no question"
    for row in survey.tables["survey_url_parameters"]:
        if row["targetqid"] not in questions:
            yield f"survey_url_parameters: {row['parameter']} leads nowhere"
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", row["parameter"]) or row["parameter"].lower() in (
            "sid",
            "lang",
            "token",
            "newtest",
        ):
            yield f"survey_url_parameters: {row['parameter']} can't be a parameter"


def titles(survey: Survey) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for row in survey.tables["questions"]:
        title = row["title"]
        seen[title] += 1
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", title):
            yield f"questions: the code {title!r} would be rewritten, or abort the import"
        if title in RESERVED:
            yield f"questions: {title} is reserved"
        if row["type"] not in TYPES:
            yield f"questions: {title} has the unknown type {row['type']!r}"
    yield from (f"questions: the code {title} twice" for title, count in seen.items() if count > 1)
    rows: Counter[tuple[str, str]] = Counter()
    parents = survey.by("questions", "qid")
    for row in survey.tables["subquestions"]:
        title = row["title"]
        rows[row["parent_qid"], title.lower()] += 1
        if not re.fullmatch(r"[A-Za-z0-9]{1,20}", title):
            yield f"subquestions: the code {title!r} would be rewritten"
        parent = parents.get(row["parent_qid"], {})
        if title.lower() == "time" or (title == "other" and parent.get("other") == "Y"):
            yield f"subquestions: {title} is reserved"
        if parent.get("type") == "P" and title.endswith("comment"):
            yield f"subquestions: {title} ends in comment"
    yield from (f"subquestions: {title} of {parent} twice" for (parent, title), count in rows.items() if count > 1)


def orders(survey: Survey) -> Iterator[str]:
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in survey.tables["groups"]:
        places["groups", "", ""].append(row["group_order"])
    for row in survey.tables["questions"]:
        places["questions", row["gid"], ""].append(row["question_order"])
    for row in survey.tables["subquestions"]:
        places["subquestions", row["parent_qid"], row.get("scale_id", "0")].append(row["question_order"])
    for row in survey.tables["answers"]:
        places["answers", row["qid"], row.get("scale_id", "0")].append(row["sortorder"])
    for (table, owner, _), values in places.items():
        if not all(re.fullmatch(r"[0-9]+", value) for value in values):
            yield f"{table}: an order of {owner} is no number"
        elif not all(int(one) < int(next_) for one, next_ in pairwise(values)):
            yield f"{table}: the orders of {owner} do not grow: {values}"


def answers(survey: Survey) -> Iterator[str]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in survey.tables["answers"]:
        if not re.fullmatch(r"[A-Za-z0-9]{1,5}", row["code"]):
            yield f"answers: the code {row['code']!r} would vanish"
        if not re.fullmatch(r"-?[0-9]+", row.get("assessment_value", "0")):
            yield f"answers: assessment_value {row['assessment_value']!r}, so all answers vanish"
        seen[row["qid"], row.get("scale_id", "0"), row["code"].lower()] += 1
    yield from (f"answers: the code {code} of {qid} twice" for (qid, _, code), count in seen.items() if count > 1)
    for row in survey.tables["questions"]:
        given, rows = bool(survey.answers_of(row["qid"])), bool(survey.rows_of(row["qid"]))
        if given != (row["type"] in WITH_ANSWERS):
            yield f"answers: {row['title']} of type {row['type']} has {'' if given else 'no '}answers"
        if rows != (row["type"] in WITH_ROWS):
            yield f"subquestions: {row['title']} of type {row['type']} has {'' if rows else 'no '}rows"


NUMBERS = {
    "surveys": ("sid", "gsid", "tokenlength", "questionindex", "navigationdelay"),
    "surveys_languagesettings": ("surveyls_dateformat", "surveyls_numberformat"),
    "groups": ("gid", "sid", "group_order"),
    "questions": ("qid", "parent_qid", "sid", "gid", "question_order", "scale_id", "same_default", "same_script"),
    "subquestions": ("qid", "parent_qid", "sid", "gid", "question_order", "scale_id", "same_default", "same_script"),
    "answers": ("aid", "qid", "sortorder", "assessment_value", "scale_id"),
    "survey_url_parameters": ("sid", "targetqid", "targetsqid"),
}


def numbers(survey: Survey) -> Iterator[str]:
    """The importer writes a blank into a number as it is, and some databases then refuse the row."""
    for table, names in NUMBERS.items():
        for row in survey.tables[table]:
            for name in names:
                if name in row and not re.fullmatch(r"-?[0-9]+", row[name]):
                    yield f"{table}: {name} is {row[name]!r} and no number"


def flags(survey: Survey) -> Iterator[str]:
    for row in survey.tables["questions"]:
        if row["mandatory"] not in ("Y", "S", "N"):
            yield f"questions: {row['title']} is mandatory {row['mandatory']!r}"
        if row["type"] in "X*" and row["mandatory"] != "N":
            yield f"questions: {row['title']} can't be mandatory"
        if row.get("other", "N") not in ("Y", "N"):
            yield f"questions: {row['title']} has other {row['other']!r}"


def attributes(survey: Survey) -> Iterator[str]:
    kinds = {row["qid"]: row["type"] for row in survey.tables["questions"]}
    seen: Counter[tuple[str, str, str]] = Counter()
    for row in survey.tables["question_attributes"]:
        name, language = row["attribute"], row.get("language", "")
        seen[row["qid"], name, language] += 1
        if name not in ATTRIBUTES:
            yield f"question_attributes: {name} is unknown"
        elif kinds.get(row["qid"], "") not in ATTRIBUTES[name]:
            yield f"question_attributes: {name} has no meaning for type {kinds.get(row['qid'])}"
        if (name in TRANSLATED) != (language in survey.languages) or (name not in TRANSLATED and language):
            yield f"question_attributes: {name} in language {language!r}"
        if name in ("num_value_int_only", "hidden") and row["value"] != "1":
            yield f"question_attributes: {name} is {row['value']}"
    yield from (f"question_attributes: {key} twice" for key, count in seen.items() if count > 1)
    for qid, name in {(qid, name) for qid, name, _ in seen if name in TRANSLATED}:
        if sorted(code for one, two, code in seen if (one, two) == (qid, name)) != sorted(survey.languages):
            yield f"question_attributes: {name} of {qid} lacks a language"
    for row in survey.tables["questions"]:
        if row["type"] == "*" and not survey.attributes(row["qid"]).get("equation"):
            yield f"question_attributes: {row['title']} has no equation"
        for excluded in survey.attributes(row["qid"]).get("exclude_all_others", "").split(";"):
            if excluded and excluded not in {each["title"] for each in survey.rows_of(row["qid"])}:
                yield f"question_attributes: {row['title']} excludes for an unknown answer {excluded}"


def texts(survey: Survey) -> Iterator[str]:
    """No text holds a brace, which would be an expression, nor markup that does not close."""
    fields = [
        (
            "surveys_languagesettings",
            ("surveyls_title", "surveyls_description", "surveyls_welcometext", "surveyls_endtext"),
        ),
        ("group_l10ns", ("group_name", "description")),
        ("question_l10ns", ("question", "help")),
        ("answer_l10ns", ("answer",)),
    ]
    found = [(table, row.get(name, "")) for table, names in fields for row in survey.tables[table] for name in names]
    found += [
        ("question_attributes", row["value"])
        for row in survey.tables["question_attributes"]
        if row["attribute"] in TRANSLATED
    ]
    for table, text in found:
        if "{" in text or "}" in text:
            yield f"{table}: a brace is live in {text!r}"
        try:
            ET.fromstring(f"<p>{text}</p>")
        except ET.ParseError as error:
            yield f"{table}: {text!r} is no sound HTML: {error}"
        if "<script" in text.lower():
            yield f"{table}: a script"


def expressions(survey: Survey) -> Iterator[str]:
    """Neither import nor activation looks at them: names must be known and come before, brackets must close."""
    before: dict[str, set[str]] = {}
    known: set[str] = set()
    for group in sorted(survey.tables["groups"], key=lambda row: int(row["group_order"])):
        yield from _expression(group.get("grelevance", "1") or "1", known, f"groups: {group['gid']}")
        inside = [row for row in survey.tables["questions"] if row["gid"] == group["gid"]]
        for row in sorted(inside, key=lambda row: int(row["question_order"])):
            yield from _expression(row["relevance"], known, f"questions: {row['title']}")
            before[row["qid"]] = set(known)
            parts = survey.rows_of(row["qid"])
            for part in parts:
                yield from _expression(part.get("relevance", "1") or "1", known, f"subquestions: {part['title']}")
                known.add(f"{row['title']}_{part['title']}")
            if not parts and row["type"] != "X":
                known.add(row["title"])
    for row in survey.tables["question_attributes"]:
        if row["attribute"] == "equation":
            yield from _equation(row["value"], before.get(row["qid"], set()))


def _equation(text: str, known: set[str]) -> Iterator[str]:
    if "{" not in text and "}" not in text:
        return
    if not re.fullmatch(r"\{[^{}]*\}", text):
        yield f"equation: {text!r} is not one expression"
        return
    yield from _expression(text[1:-1], known | {"LANG"}, "equation")


def _expression(text: str, known: Iterable[str], where: str) -> Iterator[str]:
    bare = re.sub(r'"[^"]*"', '""', text)
    if bare.count('"') % 2 or "'" in bare or not text.strip():
        yield f"{where}: {text!r} has an open quotation mark, or nothing in it"
    depth = 0
    for sign in bare:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
    if depth:
        yield f"{where}: the brackets of {text!r} do not close"
    allowed = r'\s+|and\b|or\b|\d+|""|[()!,]|==|!=|<=|>=|<|>|[A-Za-z][A-Za-z0-9_]*(?:\.NAOK)?'
    if not re.fullmatch(f"(?:{allowed})+", bare):
        yield f"{where}: {text!r} holds a sign that is no part of an expression"
    for name, suffix in re.findall(r"([A-Za-z][A-Za-z0-9_]*)(\.NAOK)?", bare):
        if name in ("and", "or") or name in FUNCTIONS or (name == "NAOK" and not suffix):
            continue
        if name not in set(known):
            yield f"{where}: {name} is unknown, or comes later, in {text!r}"
        elif not suffix and name != "LANG":
            yield f"{where}: {name} without .NAOK fails where the question is hidden"


RULES = (
    tables,
    languages,
    settings,
    ids,
    translations,
    references,
    titles,
    orders,
    answers,
    numbers,
    flags,
    attributes,
    texts,
    expressions,
)
