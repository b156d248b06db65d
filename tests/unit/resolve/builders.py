"""A small protocol of four texts a part, read from the files beside the error cases, and sites that use it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.model.adaptation import Change
from toolkit.model.catalog import Translation
from toolkit.model.content import Protocol
from toolkit.model.locale import Locale, Review, Shown
from toolkit.model.site import Cohort, Delivery, Site
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.content import Folders, load_content

CONTENT = Path(__file__).resolve().parents[2] / "errors" / "content"
NOTE = "scenario/nod/learner/door_note"
ITEM = "instrument/check/sections/first/items/ck01/text"


@cache
def small() -> Protocol:
    loaded, found = load_content(Folders(CONTENT / "modalities", CONTENT / "locales"))
    assert not found
    assert loaded.protocol is not None
    return loaded.protocol


def locale(tag: str, **more: Any) -> Locale:
    """A locale with the people and places of English, under Japanese names."""
    english = small().locales["en"]
    people = {
        name: Shown(family=f"{name}家", given="名", shown={tag: f"{name}さん", "latn": f"{name}-san"}, gender="f")
        for name in english.personas
    }
    return english.model_copy(update={"tag": tag, "name": tag, "script": "Jpan", "personas": people, **more})


def protocol(
    catalogs: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    reviews: Mapping[str, Review] | None = None,
    **locales: Locale,
) -> Protocol:
    """The small protocol with translations `{tag: {key: (source, text[, "fuzzy"])}}`."""
    made = {
        tag: {key: Translation(row[0], row[1], len(row) > 2) for key, row in rows.items()}
        for tag, rows in (catalogs or {}).items()
    }
    known = {tag.replace("_", "-"): one for tag, one in locales.items()}
    return replace(small(), catalogs=made, reviews=dict(reviews or {}), locales={**small().locales, **known})


def site(**more: Any) -> Site:
    given: dict[str, Any] = {
        "site": {"id": "kyoto", "name": "Kyoto"},
        "protocol": "small@1",
        "modality": "plain",
        "languages": ("en",),
        "waves": ("pre1", "post"),
        **more,
    }
    return Site.model_validate(given, strict=False)


def resolved(content: Protocol | None = None, changes: tuple[Change, ...] = (), **more: Any) -> ResolvedSite:
    return resolve_site(Declared(site(**more), content or small(), site_changes=changes))


def text_change(target: str, text: Mapping[str, str], name: str = "a1") -> Change:
    return Change(id=name, target=target, text=dict(text), tier="surface", reason="Because.")


def cohort(starts: date | None, **more: Any) -> Cohort:
    return Cohort(id="spring", size=6, starts=starts, **more)


def weekly(sessions: int, day: str | None = None, *skip: date, minutes: int = 60) -> Delivery:
    schedule = {"day": day, "at": "18:00", "skip": skip} if day else None
    return Delivery.model_validate({"sessions": sessions, "minutes": minutes, "schedule": schedule}, strict=False)
