"""Opens the catalogs of a content folder or of a site for `alliance locale`: which texts belong into them, in which languages."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.catalog.extract import Source, sources_of
from toolkit.catalog.notes import parent_note
from toolkit.cli.layering import laid_over, site_layer, study_layer
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.catalog import Translation
from toolkit.model.content import Protocol
from toolkit.model.glossary import Term
from toolkit.model.text import Message, walk_messages
from toolkit.model.tool import Tool
from toolkit.resolve.language import PSEUDO, SOURCE, chain_of, variety_of
from toolkit.store.base import content_folders
from toolkit.store.content import Folders, load_content, locale_tags
from toolkit.store.glossary import read_glossary
from toolkit.store.po import Entry, read_po
from toolkit.store.site import SiteRead, read_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


@dataclass
class Catalogs:
    """The catalogs below `root`. A site's own hold its own texts, and everything for a language that the protocol lacks."""

    root: Path
    protocol: Protocol
    tags: list[str]
    messages: list[Message] = field(default_factory=list)
    site: bool = False
    lent: frozenset[str] = frozenset()
    """Languages that the protocol has, whose texts a site need not translate."""
    common: frozenset[str] = frozenset()
    """Keys of the protocol's own texts, in a site."""

    def path(self, tag: str, file: str) -> Path:
        return self.root / "locales" / tag / "LC_MESSAGES" / f"{file}.po"

    def shown(self, tag: str, file: str) -> str:
        return f"locales/{tag}/LC_MESSAGES/{file}.po"

    def variety_of(self, tag: str) -> str:
        """The language that a variety takes its words from where it has none of its own; empty for a language by itself."""
        return variety_of(tag, self.protocol.locales) if tag else ""

    def in_weblate(self, tag: str) -> bool:
        """Whether the catalogs of a language that lie here are written by Weblate alone; what a site corrects never is."""
        locale = self.protocol.locales.get(tag)
        return locale is not None and locale.home == "weblate" and not self.corrects(tag)

    def corrects(self, tag: str) -> bool:
        """Whether these are a site's catalogs of a language that its base has: they hold what the site words otherwise."""
        return self.site and tag in self.lent

    def inherited(self, tag: str, source: Source) -> Translation | None:
        """What the parents of a variety have for a text, or a site's base in the language, if it is of today's English."""
        for one in chain_of(tag, self.protocol.locales)[0 if self.corrects(tag) else 1 :]:
            found = self.protocol.catalogs.get(one, {}).get(source.key)
            if found is not None and found.text:
                return None if found.needs_check or found.source != source.text else found
        return None

    def place(self, tag: str, key: str) -> Place:
        """Where the facts of a language say something, or would."""
        shown = f"locales/{tag}/locale.yaml"
        path = self.root / shown
        tree, _ = read_yaml(path, shown) if path.is_file() else (None, [])
        return tree.place((key,)) if tree is not None else Place(shown)

    def sources(self, tag: str = "", more: Collection[str] = ()) -> dict[str, list[Source]]:
        """What belongs into the catalogs of a language; without one, into templates.

        Of a variety, what it words otherwise: what its catalogs hold, and `more`; each with the words of its parent.
        `more` are also texts of its base that a site is to correct.
        """
        parent = self.variety_of(tag)
        if not parent:
            return self.all_sources(tag, more)
        wanted = {*self.entered(tag), *more}
        found = {
            file: [self._beside(tag, parent, one) for one in rows if one.key in wanted]
            for file, rows in sources_of(self.protocol, self.messages, tag, self.site).items()
        }
        return {file: rows for file, rows in found.items() if rows}

    def _beside(self, tag: str, parent: str, source: Source) -> Source:
        """A text of a variety with the words of its parent in its notes."""
        theirs = self.inherited(tag, source)
        if theirs is None:
            return source
        return replace(source, notes=(*source.notes, parent_note(parent, theirs.text)))

    def known(self, tag: str) -> set[str]:
        """The keys of all texts that may be worded in a language."""
        return {one.key for rows in sources_of(self.protocol, self.messages, tag, self.site).values() for one in rows}

    def all_sources(self, tag: str = "", more: Collection[str] = ()) -> dict[str, list[Source]]:
        """What a language shows and these catalogs may word, whatever they hold; `more` with it that a site's base has."""
        messages = self.messages
        if self.site and (not tag or tag in self.lent):
            corrected = {*self._held(tag), *more} if tag else set()
            messages = [one for one in messages if one.safety or one.key not in self.common or one.key in corrected]
        return sources_of(self.protocol, messages, tag, self.site)

    def entered(self, tag: str) -> Iterator[str]:
        """Keys that the catalogs of a variety hold, translated or not."""
        return (self.protocol.renames.current(one.context or "") for one in self._entries(tag))

    def _held(self, tag: str) -> Iterator[str]:
        """Keys that a site's own catalogs of a language have words for, or hold open because the base has none either."""
        there = self.protocol.catalogs.get(tag, {})
        for one in self._entries(tag):
            key = self.protocol.renames.current(one.context or "")
            if one.translation or key not in there or not there[key].text:
                yield key

    def _entries(self, tag: str) -> Iterator[Entry]:
        for path in sorted((self.root / "locales" / tag / "LC_MESSAGES").glob("*.po")):
            catalog, _ = read_po(path, path.name)
            for entry in catalog.entries if catalog else ():
                if entry.context and not entry.obsolete:
                    yield entry


def glossary_of(catalogs: Catalogs, tag: str) -> tuple[tuple[Term, ...], list[Finding]]:
    """The nearest glossary of a language or its parents; a site's own goes before that of its base."""
    roots = [catalogs.root / "locales"]
    if catalogs.site:
        roots.append(content_folders(catalogs.root, read_site(catalogs.root).study_root).locales)
    for one in chain_of(tag, catalogs.protocol.locales):
        for root in roots:
            path = root / one / "glossary.csv"
            if path.is_file():
                return read_glossary(path, f"locales/{one}/glossary.csv")
    return (), []


def add_root_option(made: ArgumentParser) -> None:
    made.add_argument(
        "--root", default=".", metavar="DIR", help="a site, or the folder that holds modalities/ and locales/"
    )


def add_tags(made: ArgumentParser) -> None:
    made.add_argument("tag", nargs="*", metavar="TAG", help="languages (default: all that there are)")


def open_catalogs(options: Namespace) -> tuple[Catalogs | None, list[Finding]]:
    """The catalogs of the folder that was named, with the errors of what they are made from."""
    root = Path(options.root)
    if (root / "modalities" / "common").is_dir():
        return _of_content(root, options.tag)
    if (root / "site.yaml").is_file():
        return _of_site(root, options.tag)
    shown = (root / "modalities" / "common").as_posix()
    return None, [finding("FILE007", Place(shown), name=shown)]


def _of_content(root: Path, tags: list[str]) -> tuple[Catalogs | None, list[Finding]]:
    there = [tag for tag in locale_tags(root / "locales") if tag != SOURCE]
    if strange := _strange(root / "locales", tags, there):
        return None, strange
    loaded, findings = load_content(Folders(root / "modalities", root / "locales"), [SOURCE, *tags] if tags else None)
    if loaded.protocol is None:
        return None, findings
    known = tags or there
    said, found = tool_messages(root / "modalities" / "common" / "tool.yaml", "modalities/common/tool.yaml")
    messages = [*loaded.protocol.messages(), *said]
    return Catalogs(root, loaded.protocol, known, messages), errors_of(findings + found)


def tool_messages(path: Path, shown: str) -> tuple[list[Message], list[Finding]]:
    """What the command itself says, which is no part of a training."""
    if not path.is_file():
        return [], []
    tree, findings = read_yaml(path, shown)
    tool, found = validate(tree, Tool) if tree is not None else (None, [])
    return list(walk_messages(tool, "tool")) if tool is not None else [], findings + found


def _of_site(root: Path, tags: list[str]) -> tuple[Catalogs | None, list[Finding]]:
    """A site's catalogs: its own content, what its changes add, its safety texts, its corrections, and languages of its own."""
    read = read_site(root)
    folders = content_folders(root, read.study_root)
    lent = frozenset(locale_tags(folders.locales))
    there = [tag for tag in _languages(root, read) if tag != SOURCE and tag not in PSEUDO]
    if strange := _strange(root / "locales", tags, [*there, *lent]):
        return None, strange
    known = tags or there
    loaded, findings = load_content(folders, [*read.languages, *known], read.modalities)
    protocol = loaded.protocol
    if protocol is None:
        return None, findings
    layers = (study_layer(read.study_root, "", protocol), site_layer(root, read.site, protocol))
    changed, _ = laid_over(loaded, layers)
    changed = changed or protocol
    own = tuple(f"{prefix}/" for prefix in protocol.own)
    common = frozenset(one.key for one in protocol.messages() if not one.key.startswith(own))
    made = Catalogs(root, changed, known, list(changed.messages()), True, lent, common)
    return made, errors_of(read.findings + findings)


def _strange(locales: Path, tags: list[str], there: Collection[str]) -> list[Finding]:
    """Languages that were named and are not there: nothing is ever made for a slip of the hand."""
    allowed = ", ".join(sorted(set(there) - {SOURCE}))
    return [finding("EXCH020", Place(locales.as_posix()), tag=tag, allowed=allowed) for tag in tags if tag not in there]


def _languages(root: Path, read: SiteRead) -> list[str]:
    """The languages of a site, and those of which it has a folder."""
    return list(dict.fromkeys((*read.languages, *locale_tags(root / "locales"))))
