"""Builds made-up sites from the shipped content, and the pages that are made of them."""

from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from toolkit import shipped
from toolkit.book.site import book_tree
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.content import Folders, load_content

DECLARED: dict[str, Any] = {
    "site": {"id": "hills", "name": "Hills <Clinic> & {co}", "country": "JP", "timezone": "Asia/Tokyo"},
    "protocol": "rupture-repair@1",
    "modality": "cbt",
    "languages": ["en", "ja", "ar-XB"],
    "cohorts": [{"id": "spring", "size": 6, "starts": "2027-04-13"}],
    "delivery": {"sessions": 8, "minutes": 90, "video": {"recorded": True, "delete_after_days": 77}},
    "contacts": {
        "coordinator": {"name": "M. Sato", "email": "coordinator@example.org"},
        "distress": {"name": "Student counselling", "phone": "+81 11 000 0000", "independent_of_grading": True},
    },
    "publish": {"url": "https://example.org/hills"},
}


@cache
def protocol() -> Protocol:
    """The shipped content with every language and approach."""
    loaded, findings = load_content(Folders(shipped.modalities(), shipped.locales()))
    assert loaded.protocol is not None, findings
    return loaded.protocol


def site(**changes: Any) -> ResolvedSite:
    """A resolved site, with what `changes` says instead."""
    import json

    declared = Site.model_validate_json(json.dumps(DECLARED | changes))
    return resolve_site(Declared(declared, protocol(), build="0123456789abcdef"))


@cache
def tree() -> dict[str, str]:
    """The tree of a site as text."""
    return texts(book_tree(site(), {}))


def texts(files: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode("utf-8") for path, data in files.items()}


def shown(markdown: str) -> str:
    """What a reader sees of a page, roughly: references resolved."""
    return unescape(markdown)


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
