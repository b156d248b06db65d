"""The jobs of what is made for running a cohort: the rota, the calendar file, and the table of vignette sets."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from toolkit.cli.jobs import PACK_WORDS, Kitchen, page_jobs, state_of
from toolkit.model.site import Cohort
from toolkit.packs.allocation import allocation_files, allocation_page, is_allocated
from toolkit.packs.calendar import can_write, export_calendar, has_dates
from toolkit.packs.rota import rota_page
from toolkit.publish.plan import Job
from toolkit.resolve.view import View


def plan_jobs(kitchen: Kitchen) -> Iterator[Job]:
    """In every language; what shows people depends on what is told of them in private."""
    site = kitchen.site
    for language in site.languages:
        view = site.view(language.tag)
        if not site.site.cohorts:
            continue
        page = partial(rota_page, site, view, kitchen.private)
        yield from page_jobs(kitchen, view, "rota", "facilitator", ("protocol",), page, told=kitchen.told)
        if is_allocated(site):
            table = partial(allocation_page, site, view, kitchen.private)
            yield from page_jobs(kitchen, view, "allocation", "facilitator", ("protocol",), table, told=kitchen.told)
        for cohort in site.site.cohorts:
            if is_allocated(site) and cohort.size:
                yield _allocation(kitchen, view, cohort)
            if can_write() and has_dates(site, cohort):
                yield _calendar(kitchen, view, cohort)


def _calendar(kitchen: Kitchen, view: View, cohort: Cohort) -> Job:
    tag, site = view.language.tag, kitchen.site
    path = f"packs/{tag}/plan-{cohort.id}.ics"
    modules = tuple(f"module/{one.id}" for one in site.modules)
    key = kitchen.key("calendar", (path, kitchen.date, view.digest("protocol", *modules, *PACK_WORDS)), tag)
    stamp = date.fromisoformat(kitchen.date)
    state = state_of(view, ("protocol", *modules))
    return Job(
        f"packs {tag} plan-{cohort.id}",
        "packs",
        key,
        (path,),
        lambda: {path: export_calendar(site, view, cohort, stamp)},
        (tag,),
        state,
    )


def _allocation(kitchen: Kitchen, view: View, cohort: Cohort) -> Job:
    tag, site = view.language.tag, kitchen.site
    path = f"packs/{tag}/allocation-{cohort.id}"
    key = kitchen.key("allocation", (path, kitchen.told, view.digest("protocol", *PACK_WORDS)), tag)
    return Job(
        f"packs {tag} allocation-{cohort.id}",
        "packs",
        key,
        (f"{path}.csv", f"{path}.xlsx"),
        lambda: allocation_files(site, view, cohort, kitchen.private, path),
        (tag,),
        state_of(view, ("protocol",)),
    )
