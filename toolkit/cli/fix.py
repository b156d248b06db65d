"""`alliance fix CODE`: what a finding means and how to fix it."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from toolkit.codes import FAMILIES, Code, all_codes


def parser() -> ArgumentParser:
    """The options of `alliance fix`."""
    made = ArgumentParser("alliance fix", description="Explain a finding by its code; without a code, list them all.")
    made.add_argument("code", nargs="?", metavar="CODE", help="a code as it is printed, for example SITE012")
    return made


def run(words: Sequence[str]) -> int:
    """Print one code, or the list of all."""
    wanted = parser().parse_args(words).code
    codes = all_codes()
    if wanted is None:
        print("".join(f"{name:<9} {code.severity:<8} {code.what}\n" for name, code in codes.items()), end="")
        return 0
    name = wanted.strip().upper()
    if name not in codes:
        return _unknown(wanted, codes)
    print(explained(name, codes[name]), end="")
    return 0


def explained(name: str, code: Code) -> str:
    """A code in full; a word in braces is filled in when the finding is made."""
    return (
        f"{name} ({code.severity})\n\n"
        f"What it says:  {code.what}\n"
        f"How to fix it: {_indented(code.fix)}\n"
        f"Why:           {_indented(code.why)}\n\n"
        "A word in {braces} stands for what the finding names.\n"
    )


def _indented(text: str) -> str:
    return text.replace("\n", "\n               ")


def _unknown(wanted: str, codes: dict[str, Code]) -> int:
    from toolkit.model.names import nearest

    near = nearest(wanted, codes)
    hint = f"Did you mean {near}?" if near else f"Codes begin with one of: {', '.join(sorted(FAMILIES))}."
    print(f"alliance fix: there is no code `{wanted}`. {hint}", file=sys.stderr)
    return 2
