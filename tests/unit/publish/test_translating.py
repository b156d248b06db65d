"""A translator's pages are drawn when they are asked for, once for each state of the texts, and counted."""

import json

import pytest

from toolkit.findings import Place, finding
from toolkit.model.words import Words
from toolkit.publish.translating import Page, Translator
from toolkit.resolve.layers import Source
from toolkit.resolve.marks import Marks


class Texts:
    """Two pages and two messages, one of them not translated."""

    def __init__(self, word: str) -> None:
        marks = Marks("ja")
        shown = {name: marks.around(Words(word), (name,), Source(name, name, "common")) for name in ("a/one", "a/two")}
        self.drawn: list[str] = []
        self.marks = marks
        self.listed: list[tuple[str, str, dict[str, int]]] = []
        self.bodies = {
            "x/one.html": shown["a/one"],
            "x/both.html": f"{shown['a/one']}{shown['a/two']}",
            "x/no.html": "",
        }
        self.pages = self

    def find(self, path):
        return Page("docs", lambda: self.draw(path)) if path in self.bodies else None

    def every(self):
        return {path: self.find(path) for path in self.bodies}

    def draw(self, path):
        self.drawn.append(path)
        body = self.bodies[path]
        return f"<html><head><title>{body}</title></head><body>{body}</body></html>".encode() if body else b""

    def state(self, number):
        return "draft" if number == 0 else "missing"

    def standing(self, number):
        return {"key": self.marks.rows[number].key, "state": self.state(number)}

    def about(self, number):
        return {"notes": [number]}

    def front(self, rows):
        self.listed = [(row.path, row.group, dict(row.states)) for row in rows]
        return b"<head></head>list"

    def words(self):
        return {"words": {}}


@pytest.fixture
def opened():
    texts = Texts("語")
    translator = Translator(
        lambda before: (texts, []) if before is None else (None, [finding("LOC003", Place("a.po"), text="x")])
    )
    assert translator.rebuild() == []
    return texts, translator


def data(translator, address):
    answer = translator.answer(f"/.alliance/{address}", 1)
    return json.loads(answer.data) if answer else None


def test_a_page_is_drawn_when_it_is_asked_for_and_only_once(opened):
    texts, translator = opened
    assert texts.drawn == []
    first = translator.answer("/x/one.html", 7)
    assert translator.answer("/x/one.html?a=b", 7) == first
    assert texts.drawn == ["x/one.html"]
    assert first.follows
    head = first.data.decode().split("<title>")[0]
    assert head.index("translate.css?7") < head.index("translate.js?7") < head.index("translate_panel.js?7")


def test_what_is_known_of_the_texts_of_a_page_and_of_one_text(opened):
    _, translator = opened
    found = data(translator, "page?path=/x/both.html")["texts"]
    assert found == {"0": {"key": "a/one", "state": "draft"}, "1": {"key": "a/two", "state": "missing"}}
    assert data(translator, "page?path=/nowhere.html")["texts"] == {}
    assert data(translator, "text?number=1") == {"notes": [1]}


@pytest.mark.parametrize("address", ["text?number=-1", "text?number=x", "text", "reload", "text?number=1234567"])
def test_nothing_else_is_answered(opened, address):
    assert data(opened[1], address) is None


def test_the_list_counts_the_texts_of_each_page_by_state(opened):
    texts, translator = opened
    translator.answer("/", 1)
    assert texts.listed == [
        ("x/one.html", "docs", {"draft": 1}),
        ("x/both.html", "docs", {"draft": 1, "missing": 1}),
    ]


def test_a_page_that_cannot_be_made_or_is_not_there_is_not_answered(opened):
    _, translator = opened
    assert translator.answer("/x/no.html", 1) is None
    assert translator.answer("/x/other.html", 1) is None


def test_a_page_of_the_documentation_is_found_by_the_name_that_its_pages_use(opened):
    assert opened[1].answer("/x/one.md", 1).place == "/x/one.html"


def test_the_old_pages_stay_where_a_catalog_is_broken(opened):
    texts, translator = opened
    before = translator.answer("/x/one.html", 1)
    assert [row.code for row in translator.rebuild()] == ["LOC003"]
    assert translator.answer("/x/one.html", 1) == before
    assert texts.drawn == ["x/one.html"]


def test_nothing_is_there_before_the_texts_are_read():
    translator = Translator(lambda _: (None, []))
    assert translator.answer("/", 1) is None
    assert translator.answer("/.alliance/page?path=/", 1) is None
    assert translator.answer("/.alliance/translate.js", 1).kind == "text/javascript"
