"""Somebody fills in a web form in a browser: by keyboard, in three languages, with and without storage, to the file handed in."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.survey import builders
from toolkit.model.handed import Handed
from toolkit.model.receipt import is_well_typed
from toolkit.resolve.forms import ROW_KEYS
from toolkit.survey.web import export_web

pytestmark = pytest.mark.browser

ATTACK = "</script><img src=x onerror='window.attacked=1'><script>window.attacked=1</script>"
LANGUAGES = ("en", "ja", "ar-XB", "en-XA")


def several() -> dict[str, bytes]:
    """A form with several cohorts, a question with several answers, one that needs an answer, and an attack in its texts."""
    items = [
        {"code": "mo01", "kind": "multiple", "text": f"Which? {ATTACK}"},
        {"code": "mo02", "text": "Needed", "hint": ATTACK, "required": True},
    ]
    extra = builders.instrument(sections=[{"id": "more", "title": ATTACK, "scale": "three", "items": items}])
    cohorts = (("spring2027", "training"), ("autumn2027", "waitlist"))
    form = builders.form("trainee-roleplay", languages=LANGUAGES, cohorts=cohorts, instruments=(extra,))
    alone = {"instruments": ("extra",), "once_per": ("person",)}
    form = replace(
        form,
        form=form.form.model_copy(update={**alone, "id": "several"}),
        instruments=form.instruments[-1:],
        languages=tuple(replace(each, instruments=each.instruments[-1:]) for each in form.languages),
    )
    return export_web(form)[0]


@pytest.fixture(scope="module")
def met(node, tmp_path_factory) -> dict[str, Any]:
    """What one browser met in all scenes."""
    folder = tmp_path_factory.mktemp("forms")
    files = several()
    for form in builders.forms(languages=LANGUAGES):
        files |= export_web(form)[0]
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    result: dict[str, Any] = node.run("web_form", seconds=300, folder=str(folder))
    return result


@pytest.fixture
def scene(met, request) -> dict[str, Any]:
    """The scene that the test is named after."""
    name, *more = request.function.__name__.split("__")[1].split("_")
    found: dict[str, Any] = met["".join([name, *map(str.capitalize, more)])]
    assert "failed" not in found, found["failed"]
    assert not found["trouble"]
    return found


def content_of(file: dict[str, str]) -> dict[str, Any]:
    """A file that was handed in, after its receipt has been checked."""
    content: dict[str, Any] = json.loads(file["text"])
    assert Handed.model_validate_json(file["text"]).is_unchanged
    assert file["name"] == f"{content['row']['site']}-{content['row']['form']}-{content['receipt']}.json"
    assert list(content["row"]) == ROW_KEYS
    return content


def test__keyboard__fills_in_and_hands_in_a_whole_form(scene):
    assert scene["skip"] == "skip"
    assert len(scene["headings"]) == 11
    assert set(scene["focused"]) == {"H1"}, "each page begins at its heading"
    assert all(heading in title for heading, title in scene["headings"])
    content = content_of(scene["file"])
    assert content["receipt"] == scene["receipt"]
    assert is_well_typed(scene["receipt"])
    given = {code: value for code, value in content["answers"].items() if value is not None}
    assert given == {"bg01": 2, "bg02": 120, "bg03": 1, "bg04": 5, "rrse01": 3}
    assert content["row"]["person"] == "T-01"
    assert content["row"]["mode"] == "web"
    assert content["row"]["started"] <= content["row"]["submitted"]
    assert "In training, seeing clients under supervision" in scene["review"]
    assert "saved" in scene["told"]


def test__resume__shows_answers_only_after_the_code_is_typed(scene):
    assert "T-02" not in scene["before"]
    assert "t-02" not in scene["before"]
    assert "resume" not in scene["shown"].lower()
    assert "Go on where you stopped" not in scene["shown"]
    assert scene["other"] == {"answered": 0, "heading": "About you and your training"}
    assert scene["left"] == ""
    assert scene["found"] == "Go on where you stopped"
    assert scene["again"] == {"checked": 1, "where": "Part 2 of 11"}
    assert scene["back"] == "First questionnaire for trainees"


def test__language__is_switched_on_every_page_and_recorded(scene):
    assert scene["first"] == ["en", "ltr"]
    assert scene["seen"]["ja"]["html"] == ["ja", "ltr"]
    assert scene["seen"]["ar-XB"]["html"] == ["ar-XB", "rtl"]
    for seen in scene["seen"].values():
        assert seen["kept"] == "2"
        assert seen["focus"] == "language"
        assert seen["heading"] != "About you and your training"
    content = content_of(scene["file"])
    assert content["row"]["language"] == "en"
    assert content["answered_in"] == {"bg03": "ja"}
    assert scene["remembered"] == "ja"


def test__remove__asks_first_and_then_leaves_nothing(scene):
    assert "bg01" in scene["kept"]
    assert scene["focus"] == "Cancel"
    assert scene["escaped"] == scene["kept"]
    assert scene["gone"] == "{}"
    assert "removed" in scene["told"]
    assert scene["heading"] == "First questionnaire for trainees"


def test__refused__storage_is_told_before_any_answer(scene):
    assert "does not let the page keep your answers" in scene["atOnce"]
    assert "kept on this device" not in scene["start"]
    assert scene["still"] == 1, "going back to the first page must not lose answers"
    assert content_of(scene["file"])["answers"]["di01"] == 0
    assert "Remove my answers" not in scene["end"]


def test__full__storage_is_told_when_it_happens(scene):
    assert scene["before"] == 0
    assert "no room left" in scene["after"]


def test__handed_in__by_sharing_and_found_again_under_the_code(met, scene):
    name, text = scene["shared"]
    assert name.endswith(".txt")
    content = content_of({"name": name.replace(".txt", ".json"), "text": text})
    assert content["receipt"] == scene["receipt"] == scene["again"]
    assert content["row"]["session"] == "2"
    assert "T-07" not in scene["kept"]
    assert scene["other"] == 0, "another meeting is another form"
    assert scene["told"]


def test__slips__are_listed_with_links_and_told_at_the_question(scene):
    assert scene["code"] == ["key-person", "Please fill this in."]
    assert "error" in scene["formula"]
    assert scene["focus"] == "slips"
    assert "whole number" in scene["summary"]
    assert scene["invalid"] == "true"
    assert scene["linked"] == "field-bg02"
    assert scene["healed"] is None
    assert scene["where"] == "Part 2 of 11"


def test__conditions__show_and_hide_at_once(scene):
    assert scene["seen"] == [False, True, False]


def test__link__brings_keys_and_the_mode_and_no_text_becomes_markup(scene):
    assert scene["given"] == ["autumn2027", "T-10"]
    assert scene["both"] == 2
    assert scene["alone"] == 1
    assert "needs" not in scene["needed"]
    assert "Please choose an answer" in scene["needed"]
    content = content_of(scene["file"])
    assert content["answers"] == {"mo01": [1], "mo02": 0}
    assert [content["row"][name] for name in ("cohort", "arm", "mode", "person")] == [
        "autumn2027",
        "waitlist",
        "paper",
        "T-10",
    ]
    assert scene["alerts"] is None


def test__without_scripts__the_page_says_what_to_do_in_every_language(scene):
    form = builders.form(languages=LANGUAGES)
    for language in form.languages:
        assert language.interface.survey["no_script"] in scene["shown"]


def test__paper__holds_every_question_with_boxes(scene):
    form = builders.form(languages=LANGUAGES)
    assert scene["form"] is False
    for _, _, item in form.items():
        assert item.code in scene["paper"]
        assert item.text in scene["paper"]
    assert scene["boxes"] > 100
    assert scene["size"] > 10_000


def test__accessible__no_violation_and_nothing_wider_than_the_screen(scene):
    assert len(scene["found"]) == 8 * 10
    assert {each["where"]: each["violations"] for each in scene["found"] if each["violations"]} == {}
    assert {each["where"]: each["wide"] for each in scene["found"] if each["wide"] > 0} == {}


def test_no_request_leaves_the_page(met):
    assert met["asked"]
    assert [url for url in met["asked"] if not url.startswith(("file:", "blob:"))] == []
    assert {url.split("/")[-1].split("?")[0].split("#")[0] for url in met["asked"] if url.startswith("file:")} <= {
        f"{name}.html" for name in ("trainee-pre1", "trainee-post", "trainee-roleplay", "supervisor-post", "several")
    }
