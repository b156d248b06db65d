"""The page on Excel and Word is followed from the export to the import, and a pinned site has the glossary of its languages."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from errors.cases import CONTENT
from openpyxl import load_workbook

from toolkit.cli import main
from toolkit.cli.catalogs import Catalogs, glossary_of, open_catalogs
from toolkit.store.base import base_files, files_digest
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "translate-in-excel-or-word.md"
KEY = "instrument/check/sections/first/items/ck01/text"
WORDS = "すぐのはいに気づく"


def steps() -> list[list[str]]:
    """The commands below `In short`, in their order."""
    short = PAGE.read_text(encoding="utf-8").partition("\n## In short\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", short, re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines() if line.strip()]


def translate(path: Path, key: str, words: str) -> None:
    """What a translator does: write into the column of translations, and save."""
    book = load_workbook(path)
    page = book.worksheets[1]
    columns = {str(cell.value).removeprefix("alliance:"): cell.column - 1 for cell in page[1]}
    row = next(row for row in page.iter_rows(min_row=3) if row[columns["key"]].value == key)
    row[columns["translation"]].value = words
    book.save(path)


def test_the_recipe_goes_from_the_export_to_an_accepted_finding(tmp_path, monkeypatch) -> None:
    shutil.copytree(CONTENT, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    assert main(["new", "locale", "--no-input", "--quiet", "--set", "tag=ja"]) == 0
    lines = steps()
    assert [words[2] for words in lines] == ["export", "import", "import", "check", "check"]
    assert main([*lines[0][1:], "--quiet"]) == 0
    assert Path("exchange/ja/context.html").is_file()
    shutil.copyfile("exchange/ja/texts-ja.xlsx", "texts-ja.xlsx")
    translate(Path("texts-ja.xlsx"), KEY, WORDS)
    for words in lines[1:3]:
        assert main([*words[1:], "--quiet"]) == 0
    catalog, _ = read_po(Path("locales/ja/LC_MESSAGES/instruments.po"), "x.po")
    assert catalog is not None
    assert catalog.by_context()[KEY].translation == WORDS
    assert main([*lines[3][1:], "--quiet"]) == 0
    assert main([word.replace("KEY", KEY) for word in lines[4][1:]]) == 0
    assert KEY in Path("locales/ja/review.yaml").read_text(encoding="utf-8")


def opened(tag: str) -> Catalogs:
    from argparse import Namespace

    catalogs, findings = open_catalogs(Namespace(root=".", tag=[tag]))
    assert catalogs is not None
    assert not findings
    return catalogs


def test_a_pinned_site_has_the_glossaries_of_its_languages_and_of_their_parents(tmp_path, monkeypatch) -> None:
    shutil.copytree(
        ROOT / "examples/sapporo", tmp_path / "clinic", ignore=shutil.ignore_patterns("build", ".alliance", "private")
    )
    monkeypatch.chdir(tmp_path / "clinic")
    declared = Path("site.yaml").read_text(encoding="utf-8")
    Path("site.yaml").write_text(
        declared.replace("languages: [ja, en]", "languages: [ja, en, es-MX]"), encoding="utf-8"
    )
    assert main(["upgrade", "--same-release", "--quiet"]) == 0
    base = Path(".alliance/base/locales")
    for tag in ("ja", "es-419"):
        assert (base / tag / "glossary.csv").read_bytes() == (ROOT / "locales" / tag / "glossary.csv").read_bytes()
    (base / "ja/glossary.csv").write_text("english,japanese,note,banned\nrupture,これ,,\n", encoding="utf-8")
    terms, _ = glossary_of(opened("ja"), "ja")
    assert [term.forms for term in terms] == [("これ",)]
    assert len(glossary_of(opened("es-MX"), "es-MX")[0]) > 50


def test_a_base_that_was_pinned_without_a_glossary_gets_it(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = ("name=Clinic", "id=clinic", "country=JP", "languages=ja")
    options = [word for answer in answers for word in ("--set", answer)]
    assert main(["new", "site", "--no-input", "--quiet", *options]) == 0
    root = tmp_path / "clinic"
    path = root / ".alliance/base/locales/ja/glossary.csv"
    before = path.read_bytes()
    path.unlink()
    lock = json.loads((root / ".alliance/lock.json").read_text(encoding="utf-8"))
    lock["base"] = files_digest(base_files(root).items())
    (root / ".alliance/lock.json").write_text(json.dumps(lock), encoding="utf-8")
    assert main(["upgrade", str(root), "--same-release", "--quiet"]) == 0
    assert path.read_bytes() == before
    assert main(["check", str(root), "--base", "--quiet"]) == 0


@pytest.mark.parametrize("languages", ["ja, en", "es-MX, en"])
def test_a_new_site_begins_with_them(languages, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = {
        "name": "Clinic",
        "id": "clinic",
        "country": "MX",
        "languages": languages,
        "respond_in": languages.partition(",")[0],
    }
    options = [word for key, value in told.items() for word in ("--set", f"{key}={value}")]
    assert main(["new", "site", "--no-input", "--quiet", *options]) == 0
    tag = {"ja": "ja", "es": "es-419"}[languages[:2]]
    assert (tmp_path / "clinic/.alliance/base/locales" / tag / "glossary.csv").is_file()
