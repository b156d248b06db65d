"""A coordinator builds a site and finds what people read and sign, adds a document of the house, and is told what is missing."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from toolkit import shipped
from toolkit.cli import main

ROOT = Path(__file__).resolve().parents[2]
OWN = """schema: 1
id: house-rules
version: 1
basis: extension
kind: notice
reader: trainee
title: Rules of the house
parts:
  - id: keys
    title: Keys
    texts:
      keys: "Keys of the rooms of {site} are with {coordinator}. Asked by {recruited_by}."
"""


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    shutil.copytree(
        ROOT / "examples" / "sapporo", tmp_path / "site", ignore=shutil.ignore_patterns("build", ".alliance")
    )
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "site"


def test_a_build_holds_every_document_in_each_language_as_page_and_word_file(example) -> None:
    for tag in ("en", "ja"):
        folder = example / "packs" / tag / "documents"
        names = {path.stem for path in folder.glob("*.html")}
        assert names == {path.stem for path in (shipped.modalities() / "common" / "documents").glob("*.yaml")}
        for name in names:
            assert zipfile.is_zipfile(folder / f"{name}.docx")
    index = (example / "index.html").read_text(encoding="utf-8")
    assert 'href="packs/en/documents/consent-trainee.html"' in index
    assert 'href="packs/ja/documents/distress-protocol.docx"' in index


def test_each_document_says_draft_and_template_in_its_language(example) -> None:
    for tag, draft in (("en", "DRAFT"), ("ja", said("interface/stage/draft_banner"))):
        for path in (example / "packs" / tag / "documents").glob("*.html"):
            html = path.read_text(encoding="utf-8")
            assert draft in html, path
            template = said("interface/pack/paper_template") if tag == "ja" else ""
            assert (template or "Template: adapt to your law and board") in html, path


def said(key: str) -> str:
    """What the Japanese catalog says; empty where it has no words yet."""
    path = shipped.locales() / "ja" / "LC_MESSAGES" / "interface.po"
    with path.open("rb") as file:
        return next((str(row.string) for row in read_po(file) if row.context == key), "")


def test_a_japanese_document_says_that_it_is_a_draft_and_marks_the_english_in_it(example) -> None:
    draft = said("interface/state/draft_explained")
    assert draft
    for path in (example / "packs" / "ja" / "documents").glob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert '<html lang="ja"' in html
        assert draft in html, path
    safety = (example / "packs" / "ja" / "documents" / "distress-protocol.html").read_text(encoding="utf-8")
    assert re.search(r'<span lang="en"[^>]*>Do not leave the person alone[^<]*</span><span class="mark"', safety)


def test_a_document_of_the_house_is_built_beside_the_others(site, capsys) -> None:
    (site / "documents").mkdir()
    (site / "documents" / "house-rules.yaml").write_text(OWN, encoding="utf-8", newline="\n")
    assert main(["build", str(site), "--only", "packs", "--language", "en", "--dry-run", "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    assert "packs/en/documents/house-rules.html" in told.replace("\\", "/")


def test_a_document_of_the_house_that_takes_a_name_or_lacks_what_it_needs_is_refused(site, capsys) -> None:
    (site / "documents").mkdir()
    wrong = OWN.replace("id: house-rules", "id: consent-trainee").replace("kind: notice", "kind: consent")
    (site / "documents" / "consent-trainee.yaml").write_text(wrong, encoding="utf-8", newline="\n")
    (site / "documents" / "house-rules.yaml").write_text(
        OWN.replace("kind: notice", "kind: protocol").replace("{site}", "{clinik}"), encoding="utf-8", newline="\n"
    )
    assert main(["check", str(site)]) == 1
    told = capsys.readouterr().out
    assert "documents/consent-trainee.yaml:2:5: error LAYER002" in told
    assert "error DOCU003" in told
    assert "{clinik}" in told
