"""Reads `site.yaml` and `study.yaml`: the tree, the model where it is sound, and what was left as `todo`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.site import Site
from toolkit.model.study import Study
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

TODO = "todo"


@dataclass
class SiteRead:
    """A site's declaration as read. `site` is None where it is not sound; rules can still look at `tree`."""

    tree: Tree | None = None
    site: Site | None = None
    todos: frozenset[tuple[str | int, ...]] = frozenset()
    slips: frozenset[str] = frozenset()
    study_root: Path | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        """Every language that the declaration names, as far as it can be read."""
        data = self.tree.data if self.tree else {}
        named = [*_texts(data.get("languages")), *_texts(data.get("respond_in"))]
        for cohort in _groups(data.get("cohorts")):
            named += _texts(cohort.get("languages"))
        return list(dict.fromkeys(named))

    @property
    def modalities(self) -> list[str]:
        """Every modality that the declaration names."""
        data = self.tree.data if self.tree else {}
        named = [data.get("modality"), *(cohort.get("modality") for cohort in _groups(data.get("cohorts")))]
        return list(dict.fromkeys(name for name in named if isinstance(name, str)))


def _texts(value: Any) -> list[str]:
    return [member for member in value if isinstance(member, str)] if isinstance(value, list) else []


def _groups(value: Any) -> list[dict[str, Any]]:
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []


def read_site(root: Path, shown: str = "") -> SiteRead:
    """Read a site's declaration; `shown` is put before the file's name in findings."""
    tree, findings = read_yaml(root / "site.yaml", f"{shown}site.yaml")
    if tree is None:
        return SiteRead(findings=findings)
    read = SiteRead(tree=tree, findings=findings)
    read.todos = frozenset(todos_in(tree.data))
    site, found = validate(tree, Site)
    read.findings += found
    read.site = None if errors_of(read.findings) else site
    read.slips = frozenset(row.place.key for row in read.findings if row.place.key and row.code not in _SOUND)
    read.study_root, found = study_folder(root, tree)
    read.findings += found
    return read


_SOUND = ("KEY003", "KEY020")
"""A key that is missing and a `todo` leave what stands beside them sound."""


def todos_in(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Paths whose whole value is the word `todo`."""
    if value == TODO:
        yield path
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from todos_in(member, (*path, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from todos_in(member, (*path, index))


def study_folder(root: Path, tree: Tree) -> tuple[Path | None, list[Finding]]:
    """The folder that `study:` names: it alone may be a parent, and it must hold a `study.yaml`."""
    named = tree.get(("study",))
    if not isinstance(named, str) or named == TODO:
        return None, []
    steps = named.replace("\\", "/").strip("/").split("/")
    folder = (root / named).resolve()
    above = all(step == ".." for step in steps) and folder in root.resolve().parents
    if not above or named.startswith(("/", "\\")):
        return None, [finding("STUDY001", tree.place(("study",)), folder=named)]
    if not (folder / "study.yaml").is_file():
        return None, [finding("STUDY002", tree.place(("study",)), folder=named)]
    return folder, []


def read_study(root: Path, shown: str = "") -> tuple[Study | None, Tree | None, list[Finding]]:
    """Read a study's declaration."""
    path = root / "study.yaml"
    if not path.is_file():
        return None, None, [finding("STUDY002", Place(f"{shown}study.yaml"), folder=root.name)]
    tree, findings = read_yaml(path, f"{shown}study.yaml")
    if tree is None:
        return None, None, findings
    study, found = validate(tree, Study)
    findings += found
    return (None if errors_of(findings) else study), tree, findings
