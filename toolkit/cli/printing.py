"""Prints findings in the style asked for, and says the one line that ends quiet work."""

import os
import posixpath
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from toolkit.cli.voice import voice_of
from toolkit.findings import Finding, errors_of, in_order, render_github, render_json, render_text, summary
from toolkit.model.names import PRIVATE
from toolkit.phrases import english, said


def add_output_options(parser: ArgumentParser) -> None:
    """The options that every command with findings has."""
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="how findings are printed")
    parser.add_argument("--quiet", "-q", action="store_true", help="print findings only")
    parser.add_argument("--no-color", action="store_true", help="no colours; NO_COLOR does the same")


def wants_colour(options: Namespace) -> bool:
    if options.no_color or os.environ.get("NO_COLOR") or options.format != "text":
        return False
    return sys.stdout.isatty()


def seen_from(findings: Iterable[Finding], folder: str) -> list[Finding]:
    """Findings of a folder as they are told one or more folders further up: `folder` goes before their file names."""
    if not folder:
        return list(findings)
    moved = ((row, posixpath.normpath(f"{folder}/{row.place.file}")) for row in findings)
    return [replace(row, place=replace(row.place, file=file)) for row, file in moved]


def print_findings(findings: Iterable[Finding], options: Namespace, root: Path) -> int:
    """Print all findings in order; the exit code is 1 where one of them is an error."""
    rows = in_order(findings)
    if options.format == "json":
        print(render_json(rows), end="")
    elif options.format == "github":
        print(render_github(rows), end="")
    else:
        voice = voice_of(options) if rows else english
        print(render_text(rows, lines_below(root), wants_colour(options), voice), end="")
    return 1 if errors_of(rows) else 0


def lines_below(root: Path) -> Callable[[str, int], str | None]:
    """Gives lines of the files below a folder, for the excerpts; a file that cannot be read or is private has none."""
    read: dict[str, list[str]] = {}

    def line(file: str, number: int) -> str | None:
        if PRIVATE in file.split("/"):
            return None
        if file not in read:
            try:
                read[file] = (root / file).read_text(encoding="utf-8-sig").splitlines()
            except (OSError, UnicodeDecodeError, ValueError):
                read[file] = []
        return read[file][number - 1] if 0 < number <= len(read[file]) else None

    return line


def say(line: str, options: Namespace) -> None:
    """A line for a person; left out when quiet or when a machine reads."""
    if not options.quiet and options.format == "text":
        print(said(line, voice_of(options)))


def counted(findings: Iterable[Finding]) -> str:
    """How many there are of each severity, each told once counted once."""
    return summary(in_order(findings))
