"""Answers that were given beforehand: with `--set`, in a file, or kept by an earlier run; each is read as if it had been typed."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from toolkit.cli.questions import Question
from toolkit.cli.typed import NOT_YET, Wrong
from toolkit.cli.voice import complain, voice_of
from toolkit.cli.wizard import read_answer
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.names import nearest
from toolkit.phrases import phrase, said
from toolkit.store.edit import inline

Read = tuple[dict[str, str], list[Finding]]


def answers_file(kind: str) -> str:
    """Where answers are kept when someone stops."""
    return "alliance-answers.yaml" if kind == "site" else f"alliance-answers-{kind}.yaml"


def left_behind(options: Namespace) -> Path | None:
    """Answers that an earlier run kept here: they are gone on with, and said to be."""
    kept = Path(answers_file(options.kind))
    if options.answers or options.no_input or options.example or not kept.is_file():
        return None
    going_on = phrase(
        "answers/kept",
        "Going on with the answers you gave before, from {file}; delete that file to begin anew.",
        file=kept,
    )
    print(said(going_on, voice_of(options)) + "\n")
    return kept


def given(rows: Sequence[Question], options: Namespace, kept: Path | None, example: Mapping[str, str]) -> Read:
    """Answers from the example, a file and `--set`."""
    typed: dict[str, str] = {}
    places: dict[str, Place] = {}
    file = kept or (Path(options.answers) if options.answers else None)
    if file is not None:
        from toolkit.store.yaml import read_yaml, spelled

        tree, findings = read_yaml(file, file.as_posix())
        if tree is None or errors_of(findings):
            return {}, findings
        told = tree.data if isinstance(tree.data, dict) else {}
        typed.update({str(key): _as_typed(value, spelled) for key, value in told.items()})
        places.update({str(key): tree.place((str(key),)) for key in told})
    for pair in options.set:
        key, _, value = pair.partition("=")
        typed[key.strip()] = value.strip()
        places.pop(key.strip(), None)
    typed = {**_fitting(example, typed), **typed}
    known = [question.key for question in rows]
    unknown = [row for key in typed for row in _unknown(key, places.get(key, Place("--set")), known)]
    return ({}, unknown) if unknown else _read_all(rows, typed, places)


def _fitting(example: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    """The example; where other languages are named, in which its people can't answer, they answer in those."""
    languages, answered = own.get("languages", ""), example.get("respond_in", "")
    named = {tag.strip() for tag in languages.split(",")}
    if not languages or set(answered.split(", ")) <= named:
        return example
    return {**example, "respond_in": languages} if answered else example


def _as_typed(value: object, spelled: Callable[[object], str]) -> str:
    """A value of an answers file as it would have been typed; a list with commas."""
    return ", ".join(map(spelled, value)) if isinstance(value, list) else spelled(value)


def _unknown(key: str, place: Place, known: Sequence[str]) -> list[Finding]:
    if key in known:
        return []
    near = nearest(key, known) or known[0]
    return [finding("CMD008", place, key=key, suggestion=near, allowed=", ".join(known))]


def _read_all(rows: Iterable[Question], typed: Mapping[str, str], places: Mapping[str, Place]) -> Read:
    answers: dict[str, str] = {}
    findings: list[Finding] = []
    for question in rows:
        if question.key in typed:
            place = places.get(question.key, Place("--set"))
            findings += _read_into(answers, question, typed[question.key], place)
    return answers, findings


def _read_into(answers: dict[str, str], question: Question, typed: str, place: Place) -> list[Finding]:
    try:
        answers[question.key] = read_answer(question, typed, answers)
    except (Wrong, KeyError) as wrong:
        before = phrase("answers/before", "Answer the questions before it too.")
        hint = wrong.told if isinstance(wrong, Wrong) else before
        if not typed:
            hint = phrase(
                "answers/set", "Answer it with `--set {key}=...`, or leave out `--no-input`.", key=question.key
            )
        return [finding("CMD007", place, key=question.key, value=typed, hint=hint)]
    return []


def completed(rows: Iterable[Question], answers: Mapping[str, str]) -> Read:
    """Answers with defaults where none was given."""
    whole: dict[str, str] = dict(answers)
    findings: list[Finding] = []
    for question in rows:
        if question.key not in whole and question.applies(whole):
            default = question.default(whole) or (NOT_YET if question.optional else "")
            findings += _read_into(whole, question, default, Place("--set"))
            if findings:
                break
    return whole, findings


def keep(answers: Mapping[str, str], options: Namespace) -> int:
    """Answers are not lost when someone stops."""
    print(file=sys.stderr)
    complain(phrase("answers/stopped", "Stopped; nothing was made."), options)
    if answers:
        name = answers_file(options.kind)
        rows = "".join(f"{key}: {inline(value)}\n" for key, value in answers.items())
        text = f"# Answers kept by `alliance new {options.kind}`.\n{rows}"
        Path(name).write_text(text, encoding="utf-8", newline="\n")
        folder = f" -o {options.output}" if options.output else ""
        again = {"file": name, "command": f"alliance new {options.kind}{folder}"}
        complain(phrase("answers/go_on", "Your answers are in {file}. Go on with:  {command}", **again), options)
    return 130
