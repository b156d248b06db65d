"""Whoever is going to play the therapist, or will be assessed, finds nothing in any output that gives a scenario away."""

import html
import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from toolkit import shipped
from toolkit.cli import main
from toolkit.model.content import Protocol
from toolkit.model.scenario import Scenario
from toolkit.model.text import walk_messages
from toolkit.phrases import fill
from toolkit.resolve.language import language_of
from toolkit.resolve.slots import scenario_slots
from toolkit.store.content import Folders, load_content

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sapporo"
FOR_ACTORS = ("/actor.", "/observer.", "/facilitator.", "/assessor.")
RATERS = "recording-rating"
"""The form of those who rate recordings of the scenarios for assessment."""
LONG = 24
"""Texts shorter than this say nothing by themselves: `Fifth session`, `Who are you?`."""


@cache
def protocol() -> Protocol:
    made = load_content(Folders(shipped.modalities(), shipped.locales()), languages=["en"])[0].protocol
    assert made is not None
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole build in English: every scenario is chosen, and the site assesses."""
    site = tmp_path_factory.mktemp("told") / "site"
    shutil.copytree(EXAMPLE, site, ignore=shutil.ignore_patterns("build", ".alliance"))
    text = (site / "site.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("languages: [ja, en]", "languages: [en]"),
        ("respond_in: [ja, en]", "respond_in: [en]"),
        ("scenarios: {set: core} ", "scenarios: {set: all, assessment: true} "),
    ):
        assert old in text
        text = text.replace(old, new)
    (site / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
    assert main(["build", str(site), "--quiet", "--jobs", "1"]) == 0
    return site / "build"


def told(scenario: Scenario) -> list[str]:
    """All that is written about a scenario but its title, door note and task, as a page shows it."""
    english = language_of("en", protocol().locales)
    slots = scenario_slots(scenario, protocol().locales["en"], english)
    learner = {message.text for message in walk_messages(scenario.learner, "")} | {scenario.safety.warning}
    texts = (message.text for message in walk_messages(scenario, "") if message.text not in learner)
    return [spaced(fill(text, slots)) for text in texts if len(text) >= LONG]


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def outputs(build: Path) -> Iterator[tuple[str, str]]:
    """Every text output with what can be read in it; Word files are taken apart."""
    for path in sorted(build.rglob("*")):
        name = path.relative_to(build).as_posix()
        if path.suffix in (
            ".html",
            ".json",
            ".csv",
            ".md",
            ".xml",
            ".lss",
            ".ics",
            ".qdc",
            ".etf",
            ".boris",
            ".js",
            ".txt",
        ):
            yield name, spaced(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))))
        elif path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as box:
                parts = (box.read(part).decode("utf-8") for part in box.namelist() if part.endswith(".xml"))
                yield name, spaced(html.unescape(re.sub(r"<[^>]+>", " ", " ".join(parts))))


def test_the_search_itself_finds_what_is_there(built: Path) -> None:
    """The actor's page does hold these texts: a search that finds nothing anywhere would prove nothing."""
    pages = dict(outputs(built))
    one = protocol().scenarios["too-early"]
    page = pages[f"packs/en/{one.code}/facilitator.html"]
    assert sum(text in page for text in told(one)) > 20


def test_a_scenario_for_training_is_told_on_the_papers_of_those_who_play_it_alone(built: Path) -> None:
    common = shared()
    for name, page in outputs(built):
        if name.startswith("packs/") and any(role in name for role in FOR_ACTORS):
            continue
        if (
            name == "index.html" or RATERS in name
        ):  # the coordinator's own page lists the titles; raters know the scenario
            continue
        for one in protocol().scenarios.values():
            found = [text for text in told(one) if text in page and text not in common]
            assert found == [], (name, one.id)


def test_a_scenario_for_assessment_is_in_its_own_folder_alone(built: Path) -> None:
    common = shared()
    kept = [one for one in protocol().scenarios.values() if one.use == "assessment"]
    assert {path.parent.name for path in (built / "packs/en/assessment").glob("*/*.html")} == {one.code for one in kept}
    for name, page in outputs(built):
        if name.startswith("packs/en/assessment/") or RATERS in name:
            continue
        for one in kept:
            every = [*told(one), spaced(one.learner.door_note)]
            assert [text for text in every if text in page and text not in common] == [], (name, one.id)
            if not name.startswith("codebook") and name not in ("index.html", "manifest.json"):
                assert not re.search(rf"\b{one.code}\b", page), (name, one.code)


def shared() -> set[str]:
    """What two scenarios say alike, such as where the camera stands: it tells nothing of either."""
    counts: dict[str, int] = {}
    for one in protocol().scenarios.values():
        for text in set(told(one)):
            counts[text] = counts.get(text, 0) + 1
    return {text for text, count in counts.items() if count > 1}
