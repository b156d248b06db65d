"""Somebody takes the surveys of the shipped example to each platform: the same forms, whole in Japanese and in English."""

import re
from pathlib import Path

import pytest
from readers.limesurvey import Survey, read_lss

FORMS = {
    *("client-session", "supervisor-post", "supervisor-pre2", "trainee-followup", "trainee-post"),
    *("trainee-pre1", "trainee-pre2", "trainee-roleplay", "trainee-feasibility", "peer-roleplay"),
    *("meeting-log", "meeting-check", "facilitator-burden", "event-report"),
    *("interview-pre1", "interview-post"),
}
JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def surveys(example) -> dict[str, Survey]:
    return {path.stem: read_lss(path.read_bytes()) for path in (example / "surveys" / "limesurvey").iterdir()}


def named(folder: Path) -> set[str]:
    return {path.stem for path in folder.iterdir()}


@pytest.mark.parametrize("platform", ["web", "xlsform", "limesurvey"])
def test_every_platform_gets_every_form(example, platform) -> None:
    assert named(example / "surveys" / platform) == FORMS


def test_no_structure_file_breaks_a_rule_of_its_importer(surveys) -> None:
    assert {name: survey.problems for name, survey in surveys.items() if survey.problems} == {}
    assert {name: survey.languages for name, survey in surveys.items()} == {name: ["ja", "en"] for name in FORMS}


def test_every_question_is_asked_in_japanese_and_in_english(surveys) -> None:
    """What to do in an emergency is no machine's to draft: until a person has translated it, it is English and marked."""
    every = [(name, texts) for name, survey in surveys.items() for texts in asked(survey)]
    assert [texts for _, texts in every if JAPANESE.search(texts["en"])] == []
    other = [(name, texts) for name, texts in every if texts["ja"] != texts["en"] and not JAPANESE.search(texts["ja"])]
    assert all(texts["ja"].startswith('<span lang="en" dir="ltr">[en] ') for _, texts in other), other
    assert sorted(name for name, _ in other) == [
        *("client-session", "interview-post", "interview-pre1", "trainee-feasibility", "trainee-roleplay"),
    ]
    assert sum(bool(JAPANESE.search(texts["ja"])) for _, texts in every) > 150


def asked(survey: Survey) -> list[dict[str, str]]:
    """The texts of all questions by language."""
    return [survey.texts(row["qid"]) for row in [*survey.tables["questions"], *survey.tables["subquestions"]]]


def test_no_web_form_is_too_large_for_a_slow_line_or_a_full_stick(example) -> None:
    sizes = {path.name: path.stat().st_size for path in (example / "surveys" / "web").iterdir()}
    assert {name: size for name, size in sizes.items() if size >= 300_000} == {}
