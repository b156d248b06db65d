"""What the opening page of a build lists, from the jobs that made it."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.cli.coding_jobs import coding_rows
from toolkit.cli.dossier_jobs import dossier_rows
from toolkit.cli.paper_jobs import paper_rows
from toolkit.document.tree import Inline, Name
from toolkit.packs.assessment import ASSESSMENT_PAGES
from toolkit.packs.index import Made, Way
from toolkit.packs.scenario import PAGES, folder_of
from toolkit.publish.plan import Job
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View
from toolkit.survey.targets import TARGETS, card

ROLES = {
    "therapist": "part_therapist",
    "actor": "audience_actor",
    "observer": "part_observer",
    "facilitator": "audience_facilitator",
}
"""Role -> the word that names it in a list."""
FORMATS = ("html", "pdf", "docx", "ics", "xlsx", "csv")
Row = tuple[Inline, list[tuple[Inline, str]]]
"""What is listed, with the ways to it by name."""


def listed(site: ResolvedSite, jobs: Sequence[Job]) -> list[Made]:
    """Forms by platform, packs by language, the documentation site, the codebook and the lists."""
    paths = {path for job in jobs for path in job.paths or ()}
    view = site.view(site.site.working_language)
    rows = [*_surveys(site, view, paths), *_packs(site, view, paths), *coding_rows(site, view, paths)]
    index, pack = view.interface.index, view.interface.pack
    if any(job.producer == "docs" for job in jobs):
        public = pack["audience_public"]
        ways = tuple((language.name, (f"docs/{language.tag}/index.html",)) for language in site.languages)
        rows.append(Made("docs", index["docs"], ways, about=public))
    books = [path for path in ("codebook.xlsx", "codebook.csv", "codebook.json") if path in paths]
    if books:
        rows.append(Made("codebook", index["codebook_note"], tuple((Name(path), (path,)) for path in books)))
    rows.append(Made("manifest", index["manifest"], ((Name("manifest.json"), ("manifest.json",)),)))
    rows.append(Made("manifest", index["findings"], ((Name("findings.json"), ("findings.json",)),)))
    return rows


def _surveys(site: ResolvedSite, view: View, paths: set[str]) -> Iterator[Made]:
    """One line a form, with a link for each platform."""
    release = view.release
    titles = {form.id: form.title for form in release.forms}
    for form in site.forms:
        ways: list[Way] = []
        for target in site.site.surveys:
            path = TARGETS[target].path(form.id)
            if path in paths:
                title = view.interface.index[card(target)[0].partition("/")[2]]
                ways.append((title, (path,)))
        if ways:
            yield Made("surveys", titles[form.id], tuple(ways), about=release.roles[form.form.filled_by].name)


def _packs(site: ResolvedSite, view: View, paths: set[str]) -> Iterator[Made]:
    """One line a scenario, with a link for each role; one a module; the workbook, the plan, the documents."""
    pack = view.interface.pack
    for language in site.languages:
        tag, own = language.tag, site.view(language.tag)
        rows: list[Row] = []
        for modality in site.modalities:
            rows += _scenarios(site, site.view(tag, modality), pack)
        rows += _assessment(site, own, pack)
        for module in site.modules:
            ways = [(pack["guide"], "guide"), (pack["worksheet"], "worksheet")]
            rows.append((own.module(module.id).title, [(name, f"modules/{module.id}/{file}") for name, file in ways]))
        rows.append((pack["workbook"], [(pack["audience_trainee"], "workbook")]))
        rows += _running(site, pack)
        rows += paper_rows(site, own)
        rows += dossier_rows(site, own)
        for what, named in rows:
            found = [(name, _formats(f"packs/{tag}/{file}", paths)) for name, file in named]
            if any(files for _, files in found):
                yield Made("packs", what, tuple((name, files) for name, files in found if files), tag)


def _scenarios(site: ResolvedSite, view: View, pack: Mapping[str, str]) -> Iterator[Row]:
    """The scenarios as one approach plays them, with its name where the site has several."""
    approach: tuple[Inline, ...] = (" · ", view.modality.name) if len(site.modalities) > 1 else ()
    for scenario in site.scenarios_in(view.modality_id):
        title = (Name(scenario.code), " · ", view.scenario(scenario.id).facilitator.title, *approach)
        folder = folder_of(site, view.modality_id, scenario)
        yield title, [(pack[ROLES[role]], f"{folder}/{role}") for role in PAGES]


def _assessment(site: ResolvedSite, view: View, pack: Mapping[str, str]) -> Iterator[Row]:
    """The scenarios for assessment; their titles would tell what they are about, so that the codes alone stand here."""
    names = {"door": "part_therapist", "actor": "audience_actor", "assessor": "audience_assessor"}
    for scenario in site.assessment:
        folder = folder_of(site, view.modality_id, scenario)
        title = (Name(scenario.code), " · ", pack["use_assessment"])
        yield title, [(pack[names[role]], f"{folder}/{role}") for role in ASSESSMENT_PAGES]


def _running(site: ResolvedSite, pack: Mapping[str, str]) -> Iterator[Row]:
    """The plan and the rota, the table of vignette sets, and each cohort's file of it."""
    cohorts = [cohort.id for cohort in site.site.cohorts]
    for title, who, name in (
        ("plan", "facilitator", "plan"),
        ("rota", "facilitator", "rota"),
        ("allocation", "coordinator", "allocation"),
    ):
        yield pack[title], [(pack[f"audience_{who}"], name), *((Name(one), f"{name}-{one}") for one in cohorts)]


def _formats(path: str, paths: set[str]) -> tuple[str, ...]:
    return tuple(f"{path}.{suffix}" for suffix in FORMATS if f"{path}.{suffix}" in paths)
