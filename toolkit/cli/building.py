"""Builds sites: opens each, plans its jobs, makes what is missing and publishes; the slow half of `alliance build`."""

import json
import sys
from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from toolkit import __version__
from toolkit.cli.answers import days_of
from toolkit.cli.build import Order, Site, root_of, told_of
from toolkit.cli.coding_jobs import coding_jobs
from toolkit.cli.dates import stamp_of, today_of
from toolkit.cli.docs import documentation_jobs
from toolkit.cli.dossier_jobs import dossier_jobs
from toolkit.cli.inputs import site_inputs
from toolkit.cli.jobs import PACK_WORDS, Kitchen, codebook_jobs, pack_jobs, survey_jobs
from toolkit.cli.opening import Opened, open_site
from toolkit.cli.paper_jobs import paper_jobs
from toolkit.cli.plan_jobs import plan_jobs
from toolkit.cli.printing import counted, print_findings, say, seen_from
from toolkit.cli.voice import spoken_in
from toolkit.document.html import render_html
from toolkit.findings import Finding, Place, as_data, errors_of, finding, in_order, to_row
from toolkit.packs.index import Contents, Made, index_page
from toolkit.packs.todo import progress
from toolkit.packs.words import labels
from toolkit.phrases import phrase, said
from toolkit.publish.build import Plan, Result, build_all, older, remember
from toolkit.publish.cache import Cache
from toolkit.publish.code import code_digest, dependencies
from toolkit.publish.manifest import About
from toolkit.publish.plan import Job
from toolkit.publish.stamps import Inputs, Seen
from toolkit.publish.work import make_one
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.todo import Task, tasks_of
from toolkit.store.base import base_home
from toolkit.store.ticks import read_ticks
from toolkit.survey.targets import TARGETS, card, losses

ONCE = frozenset({"PUB007", "PUB008", "PUB009", "PUB010"})
"""What was met in the output folder by one build, and is settled or looked for anew."""


@dataclass
class Work:
    """One site on its way through a build."""

    opened: Opened
    out: Path
    inputs: Inputs
    findings: list[Finding] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    only: set[str] | None = None


def build_sites(sites: Sequence[Site], order: Order, options: Namespace, cache: Cache, versions: str) -> int:
    """Build sites; one site's errors never stop another. Prints findings and a line for each."""
    findings, works = make_sites(sites, order, options, cache, versions)
    code = print_findings([*order.findings, *findings], options, root_of(sites))
    for work, result in works:
        _report(work, result, order, options)
    return code


def make_sites(
    sites: Sequence[Site], order: Order, options: Namespace, cache: Cache, versions: str
) -> tuple[list[Finding], list[tuple[Work, Result]]]:
    """Build sites and print nothing: all findings, and what was done for each site that could be built."""
    seen: Seen = {}
    works = [
        _prepare(site, order, options, cache, site_inputs(told_of(versions, site[0], order), site[0], seen))
        for site in sites
    ]
    ready = [work for work in works if work.jobs]
    for work in works:
        _order_is_known(work, order)
    plans = [Plan(work.jobs, work.out, _about(work.opened), work.inputs) for work in ready]
    only = None if order.whole else {name for work in ready for name in work.only or ()}
    built = build_all(
        plans, cache, only=only, dry_run=order.dry_run, workers=order.jobs, progress=_progress(options, order)
    )
    for work, (_, found) in zip(ready, built, strict=True):
        work.findings += work.opened.without_accepted(found)
        if not order.dry_run and not errors_of(work.findings):
            remember(work.out, cache, _with_told(work, today_of(options)))
    findings = [row for site, work in zip(sites, works, strict=True) for row in seen_from(work.findings, site[2])]
    return findings, [(work, result) for work, (result, _) in zip(ready, built, strict=True)]


def _with_told(work: Work, today: date) -> Inputs:
    """What the build has read, with what it has to say again: not what befell this one build alone."""
    told = [to_row(row) for row in in_order(work.findings) if row.code not in ONCE]
    return replace(work.inputs, told=told, days=days_of(today, work.opened.until))


def _prepare(site: Site, order: Order, options: Namespace, cache: Cache, inputs: Inputs) -> Work:
    root, out, _ = site
    opened = open_site(root, today_of(options), stamp_of(options), cache.root)
    work = Work(opened, out, inputs, list(opened.findings))
    if opened.resolved is None:
        return work
    work.jobs, work.only = _jobs(opened, work, order, cache)
    return work


def _losses(site: ResolvedSite, jobs: Iterable[Job], wanted: Collection[str], cache: Cache) -> Iterator[Finding]:
    """What platforms can't express: told with a file that is kept or wanted, which is then made here, else by itself."""
    forms = ((target, form) for target in site.site.surveys for form in site.forms)
    for job, (target, form) in zip(jobs, forms, strict=True):
        pack = cache.get(job.key)
        if pack is None and job.cached and job.name in wanted:
            pack = make_one(job)
            cache.put(job.key, pack)
        yield from pack.findings if pack else losses(target, form)


def _jobs(opened: Opened, work: Work, order: Order, cache: Cache) -> tuple[list[Job], set[str]]:
    """All jobs of a site, and the names of those that were asked for."""
    assert opened.resolved is not None
    kitchen = Kitchen(
        opened.resolved,
        code_digest(cache.root),
        opened.root,
        find_spec("typst") is not None,
        opened.date,
        opened.private,
    )
    groups = {
        "packs": [*pack_jobs(kitchen), *plan_jobs(kitchen), *paper_jobs(kitchen)],
        "dossiers": list(dossier_jobs(kitchen)),
        "coding": list(coding_jobs(kitchen)),
        "surveys": list(survey_jobs(kitchen)),
        "codebook": list(codebook_jobs(kitchen)),
        "docs": list(documentation_jobs(kitchen, opened, work.findings)) if _plans_docs(order, work.out) else [],
    }
    if not kitchen.pdf:
        work.findings.append(finding("PACK001", Place("packs")))
    wanted = {job.name for name, jobs in groups.items() for job in jobs if _is_wanted(name, job, order)}
    lost = _losses(opened.resolved, groups["surveys"], wanted, cache)
    work.findings += opened.without_accepted(list(lost))
    jobs = [job for group in groups.values() for job in group]
    left = older([job for job in jobs if job.name not in wanted], work.out, cache) if not order.whole else ()
    there = [job for job in jobs if job.name in wanted or _lies_there(job, work.out)]
    front = list(_front(kitchen, opened, there, work.findings, left))
    return [*jobs, *front], wanted | {job.name for job in front}


def _lies_there(job: Job, out: Path) -> bool:
    """Whether an earlier build made this: the opening page leads to nothing that is not there."""
    if job.producer == "docs":
        return (out / "docs").is_dir()
    return all((out / path).is_file() for path in job.paths or ())


def _plans_docs(order: Order, out: Path) -> bool:
    """Pages cost most to plan: they are where they are asked for, or lie there and may be older than the rest."""
    return (not order.target and (not order.parts or "docs" in order.parts)) or (out / "docs").is_dir()


def _is_wanted(group: str, job: Job, order: Order) -> bool:
    if order.parts and group not in order.parts:
        return False
    if order.target and not job.name.startswith(f"surveys {order.target} "):
        return False
    return not order.language or order.language in job.languages


def _order_is_known(work: Work, order: Order) -> None:
    """A target or language that the site does not have is said, not passed over."""
    site = work.opened.resolved
    if site is None:
        return
    place = Place("site.yaml")
    if order.target and order.target not in site.site.surveys:
        allowed = ", ".join(site.site.surveys)
        work.findings.append(finding("CMD001", place, value=order.target, allowed=allowed))
    if order.language and order.language not in site.site.languages:
        allowed = ", ".join(site.site.languages)
        work.findings.append(finding("CMD002", place, value=order.language, allowed=allowed))


def _front(
    kitchen: Kitchen, opened: Opened, jobs: Sequence[Job], findings: Sequence[Finding], left: Sequence[str]
) -> Iterator[Job]:
    """The opening page and the list of findings: cheap, and different whenever anything else is."""
    site = kitchen.site
    tasks = tasks_of(site, base_home(opened.root, opened.study_root) is not None, read_ticks(opened.root))
    rows = in_order(findings)
    cards = {target: card(target) for target in site.site.surveys if target in TARGETS}
    voice = spoken_in(site.site.working_language, opened.root)
    contents = Contents(made_by(site, jobs), tasks, rows, cards, left, voice=voice)
    spoken = "".join(said(part, voice) for row in rows for part in (row.what, row.fix))
    told = json.dumps({"findings": [as_data(row) for row in rows]}, ensure_ascii=False, indent=1) + "\n"
    view = site.view(site.site.working_language)
    digests = (view.digest(*PACK_WORDS, "interface/todo", "protocol"), _tasks_digest(tasks), told, spoken, *left)
    forms = tuple(f"{form.id} {form.structure} {[local.words for local in form.languages]}" for form in site.forms)
    key = kitchen.key("front", (*digests, *forms, *(path for job in jobs for path in job.paths or ())))

    def make() -> dict[str, bytes]:
        page = render_html(index_page(site, view, contents), labels(view.interface), "facilitator", kitchen.paper)
        return {"index.html": page.encode("utf-8"), "findings.json": told.encode("utf-8")}

    yield Job("index", "index", key, ("index.html", "findings.json"), make, (view.language.tag,), cached=False)


def _tasks_digest(tasks: Iterable[Task]) -> str:
    return repr([(task.tick, task.due, task.done, task.who) for task in tasks])


def made_by(site: ResolvedSite, jobs: Sequence[Job]) -> list[Made]:
    """What the opening page lists: each form's file, each pack, the documentation site, the codebook."""
    from toolkit.cli.listing import listed

    return listed(site, jobs)


def _about(opened: Opened) -> About:
    site = opened.resolved
    if site is None:
        return About(__version__)
    prints = {f"form/{form.id}/structure": form.structure for form in site.forms}
    for form in site.forms:
        prints.update({f"form/{form.id}/words/{local.language.tag}": local.words for local in form.languages})
    release = site.protocol.release
    return About(__version__, f"{release.release}.{release.revision}", dependencies(), dict(sorted(prints.items())))


def _progress(options: Namespace, order: Order):  # type: ignore[no-untyped-def]
    """Says how far long work has come, on a terminal alone."""
    if options.quiet or options.format != "text" or order.dry_run or not sys.stderr.isatty():
        return None

    def told(done: int, every: int, name: str) -> None:
        end = "\n" if done == every else ""
        print(f"\r\x1b[K{done}/{every} {name}", end=end, file=sys.stderr, flush=True)

    return told


def _report(work: Work, result: Result, order: Order, options: Namespace) -> None:
    """One line on what was made and where; with --dry-run every path."""
    name = work.opened.site.site.id if work.opened.site else work.opened.root.name
    if order.dry_run:
        for path in result.written:
            say(phrase("build/would_write", "would write {path}", path=(work.out / path).as_posix()), options)
        for path in result.removed:
            say(phrase("build/would_remove", "would remove {path}", path=(work.out / path).as_posix()), options)
    done, every = 0, 0
    if work.opened.resolved is not None:
        pinned = base_home(work.opened.root, work.opened.study_root) is not None
        done, every = progress(tasks_of(work.opened.resolved, pinned, read_ticks(work.opened.root)))
    facts = {"name": name, "counts": counted(work.findings), "done": done, "every": every}
    facts["files"] = _files(result)
    if order.dry_run:
        line = phrase("build/would", "Would build {name}: {files}; {counts}; {done} of {every} tasks done.", **facts)
    elif result.written or result.unchanged:
        line = phrase("build/did", "Built {name}: {files}; {counts}; {done} of {every} tasks done.", **facts)
    else:
        line = phrase(
            "build/did_not", "Did not build {name}: {files}; {counts}; {done} of {every} tasks done.", **facts
        )
    say(line, options)
    if not order.dry_run and not errors_of(work.findings):
        say(phrase("build/open", "Open {page}", page=work.out / "index.html"), options)


def _files(result: Result) -> str:
    facts = {"written": len(result.written), "same": len(result.unchanged), "removed": len(result.removed)}
    if result.removed:
        return phrase("build/files_removed", "{written} files written, {same} as they were, {removed} removed", **facts)
    return phrase("build/files", "{written} files written, {same} as they were", **facts)
