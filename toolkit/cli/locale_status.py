"""`alliance locale status`: how far each language is."""

from argparse import ArgumentParser
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from toolkit.catalog.extract import Source
from toolkit.catalog.status import Status, status_of
from toolkit.cli.catalogs import Catalogs, add_root_option, add_tags, open_catalogs
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.phrases import joined, phrase
from toolkit.resolve.approval import Approvals
from toolkit.resolve.language import SOURCE


def parser() -> ArgumentParser:
    """The options of `alliance locale status`."""
    made = ArgumentParser("alliance locale status", description="Tell how much is translated and how much is reviewed.")
    add_tags(made)
    add_root_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Translated and reviewed, apart; the files that respondents read come first."""
    options = parser().parse_args(words)
    catalogs, findings = open_catalogs(options)
    if catalogs is not None:
        protocol = catalogs.protocol
        approved = Approvals(
            protocol.reviews, protocol.catalogs, catalogs.messages, protocol.renames, protocol.instruments
        )
        for tag in catalogs.tags:
            parent = catalogs.variety_of(tag)
            inherited = partial(_inherited, catalogs, tag) if parent else _by_itself
            rows = status_of(catalogs.all_sources(tag), protocol.catalogs.get(tag, {}), tag, approved, inherited)
            say(_head(catalogs, tag, parent), options)
            for row in [*rows, _total(rows)]:
                say(_line(row, parent), options)
    return print_findings(findings, options, Path(options.root))


def _inherited(catalogs: Catalogs, tag: str, source: Source) -> bool:
    """Whether a variety shows a text of its parents; of English all of them are there."""
    return catalogs.variety_of(tag) == SOURCE or catalogs.inherited(tag, source) is not None


def _by_itself(_: Source) -> bool:
    return False


def _head(catalogs: Catalogs, tag: str, parent: str) -> str:
    """A language, where it is written, and what it is a variety of."""
    if parent:
        return phrase("locale/variety", "{tag}, a variety of {parent}", tag=tag, parent=parent)
    return phrase("locale/in_weblate", "{tag}, in Weblate", tag=tag) if catalogs.in_weblate(tag) else tag


def _line(row: Status, parent: str) -> str:
    if parent:
        return phrase(
            "locale/status_variety",
            "  {file} {texts} texts  {own} worded otherwise  {stale} to check  {inherited} from {parent}  {missing} missing",
            file=joined("", (row.file, " " * (24 - len(row.file)))),
            texts=f"{row.texts:>6}",
            own=f"{row.translated:>6}",
            stale=f"{row.needs_check:>5}",
            inherited=f"{row.inherited:>6}",
            parent=parent,
            missing=f"{row.missing:>6}",
        )
    return phrase(
        "locale/status",
        "  {file} {texts} texts  {translated} translated  {approved} approved  {stale} to check  {missing} missing "
        "({words} words)",
        file=joined("", (row.file, " " * (24 - len(row.file)))),
        texts=f"{row.texts:>6}",
        translated=f"{row.translated:>6}",
        approved=f"{row.approved:>6}",
        stale=f"{row.needs_check:>5}",
        missing=f"{row.missing:>6}",
        words=row.words_left,
    )


def _total(rows: Sequence[Status]) -> Status:
    sums = [sum(getattr(row, name) for row in rows) for name in Status.__slots__[1:]]
    return Status(phrase("locale/all", "all"), *sums)
