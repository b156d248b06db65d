"""Loads content: the protocol, its parts, modalities and locales of a content folder, with a site's own laid beside them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from toolkit.findings import Finding, Place, finding
from toolkit.model.adapter import Adapter
from toolkit.model.catalog import Catalog, Translation
from toolkit.model.coding import CodingManual
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.kinds import kind_name
from toolkit.model.locale import ORIGINS, Locale, Review, lacking, with_parents
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.paper import Paper
from toolkit.model.protocol import Release
from toolkit.model.renames import Renames
from toolkit.model.scenario import Scenario
from toolkit.model.tags import parent_tag
from toolkit.model.taxonomy import Taxonomy
from toolkit.store.folder import check_inside
from toolkit.store.po import Catalog as PoCatalog
from toolkit.store.po import Entry, read_po
from toolkit.store.tree import Tree
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml

M = TypeVar("M", bound=BaseModel)
_TAG = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,5}")


@dataclass(frozen=True)
class Folders:
    """Where content lies. `shown` is put before file names in findings; `own` is a site's folder with content of its own.

    `newest` is where words of outputs are taken from that an older copy does not have.
    """

    modalities: Path
    locales: Path
    shown: str = ""
    own: Path | None = None
    newest: Path | None = None


@dataclass
class Loaded:
    """What a content folder holds. `protocol` is None where its foundations could not be read; `trees` has every file by part."""

    protocol: Protocol | None = None
    trees: dict[str, Tree] = field(default_factory=dict)
    catalog_files: dict[str, str] = field(default_factory=dict)
    own_files: set[str] = field(default_factory=set)
    corrected: dict[tuple[str, str], tuple[Translation, Place]] = field(default_factory=dict)
    """(language, key) of each translation that a site's own file replaces -> what the protocol had, and where it is replaced."""
    own_keys: dict[str, Place] = field(default_factory=dict)
    """The key of each message in a site's own files -> where it first stands."""


def load_content(
    folders: Folders, languages: Iterable[str] | None = None, modalities: Iterable[str] | None = None
) -> tuple[Loaded, list[Finding]]:
    """Load a content folder; `languages` and `modalities` limit it to those (with the parents of languages), None takes all."""
    loader = _Loader(folders)
    return loader.load(languages, modalities), loader.findings


PoReader = Callable[[Path, str], tuple[PoCatalog | None, list[Finding]]]
"""Reads a catalog file, as `read_po` does."""


def load_catalogs(
    folders: Folders, protocol: Protocol, read: PoReader = read_po
) -> tuple[dict[str, Catalog], list[Finding]]:
    """The catalogs of loaded content as they are now; all else is as it was loaded."""
    loader = _Loader(folders)
    loader.read_po = read
    loader.renames, loader.only = protocol.renames, set(protocol.modalities)
    return {tag: loader.catalog(tag) for tag in protocol.catalogs}, loader.findings


class _Loader:
    """One load: collects findings and trees on the way."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.findings: list[Finding] = []
        self.loaded = Loaded()
        self.own: set[str] = set()
        self.renames = Renames()
        self.only: set[str] | None = None
        self.read_po: PoReader = read_po

    def load(self, languages: Iterable[str] | None, modalities: Iterable[str] | None) -> Loaded:
        common = self.folders.modalities / "common"
        release = self.one(common / "protocol.yaml", "protocol", Release)
        taxonomy = self.one(common / "taxonomy.yaml", "taxonomy", Taxonomy)
        interface = self.completed(self.one(common / "interface.yaml", "interface", Interface))
        instruments = self.kind("instrument", "instruments", Instrument)
        scenarios = self.kind("scenario", "scenarios", Scenario)
        modules = self.kind("module", "modules", Module)
        papers = self.kind("document", "documents", Paper)
        adapters = self.kind("adapter", "adapters", Adapter)
        manual = common / "coding_manual.yaml"
        coding = self.one(manual, "coding", CodingManual) if manual.is_file() else None
        renames = common / "renames.yaml"
        self.renames = (self.one(renames, "renames", Renames) if renames.is_file() else None) or self.renames
        approaches, variants = self.modalities(modalities)
        locales, reviews, tags = self.locales(languages)
        if release is None or taxonomy is None or interface is None:
            return self.loaded
        self.loaded.protocol = Protocol(
            release=release,
            taxonomy=taxonomy,
            interface=interface,
            scenarios=ordered(scenarios, release.scenarios),
            instruments=ordered(instruments, release.instruments),
            modules=ordered(modules, release.modules),
            papers=ordered(papers, release.documents),
            adapters=ordered(adapters, release.adapters),
            coding=coding,
            modalities=approaches,
            variants=variants,
            locales=locales,
            catalogs={tag: self.catalog(tag) for tag in tags},
            reviews=reviews,
            renames=self.renames,
            files={prefix: tree.file for prefix, tree in self.loaded.trees.items()},
            own=frozenset(self.own),
        )
        return self.loaded

    def one(self, path: Path, prefix: str, model: type[M], own: bool = False) -> M | None:
        """One file as a model; a file that is missing is a finding."""
        shown = self.shown(path, own)
        if own and self.leads_out(path, shown):
            return None
        if not path.is_file():
            self.findings.append(finding("CONT001", Place(shown), file=path.name))
            return None
        tree, found = read_yaml(path, shown)
        self.findings += found
        if tree is None:
            return None
        self.loaded.trees[prefix] = tree
        if own:
            self.loaded.own_files.add(shown)
        part, found = validate(tree, model)
        self.findings += found
        return part

    def leads_out(self, path: Path, shown: str) -> bool:
        """Whether a file of a site's own is a link to somewhere else, which is not read: it could be anybody's."""
        root = self.folders.own
        name = path.relative_to(root).as_posix() if root else ""
        there, found = check_inside(root, name, Place(shown)) if root else (path, [])
        self.findings += found
        return there is None

    def completed(self, interface: Interface | None) -> Interface | None:
        """The words of outputs, with those that an older copy does not have yet in English, since newer outputs show them."""
        name = Path("common") / "interface.yaml"
        newest = self.folders.newest and self.folders.newest / name
        if interface is None or not newest or newest.read_bytes() == (self.folders.modalities / name).read_bytes():
            return interface
        return with_newest(interface, newest)

    def shown(self, path: Path, own: bool) -> str:
        base = self.folders.own if own else self.folders.modalities.parent
        name = path.relative_to(base or path.parent).as_posix()
        return name if own else f"{self.folders.shown}{name}"

    def kind(self, kind: str, folder: str, model: type[M]) -> dict[str, M]:
        """Every part of a kind by its id: the protocol's, then the site's own, which may not take an id that exists."""
        found: dict[str, M] = {}
        for own, path in self.files(folder):
            prefix = f"own/{kind}/{path.stem}" if own and path.stem in found else f"{kind}/{path.stem}"
            part = self.one(path, prefix, model, own)
            if part is not None:
                self.add(found, kind, prefix, part, own)
        return found

    def files(self, folder: str) -> list[tuple[bool, Path]]:
        rows = [(False, path) for path in sorted((self.folders.modalities / "common" / folder).glob("*.yaml"))]
        if self.folders.own is not None:
            rows += [(True, path) for path in sorted((self.folders.own / folder).glob("*.yaml"))]
        return rows

    def add(self, found: dict[str, M], kind: str, prefix: str, part: M, own: bool) -> None:
        name = str(part.id)  # type: ignore[attr-defined]
        place = self.loaded.trees[prefix].place(("id",))
        named = prefix.rpartition("/")[2]
        if name != named:
            self.findings.append(finding("CONT002", place, id=name, name=named))
        if named in found:
            self.findings.append(finding("LAYER002", place, id=name, kind=kind_name(kind)))
            return
        found[named] = part
        if own:
            self.own.add(f"{kind}/{named}")

    def modalities(self, wanted: Iterable[str] | None) -> tuple[dict[str, Modality], dict[tuple[str, str], Variant]]:
        approaches: dict[str, Modality] = {}
        variants: dict[tuple[str, str], Variant] = {}
        self.only = None if wanted is None else set(wanted)
        for own, folder in self.modality_folders():
            if self.only is not None and folder.name not in self.only:
                continue
            prefix = f"own/modality/{folder.name}" if own and folder.name in approaches else f"modality/{folder.name}"
            part = self.one(folder / "modality.yaml", prefix, Modality, own)
            if part is not None:
                self.add(approaches, "modality", prefix, part, own)
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

    def locales(self, wanted: Iterable[str] | None) -> tuple[dict[str, Locale], dict[str, Review], list[str]]:
        """Locales and reviews by tag, and every tag that was asked for with those that are its parents."""
        locales: dict[str, Locale] = {}
        reviews: dict[str, Review] = {}
        tags: list[str] = []
        waiting = self.locale_tags() if wanted is None else ["en", *wanted]
        while waiting:
            tag = waiting.pop(0)
            if tag in tags or not _TAG.fullmatch(tag):
                continue
            tags.append(tag)
            locale = self.of_locale(tag, "locale.yaml", "locale", Locale)
            review = self.review(tag)
            if locale is not None:
                locales[tag] = locale
            if review is not None:
                reviews[tag] = review
            waiting.append((locale.parent if locale else None) or parent_tag(tag))
        return self.whole(with_parents(locales)), reviews, tags

    def whole(self, locales: dict[str, Locale]) -> dict[str, Locale]:
        """The locales that say all they have to, by themselves or by a parent; for the others, what is missing."""
        for tag, locale in locales.items():
            for name in lacking(locale):
                place = self.loaded.trees[f"locale/{tag}"].place(())
                self.findings.append(finding("LOC036", place, name=name, language=tag))
        return {tag: locale for tag, locale in locales.items() if not lacking(locale)}

    def locale_roots(self) -> list[tuple[bool, Path]]:
        own = self.folders.own
        return [(False, self.folders.locales), *([(True, own / "locales")] if own is not None else [])]

    def locale_tags(self) -> list[str]:
        return sorted({tag for _, root in self.locale_roots() for tag in locale_tags(root)})

    def of_locale(self, tag: str, name: str, kind: str, model: type[M]) -> M | None:
        """One file of a locale: the protocol's, or the site's own for a language that the protocol lacks."""
        for own, root in self.locale_roots():
            if (root / tag / name).is_file():
                return self.one(root / tag / name, f"{kind}/{tag}", model, own)
        return None

    def review(self, tag: str) -> Review | None:
        """The review states of a language: the protocol's, with the site's own laid over them."""
        found: Review | None = None
        for own, root in self.locale_roots():
            if (root / tag / "review.yaml").is_file():
                part = self.one(root / tag / "review.yaml", f"{'own/' if own else ''}review/{tag}", Review, own)
                part = renamed(part, self.renames) if part else None
                found = laid_over(found, part) if found and part else part or found
        return found

    def catalog(self, tag: str) -> dict[str, Translation]:
        """Every translation of a language: the protocol's, then the site's own over it."""
        found: dict[str, Translation] = {}
        for own, root in self.locale_roots():
            for path in sorted((root / tag / "LC_MESSAGES").glob("*.po")):
                if path.stem == "tool" and self.folders.own is not None:
                    continue  # no output of a site shows what the tool says
                if not own and self.shown_by_none(path.stem, tag):
                    continue
                shown = self.shown(path, own)
                if own and self.leads_out(path, shown):
                    continue
                catalog, problems = self.read_po(path, shown)
                self.findings += problems
                self.loaded.catalog_files.setdefault(f"{tag}/{path.stem}", shown)
                for key, entry in self.in_use(catalog.entries if catalog else (), shown, own):
                    trusted = entry.previous_source is not None or not entry.needs_check
                    made = Translation(entry.source, entry.translation if trusted else "", entry.needs_check)
                    if own:
                        self.correct(found, tag, key, made, Place(shown, entry.line, 1, key))
                    else:
                        found[key] = made
        return found

    def shown_by_none(self, file: str, tag: str) -> bool:
        """Whether a catalog file is about an approach that is not loaded; where a site corrects a language, all is read."""
        name = file.removeprefix("modality-")
        if self.only is None or name == file or name in self.only:
            return False
        return self.folders.own is None or not (self.folders.own / "locales" / tag).is_dir()

    def in_use(self, entries: Iterable[Entry], shown: str, own: bool) -> list[tuple[str, Entry]]:
        """The entries of a catalog that count, by what their texts are called today; those with an older name come first."""
        if not self.renames.renames:
            return [(one.context, one) for one in entries if one.context is not None and not one.obsolete]
        rows = [
            (self.renames.current(one.context), one) for one in entries if not one.obsolete and one.context is not None
        ]
        renamed = [row for row in rows if row[0] != row[1].context]
        if own:
            for key, entry in renamed:
                old = entry.context or ""
                self.findings.append(finding("LOC020", Place(shown, entry.line, 1, old), old=old, new=key))
        return renamed + [row for row in rows if row[0] == row[1].context]

    def correct(self, found: dict[str, Translation], tag: str, key: str, made: Translation, place: Place) -> None:
        """Take a translation of a site's own in; one that is empty or a guess leaves the protocol's as it is."""
        before = found.get(key)
        self.loaded.own_keys.setdefault(key, place)
        if before is not None and before.text:
            if not made.text or made.needs_check or made.text == before.text:
                return
            self.loaded.corrected[tag, key] = (before, place)
        found[key] = made


def with_newest(interface: Interface, newest: Path) -> Interface:
    """The words of outputs, with those that it lacks taken from a newer file in English."""
    tree, _ = read_yaml(newest, newest.name)
    words = validate(tree, Interface)[0] if tree else None
    groups = [name for name, value in interface if isinstance(value, dict)]
    more = {group: {**getattr(words, group, {}), **getattr(interface, group)} for group in groups}
    return interface.model_copy(update=more)


def laid_over(review: Review, own: Review) -> Review:
    """Review states with others over them; the later ones win, record by record, and each entry keeps its method.

    How a text came to be is taken from the more careful of the two, where no record of the text itself says it.
    """
    shared = {name: one.model_copy(update={"method": review.method_of(name)}) for name, one in review.scales.items()}
    return own.model_copy(
        update={
            "scales": {**shared, **own.scales},
            "messages": {**review.messages, **own.messages},
            "same_meaning": (*review.same_meaning, *own.same_meaning),
            "method_note": own.method_note or review.method_note,
            "origin": min(review.origin, own.origin, key=ORIGINS.index),
        }
    )


def renamed(review: Review, renames: Renames) -> Review:
    """Review states by what their texts are called today; a record that has the new name already wins."""
    if not renames.renames:
        return review
    scales = {renames.part_current(name): one for name, one in review.scales.items()}
    messages = {renames.current(key): one for key, one in review.messages.items()}
    scales |= {name: review.scales[name] for name in scales.keys() & review.scales.keys()}
    messages |= {key: review.messages[key] for key in messages.keys() & review.messages.keys()}
    said = tuple(one.model_copy(update={"key": renames.current(one.key)}) for one in review.same_meaning)
    return review.model_copy(update={"scales": scales, "messages": messages, "same_meaning": said})


def ordered(parts: Mapping[str, M], order: Iterable[str]) -> dict[str, M]:
    """Parts in the protocol's order, those it does not list after them by id."""
    known = [name for name in order if name in parts]
    return {name: parts[name] for name in [*known, *(name for name in parts if name not in known)]}


def locale_tags(root: Path) -> list[str]:
    """The folders are the list of locales."""
    return sorted(path.name for path in root.iterdir() if (path / "locale.yaml").is_file()) if root.is_dir() else []
