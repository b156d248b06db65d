"""Opens a study: its declaration and the sites it lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.findings import Finding, Place, finding
from toolkit.model.study import Study
from toolkit.rules.known import known_of
from toolkit.rules.places import leaves_folder
from toolkit.rules.studies import check_study
from toolkit.store.base import content_folders
from toolkit.store.content import load_content
from toolkit.store.site import read_site, read_study
from toolkit.store.tree import Tree


@dataclass
class OpenedStudy:
    """A study and the folders of its sites, as paths below it with `/`, in the order they are listed."""

    root: Path
    study: Study | None = None
    folders: list[str] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def open_study(root: Path) -> OpenedStudy:
    """Read a study and find its sites; what does not fit between study and sites is a finding."""
    opened = OpenedStudy(root)
    opened.study, tree, found = read_study(root)
    opened.findings += found
    if tree is None:
        return opened
    places: dict[str, Place] = {}
    for place, named in _named(tree):
        _add_sites(opened, places, place, named)
    opened.folders = list(places)
    _check_sites(opened, tree, places)
    opened.findings += _names_exist(opened, tree)
    return opened


def listed_sites(root: Path, tree: Tree) -> list[str]:
    """The folders of the sites that a study lists, as paths below it with `/`."""
    return [folder for _, named in _named(tree) if not leaves_folder(named) for folder in _matching(root, named)]


def _named(tree: Tree) -> Iterator[tuple[Place, str]]:
    listed = tree.get(("sites",))
    for index, named in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(named, str):
            yield tree.place(("sites", index)), named


def _pattern(named: str) -> str:
    return named.replace("\\", "/").strip("/")


def _matching(root: Path, named: str) -> list[str]:
    """The folders that an entry names and that hold a site."""
    try:
        found = sorted(root.glob(f"{_pattern(named)}/site.yaml"))
    except ValueError:  # stars that no folder name can match
        return []
    return [path.parent.relative_to(root).as_posix() for path in found]


def _add_sites(opened: OpenedStudy, places: dict[str, Place], place: Place, named: str) -> None:
    if leaves_folder(named):
        opened.findings.append(finding("STUDY009", place, value=named))
        return
    folders = _matching(opened.root, named)
    if not folders:
        opened.findings.append(finding("STUDY003", place, value=named))
        return
    opened.patterns.append(_pattern(named))
    for folder in folders:
        places.setdefault(folder, place)


def _check_sites(opened: OpenedStudy, tree: Tree, places: dict[str, Place]) -> None:
    """Each listed site names this study, shares its release, and has an id of its own."""
    ids: dict[str, list[str]] = {}
    for folder, place in places.items():
        read = read_site(opened.root / folder, f"{folder}/")
        if read.tree is None:
            continue
        depth = "/".join([".."] * (folder.count("/") + 1)) if folder != "." else "."
        if read.study_root is None or read.study_root.resolve() != opened.root.resolve():
            opened.findings.append(finding("STUDY004", place, value=folder, suggestion=depth))
        name = read.tree.get(("site", "id"))
        if isinstance(name, str):
            ids.setdefault(name, []).append(folder)
        _same_release(opened, read.tree)
    for name, folders in ids.items():
        if len(folders) > 1:
            listed = ", ".join(folders)
            opened.findings.append(finding("STUDY006", places[folders[1]], value=name, folders=listed))
    lead = opened.study.study.lead if opened.study else None
    if lead is not None and lead not in ids:
        where = tree.place(("study", "lead"))
        opened.findings.append(finding("STUDY010", where, value=lead, allowed=", ".join(ids)))


def _same_release(opened: OpenedStudy, tree: Tree) -> None:
    wanted, used = opened.study.protocol if opened.study else None, tree.get(("protocol",))
    if wanted is not None and isinstance(used, str) and used != wanted:
        opened.findings.append(finding("STUDY008", tree.place(("protocol",)), wanted=wanted, value=used))


def _names_exist(opened: OpenedStudy, tree: Tree) -> list[Finding]:
    """What the declaration of a study names, looked up in its base or in what the toolkit ships."""
    loaded, found = load_content(content_folders(opened.root, None), (), ())
    if loaded.protocol is None:
        return found
    known = known_of(loaded.protocol, opened.study, (), ())
    own = tree.get(("waves",))
    ids = [one.get("id") for one in own if isinstance(one, dict)] if isinstance(own, list) else []
    waves = tuple(dict.fromkeys((*known.waves, *(name for name in ids if isinstance(name, str)))))
    return check_study(tree, known, waves)
