"""`alliance upgrade --same-release`: pins a site to the release it uses, and adds to its base what it newly uses."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.schema import schema_files
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.store.base import FOLDER, LOCK, Lock, base_files, files_digest, read_lock, shipped_files
from toolkit.store.content import Folders, load_content
from toolkit.store.folder import find_declaration
from toolkit.store.history import change_files
from toolkit.store.site import SiteRead, read_site


def parser() -> ArgumentParser:
    """The options of `alliance upgrade`."""
    made = ArgumentParser("alliance upgrade", description="Pin a site to its release; what is there stays as it is.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the site (default: this folder)")
    made.add_argument("--same-release", action="store_true", help="pin, and add what the site newly uses")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Write the base and the lock."""
    options = parser().parse_args(words)
    if not options.same_release:
        print("alliance upgrade: one release is shipped so far; use --same-release to pin to it.", file=sys.stderr)
        return 2
    found, findings = find_declaration(Path(options.path))
    if found is None:
        return print_findings(findings, options, Path(options.path))
    read = read_site(found.root)
    if read.site is None:
        return print_findings(read.findings, options, found.root)
    findings = pin(found.root, read, today_of(options), options.dry_run)
    if not errors_of(findings):
        verb = "Would pin" if options.dry_run else "Pinned"
        say(f"{verb} {read.site.site.id} to {read.site.protocol} ({FOLDER}/base).", options)
    return print_findings(findings, options, found.root)


def pin(root: Path, read: SiteRead, day: date, dry_run: bool = False) -> list[Finding]:
    """Copy what the site uses into its base and write the lock; nothing that is in the base changes."""
    from toolkit import shipped

    loaded, found = load_content(Folders(shipped.modalities(), shipped.locales()), (), ())
    release = loaded.protocol.release if loaded.protocol else None
    if release is None or read.site is None:
        return found
    if read.site.protocol != release.release:
        place = Place("site.yaml", 1, 1, "protocol")
        return [finding("BASE004", place, wanted=read.site.protocol, shipped=release.release)]
    files = pinned_files(root, read, day, release.release, release.revision)
    changes = change_files(root, files, "upgrade", dry_run)
    return [row for change in changes for row in change.findings]


def pinned_files(root: Path, read: SiteRead, day: date, release: str, revision: int) -> dict[str, str | None]:
    """The files of the base, the lock and the editor's schemas that a site does not have yet."""
    there = base_files(root) if (root / FOLDER / "base").is_dir() else {}
    new = {path: data for path, data in shipped_files(read.languages, read.modalities).items() if path not in there}
    lock, _ = read_lock(root)
    whole = {**new, **there}
    lock = Lock(release, revision, files_digest(whole.items()), __version__, lock.date if lock else day.isoformat())
    files: dict[str, str | None] = {f"{FOLDER}/base/{path}": data.decode("utf-8") for path, data in sorted(new.items())}
    return {**files, **schema_files(), LOCK: lock.render()}


def base_texts(site: str, day: date) -> dict[str, str]:
    """Base, lock and schemas of a new site whose `site.yaml` is given as text: path -> text."""
    from toolkit.cli.guesses import release_facts
    from toolkit.store.yaml import parse_yaml

    tree, _ = parse_yaml(site, "site.yaml")
    read = SiteRead(tree=tree)
    files = shipped_files(read.languages, read.modalities)
    lock = Lock(
        release_facts().release, release_facts().revision, files_digest(files.items()), __version__, day.isoformat()
    )
    texts = {f"{FOLDER}/base/{path}": data.decode("utf-8") for path, data in sorted(files.items())}
    return {**texts, **schema_files(), LOCK: lock.render()}
