"""Packs as a user's script makes them: Jinja2 writes Markdown, python-markdown makes HTML of it, python-docx a DOCX."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import markdown
from docx import Document
from jinja2 import Environment

from peers.content import Content, texts

ROLES = {
    "therapist": ("learner",),
    "actor": ("learner", "client", "portrayal", "beats", "endings", "stop_rule"),
    "observer": ("learner", "observer"),
    "facilitator": ("learner", "facilitator", "client", "beats", "endings", "models", "misses", "hook", "observer"),
}
PAGE = """# {{ title }}

{% for heading, rows in parts %}
## {{ heading }}

{% for row in rows %}
{{ row }}

{% endfor %}
{% endfor %}
"""
FRAME = """<!doctype html>
<html lang="{{ tag }}" dir="{{ 'rtl' if tag.startswith('ar') else 'ltr' }}">
<head><meta charset="utf-8"><title>{{ title }}</title><style>{{ style }}</style></head>
<body><main>{{ body }}</main></body>
</html>
"""
Parts = list[tuple[str, list[str]]]


class Pages:
    """Templates and the converter, made once."""

    def __init__(self, content: Content, style: str) -> None:
        jinja = Environment(autoescape=False)
        self.content = content
        self.style = style
        self.page = jinja.from_string(PAGE)
        self.frame = jinja.from_string(FRAME)
        self.converter = markdown.Markdown(extensions=["tables", "attr_list"])

    def all(self, tag: str) -> Iterator[tuple[str, str, Parts]]:
        """(path without its ending, title, parts) of every document in a language."""
        for scenario in self.content.scenarios:
            for role, names in ROLES.items():
                parts = [self.part(tag, scenario, f"scenario/{scenario['id']}", name) for name in names]
                yield f"{scenario['code']}/{role}", scenario["learner"]["title"], parts
        modules = self.content.modules
        for module in modules:
            whole = [self.part(tag, module, f"module/{module['id']}", name) for name in ("objectives", "activities")]
            yield f"modules/{module['id']}/guide", module["title"], whole
            yield f"modules/{module['id']}/worksheet", module["title"], whole[:1]
        aims = [self.part(tag, module, f"module/{module['id']}", "objectives") for module in modules]
        yield "workbook", "Workbook", aims
        yield "plan", "Plan", [("Sessions", [module["title"] for module in modules])]

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
            document.add_heading(heading, 2)
            for row in rows:
                document.add_paragraph(row)
        held = io.BytesIO()
        document.save(held)
        return held.getvalue()
