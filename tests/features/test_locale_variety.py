"""A variety of a language copies nothing: its facts and texts are those of its parent, but for what it says otherwise.

1 a new variety is one short file
2 a text is worded otherwise by its key, and nothing else gets into the catalogs
3 status, export and check tell what is its own from what it takes
4 what people read is looked up along the chain of parents
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.model.locale import Address, Locale, Negation, Shown, with_parents
from toolkit.store.content import Folders, load_content
from toolkit.store.po import Entry, read_po

ROOT = Path(__file__).resolve().parents[2]
NEXT = "interface/survey/next"
ANCHOR = "instrument/rrse/scales/confidence6/options/0/label"


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped content, with three of its languages and varieties of them."""
    shutil.copytree(ROOT / "modalities", tmp_path / "modalities")
    for tag in ("ar", "en", "es-419", "fr"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*tags: str) -> None:
    for tag in tags:
        assert main(["new", "locale", "--no-input", "--quiet", "--set", f"tag={tag}"]) == 0


def entries(tag: str, file: str = "interface") -> dict[str, Entry]:
    path = Path(f"locales/{tag}/LC_MESSAGES/{file}.po")
    catalog, findings = read_po(path, path.name)
    assert not findings
    assert catalog is not None
    return catalog.by_context()


def put(tag: str, file: str, old: str, new: str) -> None:
    path = Path(f"locales/{tag}/LC_MESSAGES/{file}.po")
    text = path.read_text(encoding="utf-8")
    assert text.count(f'msgstr "{old}"\n') == 1
    path.write_text(text.replace(f'msgstr "{old}"\n', f'msgstr "{new}"\n'), encoding="utf-8", newline="\n")


# 1


@pytest.mark.parametrize(
    "tag, parent", [("fr-CA", "fr"), ("ar-JO", "ar"), ("es-MX", "es-419"), ("en-GB", "en"), ("fr_BE", "fr")]
)
def test_a_new_variety_is_one_short_file(tag, parent, content) -> None:
    made(tag)
    tag = tag.replace("_", "-")
    assert [path.name for path in (content / "locales" / tag).rglob("*")] == ["locale.yaml"]
    text = (content / "locales" / tag / "locale.yaml").read_text(encoding="utf-8")
    assert f"\nparent: {parent}\n" in text
    assert len(text.splitlines()) < 12
    assert "personas" not in text
    assert main(["check", "modalities", "--quiet"]) == 0


def test_digits_are_named_where_they_differ(content) -> None:
    made("ar-JO", "fr-CA")
    assert "\ndigits: arab\n" in Path("locales/ar-JO/locale.yaml").read_text(encoding="utf-8")
    assert "digits" not in Path("locales/fr-CA/locale.yaml").read_text(encoding="utf-8")


def test_facts_are_those_of_the_parent_but_for_what_differs(content) -> None:
    made("es-MX")
    path = Path("locales/es-MX/locale.yaml")
    people = "personas:\n  p1: {family: Ruiz, given: Sol, shown: {latn: Sol}, gender: x, address_form: given}\n"
    path.write_text(path.read_text(encoding="utf-8") + people, encoding="utf-8", newline="\n")
    loaded, findings = load_content(Folders(content / "modalities", content / "locales"))
    assert loaded.protocol is not None
    assert not findings
    own, theirs = (loaded.protocol.locales[tag] for tag in ("es-MX", "es-419"))
    assert own.personas["p1"].family == "Ruiz"
    assert own.personas.keys() == theirs.personas.keys()
    assert (own.address, own.negation, own.script) == (theirs.address, theirs.negation, theirs.script)
    assert own.notes == ()


def test_a_circle_of_parents_gives_nothing() -> None:
    said = Address(client_to_therapist="a", therapist_to_client="b", participant="c")
    person = Shown(family="F", given="G", shown={"latn": "G"}, gender="x")
    one = Locale(tag="aa", name="A", parent="bb", script="Latn", address=said, personas={"p1": person})
    two = Locale(tag="bb", name="B", parent="aa", negation=Negation(words=("no",)))
    made = with_parents({"aa": one, "bb": two})
    assert made["bb"].script == "Latn"
    assert made["aa"].negation.words == ("no",)


# 2


def test_an_update_of_a_variety_writes_no_catalog(content) -> None:
    made("fr-CA")
    assert main(["locale", "update", "fr-CA"]) == 0
    assert not Path("locales/fr-CA/LC_MESSAGES").exists()


def test_one_text_is_put_there_by_its_key_with_the_words_of_the_parent(content, capsys) -> None:
    made("fr-CA")
    theirs = entries("fr")[NEXT].translation
    assert main(["locale", "update", "fr-CA", "--key", NEXT]) == 0
    assert re.search(r"locales/fr-CA: \d+ texts are left to fr", capsys.readouterr().out)
    own = entries("fr-CA")
    assert list(own) == [NEXT]
    assert own[NEXT].translation == theirs
    assert own[NEXT].extracted[-1] == f"Parent: in fr: {theirs}"
    put("fr-CA", "interface", theirs, "Prochaine page")
    before = Path("locales/fr-CA/LC_MESSAGES/interface.po").read_bytes()
    assert main(["locale", "update", "fr-CA"]) == 0
    assert Path("locales/fr-CA/LC_MESSAGES/interface.po").read_bytes() == before
    assert main(["locale", "update", "fr-CA", "--key", "interface/survey/back"]) == 0
    assert {key: one.translation for key, one in entries("fr-CA").items()}[NEXT] == "Prochaine page"
    assert list(entries("fr-CA")) == [NEXT, "interface/survey/back"]


def test_a_key_that_no_text_has_writes_nothing(content, capsys) -> None:
    made("fr-CA")
    assert main(["locale", "update", "fr-CA", "--key", "interface/survey/nxt", NEXT]) == 1
    assert "did you mean `interface/survey/next`?" in capsys.readouterr().out
    assert not Path("locales/fr-CA/LC_MESSAGES").exists()


def test_keys_are_read_from_a_file(content) -> None:
    made("fr-CA")
    Path("keys.txt").write_text(f"# to be worded otherwise\n{NEXT}\ninterface/survey/back\n", encoding="utf-8")
    assert main(["locale", "update", "fr-CA", "--key", "keys.txt"]) == 0
    assert len(entries("fr-CA")) == 2


# 3


def test_status_tells_what_is_its_own_from_what_it_takes(content, capsys) -> None:
    made("fr-CA", "en-GB")
    assert main(["locale", "update", "fr-CA", "--key", NEXT]) == 0
    capsys.readouterr()
    assert main(["locale", "status", "fr", "fr-CA", "en-GB"]) == 0
    out = capsys.readouterr().out
    parent, own, british = re.split(r"^fr-CA.*\n|^en-GB.*\n", out, flags=re.MULTILINE)
    translated = int(re.search(r"all +\d+ texts +(\d+) translated", parent)[1])  # type: ignore[index]
    found = re.search(r"all +(\d+) texts +(\d+) worded otherwise +0 to check +(\d+) from fr +(\d+) missing", own)
    assert found is not None
    texts, worded, inherited, missing = map(int, found.groups())
    assert (worded, inherited) == (1, translated - 1)
    assert missing == texts - translated
    assert re.search(r"all +(\d+) texts +0 worded otherwise +0 to check +\1 from en +0 missing", british)


def test_what_the_parent_has_of_another_english_is_missing(content, capsys) -> None:
    made("fr-CA")

    def missing() -> int:
        capsys.readouterr()
        assert main(["locale", "status", "fr-CA"]) == 0
        return int(re.search(r"  interface .* (\d+) missing", capsys.readouterr().out)[1])  # type: ignore[index]

    before = missing()
    path = Path("modalities/common/interface.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  next: Next\n", "  next: Go on\n", 1), encoding="utf-8", newline="\n")
    assert missing() == before + 1


def test_the_file_for_a_translator_holds_what_it_words_itself(content, capsys) -> None:
    made("fr-CA")
    assert main(["locale", "update", "fr-CA", "--key", NEXT]) == 0
    capsys.readouterr()
    assert main(["locale", "export", "fr-CA", "-o", "out", "--no-context"]) == 0
    assert "\n1 words in 1 texts; " in capsys.readouterr().out
    assert main(["locale", "import", "out/texts-fr-CA.xlsx", "--yes"]) == 0
    assert list(entries("fr-CA")) == [NEXT]


def test_a_check_sees_its_words_beside_those_of_the_parent(content, capsys) -> None:
    made("fr-CA")
    other = entries("fr", "instruments")["instrument/rrse/scales/confidence6/options/5/label"].translation
    assert main(["locale", "update", "fr-CA", "--key", ANCHOR]) == 0
    assert main(["locale", "check", "fr-CA"]) == 0
    put("fr-CA", "instruments", entries("fr-CA", "instruments")[ANCHOR].translation, other)
    capsys.readouterr()
    assert main(["locale", "check", "fr-CA", "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)["findings"]
    assert "CHEK003" in {row["code"] for row in rows}
    assert all(row["file"].startswith("locales/fr-CA/") for row in rows)


# 4


def test_a_site_shows_its_own_words_then_those_of_the_parent_then_english(content, tmp_path, monkeypatch) -> None:
    home = tmp_path / "clinic"
    shutil.copytree(ROOT / "examples/sapporo", home, ignore=shutil.ignore_patterns("build", ".alliance", "private"))
    declared = (home / "site.yaml").read_text(encoding="utf-8")
    declared = re.sub(r"^(languages|respond_in): .*$", r"\1: [en, fr-CA]", declared, flags=re.MULTILINE)
    (home / "site.yaml").write_text(declared, encoding="utf-8", newline="\n")
    monkeypatch.chdir(home)
    made("fr-CA")
    assert main(["locale", "update", "fr-CA", "--key", NEXT, "--quiet"]) == 0
    put("fr-CA", "interface", "Suivant", "Prochaine page")
    options = ("--only", "surveys", "--target", "web", "--jobs", "1", "--date", "2027-01-15", "--quiet")
    assert main(["build", *options]) == 0
    form = (home / "build/surveys/web/trainee-pre1.html").read_text(encoding="utf-8")
    assert "Prochaine page" in form
    assert "Retour" in form
    assert "français (Canada)" in form
