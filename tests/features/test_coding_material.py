"""A coordinator builds what coders read, alone and in one language, and hands the key out apart from the answers."""

import shutil
import zipfile
from pathlib import Path

import pytest

from toolkit.cli import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    shutil.copytree(
        ROOT / "examples" / "sapporo", tmp_path / "site", ignore=shutil.ignore_patterns("build", ".alliance")
    )
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "site"


def build(site: Path, *words: str) -> Path:
    assert main(["build", str(site), "--only", "coding", "--quiet", "--jobs", "1", *words]) == 0
    return site / "build"


def test_the_material_for_coding_is_built_alone(site) -> None:
    made = build(site, "--language", "en")
    assert {path.name for path in made.iterdir()} == {"coding", "index.html", "findings.json", "manifest.json"}
    assert {path.name for path in (made / "coding").iterdir()} == {"en"}
    for name in ("manual", "training", "key"):
        page = made / "coding" / "en" / f"{name}.html"
        assert "<h1>" in page.read_text(encoding="utf-8")
        assert zipfile.is_zipfile(page.with_suffix(".docx"))
    front = (made / "index.html").read_text(encoding="utf-8")
    assert all(f'href="coding/en/{name}.html"' in front for name in ("manual", "training", "key"))
    assert 'href="coding/ja/' not in front
    files = ("markers.etf", "markers.boris", "markers.qdc", "answers.qdc", "sheet.csv", "sheet.xlsx", "sheet-key.xlsx")
    assert all(f'href="coding/en/{name}"' in front and (made / "coding" / "en" / name).is_file() for name in files)


def test_each_page_leads_to_the_same_page_in_the_other_language(site) -> None:
    made = build(site)
    for tag, other in (("en", "ja"), ("ja", "en")):
        html = (made / "coding" / tag / "manual.html").read_text(encoding="utf-8")
        assert f'href="../{other}/manual.html"' in html
        assert (made / "coding" / other / "manual.html").is_file()


def test_codes_are_the_same_in_every_language(site) -> None:
    made = build(site)
    for tag in ("en", "ja"):
        html = (made / "coding" / tag / "manual.html").read_text(encoding="utf-8")
        assert html.count(">ENGAGED_WELL</code>") >= 1
        assert html.count(">UNCODABLE</code>") >= 1
