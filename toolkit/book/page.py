"""A page of the documentation: its place, its document, and the few lines that stand before its Markdown."""

import json
from dataclasses import dataclass

from toolkit.document.tree import Block, Document, Inline, Link, plain
from toolkit.model.text import Words
from toolkit.resolve.view import View

HOME = "index"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `path` is its place without ending; `within` the path of the page it stands under in the menu."""

    path: str
    document: Document
    within: str = ""

    @property
    def title(self) -> str:
        """Its title in the window; the first page is named by the site alone."""
        return "" if self.path == HOME else self.name

    @property
    def name(self) -> str:
        """Its name in the menu."""
        return plain(self.document.title)

    @property
    def menu_path(self) -> str:
        return f"{self.path}.md"

    def file(self, tag: str) -> str:
        return f"pages/{tag}/{self.path}.md"


def page(view: View, path: str, title: Inline, blocks: tuple[Block, ...], within: str = "") -> Page:
    """A page in one language. Stage and footer are on every page of the site, so the documents have none."""
    direction = "rtl" if view.language.direction == "rtl" else "ltr"
    return Page(path, Document(title, view.language.tag, direction, blocks), within)  # type: ignore[arg-type]


def front(title: str, **more: object) -> str:
    """The lines before a page, so that nothing in its text is ever taken for settings."""
    settings = {**({"title": title} if title else {}), **more}
    return f"---\n{json.dumps(settings, ensure_ascii=False)}\n---\n"


def to(text: Inline, path: str, start: str = "") -> Link:
    """A link to another page from one that lies in the folder `start`."""
    return Link(text, f"{'../' if start else ''}{path}.html")


def english(text: str) -> Words:
    """A line that is not translated, since it is for researchers: shown with its language."""
    return Words(text, "", "en", "source")
