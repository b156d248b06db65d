"""Somebody works in a language that nobody has written for: whatever is made holds no text that stands in the code.

1 no word of English is left in any output, in either pseudo-locale, but for what stays on purpose
2 what a command writes by itself is in the language too: the files of a new site, what goes to a translator, certificates, dossiers
3 longer words are whole, and break no slot, no code and no structure
4 a page written from right to left is mirrored, on paper, in tables and on screen, and nothing sticks out of a narrow window
"""

import json
import re
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import pseudo_site, shown
from tests.pseudo_site import TAGS, TODAY
from tests.unit.catalog.exchanged import SOURCES, rows
from toolkit import shipped
from toolkit.catalog.exchange.context import context_of
from toolkit.catalog.exchange.letter import render_letter
from toolkit.catalog.exchange.sheet import render_sheet
from toolkit.catalog.exchange.words import ENGLISH, exchange_words
from toolkit.cli import main
from toolkit.cli.opening import open_site
from toolkit.coding.sheet import AFTER, KEYS
from toolkit.document.docx import render_docx
from toolkit.document.html import render_html
from toolkit.document.tree import Document
from toolkit.model.content import Protocol
from toolkit.model.method import WORKS
from toolkit.model.questions import AskedQuestion
from toolkit.packs.codebook import as_data
from toolkit.packs.dossier import dossier_page
from toolkit.packs.words import labels
from toolkit.resolve.codebook import codebook
from toolkit.resolve.forms import ROW_KEYS
from toolkit.resolve.language import language_of
from toolkit.resolve.pseudo import pseudo
from toolkit.resolve.site import ResolvedSite
from toolkit.store.content import Folders, load_content

pytestmark = pytest.mark.extras  # calendars and papers are made by extras

MIRRORED = re.compile("\u202e[^\u202c]*\u202c")
WORD = re.compile(r"(?<![\w-])[A-Za-z]{2,}(?:[-_.'][A-Za-z0-9]+)*(?![\w-])")

NO_TEXT = {
    "manifest.json": "digests of files, read by programs",
    "findings.json": "findings as data; the opening page tells them in the site's language",
}
OTHER_KINDS = {
    "pdf": "read beside its page by test_pseudo_papers",
    "xml": "addresses of pages for search engines",
    "gz": "the same, packed",
    "js": "the theme's, which takes its words from the page",
    "css": "the theme's and ours: no rule writes words (test_no_style_writes_words)",
    "map": "of the theme's scripts",
    "png": "the theme's icon",
    "svg": "icons",
}
TYPED = (
    (r"(?:https?|mailto|urn):[^\s<>\"]*|[\w.+-]+@[\w.-]+", "addresses"),
    (r"`[^`]*`", "what is typed as it is stands in code marks"),
    (r"\b[a-z-]+/[a-z0-9_]+\b", "what is signed is called as in the command, by its instrument and its part"),
    (r"\{[a-z_]+\}", "slots that a form fills on the screen"),
    (r"[\w-]+\.(?:json|csv|xlsx|docx|html|pdf|etf|boris|qdc|yaml|ics)\b", "names of files"),
    (r"\b(?:en-XA|ar-XB)\b|\[hsilgnE\]", "tags of the languages, and the name that one has for itself"),
    (r"CC-BY(?:-SA|-NC)?-4\.0", "a licence is called by its name in every language"),
    (r"\b(?:HTML|PDF|DOCX|XLSX|CSV|ICS)\b", "formats are called by their endings"),
    (r"\b(?:LimeSurvey|XLSForm|REDCap)\b", "platforms have their own names"),
    (r"\b(?:en|ar|XA|XB|GR)\b", "codes of languages and countries, as platforms and records have them"),
)
"""What stays in every language, as a pattern, and why."""
SCRIPTED = {
    "use strict": "tells the browser how to read the script",
    "copying is refused": "an error that the page catches; it then shows words of its own",
    "there is no code to keep answers under": "an error that says the page was made wrongly; no person meets it",
}
"""Literals of scripts that are sentences and are shown to nobody."""


@cache
def content() -> Protocol:
    root = shipped.content_root()
    protocol = load_content(Folders(root / "modalities", root / "locales"), ["en"])[0].protocol
    assert protocol is not None
    return protocol


@cache
def in_english_alone() -> tuple[str, ...]:
    """Content that has no translation, and that pages mark as English: what works are, how published instruments are called, and
    what the project's own questionnaires are about and come from, for those who judge them."""
    protocol = content()
    source = protocol.release.source
    texts = [part for work in protocol.release.works.values() for part in (work.what, work.at)]
    texts += [part for work in WORKS.values() for part in (work.what, work.at)]
    texts += [source.citation, source.doi or ""]
    for one in protocol.instruments.values():
        texts += [one.measures, one.derivation, one.licence]
    for other in protocol.adapters.values():
        texts += [other.name, other.acronym, other.version, other.reference.citation, other.reference.doi or ""]
        texts += [other.rights.holder, other.rights.terms]
    return tuple(sorted(filter(None, set(texts)), key=len, reverse=True))


@cache
def names() -> frozenset[str]:
    """Names that are the same in every language: of people and places in scenarios, ids, codes, and columns of data."""
    protocol, home = content(), content().locales["en"]
    shown_names = [name for one in (*home.personas.values(), *home.places.values()) for name in one.shown.values()]
    shown_names += [one.family for one in home.personas.values()]
    ids = [*protocol.instruments, *protocol.adapters, *protocol.modules, *protocol.scenarios, *protocol.modalities]
    ids += [*protocol.papers, *(one.id for one in (*protocol.release.forms, *protocol.release.occasions))]
    assert protocol.coding is not None
    codes = [name for code in protocol.coding.codes for name in (code, f"code_{code.lower()}")]
    return frozenset(WORD.findall(" ".join(shown_names))) | {*ids, *codes, *KEYS, *AFTER, *ROW_KEYS}


@cache
def classes() -> frozenset[str]:
    """The names by which scripts and styles know parts of a page."""
    styles = (path.read_text(encoding="utf-8") for path in Path(shipped.__file__).parent.rglob("*.css"))
    return frozenset(name for style in styles for name in re.findall(r"\.([a-z][\w-]*)", style))


def left(text: str) -> list[str]:
    """The words of a text that nobody has translated, and that do not stay on purpose."""
    text = MIRRORED.sub(" ", text)
    for known in in_english_alone():
        text = text.replace(known, " ") if known in text else text
    for pattern, _ in TYPED:
        text = re.sub(pattern, " ", text)
    return [word for word in WORD.findall(text) if word not in names()]


def found_in(path: str, texts: Iterable[str]) -> dict[str, list[str]]:
    """Text -> its words that nobody has translated, where there are some."""
    read = (text for text in texts if text not in SCRIPTED and not classes().issuperset(text.split()))
    wrong = {f"{path}: {text.strip()[:120]}": left(text) for text in read}
    return {text: words for text, words in wrong.items() if words}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_site.build(tmp_path_factory)


@pytest.fixture(scope="module")
def files(build: Path) -> dict[str, list[str]]:
    """Every file of the build that people read, with what is read in it."""
    made: dict[str, list[str]] = {}
    for path in sorted(build.rglob("*")):
        name = path.relative_to(build).as_posix()
        if path.is_file() and path.suffix[1:] in shown.READERS and name not in NO_TEXT:
            made[name] = shown.shown_in(path)
    return made


# 1


def test_every_kind_of_file_is_read_or_is_known_to_hold_no_text(build: Path) -> None:
    kinds = {path.suffix[1:] for path in build.rglob("*") if path.is_file()}
    assert kinds - shown.READERS.keys() - OTHER_KINDS.keys() == set()
    assert {"html", "docx", "xlsx", "csv", "ics", "lss", "etf", "qdc", "boris", "json"} <= kinds


def test_every_output_is_among_those_that_are_read(files: dict[str, list[str]]) -> None:
    expected = ["index.html", "codebook.csv", "codebook.json", "codebook.xlsx", "docs/index.html"]
    for tag in TAGS:
        expected += [f"coding/{tag}/{name}" for name in ("manual.html", "key.docx", "markers.etf", "markers.boris")]
        expected += [f"coding/{tag}/{name}" for name in ("answers.qdc", "sheet.xlsx", "sheet-key.xlsx")]
        expected += [f"packs/{tag}/{name}.html" for name in ("plan", "rota", "allocation", "workbook")]
        expected += [f"packs/{tag}/plan-spring2027.ics", f"packs/{tag}/allocation-spring2027.xlsx"]
        expected += [f"packs/{tag}/documents/{name}.docx" for name in content().papers]
        expected += [f"packs/{tag}/modules/{name}/guide.html" for name in content().modules]
        expected += [f"docs/{tag}/{name}" for name in ("index.html", "404.html", "search/search_index.json")]
    forms = [form.id for form in content().release.forms]
    for target, ending in (("web", "html"), ("xlsform", "xlsx"), ("limesurvey", "lss")):
        expected += [f"surveys/{target}/{form}.{ending}" for form in forms]
    assert [name for name in expected if not files.get(name)] == []
    assert sum(name.startswith("packs/ar-XB/assessment/") for name in files) > 5


def test_no_text_that_stands_in_the_code_is_left_in_any_output(files: dict[str, list[str]]) -> None:
    wrong: dict[str, list[str]] = {}
    for name, texts in files.items():
        wrong |= found_in(name, dict.fromkeys(texts))
    assert wrong == {}


def test_a_hard_coded_text_would_be_found() -> None:
    assert left("[Ñéẋţ ö] Next") == ["Next"]
    assert left("\u202eNext\u202c of\u202e one\u202c") == ["of"]
    assert left("see `alliance check`, site.yaml, PDF") == ["see"]
    page = b'<p title="Go">[a] <b>Hello</b></p><script>const a = "Please wait.";</script><code>todo</code>'
    assert {word for text in shown.of_html(page) for word in left(text)} == {"Go", "Hello", "Please", "wait"}


def test_no_style_writes_words() -> None:
    root = Path(shipped.__file__).parent
    written = [
        word for path in root.rglob("*.css") for word in re.findall(r"content:\s*\"([^\"]*)\"", path.read_text("utf-8"))
    ]
    assert len(written) > 2
    assert [text for text in written if re.search("[A-Za-z]{2}", re.sub(r"\\[0-9A-Fa-f]+", "", text))] == []


# 2


@pytest.mark.parametrize("tag", TAGS)
def test_the_files_of_a_new_site_and_what_is_told_of_them(tag: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.delenv("ALLIANCE_LANG")
    monkeypatch.chdir(tmp_path)
    answers = [f"languages={tag}", "name=Κλινική", "id=delphi", "country=GR"]
    assert (
        main(["new", "site", "--no-input", "-o", "delphi", *(part for one in answers for part in ("--set", one))]) == 0
    )
    told = capsys.readouterr().out.replace("alliance check", "").replace("alliance build", "").replace("cd delphi", "")
    wrong = found_in("told", told.replace("delphi", "").splitlines())
    for path in (Path("delphi/README.md"), Path("delphi/private/README.md")):
        text = re.sub(r"^    .*?(?=#|$)", "", path.read_text(encoding="utf-8"), flags=re.M)
        wrong |= found_in(path.name, shown.of_text(text.encode("utf-8")))
    assert wrong == {}


@pytest.mark.parametrize("tag", TAGS)
def test_what_goes_to_a_translator_explains_itself_in_the_language(tag: str) -> None:
    words = exchange_words(content(), language_of(tag, {}))
    data = {*SOURCES, *SOURCES.values(), *(" ".join(text.split()) for text in SOURCES.values())}
    texts = [*shown.of_xlsx(render_sheet(rows(), tag, words)), *shown.of_docx(render_letter(rows(), tag, words))]
    texts += [str(context_of((), words["context"]).title)]
    said = [
        text for text in texts if text not in data and not re.match(r"alliance:|Where: |the words > |[0-9a-f{]", text)
    ]
    assert sum("10" in text or len(text) > 30 for text in said) > 10
    assert found_in("exchange", said) == {}
    assert words.keys() == ENGLISH.keys()


@pytest.mark.parametrize("ending", ["html", "docx", "txt"])
def test_a_certificate_is_in_the_language_of_the_board(ending: str, signed: Path, monkeypatch) -> None:
    monkeypatch.chdir(signed)
    for tag in TAGS:
        file = Path(f"certificate-{tag}.{ending}")
        made = ["locale", "sign", "de", "rrse", "--certificate", "--language", tag, "--root", ".", "-o", str(file)]
        assert main([*made, "--quiet", "--date", TODAY]) == 0
        texts = [text.replace(content().instruments["rrse"].title, "") for text in shown.shown_in(file)]
        assert sum(bool(re.search("[^\x00-\x7f]", text)) for text in texts) > 10
        assert found_in(file.name, (re.sub(r"\brrse/\w+|Deutsch|\bde\b", "", text) for text in texts)) == {}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the records of a German translation, some steps done and one done otherwise."""
    root = tmp_path_factory.mktemp("signed")
    pseudo_site.lay_out(root, ("en-XA", "de"))
    steps = (
        ["forward_1", "--role", "Πρώτος", "--origin", "machine"],
        ["reconciled", "--role", "Ομάδα", "--deviation", "Λόγος", "--risk", "Κίνδυνος", "--approver", "Πρόεδρος"],
        [
            "debriefed",
            "--role",
            "Ομάδα",
            "--country",
            "GR",
            "--n",
            "7",
            "--profile",
            "Φοιτητές",
            "--problems",
            "Κανένα",
        ],
    )
    for step in steps:
        assert (
            main(["locale", "sign", "de", "rrse", "--root", str(root), "--quiet", "--date", TODAY, "--step", *step])
            == 0
        )
    return root


@pytest.mark.parametrize("name", ["rrse", "prompts"])
@pytest.mark.parametrize("tag", TAGS)
def test_a_dossier_is_in_the_language_of_those_who_read_it(tag: str, name: str, resolved: ResolvedSite) -> None:
    instrument = content().instruments[name]
    quoted = {one.text for one in content().messages_of(f"instrument/{name}", instrument)}
    quoted |= {item.note or "" for section in instrument.sections for item in section.items}
    question = AskedQuestion(key=f"instrument/{name}/title", question="Τι;", languages=("de",), answer="Ναι.")
    view = resolved.view(tag)
    texts = texts_of(dossier_page(resolved, view, name, (question,)), view.interface)
    assert len(texts) > 50
    assert found_in(name, (without(text, quoted) for text in texts)) == {}


def without(text: str, quoted: Iterable[str]) -> str:
    """A text less what it quotes: a dossier sets the English beside the translation."""
    for known in sorted(filter(None, quoted), key=len, reverse=True):
        text = text.replace(known, " ")
    return text


def texts_of(page: Document, interface: Any) -> list[str]:
    words = labels(interface)
    html = shown.of_html(render_html(page, words, "facilitator").encode("utf-8"))
    return [*html, *shown.of_docx(render_docx(page, words, "facilitator"))]


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> ResolvedSite:
    return opened(tmp_path_factory.mktemp("resolved"), TAGS)


def opened(root: Path, tags: tuple[str, ...]) -> ResolvedSite:
    pseudo_site.lay_out(root, tags)
    made = open_site(root, date.fromisoformat(TODAY))
    assert made.resolved is not None, made.findings
    return made.resolved


# 3


def test_every_text_is_longer_by_two_fifths_and_keeps_its_slots() -> None:
    slot = re.compile(r"\{[a-z_]+\}")
    for message in content().messages():
        long, mirrored = (pseudo(tag, message.text) for tag in TAGS)
        assert len(long) >= 1.4 * len(message.text)
        assert slot.findall(long) == slot.findall(mirrored) == slot.findall(message.text)
        assert MIRRORED.sub("", mirrored).strip() == "".join(slot.findall(message.text)).strip() or slot.search(
            mirrored
        )


def test_no_long_text_is_cut(files: dict[str, list[str]]) -> None:
    uneven = defaultdict(list)
    for name, texts in files.items():
        for begin, end in ("[]", "\u202e\u202c"):
            whole = "".join(texts)
            if whole.count(begin) != whole.count(end):
                uneven[name] += [text[:120] for text in texts if text.count(begin) != text.count(end)] or [begin]
    assert dict(uneven) == {}


def test_codes_names_and_structures_are_those_of_every_language(build: Path, tmp_path: Path) -> None:
    english = as_data(codebook(opened(tmp_path, ("en",)).forms))
    made = json.loads((build / "codebook.json").read_text(encoding="utf-8"))
    assert made["languages"] == list(TAGS)
    assert without_words(made) == without_words(english)


def without_words(value: Any) -> Any:
    """A codebook without what it holds by language, and without what tells one build from another."""
    if isinstance(value, list):
        return [without_words(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {name: part for name, part in value.items() if name not in ("build", "languages")}
    if kept and all(re.fullmatch(rf"en|{shown.TAG}", name) for name in kept):
        return {}
    return {name: without_words(part) for name, part in kept.items()}


# 4


def test_every_page_table_and_document_runs_from_right_to_left(build: Path) -> None:
    pages = [path for path in build.rglob("*.html") if "ar-XB" in path.parts]
    assert len(pages) > 150
    for path in pages:
        html, body = (re.search(rf"<{name}[ >][^>]*", path.read_text(encoding="utf-8")) for name in ("html", "body"))
        assert html is not None
        assert body is not None
        assert 'lang="ar-XB"' in html[0], path
        assert 'dir="rtl"' in html[0] + body[0], path
    for path in (path for path in build.rglob("*.xlsx") if "ar-XB" in path.parts):
        assert all(sheet.sheet_view.rightToLeft for sheet in load_workbook(path).worksheets), path
    for path in (path for path in build.rglob("*.docx") if "ar-XB" in path.parts):
        with zipfile.ZipFile(path) as packed:
            text = packed.read("word/document.xml").decode("utf-8")
        assert re.search(r"<w:sectPr\b.*<w:bidi/>", text, re.S), path
        assert text.count("<w:tbl>") == text.count("<w:bidiVisual/>"), path


PAGES = ("s01/therapist", "s01/observer", "s01/facilitator", "assessment/s21/actor", "assessment/s21/assessor", "plan")
PAGES += (
    "rota",
    "allocation",
    "modules/role-play/guide",
    "workbook",
    "documents/consent-trainee",
    "documents/risk-burden",
)
FORMS = ("trainee-post", "client-session")


@pytest.fixture(scope="module")
def met(node, build: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a browser met on one page of each kind in both languages, at 360 and at 1280 pixels."""
    folder = tmp_path_factory.mktemp("pages")
    chosen = {"index": "index.html", **{f"form-{name}": f"surveys/web/{name}.html" for name in FORMS}}
    for tag in TAGS:
        chosen |= {f"{tag}-{name.replace('/', '-')}": f"packs/{tag}/{name}.html" for name in PAGES}
        chosen |= {f"{tag}-coding-{name}": f"coding/{tag}/{name}.html" for name in ("manual", "key")}
    for name, path in chosen.items():
        shutil.copy(build / path, folder / f"{name}.html")
    result: dict[str, Any] = node.run("pages", seconds=300, folder=str(folder), axe=False)
    assert len(result) == len(chosen)
    return result


@pytest.mark.browser
def test_nothing_sticks_out_of_a_narrow_or_a_wide_window(met: dict[str, Any]) -> None:
    assert {name: page["out"] for name, page in met.items() if page["out"]} == {}


@pytest.mark.browser
def test_text_begins_at_the_side_where_the_language_begins(met: dict[str, Any]) -> None:
    assert {name: page["off"] for name, page in met.items() if page["off"]} == {}
    assert {page["direction"] for name, page in met.items() if name.startswith("ar-XB")} == {"rtl"}
    assert {page["direction"] for name, page in met.items() if name.startswith("en-XA")} == {"ltr"}
