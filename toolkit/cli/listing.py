"""What the opening page of a build lists, from the jobs that made it."""

from collections.abc import Iterator, Sequence

from toolkit.document.tree import Inline
from toolkit.packs.index import Made
from toolkit.packs.scenario import AUDIENCES, PAGES
from toolkit.packs.words import filled
from toolkit.publish.plan import Job
from toolkit.resolve.site import ResolvedSite
from toolkit.survey.targets import TARGETS


def listed(site: ResolvedSite, jobs: Sequence[Job]) -> list[Made]:
    """Forms by platform, packs by language, the documentation site, the codebook and the lists."""
    paths = {path: job for job in jobs for path in job.paths or ()}
    rows = [*_surveys(site, paths), *_packs(site, paths)]
    if any(job.producer == "docs" for job in jobs):
        tags = tuple(language.tag for language in site.languages)
        rows.append(Made("docs/index.html", _word(site, "docs"), _for(site, "public"), tags, "docs"))
    rows += [
        Made(path, _word(site, "codebook"), _for(site, "coordinator"), paths[path].languages, "codebook")
        for path in ("codebook.xlsx", "codebook.csv", "codebook.json")
        if path in paths
    ]
    rows.append(Made("manifest.json", _word(site, "manifest"), _for(site, "coordinator"), (), "manifest"))
    rows.append(Made("findings.json", _word(site, "findings"), _for(site, "coordinator"), (), "manifest"))
    return rows


def _word(site: ResolvedSite, name: str) -> str:
    return site.view(site.site.working_language).interface.index[name]


def _for(site: ResolvedSite, audience: str) -> str:
    return site.view(site.site.working_language).interface.pack[f"audience_{audience}"]


def _surveys(site: ResolvedSite, paths: dict[str, Job]) -> Iterator[Made]:
    release = site.view(site.site.working_language).release
    forms = {form.id: form for form in release.forms}
    for target in site.site.surveys:
        for form in site.forms:
            path = TARGETS[target].path(form.id)
            if path in paths:
                who = release.roles[form.form.filled_by].name
                yield Made(path, forms[form.id].title, who, paths[path].languages, "surveys")


def _packs(site: ResolvedSite, paths: dict[str, Job]) -> Iterator[Made]:
    """One line a document: its web page; the other formats lie beside it."""
    for language in site.languages:
        view = site.view(language.tag)
        names: list[tuple[str, Inline, str]] = []
        for scenario in site.scenarios:
            title = filled(view.interface.pack["scenario_code"], code=scenario.code)
            names += [(f"{scenario.code}/{role}", title, AUDIENCES[role]) for role in PAGES]
        for module in site.modules:
            title = view.module(module.id).title
            names += [(f"modules/{module.id}/guide", title, "facilitator")]
            names += [(f"modules/{module.id}/worksheet", title, "trainee")]
        names += [("workbook", view.interface.pack["workbook"], "trainee")]
        names += [("plan", view.interface.pack["plan"], "facilitator")]
        for name, what, audience in names:
            path = f"packs/{language.tag}/{name}.html"
            if path in paths:
                yield Made(path, what, _for(site, audience), (language.tag,), "packs")
