"""The jobs of the material for coding, and the lines that lead to it: the manual, the answers to train on, and their key."""

from collections.abc import Callable, Iterator

from toolkit.cli.jobs import Kitchen, page_jobs
from toolkit.document.tree import Document
from toolkit.packs.coding import CODING_PAGES, instruments_of
from toolkit.packs.index import Made
from toolkit.publish.plan import Job
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

FOLDER = "coding"
"""Where it lies in a build, with a folder for each language."""
TITLES = {"manual": "coding_manual", "training": "coding_training", "key": "coding_training_key"}
"""Page -> the word that names it in a list."""


def coding_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """What coders of open answers read, in every language; nothing where the protocol has no manual."""
    if kitchen.site.protocol.coding is None:
        return
    for language in kitchen.site.languages:
        view = kitchen.site.view(language.tag)
        parts = ("coding", "protocol", *(f"instrument/{name}" for name in instruments_of(view)))
        for name, made in CODING_PAGES.items():
            yield from page_jobs(kitchen, view, name, "public", parts, _page(kitchen, view, made), FOLDER)


def _page(kitchen: Kitchen, view: View, page: Callable[[ResolvedSite, View], Document]) -> Callable[[], Document]:
    return lambda: page(kitchen.site, view)


def coding_rows(site: ResolvedSite, view: View, paths: set[str]) -> Iterator[Made]:
    """One line for each page that was made."""
    pack = view.interface.pack
    for language in site.languages:
        for name in CODING_PAGES:
            path = f"{FOLDER}/{language.tag}/{name}"
            files = tuple(f"{path}.{suffix}" for suffix in ("html", "pdf", "docx") if f"{path}.{suffix}" in paths)
            if files:
                yield Made("coding", pack[TITLES[name]], ((pack["audience_rater"], files),), language.tag)
