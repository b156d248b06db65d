"""Packs as a user's script makes them: Jinja2 writes Markdown, python-markdown makes HTML of it, python-docx a DOCX."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import markdown
from docx import Document
from jinja2 import Environment

from peers.content import Content, Node, texts

ROLES = {
    "therapist": ("learner",),
    "actor": ("learner", "client", "portrayal", "beats", "endings", "stop_rule"),
    "observer": ("learner", "observer"),
    "facilitator": ("learner", "facilitator", "client", "beats", "endings", "models", "misses", "hook", "observer"),
}
SHEETS = {
    "guide": ("objectives", "activities", "facilitator", "upset", "home_practice"),
    "worksheet": ("objectives", "worksheet", "home_practice"),
}
TAKEN_HOME = ("objectives", "worksheet", "home_practice")
PAGE = """# {{ title }}

{% for heading, rows in parts %}
{% if heading %}
## {{ heading }}
{% endif %}

{% for row in rows %}
{% if row is string %}
{{ row }}
{% else %}
| {{ row[0] | join(" | ") }} |
|{{ " --- |" * row[0] | length }}
{% for cells in row[1:] %}
| {{ cells | join(" | ") }} |
{% endfor %}
{% endif %}

{% endfor %}
{% endfor %}
"""
FRAME = """<!doctype html>
<html lang="{{ tag }}" dir="{{ 'rtl' if tag.startswith('ar') else 'ltr' }}">
<head><meta charset="utf-8"><title>{{ title }}</title><style>{{ style }}</style></head>
<body><main>{{ body }}</main></body>
</html>
"""
Parts = list[tuple[str, list[Any]]]
"""Headings, with paragraphs and tables below each; a table is a list of rows, the first of which is its head."""


class Pages:
    """Templates and the converter, made once."""

    def __init__(self, content: Content, style: str) -> None:
        jinja = Environment(autoescape=False, trim_blocks=True)
        self.content = content
        self.style = style
        self.page = jinja.from_string(PAGE)
        self.frame = jinja.from_string(FRAME)
        self.converter = markdown.Markdown(extensions=["tables", "attr_list"])

    def all(self, tag: str, site: Node) -> Iterator[tuple[str, str, Parts]]:
        """(path without its ending, title, parts) of every document in a language."""
        for scenario in self.content.scenarios_of(site):
            for role, names in ROLES.items():
                parts = [self.part(tag, scenario, f"scenario/{scenario['id']}", name) for name in names]
                title = self.content.text(tag, f"scenario/{scenario['id']}/learner/title", scenario["learner"]["title"])
                yield f"{scenario['code']}/{role}", title, parts
        modules = self.content.modules
        for module in modules:
            prefix = f"module/{module['id']}"
            title = self.content.text(tag, f"{prefix}/title", module["title"])
            for sheet, names in SHEETS.items():
                yield f"modules/{module['id']}/{sheet}", title, [self.part(tag, module, prefix, name) for name in names]
        aims = [self.part(tag, module, f"module/{module['id']}", name) for module in modules for name in TAKEN_HOME]
        yield "workbook", self.content.word(tag, "pack", "workbook"), aims

    def part(self, tag: str, node: Mapping[str, Any], prefix: str, name: str) -> tuple[str, list[str]]:
        found = [self.content.text(tag, key, text) for key, text in texts(node.get(name, {}), f"{prefix}/{name}")]
        return name.capitalize(), [row.replace("{client}", "Aoki").replace("{therapist}", "Mori") for row in found]

    def html(self, tag: str, title: str, parts: Parts) -> bytes:
        body = self.converter.reset().convert(self.page.render(title=title, parts=parts))
        return self.frame.render(tag=tag, title=title, style=self.style, body=body).encode()

    def docx(self, title: str, parts: Parts) -> bytes:
        document = Document()
        document.add_heading(title, 1)
        for heading, rows in parts:
            if heading:
                document.add_heading(heading, 2)
            for row in rows:
                if isinstance(row, str):
                    document.add_paragraph(row)
                else:
                    add_table(document, row)
        held = io.BytesIO()
        document.save(held)
        return held.getvalue()


def add_table(document: Any, rows: list[list[str]]) -> None:
    """A table in a DOCX; the cells of a row are asked for once, which is the library's fast way."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(rows, table.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=True):
            cell.text = text
