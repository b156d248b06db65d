"""Published instruments: licensed texts are found in what their permission covers and nowhere else.

1 with `administer` alone they stand in the forms, and in no other file, cache, catalog, message or history
2 each further use opens the one output that it is for
3 without a permission that holds, nothing is made, and the person is told whom to ask and what to write
4 texts that are not those of the instrument are refused, at their line, without a word of them
"""

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from features.published import FORM, ITEMS, TODAY, holding, licensed, marks, new_site, readable, record, texts_of

from toolkit import shipped
from toolkit.catalog.extract import extracted
from toolkit.cli import main
from toolkit.cli.opening import Opened, open_site
from toolkit.model.adapter import Adapter
from toolkit.publish.cache import cache_folder
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

DAY = date.fromisoformat(TODAY)
EVERY = {f"{tag} {place}": word for tag in ("en", "ja") for place, word in marks(tag).items()}
FORMS = {f"build/surveys/{end}" for end in (f"limesurvey/{FORM}.lss", f"xlsform/{FORM}.xlsx", f"web/{FORM}.html")}


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache"
    return tmp_path / "cache"


def spoken(words: list[str], capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capfd.readouterr()
    code = main([*words, "--date", TODAY] if words[0] != "doctor" else words)
    out, err = capfd.readouterr()
    return code, out + err


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def everywhere(root: Path, cache: Path) -> dict[str, set[str]]:
    return {**holding(readable(root), EVERY), **holding(readable(cache, "nothing"), EVERY)}


@pytest.mark.extras
def test_the_texts_stand_in_the_forms_and_nowhere_else(
    tmp_path: Path, own_cache: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_site(tmp_path / "site", record())
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "A site")
    printed = ""
    for words in (
        ["check", str(root)],
        ["check", str(root), "--format", "json"],
        ["build", str(root), "--jobs", "1"],
        ["build", str(root), "--jobs", "1"],
        ["build", str(root), "--only", "surveys,codebook", "--jobs", "1"],
        ["todo", str(root)],
        ["explain", str(root), "adapter/wai-sr/measures"],
        ["explain", str(root), "instrument/wai-sr/sections/waisr/items/waisr01/text"],
        ["upgrade", str(root), "--same-release"],
    ):
        _, said = spoken(words, capfd)
        printed += said
    monkeypatch.chdir(tmp_path)
    printed += spoken(["doctor", str(root), "--bundle"], capfd)[1]
    assert "0 errors" not in printed
    held = everywhere(root, own_cache)
    assert set(held) == FORMS
    assert all(names == set(EVERY) for names in held.values())
    assert [name for name, word in EVERY.items() if word.lower() in printed.lower()] == []
    assert holding(readable(tmp_path / "site" / "build" / "docs", "nothing"), EVERY) == {}
    bundle = tmp_path / "alliance-doctor.zip"
    assert holding(iter([("bundle", bundle.read_bytes())]), EVERY) == {}
    git(root, "add", "-A")
    assert "private" not in git(root, "ls-files")
    assert holding(iter([(name, (root / name).read_bytes()) for name in git(root, "ls-files").split()]), EVERY) == {}


@pytest.mark.extras
def test_whatever_else_is_made_does_not_depend_on_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn as glyphs cannot be searched: it is the same whatever the texts say, but for fingerprints of them."""
    made = []
    for name, change in (("one", ""), ("two", " and more")):
        monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / f"cache-{name}"))
        text = licensed("en", "ja").replace("kx\n", f"kx{change}\n").replace("kx}", f"kx{change}}}")
        root = new_site(tmp_path / name, record(), text)
        build(root, "packs,docs,codebook")
        files = readable(root / "build", "nothing")
        made.append({path: _FINGERPRINT.sub(b"", data) for path, data in files if path != "codebook.xlsx"})
    one, two = made
    assert {path.rpartition(".")[2] for path in one} >= {"pdf", "docx", "html", "json", "csv"}
    assert set(one) == set(two)
    assert [path for path in one if one[path] != two[path]] == []


_FINGERPRINT = re.compile(rb"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")


def test_no_catalog_and_no_copy_of_the_protocol_knows_them(tmp_path: Path, own_cache: Path) -> None:
    opened = opened_with(tmp_path, record())
    assert opened.resolved is not None
    texts = [source.text for rows in extracted(opened.resolved.protocol).values() for source in rows]
    assert not set(EVERY.values()) & set(texts)
    keys = {source.key for rows in extracted(opened.resolved.protocol).values() for source in rows}
    assert "adapter/wai-sr/measures" in keys
    assert not any(key.startswith("instrument/wai-sr/") for key in keys)


def opened_with(tmp_path: Path, adapters: str, texts: str | None = None) -> Opened:
    return open_site(new_site(tmp_path / "site", adapters, texts), DAY)


def build(root: Path, only: str) -> None:
    assert main(["build", str(root), "--only", only, "--jobs", "1", "--quiet", "--date", TODAY]) == 0


def test_the_codebook_has_codes_and_numbers_and_says_that_the_text_is_withheld(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record())
    build(root, "codebook")
    book = json.loads((root / "build" / "codebook.json").read_text(encoding="utf-8"))
    rows = {row["code"]: row for row in book["variables"]}
    assert rows["waisr01"]["text"]["en"] == "Text withheld (used by permission)"
    assert [value["value"] for value in rows["waisr01"]["values"]] == [1, 2, 3, 4, 5]
    assert all(value["label"] == {} for value in rows["waisr01"]["values"])
    assert rows["waisr01"]["subscale"] == "task"
    score = next(row for row in book["scores"] if row["name"] == "task" and row["instrument"] == "wai-sr")
    assert (score["items"], score["range"]) == (["waisr01", "waisr02", "waisr10", "waisr12"], [4, 20])
    assert "1; 2; 3; 4; 5" in (root / "build" / "codebook.csv").read_text(encoding="utf-8")


def test_codebook_labels_opens_the_codebook_and_is_not_kept(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record("administer, codebook_labels"))
    build(root, "codebook,surveys")
    held = everywhere(root, own_cache)
    assert set(held) == FORMS | {f"build/codebook.{ending}" for ending in ("csv", "json", "xlsx")}
    assert set(ITEMS) <= {name.removeprefix("en ") for name in held["build/codebook.json"]}


@pytest.mark.extras
def test_show_on_site_opens_the_page_of_the_instrument(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record("administer, show_on_site"))
    build(root, "docs")
    held = everywhere(root, own_cache)
    pages = {path for path in held if path.endswith("measures/wai-sr.html")}
    assert pages == {f"build/docs/{tag}/measures/wai-sr.html" for tag in ("en", "ja")}
    assert all(path.startswith("build/docs/") for path in held)
    assert {name for path in pages for name in held[path]} >= {f"en {code}" for code in ITEMS}


def test_data_go_out_without_labels_unless_these_may_be_shared(tmp_path: Path, own_cache: Path) -> None:
    for uses, shown in (("administer, codebook_labels", False), ("administer, share_with_data", True)):
        opened = open_site(new_site(tmp_path / uses[-5:], record(uses)), DAY)
        assert opened.resolved is not None
        form = next(one for one in opened.resolved.forms_showing("share_with_data") if one.id == FORM)
        texts = [item.text for part in form.languages[1].instruments for _, item in part.items()]
        assert (marks("en")["waisr01"] in texts) is shown


@pytest.mark.parametrize("uses, printable", [("administer", False), ("administer, print", True)])
def test_a_form_can_be_printed_only_where_that_is_allowed(
    uses: str, printable: bool, tmp_path: Path, own_cache: Path
) -> None:
    root = new_site(tmp_path / "site", record(uses))
    build(root, "surveys")
    page = (root / "build" / "surveys" / "web" / f"{FORM}.html").read_text(encoding="utf-8")
    other = (root / "build" / "surveys" / "web" / "trainee-post.html").read_text(encoding="utf-8")
    assert ('"screen_only":true' not in page) is printable
    assert '"screen_only":true' not in other


def test_it_stands_behind_the_core_block_and_changes_the_fingerprint(tmp_path: Path, own_cache: Path) -> None:
    with_it, without = opened_with(tmp_path, record()), open_site(new_site(tmp_path / "plain", ""), DAY)
    assert with_it.resolved is not None
    assert without.resolved is not None
    forms = {form.id: form for form in with_it.resolved.forms}
    plain = {form.id: form for form in without.resolved.forms}
    assert [part.id for part in forms[FORM].instruments] == [*plain[FORM].form.instruments, "wai-sr"]
    assert {name for name in forms if forms[name].structure != plain[name].structure} == {FORM}
    assert forms[FORM].restricted == {"wai-sr": {"administer"}}


REFUSED = {
    "no permission": (f'adapters:\n  - {{id: wai-sr, version: "2006", forms: [{FORM}]}}\n', "ADAP003"),
    "it ended": (record(expires="2027-01-14"), "ADAP004"),
    "not for forms": (record("print"), "ADAP005"),
    "another language": (record(languages="en"), "ADAP006"),
    "another version": (record().replace('"2006"', '"1989"'), "ADAP002"),
}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.replace(" ", "-"))
def test_without_a_permission_that_holds_nothing_is_made(
    case: str, tmp_path: Path, own_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    adapters, code = REFUSED[case]
    root = new_site(tmp_path / "site", adapters)
    ended, said = spoken(["build", str(root), "--jobs", "1"], capfd)
    assert ended == 1
    assert f" {code}: " in said
    assert not (root / "build").exists()
    assert everywhere(root, own_cache) == {}
    assert [word for word in EVERY.values() if word in said] == []
    if code != "ADAP002":
        assert "Society for Psychotherapy Research" in said


def test_a_permission_holds_on_its_last_day_and_the_verdict_says_until_when(tmp_path: Path, own_cache: Path) -> None:
    opened = opened_with(tmp_path, record(expires=TODAY))
    assert opened.resolved is not None
    assert opened.until == date(2027, 1, 16)


def test_translating_is_a_use_of_its_own(tmp_path: Path, own_cache: Path) -> None:
    assert opened_with(tmp_path, record("administer, translate", languages="en")).resolved is not None


def test_forms_on_public_pages_need_to_be_shown(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record())
    file = root / "site.yaml"
    text = file.read_text(encoding="utf-8").replace("publish:\n", "publish:\n  forms: true\n", 1)
    file.write_text(text, encoding="utf-8", newline="\n")
    codes = [(row.code, row.slots["use"]) for row in open_site(root, DAY).findings if row.severity == "error"]
    assert codes == [("ADAP005", "show_on_site")]


WRONG = {
    "one item is missing": (
        f'schema: 1\nadapter: wai-sr\nversion: "2006"\nlanguages:\n{texts_of("en", ITEMS[:11])}',
        {"ADAP013", "ADAP015", "ADAP018"},
    ),
    "a code is unknown": (
        f'schema: 1\nadapter: wai-sr\nversion: "2006"\nlanguages:\n{texts_of("en", [*ITEMS[:11], "waisr99"])}',
        {"ADAP015", "ADAP018"},
    ),
    "seven answers": (
        f'schema: 1\nadapter: wai-sr\nversion: "2006"\nlanguages:\n{texts_of("en", values=(1, 2, 3, 4, 5, 6, 7))}',
        {"ADAP016", "ADAP018"},
    ),
    "another version": (licensed("en", "ja", version="1989"), {"ADAP012"}),
    "languages differ": (licensed("en", "ja").replace("display: grid", "display: list", 1), {"ADAP017"}),
    "a key is misspelt": (licensed("en", "ja").replace("instructions:", "instructons:", 1), {"ADAP011"}),
    "it is broken": (licensed("en", "ja").replace("instructions: ", "instructions: [", 1), {"ADAP011"}),
    "a name is taken": (licensed("en", "ja").replace("id: waisr\n", "id: alliance\n"), set()),
}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.replace(" ", "-"))
def test_texts_that_do_not_fit_are_refused_at_their_line(case: str, tmp_path: Path, own_cache: Path) -> None:
    texts, codes = WRONG[case]
    opened = opened_with(tmp_path, record(), texts)
    errors = [row for row in opened.findings if row.severity == "error"]
    assert {row.code for row in errors} == codes
    assert (opened.resolved is None) is bool(codes)
    for row in errors:
        assert row.place.file == "private/instruments/wai-sr.text.yaml"
        assert row.place.line > 0
        assert "Qzv" not in repr(row)


def test_no_line_of_a_private_file_is_printed(
    tmp_path: Path, own_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for number, (texts, codes) in enumerate(WRONG.values()):
        root = new_site(tmp_path / f"site{number}", record(), texts)
        for style in ("text", "github", "json"):
            code, said = spoken(["check", str(root), "--format", style], capfd)
            assert code == (1 if codes else 0)
            assert "Qzv" not in said
    assert everywhere(tmp_path / "none", own_cache) == {}


def test_a_missing_file_is_named_with_where_the_texts_come_from(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record())
    (root / "private" / "instruments" / "wai-sr.text.yaml").unlink()
    (row,) = [row for row in open_site(root, DAY).findings if row.severity == "error"]
    assert (row.code, row.slots["file"]) == ("ADAP010", "private/instruments/wai-sr.text.yaml")


def test_a_folder_whose_history_takes_private_files_in_is_refused(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", record())
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    assert "ADAP022" in {row.code for row in open_site(root, DAY).findings}


def test_a_published_instrument_among_open_ones_is_refused(tmp_path: Path, own_cache: Path) -> None:
    root = new_site(tmp_path / "site", "")
    (root / "instruments").mkdir()
    text = (shipped.modalities() / "common" / "instruments" / "distress.yaml").read_text(encoding="utf-8")
    for name, title in (("wai-sr", "Ours"), ("ours", "WAI-SR"), ("ours", "Working Alliance Inventory")):
        for old in (root / "instruments").iterdir():
            old.unlink()
        lines = [
            f"id: {name}" if row.startswith("id: ") else f"title: {title}" if row.startswith("title: ") else row
            for row in text.splitlines()
        ]
        (root / "instruments" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        assert "ADAP021" in {row.code for row in open_site(root, DAY).findings}, (name, title)


DESCRIBED = [path.stem for path in sorted((shipped.modalities() / "common" / "adapters").glob("*.yaml"))]


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_description_says_whom_to_ask_and_is_made_of_sentences(name: str) -> None:
    file = shipped.modalities() / "common" / "adapters" / f"{name}.yaml"
    tree, found = read_yaml(file, file.name)
    assert tree is not None
    adapter, more = validate(tree, Adapter)
    assert adapter is not None
    assert not [*found, *more]
    assert adapter.rights.ask.endswith(".")
    assert adapter.measures.endswith(".")
    assert adapter.known("rights")
    assert all(text.endswith(".") for text in adapter.cautions.values())
