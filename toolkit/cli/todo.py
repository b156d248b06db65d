"""`alliance todo`: what is to be done next, by whom and by when; ticks are kept in the site."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option, stamp_of, today_of
from toolkit.cli.opening import Opened, open_site
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.voice import complain
from toolkit.findings import Finding, Place, finding
from toolkit.model.names import nearest
from toolkit.packs.todo import progress, todo_lines
from toolkit.phrases import phrase
from toolkit.resolve.todo import Task, tasks_of
from toolkit.store.base import base_home
from toolkit.store.folder import find_declaration
from toolkit.store.history import change_file, raw_text
from toolkit.store.ticks import FILE, edited, load_ticks, read_ticks, rendered


def parser() -> ArgumentParser:
    """The options of `alliance todo`."""
    made = ArgumentParser("alliance todo", description="What is to be done next, by whom, by when.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the site (default: this folder)")
    made.add_argument("--done", metavar="NAME", action="append", default=[], help="tick a task by its name in < >")
    made.add_argument("--not-done", metavar="NAME", action="append", default=[], help="take a tick back")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Tick what is named, and print what is left."""
    options = parser().parse_args(words)
    found, findings = find_declaration(Path(options.path))
    if found is None:
        return print_findings(findings, options, Path(options.path))
    if found.kind != "site":
        words_of = phrase(
            "todo/of_a_site", "`alliance todo`: name the folder of a site; each site of a study has its own list."
        )
        complain(words_of, options)
        return 2
    root = found.root
    opened = open_site(root, today_of(options), stamp_of(options))
    if opened.resolved is None:
        return print_findings(opened.findings, options, root)
    tasks = _tasks(opened)
    wrong = load_ticks(root)[1] + [row for name in (*options.done, *options.not_done) for row in _unknown(name, tasks)]
    if wrong:
        return print_findings(wrong, options, root)
    if options.done or options.not_done:
        findings += _tick(opened, options)
        tasks = _tasks(opened)
    view = opened.resolved.view(opened.resolved.site.working_language)
    done, every = progress(tasks)
    say("\n".join(todo_lines(view, tasks, today_of(options))), options)
    left = {"done": done, "every": every, "command": "alliance todo --done NAME"}
    say(phrase("todo/done", "{done} of {every} done. Tick one with: {command}", **left), options)
    return print_findings(findings, options, root)


def _tasks(opened: Opened) -> tuple[Task, ...]:
    assert opened.resolved is not None
    pinned = base_home(opened.root, opened.study_root) is not None
    return tasks_of(opened.resolved, pinned, read_ticks(opened.root))


def _unknown(name: str, tasks: Sequence[Task]) -> list[Finding]:
    names = [task.tick for task in tasks]
    if name in names:
        return []
    return [finding("CMD004", Place(FILE), value=name, suggestion=nearest(name, names) or names[0])]


def _tick(opened: Opened, options: Namespace) -> list[Finding]:
    ticks = read_ticks(opened.root)
    ticks = {name: today_of(options).isoformat() for name in options.done} | ticks
    kept = {name: day for name, day in ticks.items() if name not in options.not_done}
    before = raw_text(opened.root / FILE)
    text = rendered(kept) if before is None else edited(before, read_ticks(opened.root), kept)
    change = change_file(opened.root, FILE, text, "todo", options.dry_run)
    return list(change.findings)
