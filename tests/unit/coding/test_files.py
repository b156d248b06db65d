"""Files for coding: each is opened by a reader that we did not write, holds every code once, and hides nothing that is English."""

import json
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from toolkit import shipped
from toolkit.coding.elan import render_elan
from toolkit.coding.files import coding_files
from toolkit.coding.qda import identity, render_qda
from toolkit.coding.sheet import columns
from toolkit.coding.vocabulary import Entry, Group, answer_groups, marker_groups
from toolkit.document.csv import render_csv
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.resolve.site import Declared, resolve_site
from toolkit.resolve.view import View
from toolkit.store.content import Folders, load_content

READERS = Path(__file__).resolve().parents[2] / "readers"
LANGUAGES = ("en", "ja", "en-XA", "ar-XB")
NAMES = ["answers.qdc", "markers.boris", "markers.etf", "markers.qdc", "sheet-key.xlsx", "sheet.csv", "sheet.xlsx"]
each_language = pytest.mark.parametrize("tag", LANGUAGES)


@cache
def protocol() -> Protocol:
    made = load_content(Folders(shipped.modalities(), shipped.locales()), languages=["ja"])[0].protocol
    assert made is not None
    return made


@cache
def view(tag: str) -> View:
    data = {
        "site": {"id": "anywhere", "name": "Anywhere", "country": "JP"},
        "protocol": protocol().release.release,
        "modality": "cbt",
        "languages": LANGUAGES,
    }
    return resolve_site(Declared(Site.model_validate(data, strict=False), protocol())).view(tag)


@cache
def made(tag: str) -> dict[str, bytes]:
    return {name: make() for name, make in coding_files(view(tag)).items()}


def markers() -> list[str]:
    """Every code of the vocabulary that is given to a moment of a recording."""
    words = view("en").interface.pack
    return [entry.code for group in marker_groups(view("en").taxonomy, words) for entry in group.coded]


def answers() -> list[str]:
    manual = view("en").coding
    assert manual is not None
    return [entry.code for group in answer_groups(manual, view("en").interface.pack) for entry in group.coded]


@each_language
def test_the_same_content_gives_the_same_bytes(tag: str) -> None:
    assert sorted(made(tag)) == NAMES
    assert made(tag) == {name: make() for name, make in coding_files(view(tag)).items()}
    assert all(b"\r\n" not in data for name, data in made(tag).items() if name.endswith((".etf", ".boris", ".qdc")))


def test_markers_of_client_and_therapist_and_every_strategy_but_the_parent() -> None:
    taxonomy = protocol().taxonomy
    assert not taxonomy.strategies["R-MET"].coded
    assert set(markers()) == {*taxonomy.markers, *taxonomy.therapist_markers, *taxonomy.strategies} - {"R-MET"}
    assert len(markers()) == len(set(markers()))
    assert len(taxonomy.therapist_markers) >= 5


@each_language
def test_pympi_opens_the_template(tag: str, tmp_path: Path) -> None:
    elan = pytest.importorskip("pympi").Elan
    path = tmp_path / "markers.etf"
    path.write_bytes(made(tag)["markers.etf"])
    opened = elan.Eaf(str(path))
    assert list(opened.get_tier_names()) == ["client", "therapist", "strategy", "notes"]
    found = []
    for tier in ("client", "therapist", "strategy"):
        of_type = opened.get_parameters_for_tier(tier)["LINGUISTIC_TYPE_REF"]
        vocabulary = opened.get_parameters_for_linguistic_type(of_type)["CONTROLLED_VOCABULARY_REF"]
        for values, _ in opened.get_cv_entries(vocabulary).values():
            [(value, language, about)] = values
            assert language == tag
            assert about.strip()
            found.append(value)
    assert found == markers()
    opened.add_annotation("client", 1000, 2500, "W-DEN")
    opened.to_file(str(path))
    assert elan.Eaf(str(path)).get_annotation_data_for_tier("client") == [(1000, 2500, "W-DEN")]


@each_language
def test_boris_opens_the_project_and_changes_nothing(tag: str, tmp_path: Path) -> None:
    package = find_spec("boris")
    if package is None or not package.submodule_search_locations:
        pytest.skip("BORIS is not installed: pip install --no-deps -r requirements/boris.txt")
    path = tmp_path / "markers.boris"
    path.write_bytes(made(tag)["markers.boris"])
    folder = Path(next(iter(package.submodule_search_locations))).parent
    command = [sys.executable, "-I", "-X", "utf8", str(READERS / "boris_project.py"), str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    answer = json.loads(done.stdout)
    assert (answer["changed"], answer["told"]) == (False, "")
    project = answer["project"]
    assert project == json.loads(made(tag)["markers.boris"])
    behaviours = project["behaviors_conf"].values()
    assert [row["code"] for row in behaviours] == markers()
    assert {row["category"] for row in behaviours} == set(project["behavioral_categories"])
    keys = [row["key"] for row in behaviours if row["key"]]
    assert len(keys) == len(set(keys)) == min(len(markers()), 36)


@each_language
@pytest.mark.parametrize("name", ["answers.qdc", "markers.qdc"])
def test_a_codebook_has_the_structure_that_the_standard_publishes(name: str, tag: str) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.RelaxNG(etree.parse(str(READERS / "codebook.rng")))
    read = etree.fromstring(made(tag)[name])
    assert schema.validate(read), schema.error_log
    codes = list(read.iter("{urn:QDA-XML:codebook:1.0}Code"))
    codable = [code.get("name").split(" ")[0] for code in codes if code.get("isCodable") == "true"]
    assert sorted(codable) == sorted(answers() if name == "answers.qdc" else markers())
    assert len({code.get("guid") for code in codes}) == len(codes)
    assert all(len(code.get("guid")) == 36 for code in codes)


def test_a_code_keeps_its_identity_in_every_language() -> None:
    for code in ("HOOKED", "ENGAGED_WELL"):
        assert all(identity("answers", code).encode() in made(tag)["answers.qdc"] for tag in LANGUAGES)
    assert b'isCodable="false"' in next(
        line for line in made("en")["markers.qdc"].splitlines() if b'name="R-MET ' in line
    )


@each_language
def test_the_sheets_have_a_column_for_each_code(tag: str) -> None:
    manual = view(tag).coding
    assert manual is not None
    head = columns(answer_groups(manual, view(tag).interface.pack))
    assert made(tag)["sheet.csv"] == render_csv([head])
    assert [name.removeprefix("code_").upper() for name in head if name.startswith("code_")] == answers()
    for name, keyed in (("sheet.xlsx", False), ("sheet-key.xlsx", True)):
        book = load_workbook(BytesIO(made(tag)[name]))
        sheet, explained, training = book.worksheets
        assert [cell.value for cell in sheet[1]] == list(head)
        named = [row[0].value for row in explained.iter_rows(min_row=2) if row[0].value]
        assert named == list(head)
        rows = list(training.iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in rows] == [one.id for one in manual.training]
        marked = [[value for value in row[4 : 4 + len(answers())] if value is not None] for row in rows]
        assert all(len(row) == (len(answers()) if keyed else 0) for row in marked)
        if keyed:
            given = [{code for code, mark in zip(answers(), row, strict=True) if mark} for row in marked]
            assert given == [set(one.codes) for one in manual.training]


def test_english_that_stands_in_is_marked_and_the_state_is_told() -> None:
    """Where a language lacks a text, the files say so; where it has a machine's draft, they say that."""
    japanese = view("ja")
    waiting = [code for code, one in japanese.taxonomy.therapist_markers.items() if one.name.state == "fallback"]
    text = made("ja")["markers.boris"].decode("utf-8")
    for row in json.loads(text)["behaviors_conf"].values():
        if row["code"] in waiting:
            assert row["description"].startswith("[en] ")
    state = "fallback" if waiting else "draft"
    assert str(japanese.interface.state[f"{state}_explained"]) in text


def test_hostile_words_stay_words() -> None:
    etree = pytest.importorskip("lxml.etree")
    bad = 'x" y="<!-- & \x00\x0b\n]]>'
    groups = (Group("client", bad, (Entry("W-DEN", bad, bad),)),)
    for data in (render_elan(groups, bad, "en", bad, "2027-01-01"), render_qda("markers", groups, bad, bad)):
        read = etree.fromstring(data)
        assert any(
            "<!-- & " in (node.text or "") or "<!-- & " in " ".join(node.attrib.values()) for node in read.iter()
        )
