"""Opens what a translator's file is made from and what comes back is compared with: texts, how they stand, what was asked."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit.catalog.exchange.container import Unreadable, kind_of, parts_of
from toolkit.catalog.exchange.letter_reading import read_letter
from toolkit.catalog.exchange.reading import Known, Reading
from toolkit.catalog.exchange.rows import Standing, standing_of
from toolkit.catalog.exchange.sheet_reading import read_sheet
from toolkit.catalog.exchange.words import COLUMNS, exchange_words
from toolkit.catalog.extract import Source, sources_of
from toolkit.cli.catalogs import Catalogs, open_catalogs
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.catalog import Catalog, Translation
from toolkit.model.content import Protocol
from toolkit.model.glossary import Term
from toolkit.model.questions import NAME, AskedQuestion, Questions
from toolkit.phrases import phrase
from toolkit.resolve.approval import Approvals
from toolkit.resolve.language import SOURCE, language_of
from toolkit.store.base import content_folders
from toolkit.store.glossary import read_glossary
from toolkit.store.po import Entry, read_po
from toolkit.store.site import read_site
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


@dataclass
class Exchange:
    """The texts of one language in a content folder or a site.

    `lent` are the entries of the catalogs that a site shares with others, `own` those of the catalogs that are written here.
    """

    catalogs: Catalogs
    tag: str
    own: Mapping[str, Entry]
    lent: Mapping[str, Entry] = field(default_factory=dict)
    asked: tuple[AskedQuestion, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def protocol(self) -> Protocol:
        return self.catalogs.protocol

    @cached_property
    def sources(self) -> dict[str, list[Source]]:
        """Every text that may be translated here, by catalog; safety texts are a site's own to write.

        Of a variety, what it words otherwise.
        """
        site = self.catalogs.site
        if self.catalogs.variety_of(self.tag):
            return self.catalogs.sources(self.tag)
        made = sources_of(self.protocol, self.catalogs.messages, self.tag, site)
        return {file: [one for one in rows if site or not one.safety] for file, rows in made.items()}

    @cached_property
    def by_key(self) -> dict[str, Source]:
        return {one.key: one for rows in self.sources.values() for one in rows}

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of exchange files in this language."""
        return exchange_words(self.protocol, language_of(self.tag, self.protocol.locales))

    def entry(self, key: str) -> Entry | None:
        """The entry that counts: the site's own, unless it is empty or a guess and the shared one is not."""
        own, lent = self.own.get(key), self.lent.get(key)
        if own is None or (lent is not None and lent.translation and (not own.translation or own.needs_check)):
            return lent
        return own

    def standing(self, source: Source) -> Standing:
        return standing_of(source, self.entry(source.key), self._approved(self.tag, source.key))

    def standing_by_key(self, key: str) -> Standing:
        source = self.by_key.get(key)
        return self.standing(source) if source is not None else Standing()

    def is_signed_below(self, key: str) -> bool:
        """Whether a text has a signed translation in the catalogs that are shared with others."""
        return key in self.lent and self._approved_below(self.tag, key)

    @cached_property
    def _approved(self) -> Approvals:
        return self._approvals({self.tag: _translations({**self.lent, **self._counting})})

    @cached_property
    def _approved_below(self) -> Approvals:
        return self._approvals({self.tag: _translations(self.lent)})

    @cached_property
    def _counting(self) -> dict[str, Entry]:
        return {key: entry for key in self.own if (entry := self.entry(key)) is not None}

    def _approvals(self, catalogs: Mapping[str, Catalog]) -> Approvals:
        protocol = self.protocol
        return Approvals(protocol.reviews, catalogs, protocol.messages(), protocol.renames, protocol.instruments)


def _translations(entries: Mapping[str, Entry]) -> dict[str, Translation]:
    return {
        key: Translation(
            one.source, "" if one.needs_check and one.previous_source is None else one.translation, one.needs_check
        )
        for key, one in entries.items()
    }


def open_exchange(root: Path, tag: str) -> tuple[Exchange | None, list[Finding]]:
    """The texts of a language; None where the folder or the language cannot be used."""
    catalogs, findings = open_catalogs(Namespace(root=root.as_posix(), tag=[tag] if tag != SOURCE else []))
    if catalogs is None or errors_of(findings):
        return None, findings
    known = sorted({*catalogs.protocol.locales, *catalogs.tags} - {SOURCE})
    if tag not in catalogs.protocol.locales or tag == SOURCE:
        here = [one for one in known if one in catalogs.protocol.locales]
        return None, [finding("EXCH020", Place(root.as_posix()), tag=tag, allowed=", ".join(here))]
    own, found = _entries(root / "locales", tag, catalogs.protocol)
    lent: dict[str, Entry] = {}
    roots = [root / "locales"]
    if catalogs.site:
        roots.append(content_folders(root, read_site(root).study_root).locales)
        lent, _ = _entries(roots[1], tag, catalogs.protocol)
    asked, more = read_questions(root)
    made = Exchange(catalogs, tag, own, lent, asked, _terms(roots, tag, catalogs.protocol))
    return (None if errors_of(found + more) else made), found + more


def _terms(roots: Sequence[Path], tag: str, protocol: Protocol) -> tuple[Term, ...]:
    """The nearest glossary of a language or its parents; what is wrong in it is told by the check of catalogs."""
    chain = language_of(tag, protocol.locales).chain
    files = (root / one / "glossary.csv" for one in chain for root in roots)
    return next((read_glossary(path, path.name)[0] for path in files if path.is_file()), ())


def _entries(folder: Path, tag: str, protocol: Protocol) -> tuple[dict[str, Entry], list[Finding]]:
    """Key of today -> entry, of all catalogs of a language below a folder."""
    found: dict[str, Entry] = {}
    findings: list[Finding] = []
    for path in sorted((folder / tag / "LC_MESSAGES").glob("*.po")):
        catalog, problems = read_po(path, f"locales/{tag}/LC_MESSAGES/{path.name}")
        findings += errors_of(problems)
        for entry in catalog.entries if catalog else ():
            if entry.context and not entry.obsolete:
                found.setdefault(protocol.renames.current(entry.context), entry)
    return found, findings


def read_questions(root: Path) -> tuple[tuple[AskedQuestion, ...], list[Finding]]:
    """What was asked in a folder, and what is wrong with the file that holds it."""
    if not (root / NAME).is_file():
        return (), []
    tree, findings = read_yaml(root / NAME, NAME)
    book, found = validate(tree, Questions) if tree is not None else (None, [])
    return (book.questions if book is not None else ()), errors_of(findings + found)


def heads_of(protocol: Protocol) -> dict[str, str]:
    """The heads of columns in every language, in small letters -> the column."""
    found: dict[str, str] = {}
    for tag in (SOURCE, *protocol.locales):
        words = exchange_words(protocol, language_of(tag, protocol.locales))
        for name in COLUMNS:
            found.setdefault(" ".join(words[f"column_{name}"].split()).lower(), name)
    return found


def read_back(path: Path, shown: str, protocol: Protocol, sources: Mapping[str, str]) -> Reading:
    """What stands in a file that came back; one finding and no rows where it cannot be read."""
    try:
        data = path.read_bytes()
        parts = parts_of(data)
        read = {"xlsx": read_sheet, "docx": read_letter}[kind_of(parts)]
        known, heads = Known(sources, protocol.renames.current), heads_of(protocol)
        return read(data, shown, known, heads) if read is read_sheet else read_letter(parts, shown, known, heads)
    except (Unreadable, OSError, RecursionError) as error:
        return Reading(shown, findings=[unreadable(shown, error)])


def unreadable(shown: str, error: Exception) -> Finding:
    """What keeps a file from being read."""
    if isinstance(error, OSError):
        reason = error.strerror or phrase("file/unknown_reason", "unknown reason")
    else:
        reason = (
            error.args[0] if isinstance(error, Unreadable) else phrase("exchange/nested", "it is nested too deeply")
        )
    return finding("EXCH001", Place(shown), file=shown, reason=reason)
