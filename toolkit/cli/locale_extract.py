"""`alliance locale extract`: templates (.pot) for tools that start new languages from them, and what Weblate has to know."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.update import updated
from toolkit.catalog.weblate import CONFIG, GLOSSARY, render_config, render_glossary
from toolkit.cli.catalogs import Catalogs, add_root_option, glossary_of, open_catalogs
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.findings import Finding
from toolkit.phrases import phrase
from toolkit.store.po import render_po


def parser() -> ArgumentParser:
    """The options of `alliance locale extract`."""
    made = ArgumentParser("alliance locale extract", description="Write templates, one for each catalog file.")
    add_root_option(made)
    made.add_argument("-o", "--output", metavar="DIR", help="where extract writes its templates")
    made.add_argument(
        "--weblate",
        action="store_true",
        help="write beside them what Weblate has to know, for the languages that are at home there",
    )
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
        _write(path, render_po(updated(None, rows, "").catalog), options)
        say(phrase("locale/extracted", "{file}: {count} texts", file=path.as_posix(), count=len(rows)), options)
    if catalogs is not None and options.weblate:
        findings += _for_weblate(catalogs, folder, options)
    return print_findings(findings, options, Path(options.root))


def _for_weblate(catalogs: Catalogs, folder: Path, options: Namespace) -> list[Finding]:
    """The components of Weblate, and the glossaries of the languages that are at home there."""
    tags = [tag for tag in catalogs.tags if catalogs.in_weblate(tag)]
    findings: list[Finding] = []
    _write(folder / CONFIG, render_config(catalogs.sources(), tags), options)
    for tag in tags:
        terms, found = glossary_of(catalogs, tag)
        findings += found
        _write(folder / GLOSSARY / f"{tag}.po", render_glossary(tag, terms), options)
    told = {"file": (folder / CONFIG).as_posix(), "languages": ", ".join(tags) or "-"}
    say(phrase("locale/for_weblate", "{file}: for {languages}", **told), options)
    return findings


def _write(path: Path, text: str, options: Namespace) -> None:
    if not options.dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
