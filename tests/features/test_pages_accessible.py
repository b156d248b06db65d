"""Somebody opens what a build made, on a phone and on a large screen: no barrier that axe finds, no request, no dead link."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests import built

PAGES = ["s02/therapist", "s02/actor", "s02/observer", "s02/facilitator", "modules/{guide}", "workbook", "plan"]


@pytest.fixture(scope="module")
def builds(example, tmp_path_factory) -> dict[str, Path]:
    """The example built twice: with Japanese and with English as the language it works in."""
    return {"ja": example, "en": built.example(tmp_path_factory, "en", "ja")}


def targets_of(page: Path) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]*)"', page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", ["ja", "en"])
def test_every_link_of_the_opening_page_leads_to_a_file_or_a_place(builds, tag) -> None:
    page = builds[tag] / "index.html"
    html = page.read_text(encoding="utf-8")
    links = targets_of(page)
    assert len(links) > 100
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in html, link
        else:
            assert (builds[tag] / link).is_file(), link


@pytest.mark.parametrize("tag", ["ja", "en"])
def test_the_opening_page_leads_to_every_pack_survey_and_codebook(builds, tag) -> None:
    links = set(targets_of(builds[tag] / "index.html"))
    made = {path.relative_to(builds[tag]).as_posix() for path in builds[tag].rglob("*") if path.is_file()}
    assert made - links == {"index.html"}


def test_every_pack_leads_to_its_other_language(builds) -> None:
    for page in (builds["ja"] / "packs").rglob("*.html"):
        for link in targets_of(page):
            path = link.partition("#")[0]
            assert not path or (page.parent / path).resolve().is_file(), f"{page}: {link}"


@pytest.fixture(scope="module")
def met(node, builds, tmp_path_factory) -> dict[str, Any]:
    """What one browser met on the opening page and one paper of each kind, at 360 and at 1280 pixels."""
    folder = tmp_path_factory.mktemp("pages")
    for tag, build in builds.items():
        guide = next(path.parent.name for path in sorted((build / "packs" / tag / "modules").glob("*/guide.html")))
        names = [name.format(guide=f"{guide}/guide") for name in PAGES]
        (folder / tag).mkdir()
        shutil.copy(build / "index.html", folder / tag / "index.html")
        for name in names:
            shutil.copy(build / "packs" / tag / f"{name}.html", folder / tag / f"{name.replace('/', '-')}.html")
    result: dict[str, Any] = node.run("pages", seconds=300, folder=str(folder))
    assert len(result) == 2 * (len(PAGES) + 1)
    return result


@pytest.mark.browser
def test_axe_finds_no_violation(met) -> None:
    assert {name: page["violations"] for name, page in met.items() if page["violations"]} == {}


@pytest.mark.browser
def test_no_request_leaves_and_no_error_is_met(met) -> None:
    assert {
        name: page["asked"] + page["trouble"] for name, page in met.items() if page["asked"] + page["trouble"]
    } == {}


@pytest.mark.browser
def test_nothing_sticks_out_of_the_window(met) -> None:
    assert {name: page["out"] for name, page in met.items() if page["out"]} == {}
