"""Surveys and the codebook as a user's script makes them: openpyxl for XLSForm and tables, lxml for LimeSurvey, Jinja2 for the web."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment
from lxml import etree
from openpyxl import Workbook

from peers.content import Content, Node

WEB = """<!doctype html>
<html lang="{{ tags[0] }}"><head><meta charset="utf-8"><title>{{ title }}</title><style>{{ style }}</style></head>
<body><main id="form"></main><script type="application/json" id="data">{{ data }}</script>
<script type="module">{{ script }}</script></body></html>
"""
Row = dict[str, Any]


class Surveys:
    """One form after the other for three platforms."""

    def __init__(self, content: Content, tags: list[str], style: str, script: str) -> None:
        self.content = content
        self.tags = tags
        self.style = style
        self.script = script
        self.page = Environment(autoescape=False).from_string(WEB)

    def items(self, form: Node) -> list[Row]:
        """Every item of a form with its texts and answers in every language."""
        rows: list[Row] = []
        for name in form["instruments"]:
            part = self.content.instruments[name]
            for section in part["sections"]:
                rows += [self.item(name, part, section, item) for item in section["items"]]
        return rows

    def item(self, name: str, part: Node, section: Node, item: Node) -> Row:
        base = f"instrument/{name}/sections/{section['id']}/items/{item['code']}"
        scale = item.get("scale") or section.get("scale")
        options = part.get("scales", {}).get(scale, {}).get("options", []) if scale else []
        answers = [
            (
                str(one["value"]),
                self.in_all(f"instrument/{name}/scales/{scale}/options/{one['value']}/label", one["label"]),
            )
            for one in options
        ]
        hint = self.in_all(f"{base}/hint", item["hint"]) if item.get("hint") else None
        row = {"code": item["code"], "type": item.get("type", "one"), "section": section["id"], "scale": scale}
        return {**row, "text": self.in_all(f"{base}/text", item["text"]), "hint": hint, "answers": answers}

    def in_all(self, key: str, source: str) -> list[str]:
        return [self.content.text(tag, key, source) for tag in self.tags]

    def words(self) -> Row:
        """The sentences of the form's own buttons in every language."""
        return {
            name: self.in_all(f"interface/survey/{name}", text)
            for name, text in self.content.interface["survey"].items()
        }

    def web(self, form: Node) -> bytes:
        told = {"id": form["id"], "tags": self.tags, "items": self.items(form), "words": self.words()}
        data = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
        parts = {"title": form["title"], "style": self.style, "script": self.script}
        return self.page.render(tags=self.tags, data=data, **parts).encode()

    def xlsform(self, form: Node) -> bytes:
        book = Workbook(write_only=True)
        survey, choices, settings = (book.create_sheet(name) for name in ("survey", "choices", "settings"))
        labels = [f"label::{tag}" for tag in self.tags]
        survey.append(["type", "name", "required", *labels, *[f"hint::{tag}" for tag in self.tags]])
        choices.append(["list_name", "name", *labels])
        lists: set[str] = set()
        for row in self.items(form):
            kind = f"select_one {row['scale']}" if row["answers"] else "text"
            survey.append([kind, row["code"], "no", *row["text"], *(row["hint"] or [])])
            if row["answers"] and row["scale"] not in lists:
                lists.add(row["scale"])
                for value, texts in row["answers"]:
                    choices.append([row["scale"], value, *texts])
        settings.append(["form_id", "form_title", "version"])
        settings.append([form["id"], form["title"], "1"])
        return saved(book)

    def limesurvey(self, form: Node) -> bytes:
        root = etree.Element("document")
        etree.SubElement(root, "LimeSurveyDocType").text = "Survey"
        languages = etree.SubElement(root, "languages")
        for tag in self.tags:
            etree.SubElement(languages, "language").text = tag
        tables: dict[str, list[Row]] = {"questions": [], "question_l10ns": [], "answers": [], "answer_l10ns": []}
        for number, row in enumerate(self.items(form), 1):
            tables["questions"].append({"qid": number, "title": row["code"], "type": "L" if row["answers"] else "T"})
            for tag, text in zip(self.tags, row["text"], strict=True):
                tables["question_l10ns"].append({"qid": number, "question": text, "help": "", "language": tag})
            for place, (value, texts) in enumerate(row["answers"]):
                identity = number * 100 + place
                tables["answers"].append({"aid": identity, "qid": number, "code": value, "sortorder": place})
                for tag, text in zip(self.tags, texts, strict=True):
                    tables["answer_l10ns"].append({"aid": identity, "answer": text, "language": tag})
        for name, rows in tables.items():
            table(root, name, rows)
        written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
        return written

    def codebook(self, forms: list[Node]) -> Iterator[tuple[str, bytes]]:
        """One line an item, as CSV, JSON and XLSX."""
        found = {row["code"]: row for form in forms for row in self.items(form)}
        head = [
            "code",
            "section",
            "type",
            *[f"text_{tag}" for tag in self.tags],
            *[f"values_{tag}" for tag in self.tags],
        ]
        lines = [head]
        for row in found.values():
            values = ["; ".join(f"{v} = {t[n]}" for v, t in row["answers"]) for n in range(len(self.tags))]
            lines.append([row["code"], row["section"], row["type"], *row["text"], *values])
        text = io.StringIO()
        csv.writer(text).writerows(lines)
        yield "codebook.csv", ("\ufeff" + text.getvalue()).encode()
        yield "codebook.json", json.dumps(list(found.values()), ensure_ascii=False, indent=1).encode()
        book = Workbook(write_only=True)
        sheet = book.create_sheet("codebook")
        for line in lines:
            sheet.append(line)
        yield "codebook.xlsx", saved(book)


def table(root: Any, name: str, rows: list[Row]) -> None:
    """A table of a LimeSurvey file."""
    part = etree.SubElement(etree.SubElement(root, name), "rows")
    for row in rows:
        line = etree.SubElement(part, "row")
        for field, value in row.items():
            etree.SubElement(line, field).text = etree.CDATA(str(value))


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
