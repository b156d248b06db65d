"""The tree of a site's documentation: pages, theme and one configuration for each language."""

import re
from collections.abc import Iterable, Mapping

from toolkit.book import own
from toolkit.book.config import config_of
from toolkit.book.page import Page, front
from toolkit.book.pages import pages_of
from toolkit.book.theme import theme_files
from toolkit.document.markdown import render_markdown
from toolkit.findings import Finding, Place, finding
from toolkit.packs.words import labels
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

_TOUCHING = re.compile(r"(</(?:dt|dd|th|td)>|<br>)(?=[^\n])")

SHOWN = ("trainee", "public")
"""The audiences that one open site can hold: whatever is for others would be read by all."""


def book_tree(site: ResolvedSite, pages: Mapping[str, str]) -> dict[str, bytes]:
    """Pages and `mkdocs.<tag>.yml` for each language; `pages` are the site's own, `<tag>/<name>.md` -> Markdown."""
    files = theme_files(site)
    for language in site.languages:
        files |= _in_language(site, site.view(language.tag), pages)
    return {path: text.encode("utf-8") for path, text in files.items()}


def _in_language(site: ResolvedSite, view: View, pages: Mapping[str, str]) -> dict[str, str]:
    tag = view.language.tag
    words = {**labels(view.interface), "note_draft": view.interface.index["translation"]}
    every = tuple(pages_of(site, view))
    who = reader(site)
    files = {page.file(tag): front(page.title) + _apart(render_markdown(page.document, words, who)) for page in every}
    mine = own.own_pages(pages, tag)
    files |= {own.page_path(page.name): page.text for page in mine}
    nav: list[Page | own.OwnPage] = [*every, *mine]
    files[f"mkdocs.{tag}.yml"] = config_of(site, view, nav)
    return files


def _apart(text: str) -> str:
    """Cells set apart by a blank, since the search joins the texts of elements as they stand."""
    return _TOUCHING.sub(r"\1 ", text)


def reader(site: ResolvedSite) -> str:
    """For whom pages are rendered: trainees where the site publishes for them, else everyone."""
    return "trainee" if "trainee" in site.site.publish.audiences else "public"


def check_book(site: ResolvedSite, pages: Mapping[str, str], origins: Mapping[str, str], shown: str) -> list[Finding]:
    """What is left out of the pages: HTML, unsafe addresses, pictures, audiences that an open site does not serve.

    `origins` maps a page to the file it came from; `shown` stands before the names of the site's files.
    """
    return [*_audiences(site.site.publish.audiences, f"{shown}site.yaml"), *own.check_pages(pages, origins)]


def _audiences(audiences: Iterable[str], file: str) -> Iterable[Finding]:
    for audience in audiences:
        if audience not in SHOWN:
            yield finding("BOOK004", Place(file, 1, 1, "publish/audiences"), audience=audience)
