"""`alliance locale check`: what is wrong with catalogs as files, and what may be wrong with the translations in them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.catalog.checks.message import Facts
from toolkit.catalog.checks.table import checked
from toolkit.cli.accepting import accept, add_accepting
from toolkit.cli.catalogs import Catalogs, add_root_option, add_tags, glossary_of, open_catalogs
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.findings import Finding, Place, Severity, finding
from toolkit.model.catalog import file_of
from toolkit.model.locale import Locale, Review, Shown
from toolkit.phrases import joined
from toolkit.resolve.language import SOURCE, language_of
from toolkit.store.po import Catalog, Entry, read_po
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


def parser() -> ArgumentParser:
    """The options of `alliance locale check`."""
    made = ArgumentParser(
        "alliance locale check",
        description="Look for damage in catalogs and for errors of translation. The files are only read; `--accept` writes into "
        "review.yaml.",
    )
    add_tags(made)
    add_root_option(made)
    made.add_argument("--all", action="store_true", help="print notes too, not only how many there are")
    add_accepting(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Each language by itself: its files first, then its texts; 1 where there is an error."""
    made = parser()
    options = made.parse_args(words)
    if options.accept and not (options.by and options.reason and len(options.tag) == 1):
        made.error("--accept needs one TAG, --by ROLE and --reason TEXT: who accepts it, and why")
    catalogs, findings = open_catalogs(options)
    for tag in catalogs.tags if catalogs is not None else ():
        assert catalogs is not None
        found = language_findings(catalogs, tag, silent=not options.accept)
        if options.accept:
            return print_findings(accept(catalogs, tag, found, options), options, Path(options.root))
        say(joined("", (f"{tag}: ", counted(found))), options)
        findings += found
    return print_findings(_told(findings, options), options, Path(options.root))


ALWAYS = ("CHEK014", "LOC033", "LOC034")
"""Notes on what a language still lacks, and on what could not be checked for want of it."""


def _told(findings: list[Finding], options: Namespace) -> list[Finding]:
    """Without notes unless they are asked for; that something was not checked is always told, and a machine reads all."""
    if options.all or options.format == "json":
        return findings
    return [row for row in findings if row.severity is not Severity.NOTE or row.code in ALWAYS]


def language_findings(catalogs: Catalogs, tag: str, silent: bool = True) -> list[Finding]:
    """Everything about a language's catalogs: as files, then as translations; what is accepted is silent, unless all is asked for."""
    folder = catalogs.root / "locales" / tag
    files: list[Catalog] = []
    findings: list[Finding] = []
    for path in sorted((folder / "LC_MESSAGES").glob("*.po")):
        catalog, found = read_po(path, catalogs.shown(tag, path.stem))
        findings += found
        files += [catalog] if catalog is not None else []
    facts, found = facts_of(catalogs, tag)
    review, more = _review(catalogs, tag) if silent else (None, [])
    findings += [*found, *more, *_unnamed(facts, tag)]
    shown = f"locales/{tag}/review.yaml"
    if not catalogs.variety_of(tag):
        return findings + checked(files, catalogs.sources(tag), facts, review, shown)
    sources = catalogs.all_sources(tag)
    seen = checked([*files, _lent(catalogs, tag, files)], sources, facts, review, shown)
    return findings + _its_own(seen, checked([_lent(catalogs, tag, ())], sources, facts), catalogs, tag)


def facts_of(catalogs: Catalogs, tag: str) -> tuple[Facts, list[Finding]]:
    """What the checks have to know of a language, and what is wrong with its glossary."""
    protocol = catalogs.protocol
    language = language_of(tag, protocol.locales)
    locale = next((protocol.locales[one] for one in language.chain if one in protocol.locales), None)
    terms, found = glossary_of(catalogs, tag)
    return Facts(language, locale, protocol.locales.get(SOURCE), terms), found


def _lent(catalogs: Catalogs, tag: str, files: Sequence[Catalog]) -> Catalog:
    """What a variety shows of its parents, so that its own words are checked beside it."""
    own = {key for file in files for key, entry in file.by_context().items() if entry.translation}
    rows = (one for rows in catalogs.all_sources(tag).values() for one in rows if one.key not in own)
    found = ((one, catalogs.inherited(tag, one)) for one in rows)
    return Catalog(entries=[Entry(one.key, one.text, theirs.text) for one, theirs in found if theirs is not None])


def _its_own(seen: Sequence[Finding], theirs: Sequence[Finding], catalogs: Catalogs, tag: str) -> list[Finding]:
    """What is said of a variety's own words; where they spoil a text of the parent beside them, at the file that is theirs."""
    known = {(row.code, row.place.key) for row in theirs}
    own = [row for row in seen if row.place.file]
    spoilt = [row for row in seen if not row.place.file and (row.code, row.place.key) not in known]
    places = (replace(row.place, file=catalogs.shown(tag, file_of(row.place.key)), line=0) for row in spoilt)
    return [*own, *(replace(row, place=place) for row, place in zip(spoilt, places, strict=True))]


def _unnamed(facts: Facts, tag: str) -> Iterator[Finding]:
    """How many people of the scenarios still have their English names; those of a variety are its parent's."""
    theirs = facts.english.personas if facts.english is not None else {}
    locale: Locale | None = facts.locale
    own = locale.personas if locale is not None and locale.tag == tag and not locale.parent else {}
    count = sum(name in theirs and _names(one) == _names(theirs[name]) for name, one in own.items())
    if count:
        yield finding("LOC034", Place(f"locales/{tag}/locale.yaml", 0, 0, "personas"), count=count, language=tag)


def _names(person: Shown) -> tuple[str, str, str]:
    return person.family, person.given, person.shown["latn"]


def _review(catalogs: Catalogs, tag: str) -> tuple[Review | None, list[Finding]]:
    """What lies beside the catalogs that are checked: a site's own reviews are about its own."""
    shown = f"locales/{tag}/review.yaml"
    path = catalogs.root / shown
    if not path.is_file():
        return None, []
    tree, findings = read_yaml(path, shown)
    review, more = validate(tree, Review) if tree is not None else (None, [])
    return review, findings + more
