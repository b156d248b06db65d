"""Each role's paper holds what that person needs, and nothing else, in every language."""

import re
from pathlib import Path

import pytest

from tests.unit.packs.builders import EXAMPLE, LANGUAGES, keys_of, site, words_of
from toolkit.document.html import render_html
from toolkit.document.tree import plain
from toolkit.model.text import walk_messages
from toolkit.packs.scenario import AUDIENCES, PAGES
from toolkit.packs.words import labels

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "packs"
SCENARIOS = [scenario.id for scenario in site().scenarios]
HOLDS = {
    "therapist": r"learner/(title|door_note|task)|safety/warning",
    "actor": r"learner/title|client/.*|portrayal/.*|beats/.*|endings/.*|stop_rule|safety/warning",
    "observer": r"learner/title|observer/.*|safety/warning",
    "facilitator": r"(?!learner/title).*",
}
"""Role -> the messages of a scenario that its paper holds: all of these, and none but these."""
GIVEN_AWAY = (
    r"interface/pack/(rupture|main_marker|also_markers|theme|purpose|difficulty|competencies|models|misses|hook)"
)


def page(role: str, scenario: str, tag: str):
    view = site().view(tag)
    return PAGES[role](site(), view, view.scenario(scenario))


def shown(role: str, scenario: str, tag: str) -> str:
    return render_html(page(role, scenario, tag), labels(site().view(tag).interface), AUDIENCES[role])


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("role", PAGES)
def test_a_paper_holds_the_messages_of_its_role_and_no_others(role, tag) -> None:
    for name in SCENARIOS:
        every = {message.key for message in walk_messages(site().protocol.scenarios[name], f"scenario/{name}")}
        due = {key for key in every if re.fullmatch(HOLDS[role], key.split("/", 2)[2])}
        held = {key for key in keys_of(page(role, name, tag)) if key.startswith("scenario/")}
        assert held - {f"scenario/{name}/trigger_task"} == due
        assert role == "facilitator" or f"scenario/{name}/trigger_task" not in held


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("role", ["therapist", "actor", "observer"])
def test_a_paper_gives_nothing_away(role, tag) -> None:
    """No code, no term of the vocabulary, no word on what the scenario is about."""
    for name in SCENARIOS:
        keys = keys_of(page(role, name, tag))
        assert not [key for key in keys if key.startswith("taxonomy/")]
        assert not [key for key in keys if re.match(GIVEN_AWAY, key)]
        html = shown(role, name, tag)
        assert not re.search(r"\b[WCR]-[A-Z]{3}\b", html)
        assert name not in html


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("role", PAGES)
def test_every_paper_says_how_to_stop_and_whom_to_turn_to(role, tag) -> None:
    for name in SCENARIOS:
        made = page(role, name, tag)
        keys = keys_of(made)
        assert {"interface/pack/pause_word_use", "interface/pack/opting_out", "interface/pack/safety_contact"} <= keys
        html = shown(role, name, tag)
        assert "+81 11 000 0000" in html
        assert "Student counselling" in html


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_facilitator_has_every_code_and_the_actor_every_turn(tag) -> None:
    for scenario in site().scenarios:
        html = shown("facilitator", scenario.id, tag)
        codes = [row.marker or row.strategy for row in scenario.observer]
        codes += [code for model in scenario.models for code in model.strategies]
        codes += [code for code in (scenario.markers.main, *scenario.markers.also) if code]
        assert all(f">{code}</code>" in html for code in codes if code)
        actor = shown("actor", scenario.id, tag)
        for beat in scenario.beats:
            assert f'id="beat-{beat.id}"' in actor
            for answer in (beat.responses.missed, beat.responses.clumsy, beat.responses.met):
                assert f'href="#{"endings" if answer.then == "end" else f"beat-{answer.then}"}"' in actor


def test_the_client_is_called_by_the_name_of_the_place() -> None:
    view = site().view("ja")
    name = view.scenario_slots(SCENARIOS[0])["client"]
    assert name in plain(next(word for word in words_of(page("actor", SCENARIOS[0], "ja")) if name in word))


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("role", PAGES)
def test_no_paper_shows_an_unfilled_gap(role, tag) -> None:
    for name in SCENARIOS:
        assert not [word for word in words_of(page(role, name, tag)) if re.search(r"\{[a-z_]+\}", word)]


def test_without_a_contact_every_paper_says_that_it_is_missing() -> None:
    distress = re.search(r"  distress:\n(    .*\n)+", EXAMPLE.read_text(encoding="utf-8"))
    assert distress is not None
    changed = site(((distress[0], "  distress: todo\n"),))
    view = changed.view("en")
    for role in PAGES:
        keys = keys_of(PAGES[role](changed, view, view.scenario(SCENARIOS[0])))
        assert "interface/stage/todo_here" in keys


def test_without_recording_the_facilitator_is_told_to_play_without_a_camera() -> None:
    video = re.search(
        r"    recorded: true.*\n    consent: .*\n    delete_after_days: .*\n", EXAMPLE.read_text(encoding="utf-8")
    )
    assert video is not None
    changed = site(((video[0], "    recorded: false\n"),))
    view = changed.view("en")
    keys = keys_of(PAGES["facilitator"](changed, view, view.scenario(SCENARIOS[0])))
    assert "interface/pack/video_off" in keys
    assert not [key for key in keys if "/video/" in key]


@pytest.mark.parametrize("role, tag", [*((role, "en") for role in PAGES), ("actor", "ja")])
def test_a_paper_looks_as_it_did(role, tag) -> None:
    """Renew on purpose alone: delete the file, run this test once, and look at what it wrote."""
    kept = GOLDEN / f"quiet-agreement.{role}.{tag}.html"
    made = re.sub(r"<style>.*?</style>", "", shown(role, "quiet-agreement", tag), flags=re.DOTALL)
    made = made.replace(site().build, "0123456789abcdef")
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(made, encoding="utf-8", newline="\n")
        pytest.fail(f"{kept.name} was written anew; look at it")
    assert made == kept.read_text(encoding="utf-8")


@pytest.mark.extras
@pytest.mark.parametrize("tag", ["en", "ja"])
@pytest.mark.parametrize("role", PAGES)
def test_a_paper_is_as_long_as_people_carry_about(role, tag) -> None:
    """Two to four A4 pages for the facilitator, three at most for the others, one for the therapist."""
    from toolkit.document.typst import render_pdf

    least, most = {"therapist": (1, 1), "actor": (2, 3), "observer": (1, 2), "facilitator": (2, 4)}[role]
    words = labels(site().view(tag).interface)
    for name in SCENARIOS if role == "facilitator" else SCENARIOS[:2]:
        data, findings = render_pdf(page(role, name, tag), words, AUDIENCES[role])
        assert data is not None, findings
        assert least <= len(re.findall(rb"/Type\s*/Page\b", data)) <= most, name
