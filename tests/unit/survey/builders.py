"""Builds forms of a made-up site from the shipped content, in languages whose translations are made up too."""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit import shipped
from toolkit.model.catalog import Catalog, Translation
from toolkit.model.condition import Condition, holds
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.locale import Locale
from toolkit.model.protocol import Form, MissingKind, Occasion, Release
from toolkit.model.site import Cohort, Contacts, Distress, ScenarioChoice, Site, SiteFacts
from toolkit.model.taxonomy import Taxonomy
from toolkit.model.text import Words, localise
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.resolve.language import PSEUDO, Language
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml
from toolkit.survey.words import ENGLISH

COMMON = "common"
CONTACT = Distress(
    name="Student counselling & <help>",
    phone="+81 11 000 0000",
    hours="Mon-Fri 9-17",
    out_of_hours="+81 11 000 0001",
    emergency="119",
    independent_of_grading=True,
)
BUILD = "0123456789abcdef"


M = TypeVar("M", bound=BaseModel)


def _read(name: str, model: type[M]) -> M:
    tree, findings = read_yaml(shipped.modalities() / COMMON / name, name)
    assert tree is not None, findings
    made, findings = validate(tree, model)
    assert made is not None, findings
    return made


@cache
def content() -> Protocol:
    """The shipped protocol with its instruments and interface words; nothing else is in a form."""
    release = _read("protocol.yaml", Release)
    return Protocol(
        release=release,
        taxonomy=_read("taxonomy.yaml", Taxonomy),
        interface=_read("interface.yaml", Interface),
        scenarios={},
        instruments={name: _read(f"instruments/{name}.yaml", Instrument) for name in release.instruments},
        modules={},
        modalities={},
        variants={},
        locales={path.name: _locale(path.name) for path in sorted(shipped.locales().iterdir()) if path.is_dir()},
    )


def _locale(tag: str) -> Locale:
    tree, findings = read_yaml(shipped.locales() / tag / "locale.yaml", tag)
    assert tree is not None, findings
    made, findings = validate(tree, Locale)
    assert made is not None, findings
    return made


def made_up(protocol: Protocol, leave_out: str = "") -> Catalog:
    """A translation of everything, slots kept, except of the messages whose key begins with `leave_out`."""
    return {
        message.key: Translation(message.text, f"「{message.text}」")
        for message in protocol.messages()
        if not (leave_out and message.key.startswith(leave_out))
    }


def site(
    languages: tuple[str, ...] = ("en", "ja"),
    stage: str = "ready",
    cohorts: tuple[tuple[str, str], ...] = (("spring2027", "training"),),
    distress: Distress | None = CONTACT,
    leave_out: str = "",
    instruments: tuple[Instrument, ...] = (),
) -> ResolvedSite:
    """A site that answers in these languages; all but English and the pseudo-locales are translated in a made-up way.

    `instruments` are laid over the shipped ones; one that is new is added to every form.
    """
    protocol = content()
    added = {part.id: part for part in instruments}
    new = tuple(name for name in added if name not in protocol.instruments)
    forms = tuple(form.model_copy(update={"instruments": (*form.instruments, *new)}) for form in protocol.release.forms)
    protocol = replace(
        protocol,
        release=protocol.release.model_copy(update={"forms": forms}),
        instruments={**protocol.instruments, **added},
    )
    named = [tag for tag in languages if tag != "en" and tag not in PSEUDO]
    catalogs = {tag: made_up(protocol, leave_out) for tag in named}
    declared = Site(
        site=SiteFacts(id="sapporo", name="Hokkaido Training Clinic", country="JP"),
        stage=stage,
        protocol="rupture-repair@1",
        modality="cbt",
        languages=languages,
        respond_in=languages,
        cohorts=tuple(Cohort(id=name, arm=arm or None) for name, arm in cohorts),
        waves=("pre1", "pre2", "post", "followup"),
        scenarios=ScenarioChoice(assessment=True),
        contacts=Contacts(distress=distress),
    )
    return resolve_site(Declared(declared, replace(protocol, catalogs=catalogs), build=BUILD))


def forms(**wishes: Any) -> tuple[ResolvedForm, ...]:
    """Every form of such a site."""
    return site(**wishes).forms


def form(name: str = "trainee-pre1", **wishes: Any) -> ResolvedForm:
    """One form of such a site."""
    return next(each for each in forms(**wishes) if each.id == name)


def instrument(**parts: Any) -> Instrument:
    """A small instrument; the parts replace or add to its fields as they stand in YAML."""
    plain: dict[str, Any] = {
        "schema": 1,
        "id": "extra",
        "version": 1,
        "basis": "extension",
        "construct": "Whatever a test asks",
        "outcome": "exploratory",
        "derivation": "Made up.",
        "licence": "CC-BY-4.0",
        "title": "Something else",
        "time_frame": "now",
        "instructions": "Please answer.",
        "scales": {
            "three": {
                "direction": "ascending",
                "options": [{"value": n, "label": label} for n, label in enumerate(["None", "Some", "All"])],
                "missing": ["declined"],
            }
        },
        "sections": [{"id": "more", "scale": "three", "items": [{"code": "mo01", "text": "How much?"}]}],
    }
    return Instrument.model_validate_json(json.dumps(plain | parts))


EVERY_KIND: dict[str, Any] = {
    "title": "Every kind <b>& more</b>",
    "instructions": "Answer {all}, or ${none}.\nTake your time.",
    "scales": {
        "three": {
            "direction": "ascending",
            "options": [{"value": n, "label": label} for n, label in enumerate(["None", "Some", "All"])],
            "missing": ["not_applicable", "declined"],
        }
    },
    "sections": [
        {
            "id": "table",
            "title": "A table",
            "intro": "Line by line.",
            "display": "grid",
            "scale": "three",
            "items": [
                {"code": "ek01", "text": "First line"},
                {
                    "code": "ek02",
                    "text": "Second line",
                    "hint": "Think twice.",
                    "show_if": {"item": "ek01", "equals": 2},
                },
                {"code": "ek03", "kind": "number", "text": "How many?", "min": 1, "max": 9, "unit": "times"},
                {"code": "ek04", "text": "Third line", "required": True},
            ],
        },
        {
            "id": "list",
            "scale": "three",
            "show_if": {"not": {"item": "ek01", "answered": False}},
            "items": [
                {"code": "ek05", "kind": "multiple", "text": "Which of these?", "hint": "Several may be true."},
                {"code": "ek06", "text": "Which level?", "anchors": {"0": "Nothing is seen.", "2": "All is seen."}},
                {"code": "ek07", "kind": "text", "text": "A word", "show_if": {"item": "ek05", "in": [1, 2]}},
                {"code": "ek08", "kind": "long_text", "text": "A *whole* story", "max_length": 500},
                {"code": "ek09", "kind": "number", "text": "And now?", "show_if": {"item": "ek03", "greater": 3}},
            ],
        },
    ],
    "scoring": {"all": {"method": "mean", "items": ["ek01", "ek02", "ek04"], "range": [0, 2], "min_answered": 600}},
    "contact": "distress",
    "closing": "Thank you & goodbye.",
}
"""The parts of an instrument that has everything an instrument can have."""


CONDITIONS: list[dict[str, Any]] = [
    {"item": "aa", "equals": 1},
    {"item": "aa", "in": [0, 2]},
    {"item": "aa", "less": 2},
    {"item": "aa", "greater": 0},
    {"item": "aa", "answered": True},
    {"item": "aa", "answered": False},
    {"item": "aa", "equals": 0},
    {"item": "bb", "equals": 98},
    {"item": "bb", "equals": 0},
    {"item": "bb", "less": 3},
    {"item": "bb", "greater": 3},
    {"item": "bb", "answered": True},
    {"item": "bb", "answered": False},
    {"not": {"item": "aa", "greater": 0}},
    {"all": [{"item": "aa", "greater": 0}, {"item": "bb", "less": 5}]},
    {"any": [{"item": "aa", "equals": 0}, {"item": "bb", "greater": 98}]},
    {
        "all": [
            {"any": [{"item": "aa", "equals": 1}, {"item": "aa", "equals": 2}]},
            {"not": {"item": "bb", "answered": False}},
        ]
    },
    {"not": {"any": [{"item": "aa", "in": [1, 2]}, {"item": "bb", "equals": 0}]}},
    {"all": []},
    {"any": []},
]
"""Conditions on `aa`, a choice with values from 0 to 2, and `bb`, a number."""

ANSWERS = [(aa, bb) for aa in (None, 0, 1, 2, 97, 98, 99) for bb in (None, 0, 3, 4, 98, 120)]


def meant(condition: Condition, aa: int | None, bb: int | None) -> bool:
    """What a condition says of two answers. A missing kind is a reason for having no answer, so it is none."""
    return holds(condition, {"aa": None if aa is None or aa >= 97 else aa, "bb": bb})


def small_form(stage: str = "draft", **parts: Any) -> ResolvedForm:
    """A form with one instrument and no word of the shipped content, in English and in a made-up Japanese."""
    part = instrument(**(EVERY_KIND | parts))
    declared = Form(
        id="small",
        filled_by="trainee",
        about="self",
        occasion="pre1",
        once_per=("person",),
        instruments=(part.id,),
        title="A small form",
        intro="Please begin.",
    )
    missing = {
        "not_observed": MissingKind(code=97, label="Not seen"),
        "not_applicable": MissingKind(code=98, label="Does not apply"),
        "declined": MissingKind(code=99, label="Rather not"),
    }
    occasion = Occasion(id="pre1", anchor="training.start", offset_days=-28)
    return ResolvedForm(
        site_id="sapporo",
        site_name="Hokkaido Training Clinic",
        stage=stage,
        form=declared,
        occasion=occasion,
        instruments=(part,),
        languages=tuple(
            _small_in(declared, part, missing, tag, name) for tag, name in (("en", "English"), ("ja", "日本語"))
        ),
        missing=missing,
        distress=CONTACT,
        cohorts=(("autumn", "waiting"), ("spring", "training")),
        structure="00112233445566aa",
        build=BUILD,
    )


def _small_in(
    declared: Form, part: Instrument, missing: Mapping[str, MissingKind], tag: str, name: str
) -> FormInLanguage:
    language = Language(tag, name, "ltr", "Latn" if tag == "en" else "Jpan", "latn", () if tag == "en" else (tag,))

    def words(key: str, text: str) -> Words:
        return Words(text, key) if tag == "en" else Words(f"「{text}」", key, tag, "draft")

    groups: dict[str, dict[str, str]] = {
        each: {} for each in ("survey", "pack", "index", "docs", "state", "stage", "todo", "platform")
    }
    for spelled, text in ENGLISH.items():
        group, _, word = spelled.partition("/")
        groups[group][word] = text
    return FormInLanguage(
        language=language,
        title=words("protocol/forms/small/title", declared.title),
        intro=words("protocol/forms/small/intro", declared.intro or ""),
        instruments=(localise(part, f"instrument/{part.id}", words),),
        interface=localise(Interface(id="interface", **groups), "interface", words),
        missing={each: words(f"protocol/missing/{each}/label", kind.label) for each, kind in missing.items()},
        words="aabbccddeeff0011" if tag == "en" else "1100ffeeddccbbaa",
    )


GOLDEN = Path(__file__).parents[2] / "golden"


def golden(name: str, made: str) -> str:
    """What was agreed on under this name. `RENEW_GOLDEN=1` writes what is made now: look at the difference before you commit it."""
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")
