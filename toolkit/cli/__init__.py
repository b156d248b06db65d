"""The command `alliance`: finds the sub-command and calls it. `--help` imports nothing but this file."""

import sys
from collections.abc import Sequence

from toolkit import __version__

COMMANDS = {
    "new": "scaffold a site, modality, scenario or instrument",
    "check": "all findings at once, for a site, a study or a content folder",
    "build": "make everything: packs, surveys, documentation site",
    "todo": "what is to be done next, by whom, by when",
    "serve": "live preview in the browser; rebuilds on save",
    "explain": "every layer and the language chain that gave a value",
    "locale": "the life of a catalog: extract, update, status, check, merge",
    "upgrade": "pin a site to the release it uses",
    "undo": "take back the last change a command made to your files",
    "fix": "what a finding means and how to fix it",
    "doctor": "what is installed, missing or in the way",
    "schema": "JSON Schemas for editors",
}

_HEAD = """usage: alliance COMMAND [PATH] [options]

Turn one short declaration into a training site's whole kit.

commands:
"""

_TAIL = """
options:
  --help       this text; `alliance COMMAND --help` tells the options of a command
  --version    the version

Start with:  alliance new site --example
"""


def help_text() -> str:
    """The help of the command as a whole."""
    return _HEAD + "".join(f"  {name:<10} {line}\n" for name, line in COMMANDS.items()) + _TAIL


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code is 0 clean, 1 error findings, 2 wrong usage, 3 our fault."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    if not words or words[0] in ("--help", "-h", "help"):
        print(help_text(), end="")
        return 0
    if words[0] in ("--version", "-V"):
        print(f"alliance-toolkit {__version__}")
        return 0
    if words[0] not in COMMANDS:
        return _unknown(words[0])
    from toolkit.cli.running import run

    return run(words[0], words[1:])


def _speak_utf8() -> None:
    """Windows consoles and pipes may be set to a code page that cannot hold a site's name."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def _unknown(word: str) -> int:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    hint = f" Did you mean `alliance {near[0]}`?" if near else " `alliance --help` lists the commands."
    print(f"alliance: there is no command `{word}`.{hint}", file=sys.stderr)
    return 2
