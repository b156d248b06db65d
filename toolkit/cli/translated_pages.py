"""The pages of one language that a translator looks at: all that a build gives as HTML, by the addresses of a build."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from toolkit.book.page import Page as BookPage
from toolkit.book.pages import pages_of
from toolkit.book.site import reader
from toolkit.cli.building import made_by
from toolkit.cli.coding_jobs import coding_jobs
from toolkit.cli.dossier_jobs import dossier_jobs
from toolkit.cli.jobs import Kitchen, pack_jobs, survey_jobs
from toolkit.cli.paper_jobs import paper_jobs
from toolkit.cli.plan_jobs import plan_jobs
from toolkit.document.html import render_html
from toolkit.findings import Finding, in_order
from toolkit.packs.index import Contents, index_page
from toolkit.packs.words import labels
from toolkit.phrases import Voice, phrase
from toolkit.publish.plan import Job, Made
from toolkit.publish.translating import Page
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.site import ResolvedSite, resolve_site
from toolkit.resolve.todo import Task, tasks_of
from toolkit.survey.targets import TARGETS, card, export

GROUPS = {
    "index": phrase("translate/group_index", "The opening page of a build"),
    "forms": phrase("translate/group_forms", "Forms for the browser"),
    "scenarios": phrase("translate/group_scenarios", "Role-plays"),
    "modules": phrase("translate/group_modules", "Modules"),
    "plan": phrase("translate/group_plan", "Plan, rota and workbook"),
    "documents": phrase("translate/group_documents", "Documents"),
    "coding": phrase("translate/group_coding", "Coding"),
    "docs": phrase("translate/group_docs", "Texts of the documentation site"),
    "dossiers": phrase("translate/group_dossiers", "Dossiers"),
}
"""The headings of the list of pages, in its order."""


@dataclass(frozen=True)
class Shown:
    """What the pages of a language are made from. `voice` speaks that language, marked; `findings` go onto the opening page."""

    kitchen: Kitchen
    tag: str
    voice: Voice
    findings: Sequence[Finding]
    pinned: bool
    ticks: Mapping[str, str]

    @property
    def site(self) -> ResolvedSite:
        return self.kitchen.site


class PagesInLanguage:
    """The pages by their addresses. They are planned no further than to the one that is asked for."""

    def __init__(self, shown: Shown) -> None:
        self._planned: dict[str, dict[str, Page]] = {top: {} for top in PLANS}
        self._left = {top: plan(shown) for top, plan in PLANS.items()}

    def find(self, path: str) -> Page | None:
        """The page at an address, if there is one."""
        top = path.partition("/")[0]
        known = self._planned.get(top, {})
        while path not in known:
            row = next(self._left[top], None) if top in self._left else None
            if row is None:
                return None
            known[row[0]] = row[1]
        return known[path]

    def every(self) -> Mapping[str, Page]:
        """All pages in the order of the list."""
        for top, left in self._left.items():
            self._planned[top].update(left)
        pages = {path: page for planned in self._planned.values() for path, page in planned.items()}
        order = [*GROUPS, ""]
        return dict(sorted(pages.items(), key=lambda row: order.index(row[1].group)))


Planned = Iterator[tuple[str, Page]]


def _opening(shown: Shown) -> Planned:
    yield "index.html", Page("index", partial(_front, shown))


def _forms(shown: Shown) -> Planned:
    for form in shown.site.forms:
        path = TARGETS["web"].path(form.id)
        yield path, Page("forms", partial(_form, form, path))


def _packs(shown: Shown) -> Planned:
    yield from _of_jobs(shown, pack_jobs, paper_jobs, plan_jobs, dossier_jobs)


def _coding(shown: Shown) -> Planned:
    yield from _of_jobs(shown, coding_jobs)


def _of_jobs(shown: Shown, *kinds: Callable[[Kitchen], Iterator[Job]]) -> Planned:
    """The pages among what jobs make; those of other languages, which pages lead to, are in no list."""
    for job in (job for jobs in kinds for job in jobs(shown.kitchen)):
        for path in job.paths or ():
            if path.endswith(".html"):
                group = _group(path) if shown.tag in job.languages else ""
                yield path, Page(group, partial(_of_job, job, path))


def _book(shown: Shown) -> Planned:
    for page in pages_of(shown.site, shown.site.view(shown.tag)):
        yield f"docs/{shown.tag}/{page.path}.html", Page("docs", partial(_of_book, shown, page))


PLANS: Mapping[str, Callable[[Shown], Planned]] = {
    "index.html": _opening,
    "surveys": _forms,
    "packs": _packs,
    "coding": _coding,
    "docs": _book,
}
"""First part of an address -> what plans the pages there."""


def _group(path: str) -> str:
    """The heading that a page of a pack is listed under."""
    top, _, *folders, _ = path.split("/")
    if top != "packs":
        return top
    known = next((name for name in folders if name in ("modules", "documents", "dossiers")), "")
    return known or ("scenarios" if folders else "plan")


def _of_job(job: Job, path: str) -> bytes:
    make: Callable[[], Made] = job.make  # type: ignore[assignment]
    return _file(make(), path)


def _form(form: ResolvedForm, path: str) -> bytes:
    return _file(export("web", form), path)


def _file(made: Made, path: str) -> bytes:
    files = made[0] if isinstance(made, tuple) else made
    return files.get(path, b"")


def _of_book(shown: Shown, page: BookPage) -> bytes:
    """The texts of a page of the documentation site, without its theme: that is built by a program of its own, which is slow."""
    interface = shown.site.view(shown.tag).interface
    words = {**labels(interface), "note_draft": interface.index["translation"]}
    return render_html(page.document, words, reader(shown.site), shown.kitchen.paper).encode("utf-8")


def _front(shown: Shown) -> bytes:
    """The opening page as it would be where this language is the one that the site works in."""
    kinds = (survey_jobs, pack_jobs, plan_jobs, paper_jobs, dossier_jobs, coding_jobs)
    jobs = [job for jobs in kinds for job in jobs(shown.kitchen) if shown.tag in job.languages]
    declared = shown.site.declared
    languages = tuple(dict.fromkeys((shown.tag, *declared.site.languages)))
    working = replace(declared, site=declared.site.model_copy(update={"languages": languages}))
    site = resolve_site(working, shown.site.marks)
    view = site.view(shown.tag)
    contents = Contents(
        made_by(site, jobs), _tasks(shown, site), in_order(shown.findings), _cards(site), voice=shown.voice
    )
    page = index_page(site, view, contents)
    return render_html(page, labels(view.interface), "facilitator", shown.kitchen.paper).encode("utf-8")


def _tasks(shown: Shown, site: ResolvedSite) -> Sequence[Task]:
    return tasks_of(site, shown.pinned, shown.ticks)


def _cards(site: ResolvedSite) -> dict[str, tuple[str, ...]]:
    return {target: card(target) for target in site.site.surveys if target in TARGETS}
