"""`alliance build`: makes everything a site needs, or only what has changed, and publishes it whole."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.cli.dates import add_date_option, stamp_of, today_of
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.findings import Finding, errors_of, from_row
from toolkit.publish.cache import Cache
from toolkit.publish.stamps import unchanged
from toolkit.store.folder import find_declaration

PARTS = ("surveys", "packs", "codebook", "docs")


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
    out = order.out or root / "build"
    cache = Cache()
    known = (
        unchanged(cache.root, out, told_of(root, order, options, cache)) if order.whole and not order.dry_run else None
    )
    if known is not None:
        return _nothing_to_do(root, out, known.inputs.told if known.inputs else None, options)
    from toolkit.cli.building import build_sites

    return build_sites([(root, out, "")], order, options, cache, today_of(options), stamp_of(options))


def build_study(root: Path, order: Order, options: Namespace) -> int:
    """Build every site of a study, each into its own folder; with `-o`, into `sites/<id>/` below it."""
    from toolkit.cli.building import build_sites
    from toolkit.cli.study import open_study

    study = open_study(root)
    if errors_of(study.findings):
        return print_findings(study.findings, options, root)
    sites = []
    for folder in study.folders:
        out = order.out / "sites" / folder.rpartition("/")[2] if order.out else root / folder / "build"
        sites.append((root / folder, out, f"{folder}/"))
    order.findings = study.findings
    return build_sites(sites, order, options, Cache(), today_of(options), stamp_of(options))


def told_of(root: Path, order: Order, options: Namespace, cache: Cache) -> str:
    """All that decides a build beside its files: versions, options and the dates it goes by."""
    from toolkit.publish.code import code_digest

    stamp = stamp_of(options) or ""
    return "\n".join((code_digest(cache.root), str(root.resolve()), stamp, sys.version.split()[0], str(order.whole)))


def _nothing_to_do(root: Path, out: Path, told: list[list[object]] | None, options: Namespace) -> int:
    """The findings of the build that is still right, and one line."""
    findings = [from_row(row) for row in told or []]
    code = print_findings(findings, options, root)
    say(f"Nothing has changed: {counted(findings)}. Open {out / 'index.html'}", options)
    return code
