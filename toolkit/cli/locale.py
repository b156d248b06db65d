"""`alliance locale`: extracts messages, brings catalogs up to date, and says how far each language is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.extract import Source, extracted
from toolkit.catalog.status import Status, status_of
from toolkit.catalog.update import updated
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.resolve.approval import Approvals
from toolkit.store.content import Folders, load_content, locale_tags
from toolkit.store.history import change_files
from toolkit.store.po import read_po, render_po


def parser() -> ArgumentParser:
    """The options of `alliance locale`."""
    made = ArgumentParser("alliance locale", description="The life of a catalog.")
    made.add_argument("action", choices=("extract", "update", "status"), help="what to do")
    made.add_argument("tag", nargs="*", metavar="TAG", help="languages (default: all that have a folder)")
    made.add_argument("--root", default=".", metavar="DIR", help="folder that holds modalities/ and locales/")
    made.add_argument("-o", "--output", metavar="DIR", help="where extract writes its templates")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Extract, update or tell."""
    options = parser().parse_args(words)
    root = Path(options.root)
    if not (root / "modalities" / "common").is_dir():
        shown = (root / "modalities" / "common").as_posix()
        return print_findings([finding("FILE007", Place(shown), name=shown)], options, root)
    loaded, findings = load_content(Folders(root / "modalities", root / "locales"))
    if loaded.protocol is None:
        return print_findings(findings, options, root)
    sources = extracted(loaded.protocol)
    tags = options.tag or [tag for tag in locale_tags(root / "locales") if tag != "en"]
    actions = {"extract": _extract, "update": _update, "status": _status}
    findings = errors_of(findings) + actions[options.action](root, loaded.protocol, sources, tags, options)
    return print_findings(findings, options, root)


def _extract(
    root: Path, protocol: Protocol, sources: dict[str, list[Source]], tags: Sequence[str], options: Namespace
) -> list[Finding]:
    """Templates (`.pot`) for tools that start new languages from them."""
    folder = Path(options.output) if options.output else root / "locales" / "templates"
    for file, rows in sources.items():
        catalog, _ = updated(None, rows, "")
        path = folder / f"{file}.pot"
        if not options.dry_run:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(render_po(catalog), encoding="utf-8", newline="\n")
        say(f"{path.as_posix()}: {len(rows)} texts", options)
    return []


def _update(
    root: Path, protocol: Protocol, sources: dict[str, list[Source]], tags: Sequence[str], options: Namespace
) -> list[Finding]:
    """Each catalog brought to today's content; the old files are kept in the history, as one change."""
    findings: list[Finding] = []
    texts: dict[str, str | None] = {}
    for tag in tags:
        for file, rows in sources.items():
            path = root / "locales" / tag / "LC_MESSAGES" / f"{file}.po"
            shown = path.relative_to(root).as_posix()
            catalog, found = read_po(path, shown) if path.is_file() else (None, [])
            findings += found
            if errors_of(found):
                continue
            made, counts = updated(catalog, rows, tag)
            texts[shown] = render_po(made)
            say(f"{shown}: {counts}", options)
    changes = change_files(root, texts, "locale update", options.dry_run)
    return findings + [row for change in changes for row in change.findings]


def _status(
    root: Path, protocol: Protocol, sources: dict[str, list[Source]], tags: Sequence[str], options: Namespace
) -> list[Finding]:
    """Translated and reviewed, apart."""
    approved = Approvals(protocol.reviews, protocol.catalogs, protocol.messages())
    for tag in tags:
        rows = status_of(sources, protocol.catalogs.get(tag, {}), tag, approved)
        say(f"{tag}", options)
        say("".join(_line(row) for row in [*rows, _total(rows)]).rstrip("\n"), options)
    return []


def _line(row: Status) -> str:
    return (
        f"  {row.file:<24} {row.texts:>6} texts  {row.translated:>6} translated  {row.approved:>6} approved  "
        f"{row.needs_check:>5} to check  {row.missing:>6} missing ({row.words_left} words)\n"
    )


def _total(rows: Sequence[Status]) -> Status:
    sums = [sum(getattr(row, name) for row in rows) for name in Status.__slots__[1:]]
    return Status("all", *sums)
