"""`alliance locale extract`: templates (.pot) for tools that start new languages from them."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.update import updated
from toolkit.cli.catalogs import add_root_option, open_catalogs
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.phrases import phrase
from toolkit.store.po import render_po


def parser() -> ArgumentParser:
    """The options of `alliance locale extract`."""
    made = ArgumentParser("alliance locale extract", description="Write templates, one for each catalog file.")
    add_root_option(made)
    made.add_argument("-o", "--output", metavar="DIR", help="where extract writes its templates")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_output_options(made)
    made.set_defaults(tag=[])
    return made


def run(words: Sequence[str]) -> int:
    """Write a template for each catalog file, with no language's names in its notes but the English ones."""
    options = parser().parse_args(words)
    catalogs, findings = open_catalogs(options)
    folder = Path(options.output) if options.output else Path(options.root) / "locales" / "templates"
    for file, rows in catalogs.sources().items() if catalogs else ():
        path = folder / f"{file}.pot"
        if not options.dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render_po(updated(None, rows, "").catalog), encoding="utf-8", newline="\n")
        say(phrase("locale/extracted", "{file}: {count} texts", file=path.as_posix(), count=len(rows)), options)
    return print_findings(findings, options, Path(options.root))
