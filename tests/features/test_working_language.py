"""Somebody works in a language of their own: the tool says everything in it, and what is typed or read by programs stays as it is.

1 in the pseudo-locale nothing that any command says is left in plain English
2 the language is the site's, also where site.yaml is broken, and `ALLIANCE_LANG` is stronger
3 what a catalog lacks is said by the parent language, then in English, sentence by sentence
4 data for programs, help and what is not said stay English, and cost nothing
"""

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
from errors import test_errors as of_files
from errors import test_errors_of_sites as of_sites
from errors.cases import CONTENT, Case
from errors.cases import spoken as run_in

from toolkit import phrases, shipped
from toolkit.cli import main
from toolkit.cli.voice import asked_voice, spoken_in
from toolkit.codes import all_codes
from toolkit.findings import Place, finding, from_row, render_text, to_row
from toolkit.model.adapter import Adapter
from toolkit.phrases import Phrase, joined, numeral, phrase, said
from toolkit.resolve.language import PSEUDO
from toolkit.store.content import Folders, load_content
from toolkit.store.language import working_language
from toolkit.store.voice import voice_in

TODAY = ("--date", "2027-01-15")
WORD = re.compile(r"(?<![\w-])[A-Za-z]{3,}(?![\w-])")


@pytest.fixture(autouse=True)
def own_language(monkeypatch, tmp_path_factory) -> None:
    """The variable that lets every other test speak English is taken away."""
    monkeypatch.delenv("ALLIANCE_LANG", raising=False)
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path_factory.mktemp("cache")))


def names() -> set[str]:
    """The names that content has for its parts, and what published instruments are called: data in every language."""
    found: set[str] = set()
    for root in (CONTENT, shipped.content_root()):
        protocol = load_content(Folders(root / "modalities", root / "locales"), ["en"])[0].protocol
        assert protocol is not None
        release = protocol.release
        ids = [*protocol.scenarios, *protocol.instruments, *protocol.modules, *protocol.modalities, *protocol.papers]
        ids += [*protocol.locales["en"].personas, *(one.id for one in (*release.forms, *release.occasions))]
        ids += [beat.id for one in protocol.scenarios.values() for beat in one.beats]
        texts = [text for one in protocol.adapters.values() for text in quoted(one)]
        texts += [core.reason for core in release.core]
        found |= set(WORD.findall(" ".join((*ids, *texts)).replace("-", " ").replace("_", " ")))
    return found


def quoted(adapter: Adapter) -> tuple[str, ...]:
    return adapter.id, adapter.name, adapter.acronym


NAMES = names() | {"alliance", "web", "xlsform", "limesurvey", "LimeSurvey", "Windows", "Kiswahili"}
NAMES |= {"case", "msgctxt", "msgid", "msgstr", "plural", "nplurals"}  # a column of data, and the marks of a catalog


def plain_english(text: str, *data: str) -> list[str]:
    """The words that nobody has translated: not what stands in code marks, no file, code, place, excerpt, nor `data`."""
    known = NAMES | set(WORD.findall(" ".join(data).replace("-", " ").replace("_", " ")))
    left = []
    for row in text.splitlines():
        if re.match(r"\s*\d+ \| |\s+\| ", row):
            continue
        row = re.sub(r"^\S*?(?::\d+)*: ", "", row)
        row = re.sub(r"`[^`]*`|\"[^\"]*\"|\{[a-z_]+\}", " ", row)
        row = re.sub(r"\S*[/._@:\d\u2192]\S*", " ", row)
        left += [word for word in WORD.findall(row) if word not in known and not word.isupper()]
    return left


# 1 nothing in plain English


def typed_in(folder: Path) -> list[str]:
    """The values that stand in the input of a case: data in every language."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "expected.txt"]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    return [value for text in texts for value in re.findall(r"[:\[,{-] *\"?([\w@.-]+)", text)]


@pytest.mark.parametrize("case", of_sites.CASES, ids=[case.folder.name for case in of_sites.CASES])
def test_findings_of_sites_have_no_english_left(case: Case, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("ALLIANCE_LANG", "en-XA")
    case.laid_out(tmp_path)
    text = run_in(tmp_path, [*str(case.setting.get("run", "check .")).split(), *TODAY])[1]
    assert f" {case.code}: " in text
    assert plain_english(text, *typed_in(case.folder), str(case.setting)) == []


@pytest.mark.parametrize("case", of_files.CASES, ids=[case.name for case in of_files.CASES])
def test_findings_of_files_have_no_english_left(case: Path) -> None:
    text = render_text(of_files.findings_of(case), voice=spoken_in("en-XA"))
    assert f" {case.name}: " in text
    assert plain_english(text, *typed_in(case)) == []


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """A site that works in the pseudo-locale, and whose people and places have no English names."""
    monkeypatch.chdir(tmp_path)
    return made_site(tmp_path, "en-XA, en")


def made_site(folder: Path, languages: str) -> Path:
    answers = {
        "name": "さくら", "id": "s1", "country": "JP", "languages": languages, "modality": "cbt", "size": "12",
        "starts": "2027-04-13", "sessions": "8 x 90", "recording": "yes, 90", "surveys": "web, xlsform",
        "distress": "さくら, +81 11 000 0000",
    }  # fmt: skip
    rows = [word for key, value in answers.items() for word in ("--set", f"{key}={value}")]
    assert main(["new", "site", "--no-input", "-o", "s1", *rows, *TODAY, "--quiet"]) == 0
    return folder / "s1"


@pytest.mark.parametrize(
    "words",
    [
        "check",
        "build --dry-run",
        "todo",
        "todo --done nothing",
        "upgrade --same-release --dry-run",
        "upgrade",
        "undo",
        "doctor",
        "schema --dry-run",
        "explain scenario/quiet-agreement/nowhere",
        "build --dry-run --target redcap",
        "build --dry-run --language sw",
    ],
)
def test_commands_have_no_english_left(words: str, site: Path, capfd) -> None:
    first, *more = words.split()
    at = [str(site)]
    main([first, *at, *more, *(() if first in ("undo", "doctor", "schema") else TODAY)])
    told = "".join(capfd.readouterr())
    assert told.strip()
    assert (
        plain_english(told, "s1 cohort", "undo todo upgrade schema", "alliance toolkit Python Linux", *LIBRARIES) == []
    )
    assert "[" in told


LIBRARIES = (
    "pydantic babel ruamel yaml pyyaml jinja cookiecutter mkdocs material xlsxwriter openpyxl tzdata platformdirs",
)
LIBRARIES += ("typst holidays libyaml", "pip install force reinstall")


@pytest.mark.parametrize(
    "words", ["fix", "fix SITE012", "fix SITES", "new", "locale status", "locale update --dry-run"]
)
def test_commands_of_a_folder_have_no_english_left(words: str, site: Path, capfd, monkeypatch) -> None:
    monkeypatch.chdir(site)
    main(words.split())
    told = "".join(capfd.readouterr())
    assert told.strip() or "locale" in words
    assert plain_english(told, "site modality scenario instrument study locale", *all_codes()) == []


def test_what_a_build_of_a_site_with_an_error_says(site: Path, capfd) -> None:
    text = (site / "site.yaml").read_text(encoding="utf-8").replace("modality: cbt", "modality: cbtt")
    (site / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
    assert main(["build", str(site), *TODAY]) == 1
    told = "".join(capfd.readouterr())
    assert "SITE012" in told
    assert plain_english(told, "cbtt") == []


def test_the_wizard_has_no_english_left(tmp_path, monkeypatch, capfd) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLIANCE_LANG", "en-XA")
    wrong = {4: "zz", 6: "zz", 7: "2", 8: "1/2/2027", 9: "1 x 10", 10: "perhaps", 11: "zz"}
    typed = iter(["さくら", "Ａ！", "?", "s1", "zz", "JP", *(["?", "-", *wrong.values(), ""] * 12)])
    shown: list[str] = []

    def ask(prompt: str) -> str:
        shown.append(prompt)
        word = next(typed, None)
        if word is None:
            raise KeyboardInterrupt
        return word

    monkeypatch.setattr("builtins.input", ask)
    code = main(["new", "site"])
    told = "\n".join((*shown, *capfd.readouterr()))
    assert code in (0, 130)
    assert len(shown) > 20
    assert plain_english(told, "cbt psychodynamic", "yes no", "new site check build then", "cohort") == []


def test_the_readme_of_a_new_site_is_in_its_language(site: Path) -> None:
    for path in (site / "README.md", site / "private" / "README.md"):
        text = re.sub(r"(?m)^    (?:\S.*?)(?:  # |$)", "", path.read_text(encoding="utf-8"))
        assert plain_english(text) == [], path.name
    assert "alliance check   " in (site / "README.md").read_text(encoding="utf-8")


def test_the_opening_page_tells_findings_in_the_language_of_the_site(site: Path) -> None:
    assert main(["build", str(site), "--only", "codebook", *TODAY, "--quiet"]) == 0
    page = (site / "build" / "index.html").read_text(encoding="utf-8")
    rows = page[page.index('id="findings"') :]
    assert re.search(r"<td>\[", rows)
    told = json.loads((site / "build" / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert not re.search("[ÅåÉé]", json.dumps(told, ensure_ascii=False))
    assert not any(row["what"] in page for row in told if len(row["what"]) > 30)


def test_what_is_typed_keeps_its_direction_on_a_page_that_runs_from_right_to_left(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    site = made_site(tmp_path, "ar-XB, en")
    assert main(["build", str(site), "--only", "codebook", *TODAY, "--quiet"]) == 0
    page = (site / "build" / "index.html").read_text(encoding="utf-8")
    assert "\u2066`site.yaml`\u2069" in page[page.index('id="findings"') :]


def test_commands_say_nothing_that_has_no_key() -> None:
    for path in sorted((Path(phrases.__file__).parent / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "complain"):
                bare = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                is_plain = isinstance(node.args[0], ast.JoinedStr | ast.Constant)
                words = WORD.findall(" ".join(map(str, bare))) if is_plain else []
                assert not words, (path.name, node.lineno, words)


# 2 which language


def test_the_language_is_that_of_the_site_and_the_variable_is_stronger(site: Path, capsys, monkeypatch) -> None:
    main(["check", str(site), *TODAY])
    assert "Çĥéçķéð" in capsys.readouterr().out
    monkeypatch.setenv("ALLIANCE_LANG", "en")
    main(["check", str(site), *TODAY])
    assert "Checked site s1: " in capsys.readouterr().out
    monkeypatch.setenv("ALLIANCE_LANG", "ar-XB")
    main(["check", str(site), *TODAY])
    assert "\u202e" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text, tag",
    [
        ("languages: [ja, en]\n", "ja"),
        ("schema: 1\nlanguages:\n  # first the one we work in\n  - pt-BR\n  - en\n", "pt-BR"),
        ("languages: ［ja、en］\n", "ja"),
        ('languages: ["ar-JO", en\nsite: {\n', "ar-JO"),
        ("\tsite: x\nlanguages: ja\n", "ja"),
        ("languages:\nrespond_in: [ar]\n", ""),
        ("respond_in: [ar]\n", ""),
        ("", ""),
    ],
)
def test_the_language_is_read_from_a_broken_declaration(text: str, tag: str, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    assert working_language(tmp_path) == tag
    (tmp_path / "site.yaml").write_bytes(text.encode("utf-16"))
    assert working_language(tmp_path) == tag


def test_a_broken_declaration_is_told_of_in_its_language(tmp_path, capsys) -> None:
    (tmp_path / "site.yaml").write_text("languages: [en-XA\nsite: {{\n", encoding="utf-8")
    assert main(["check", str(tmp_path), *TODAY]) == 1
    assert plain_english(capsys.readouterr().out, tmp_path.name) == []


def test_the_language_of_a_new_site_is_asked_for_first(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    lay_catalog(tmp_path / "content" / "locales" / "ja", {"tool/phrases/site_name/asks": "サイトの名前は？"})
    monkeypatch.setattr(shipped, "locales", lambda: tmp_path / "content" / "locales")
    options = type("Options", (), {"kind": "site", "output": None})()
    voice = asked_voice(options, {}, lambda _: "２", print)
    assert capsys.readouterr().out.splitlines() == ["  1  English (en)", "  2  日本語 (ja)"]
    assert said(phrase("site_name/asks", "What is your site called?"), voice) == "サイトの名前は？"
    assert asked_voice(options, {"languages": "ja, en"}, input, print)("phrases/x/y", "z") == "z"


# 3 fallback


def lay_catalog(folder: Path, words: dict[str, str], parent: str = "", extra: str = "") -> None:
    """A small `tool.po` with the English of today."""
    (folder / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    (folder / "locale.yaml").write_text(f"parent: {parent}\n" if parent else "schema: 1\n", encoding="utf-8")
    rows = [
        f'msgctxt "{key}"\nmsgid {json.dumps(ENGLISH[key])}\nmsgstr {json.dumps(text, ensure_ascii=False)}\n'
        for key, text in words.items()
    ]
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "\n".join(rows) + extra
    (folder / "LC_MESSAGES" / "tool.po").write_text(text, encoding="utf-8")


def _english() -> dict[str, str]:
    from content.test_tool import read

    from toolkit.model.text import walk_messages

    return {message.key: message.text for message in walk_messages(read(), "tool")}


ENGLISH = _english()
WHAT, FIX = "tool/findings/site012/what", "tool/findings/site012/fix"


def test_what_is_missing_is_said_by_the_parent_and_then_in_english(tmp_path: Path) -> None:
    stale = '\n#, fuzzy\nmsgctxt "tool/phrases/findings/fix"\nmsgid "Fix:"\nmsgstr "?"\n'
    lay_catalog(tmp_path / "locales" / "sw-KE", {WHAT: "hakuna mbinu «{value}»"}, extra=stale)
    lay_catalog(tmp_path / "locales" / "sw", {WHAT: "x", FIX: "Andika `{suggestion}`. Zilizopo: {allowed}."})
    voice = voice_in("sw-KE", tmp_path)
    row = finding("SITE012", Place("site.yaml", 3, 1), value="cbtt", suggestion="cbt", allowed="cbt")
    text = render_text([row], voice=voice)
    assert "hakuna mbinu «cbtt»" in text
    assert "Andika `cbt`. Zilizopo: cbt." in text
    assert f"Why: {row.why}" in text
    assert "  Fix: " in text
    assert [
        voice(key.removeprefix("tool/"), ENGLISH[key]).lang for key in (WHAT, FIX, WHAT.replace("what", "why"))
    ] == ["sw-KE", "sw", "en"]


def test_a_translation_of_other_english_is_not_shown(tmp_path: Path) -> None:
    lay_catalog(tmp_path / "locales" / "ja", {WHAT: "「{value}」はありません"})
    voice = voice_in("ja", tmp_path)
    assert voice(WHAT.removeprefix("tool/"), ENGLISH[WHAT]) == "「{value}」はありません"
    assert voice(WHAT.removeprefix("tool/"), "another sentence") == "another sentence"


def test_names_of_countries_and_languages_are_those_of_cldr() -> None:
    from toolkit.cli.guesses import country_name, language_name

    assert said(country_name("JP"), voice_in("ja")) == "日本 (JP)"
    assert said(language_name("ar"), voice_in("de")) == "Arabisch"
    assert plain_english(said(country_name("JP"), spoken_in("en-XA")), "JP") == []


def test_digits_are_grouped_as_each_language_does() -> None:
    told = phrase("x/y", "{count} words", count=numeral(39664))
    grouped = {tag: said(told, voice_in(tag)) for tag in ("en", "de", "ja", "en-XA")}
    assert (str(told), grouped["en"], grouped["de"]) == ("39,664 words", "39,664 words", "39.664 words")
    assert grouped["ja"] == "39,664 words"
    assert "39,664" in grouped["en-XA"]


def test_a_sites_own_words_are_heard_in_a_command(tmp_path: Path, capsys) -> None:
    shutil.copytree(
        CONTENT.parent / "SITE012", tmp_path / "s", ignore=shutil.ignore_patterns("expected.txt", "case.yaml")
    )
    path = tmp_path / "s" / "site.yaml"
    path.write_text(re.sub(r"languages: .*", "languages: [tlh]", path.read_text(encoding="utf-8")), encoding="utf-8")
    lay_catalog(tmp_path / "s" / "locales" / "tlh", {WHAT: "{value}: tu'be'lu'", "tool/phrases/severity/error": "Qagh"})
    main(["check", str(tmp_path / "s"), *TODAY])
    assert re.search(r"Qagh SITE012: \w+: tu'be'lu'", capsys.readouterr().out)


def test_phrases_in_a_finding_survive_being_kept() -> None:
    slots = {"a": joined(", ", [phrase("list/none", "none"), "x"]), "b": "plain"}
    row = finding("SITE012", Place("site.yaml"), **slots)
    again = from_row(json.loads(json.dumps(to_row(row))))
    assert again == row
    assert isinstance(again.slots["a"], Phrase)
    assert said(again.slots["a"], lambda _, source: source.upper()) == "NONE, x"


# 4 data, help, and cost


def test_data_for_programs_stays_english(site: Path, capsys, monkeypatch) -> None:
    for style in ("json", "github"):
        monkeypatch.delenv("ALLIANCE_LANG", raising=False)
        main(["check", str(site), "--format", style, *TODAY])
        first = capsys.readouterr().out
        monkeypatch.setenv("ALLIANCE_LANG", "en")
        main(["check", str(site), "--format", style, *TODAY])
        assert first == capsys.readouterr().out
        assert first.strip()


@pytest.mark.parametrize("words", ["--help", "check --help", "new --help"])
def test_help_stays_english_and_reads_no_catalog(words: str, site: Path, capsys, monkeypatch) -> None:
    monkeypatch.chdir(site)
    monkeypatch.setattr("toolkit.store.po.read_po", None)
    main(words.split())
    assert "usage: alliance" in capsys.readouterr().out


def test_wide_letters_and_marks_are_counted_in_columns() -> None:
    assert phrases.width("abc") == 3
    assert phrases.width("修正：") == 6
    assert phrases.width("e\u0301") == 1
    assert phrases.padded("修正", 6) == "修正  "
    assert set(PSEUDO) == {"en-XA", "ar-XB"}
