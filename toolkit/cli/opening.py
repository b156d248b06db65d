"""Opens a site or a study for a command: finds it, reads it, checks what is declared, and resolves it where that is clean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.cli.inputs import OWN
from toolkit.cli.layering import Layer, laid_over, site_layer, study_layer
from toolkit.cli.licensing import licensed_of
from toolkit.cli.study import listed_sites
from toolkit.findings import Finding, Severity, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.model.kinds import kind_name
from toolkit.model.rota import PrivateRota
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.publish.kept import KeptContent
from toolkit.resolve.language import PSEUDO
from toolkit.resolve.permission import Licensed
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.rules.adaptations import check_corrections, check_own_keys
from toolkit.rules.adapters import permissions_run_out
from toolkit.rules.content import check_content
from toolkit.rules.context import Declaration
from toolkit.rules.declared import accepted_codes, check_site
from toolkit.rules.known import known_of
from toolkit.rules.naming import modalities_named
from toolkit.rules.places import leaves_folder, named_files
from toolkit.rules.plans import FITS, private_rota_is_sound
from toolkit.rules.resolved import check_resolved
from toolkit.rules.reviews import next_day_of_reviews
from toolkit.rules.safety import approval_runs_out
from toolkit.rules.todos import todo_words
from toolkit.store.base import LOCK, base_home, build_id, content_folders, read_lock
from toolkit.store.content import Folders, Loaded, load_content
from toolkit.store.folder import check_inside
from toolkit.store.rota import read_rota
from toolkit.store.site import read_site, read_study
from toolkit.store.tree import Tree


@dataclass
class Opened:
    """A site as far as it could be opened. `resolved` is None where there are error findings."""

    root: Path
    today: date
    site: Site | None = None
    study: Study | None = None
    study_root: Path | None = None
    loaded: Loaded = field(default_factory=Loaded)
    layers: tuple[Layer, Layer] = (Layer(), Layer())
    """What the study and the site change in the protocol."""
    licensed: dict[str, Licensed] = field(default_factory=dict)
    """Published instruments that the site uses by permission."""
    private: PrivateRota = field(default_factory=PrivateRota)
    """Who sits out of what and who is away: for the rota alone."""
    accepted: frozenset[str] = frozenset()
    resolved: ResolvedSite | None = None
    until: date | None = None
    """The day on which the findings may change though nothing is changed, if there is one to come."""
    date: str = ""
    findings: list[Finding] = field(default_factory=list)

    def without_accepted(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings less the warnings that the site has accepted with a reason."""
        return [row for row in findings if row.severity is not Severity.WARNING or row.code not in self.accepted]


def open_site(root: Path, today: date, stamp: str | None = None, cache: Path | None = None) -> Opened:
    """Open one site.

    `today` is the day that rules go by; `stamp` the date that outputs carry, the lock's or the release's where it is None.
    With a `cache` folder, shared content that was read before is taken from there, without the places of its parts.
    Findings name files as they are seen from the site's folder, so that a site says the same wherever it is opened from.
    """
    opened = Opened(root, today)
    read = read_site(root)
    opened.findings += read.findings
    if read.tree is None:
        return opened
    opened.site = read.site
    _open_study(opened, read.study_root, read.tree)
    protocol = _load(opened, read.languages, read.modalities, cache)
    if protocol is None:
        return opened
    known = known_of(protocol, opened.study, *choices(opened))
    declaration = Declaration(read.tree, known, today, read.todos, read.slips)
    opened.findings = todo_words(declaration, opened.findings)
    opened.findings += check_site(declaration)
    opened.findings += _files_are_there(opened, declaration)
    opened.findings += _is_in_base(opened, protocol, declaration)
    ends = (
        approval_runs_out(declaration),
        permissions_run_out(declaration),
        next_day_of_reviews(protocol, today),
    )
    opened.until = min((day for day in ends if day is not None), default=None)
    opened.accepted = accepted_codes(declaration)
    opened.layers = (
        study_layer(opened.study_root, _study_shown(opened), protocol),
        site_layer(root, opened.site, protocol),
    )
    if any(change.target.startswith("module/") for layer in opened.layers for change in layer.changes):
        opened.findings = [row for row in opened.findings if row.code not in FITS]
    opened.findings += [row for layer in opened.layers for row in layer.findings]
    opened.findings += check_corrections(opened.loaded) + _own_content(opened, declaration.missing)
    if opened.site is not None:
        opened.licensed, found = licensed_of(root, opened.site, protocol, read.tree)
        opened.findings += found
    if opened.site is not None and not errors_of(opened.findings):
        _resolve(opened, opened.site, read.tree, stamp)
    opened.findings = opened.without_accepted(opened.findings)
    return opened


def _open_study(opened: Opened, root: Path | None, tree: Tree) -> None:
    """The study that a site names, and whether it lists the site."""
    if root is None:
        return
    opened.study_root = root
    opened.study, study_tree, found = read_study(root, _study_shown(opened))
    opened.findings += found
    folder = opened.root.resolve().relative_to(root.resolve()).as_posix()
    if study_tree is not None and folder not in listed_sites(root, study_tree):
        name = opened.study.study.name if opened.study else root.name
        opened.findings.append(finding("STUDY005", tree.place(("study",)), study=name, suggestion=folder))


def _study_shown(opened: Opened) -> str:
    """What is put before the study's file names: the way up from the site."""
    if opened.study_root is None:
        return ""
    depth = len(opened.root.resolve().relative_to(opened.study_root.resolve()).parts)
    return "../" * depth


def _files_are_there(opened: Opened, declared: Declaration) -> Iterator[Finding]:
    """The files that a declaration names lie in the site's folder, by a link too."""
    for path in named_files(declared):
        value = declared.text(*path)
        if value is None or leaves_folder(value):
            continue
        file, found = check_inside(opened.root, value, declared.place(path))
        yield from found
        if file is not None and not file.is_file():
            yield declared.find("SITE025", path, None if path[0] == "publish" else declared.missing, value=value)


def _is_in_base(opened: Opened, protocol: Protocol, declared: Declaration) -> Iterator[Finding]:
    """A site that is pinned builds from its copy, which has to hold what the site newly uses."""
    if base_home(opened.root, opened.study_root) is None:
        return
    from toolkit import shipped

    ships = {path.parent.name for path in shipped.modalities().glob("*/modality.yaml")}
    for path, value in modalities_named(declared):
        if value in ships and value not in protocol.modalities:
            yield declared.find("BASE006", path, kind=kind_name("modality"), value=value)
    tongues = {path.parent.name for path in shipped.locales().glob("*/locale.yaml")}
    for path, value in declared.items("languages"):
        if isinstance(value, str) and value in tongues and value not in protocol.locales:
            yield declared.find("BASE006", path, kind=kind_name("language"), value=value)


def _own_content(opened: Opened, missing: Severity) -> list[Finding]:
    """What is wrong in content of the site's own, and what is `missing` in it; the protocol's was checked before its release."""
    own = opened.loaded.own_files
    if not own:
        return []
    found = [row for row in check_content(opened.loaded, opened.today) if row.place.file in own]
    return [replace(row, severity=missing) if row.severity is Severity.TODO else row for row in found]


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


def _load(opened: Opened, languages: Iterable[str], modalities: Iterable[str], cache: Path | None) -> Protocol | None:
    folders = content_folders(opened.root, opened.study_root, _study_shown(opened))
    kept = _kept_content(opened, folders, cache, languages, modalities) if cache else None
    known = kept.read() if kept else None
    if known is not None:
        opened.loaded = Loaded(known)
        return known
    opened.loaded, found = load_content(folders, languages, modalities)
    opened.findings += found
    if kept and opened.loaded.protocol is not None and not found:
        kept.keep(opened.loaded.protocol)
    return opened.loaded.protocol


def _kept_content(
    opened: Opened, folders: Folders, cache: Path, languages: Iterable[str], modalities: Iterable[str]
) -> KeptContent | None:
    """Where the content may be kept; None for a site with content of its own, and for a base without a lock."""
    if any((opened.root / name).is_dir() for name in OWN):
        return None
    home = base_home(opened.root, opened.study_root)
    lock = home / LOCK if home else None
    if lock is not None and not lock.is_file():
        return None
    return KeptContent(cache, lock.read_bytes() if lock else None, folders.shown, languages, modalities)


def _resolve(opened: Opened, site: Site, tree: Tree, stamp: str | None) -> None:
    home = base_home(opened.root, opened.study_root)
    lock, found = read_lock(home) if home else (None, [])
    opened.findings += found
    protocol, found = laid_over(opened.loaded, opened.layers)
    opened.findings += found
    if protocol is None:
        return
    opened.findings += _release(site, protocol, tree, pinned=home is not None)
    opened.date = stamp or (lock.date if lock else protocol.release.released.isoformat())
    study, own = opened.layers
    build = build_id(__version__, lock, opened.date)
    declared = Declared(site, protocol, opened.study, study.changes, own.changes, build, opened.licensed)
    resolved = resolve_site(declared)
    opened.findings += check_resolved(resolved, tree) + check_own_keys(opened.loaded, protocol)
    told = read_rota(opened.root)
    opened.findings += (*told.findings, *private_rota_is_sound(resolved, told.private, told.tree))
    opened.private = told.private
    if not errors_of(opened.findings):
        opened.resolved = resolved


def _release(site: Site, protocol: Protocol, tree: Tree, pinned: bool) -> list[Finding]:
    """Whether the content at hand is the release that the site wants, and whether the site is pinned to it."""
    place = tree.place(("protocol",))
    at_hand = protocol.release.release
    if site.protocol != at_hand:
        return [finding("BASE004", place, wanted=site.protocol, shipped=at_hand)]
    return [] if pinned else [finding("BASE005", place)]
