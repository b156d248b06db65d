"""Where a new part goes: the site or the shared content that somebody stands in or names, with all ids and codes in use there."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit import shipped
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.model.kinds import kind_name
from toolkit.model.scenario import Scenario
from toolkit.phrases import phrase
from toolkit.store.base import content_folders
from toolkit.store.content import Folders, load_content
from toolkit.store.folder import find_declaration
from toolkit.store.site import read_site


@dataclass(frozen=True, slots=True)
class Home:
    """A site's folder, or the folder that holds the content folder `content`; files are named from `root`.

    `shown` is how the person would name the root; `language` is the one that a site works in.
    """

    root: Path
    shown: str
    content: str
    protocol: Protocol
    modalities: tuple[str, ...]
    language: str = "en"

    @property
    def is_site(self) -> bool:
        return not self.content

    def seen(self, path: str) -> str:
        """A file of it as the person would name it."""
        return posixpath.normpath(f"{self.shown}/{path}")

    @property
    def training(self) -> dict[str, Scenario]:
        """The scenarios for training, by id."""
        return {name: one for name, one in self.protocol.scenarios.items() if one.use == "training"}

    @property
    def variables(self) -> tuple[str, ...]:
        """Item codes and section ids that are in use: each is a variable, or a table of them."""
        parts = self.protocol.instruments.values()
        sections = [section for one in parts for section in one.sections]
        return (*(row.id for row in sections), *(item.code for row in sections for item in row.items))


def find_home(kind: str, named: str | None) -> tuple[Home | None, list[Finding]]:
    """The home for a part of a kind: the folder that was named, else the one that the person stands in."""
    found, findings = find_declaration(Path(named or "."))
    if found is not None and found.kind != "study":
        return _site(found.root) if found.kind == "site" else _content(found.root)
    nearly = [row for row in errors_of(findings) if row.code not in ("FILE007", "FILE010")]
    return None, nearly or [
        finding(
            "CMD009", Place(named or "."), folder=named or phrase("folder/this", "this folder"), kind=kind_name(kind)
        )
    ]


def _site(root: Path) -> tuple[Home | None, list[Finding]]:
    """A site, with the protocol that it is pinned to and what it has added so far."""
    read = read_site(root)
    folders = content_folders(root, read.study_root)
    language = (read.languages or ["en"])[0]
    loaded, findings = load_content(folders, [language])
    if loaded.protocol is None:
        return None, errors_of(findings)
    known = _folders_in(folders.modalities, shipped.modalities(), root / "modalities")
    return Home(root, root.as_posix(), "", loaded.protocol, known, language), []


def _content(root: Path) -> tuple[Home | None, list[Finding]]:
    """Shared content. It is named from the folder above, where its history lies too."""
    above = root / ".." if not root.name or root.name == ".." else root.parent
    loaded, findings = load_content(Folders(root, above / "locales"), ())
    if loaded.protocol is None:
        return None, errors_of(findings)
    shown = posixpath.normpath(above.as_posix())
    return Home(above.resolve(), shown, root.resolve().name, loaded.protocol, _folders_in(root)), []


def _folders_in(*roots: Path) -> tuple[str, ...]:
    """The ids of all modalities in these folders."""
    found: Iterable[str] = (path.parent.name for root in roots for path in root.glob("*/modality.yaml"))
    return tuple(sorted({"common", *found}))


def next_code(home: Home) -> str:
    """The code for one more scenario: `s` and the number after the last one in shared content, `x` and a number in a site."""
    letter = "x" if home.is_site else "s"
    numbers = [re.fullmatch(rf"{letter}([0-9]+)", one.code) for one in home.protocol.scenarios.values()]
    return f"{letter}{max((int(found[1]) for found in numbers if found), default=0) + 1:02}"
