"""A translator keeps the pages of her language open: she looks a text up where it stands, saves it, and sees it within a second."""

import json
import os
import re
import shutil
import signal
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.built import EXAMPLE
from tests.features.test_serve_command import start
from toolkit import shipped
from toolkit.cli import main
from toolkit.cli.serve import run as serve
from toolkit.cli.translating import POLL, Bench
from toolkit.phrases import english
from toolkit.publish.serve import Preview
from toolkit.publish.translating import Translator
from toolkit.resolve.language import PSEUDO
from toolkit.resolve.marks import END, FIRST, MOST, numbers_in, without_marks

GIVEN = Namespace(date=None)
FORM, PAPER = "surveys/web/trainee-pre1.html", "packs/{tag}/s01/actor.html"
TITLE, WORD = "protocol/forms/trainee-pre1/title", "interface/pack/client_role"
PATIENCE = 3000
"""Milliseconds that a test machine may take for what a person's takes one second at most for."""


@contextmanager
def open_pages(bench: Bench) -> Iterator[Preview]:
    """The preview at work."""
    translator = Translator(bench.open)
    preview = Preview(bench.root, translator.rebuild, bench.watched, answers=translator.answer, poll=POLL)
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        preview.wait_for_news(0)
        yield preview
    finally:
        preview.stop()
        thread.join()


def content(folder: Path, *tags: str) -> Path:
    """A copy of the shared content in some languages."""
    shutil.copytree(shipped.modalities(), folder / "modalities")
    for tag in ("en", *tags):
        shutil.copytree(shipped.locales() / tag, folder / "locales" / tag)
    return folder / "modalities"


def example(folder: Path) -> Path:
    shutil.copytree(EXAMPLE, folder / "site", ignore=shutil.ignore_patterns("build"))
    return folder / "site"


class Opened:
    """The pages as they are answered, without a browser."""

    def __init__(self, bench: Bench) -> None:
        self.desk, _ = bench.open(None)
        self.translator = Translator(bench.open)
        self.findings = self.translator.rebuild()

    def page(self, path: str) -> str:
        found = self.translator.answer(f"/{path}", 1)
        assert found is not None, path
        return found.data.decode("utf-8")

    def data(self, address: str) -> dict[str, Any]:
        found = self.translator.answer(f"/.alliance/{address}", 1)
        assert found is not None
        made: dict[str, Any] = json.loads(found.data)
        return made

    def text(self, path: str, key: str) -> dict[str, Any]:
        """What is known of a message of a page, by its key."""
        texts = self.data(f"page?path=/{path}")["texts"]
        number = next(number for number, row in texts.items() if row["key"] == key)
        return {**texts[number], **self.data(f"text?number={number}")}


def replaced(file: Path, key: str, msgstr: str) -> None:
    """Save another translation of one message."""
    text = file.read_text(encoding="utf-8")
    start = text.index("msgstr ", text.index(f'msgctxt "{key}"'))
    end = text.index("\n\n", start)
    file.write_text(f"{text[:start]}msgstr {msgstr}{text[end:]}", encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Path:
    return content(tmp_path_factory.mktemp("shared"), "ja")


@pytest.fixture(scope="module")
def met(node, shared) -> dict[str, Any]:
    """What one browser met in all scenes."""
    catalogs = shared.parent / "locales" / "ja" / "LC_MESSAGES"
    with open_pages(Bench("content", shared, "ja", GIVEN, english)) as preview:
        given = {"form": FORM, "paper": PAPER.format(tag="ja"), "title": TITLE, "word": WORD}
        made: dict[str, Any] = node.run("translate", seconds=240, url=preview.url, catalogs=str(catalogs), **given)
    return made


@pytest.fixture
def scene(met, request) -> dict[str, Any]:
    """The scene that the test is named after."""
    found: dict[str, Any] = met[request.function.__name__.split("__")[1]]
    assert "failed" not in found, found["failed"]
    assert not found["trouble"]
    assert not found.get("axe")
    assert not found.get("marks")
    return found


@pytest.mark.browser
def test__form__is_looked_up_and_follows_what_is_saved_without_losing_what_was_typed(scene):
    assert scene["panel"]["Key"] == TITLE
    assert scene["panel"]["English"] == "First questionnaire for trainees"
    assert scene["panel"]["State"] == "draft: nobody has signed it"
    assert "protocol.po:" in scene["panel"]["Stands in"]
    assert "protocol.yaml:" in scene["panel"]["The English stands in"]
    assert scene["panel"]["Notes"].startswith("Where: ")
    assert "改めた題名" in scene["title"]
    assert (scene["typed"], scene["same"]) == ("abc", True), "the page was not loaded anew"
    assert scene["took"] < PATIENCE


@pytest.mark.browser
def test__paper__shows_what_is_missing_and_what_is_wrong_with_a_catalog(scene):
    assert scene["shown"] == {"text": "Your role", "lang": "en", "frame": "dashed"}
    assert scene["panel"]["Key"] == WORD
    assert scene["panel"]["State"] == "not translated: the English is shown"
    assert scene["listed"] == ["Your role · not translated: the English is shown"]
    assert "LOC003" in scene["problem"]
    assert scene["still"] == "Your role", "the old page stays"
    assert scene["sideways"] <= 0
    assert scene["took"] < PATIENCE


@pytest.mark.browser
def test__keyboard__is_enough(scene):
    assert scene["inside"] == "ASIDE"
    assert scene["order"].startswith("Text 2 of ")
    assert scene["panel"]["Key"]
    assert scene["chosen"] >= 1
    assert scene["focused"] == "next", "the button that was pressed keeps the focus"


@pytest.mark.browser
def test__index__is_marked_too(scene):
    assert scene["texts"] > 100


@pytest.mark.browser
def test__front__leads_to_every_page(scene):
    assert scene["rows"] == len(scene["links"]) > 200
    assert FORM in scene["links"]


@pytest.mark.browser
def test_a_pseudo_locale_is_looked_at_in_the_same_way(node, tmp_path):
    site = example(tmp_path)
    with open_pages(Bench("site", site, "en-XA", GIVEN, english)) as preview:
        given = {"scenes": ["keyboard", "index"], "paper": PAPER.format(tag="en-XA")}
        met = node.run("translate", seconds=120, url=preview.url, catalogs=str(site), **given)
    assert met["keyboard"]["panel"]["State"] == "made by the toolkit to try the pages"
    assert met["index"]["marks"] == 0
    assert met["index"]["texts"] > 100


def test_each_text_tells_its_state_and_its_place(shared):
    pages = Opened(Bench("content", shared, "ja", GIVEN, english))
    path = PAPER.format(tag="ja")
    text = pages.text(path, WORD)
    file, line = text["place"].rsplit(":", 1)
    assert file.endswith("locales/ja/LC_MESSAGES/interface.po")
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    assert f'msgctxt "{WORD}"' in lines[int(line) - 1 :][:8]
    assert (text["state"], text["english"], text["lang"]) == ("draft", "Your role", "ja")
    assert "modalities/common/interface.yaml:" in text["source"]


def test_a_changed_source_is_to_be_checked_and_a_variant_has_a_key_of_its_own(tmp_path):
    shared = content(tmp_path, "ja")
    file = shared.parent / "locales" / "ja" / "LC_MESSAGES" / "interface.po"
    written = file.read_text(encoding="utf-8")
    at = written.index('msgid "', written.index(f'msgctxt "{WORD}"'))
    older = f'{written[:at]}msgid "Your part"{written[written.index(chr(10), at) :]}'
    file.write_text(older, encoding="utf-8", newline="\n")
    pages = Opened(Bench("content", shared, "ja", GIVEN, english))
    assert pages.text(PAPER.format(tag="ja"), WORD)["state"] == "needs_check"
    texts = pages.data(f"page?path=/{PAPER.format(tag='ja')}")["texts"].values()
    variants = [row for row in texts if row["key"].startswith("modality/")]
    assert variants
    assert all("/modality-" in row["place"] for row in variants)


def test_what_checks_say_of_a_text_is_told_with_it(tmp_path):
    shared = content(tmp_path, "ja")
    catalogs = shared.parent / "locales" / "ja" / "LC_MESSAGES"
    replaced(catalogs / "interface.po", WORD, '"役柄 {client}"')
    pages = Opened(Bench("content", shared, "ja", GIVEN, english))
    checks = pages.text(PAPER.format(tag="ja"), WORD)["checks"]
    assert any("{client}" in row for row in checks), checks


def test_a_save_is_taken_in_without_reading_the_content_again(tmp_path, monkeypatch):
    shared = content(tmp_path, "ja")
    catalogs = shared.parent / "locales" / "ja" / "LC_MESSAGES"
    pages = Opened(Bench("content", shared, "ja", GIVEN, english))
    path = PAPER.format(tag="ja")
    assert "役柄" in pages.page(path)
    monkeypatch.setattr("toolkit.cli.translating.load_content", lambda *_: pytest.fail("the content was read again"))
    replaced(catalogs / "interface.po", WORD, '"新しい役"')
    assert pages.translator.rebuild() == []
    assert "新しい役" in pages.page(path)
    replaced(catalogs / "interface.po", WORD, '"open')
    assert [row.code for row in pages.translator.rebuild()] == ["LOC003"]
    assert "新しい役" in pages.page(path), "the pages of the last good catalog stay"


def test_a_site_is_shown_in_each_of_its_languages_and_says_which_it_has(tmp_path, capsys):
    site = example(tmp_path)
    pages = Opened(Bench("site", site, "ja", GIVEN, english))
    assert pages.findings == []
    assert "Takahashi" not in without_marks(pages.page(PAPER.format(tag="ja")))
    assert not numbers_in(pages.page(PAPER.format(tag="en"))), "a page of another language is shown as it is"
    assert pages.translator.answer("/packs/ja/s99/actor.html", 1) is None
    assert serve([str(site), "--translate", "fr", "--no-browser"]) == 1
    said = capsys.readouterr().out
    assert "CMD002" in said
    assert "ja, en" in said


def test_every_text_of_a_catalog_is_marked_on_every_page(tmp_path):
    """In a pseudo-locale all that comes out of a catalog is strange, and so nothing strange is left between the marks."""
    pages = Opened(Bench("site", example(tmp_path), "en-XA", GIVEN, english))
    mine = [path for path, page in pages.desk.pages.every().items() if page.group]
    assert len(mine) > 100
    for path in mine:
        outside, depth = "", 0
        for part in re.split(f"([{chr(FIRST)}-{chr(FIRST + MOST)}{END}])", pages.page(path)):
            if numbers_in(part) or part == END:
                depth += -1 if part == END else 1
                assert depth >= 0, path
            elif depth == 0:
                outside += part
        assert depth == 0, path
        assert not re.findall("[ƀçðéƒĝĥîķļɱöþǫŕţûṽŵẋý]{2,}", outside.replace(PSEUDO["en-XA"][0], "")), path


def test_a_question_whose_english_has_changed_is_shown_in_english(tmp_path):
    shared = content(tmp_path, "ja")
    file = shared.parent / "locales" / "ja" / "LC_MESSAGES" / "instruments.po"
    key = "instrument/rrse/sections/recognise/items/rrse01/text"
    written = file.read_text(encoding="utf-8")
    at = written.index('msgid "', written.index(f'msgctxt "{key}"'))
    file.write_text(f'{written[:at]}msgid "x{written[at + 7 :]}', encoding="utf-8", newline="\n")
    text = Opened(Bench("content", shared, "ja", GIVEN, english)).text(FORM, key)
    assert (text["state"], text["told"]) == ("needs_check", "needs_check_english")


def test_content_says_which_languages_it_has(shared, capsys):
    assert serve([str(shared), "--translate", "qq", "--no-browser"]) == 1
    said = capsys.readouterr().out
    assert "EXCH020" in said
    assert "ja" in said


def test_the_command_shows_the_list_and_ends_cleanly(tmp_path):
    child = start("serve", str(example(tmp_path)), "--translate", "ar-XB", "--no-browser", cache=tmp_path / "cache")
    try:
        assert child.stdout is not None
        said = ""
        while "http://" not in said and child.poll() is None:
            said += child.stdout.readline().decode("utf-8")
        url = said[said.index("http://") :].split()[0]
        with urlopen(f"{url}packs/ar-XB/s01/actor.html", timeout=60) as answer:
            page = answer.read().decode("utf-8")
        assert numbers_in(page)
        assert 'dir="rtl"' in page
    finally:
        child.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        child.wait(timeout=30)
        child.stdout.close()  # type: ignore[union-attr]
    assert os.name == "nt" or child.returncode == 0


def test_english_is_shown_too(shared):
    pages = Opened(Bench("content", shared, "en", GIVEN, english))
    text = pages.text(PAPER.format(tag="en"), WORD)
    assert (text["state"], text["place"], text["checks"]) == ("source", "", [])


def test_no_mark_is_written_anywhere(tmp_path):
    site = example(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    pages = Opened(Bench("site", site, "ja", GIVEN, english))
    pages.page("")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_site_is_told_how_to_word_a_text_of_its_base(tmp_path, monkeypatch):
    site = example(tmp_path)
    monkeypatch.chdir(site)
    path = PAPER.format(tag="ja")
    text = Opened(Bench("site", site, "ja", GIVEN, english)).text(path, WORD)
    assert text["place"].startswith(".alliance/base/") or not (site / ".alliance/base").is_dir()
    assert text["own"] == f"alliance locale update ja --key {WORD}"
    assert main(text["own"].split()[1:]) == 0
    again = Opened(Bench("site", site, "ja", GIVEN, english)).text(path, WORD)
    assert "own" not in again
    assert again["place"].startswith("locales/ja/LC_MESSAGES/interface.po:")
    assert again["translation"] == text["translation"]
