"""The jobs of a site's build: which outputs there are, what each of them is made from, and how it is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from toolkit.document.docx import render_docx
from toolkit.document.html import render_html
from toolkit.document.tree import Document
from toolkit.model.rota import PrivateRota
from toolkit.model.scenario import Scenario
from toolkit.packs.assessment import ASSESSMENT_AUDIENCES, ASSESSMENT_PAGES
from toolkit.packs.module import guide_page, workbook_page, worksheet_page
from toolkit.packs.plan import plan_page
from toolkit.packs.scenario import AUDIENCES, PAGES, folder_of
from toolkit.packs.words import labels
from toolkit.publish.plan import Job, Made, job_key
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View
from toolkit.survey.targets import TARGETS, export

Page = Callable[[], Document]
Paper = Literal["a4", "letter"]
PACK_WORDS = tuple(f"interface/{group}" for group in ("pack", "stage", "state", "index", "survey", "docs"))


@dataclass(frozen=True)
class Kitchen:
    """What jobs of one site share: the site, the digest of the toolkit's code, the date, and where the site lies."""

    site: ResolvedSite
    code: str
    root: Path
    pdf: bool
    date: str = ""
    private: PrivateRota = field(default_factory=PrivateRota)
    pages_alone: bool = False
    """Whether pages are only looked at: their HTML is made, and nothing is kept that a key would find again."""

    @property
    def told(self) -> str:
        """What is told of people in private, for keys alone."""
        return repr(self.private)

    @cached_property
    def facts(self) -> str:
        """All that the declaration says, as it goes into the keys of what shows it."""
        return self.site.site.model_dump_json()

    @property
    def paper(self) -> Paper:
        return paper_of(self.site)

    def key(self, producer: str, parts: Sequence[str], language: str = "") -> str:
        options = {"facts": self.facts, "build": self.site.build, "paper": self.paper}
        return job_key(producer, self.code, parts, language, options)


def paper_of(site: ResolvedSite) -> Paper:
    """The site's paper: what it says, else letter where the country uses it (by CLDR's list of such territories)."""
    letter = {"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"}
    return site.site.publish.paper or ("letter" if site.site.site.country in letter else "a4")


def pack_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """Scenario packs by role, module guides and worksheets, workbook and plan, in every language."""
    for language in kitchen.site.languages:
        for modality in kitchen.site.modalities:
            yield from _scenarios(kitchen, kitchen.site.view(language.tag, modality))
        yield from _assessment(kitchen, kitchen.site.view(language.tag))
        view = kitchen.site.view(language.tag)
        for module in kitchen.site.modules:
            needs: tuple[str, ...] = (
                f"module/{module.id}",
                "taxonomy",
                "protocol",
                *(f"module/{name}" for name in module.needs),
            )
            base = f"modules/{module.id}"
            guide, sheet = _guide(kitchen, view, module.id), _worksheet(kitchen, view, module.id)
            yield from page_jobs(kitchen, view, f"{base}/guide", "facilitator", needs, guide)
            yield from page_jobs(kitchen, view, f"{base}/worksheet", "trainee", needs, sheet)
        every = tuple(f"module/{module.id}" for module in kitchen.site.modules)
        yield from page_jobs(kitchen, view, "workbook", "trainee", every, _of_site(workbook_page, kitchen, view))
        plan = (*every, "protocol")
        yield from page_jobs(kitchen, view, "plan", "facilitator", plan, _of_site(plan_page, kitchen, view))


def _scenarios(kitchen: Kitchen, view: View) -> Iterator[Job]:
    """The scenarios as one approach plays them; where a cohort has another one than the site, in a folder of its name."""
    for scenario in kitchen.site.scenarios_in(view.modality_id):
        part = (f"scenario/{scenario.id}", "taxonomy")
        for role in PAGES:
            name = f"{folder_of(kitchen.site, view.modality_id, scenario)}/{role}"
            yield from page_jobs(
                kitchen, view, name, AUDIENCES[role], part, _played(kitchen, view, scenario.id, PAGES[role])
            )


def _assessment(kitchen: Kitchen, view: View) -> Iterator[Job]:
    """The scenarios for assessment, for the door, the actor and the assessor alone."""
    for scenario in kitchen.site.assessment:
        parts = (f"scenario/{scenario.id}", "taxonomy", "protocol")
        for role, made in ASSESSMENT_PAGES.items():
            name = f"{folder_of(kitchen.site, view.modality_id, scenario)}/{role}"
            yield from page_jobs(
                kitchen, view, name, ASSESSMENT_AUDIENCES[role], parts, _played(kitchen, view, scenario.id, made)
            )


def _played(kitchen: Kitchen, view: View, name: str, made: Callable[[ResolvedSite, View, Scenario], Document]) -> Page:
    return lambda: made(kitchen.site, view, view.scenario(name))


def _of_site(page: Callable[[ResolvedSite, View], Document], kitchen: Kitchen, view: View) -> Page:
    return lambda: page(kitchen.site, view)


def _guide(kitchen: Kitchen, view: View, name: str) -> Page:
    return lambda: guide_page(kitchen.site, view, view.module(name))


def _worksheet(kitchen: Kitchen, view: View, name: str) -> Page:
    return lambda: worksheet_page(kitchen.site, view, view.module(name))


def page_jobs(
    kitchen: Kitchen,
    view: View,
    name: str,
    audience: str,
    parts: tuple[str, ...],
    page: Page,
    folder: str = "packs",
    told: str = "",
) -> Iterator[Job]:
    """The jobs of one document: HTML and DOCX together, PDF on its own since it takes a hundred times as long.

    `told` is what decides the page beside the site and its content.
    """
    tag = view.language.tag
    path = f"{folder}/{tag}/{name}"
    if kitchen.pages_alone:
        yield _looked_at(kitchen, view, path, audience, page)
        return
    digest = view.digest(*parts, *PACK_WORDS) + told
    state = state_of(view, parts)

    def readable() -> Made:
        made, words = page(), labels(view.interface)
        html = render_html(made, words, audience, kitchen.paper)
        return {
            f"{path}.html": html.encode("utf-8"),
            f"{path}.docx": render_docx(made, words, audience, kitchen.paper),
        }

    key = kitchen.key("pack", (path, digest), tag)
    yield Job(f"{folder} {tag} {name}", folder, key, (f"{path}.html", f"{path}.docx"), readable, (tag,), state)
    if kitchen.pdf:
        yield _pdf(kitchen, view, path, name, audience, digest, page, state)


def _looked_at(kitchen: Kitchen, view: View, path: str, audience: str, page: Page) -> Job:
    def make() -> Made:
        return {f"{path}.html": render_html(page(), labels(view.interface), audience, kitchen.paper).encode("utf-8")}

    return Job(path, path.partition("/")[0], "", (f"{path}.html",), make, (view.language.tag,), cached=False)


def _pdf(kitchen: Kitchen, view: View, path: str, name: str, audience: str, digest: str, page: Page, state: str) -> Job:
    tag, folder = view.language.tag, path.partition("/")[0]

    def printable() -> Made:
        from toolkit.document.typst import render_pdf
        from toolkit.findings import Place

        data, findings = render_pdf(
            page(),
            labels(view.interface),
            audience,
            (),
            kitchen.paper,
            Place(f"{path}.pdf"),
        )
        return ({f"{path}.pdf": data} if data is not None else {}), findings

    key = kitchen.key("pack-pdf", (path, digest), tag)
    return Job(f"{folder} {tag} {name} (PDF)", folder, key, (f"{path}.pdf",), printable, (tag,), state)


ORDER = ("fallback", "needs_check", "draft", "approved", "source")
"""States from the least finished to the most."""


def state_of(view: View, parts: Sequence[str]) -> str:
    """The least finished state among the words of some parts."""
    return view.least_state(*parts, order=ORDER)


def survey_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """A file for each form and platform; what a platform cannot express is said by `losses`."""
    for target in kitchen.site.site.surveys:
        for form in kitchen.site.forms:
            path = TARGETS[target].path(form.id)
            key = kitchen.key(f"survey-{target}", (form.id, form.structure, *form_digests(kitchen, form)))
            tags = tuple(local.language.tag for local in form.languages)
            kept = not form.restricted
            yield Job(f"surveys {target} {form.id}", "surveys", key, (path,), _export(target, form), tags, cached=kept)


def form_digests(kitchen: Kitchen, form: ResolvedForm) -> list[str]:
    """What the words of a form depend on, in each of its languages; of licensed texts the fingerprint of what is read."""
    open_parts = (name for name in form.form.instruments if name not in form.restricted)
    parts = ("protocol", *(f"instrument/{name}" for name in open_parts))
    words = tuple(f"interface/{group}" for group in ("survey", "stage", "state", "platform", "pack"))
    views = ((local, kitchen.site.view(local.language.tag)) for local in form.languages)
    return [view.digest(*parts, *words) + (local.words if form.restricted else "") for local, view in views]


def _export(target: str, form: ResolvedForm) -> Callable[[], Made]:
    return lambda: export(target, form)


def codebook_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """The codebook of all forms, as CSV, XLSX and JSON."""
    from toolkit.packs.codebook import export_codebook
    from toolkit.resolve.codebook import codebook

    forms = kitchen.site.forms_showing("codebook_labels")
    kept = not any("codebook_labels" in uses for form in forms for uses in form.restricted.values())
    digests = [digest for form in forms for digest in (form.id, form.structure, *form_digests(kitchen, form))]
    paths = ("codebook.csv", "codebook.json", "codebook.xlsx")
    tags = tuple(local.language.tag for local in forms[0].languages) if forms else ()
    key = kitchen.key("codebook", digests)
    yield Job("codebook", "codebook", key, paths, lambda: export_codebook(codebook(forms)), tags, cached=kept)
