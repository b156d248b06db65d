"""A site builds the dossiers of its translations: every text, every record, and what people wrote stays text."""

import html
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.cli.opening import open_site
from toolkit.model.text import walk_messages
from toolkit.store.content import Folders, load_content

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    ("forward_1", "--role", "first translator", "--origin", "machine"),
    ("forward_2", "--role", "second translator", "--origin", "human", "--note", "<b>bold</b> & more"),
    ("reconciled", "--role", "team", "--deviation", "=cmd()", "--risk", "<i>few</i>", "--approver", "chair"),
    ("adjudicated", "--role", "chair"),
    (
        *("debriefed", "--role", "interviewer", "--country", "JP", "--n", "7", "--profile", "second-year trainees"),
        *("--problems", "“<repair>” was read as mending"),
    ),
    ("approved", "--role", "chair"),
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    left = shutil.ignore_patterns("build", ".alliance")
    shutil.copytree(ROOT / "examples" / "sapporo", tmp_path / "site", ignore=left)
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "site"


def sign(site: Path, unit: str) -> None:
    for words in STEPS:
        told = ["locale", "sign", "ja", unit, "--step", *words, "--root", str(site), "--date", "2026-11-02", "--quiet"]
        assert main(told) == 0


def build(site: Path, *words: str) -> Path:
    assert main(["build", str(site), "--only", "dossiers", "--quiet", "--jobs", "1", *words]) == 0
    return site / "build" / "packs" / "ja" / "dossiers"


def shown(page: Path) -> str:
    text = re.sub(r"<style>.*?</style>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def test_a_dossier_holds_every_text_of_its_instrument(site: Path) -> None:
    made = build(site)
    assert not (site / "build" / "packs" / "en").exists()
    loaded, _ = load_content(Folders(ROOT / "modalities", ROOT / "locales"), ("ja",))
    assert loaded.protocol is not None
    page = shown(made / "rrse.html")
    instrument = loaded.protocol.instruments["rrse"]
    for message in walk_messages(instrument, "instrument/rrse"):
        assert message.text in page
        assert loaded.protocol.catalogs["ja"][message.key].text in page
    assert all(item.note in page for _, item in instrument.items() if item.note)
    assert zipfile.is_zipfile(made / "rrse.docx")
    front = (site / "build" / "index.html").read_text(encoding="utf-8")
    assert 'href="packs/ja/dossiers/rrse.html"' in front


def test_what_a_committee_has_recorded_is_in_it(site: Path) -> None:
    before = shown(build(site) / "rrse.html")
    assert "first translator" not in before
    sign(site, "rrse/recognise")
    made = build(site)
    page = shown(made / "rrse.html")
    for words in STEPS:
        said = [word for flag, word in zip(words[1::2], words[2::2], strict=True) if flag not in ("--origin",)]
        assert all(word in page for word in said), words
    assert page.count("first translator") == 1
    raw = (made / "rrse.html").read_text(encoding="utf-8")
    assert "<b>bold" not in raw
    assert "<repair>" not in raw
    with zipfile.ZipFile(made / "rrse.docx") as archive:
        document = archive.read("word/document.xml").decode("utf-8")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in document
    assert "second-year trainees" in document


def test_a_signature_of_a_site_lies_with_the_site(site: Path) -> None:
    sign(site, "rrse")
    own = (site / "locales" / "ja" / "review.yaml").read_text(encoding="utf-8")
    assert own.count("state: approved") == own.count("\n    state:") > 3
    resolved = open_site(site, date(2026, 11, 2)).resolved
    assert resolved is not None
    assert {word.state for word in resolved.view("ja").open_words("instrument/rrse")} == {"approved"}
    assert {word.state for word in resolved.view("ja").open_words("instrument/prompts")} == {"draft"}
    assert "first translator" not in shown(build(site) / "prompts.html")
    assert main(["check", str(site), "--quiet", "--date", "2026-11-02"]) == 0


def test_two_builds_are_alike(site: Path) -> None:
    sign(site, "rrse/recognise")
    first = {path.name: path.read_bytes() for path in build(site).iterdir()}
    shutil.rmtree(site / "build")
    shutil.rmtree(site.parent / "cache")
    assert {path.name: path.read_bytes() for path in build(site).iterdir()} == first


def test_what_translators_have_asked_is_in_it(site: Path) -> None:
    key = "instrument/rrse/sections/recognise/items/rrse01/text"
    rows = (
        f"  - {{key: {key}, question: Is this <one> session?, languages: [ja], answer: ''}}\n"
        "  - {key: instrument/rrse/title, question: A noun?, languages: [de], answer: 'Yes, a noun.'}\n"
        "  - {key: instrument/prompts/title, question: Elsewhere?, languages: [ja], answer: ''}\n"
    )
    assert "A noun?" not in shown(build(site) / "rrse.html")
    (site / "locales").mkdir()
    (site / "locales" / "questions.yaml").write_text(f"schema: 1\nquestions:\n{rows}", encoding="utf-8", newline="\n")
    page = shown(build(site) / "rrse.html")
    assert page.index("Is this <one> session?") < page.index("A noun?") < page.index("Yes, a noun.")
    assert "Elsewhere?" not in page
