"""What a translator's browser is sent: pages drawn in memory when they are asked for, and what is known of each of their texts."""

import html
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, quote, unquote, urlsplit

from toolkit.findings import Finding, errors_of
from toolkit.publish.serve import OWN, Answer, with_us_allowed
from toolkit.resolve.marks import numbers_in

HERE = Path(__file__).parent
ASSETS = {"translate.js": "text/javascript", "translate_panel.js": "text/javascript", "translate.css": "text/css"}
_TITLE = re.compile(r"<title>([^<]*)</title>")

Facts = Mapping[str, object]
"""What is known of a text, as plain data."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be drawn: the heading it is listed under, if any, and its HTML, nothing where it cannot be made."""

    group: str
    draw: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in the list of all: its title, with its marks, and how many of its texts are in which state."""

    path: str
    group: str
    title: str
    states: Mapping[str, int]


class Pages(Protocol):
    """The pages that there are, by their addresses."""

    def find(self, path: str) -> Page | None: ...

    def every(self) -> Mapping[str, Page]: ...


class Texts(Protocol):
    """The texts of one language as they were last saved, and the pages that show them."""

    @property
    def pages(self) -> Pages: ...

    def state(self, number: int) -> str: ...

    def standing(self, number: int) -> Facts: ...

    def about(self, number: int) -> Facts: ...

    def front(self, rows: Sequence[Listed]) -> bytes: ...

    def words(self) -> Facts: ...


Opening = Callable[["Texts | None"], tuple["Texts | None", Sequence[Finding]]]
"""Reads what has changed since the texts that are given, if any were; with an error among the findings those stay."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    data: bytes
    numbers: frozenset[int]
    title: str


class Translator:
    """Answers for a preview. It writes no file: the marks in its pages are for the eyes of its own script alone."""

    def __init__(self, opening: Opening) -> None:
        self._open = opening
        self._texts: Texts | None = None
        self._drawn: dict[str, _Drawn] = {}
        self._lock = threading.RLock()

    def rebuild(self) -> Sequence[Finding]:
        """Takes in what was saved; no page is drawn before it is asked for."""
        texts, findings = self._open(self._texts)
        with self._lock:
            if texts is not None and not errors_of(findings):
                self._texts, self._drawn = texts, {}
        return findings

    def answer(self, url: str, version: int) -> Answer | None:
        """What there is at an address: a page, the list of all pages, our script, or what is known of texts."""
        parts = urlsplit(url)
        if parts.path.startswith(OWN):
            return self._ours(parts.path.removeprefix(OWN), parts.query)
        with self._lock:
            return self._shown(unquote(parts.path).strip("/"), version)

    def _shown(self, path: str, version: int) -> Answer | None:
        if self._texts is None:
            return None
        if not path:
            return _as_page(self._texts.front(self._listed(self._texts)), version)
        drawn = self._page(self._texts, path)
        if drawn is None and path.endswith(".md"):  # as the pages of the documentation name each other
            path = f"{path.removesuffix('.md')}.html"
            return Answer("", b"", place=f"/{quote(path)}") if self._texts.pages.find(path) is not None else None
        return _as_page(drawn.data, version) if drawn is not None else None

    def _page(self, texts: Texts, path: str) -> _Drawn | None:
        if path not in self._drawn:
            page = texts.pages.find(path)
            data = page.draw() if page is not None else b""
            if not data:
                return None
            text = data.decode("utf-8")
            title = _TITLE.search(text)
            self._drawn[path] = _Drawn(data, numbers_in(text), html.unescape(title[1]) if title else path)
        return self._drawn[path]

    def _listed(self, texts: Texts) -> list[Listed]:
        """Every page with its counts: each is drawn for that, which takes a few milliseconds a page."""
        rows = []
        known: dict[int, str] = {}
        for path, page in texts.pages.every().items():
            drawn = self._page(texts, path) if page.group else None
            if drawn is None:
                continue
            states: dict[str, int] = {}
            for number in drawn.numbers:
                state = known.get(number) or known.setdefault(number, texts.state(number))
                states[state] = states.get(state, 0) + 1
            rows.append(Listed(path, page.group, drawn.title, states))
        return rows

    def _ours(self, name: str, query: str) -> Answer | None:
        if name in ASSETS:
            return Answer(ASSETS[name], (HERE / name).read_bytes())
        asked = {key: values[0] for key, values in parse_qs(query).items()}
        with self._lock:
            texts = self._texts
            if texts is None:
                return None
            if name == "page":
                return _data(self._facts(texts, unquote(asked.get("path", "")).strip("/")))
            number = asked.get("number", "")
            if name == "text" and number.isdecimal() and len(number) < 6:
                return _data(texts.about(int(number)))
        return None

    def _facts(self, texts: Texts, path: str) -> Facts:
        """What is known of the texts of a page, in the order of their numbers, and the words of the panel."""
        drawn = self._page(texts, path) if path else None
        numbers = sorted(drawn.numbers) if drawn else []
        return {**texts.words(), "texts": {str(number): texts.standing(number) for number in numbers}}


def _as_page(page: bytes, version: int) -> Answer:
    """A page with our scripts at its very beginning, so that they see all that its own script does."""
    scripts = (f'<script src="{OWN}{name}?{version}"></script>' for name in ASSETS if name.endswith(".js"))
    head = f'<head><link rel="stylesheet" href="{OWN}translate.css?{version}">{"".join(scripts)}'
    return Answer("text/html", with_us_allowed(page).replace(b"<head>", head.encode(), 1), follows=True)


def _data(facts: Facts) -> Answer:
    return Answer("application/json", json.dumps(facts, ensure_ascii=False).encode("utf-8"))
