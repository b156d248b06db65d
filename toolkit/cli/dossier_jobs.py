"""The jobs of dossiers: what is known of each instrument's translation, and the lines that lead to them."""

from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.cli.jobs import Kitchen, page_jobs
from toolkit.document.tree import Document, Inline
from toolkit.model.questions import NAME, AskedQuestion
from toolkit.packs.dossier import FOLDER, dossier_page, translated
from toolkit.publish.plan import Job
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def dossier_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """A dossier of each instrument that a form asks, in each language that it was translated into; pages and DOCX, no PDF."""
    asked = _asked(kitchen.root)
    for language in translated(kitchen.site):
        view = kitchen.site.view(language.tag)
        review = kitchen.site.protocol.reviews.get(language.tag)
        told = f"{review.model_dump_json() if review else ''}{asked}"
        for name in dossiers_of(kitchen.site):
            parts = (f"instrument/{name}", "interface/review")
            page = _page(kitchen, view, name, asked)
            yield next(page_jobs(kitchen, view, f"{FOLDER}/{name}", "facilitator", parts, page, told=told))


def dossiers_of(site: ResolvedSite) -> tuple[str, ...]:
    """The instruments that forms ask, in their order; licensed ones are translated by their owners."""
    asked = dict.fromkeys(name for form in site.forms for name in form.form.instruments)
    return tuple(name for name in asked if name in site.protocol.instruments)


def _asked(root: Path) -> tuple[AskedQuestion, ...]:
    """What translators have asked in this site; what is wrong with the file is told by the exchange."""
    if not (root / NAME).is_file():
        return ()
    from toolkit.cli.exchanging import read_questions  # a site without questions need not load the exchange

    return read_questions(root)[0]


def _page(kitchen: Kitchen, view: View, name: str, asked: tuple[AskedQuestion, ...]) -> Callable[[], Document]:
    return lambda: dossier_page(kitchen.site, view, name, asked)


def dossier_rows(site: ResolvedSite, view: View) -> Iterator[tuple[Inline, list[tuple[Inline, str]]]]:
    """One line an instrument: its title, and the way to its dossier."""
    review = view.interface.review
    for name in dossiers_of(site):
        yield view.instrument(name).title, [(review["dossiers"], f"{FOLDER}/{name}")]
