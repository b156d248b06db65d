"""Opens a study: its declaration and the sites it lists."""

from dataclasses import dataclass, field
from pathlib import Path

from toolkit.findings import Finding, finding
from toolkit.model.study import Study
from toolkit.rules.places import leaves_folder
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
    listed = tree.get(("sites",))
    for index, named in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(named, str):
            _add_sites(opened, tree, index, named)
    _check_sites(opened, tree)
    return opened


def _add_sites(opened: OpenedStudy, tree: Tree, index: int, named: str) -> None:
    place = tree.place(("sites", index))
    if leaves_folder(named):
        opened.findings.append(finding("STUDY009", place, value=named))
        return
    pattern = named.replace("\\", "/").strip("/")
    opened.patterns.append(pattern)
    matches = sorted(path.parent for path in opened.root.glob(f"{pattern}/site.yaml"))
    if not matches:
        opened.findings.append(finding("STUDY003", place, value=named))
    for folder in matches:
        shown = folder.relative_to(opened.root).as_posix()
        if shown not in opened.folders:
            opened.folders.append(shown)


def _check_sites(opened: OpenedStudy, tree: Tree) -> None:
    """Each listed site names this study, shares its release, and has an id of its own."""
    ids: dict[str, list[str]] = {}
    for folder in opened.folders:
        read = read_site(opened.root / folder, f"{folder}/")
        if read.tree is None:
            continue
        depth = "/".join([".."] * (folder.count("/") + 1))
        if read.study_root is None or read.study_root.resolve() != opened.root.resolve():
            opened.findings.append(finding("STUDY004", tree.place(("sites",)), value=folder, suggestion=depth))
        name = read.tree.get(("site", "id"))
        if isinstance(name, str):
            ids.setdefault(name, []).append(folder)
        _same_release(opened, read.tree)
    for name, folders in ids.items():
        if len(folders) > 1:
            opened.findings.append(finding("STUDY006", tree.place(("sites",)), value=name, folders=", ".join(folders)))
    lead = opened.study.study.lead if opened.study else None
    if lead is not None and lead not in ids:
        where = tree.place(("study", "lead"))
        opened.findings.append(finding("STUDY010", where, value=lead, allowed=", ".join(ids)))


def _same_release(opened: OpenedStudy, tree: Tree) -> None:
    wanted, used = opened.study.protocol if opened.study else None, tree.get(("protocol",))
    if wanted is not None and isinstance(used, str) and used != wanted:
        opened.findings.append(finding("STUDY008", tree.place(("protocol",)), wanted=wanted, value=used))
