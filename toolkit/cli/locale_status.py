"""`alliance locale status`: how far each language is."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.status import Status, status_of
from toolkit.cli.catalogs import add_root_option, add_tags, open_catalogs
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.phrases import joined, phrase
from toolkit.resolve.approval import Approvals


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
            rows = status_of(catalogs.sources(tag), protocol.catalogs.get(tag, {}), tag, approved)
            say(f"{tag}", options)
            for row in [*rows, _total(rows)]:
                say(_line(row), options)
    return print_findings(findings, options, Path(options.root))


def _line(row: Status) -> str:
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
