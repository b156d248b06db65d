"""A facilitator builds the packs alone, in one language, and finds them as web page, Word file and PDF."""

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
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "site"


def build(site: Path, *words: str) -> Path:
    assert main(["build", str(site), "--only", "packs", "--quiet", "--jobs", "1", *words]) == 0
    return site / "build"


def test_one_language_is_built_alone_in_three_formats(site) -> None:
    made = build(site, "--language", "en")
    assert {path.name for path in (made / "packs").iterdir()} == {"en"}
    for role in ("therapist", "actor", "observer", "facilitator"):
        page = made / "packs" / "en" / "s02" / f"{role}.html"
        assert "<h1>" in page.read_text(encoding="utf-8")
        assert zipfile.is_zipfile(page.with_suffix(".docx"))
    assert (made / "packs" / "en" / "workbook.html").is_file()
    assert (made / "packs" / "en" / "plan.html").is_file()
    html = (made / "index.html").read_text(encoding="utf-8")
    assert 'href="packs/en/s02/actor.html"' in html
    assert 'href="packs/ja/' not in html


@pytest.mark.extras
def test_pdf_files_lie_beside_the_pages(example) -> None:
    pages = list((example / "packs").rglob("*.html"))
    assert {path.relative_to(example / "packs").parts[0] for path in pages} == {"en", "ja"}
    for page in pages:
        assert page.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


def test_what_a_person_wrote_is_shown_and_never_run(site) -> None:
    name = '<script>alert(1)</script> {{ 7*7 }} & "Clinic"'
    text = (site / "site.yaml").read_text(encoding="utf-8")
    text = text.replace("name: Hokkaido Training Clinic", f"name: '{name}'").replace(
        "name: Student counselling", f"name: '{name}'"
    )
    (site / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
    made = build(site, "--language", "en")
    for page in [made / "index.html", *(made / "packs").rglob("*.html")]:
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} &amp; " in html
        assert "49" not in html.split("</style>")[1].split("alert(1)")[1][:30]
