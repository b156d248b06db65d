"""The commands, from the parsers that read their options."""

from argparse import Action, ArgumentParser
from importlib import import_module
from importlib.util import find_spec

from reference.markdown import prose, table
from toolkit.cli import COMMANDS

COMMON = ("help", "format", "quiet", "no_color")
"""Options that every command has; told once."""

INTRO = """# Commands

Every command also runs as `python -m toolkit COMMAND`, for computers that do not allow new programs. `PATH` is a folder
with a `site.yaml` or a `study.yaml`, and this folder if it is left out. `alliance COMMAND --help` prints what stands here.

The exit code is 0 if all is well, 1 if there is a finding of error severity, 2 for a wrong option, and 3 for a fault of
the toolkit itself, which is then written to a log file.
"""


def names() -> tuple[str, ...]:
    """The commands in the order of `alliance --help`."""
    return tuple(name for name in COMMANDS if find_spec(f"toolkit.cli.{name}"))


def parser_of(name: str) -> ArgumentParser:
    made: ArgumentParser = import_module(f"toolkit.cli.{name}").parser()
    return made


def page() -> str:
    rows = [(f"[`alliance {name}`](#{name})", prose(COMMANDS[name])) for name in names()]
    parts = [INTRO, table(("command", "does"), rows), *(_command(name) for name in names())]
    shared = [action for action in parser_of("check")._actions if action.dest in COMMON]
    parts.append(
        "## Options of every command { #every-command }\n\n" + table(("option", "what it does"), map(_row, shared))
    )
    return "\n".join(parts)


def _command(name: str) -> str:
    made = parser_of(name)
    own = [action for action in made._actions if action.dest not in COMMON]
    parts = [
        f"## `alliance {name}` {{ #{name} }}\n",
        f"{prose(made.description or '')}\n",
        f"```text\n{usage(made)}\n```\n",
    ]
    if own:
        parts.append(table(("option", "what it does"), map(_row, own)))
    if any(action.dest == "format" for action in made._actions):
        parts.append("Also the [options of every command](#every-command).\n")
    return "\n".join(parts)


def usage(made: ArgumentParser) -> str:
    """One line, whatever the width of the terminal; only what is the command's own."""
    words = [made.prog]
    for action in made._actions:
        if action.dest in COMMON:
            continue
        spelled = _spelling(action)
        needed = action.required and action.nargs not in ("?", "*")
        words.append(spelled if needed else f"[{spelled}]")
    return " ".join(words)


def _spelling(action: Action) -> str:
    value = "|".join(map(str, action.choices)) if action.choices else str(action.metavar or action.dest.upper())
    if not action.option_strings:
        return f"{value} ..." if action.nargs == "*" else value
    longest = max(action.option_strings, key=len)
    return longest if action.nargs == 0 else f"{longest} {value}"


def _row(action: Action) -> tuple[str, str]:
    value = (
        ""
        if action.nargs == 0
        else f" {'|'.join(map(str, action.choices)) if action.choices else action.metavar or ''}"
    )
    names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    spelled = f"{names}{value}" if action.option_strings else names
    allowed = (
        f": one of {', '.join(f'`{one}`' for one in action.choices)}"
        if action.choices and not action.option_strings
        else ""
    )
    return f"`{spelled}`".replace("|", "\\|"), prose(action.help or "") + allowed
