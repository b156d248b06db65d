"""`alliance new site`: asks in plain words, shows what it will write, and scaffolds a site that passes its own check."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.questions import Question, questions
from toolkit.cli.scaffold import is_free, rendered, shown_name, write_new
from toolkit.cli.sitefile import EXAMPLE, values_of
from toolkit.cli.typed import NOT_YET, Wrong
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
    kept = _left_behind(options)
    answers, findings = _given(options, kept)
    if findings:
        return print_findings(findings, options, Path())
    if not (options.no_input or options.example):
        if options.output and not is_free(Path(options.output)):
            return _taken(Path(options.output), options)
        try:
            answers = Wizard(questions(), input, print, answers).run()
        except Stopped as stopped:
            return _kept(stopped.answers, options)
    else:
        answers, findings = completed(answers)
        if findings:
            return print_findings(findings, options, Path())
    code = _write(answers, options)
    if kept is not None and code == 0 and not options.dry_run:
        kept.unlink(missing_ok=True)
    return code


def _left_behind(options: Namespace) -> Path | None:
    """Answers that an earlier run kept here: they are gone on with, and said to be."""
    kept = Path(ANSWERS)
    if options.answers or options.no_input or options.example or not kept.is_file():
        return None
    print(f"Going on with the answers you gave before, from {ANSWERS}; delete that file to begin anew.\n")
    return kept


def _given(options: Namespace, kept: Path | None) -> tuple[dict[str, str], list[Finding]]:
    """Answers from the example, a file and `--set`, each read as if it had been typed."""
    typed: dict[str, str] = dict(EXAMPLE) if options.example else {}
    places: dict[str, Place] = {}
    file = kept or (Path(options.answers) if options.answers else None)
    if file is not None:
        from toolkit.store.yaml import read_yaml, spelled

        tree, findings = read_yaml(file, file.as_posix())
        if tree is None or errors_of(findings):
            return {}, findings
        rows = tree.data if isinstance(tree.data, dict) else {}
        typed.update({str(key): _as_typed(value, spelled) for key, value in rows.items()})
        places.update({str(key): tree.place((str(key),)) for key in rows})
    for pair in options.set:
        key, _, value = pair.partition("=")
        typed[key.strip()] = value.strip()
        places.pop(key.strip(), None)
    unknown = [row for key in typed for row in _unknown(key, places.get(key, Place("--set")))]
    return ({}, unknown) if unknown else _read_all(typed, places)


def _as_typed(value: object, spelled: Callable[[object], str]) -> str:
    """A value of an answers file as it would have been typed; a list with commas."""
    return ", ".join(map(spelled, value)) if isinstance(value, list) else spelled(value)


def _unknown(key: str, place: Place) -> list[Finding]:
    known = [question.key for question in questions()]
    if key in known:
        return []
    near = nearest(key, known) or known[0]
    return [finding("CMD008", place, key=key, suggestion=near, allowed=", ".join(known))]


def _read_all(typed: Mapping[str, str], places: Mapping[str, Place]) -> tuple[dict[str, str], list[Finding]]:
    answers: dict[str, str] = {}
    findings: list[Finding] = []
    for question in questions():
        if question.key in typed:
            place = places.get(question.key, Place("--set"))
            findings += _read_into(answers, question, typed[question.key], place)
    return answers, findings


def _read_into(answers: dict[str, str], question: Question, typed: str, place: Place) -> list[Finding]:
    try:
        answers[question.key] = read_answer(question, typed, answers)
    except (Wrong, KeyError) as wrong:
        hint = str(wrong) if isinstance(wrong, Wrong) else "Answer the questions before it too."
        hint = hint if typed else f"Answer it with `--set {question.key}=...`, or leave out `--no-input`."
        return [finding("CMD007", place, key=question.key, value=typed, hint=hint)]
    return []


def completed(answers: Mapping[str, str]) -> tuple[dict[str, str], list[Finding]]:
    """Answers with defaults where none was given."""
    whole: dict[str, str] = dict(answers)
    findings: list[Finding] = []
    for question in questions():
        if question.key not in whole and question.applies(whole):
            default = question.default(whole) or (NOT_YET if question.optional else "")
            findings += _read_into(whole, question, default, Place("--set"))
            if findings:
                break
    return whole, findings


def _kept(answers: Mapping[str, str], options: Namespace) -> int:
    """Answers are not lost when someone stops."""
    print("\nStopped; nothing was made.", file=sys.stderr)
    if answers:
        rows = "".join(f"{key}: {inline(value)}\n" for key, value in answers.items())
        text = f"# Answers kept by `alliance new site`.\n{rows}"
        Path(ANSWERS).write_text(text, encoding="utf-8", newline="\n")
        folder = f" -o {options.output}" if options.output else ""
        print(f"Your answers are in {ANSWERS}. Go on with:  alliance new site{folder}", file=sys.stderr)
    return 130


def _taken(target: Path, options: Namespace) -> int:
    return print_findings([finding("CMD005", Place(str(target)), folder=shown_name(target))], options, Path())


def _write(answers: Mapping[str, str], options: Namespace) -> int:
    target = Path(options.output or answers["id"])
    if not is_free(target):
        return _taken(target, options)
    files = site_files(answers, options)
    if options.dry_run:
        say("\n".join(f"would write {target.as_posix()}/{path}" for path in files), options)
        return 0
    findings = write_new(target, files)
    if not errors_of(findings):
        where = "" if target.resolve() == Path().resolve() else f"cd {_for_shell(target)}   then  "
        say(f"Made {target.as_posix()} with {len(files)} files. Read its README.md and site.yaml.", options)
        say(f"Next:  {where}alliance check   and  alliance build", options)
    return print_findings(findings, options, Path())


def _for_shell(target: Path) -> str:
    name = target.as_posix()
    return f'"{name}"' if " " in name else name


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
