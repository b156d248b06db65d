"""`alliance new site`: asks in plain words, shows what it will write, and scaffolds a site that passes its own check."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.questions import NOT_YET, Question, Wrong, questions
from toolkit.cli.scaffold import is_free, rendered, write_new
from toolkit.cli.sitefile import EXAMPLE, values_of
from toolkit.cli.wizard import Stopped, Wizard, read_answer
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.names import nearest
from toolkit.store.edit import inline

ANSWERS = "alliance-answers.yaml"


def parser() -> ArgumentParser:
    """The options of `alliance new`."""
    made = ArgumentParser("alliance new", description="Scaffold a site: answer at most twelve questions.")
    made.add_argument("kind", choices=("site",), help="what to make")
    made.add_argument("-o", "--output", metavar="DIR", help="the new folder (default: named after the site)")
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


def run(words: Sequence[str]) -> int:
    """Ask, show, write, pin, and say what comes next."""
    options = parser().parse_args(words)
    answers, findings = _given(options)
    if findings:
        return print_findings(findings, options, Path())
    if not (options.no_input or options.example):
        try:
            answers = Wizard(questions(), input, print, answers).run()
        except Stopped as stopped:
            return _kept(stopped.answers)
    else:
        answers, findings = completed(answers)
        if findings:
            return print_findings(findings, options, Path())
    return _write(answers, options)


def _given(options: Namespace) -> tuple[dict[str, str], list[Finding]]:
    """Answers from the example, a file and `--set`, each read as if it had been typed."""
    typed: dict[str, str] = dict(EXAMPLE) if options.example else {}
    findings: list[Finding] = []
    if options.answers:
        from toolkit.store.yaml import read_yaml, spelled

        tree, findings = read_yaml(Path(options.answers), Path(options.answers).name)
        typed.update({str(key): spelled(value) for key, value in (tree.data if tree else {}).items()})
    for pair in options.set:
        key, _, value = pair.partition("=")
        typed[key.strip()] = value.strip()
    known = [question.key for question in questions()]
    for key in typed:
        if key not in known:
            near = nearest(key, known) or known[0]
            findings.append(finding("CMD008", Place("--set"), key=key, suggestion=near, allowed=", ".join(known)))
    if findings:
        return {}, findings
    return _read_all(typed)


def _read_all(typed: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    answers: dict[str, str] = {}
    findings: list[Finding] = []
    for question in questions():
        if question.key in typed:
            findings += _read_into(answers, question, typed[question.key])
    return answers, findings


def _read_into(answers: dict[str, str], question: Question, typed: str) -> list[Finding]:
    try:
        answers[question.key] = read_answer(question, typed, answers)
    except (Wrong, KeyError) as wrong:
        hint = str(wrong) if isinstance(wrong, Wrong) else "Answer the questions before it too."
        return [finding("CMD007", Place("--set"), key=question.key, value=typed, hint=hint)]
    return []


def completed(answers: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """Answers with defaults where none was given."""
    whole = dict(answers)
    findings: list[Finding] = []
    for question in questions():
        if question.key not in whole and question.applies(whole):
            default = question.default(whole) or (NOT_YET if question.optional else "")
            findings += _read_into(whole, question, default)
    return whole, findings


def _kept(answers: Mapping[str, str]) -> int:
    """Answers are not lost when someone stops."""
    if answers:
        rows = "".join(f"{key}: {inline(value)}\n" for key, value in answers.items())
        Path(ANSWERS).write_text(f"# Answers kept by `alliance new site`.\n{rows}", encoding="utf-8", newline="\n")
        print(f"\nStopped; nothing was made. Your answers are in {ANSWERS}.", file=sys.stderr)
        print(f"Go on with:  alliance new site --answers {ANSWERS}", file=sys.stderr)
    return 130


def _write(answers: Mapping[str, str], options: Namespace) -> int:
    target = Path(options.output or answers["id"])
    if not is_free(target):
        return print_findings([finding("CMD005", Place(str(target)), folder=target.name)], options, Path())
    files = site_files(answers, options)
    if options.dry_run:
        say("\n".join(f"would write {target.as_posix()}/{path}" for path in files), options)
        return 0
    findings = write_new(target, files)
    if not errors_of(findings):
        say(f"Made {target.as_posix()} with {len(files)} files.", options)
        say(f"Next:  cd {target.as_posix()}   then  alliance check   and  alliance build", options)
    return print_findings(findings, options, Path())


def site_files(answers: Mapping[str, str], options: Namespace) -> dict[str, bytes]:
    """All files of a new site: the template, the pinned base with its lock, and the answers."""
    from toolkit.cli.upgrade import base_texts

    files = rendered("site", values_of(answers, options.example))
    site = files["site.yaml"].decode("utf-8")
    for path, text in base_texts(site, today_of(options)).items():
        files[path] = text.encode("utf-8")
    rows = "".join(f"{key}: {inline(value)}\n" for key, value in answers.items())
    files[".alliance/answers.yaml"] = f"# What was answered when this site was made.\n{rows}".encode()
    return files
