"""`alliance locale questions`: what translators have asked, and what was answered; the answers are written into the file itself."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.exchanging import read_questions
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.model.questions import NAME, AskedQuestion
from toolkit.phrases import phrase


def parser() -> ArgumentParser:
    """The options of `alliance locale questions`."""
    made = ArgumentParser(
        "alliance locale questions",
        description=f"List what translators have asked. Answer in {NAME}; every language sees it in its next file.",
    )
    made.add_argument("tag", nargs="?", metavar="TAG", help="the language whose translators have asked (default: all)")
    made.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="a site, or the folder of the shared content"
    )
    made.add_argument("--open", action="store_true", help="only those that wait for an answer")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """List questions, those without an answer first."""
    options = parser().parse_args(words)
    root = Path(options.path)
    asked, findings = read_questions(root)
    mine = [one for one in asked if not options.tag or options.tag in one.languages]
    waiting = [one for one in mine if not one.answer.strip()]
    for one in waiting:
        _say(one, options)
    if not options.open:
        for one in mine:
            if one.answer.strip():
                _say(one, options)
    counts = {"waiting": len(waiting), "answered": len(mine) - len(waiting), "file": NAME}
    say(
        phrase("questions/summary", "{waiting} wait for an answer, {answered} are answered; see {file}", **counts),
        options,
    )
    return print_findings(findings, options, root)


def _say(one: AskedQuestion, options: Namespace) -> None:
    say(f"{one.key} ({', '.join(one.languages)})", options)
    for mark, text in (("?", one.question), ("!", one.answer)):
        for line in text.strip().splitlines():
            say(f"  {mark} {line}", options)
