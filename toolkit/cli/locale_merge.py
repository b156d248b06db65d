"""`alliance locale merge`: joins two versions of a catalog message by message; git calls it where both sides have changed one."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.merge import merged
from toolkit.catalog.update import CONFLICT
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.phrases import phrase
from toolkit.store.po import Catalog, read_po, render_po


def parser() -> ArgumentParser:
    """The options of `alliance locale merge`."""
    made = ArgumentParser(
        "alliance locale merge",
        description="Join two versions of a catalog message by message. In git: "
        'git config merge.alliance-po.driver "alliance locale merge %O %A %B %P"',
    )
    made.add_argument("base", metavar="BASE", help="the version that both come from (%%O)")
    made.add_argument("ours", metavar="OURS", help="our version, which becomes the joined one (%%A)")
    made.add_argument("theirs", metavar="THEIRS", help="the other version (%%B)")
    made.add_argument("path", nargs="?", metavar="PATH", help="the name of the file in findings (%%P)")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Write the joined catalog over ours; 1 where a message needs a person's choice."""
    options = parser().parse_args(words)
    base, ours, theirs = (Path(name) for name in (options.base, options.ours, options.theirs))
    shown = options.path or ours.as_posix()
    data = [path.read_bytes() if path.is_file() else b"" for path in (base, ours, theirs)]
    if data[2] in (data[0], data[1]):
        return print_findings([], options, Path())
    if data[1] == data[0]:
        ours.write_bytes(data[2])
        return print_findings([], options, Path())
    sides, findings = _read((base, ours, theirs), shown)
    if sides is None:
        return print_findings(findings, options, Path())
    made = merged(*sides)
    ours.write_text(render_po(made.catalog), encoding="utf-8", newline="\n")
    findings = [finding("LOC025", Place(shown, 0, 0, key), key=key, mark=CONFLICT) for key in made.conflicts]
    counts = {"file": shown, "count": len(made.catalog.entries), "choose": len(made.conflicts)}
    say(phrase("locale/merged", "{file}: {count} texts, {choose} to choose", **counts), options)
    return print_findings(findings, options, Path())


def _read(paths: Sequence[Path], shown: str) -> tuple[tuple[Catalog, Catalog, Catalog] | None, list[Finding]]:
    """Base, ours and theirs; None where one of them is damaged, for then a text could get lost without a word."""
    found: list[Catalog] = []
    findings: list[Finding] = []
    for path, side in zip(paths, ("base", "ours", "theirs"), strict=True):
        empty = not path.is_file() or not path.stat().st_size
        catalog, problems = (Catalog(), []) if empty else read_po(path, f"{shown} ({side})")
        findings += errors_of(problems)
        found.append(catalog or Catalog())
    return (None if findings else (found[0], found[1], found[2])), findings
