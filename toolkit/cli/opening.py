"""Opens a site or a study for a command: finds it, reads it, checks what is declared, and resolves it where that is clean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.resolve.language import PSEUDO
from toolkit.resolve.patch import patched
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.rules.adaptations import check_adaptations, needed_languages
from toolkit.rules.context import Declaration
from toolkit.rules.declared import check_site
from toolkit.rules.known import known_of
from toolkit.rules.resolved import check_resolved
from toolkit.rules.safety import approval_runs_out
from toolkit.store.base import base_home, build_id, content_folders, read_lock
from toolkit.store.changes import read_changes
from toolkit.store.content import Loaded, load_content
from toolkit.store.site import read_site, read_study


@dataclass
class Opened:
    """A site as far as it could be opened. `resolved` is None where there are error findings."""

    root: Path
    shown: str
    today: date
    site: Site | None = None
    study: Study | None = None
    study_root: Path | None = None
    loaded: Loaded = field(default_factory=Loaded)
    changes: tuple[Change, ...] = ()
    resolved: ResolvedSite | None = None
    until: date | None = None
    """The day on which the findings may change though nothing is changed, if there is one to come."""
    date: str = ""
    findings: list[Finding] = field(default_factory=list)


def open_site(root: Path, today: date, shown: str = "", stamp: str | None = None) -> Opened:
    """Open one site.

    `shown` is put before its file names in findings (a study opens several). `today` is the day that rules go by;
    `stamp` the date that outputs carry, the lock's or the release's where it is None.
    """
    opened = Opened(root, shown, today)
    read = read_site(root, shown)
    opened.findings += read.findings
    if read.tree is None:
        return opened
    opened.site = read.site
    opened.study_root = read.study_root
    if read.study_root is not None:
        opened.study, _, found = read_study(read.study_root)
        opened.findings += found
    protocol = _load(opened, read.languages, read.modalities)
    if protocol is None:
        return opened
    known = known_of(protocol, opened.study, *choices(opened))
    declaration = Declaration(read.tree, known, today, read.todos, read.slips)
    opened.findings += check_site(declaration)
    opened.until = approval_runs_out(declaration)
    _open_changes(opened, protocol)
    if opened.site is not None and not errors_of(opened.findings):
        _resolve(opened, protocol, stamp)
    return opened


def choices(opened: Opened) -> tuple[list[str], list[str]]:
    """Languages and modalities that a site could choose: those of its base, of the toolkit and its own."""
    from toolkit import shipped

    languages, modalities = set(PSEUDO), set()
    folders = content_folders(opened.root, opened.study_root)
    for root in (folders.locales, shipped.locales(), opened.root / "locales"):
        languages |= {path.parent.name for path in root.glob("*/locale.yaml")}
    for root in (folders.modalities, shipped.modalities(), opened.root / "modalities"):
        modalities |= {path.parent.name for path in root.glob("*/modality.yaml")}
    return sorted(languages), sorted(modalities)


def _load(opened: Opened, languages: Iterable[str], modalities: Iterable[str]) -> Protocol | None:
    folders = content_folders(opened.root, opened.study_root)
    opened.loaded, found = load_content(folders, languages, modalities)
    opened.findings += found
    return opened.loaded.protocol


def _open_changes(opened: Opened, protocol: Protocol) -> None:
    changes, tree, found = read_changes(opened.root, opened.shown)
    opened.findings += found
    if tree is not None and opened.site is not None:
        opened.findings += check_adaptations(tree, changes, protocol, needed_languages(opened.site))
    opened.changes = changes


def _resolve(opened: Opened, protocol: Protocol, stamp: str | None) -> None:
    if opened.site is None:
        return
    home = base_home(opened.root, opened.study_root)
    lock, found = read_lock(home) if home else (None, [])
    opened.findings += found
    opened.findings += _release(opened, protocol, pinned=home is not None)
    study_changes = read_changes(opened.study_root)[0] if opened.study_root else ()
    protocol, unfit = patched(protocol, (*study_changes, *opened.changes))
    opened.findings += [
        finding("LAYER008", Place(f"{opened.shown}adaptations.yaml", 1, 1, change.id), id=change.id, problem=reason)
        for change, reason in unfit
    ]
    opened.date = stamp or (lock.date if lock else protocol.release.released.isoformat())
    build = build_id(__version__, lock, opened.date)
    declared = Declared(opened.site, protocol, opened.study, study_changes, opened.changes, build)
    resolved = resolve_site(declared)
    opened.findings += check_resolved(resolved, f"{opened.shown}site.yaml")
    if not errors_of(opened.findings):
        opened.resolved = resolved


def _release(opened: Opened, protocol: Protocol, pinned: bool) -> list[Finding]:
    """Whether the content at hand is the release that the site wants, and whether the site is pinned to it."""
    if opened.site is None:
        return []
    place = Place(f"{opened.shown}site.yaml", 1, 1, "protocol")
    at_hand = protocol.release.release
    if opened.site.protocol != at_hand:
        return [finding("BASE004", place, wanted=opened.site.protocol, shipped=at_hand)]
    return [] if pinned else [finding("BASE005", place)]
