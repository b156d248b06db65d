"""The papers of a site in English, as they are printed, for a translator who looks up where a text stands."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec

from toolkit import shipped
from toolkit.catalog.exchange.context import Page, context_of, form_page, numbers_of
from toolkit.catalog.exchange.rows import Row
from toolkit.cli.exchanging import Exchange
from toolkit.document.html import render_html
from toolkit.findings import Finding, Place
from toolkit.model.content import Protocol
from toolkit.model.interface import Interface
from toolkit.model.site import Site
from toolkit.packs.assessment import ASSESSMENT_PAGES
from toolkit.packs.module import guide_page, worksheet_page
from toolkit.packs.paper import paper_page
from toolkit.packs.scenario import PAGES
from toolkit.packs.words import labels
from toolkit.resolve.language import SOURCE
from toolkit.resolve.papers import papers_of
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

Files = Mapping[str, bytes]
SEES_ALL = "supervisor"


def context_files(exchange: Exchange, site: ResolvedSite | None, rows: Sequence[Row]) -> tuple[Files, list[Finding]]:
    """`context.html`, and `context.pdf` where PDFs can be made; nothing where no paper shows one of the rows."""
    shown = resolve_site(in_language(site.declared, SOURCE) if site is not None else whole(exchange.protocol))
    document = context_of(_pages(shown, rows), exchange.words["context"])
    if len(document.blocks) < 2:
        return {}, []
    document = replace(document, lang=SOURCE)
    words = labels(shown.view(SOURCE).interface)
    files = {"context.html": render_html(document, words, SEES_ALL).encode("utf-8")}
    if find_spec("typst") is None:
        return files, []
    from toolkit.document.typst import render_pdf

    made, findings = render_pdf(document, words, SEES_ALL, place=Place("context.pdf"))
    return ({**files, "context.pdf": made} if made is not None else files), findings


def in_language(declared: Declared, tag: str) -> Declared:
    """The same site with forms and papers in a language too; licensed texts are shown where they have it."""
    site = declared.site
    languages = tuple(dict.fromkeys((*site.languages, tag)))
    licensed = {name: one for name, one in declared.licensed.items() if tag in one.texts}
    kept = tuple(one for one in site.adapters if one.id in licensed)
    changed = site.model_copy(update={"languages": languages, "respond_in": (tag,), "adapters": kept})
    return replace(declared, site=changed, licensed=licensed)


def whole(protocol: Protocol, tag: str = SOURCE, approaches: Sequence[str] = ()) -> Declared:
    """The shared content as a site would show it that uses all of it; a cohort for each approach beside the first."""
    release = protocol.release
    waves = [one.id for one in release.occasions if one.kind == "wave"]
    first, *others = approaches or list(protocol.modalities)[:1]
    made = {
        "schema": 1,
        "site": {"id": "everything", "name": release.title, "country": "GB", "timezone": "Europe/London"},
        "protocol": release.release,
        "modality": first,
        "languages": [tag],
        "cohorts": [{"id": f"c{number}", "modality": name} for number, name in enumerate(others, 2)],
        "waves": waves,
        "scenarios": {"set": "all", "assessment": True},
        "modules": {"set": "all"},
    }
    declared = Site.model_validate_json(json.dumps(made))
    return Declared(declared, replace(protocol, interface=_completed(protocol.interface)))


def _completed(interface: Interface) -> Interface:
    """The words of papers, with those of the toolkit where a folder of content lacks some."""
    tree, _ = read_yaml(shipped.modalities() / "common" / "interface.yaml", "interface.yaml")
    newest = validate(tree, Interface)[0] if tree is not None else None
    groups = [name for name, words in interface if isinstance(words, dict)]
    more = {name: {**getattr(newest, name, {}), **getattr(interface, name)} for name in groups}
    return interface.model_copy(update=more)


def _pages(site: ResolvedSite, rows: Sequence[Row]) -> Iterator[Page]:
    """Forms first, then documents, role-plays and modules; each text is numbered where it is first shown and after."""
    view = site.view(SOURCE)
    numbers = numbers_of(rows, site.sources(site.site.modality))
    for form in site.forms:
        local = next((one for one in form.languages if one.language.tag == SOURCE), None)
        if local is not None:
            yield Page(form_page(local, view.release.roles[form.form.filled_by].name), numbers)
    for paper in papers_of(site):
        yield Page(paper_page(site, view, paper.id), numbers)
    for modality in site.modalities:
        own = site.view(SOURCE, modality)
        said = numbers_of(rows, site.sources(modality))
        for scenario in site.scenarios_in(modality):
            yield from (Page(made(site, own, own.scenario(scenario.id)), said) for made in PAGES.values())
    for scenario in site.assessment:
        made_of = ASSESSMENT_PAGES.values()
        yield from (Page(made(site, view, view.scenario(scenario.id)), numbers) for made in made_of)
    for module in site.modules:
        for page in (guide_page, worksheet_page):
            yield Page(page(site, view, view.module(module.id)), numbers)
