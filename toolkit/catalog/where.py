"""Where a text is used, in words: the way to it through the models, and who reads it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel

from toolkit.model.content import Protocol
from toolkit.model.text import part_key

_NOUNS = {
    "beats": "step {n} of {of}",
    "models": "model answer {n} of {of}",
    "misses": "typical miss {n} of {of}",
    "observer": "row {n} of {of} of the observer's sheet",
    "activities": "activity {n} of {of}",
    "worksheet": "line {n} of {of} of the worksheet",
    "parts": "part {n} of {of}",
    "statements": "statement {n} of {of}",
    "burdens": "row {n} of {of} of the table of burden",
    "blanks": "line {n} of {of} to fill in",
    "sections": "part {key}",
    "items": "question {key}",
    "options": "answer {key}",
    "occasions": "occasion {key}",
    "forms": "form {key}",
    "core": "protected part {key}",
}
"""Field of a list -> what one member of it is called. Where the order matters a member has its number, else its short name."""

_SILENT = ("responses",)
"""Fields that say nothing which the next step does not say better."""

_BETTER = {
    "Learner.title": "the title, which gives away neither marker nor aim",
    "Part.texts": "a paragraph",
    "Part.points": "a point of a list",
}
"""Fields whose description says something else than what they are."""

_READERS = {
    "scenario": {
        "learner": "the trainee who plays the therapist",
        "facilitator": "the facilitator",
        "client": "the actor and the facilitator",
        "portrayal": "the actor and the facilitator",
        "beats": "the actor and the facilitator",
        "endings": "the actor and the facilitator",
        "stop_rule": "the actor and the facilitator",
        "models": "the facilitator",
        "misses": "the facilitator",
        "hook": "the facilitator",
        "observer": "the observers",
        "video": "the facilitator",
        "safety": "everybody in the room",
        "localisation": "local reviewers",
        "trigger_task": "the facilitator",
    },
    "module": {
        "objectives": "trainees and the facilitator",
        "worksheet": "trainees",
        "home_practice": "trainees",
        "title": "trainees and the facilitator",
        "": "the facilitator",
    },
    "interface": {
        "survey": "people who fill in forms",
        "index": "the site's coordinator",
        "todo": "the site's coordinator",
        "platform": "people who work with the data",
        "docs": "readers of the documentation site",
        "": "readers of packs and pages",
    },
    "coding": {"": "coders"},
    "adapter": {"": "the site's coordinator"},
    "modality": {"": "facilitators"},
    "tool": {"": "people who use the command"},
}
"""Kind -> first step of the path -> who reads it; the empty step stands for all others."""

_ASIDE = re.compile(r",? by (?:a|their|its|those)(?: short)? (?:names?|codes?|number|value)$")


def where(protocol: Protocol, key: str) -> str:
    """A key in words: `scenario s07 "The client who always agrees" > step 1 of 3 > what the client says; read by the actor`."""
    kind, name, path = _parted(key.partition("~")[0])
    rows = [_title(protocol, kind, name)]
    if kind == "modality" and path[:1] == ["scenario"] and len(path) > 2:
        scenario, path = path[1], path[2:]
        rows = [_title(protocol, "scenario", scenario), f"as {rows[0]} words it"]
        rows += (
            ["what the rupture starts from"]
            if path == ["trigger_task"]
            else steps(protocol.scenarios.get(scenario), path)
        )
        readers = readers_of(protocol, "scenario", scenario, path)
    else:
        rows += _of_tool(path) if kind == "tool" else steps(part_of(protocol, kind, name), path)
        readers = readers_of(protocol, kind, name, path)
    told = " > ".join(row for row in rows if row)
    return f"{told}; read by {readers}" if readers else told


def _of_tool(path: Sequence[str]) -> list[str]:
    """The way to a sentence of the command."""
    if path[:1] == ["findings"] and len(path) == 3:
        told = {"what": "what is wrong", "fix": "what to do", "why": "the reason"}
        return [f"finding {path[1].upper()}", told.get(path[2], path[2])]
    if path[:1] == ["commands"] and len(path) > 2:
        told = {"does": "what it does, in the list of commands", "about": "what it does, in its own help"}
        return [f"alliance {path[1]}", told.get(path[2], f"option {path[-1]}")]
    return list(path)


def _parted(key: str) -> tuple[str, str, list[str]]:
    """Kind, id and path; kinds of which there is one part have no id."""
    kind, *rest = key.split("/")
    if kind in ("protocol", "taxonomy", "coding", "interface", "tool"):
        return kind, "", rest
    return kind, rest[0] if rest else "", rest[1:]


def part_of(protocol: Protocol, kind: str, name: str) -> BaseModel | None:
    """The part that a key is about."""
    single: dict[str, BaseModel | None] = {
        "protocol": protocol.release,
        "taxonomy": protocol.taxonomy,
        "coding": protocol.coding,
        "interface": protocol.interface,
    }
    if kind in single:
        return single[kind]
    parts = {**dict(protocol.kinds())}.get(kind, {})
    found = parts.get(name)
    return found if isinstance(found, BaseModel) else None


def _title(protocol: Protocol, kind: str, name: str) -> str:
    if kind == "scenario" and name in protocol.scenarios:
        scenario = protocol.scenarios[name]
        return f'scenario {scenario.code} "{scenario.facilitator.title}"'
    if kind == "modality":
        known = protocol.modalities.get(name)
        return f'the approach "{known.name}"' if known else f"the approach {name}"
    single = {
        "protocol": "the training as a whole",
        "taxonomy": "the vocabulary of markers and strategies",
        "coding": "the coding manual",
        "interface": "words of pages, packs and forms",
        "tool": "what the command says",
    }
    if kind in single:
        return single[kind]
    part = part_of(protocol, kind, name)
    called = {"instrument": "questionnaire", "adapter": "published instrument"}.get(kind, kind)
    title = getattr(part, "title", "")
    return f'{called} {name} "{title}"' if title and title.lower() != name else f"{called} {name}"


def readers_of(protocol: Protocol, kind: str, name: str, path: Sequence[str]) -> str:
    """Who reads a text, in words; empty where everybody may."""
    if kind == "instrument":
        return _respondents(protocol, name)
    if kind == "document" and name in protocol.papers:
        return f"the {protocol.papers[name].reader}"
    if kind == "protocol" and path[:1] == ["forms"] and len(path) > 1:
        return _roles(protocol, (form.filled_by for form in protocol.release.forms if form.id == path[1]))
    table = _READERS.get(kind, {})
    return table.get(path[0] if path else "", table.get("", ""))


def _respondents(protocol: Protocol, name: str) -> str:
    own = protocol.instruments[name].forms if name in protocol.instruments else ()
    forms = [form for form in protocol.release.forms if name in form.instruments or form.id in own]
    return _roles(protocol, (form.filled_by for form in forms)) or "those who fill it in"


def _roles(protocol: Protocol, roles: Iterable[str]) -> str:
    names = {str(role): one.name for role, one in protocol.release.roles.items()}
    return " and ".join(f"each {names.get(role, role).lower()}" for role in dict.fromkeys(roles))


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[str, str]]:
    """Step of a key -> the field's name, and what it is, as a phrase."""
    return {
        (info.alias or name).lower(): (
            name,
            _BETTER.get(f"{model.__name__}.{name}") or _phrase(info.description or name),
        )
        for name, info in model.model_fields.items()
    }


def _phrase(description: str) -> str:
    """A field's description as a part of a sentence."""
    text = _ASIDE.sub("", description.rstrip("."))
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def steps(part: Any, path: Sequence[str]) -> list[str]:
    """The way from a part to a text, a phrase a step."""
    found: list[str] = []
    node, field, phrase = part, "", ""
    for step in path:
        if isinstance(node, BaseModel):
            if phrase and field not in _SILENT:
                found.append(phrase)
            field, phrase = _fields(type(node)).get(step, (step, step))
            node = getattr(node, field, None)
        elif isinstance(node, tuple):
            at = next((n for n, member in enumerate(node) if part_key(n, member) == step), None)
            found.append(_NOUNS.get(field, f"{field} {{key}}").format(n=(at or 0) + 1, of=len(node), key=step))
            node, phrase = (None if at is None else node[at]), ""
        elif isinstance(node, dict):
            found.append(f"{phrase}: {step}" if phrase else step)
            node, phrase = next((value for name, value in node.items() if str(name).lower() == step), None), ""
        else:
            break
    if phrase and path:
        found.append(phrase)
    return found
