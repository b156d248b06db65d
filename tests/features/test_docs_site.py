"""Somebody reads the documentation site in a browser: from a disk and from a server, in two languages, and searches it."""

import json
import threading
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.unit.book import builders
from toolkit.book.chooser import PATH, chooser_page
from toolkit.book.site import book_tree
from toolkit.publish.mkdocs import build_site

# All on the worker that has the browser, so that the site is built once.
pytestmark = pytest.mark.xdist_group("node")
EPOCH = 1_800_000_000
OWN = {
    "en/house.md": "# House rules\n\nSee [the schedule](../schedule.md) and <b>this</b>.\n",
    "en/only.md": "# Only here\n\ntext\n",
    "ja/house.md": "# ハウスルール\n\n本文\n",
}


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    """A site in two languages with pages of its own, as it is published."""
    site = builders.site(languages=["ja", "en"], site=builders.DECLARED["site"] | {"name": "Hills Clinic"})
    files, findings = build_site(book_tree(site, OWN), EPOCH, workers=2)
    assert findings == [], [row.slots for row in findings]
    return files | {PATH: chooser_page(site)}


class _Page(HTMLParser):
    """The links and the places of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids |= {given["id"]} if given.get("id") else set()
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.sources.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preconnect"):
            self.sources.append(given["href"])


def pages(built: dict[str, bytes]) -> dict[str, _Page]:
    named = {path for path in built if path.endswith(".html") and not path.endswith("/404.html")}
    return {path: _Page(built[path].decode("utf-8")) for path in sorted(named)}


def test_every_link_leads_to_a_page_and_a_place_on_it(built):
    made = pages(built)
    broken = []
    for path, page in made.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = _joined(path, unquote(parts.path)) if parts.path else path
            there = target in made and (not parts.fragment or parts.fragment in made[target].ids)
            broken += [] if there else [f"{path}: {link}"]
    assert broken == []
    assert len(made) > 40


def _joined(path: str, link: str) -> str:
    parts: list[str] = []
    for part in PurePosixPath(path).parent.joinpath(link).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_everything_that_a_page_loads_lies_beside_it(built):
    for path, page in pages(built).items():
        assert [source for source in page.sources if _joined(path, source) not in built] == []


def test_no_file_that_a_page_loads_names_another_host(built):
    styles = [data.decode("utf-8") for path, data in built.items() if path.endswith(".css")]
    assert all("url(http" not in text and "@import" not in text for text in styles)
    for tag in ("en", "ja"):
        page = built[f"docs/{tag}/index.html"].decode("utf-8")
        assert "googleapis" not in page
        assert "unpkg" not in page


def test_every_language_has_its_own_search_and_tells_of_the_others(built):
    for tag, title in (("en", "Early signs: moving away"), ("ja", "早期のサイン：離れる動き")):
        index = json.loads(built[f"docs/{tag}/search/search_index.json"])
        assert index["config"]["lang"] == [tag]
        assert title in {entry["title"] for entry in index["docs"]}
        assert f'<html lang="{tag}"' in built[f"docs/{tag}/index.html"].decode("utf-8")
        assert f"<title>{title} - " in built[f"docs/{tag}/modules/withdrawal.html"].decode("utf-8")
    sitemap = built["docs/en/sitemap.xml"].decode("utf-8")
    assert 'hreflang="ja" href="https://example.org/hills/ja/modules/withdrawal.html"' in sitemap
    assert 'hreflang="ja" href="https://example.org/hills/ja/local/only.html"' not in sitemap


@pytest.fixture(scope="module")
def met(node, built, tmp_path_factory) -> dict[str, Any]:
    """What one browser met in all scenes."""
    folder = tmp_path_factory.mktemp("site")
    builders.write(folder, built)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served = f"http://127.0.0.1:{server.server_port}/"
    named = sorted(path for path in built if path.endswith(".html") and "404" not in path and path != PATH)
    try:
        result: dict[str, Any] = node.run("docs", seconds=400, folder=str(folder), served=served, pages=named)
    finally:
        server.shutdown()
        server.server_close()
    return result


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def scene(met, request) -> dict[str, Any]:
    """The scene that the test is named after."""
    found: dict[str, Any] = met[request.function.__name__.split("__")[1]]
    assert "failed" not in found, found["failed"]
    assert found["trouble"] == []
    return found


@pytest.mark.browser
def test__disk__pages_are_searched_without_a_server(scene):
    assert scene["en"]["landed"]["where"].startswith("en/")
    assert any("Mindfulness" in one["text"] for one in scene["en"]["results"])
    assert scene["ja"]["landed"]["where"].startswith("ja/")
    assert all(one["href"].startswith("file:") or "://" not in one["href"] for one in scene["ja"]["results"])
    assert any("亀裂" in one["text"] for one in scene["ja"]["results"])


@pytest.mark.browser
def test__server__pages_are_searched_in_the_same_way(scene):
    assert any("confiden" in one["text"].lower() for one in scene["en"]["results"])
    assert any("自信" in one["text"] for one in scene["ja"]["results"])


@pytest.mark.browser
def test__switcher__another_language_shows_the_same_page(scene):
    for way in ("disk", "server"):
        assert scene[way]["current"] == "en"
        assert [one["where"] for one in scene[way]["seen"]] == [
            "ja/modules/withdrawal.html",
            "en/modules/withdrawal.html",
        ]
        assert [one["lang"] for one in scene[way]["seen"]] == ["ja", "en"]
        assert scene[way]["seen"][0]["heading"] == "早期のサイン：離れる動き"
    assert scene["only"]["seen"][0]["where"] == "ja/local/house.html"


@pytest.mark.browser
def test__front__the_browser_of_the_reader_chooses_the_language(scene):
    assert scene["ja"]["where"] == "ja/index.html"
    assert scene["en"]["where"] == "en/index.html"
    assert scene["other"]["where"] == "ja/index.html", "the working language"
    assert scene["noScript"] == {"where": "index.html", "links": ["日本語", "English"]}


@pytest.mark.browser
def test__scheme__dark_colours_are_chosen_and_kept(scene):
    assert scene["before"] != scene["after"] == scene["kept"]


@pytest.mark.browser
def test__access__no_page_bars_anyone(scene):
    assert scene["problems"] == []
    assert scene["looked"] > 100


@pytest.mark.browser
def test_no_request_leaves_the_machine(met):
    assert len(met["asked"]) > 50
    here = ("file:", "data:", "blob:file:", "http://127.0.0.1:", "blob:http://127.0.0.1:", "about:")
    assert [url for url in met["asked"] if not url.startswith(here)] == []
