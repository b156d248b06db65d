"""A translator works in Excel or Word: what goes out of a folder, what comes back into it, and what is never lost."""

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from errors.cases import CONTENT, HERE
from openpyxl import load_workbook

from toolkit.cli import main
from toolkit.store.po import read_po

SITE = (HERE / "LANG007" / "site.yaml").read_text(encoding="utf-8")
KEY = "instrument/check/sections/first/items/ck01/text"
TITLE = "instrument/check/title"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shared content with a Japanese locale and its catalogs."""
    shutil.copytree(CONTENT, tmp_path / "work")
    root = tmp_path / "work"
    english = (root / "locales/en/locale.yaml").read_text(encoding="utf-8")
    write(root / "locales/ja/locale.yaml", english.replace("tag: en", "tag: ja"))
    monkeypatch.chdir(root)
    assert main(["locale", "update", "--quiet"]) == 0
    return root


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in English, Swahili, which is its own, and Japanese, which its base has."""
    base = tmp_path / "site/.alliance/base"
    shutil.copytree(CONTENT, base)
    english = (base / "locales/en/locale.yaml").read_text(encoding="utf-8")
    write(base / "locales/ja/locale.yaml", english.replace("tag: en", "tag: ja"))
    shutil.copytree(HERE / "LANG007", tmp_path / "site", dirs_exist_ok=True)
    write(tmp_path / "site/site.yaml", SITE.replace("[en, sw]", "[en, sw, ja]"))
    write(tmp_path / "site/locales/sw/locale.yaml", english.replace("tag: en", "tag: sw"))
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site"


def seen(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(["locale", *words])
    return code, capsys.readouterr().out


def edited(path: Path, change: Callable[[dict[str, Any], dict[str, int]], None]) -> None:
    """Changes a workbook: `change` gets the rows by their key, and the columns by their name."""
    book = load_workbook(path)
    page = book.worksheets[1]
    columns = {str(cell.value).removeprefix("alliance:"): cell.column - 1 for cell in page[1]}
    change({str(row[columns["key"]].value): row for row in page.iter_rows(min_row=3)}, columns)
    book.save(path)


def translate(path: Path, texts: dict[str, str], column: str = "translation") -> None:
    def change(rows: dict[str, Any], columns: dict[str, int]) -> None:
        for key, text in texts.items():
            rows[key][columns[column]].value = text

    edited(path, change)


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a folder but what is kept for undoing and what went out."""
    files = (path for path in root.rglob("*") if path.is_file())
    shown = {path.relative_to(root).as_posix(): path for path in files}
    return {
        name: path.read_bytes() for name, path in shown.items() if not name.startswith((".alliance/hist", "exchange/"))
    }


def translation(tag: str, key: str, file: str = "instruments") -> str:
    catalog, _ = read_po(Path(f"locales/{tag}/LC_MESSAGES/{file}.po"), "x.po")
    assert catalog is not None
    return catalog.by_context()[key].translation


SHEET, LETTER = Path("exchange/ja/texts-ja.xlsx"), Path("exchange/ja/texts-ja.docx")


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_round_trip_changes_no_byte(shared: Path, kind: str) -> None:
    before, kept = snapshot(shared), sorted(Path(".alliance/history").iterdir())
    assert main(["locale", "export", "ja", "--format", kind, "--quiet"]) == 0
    assert main(["locale", "import", f"exchange/ja/texts-ja.{kind}", "--quiet"]) == 0
    assert snapshot(shared) == before
    assert sorted(Path(".alliance/history").iterdir()) == kept


def test_what_was_translated_is_taken_once_noted_and_can_be_undone(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(shared)
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "すぐの返事に気づく。"})
    code, out = seen(capsys, "import", str(SHEET), "--dry-run")
    assert (code, snapshot(shared)) == (0, before)
    assert f"new      {KEY}: すぐの返事に気づく。" in out
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert translation("ja", KEY) == "すぐの返事に気づく。"
    after = snapshot(shared)
    assert b"origin: human" in after["locales/ja/review.yaml"]
    assert {name for name in after if after[name] != before.get(name)} == {
        "locales/ja/LC_MESSAGES/instruments.po",
        "locales/ja/review.yaml",
    }
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert snapshot(shared) == after
    assert main(["undo", "--quiet"]) == 0
    assert snapshot(shared) == before


def test_what_was_written_by_whom_is_kept(shared: Path) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "気づく。"})
    assert main(["locale", "import", str(SHEET), "--origin", "machine", "--quiet"]) == 0
    assert not Path("locales/ja/review.yaml").exists()  # a machine's is what a text is without a record
    assert main(["locale", "export", "ja", "--no-context", "--quiet", "-o", "again"]) == 0
    translate(Path("again/texts-ja.xlsx"), {KEY: "すぐ気づく。"})
    assert main(["locale", "import", "again/texts-ja.xlsx", "--quiet"]) == 0
    assert "origin: machine-edited}" in Path("locales/ja/review.yaml").read_text(encoding="utf-8")


class Typed(StringIO):
    """What a person types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("typed, taken", [("y\n", True), ("\n", False), ("n\n", False)])
def test_a_person_is_asked(shared: Path, monkeypatch: pytest.MonkeyPatch, typed: str, taken: bool) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "気づく。"})
    monkeypatch.setattr("sys.stdin", Typed(typed))
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert (translation("ja", KEY) == "気づく。") is taken


def test_rows_are_refused_by_name_and_the_others_taken(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "=1+1", TITLE: "題"})
    code, out = seen(capsys, "import", str(SHEET))
    assert code == 1
    assert "EXCH008" in out
    assert translation("ja", TITLE) == "題"
    assert translation("ja", KEY) == ""


def test_english_that_changes_meanwhile_makes_a_row_stale(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "気づく。"})
    path = shared / "modalities/common/instruments/check.yaml"
    text = path.read_text(encoding="utf-8")
    write(path, text.replace("I notice a quick yes.", "I do not notice a quick yes."))
    code, out = seen(capsys, "import", str(SHEET))
    assert code == 1
    assert 'it was "I notice a quick yes." and is now "I do not notice a quick yes."' in out
    assert translation("ja", KEY) == ""


def test_a_file_with_work_in_it_is_not_written_over(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = ("export", "ja", "--no-context")
    assert seen(capsys, *export)[0] == 0
    assert seen(capsys, *export)[0] == 0
    translate(SHEET, {KEY: "気づく。"})
    kept = SHEET.read_bytes()
    code, out = seen(capsys, *export)
    assert (code, SHEET.read_bytes()) == (1, kept)
    assert "EXCH021" in out
    assert seen(capsys, "import", str(SHEET))[0] == 0
    assert seen(capsys, *export)[0] == 0


def test_a_question_is_answered_once_and_every_language_sees_it(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "Quick in what sense?"}, "question")
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    code, out = seen(capsys, "questions", "ja")
    assert code == 0
    assert f"{KEY} (ja)\n  ? Quick in what sense?\n1 wait for an answer" in out
    path = Path("locales/questions.yaml")
    write(path, path.read_text(encoding="utf-8").replace('answer: ""', "answer: Before the question ends."))
    before = path.read_bytes()
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert path.read_bytes() == before
    english = Path("locales/ja/locale.yaml").read_text(encoding="utf-8")
    write(Path("locales/de/locale.yaml"), english.replace("tag: ja", "tag: de"))
    assert main(["locale", "export", "de", "--no-context", "--quiet"]) == 0
    page = load_workbook("exchange/de/texts-de.xlsx").worksheets[1]
    assert any("Answer: Before the question ends." in str(row[3].value) for row in page.iter_rows())
    assert "0 wait for an answer, 1 are answered" in seen(capsys, "questions", "--open")[1]


def test_a_question_in_a_comment_of_a_document_is_kept(shared: Path) -> None:
    assert main(["locale", "export", "ja", "--format", "docx", "--no-context", "--quiet"]) == 0
    document = pytest.importorskip("docx").Document(str(LETTER))
    row = next(row for row in document.tables[0].rows if KEY in row.cells[1].text)
    document.add_comment(row.cells[2].paragraphs[0].runs, text="Whose yes?", author="T")
    document.save(str(LETTER))
    assert main(["locale", "import", str(LETTER), "--quiet"]) == 0
    assert "Whose yes?" in Path("locales/questions.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name, column", [("locales/ja/review.yaml", "translation"), ("locales/questions.yaml", "question")]
)
def test_a_file_that_cannot_be_added_to_stops_the_whole_import(
    shared: Path, capsys: pytest.CaptureFixture[str], name: str, column: str
) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    translate(SHEET, {KEY: "気づく。"}, column)
    translate(SHEET, {TITLE: "題"})
    write(Path(name), "schema: 1\t# a tab, which another reader refuses\n")
    before = snapshot(shared)
    code, out = seen(capsys, "import", str(SHEET))
    assert (code, snapshot(shared)) == (1, before)
    assert f"error EXCH023: nothing can be added to `{name}`" in out


@pytest.mark.parametrize("name, data", [("x.xlsx", b"no"), ("x.docx", b"PK"), ("gone.xlsx", None)])
def test_what_cannot_be_read_is_told(
    shared: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    code, out = seen(capsys, "import", name)
    assert code == 1
    assert "EXCH001" in out


def test_a_document_that_is_nested_without_end_is_told(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--format", "docx", "--quiet"]) == 0
    with ZipFile(LETTER) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    deep = b"<w:smartTag>" * 30_000 + b"</w:smartTag>" * 30_000
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sdtContent>", b"<w:sdtContent>" + deep, 1)
    with ZipFile("deep.docx", "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    code, out = seen(capsys, "import", "deep.docx")
    assert code == 1
    assert "EXCH001" in out


def test_a_file_that_tells_no_language_is_asked_for_one(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    book = load_workbook(SHEET)
    page = book.worksheets[1]
    page.delete_cols(10, 2)
    line = next(row[0].row for row in page.iter_rows() if row[1].value == KEY)
    page.cell(line, 7).value = "気づく。"
    book.save("from-the-translator.xlsx")
    assert "EXCH003" in seen(capsys, "import", "from-the-translator.xlsx")[1]
    assert "EXCH020" in seen(capsys, "import", "from-the-translator.xlsx", "--language", "xx")[1]
    assert seen(capsys, "import", "from-the-translator.xlsx", "--language", "ja")[0] == 0
    assert translation("ja", KEY) == "気づく。"


def test_what_is_not_there_is_told(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "EXCH020" in seen(capsys, "export", "xx")[1]
    assert "EXCH024" in seen(capsys, "export", "ja", "--only", "instrument/nothing")[1]


def test_a_text_that_no_cell_can_hold_goes_by_itself(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / "modalities/common/instruments/check.yaml"
    text = path.read_text(encoding="utf-8")
    write(path, text.replace("I notice a quick yes.", "I notice a quick yes. " * 2_000))
    code, out = seen(capsys, "export", "ja", "--no-context", "--only", "instruments")
    assert code == 0
    assert "EXCH022" in out
    assert KEY not in {row[1].value for row in load_workbook(SHEET).worksheets[1].iter_rows()}


def test_a_site_gets_what_it_prints_and_a_summary(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = seen(capsys, "export", "sw", "--all", "-o", "all", "--no-context")
    assert code == 0
    whole = len([*load_workbook("all/texts-sw.xlsx").worksheets[1].iter_rows(min_row=3)])
    code, out = seen(capsys, "export", "sw", "--no-context")
    assert code == 0
    rows = [*load_workbook("exchange/sw/texts-sw.xlsx").worksheets[1].iter_rows(min_row=3)]
    keys = [str(row[1].value) for row in rows]
    assert len(rows) < whole
    assert f"words in {len(rows):,} texts; " in out
    assert " words before recruitment; " in out
    assert not any(key.startswith(("tool/", "interface/exchange/")) for key in keys)


def test_a_sites_own_language_goes_into_its_own_catalogs(site: Path) -> None:
    before = snapshot(site)
    assert main(["locale", "export", "sw", "--quiet"]) == 0
    assert main(["locale", "import", "exchange/sw/texts-sw.xlsx", "--quiet"]) == 0
    assert snapshot(site) == before
    assert "row-number" in Path("exchange/sw/context.html").read_text(encoding="utf-8")
    translate(Path("exchange/sw/texts-sw.xlsx"), {KEY: "Naona."})
    assert main(["locale", "import", "exchange/sw/texts-sw.xlsx", "--quiet"]) == 0
    assert translation("sw", KEY) == "Naona."
    changed = {name for name, data in snapshot(site).items() if before.get(name) != data}
    assert all(name.startswith("locales/sw/") for name in changed)


HEAD = 'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_a_site_corrects_what_is_shared_and_not_signed(site: Path) -> None:
    entry = f'msgctxt "{KEY}"\nmsgid "I notice a quick yes."\nmsgstr "気づく。"\n'
    write(site / ".alliance/base/locales/ja/LC_MESSAGES/instruments.po", HEAD + entry)
    assert main(["locale", "export", "ja", "--no-context", "--quiet"]) == 0
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert not Path("locales/ja").exists()
    translate(SHEET, {KEY: "すぐ気づく。"})
    assert main(["locale", "import", str(SHEET), "--quiet"]) == 0
    assert translation("ja", KEY) == "すぐ気づく。"


def test_the_help_tells_of_the_actions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locale", "--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name}" in out for name in ("export", "import", "questions"))


def test_every_code_is_shown_by_a_test() -> None:
    from toolkit.codes.exchange import CODES

    folder = Path(__file__).parents[1]
    files = [*folder.glob("unit/catalog/test_exchange_*.py"), Path(__file__)]
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [code for code in CODES if code not in said] == []


def test_the_words_of_the_files_are_those_of_the_content() -> None:
    from toolkit import shipped
    from toolkit.catalog.exchange.words import ENGLISH
    from toolkit.store.yaml import read_yaml

    tree, _ = read_yaml(shipped.modalities() / "common" / "interface.yaml", "interface.yaml")
    assert tree is not None
    assert tree.data["exchange"] == dict(ENGLISH)
