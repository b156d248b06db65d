"""What is known of each text that a translator points at: its key, English, state and place, its notes, and what checks say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from toolkit import shipped
from toolkit.catalog.checks.acceptance import after_acceptance
from toolkit.catalog.checks.message import Facts as CheckFacts
from toolkit.catalog.checks.message import Pair, Translated
from toolkit.catalog.checks.table import MESSAGE_CHECKS
from toolkit.catalog.extract import sources_of
from toolkit.catalog.notes import flags_of
from toolkit.cli.explain import layer_place, place_of
from toolkit.cli.opening import Opened
from toolkit.document.text import direction_of
from toolkit.findings import Finding, Place, errors_of
from toolkit.model.catalog import file_of
from toolkit.model.renames import Renames
from toolkit.model.text import Message
from toolkit.phrases import Voice, said
from toolkit.publish.translating import Facts
from toolkit.resolve.language import SOURCE, Language
from toolkit.resolve.marks import Marked, Marks
from toolkit.resolve.site import ResolvedSite
from toolkit.store.po import Catalog, Entry, read_po

Found = tuple[str, str, Entry]
"""A language, the file as it is shown, and the entry in it."""


Read = tuple[Catalog | None, list[Finding]]


class CatalogFiles:
    """Reads catalog files, and each again only when it was saved."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, int], Read, dict[str, Entry]]] = {}

    def __call__(self, path: Path, shown: str) -> Read:
        return self._read(path, shown)[1]

    def entries(self, path: Path, renames: Renames) -> tuple[Mapping[str, Entry], list[Finding]]:
        """The entries of a file by what their texts are called today, and what keeps it from being read."""
        _, (catalog, findings), entries = self._read(path, shown_path(path))
        if catalog is not None and not entries:
            for key, entry in catalog.by_context().items():
                entries.setdefault(renames.current(key), entry)
        return entries, errors_of(findings)

    def _read(self, path: Path, shown: str) -> tuple[tuple[int, int], Read, dict[str, Entry]]:
        stat = path.stat()
        stamp = (stat.st_size, stat.st_mtime_ns)
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = (stamp, read_po(path, shown), {})
        return known


@dataclass
class Entries:
    """The entries of a language and its parents, with their files and lines. Files of earlier `roots` go before later ones."""

    roots: Sequence[Path]
    """The folders that hold a folder for each language."""
    chain: tuple[str, ...]
    renames: Renames
    files: CatalogFiles
    found: dict[str, list[tuple[Path, Mapping[str, Entry]]]] = field(default_factory=dict)
    """Language -> its files with their entries."""
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> "Entries":
        """All of them as they are now; what is wrong with a file is a finding."""
        for tag in self.chain:
            paths = [path for root in self.roots for path in sorted((root / tag / "LC_MESSAGES").glob("*.po"))]
            said = shipped.locales() / tag / "LC_MESSAGES" / "tool.po"
            if said not in paths and said.is_file():  # what the tool says comes with the tool
                paths.append(said)
            self.found[tag] = [(path, self._entries(path)) for path in paths]
        return self

    def _entries(self, path: Path) -> Mapping[str, Entry]:
        entries, findings = self.files.entries(path, self.renames)
        self.findings += findings
        return entries

    def of(self, names: Sequence[str]) -> Found | None:
        """The entry that gives the words of a message, else the one that waits for them."""
        rows = [row for tag in self.chain for name in names for row in self._named(tag, name)]
        row = next((row for row in rows if row[2].translation), rows[-1] if rows else None)
        return (row[0], shown_path(row[1]), row[2]) if row is not None else None

    def _named(self, tag: str, name: str) -> list[tuple[str, Path, Entry]]:
        """The entries of one key, one that is empty or a guess behind one that is not."""
        rows = [(tag, path, entries[name]) for path, entries in self.found[tag] if name in entries]
        return sorted(rows, key=lambda row: not row[2].translation or row[2].needs_check)

    def place_for(self, key: str) -> str:
        """The file that a text without an entry belongs into; none for English and for what the toolkit makes."""
        if not self.chain:
            return ""
        name = f"{self.chain[0]}/LC_MESSAGES/{file_of(key)}.po"
        there = next((root / name for root in self.roots if (root / name).is_file()), self.roots[0] / name)
        return shown_path(there)


def shown_path(path: Path) -> str:
    """A file as it is typed where the command was started."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


@dataclass(frozen=True)
class Ground:
    """What stays while catalogs are saved: where the content was read from, and what the checks need to know."""

    opened: Opened
    checks: CheckFacts | None
    """None for a pseudo-locale, which nobody translates."""
    own: bool
    """Whether this is a site, which may write its safety texts."""


@dataclass
class Known:
    """The texts of one language as they were last saved."""

    ground: Ground
    site: ResolvedSite
    marks: Marks
    entries: Entries
    language: Language
    voice: Voice

    def state(self, number: int) -> str:
        """source, approved, draft, needs_check, missing, or pseudo for what the toolkit makes by itself."""
        return self._state(self.marks.rows[number], self._found(self.marks.rows[number]))

    def standing(self, number: int) -> Facts:
        """What is shown at once."""
        row = self.marks.rows[number]
        found = self._found(row)
        facts: dict[str, object] = {"key": row.key, "english": row.source.text, "state": self._state(row, found)}
        given = self._given(row)
        if given is not None:
            return {
                **facts,
                "translation": given[1],
                "lang": given[0],
                "place": layer_place(self.ground.opened, row.source),
            }
        if self._is_lent(row, found):
            facts["own"] = f"alliance locale update {self.language.tag} --key {row.key}"
        if found is None:
            return {**facts, "translation": "", "place": self.entries.place_for(row.key)}
        tag, file, entry = found
        if facts["state"] == "needs_check" and row.key.startswith("instrument/"):
            facts["told"] = "needs_check_english"
        shown = {"translation": entry.translation, "lang": tag, "place": f"{file}:{entry.line}"}
        return {**facts, "key": entry.context, **shown}

    def _is_lent(self, row: Marked, found: Found | None) -> bool:
        """Whether the words, or their gap, are in a site's base, and the site may word them itself in its own catalog."""
        own, *others = self.entries.roots
        if not self.ground.own or self._state(row, found) not in ("missing", "needs_check", "draft"):
            return False
        lent = any((root / self.language.tag / "locale.yaml").is_file() for root in others)
        here = found is not None and found[1].startswith(f"{shown_path(own)}/")
        return lent and not here and not row.key.startswith("tool/") and not self.language.pseudo

    def about(self, number: int) -> Facts:
        """What takes a moment to find out."""
        if number >= len(self.marks.rows):
            return {}
        row = self.marks.rows[number]
        found = self._found(row)
        before = found[2].previous_source if found is not None else None
        return {
            "source": self._source_place(row),
            "before": before or "",
            "notes": list(self._notes(row)),
            "checks": [
                f"{one.code}: {said(one.what, self.voice)} {said(one.fix, self.voice)}" for one in self._checked(row)
            ],
        }

    def _found(self, row: Marked) -> Found | None:
        return self.entries.of(row.names) if row.source.given is None else None

    def _given(self, row: Marked) -> tuple[str, str] | None:
        """The words that came with a change in `adaptations.yaml`."""
        given = row.source.given
        if given is None:
            return None
        return next(((tag, given[tag]) for tag in self.language.chain if tag in given), (SOURCE, ""))

    def _state(self, row: Marked, found: Found | None) -> str:
        if self.language.pseudo or self.language.is_source:
            return "pseudo" if self.language.pseudo else "source"
        if row.source.given is not None:
            return "draft" if any(tag in row.source.given for tag in self.language.chain) else "missing"
        if found is None or not found[2].translation:
            return "source" if self.language.tag.partition("-")[0] == SOURCE else "missing"
        tag, _, entry = found
        if entry.needs_check or entry.source != row.source.text:
            guessed = entry.needs_check and entry.previous_source is None
            return "missing" if guessed else "needs_check"
        return "approved" if self._approved(tag, row.source.key) else "draft"

    def _approved(self, tag: str, key: str) -> bool:
        return self.site.view(self.language.tag).reader.approved(tag, key)

    def _source_place(self, row: Marked) -> str:
        """File and line of the English; sentences of the tool are written in its code."""
        source = row.source
        if source.layer != "common":
            return layer_place(self.ground.opened, source)
        return place_of(self.ground.opened, source.key)

    def _notes(self, row: Marked) -> Iterator[str]:
        message = self._messages.get(row.source.key) or Message(row.source.key, row.source.text)
        made = sources_of(self.site.protocol, [message], self.language.tag, self.ground.own)
        found = {one.key: one.notes for rows in made.values() for one in rows}
        yield from found.get(row.names[0]) or found.get(row.key, ())

    @cached_property
    def _messages(self) -> Mapping[str, Message]:
        return {message.key: message for message in self.site.protocol.messages()}

    def _checked(self, row: Marked) -> list[Finding]:
        """What the checks say of one translation, without what is accepted."""
        found, facts = self._found(row), self.ground.checks
        if facts is None or found is None or self._state(row, found) not in ("draft", "approved"):
            return []
        tag, file, entry = found
        key, text = entry.context or row.key, row.source.text
        message = Message(key, text)
        pair = Pair(key, text, entry.translation, Place(file, entry.line, 1, key), (*flags_of(message), *entry.flags))
        findings = [one for check in MESSAGE_CHECKS for one in check(pair, facts)]
        review = self.site.protocol.reviews.get(tag)
        if review is None or key not in review.messages:
            return findings
        alone = review.model_copy(update={"messages": {key: review.messages[key]}})
        return after_acceptance(findings, Translated([pair], {key: text}), alone, "review.yaml")

    def panel(self, words: Mapping[str, str]) -> Facts:
        """The words of the panel in the translator's working language, each with the language that it is really in."""
        spoken = {name: self._spoken(text) for name, text in words.items()}
        panel = spoken["panel"]
        return {
            "words": spoken,
            "lang": panel[1],
            "dir": panel[2],
            "tag": self.language.tag,
            "direction": "rtl" if self.language.direction == "rtl" else "ltr",
        }

    def _spoken(self, text: str) -> tuple[str, str, str]:
        words = said(text, self.voice)
        lang = getattr(words, "lang", SOURCE)
        return str(words), lang, direction_of(lang)
