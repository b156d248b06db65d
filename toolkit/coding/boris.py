"""A project for BORIS: who is watched, and an ethogram of the codes, with a key for each.

The shape is that of BORIS's own empty project, format version 7.0, as its releases 8.27 to 10.0 write it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import Any

from toolkit.coding.vocabulary import Group
from toolkit.document.text import clean

KEYS = ascii_lowercase + digits
"""One key of the keyboard for each code; codes after the last one have none, and are chosen with the mouse."""


def render_boris(groups: Sequence[Group], title: str, about: str, words: Mapping[str, str], day: str) -> bytes:
    """The project. `about` says where the vocabulary comes from, `words` are the interface words of packs, `day` is year-month-day."""
    project: dict[str, Any] = {
        "time_format": "hh:mm:ss",
        "project_date": f"{day}T00:00:00",
        "project_name": clean(title),
        "project_description": clean(about),
        "project_format_version": "7.0",
        "subjects_conf": _numbered(_subjects(groups)),
        "behaviors_conf": _numbered(_behaviours(groups)),
        "observations": {},
        "behavioral_categories": [clean(group.title) for group in groups],
        "behavioral_categories_config": _numbered(_categories(groups)),
        "independent_variables": _numbered(_variables(words)),
        "coding_map": {},
        "behaviors_coding_map": [],
        "converters": {},
    }
    return (json.dumps(project, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _numbered(rows: Iterator[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(number): row for number, row in enumerate(rows)}


def _subjects(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """Client and therapist; strategies are the therapist's."""
    for group in groups:
        if group.id != "strategy":
            yield {"key": "", "name": group.id, "description": clean(group.title)}


def _categories(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    return ({"name": clean(group.title), "color": ""} for group in groups)


def _behaviours(groups: Sequence[Group]) -> Iterator[dict[str, Any]]:
    """Every code as an event at a point in time: what is noted is where it begins."""
    keys = iter(KEYS)
    for group in groups:
        for entry in group.coded:
            yield {
                "type": "Point event",
                "key": next(keys, ""),
                "code": entry.code,
                "description": clean(f"{entry.name}. {entry.about}"),
                "color": "",
                "category": clean(group.title),
                "modifiers": {},
                "excluded": "",
                "coding map": "",
            }


def _variables(words: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What is written down once for a recording: its code, the coder's, and nothing that tells wave or arm."""
    for name in ("recording", "coder"):
        row = {"label": name, "description": clean(words[f"coding_{name}"]), "type": "text"}
        yield {**row, "default value": "", "possible values": ""}
