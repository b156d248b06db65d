"""The jobs of the documentation site: its pages by language, the page in front of them, and web forms where it has them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from toolkit.cli.jobs import Kitchen, form_digests, state_of
from toolkit.cli.opening import Opened
from toolkit.findings import Finding, in_order
from toolkit.publish.plan import Job, Made
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.view import View
from toolkit.survey.targets import export


def documentation_jobs(kitchen: Kitchen, opened: Opened, findings: list[Finding]) -> Iterator[Job]:
    """Every job of the documentation; what there is to say of the site's own pages is added to `findings`."""
    from toolkit.book.chooser import PATH, chooser_page
    from toolkit.book.own import page_path
    from toolkit.book.site import book_tree, check_book
    from toolkit.publish.mkdocs import docs_jobs
    from toolkit.store.pages import read_pages

    site = kitchen.site
    pages, origins, found = read_pages(opened.root, "", site.site.languages)
    findings += [*found, *in_order(check_book(site, pages, origins, ""))]
    states = {one.tag: _state(kitchen, site.view(one.tag)) for one in site.languages}
    places = {page_path(name): file for name, file in origins.items()}
    epoch = int(datetime.fromisoformat(opened.date).replace(tzinfo=UTC).timestamp())
    made = docs_jobs(book_tree(site, pages), epoch, kitchen.code, states, workers=2, origins=places)
    shown = any(licensed.allows("show_on_site") for licensed in site.declared.licensed.values())
    yield from (replace(job, cached=False) for job in made) if shown else made
    page = chooser_page(site)
    key = kitchen.key("docs", (page.decode("utf-8"),))
    yield Job("docs", "docs", key, (PATH,), lambda: {PATH: page}, site.site.languages, cached=False)
    if site.site.publish.forms:
        yield from _forms(kitchen)


def _state(kitchen: Kitchen, view: View) -> str:
    """The least finished state of what the pages show."""
    modules = (f"module/{module.id}" for module in kitchen.site.modules)
    instruments = (f"instrument/{name}" for name in kitchen.site.protocol.instruments)
    return state_of(view, ("protocol", "taxonomy", *modules, *instruments))


def _forms(kitchen: Kitchen) -> Iterator[Job]:
    """The web forms among the pages that lead to them: they are published together."""
    from toolkit.book.measures import form_path

    for form in kitchen.site.forms:
        path = f"docs/{form_path(form.id)}"
        key = kitchen.key("docs-form", (form.id, form.structure, *form_digests(kitchen, form)))
        tags = tuple(local.language.tag for local in form.languages)
        kept = not form.restricted
        yield Job(f"docs forms {form.id}", "docs", key, (path,), partial(_form, form, path), tags, cached=kept)


def _form(form: ResolvedForm, path: str) -> Made:
    files, findings = export("web", form)
    (data,) = files.values()
    return {path: data}, findings
