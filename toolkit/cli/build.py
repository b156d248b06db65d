"""`alliance build`: makes everything a site needs, or only what has changed, and publishes it whole."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.inputs import options_of
from toolkit.cli.printing import add_output_options, counted, print_findings, say, seen_from
from toolkit.findings import Finding, errors_of, from_row
from toolkit.phrases import phrase
from toolkit.publish.cache import Cache
from toolkit.publish.stamps import Known, unchanged
from toolkit.store.folder import find_declaration

PARTS = ("surveys", "packs", "dossiers", "coding", "codebook", "docs")

Site = tuple[Path, Path, str]
"""A site's folder, the folder to build into, and what is put before its file names in findings."""


@dataclass
class Order:
    """What was asked for: parts, one target, one language; empty means all of them."""

    parts: tuple[str, ...] = ()
    target: str = ""
    language: str = ""
    jobs: int = 1
    dry_run: bool = False
    out: Path | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not (self.parts or self.target or self.language)


def parser() -> ArgumentParser:
    """The options of `alliance build`."""
    made = ArgumentParser("alliance build", description="Make packs, surveys, codebook and documentation site.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="a site or a study (default: this folder)")
    made.add_argument("-o", "--output", metavar="DIR", help="where to (default: build/ in the site)")
    made.add_argument("--only", metavar="PARTS", default="", help=f"some of {','.join(PARTS)}")
    made.add_argument("--target", metavar="NAME", default="", help="the surveys of one platform")
    made.add_argument("--language", metavar="TAG", default="", help="one language of packs")
    made.add_argument("--jobs", "-j", type=int, default=os.cpu_count() or 1, metavar="N", help="processes at once")
    made.add_argument("--dry-run", action="store_true", help="say what would be made, and change nothing")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Build a site or all sites of a study."""
    made = parser()
    options = made.parse_args(words)
    parts = tuple(part for part in options.only.split(",") if part)
    for part in parts:
        if part not in PARTS:
            made.error(f"--only takes some of {', '.join(PARTS)}; there is no `{part}`")
    order = Order(parts, options.target, options.language, max(1, options.jobs), options.dry_run)
    order.out = Path(options.output) if options.output else None
    found, findings = find_declaration(Path(options.path))
    if found is None:
        return print_findings(findings, options, Path(options.path))
    kind, root = found
    if kind == "content":
        made.error("a content folder is checked, and not built; name a site or a study")
    return build_study(root, order, options) if kind == "study" else build_one(root, order, options)


def build_one(root: Path, order: Order, options: Namespace) -> int:
    """Build one site; nothing is read that has not changed."""
    return _build([(root, order.out or root / "build", "")], order, options)


def build_study(root: Path, order: Order, options: Namespace) -> int:
    """Build every site of a study, each into its own folder; with `-o`, into `sites/<id>/` below it."""
    from toolkit.cli.answers import Answers

    answers = Answers(root, options)
    folders, order.findings = answers.study()
    answers.keep()
    if errors_of(order.findings):
        return print_findings(order.findings, options, root)
    sites = []
    for folder in folders:
        out = order.out / "sites" / folder.rpartition("/")[2] if order.out else root / folder / "build"
        sites.append((root / folder, out, f"{folder}/"))
    return _build(sites, order, options)


def _build(sites: Sequence[Site], order: Order, options: Namespace) -> int:
    """Build the sites in which something has changed, and tell again what was found in the others."""
    cache = Cache()
    versions = options_of(options, cache.root)
    known = _known(sites, order, versions, today_of(options), cache)
    changed = [site for site, found in zip(sites, known, strict=True) if found is None]
    if not changed:
        return _nothing_to_do(sites, order, [found for found in known if found is not None], options)
    order.findings = [*order.findings, *(row for found in known for row in found or ())]
    from toolkit.cli.building import build_sites

    return build_sites(changed, order, options, cache, versions)


def _known(sites: Sequence[Site], order: Order, versions: str, today: date, cache: Cache) -> list[list[Finding] | None]:
    """For each site the findings of its last build, if that is still right; None where it is to be built."""
    if order.dry_run:
        return [None] * len(sites)
    seen: Known = set()
    found = (
        unchanged(cache.root, out, told_of(versions, root, order), seen, today.isoformat()) for root, out, _ in sites
    )
    rows = ([from_row(row) for row in state.inputs.told or ()] if state and state.inputs else None for state in found)
    return [None if told is None else seen_from(told, shown) for told, (_, _, shown) in zip(rows, sites, strict=True)]


def told_of(versions: str, root: Path, order: Order) -> str:
    """All that decides the build of a site beside its files."""
    return "\n".join(
        (versions, "build", ",".join(sorted(order.parts)), order.target, order.language, str(root.resolve()))
    )


def root_of(sites: Sequence[Site]) -> Path:
    """The folder that shown file names start from."""
    root, _, shown = sites[0]
    return root if not shown else root.parents[shown.count("/") - 1]


def _nothing_to_do(sites: Sequence[Site], order: Order, known: Sequence[Sequence[Finding]], options: Namespace) -> int:
    """The findings of builds that are still right, and one line for each."""
    findings = [*order.findings, *(row for rows in known for row in rows)]
    code = print_findings(findings, options, root_of(sites))
    for (_, out, _), rows in zip(sites, known, strict=True):
        page = {"counts": counted(rows), "page": out / "index.html"}
        say(phrase("build/unchanged", "Nothing has changed: {counts}. Open {page}", **page), options)
    return code
