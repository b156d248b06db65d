"""`alliance locale check`: what is wrong with catalogs as files, and what may be wrong with the translations in them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.checks.message import Facts
from toolkit.catalog.checks.table import checked
from toolkit.cli.catalogs import Catalogs, add_root_option, add_tags, open_catalogs
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.findings import Finding, Severity
from toolkit.model.glossary import Term
from toolkit.model.locale import Review
from toolkit.phrases import joined
from toolkit.resolve.language import SOURCE, language_of
from toolkit.store.base import content_folders
from toolkit.store.glossary import read_glossary
from toolkit.store.po import Catalog, read_po
from toolkit.store.site import read_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


def parser() -> ArgumentParser:
    """The options of `alliance locale check`."""
    made = ArgumentParser(
        "alliance locale check",
        description="Look for damage in catalogs and for errors of translation. The files are only read.",
    )
    add_tags(made)
    add_root_option(made)
    made.add_argument("--all", action="store_true", help="print notes too, not only how many there are")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Each language by itself: its files first, then its texts; 1 where there is an error."""
    options = parser().parse_args(words)
    catalogs, findings = open_catalogs(options)
    for tag in catalogs.tags if catalogs is not None else ():
        assert catalogs is not None
        found = language_findings(catalogs, tag)
        say(joined("", (f"{tag}: ", counted(found))), options)
        findings += found
    return print_findings(_told(findings, options), options, Path(options.root))


def _told(findings: list[Finding], options: Namespace) -> list[Finding]:
    """Without notes unless they are asked for; that something was not checked is always told, and a machine reads all."""
    if options.all or options.format == "json":
        return findings
    return [row for row in findings if row.severity is not Severity.NOTE or row.code == "CHEK014"]


def language_findings(catalogs: Catalogs, tag: str) -> list[Finding]:
    """Everything about a language's catalogs: as files, then as translations."""
    folder = catalogs.root / "locales" / tag
    files: list[Catalog] = []
    findings: list[Finding] = []
    for path in sorted((folder / "LC_MESSAGES").glob("*.po")):
        catalog, found = read_po(path, catalogs.shown(tag, path.stem))
        findings += found
        files += [catalog] if catalog is not None else []
    protocol = catalogs.protocol
    language = language_of(tag, protocol.locales)
    locale = next((protocol.locales[one] for one in language.chain if one in protocol.locales), None)
    terms, found = _terms(catalogs, language.chain)
    facts = Facts(language, locale, protocol.locales.get(SOURCE), terms)
    review, more = _review(catalogs, tag)
    return findings + found + more + checked(files, catalogs.sources(tag), facts, review, f"locales/{tag}/review.yaml")


def _terms(catalogs: Catalogs, chain: Sequence[str]) -> tuple[tuple[Term, ...], list[Finding]]:
    """The nearest glossary of a language or its parents; a site's own goes before that of its base."""
    roots = [catalogs.root / "locales"]
    if catalogs.site:
        roots.append(content_folders(catalogs.root, read_site(catalogs.root).study_root).locales)
    for tag in chain:
        for root in roots:
            path = root / tag / "glossary.csv"
            if path.is_file():
                return read_glossary(path, f"locales/{tag}/glossary.csv")
    return (), []


def _review(catalogs: Catalogs, tag: str) -> tuple[Review | None, list[Finding]]:
    """What lies beside the catalogs that are checked: a site's own reviews are about its own."""
    shown = f"locales/{tag}/review.yaml"
    path = catalogs.root / shown
    if not path.is_file():
        return None, []
    tree, findings = read_yaml(path, shown)
    review, more = validate(tree, Review) if tree is not None else (None, [])
    return review, findings + more
