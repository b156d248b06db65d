"""`alliance new`: asks in plain words, shows what it will write, and scaffolds what passes its own check."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.given import completed, given, keep, left_behind
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.questions import Question, questions
from toolkit.cli.readme import readme_words
from toolkit.cli.scaffold import is_free, rendered, shown_name, write_new
from toolkit.cli.sitefile import EXAMPLE, values_of
from toolkit.cli.voice import asked_voice, complain, spoken_in
from toolkit.cli.wizard import Stopped, Wizard
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.phrases import joined, phrase
from toolkit.store.edit import inline

if TYPE_CHECKING:
    from toolkit.cli.home import Home

KINDS = {
    "site": phrase("new/site", "one place that runs the training, in a new folder"),
    "locale": phrase("new/locale", "a language, with its catalogs; of a variety, what differs"),
    "modality": phrase("new/modality", "a therapeutic approach, with its first variant of a scenario"),
    "scenario": phrase("new/scenario", "a role-play case"),
    "instrument": phrase("new/instrument", "a set of questions that people answer"),
}


def parser() -> ArgumentParser:
    """The options of `alliance new`."""
    made = ArgumentParser(
        "alliance new",
        description="Scaffold a site, or a part of a site or of the shared content, by answering questions.",
    )
    made.add_argument("kind", nargs="?", choices=tuple(KINDS), help="what to make")
    made.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        help="the new site's folder (default: named after it); for a part, the site or the folder `modalities` "
        "it goes into (default: the one you are in)",
    )
    made.add_argument("--example", action="store_true", help="make a finished site with invented data")
    made.add_argument("--set", metavar="KEY=VALUE", action="append", default=[], help="an answer, given beforehand")
    made.add_argument("--answers", metavar="FILE", help="a file with answers, as one that was kept")
    made.add_argument(
        "--no-input", action="store_true", help="ask nothing; take defaults, and todo where there is none"
    )
    made.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    add_date_option(made)
    add_output_options(made)
    return made


@dataclass(frozen=True, slots=True)
class Making:
    """What is made: its questions, and what writes it once they are answered."""

    questions: tuple[Question, ...]
    write: Callable[[Mapping[str, str], Namespace], int]
    example: Mapping[str, str] = field(default_factory=dict)


def run(words: Sequence[str]) -> int:
    """Ask, show, write, and say what comes next."""
    made = parser()
    options = made.parse_args(words)
    if options.kind is None:
        return _kinds(options)
    if options.example and options.kind != "site":
        made.error("--example makes a site")
    making, findings = _of_site(options) if options.kind == "site" else _of_part(options)
    if making is None:
        return print_findings(findings, options, Path())
    kept = left_behind(options)
    answers, findings = given(making.questions, options, kept, making.example)
    if not findings and (options.no_input or options.example):
        answers, findings = completed(making.questions, answers)
    if options.kind == "site" and "languages" in answers:
        options.voice = asked_voice(options, answers)
    if findings:
        return print_findings(findings, options, Path())
    if not (options.no_input or options.example):
        try:
            voice = options.voice = asked_voice(options, answers)
            answers = Wizard(making.questions, input, print, answers, voice).run()
        except Stopped as stopped:
            return keep(stopped.answers, options)
        except (EOFError, KeyboardInterrupt):  # before the first question
            return keep(answers, options)
    code = making.write(answers, options)
    if kept is not None and code == 0 and not options.dry_run:
        kept.unlink(missing_ok=True)
    return code


def _kinds(options: Namespace) -> int:
    """What there is to be made."""
    complain(phrase("new/kinds", "`alliance new`: say what to make, as in `alliance new site`:"), options)
    complain(joined("", [part for kind, says in KINDS.items() for part in (f"\n  {kind:<11} ", says)]), options)
    return 2


def _of_part(options: Namespace) -> tuple[Making | None, list[Finding]]:
    """A part of a site or of shared content."""
    from toolkit.cli.home import find_home
    from toolkit.cli.part_questions import part_questions
    from toolkit.cli.partfile import write_part

    home, findings = find_home(options.kind, options.output)
    if home is None:
        return None, findings
    if options.kind == "locale":
        return _of_locale(home), []
    rows = part_questions(options.kind, home)
    return Making(rows, lambda answers, told: write_part(options.kind, home, answers, told)), []


def _of_locale(home: "Home") -> Making:
    """A language of a site or of shared content."""
    from toolkit.cli.localefile import tags_of, write_locale
    from toolkit.cli.new_locale import locale_questions

    tags = tags_of(home)
    return Making(locale_questions(tags), lambda answers, told: write_locale(home, tags, answers, told))


def _of_site(options: Namespace) -> tuple[Making | None, list[Finding]]:
    """A site; a folder that is named and not free is told before anything is asked."""
    if options.output and not is_free(Path(options.output)):
        return None, [_taken(Path(options.output))]
    return Making(questions(), _write, EXAMPLE if options.example else {}), []


def _taken(target: Path) -> Finding:
    return finding("CMD005", Place(str(target)), folder=shown_name(target))


def _write(answers: Mapping[str, str], options: Namespace) -> int:
    target = Path(options.output or answers["id"])
    if not is_free(target):
        return print_findings([_taken(target)], options, Path())
    files = site_files(answers, options)
    if options.dry_run:
        for path in files:
            say(phrase("new/would_write", "would write {path}", path=f"{target.as_posix()}/{path}"), options)
        return 0
    findings = write_new(target, files)
    if not errors_of(findings):
        made = {"folder": target.as_posix(), "count": len(files)}
        say(phrase("new/made", "Made {folder} with {count} files. Read its README.md and site.yaml.", **made), options)
        then = {"check": "alliance check", "build": "alliance build", "go": f"cd {_for_shell(target)}"}
        here = phrase("new/next", "Next:  {check}   and  {build}", **then)
        there = phrase("new/next_there", "Next:  {go}   then  {check}   and  {build}", **then)
        say(here if target.resolve() == Path().resolve() else there, options)
    return print_findings(findings, options, Path())


def _for_shell(target: Path) -> str:
    name = target.as_posix()
    return f'"{name}"' if " " in name else name


def site_files(answers: Mapping[str, str], options: Namespace) -> dict[str, bytes]:
    """All files of a new site: the template, the pinned base with its lock, and the answers."""
    from toolkit.cli.upgrade import base_texts

    words = readme_words(spoken_in(answers["languages"].partition(",")[0]))
    files = rendered("site", {**values_of(answers, options.example), "words": words})
    site = files["site.yaml"].decode("utf-8")
    for path, text in base_texts(site, today_of(options)).items():
        files[path] = text.encode("utf-8")
    rows = "".join(f"{key}: {inline(value)}\n" for key, value in answers.items())
    files[".alliance/answers.yaml"] = f"# What was answered when this site was made.\n{rows}".encode()
    return files
