"""`alliance locale`: the life of a catalog. Finds the action and calls it; each has a module of its own, `locale_<action>`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from typing import Any

ACTIONS = {
    "extract": "write templates (.pot), one for each catalog file",
    "update": "bring catalogs to today's texts by key, keeping every word that a person has written",
    "status": "how much is translated and how much is reviewed, told apart",
    "check": "look for damage in catalogs and for errors of translation",
    "sign": "record a step of a review, sign, and print the certificate that a board asks for",
    "export": "write a language's texts into a file for Excel or Word",
    "import": "take in what a translator sends back, after showing the plan",
    "questions": "what translators have asked, and what was answered",
    "merge": "join two versions of a catalog message by message, as a merge driver of git",
}
"""What can be done with a catalog, in the order of the help."""


def parser() -> ArgumentParser:
    """The options of all actions, for the help and the documentation; each action has a parser of its own."""
    listed = "\n".join(f"  {name:<10} {does}" for name, does in ACTIONS.items())
    made = ArgumentParser(
        "alliance locale",
        usage="alliance locale ACTION [options]",
        description="The life of a catalog.",
        epilog=f"actions:\n{listed}\n\n`alliance locale ACTION --help` tells the options of one.",
        formatter_class=_plain(),
        add_help=False,
    )
    made.add_argument("action", choices=tuple(ACTIONS), help="what to do")
    seen = {"action"}
    for name in ACTIONS:
        for action in _module(name).parser()._actions:
            if action.dest not in seen:
                seen.add(action.dest)
                made._add_action(action)
    return made


def _plain() -> Any:
    from argparse import RawDescriptionHelpFormatter

    return RawDescriptionHelpFormatter


def _module(action: str) -> Any:
    return import_module(f"toolkit.cli.locale_{action}")


def run(words: Sequence[str]) -> int:
    """Call the action that the first word names."""
    if words and words[0] in ACTIONS:
        code: int = _module(words[0]).run(words[1:])
        return code
    made = parser()
    if not words or words[0] in ("-h", "--help"):
        made.print_help()
        return 0 if words else 2
    made.error(f"there is no action `{words[0]}`: choose one of {', '.join(ACTIONS)}")
