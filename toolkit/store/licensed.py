"""Reads the licensed texts of a site. No finding made here repeats a word of them: what is found is kept and printed."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.findings import Finding, Place, finding
from toolkit.model.adapter import Adapter
from toolkit.model.licensed import LicensedFile
from toolkit.model.names import PRIVATE
from toolkit.model.site import AdapterUse
from toolkit.store.folder import check_inside
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

IGNORED = frozenset({"private", "private/", "/private", "/private/", "**/private/"})
DEPTH = 3
"""How many folders above the site's a `.gitignore` may lie in: a study has one for all of its sites."""


def licensed_path(name: str) -> str:
    """Where the licensed texts of a published instrument lie in a site's folder."""
    return f"{PRIVATE}/instruments/{name}.text.yaml"


@dataclass(frozen=True)
class LicensedRead:
    """A licensed file as read: sound, with the places of its parts."""

    file: LicensedFile
    tree: Tree


def read_licensed(
    root: Path, adapter: Adapter, use: AdapterUse, place: Place
) -> tuple[LicensedRead | None, list[Finding]]:
    """The texts of one published instrument; `place` is where the site names it."""
    shown = licensed_path(use.id)
    path, found = check_inside(root, shown, place)
    if path is None:
        return None, found
    if not path.is_file():
        return None, [finding("ADAP010", place, name=adapter.name, file=shown)]
    tree, found = read_yaml(path, shown)
    read: LicensedRead | None = None
    if tree is not None:
        file, more = validate(tree, LicensedFile)
        found = [*found, *more]
        read = LicensedRead(file, tree) if file is not None else None
    return read, [_silenced(row) for row in found]


def _silenced(row: Finding) -> Finding:
    """A finding about a licensed file without what stands in it: its line, and the rule that it breaks."""
    at = row.place
    return finding("ADAP011", Place(at.file, at.line, at.column), row.severity, rule=row.code)


def is_left_out(root: Path) -> bool:
    """Whether git leaves the private folder out, by the `.gitignore` of the site's folder or of one above it."""
    folders = [root.resolve(), *root.resolve().parents[:DEPTH]]
    return any(_leaves_out(folder / ".gitignore") for folder in folders)


def _leaves_out(file: Path) -> bool:
    try:
        rows = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return not IGNORED.isdisjoint(row.strip() for row in rows)
