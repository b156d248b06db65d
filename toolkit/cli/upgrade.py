"""`alliance upgrade --same-release`: pins a site to the release it uses, and adds to its base what it newly uses."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.schema import schema_files
from toolkit.cli.voice import complain
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.phrases import filled, phrase
from toolkit.store.base import (
    FOLDER,
    LOCK,
    Lock,
    base_files,
    base_home,
    check_base,
    files_digest,
    read_lock,
    shipped_files,
)
from toolkit.store.content import Folders, load_content
from toolkit.store.folder import Declaration, find_declaration
from toolkit.store.history import Change, change_files
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
        complain(
            phrase(
                "upgrade/one", "`alliance upgrade`: one release is shipped so far; use `--same-release` to pin to it."
            ),
            options,
        )
        return 2
    found, findings = find_declaration(Path(options.path))
    if found is None:
        return print_findings(findings, options, Path(options.path))
    if found.kind == "content":
        complain(phrase("upgrade/folder", "`alliance upgrade`: name the folder of a site or of a study."), options)
        return 2
    use, findings = use_of(found)
    if use is None or errors_of(findings):
        return print_findings(findings, options, found.root)
    changes, findings = pin(use, today_of(options), options.dry_run)
    if not errors_of(findings):
        _tell(use, changes, options)
    return print_findings(findings, options, found.root)


WOULD_BE = {
    "created": phrase("change/would_create", "would be created: {path}"),
    "changed": phrase("change/would_change", "would be changed: {path}"),
    "removed": phrase("change/would_remove", "would be removed: {path}"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """What a base is made for: the folder it lies in, the release, and the languages and modalities that are used."""

    home: Path
    name: str
    release: str
    place: Place
    languages: tuple[str, ...]
    modalities: tuple[str, ...]


def use_of(found: Declaration) -> tuple[Use | None, list[Finding]]:
    """What a site uses, or all the sites of a study; a site whose study holds the base uses that one."""
    if found.kind == "study":
        return _use_of_study(found.root)
    read = read_site(found.root)
    if read.site is None:
        return None, read.findings
    home = base_home(found.root, read.study_root) or found.root
    place = Place("site.yaml", 1, 1, "protocol")
    name = read.site.site.id
    return Use(home, name, read.site.protocol, place, tuple(read.languages), tuple(read.modalities)), []


def _use_of_study(root: Path) -> tuple[Use | None, list[Finding]]:
    from toolkit.cli.study import open_study

    study = open_study(root)
    if study.study is None:
        return None, study.findings
    reads = [read_site(root / folder, f"{folder}/") for folder in study.folders]
    languages = dict.fromkeys(tag for read in reads for tag in read.languages)
    modalities = dict.fromkeys(name for read in reads for name in read.modalities)
    release = study.study.protocol
    place = Place("study.yaml", 1, 1, "protocol")
    name = study.study.study.id
    return Use(root, name, release, place, tuple(languages), tuple(modalities)), errors_of(study.findings)


def _tell(use: Use, changes: Sequence[Change], options: Namespace) -> None:
    done = [change for change in changes if change.kind != "unchanged"]
    if not done:
        named = {"name": use.name, "release": use.release}
        say(phrase("upgrade/pinned", "{name} is pinned to {release} already, with all that it uses.", **named), options)
        return
    for change in done if options.dry_run else ():
        say(filled(WOULD_BE[change.kind], path=change.path), options)
    facts = {"name": use.name, "release": use.release, "count": len(done), "folder": FOLDER}
    would = phrase("upgrade/would", "Would pin {name} to {release}: {count} files in {folder}.", **facts)
    did = phrase(
        "upgrade/did", "Pinned {name} to {release}: {count} files in {folder}. `alliance undo` takes it back.", **facts
    )
    say(would if options.dry_run else did, options)


def pin(use: Use, day: date, dry_run: bool = False) -> tuple[list[Change], list[Finding]]:
    """Copy what is used into the base and write the lock; nothing that is in the base changes."""
    from toolkit import shipped

    loaded, found = load_content(Folders(shipped.modalities(), shipped.locales()), (), ())
    release = loaded.protocol.release if loaded.protocol else None
    if release is None:
        return [], found
    if use.release != release.release:
        return [], [finding("BASE004", use.place, wanted=use.release, shipped=release.release)]
    if read_lock(use.home)[0] is not None and (spoilt := check_base(use.home)):
        return [], spoilt
    changes = change_files(use.home, pinned_files(use, day, release.revision), "upgrade", dry_run)
    return changes, [row for change in changes for row in change.findings]


def pinned_files(use: Use, day: date, revision: int) -> dict[str, str | None]:
    """The files of the base, the lock and the editor's schemas that are not there yet."""
    there = base_files(use.home) if (use.home / FOLDER / "base").is_dir() else {}
    new = {path: data for path, data in shipped_files(use.languages, use.modalities).items() if path not in there}
    lock, _ = read_lock(use.home)
    whole = files_digest({**new, **there}.items())
    if lock is None or lock.base != whole:
        lock = Lock(use.release, revision, whole, __version__, lock.date if lock else day.isoformat())
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
