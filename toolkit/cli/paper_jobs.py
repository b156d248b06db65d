"""The jobs of a site's documents, and the lines that lead to them."""

from collections.abc import Callable, Iterator

from toolkit.cli.jobs import Kitchen, page_jobs
from toolkit.document.tree import Document, Inline
from toolkit.model.paper import Paper
from toolkit.packs.paper import AUDIENCES, paper_page, reader_name
from toolkit.publish.plan import Job
from toolkit.resolve.papers import papers_of
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

FOLDER = "documents"


def paper_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """Every document of the site in every language, as `packs/<tag>/documents/<id>`."""
    for language in kitchen.site.languages:
        view = kitchen.site.view(language.tag)
        for paper in papers_of(kitchen.site):
            audience = AUDIENCES.get(paper.reader, paper.reader)
            parts = (f"document/{paper.id}", "protocol", *_behind(kitchen.site, paper))
            page = _page(kitchen, view, paper)
            yield from page_jobs(kitchen, view, f"{FOLDER}/{paper.id}", audience, parts, page)


def _page(kitchen: Kitchen, view: View, paper: Paper) -> Callable[[], Document]:
    return lambda: paper_page(kitchen.site, view, paper.id)


def _behind(site: ResolvedSite, paper: Paper) -> tuple[str, ...]:
    """What else a document is worked out from: the minutes of the modules."""
    return tuple(f"module/{module.id}" for module in site.modules) if paper.burdens else ()


def paper_rows(site: ResolvedSite, view: View) -> Iterator[tuple[Inline, list[tuple[Inline, str]]]]:
    """One line a document: its title, and the way to it by its reader."""
    for paper in papers_of(site):
        yield view.paper(paper.id, {}).title, [(reader_name(view, paper), f"{FOLDER}/{paper.id}")]
