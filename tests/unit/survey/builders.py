"""Builds forms of a made-up site from the shipped content, in languages whose translations are made up too."""

import json
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit import shipped
from toolkit.model.catalog import Catalog, Translation
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.locale import Locale
from toolkit.model.protocol import Release
from toolkit.model.site import Cohort, Contacts, Distress, Site, SiteFacts
from toolkit.model.taxonomy import Taxonomy
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.language import PSEUDO
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

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
