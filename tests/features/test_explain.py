"""Somebody asks where a text comes from: its layers with file and line, and the languages that were asked."""

import re
from pathlib import Path

import pytest

from toolkit.cli import main

NOTE = "scenario/quiet-agreement/learner/door_note"
RECORD = """- id: a1
  target: scenario/quiet-agreement/learner/door_note
  text:
    ja: "五回目です。{client}さんは家族と来ます。"
    en: "Your fifth session. {client} comes with family."
  tier: surface
  reason: First sessions here are always with a family member.
"""


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "--example", "--no-input", "-o", "site", "--quiet"]) == 0
    return tmp_path / "site"


def ask(capsys, key: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["explain", "site", key]) == code
    return capsys.readouterr().out


def line_at(place: str, root: Path) -> str:
    file, line, _ = place.rsplit(":", 2)
    return (root / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def places(said: str, layer: str) -> list[str]:
    return re.findall(rf"^ +{layer}:? +(\S+?:\d+(?::\d+)?)(?: |$)", said, re.MULTILINE)


def test_a_text_of_the_protocol_has_its_place_and_each_language_its_line(site, capsys) -> None:
    said = ask(capsys, "scenario/quiet-agreement/learner/title")
    assert "title: Fifth session" in line_at(places(said, "common")[0], site)
    catalog = places(said, "ja")[0]
    assert line_at(f"{catalog}:1", site).startswith(("msgctxt", "#"))
    assert "en: the source" in said
    assert re.search(r"ja +draft ", said)


def test_a_modality_shows_its_own_wording_beside_the_common_one(site, capsys) -> None:
    said = ask(capsys, NOTE)
    assert "door_note" in line_at(places(said, "modality")[0], site)
    assert "variants/quiet-agreement.yaml" in places(said, "modality")[0]
    assert "modality-cbt.po:" in said
    assert said.index("    common") < said.index("    modality")


def test_an_adaptation_is_the_last_layer_and_brings_its_languages(site, capsys) -> None:
    (site / "adaptations.yaml").write_text(RECORD, encoding="utf-8")
    said = ask(capsys, NOTE)
    assert [said.index(f"\n    {layer}") for layer in ("common", "modality", "site")] == sorted(
        said.index(f"\n    {layer}") for layer in ("common", "modality", "site")
    )
    place = places(said, "site")[0]
    assert place.startswith("adaptations.yaml:")
    assert "(a1)" in said
    assert "ja: in the change" in said
    assert "五回目です。" in said
    assert "modality-cbt.po" not in said


def test_a_key_may_carry_the_layer_that_a_catalog_shows(site, capsys) -> None:
    assert ask(capsys, f"modality/cbt/{NOTE}") == ask(capsys, NOTE)
    assert ask(capsys, f"/{NOTE.upper()}") == ask(capsys, NOTE)


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("scenario/quiet-agreement/learner/titel", "scenario/quiet-agreement/learner/title"),
        ("rrse/title", "instrument/rrse/title"),
        ("survey/next", "interface/survey/next"),
    ],
)
def test_a_key_that_there_is_not_is_met_with_the_one_that_was_meant(site, capsys, typed, meant) -> None:
    assert f"Did you mean `{meant}`?" in ask(capsys, typed, 1)


def test_a_language_without_a_translation_says_what_it_has_looked_in(site, capsys) -> None:
    text = (
        (site / "site.yaml").read_text(encoding="utf-8").replace("languages: [ja, en]  ", "languages: [ja, en, es]", 1)
    )
    (site / "site.yaml").write_text(text, encoding="utf-8")
    assert main(["upgrade", "--same-release", "site", "--quiet"]) == 0
    said = ask(capsys, NOTE)
    assert re.search(r"es +fallback ", said)
    assert "es: no file" in said


def test_a_site_with_errors_shows_them_and_no_file_is_named(site, capsys) -> None:
    (site / "site.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert "error" in ask(capsys, NOTE, 1)
    assert main(["explain", "nowhere", NOTE]) == 1
