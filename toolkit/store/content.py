"""Loads content: the protocol, its parts, modalities and locales of a content folder, with a site's own laid beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from toolkit.findings import Finding, Place, finding
from toolkit.model.catalog import Translation
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.locale import Locale, Review
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.protocol import Release
from toolkit.model.scenario import Scenario
from toolkit.model.taxonomy import Taxonomy
from toolkit.store.po import read_po
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Folders:
    """Where content lies. `shown` is put before file names in findings; `own` is a site's folder with content of its own."""

    modalities: Path
    locales: Path
    shown: str = ""
    own: Path | None = None


@dataclass
class Loaded:
    """What a content folder holds. `protocol` is None where its foundations could not be read; `trees` has every file by part."""

    protocol: Protocol | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    catalog_files: dict[str, str] = field(default_factory=dict)


def load_content(
    folders: Folders, languages: Iterable[str] | None = None, modalities: Iterable[str] | None = None
) -> tuple[Loaded, list[Finding]]:
    """Load a content folder; `languages` and `modalities` limit it to those (with the parents of languages), None takes all."""
    loader = _Loader(folders)
    return loader.load(languages, modalities), loader.findings


class _Loader:
    """One load: collects findings and trees on the way."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.findings: list[Finding] = []
        self.loaded = Loaded()
        self.own: set[str] = set()

    def load(self, languages: Iterable[str] | None, modalities: Iterable[str] | None) -> Loaded:
        common = self.folders.modalities / "common"
        release = self.one(common / "protocol.yaml", "protocol", Release)
        taxonomy = self.one(common / "taxonomy.yaml", "taxonomy", Taxonomy)
        interface = self.one(common / "interface.yaml", "interface", Interface)
        instruments = self.kind("instrument", "instruments", Instrument)
        scenarios = self.kind("scenario", "scenarios", Scenario)
        modules = self.kind("module", "modules", Module)
        approaches, variants = self.modalities(modalities)
        locales, reviews = self.locales(languages)
        if release is None or taxonomy is None or interface is None:
            return self.loaded
        self.loaded.protocol = Protocol(
            release=release,
            taxonomy=taxonomy,
            interface=interface,
            scenarios=ordered(scenarios, release.scenarios),
            instruments=ordered(instruments, release.instruments),
            modules=ordered(modules, release.modules),
            modalities=approaches,
            variants=variants,
            locales=locales,
            catalogs={tag: self.catalog(tag) for tag in locales},
            reviews=reviews,
            files={prefix: tree.file for prefix, tree in self.loaded.trees.items()},
            own=frozenset(self.own),
        )
        return self.loaded

    def one(self, path: Path, prefix: str, model: type[M], own: bool = False) -> M | None:
        """One file as a model; a file that is missing is a finding."""
        shown = self.shown(path, own)
        if not path.is_file():
            self.findings.append(finding("CONT001", Place(shown), file=path.name))
            return None
        tree, found = read_yaml(path, shown)
        self.findings += found
        if tree is None:
            return None
        self.loaded.trees[prefix] = tree
        part, found = validate(tree, model)
        self.findings += found
        return part

    def shown(self, path: Path, own: bool) -> str:
        base = self.folders.own if own else self.folders.modalities.parent
        name = path.relative_to(base or path.parent).as_posix()
        return name if own else f"{self.folders.shown}{name}"

    def kind(self, kind: str, folder: str, model: type[M]) -> dict[str, M]:
        """Every part of a kind by its id: the protocol's, then the site's own, which may not take an id that exists."""
        found: dict[str, M] = {}
        for own, path in self.files(folder):
            part = self.one(
                path, f"{kind}/{path.stem}" if not (own and path.stem in found) else f"own/{path}", model, own
            )
            if part is not None:
                self.add(found, kind, path, part, own)
        return found

    def files(self, folder: str) -> list[tuple[bool, Path]]:
        rows = [(False, path) for path in sorted((self.folders.modalities / "common" / folder).glob("*.yaml"))]
        if self.folders.own is not None:
            rows += [(True, path) for path in sorted((self.folders.own / folder).glob("*.yaml"))]
        return rows

    def add(self, found: dict[str, M], kind: str, path: Path, part: M, own: bool) -> None:
        name = str(part.id)  # type: ignore[attr-defined]
        place = Place(self.shown(path, own), 1, 1, "id")
        if name != path.stem:
            self.findings.append(finding("CONT002", place, id=name, file=path.name))
        if name in found:
            self.findings.append(finding("LAYER002", place, id=name, kind=kind))
            return
        found[name] = part
        if own:
            self.own.add(f"{kind}/{name}")

    def modalities(self, wanted: Iterable[str] | None) -> tuple[dict[str, Modality], dict[tuple[str, str], Variant]]:
        approaches: dict[str, Modality] = {}
        variants: dict[tuple[str, str], Variant] = {}
        only = None if wanted is None else set(wanted)
        for own, folder in self.modality_folders():
            if only is not None and folder.name not in only:
                continue
            part = self.one(folder / "modality.yaml", f"modality/{folder.name}", Modality, own)
            if part is not None:
                self.add(approaches, "modality", folder / f"{folder.name}.yaml", part, own)
            for path in sorted((folder / "variants").glob("*.yaml")):
                variant = self.one(path, f"variant/{folder.name}/{path.stem}", Variant, own)
                if variant is not None:
                    variants[folder.name, variant.scenario] = variant
        return approaches, variants

    def modality_folders(self) -> list[tuple[bool, Path]]:
        roots = [(False, self.folders.modalities)]
        if self.folders.own is not None and (self.folders.own / "modalities").is_dir():
            roots.append((True, self.folders.own / "modalities"))
        return [
            (own, path)
            for own, root in roots
            for path in sorted(root.iterdir())
            if path.is_dir() and path.name != "common" and (path / "modality.yaml").exists()
        ]

    def locales(self, wanted: Iterable[str] | None) -> tuple[dict[str, Locale], dict[str, Review]]:
        """Locales by tag, with those that others name as their parent."""
        locales: dict[str, Locale] = {}
        reviews: dict[str, Review] = {}
        waiting = locale_tags(self.folders.locales) if wanted is None else ["en", *wanted]
        while waiting:
            tag = waiting.pop(0)
            folder = self.folders.locales / tag
            if tag in locales or not (folder / "locale.yaml").is_file():
                continue
            locale = self.one(folder / "locale.yaml", f"locale/{tag}", Locale)
            if locale is None:
                continue
            locales[tag] = locale
            waiting += [locale.parent] if locale.parent else []
            if (folder / "review.yaml").is_file():
                review = self.one(folder / "review.yaml", f"review/{tag}", Review)
                if review is not None:
                    reviews[tag] = review
        return locales, reviews

    def catalog(self, tag: str) -> dict[str, Translation]:
        """Every translation of a language: the protocol's, then the site's own over it."""
        found: dict[str, Translation] = {}
        for own, root in ((False, self.folders.locales), (True, self.folders.own and self.folders.own / "locales")):
            for path in sorted((root / tag / "LC_MESSAGES").glob("*.po")) if root else ():
                shown = self.shown(path, own)
                catalog, problems = read_po(path, shown)
                self.findings += problems
                self.loaded.catalog_files.setdefault(f"{tag}/{path.stem}", shown)
                for entry in catalog.entries if catalog else ():
                    if not entry.obsolete and entry.context is not None:
                        fuzzy = "fuzzy" in entry.flags
                        found[entry.context] = Translation(entry.source, entry.translation, fuzzy)
        return found


def ordered(parts: Mapping[str, M], order: Iterable[str]) -> dict[str, M]:
    """Parts in the protocol's order, those it does not list after them by id."""
    known = [name for name in order if name in parts]
    return {name: parts[name] for name in [*known, *(name for name in parts if name not in known)]}


def locale_tags(root: Path) -> list[str]:
    """The folders are the list of locales."""
    return sorted(path.name for path in root.iterdir() if (path / "locale.yaml").is_file()) if root.is_dir() else []
