"""Somebody begins a new language, for the shared content or for a site.

1 the tag is put into its proper spelling, and a trap is asked about or told
2 what is made passes every check as it comes: ours, gettext's, and an update changes no byte of it
3 nothing is written over, a dry run writes nothing, and what was made can be taken back
4 a site in which the language is a draft is checked and built; what it lacks is shown in English, marked and counted
"""

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.store.po import read_po

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "sapporo"
DAY = "2027-01-15"


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A copy of the shipped content, with two of its languages."""
    shutil.copytree(ROOT / "modalities", tmp_path / "modalities")
    for tag in ("en", "fr", "zh-Hans"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """The shipped example."""
    folder = tmp_path / "sapporo"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build", ".alliance", "private"))
    monkeypatch.chdir(folder)
    return folder


def made(tag: str, *more: str) -> int:
    return main(["new", "locale", "--no-input", "--set", f"tag={tag}", *more])


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".alliance" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# 1


@pytest.mark.parametrize(
    "typed, tag",
    [
        ("pt_br.UTF-8", "pt-BR"),
        ("Italian", "it"),
        ("ja-Jpan", "ja"),
        ("iw", "he"),
        ("no", "nb"),
        ("tl", "fil"),
        ("zh_TW", "zh-Hant"),
        ("az-Cyrl", "az-Cyrl"),
    ],
)
def test_a_tag_is_put_into_its_proper_spelling_and_this_is_told(typed, tag, content, capsys) -> None:
    assert made(typed, "--dry-run") == 0
    out = capsys.readouterr().out
    assert (f"`{typed}` is written `{tag}`." in out) is (typed != tag)
    assert f"would write locales/{tag}/locale.yaml" in out


@pytest.mark.parametrize(
    "typed, says",
    [
        ("zh", "write `zh-Hans` or `zh-Hant`"),
        ("cmn", "write `zh-Hans` or `zh-Hant`"),
        ("sr", "write `sr-Cyrl` or `sr-Latn`"),
        ("pt-ZZ", "`pt-BR` (Portuguese (Brazil))"),
        ("xqz", "There is no language `xqz`"),
        ("en-XA", "There is no language `en-XA`"),
        ("en", "name another language"),
        ("{{ 7*7 }}", "There is no language `{{ 7*7 }}`"),
    ],
)
def test_a_tag_that_cannot_be_used_is_told_with_what_may_be_meant(typed, says, content, capsys) -> None:
    before = files_in(content)
    assert made(typed) == 1
    out = capsys.readouterr().out
    assert "CMD007" in out
    assert says in out
    assert files_in(content) == before


def test_a_site_is_told_that_the_shared_content_has_a_language(site, capsys) -> None:
    assert made("es_419") == 1
    assert "write it below `languages:` in site.yaml" in capsys.readouterr().out


def test_it_asks_in_plain_words_and_explains_each_question(content, monkeypatch, capsys) -> None:
    lines = iter(["?", "zh", "pt_pt", "?", "2", "?", "", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    assert main(["new", "locale"]) == 0
    out = capsys.readouterr().out
    assert "1/3  Which language is it?" in out
    assert "write `zh-Hans` or `zh-Hant`" in out
    assert "= Portuguese (Portugal) (pt-PT)" in out
    assert "Of a variety of a language that is there" in out
    assert "One place alone" in out
    assert "origin: machine\n" in (content / "locales/pt-PT/review.yaml").read_text(encoding="utf-8")


def test_of_a_variety_nobody_asks_who_translates_it(content, monkeypatch, capsys) -> None:
    lines = iter(["", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    assert main(["new", "locale", "--set", "tag=fr-CA"]) == 0
    assert "How do most of the texts come to be?" not in capsys.readouterr().out


# 2


def test_a_language_has_its_facts_and_every_catalog_in_content_order(content) -> None:
    assert made("he") == 0
    assert main(["locale", "update", "fr", "--quiet"]) == 0
    folder = content / "locales" / "he"
    facts = (folder / "locale.yaml").read_text(encoding="utf-8")
    for line in ("tag: he", "name: עברית", "parent: null", "status: draft", "direction: rtl", "script: Hebr"):
        assert f"\n{line}\n" in facts
    assert "home:" not in facts
    names = sorted(path.stem for path in (folder / "LC_MESSAGES").iterdir())
    assert {"interface", "tool", "instruments", "scenarios", "modality-cbt"} < set(names)
    ours, theirs = (
        read_po(content / "locales" / tag / "LC_MESSAGES/instruments.po", "x.po")[0] for tag in ("he", "fr")
    )
    assert ours is not None
    assert theirs is not None
    assert [one.context for one in ours.entries] == [one.context for one in theirs.entries if not one.obsolete]
    assert not any(one.translation for one in ours.entries)
    assert all(one.extracted for one in ours.entries)


def test_the_glossary_begins_with_the_terms_of_the_others(content) -> None:
    assert made("ro") == 0
    rows = list(csv.reader((content / "locales/ro/glossary.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["english", "romanian", "note", "banned"]
    terms = [row[0] for row in rows[1:]]
    assert len(terms) == len({term.lower() for term in terms}) > 60
    assert all(row[1:] == ["", "", ""] for row in rows[1:])


def test_what_is_made_passes_every_check_and_an_update_changes_no_byte(content, capsys) -> None:
    assert made("pt-PT", "--set", "origin=machine") == 0
    before = files_in(content)
    assert main(["locale", "update", "pt-PT", "--quiet"]) == 0
    assert files_in(content) == before
    capsys.readouterr()
    assert main(["locale", "check", "pt-PT", "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {row["code"] for row in findings} == {"LOC033", "LOC034"}
    assert {row["severity"] for row in findings} == {"note"}
    assert main(["check", "modalities", "--format", "json"]) == 0
    told = [row for row in json.loads(capsys.readouterr().out)["findings"] if "pt-PT" in row["file"]]
    assert [row["code"] for row in told] == ["LOC042"]
    assert "\norigin: machine\n" in (content / "locales/pt-PT/review.yaml").read_text(encoding="utf-8")
    assert main(["locale", "status", "pt-PT"]) == 0
    total = capsys.readouterr().out.splitlines()[-1]
    assert re.search(r" 0 translated +0 approved +0 to check ", total)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_gettext_has_nothing_to_say(content, tmp_path) -> None:
    assert made("pl") == 0
    for path in sorted((content / "locales/pl/LC_MESSAGES").iterdir()):
        command = ["msgfmt", "--check", "-o", str(tmp_path / "x.mo"), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (0, ""), path


def test_people_who_got_names_are_counted_no_more(content, capsys) -> None:
    assert made("it") == 0
    path = content / "locales/it/locale.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("    family: Walker\n") == 1
    path.write_text(text.replace("    family: Walker\n", "    family: Bianchi\n"), encoding="utf-8", newline="\n")
    capsys.readouterr()
    assert main(["locale", "check", "it", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["findings"]
    assert [row["what"].rpartition(": ")[2] for row in rows if row["code"] == "LOC034"] == ["24"]


# 3


def test_a_dry_run_writes_nothing_and_a_folder_is_never_written_over(content, capsys) -> None:
    before = files_in(content)
    assert made("it", "--dry-run") == 0
    assert files_in(content) == before
    (content / "locales/it").mkdir()
    (content / "locales/it/notes.txt").write_text("mine", encoding="utf-8")
    assert made("it") == 1
    assert "error LOC035" in capsys.readouterr().out
    assert files_in(content) == {**before, "locales/it/notes.txt": b"mine"}


def test_what_was_made_can_be_taken_back(content) -> None:
    before = files_in(content)
    assert made("it", "-o", "modalities") == 0
    assert files_in(content) != before
    assert main(["undo", "--quiet"]) == 0
    assert files_in(content) == before


def test_a_language_that_is_to_live_in_weblate_says_so(content) -> None:
    assert made("it", "--set", "home=weblate") == 0
    assert "\nhome: weblate\n" in (content / "locales/it/locale.yaml").read_text(encoding="utf-8")


# 4


def drafted(site: Path) -> None:
    """The example with a language in draft, in which people answer too."""
    declared = (site / "site.yaml").read_text(encoding="utf-8")
    declared = re.sub(r"^languages: .*$", "languages: [ja, en, it]", declared, flags=re.MULTILINE)
    declared = re.sub(r"^respond_in: .*$", "respond_in: [ja, it]", declared, flags=re.MULTILINE)
    (site / "site.yaml").write_text(declared, encoding="utf-8", newline="\n")


def test_a_site_with_a_language_in_draft_is_checked_and_built(site, capsys) -> None:
    assert made("it") == 0
    drafted(site)
    capsys.readouterr()
    assert main(["check", "--format", "json", "--date", DAY]) == 0
    codes = {row["code"]: row["severity"] for row in json.loads(capsys.readouterr().out)["findings"]}
    assert codes["WEB002"] == "warning"
    assert "error" not in codes.values()
    options = ("--only", "surveys,packs", "--language", "it", "--jobs", "1", "--date", DAY, "--quiet")
    assert main(["build", *options]) == 0
    manifest = json.loads((site / "build/manifest.json").read_text(encoding="utf-8"))["files"]
    pages = [path for path in manifest if path.startswith("packs/it/") and path.endswith(".html")]
    assert len(pages) > 20
    page = (site / "build" / pages[0]).read_text(encoding="utf-8")
    assert 'lang="it"' in page
    assert 'lang="en"' in page
    form = (site / "build/surveys/web/trainee-pre1.html").read_text(encoding="utf-8")
    assert "italiano" in form
    capsys.readouterr()
    assert main(["locale", "status", "it"]) == 0
    total = capsys.readouterr().out.splitlines()[-1]
    texts, missing = re.search(r"all +(\d+) texts .* (\d+) missing", total).groups()  # type: ignore[union-attr]
    assert texts == missing
    assert int(texts) > 5000


def test_one_translated_text_shows_and_is_counted(site, capsys) -> None:
    assert made("it") == 0
    drafted(site)
    path = site / "locales/it/LC_MESSAGES/interface.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Next"\nmsgstr ""', 'msgid "Next"\nmsgstr "Avanti"', 1), encoding="utf-8")
    options = ("--only", "surveys", "--target", "web", "--jobs", "1", "--date", DAY, "--quiet")
    assert main(["build", *options]) == 0
    assert "Avanti" in (site / "build/surveys/web/trainee-pre1.html").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["locale", "status", "it"]) == 0
    assert re.search(r"all +\d+ texts +1 translated", capsys.readouterr().out)


def test_a_site_that_is_ready_is_not_kept_by_facts_that_a_draft_lacks(site, capsys) -> None:
    assert made("it") == 0
    drafted(site)
    declared = (site / "site.yaml").read_text(encoding="utf-8")
    (site / "site.yaml").write_text(declared.replace("stage: draft", "stage: ready"), encoding="utf-8", newline="\n")
    capsys.readouterr()
    main(["check", "--format", "json", "--date", DAY])
    rows = json.loads(capsys.readouterr().out)["findings"]
    assert [row["severity"] for row in rows if row["file"].startswith("locales/it/")] in ([], ["note"])
    assert "CONT010" not in {row["code"] for row in rows}


def test_a_language_made_in_the_content_is_in_a_site_that_is_pinned_to_it(content, tmp_path, monkeypatch) -> None:
    assert made("it") == 0
    home = tmp_path / "clinic"
    shutil.copytree(EXAMPLE, home, ignore=shutil.ignore_patterns("build", ".alliance", "private"))
    for name in ("modalities", "locales"):
        shutil.copytree(content / name, home / ".alliance/base" / name)
    drafted(home)
    declared = (home / "site.yaml").read_text(encoding="utf-8").replace("[ja, en, it]", "[en, it]")
    (home / "site.yaml").write_text(declared.replace("[ja, it]", "[en, it]"), encoding="utf-8", newline="\n")
    monkeypatch.chdir(home)
    options = ("--only", "surveys", "--target", "web", "--jobs", "1", "--date", DAY, "--quiet")
    assert main(["build", *options]) == 0
    assert "italiano" in (home / "build/surveys/web/trainee-pre1.html").read_text(encoding="utf-8")
