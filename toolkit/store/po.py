"""Catalog files (PO): our own reader and writer, keyed on msgctxt, that loses nothing which a translator or a tool has written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, Place, finding
from toolkit.phrases import phrase
from toolkit.store.decode import read_text
from toolkit.store.po_notes import notes_of
from toolkit.store.po_text import escape, odd_escape, unescape

LARGEST = 20_000_000


class Entry(NamedTuple):
    """One message: `context` is its key (None where a file lacks it), `source` the English text.

    `comments` are the translator's (`#`), `extracted` ours (`#.`), `unknown` other comment lines as they stand. `line` is where
    the message begins, 0 for a made one. `plural` and `plurals` only keep what other tools wrote; nothing here uses them.
    """

    context: str | None
    source: str
    translation: str = ""
    previous_context: str | None = None
    previous_source: str | None = None
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0
    unknown: tuple[str, ...] = ()
    plural: str | None = None
    plurals: tuple[str, ...] = ()

    @property
    def needs_check(self) -> bool:
        """Whether the file says that the source has changed since."""
        return "fuzzy" in self.flags


@dataclass(slots=True)
class Catalog:
    """A catalog file: its header in order, and its entries in order, obsolete ones among them."""

    header: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    file: str = ""
    header_comments: tuple[str, ...] = ()
    header_flags: tuple[str, ...] = ()
    closing_comments: tuple[str, ...] = ()

    def by_context(self) -> dict[str, Entry]:
        """Key -> entry, obsolete ones and those without a key left out; of two with one key, the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.context is not None and not entry.obsolete:
                found.setdefault(entry.context, entry)
        return found


def new_header(language: str, project: str = "alliance-toolkit") -> dict[str, str]:
    """The header of a new file; without dates and program names, so that the same content gives the same bytes."""
    return {
        "Project-Id-Version": project,
        "PO-Revision-Date": "1970-01-01 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def read_po(path: Path, shown: str) -> tuple[Catalog | None, list[Finding]]:
    """Read a catalog file; None where it can't be read as text."""
    text, findings = read_text(path, shown, LARGEST)
    if text is None:
        return None, findings
    catalog, more = parse_po(text, shown)
    return catalog, findings + more


_STRING = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
_TEXT = rf"({_STRING}(?:\n{_STRING})*)"
_BLOCK = re.compile(rf"((?:#(?:[^~\n][^\n]*)?\n)*)(?:msgctxt {_TEXT}\n)?msgid {_TEXT}\nmsgstr {_TEXT}\n*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def parse_po(text: str, file: str) -> tuple[Catalog, list[Finding]]:
    """The catalog that a text holds. What can't be read is a finding with its line; all else is kept, entries with one key too."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = _Reading(file)
    line = 1
    strange: list[str] = []
    strange_line = 1
    whole = _BLOCK.fullmatch
    for block in text.split("\n\n"):
        match = None if block[:1] == "\n" else whole(block)
        if match is None:
            if not strange:
                strange_line = line
            strange += ["", *block.split("\n")] if strange else block.split("\n")
        else:
            if strange:
                reading.lines(strange, strange_line)
                strange = []
            reading.block(match, line)
        line += block.count("\n") + 2
    if strange:
        reading.lines(strange, strange_line)
    return reading.finish(text)


class _Reading:
    """Collects entries and findings; whole blocks come in at once, strange ones line by line."""

    def __init__(self, file: str) -> None:
        self.catalog = Catalog(file=file)
        self.findings: list[Finding] = []
        self.seen: dict[tuple[str | None, str], int] = {}
        self.header_line = 0
        self.waiting: list[str] = []

    def report(self, code: str, line: int, **slots: object) -> None:
        self.findings.append(finding(code, Place(self.catalog.file, line, 1, str(slots.get("key", ""))), **slots))

    def block(self, match: re.Match[str], line: int) -> None:
        head, context, source, translation = match.groups()
        key = None if context is None else self.text(context, line)
        source, translation = self.text(source, line), self.text(translation, line)
        if not head and not self.waiting:
            entry = Entry(key, source, translation, line=line)
        else:
            rows = head.split("\n")
            rows.pop()
            notes = notes_of([*self.waiting, *rows] if self.waiting else rows)
            self.waiting = []
            entry = Entry(key, source, translation, *notes[:6], False, line + len(rows), notes[6])
        self.add(entry)

    def text(self, raw: str, line: int) -> str:
        """The text of a string as it stands in the file, with its quotes and line breaks."""
        raw = raw[1:-1].replace('"\n"', "") if "\n" in raw else raw[1:-1]
        if "\\" not in raw:
            return raw
        odd = odd_escape(raw)
        if odd:
            self.report("LOC013", line, mark=odd)
        return unescape(raw)

    def add(self, entry: Entry) -> None:
        if entry.source == "" and entry.context is None and not entry.obsolete:
            self.header(entry)
            return
        key = (entry.context, "" if entry.context is not None else entry.source)
        first = self.seen.setdefault(key, entry.line) if not entry.obsolete else entry.line
        if first != entry.line:
            self.report("LOC002", entry.line, key=entry.context or entry.source, first=first, again=entry.line)
        self.check(entry)
        self.catalog.entries.append(entry)

    def check(self, entry: Entry) -> None:
        if entry.context is None and not entry.obsolete:
            self.report("LOC007", entry.line, source=entry.source)
        elif not entry.source and not entry.obsolete:
            self.report("LOC014", entry.line, key=entry.context)
        if entry.plural is not None and not entry.obsolete:
            self.report("LOC012", entry.line, key=entry.context or entry.source)
        if entry.flags and "fuzzy" in entry.flags and entry.previous_source is None and not entry.obsolete:
            self.report("LOC008", entry.line, key=entry.context or entry.source)

    def header(self, entry: Entry) -> None:
        if self.header_line:
            self.report(
                "LOC002", entry.line, key=phrase("catalog/header", "(header)"), first=self.header_line, again=entry.line
            )
            return
        self.header_line = entry.line
        catalog = self.catalog
        catalog.header_comments = (*entry.comments, *entry.unknown)
        catalog.header_flags = entry.flags
        for row in entry.translation.split("\n"):
            name, colon, value = row.partition(":")
            if row and not colon:
                self.report("LOC015", entry.line, row=row)
            if row:
                catalog.header[name] = value.removeprefix(" ")
        charset = re.search(r"charset=([^\s;]*)", catalog.header.get("Content-Type", ""))
        if charset and charset[1].upper() not in ("UTF-8", "UTF8", "CHARSET", "ASCII", "US-ASCII"):
            self.report("LOC005", entry.line, charset=charset[1])

    def lines(self, rows: list[str], line: int) -> None:
        from toolkit.store.po_lines import LineReader

        reader = LineReader(self.report, self.waiting)
        for entry in reader.read(rows, line):
            self.add(entry)
        self.waiting = reader.comments

    def finish(self, text: str) -> tuple[Catalog, list[Finding]]:
        self.catalog.closing_comments = tuple(self.waiting)
        if "<<<<<<<" in text or ">>>>>>>" in text:
            for match in _CONFLICT.finditer(text):
                self.report("LOC001", text.count("\n", 0, match.start()) + 1, mark=match[1])
        self.controls(text)
        self.plurals(text)
        if not self.header_line:
            self.report("LOC011", 1)
        self.findings.sort(key=lambda item: item.place.line)
        return self.catalog, self.findings

    def controls(self, text: str) -> None:
        """Marks that no keyboard writes, once a line."""
        last = 0
        for match in _CONTROL.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            if line != last:
                self.report("LOC016", line, mark=f"U+{ord(match[0]):04X}")
            last = line

    def plurals(self, text: str) -> None:
        """The header's line about plural forms, where there is one."""
        forms = self.catalog.header.get("Plural-Forms")
        if forms is None:
            return
        from toolkit.store.po_plurals import plural_fault

        fault = plural_fault(forms, self.catalog.header.get("Language", "").strip())
        if fault:
            line = text.count("\n", 0, text.index("Plural-Forms")) + 1
            self.report("LOC017" if fault == "count" else "LOC018", line, row=forms)


def render_po(catalog: Catalog) -> str:
    """The text of a catalog: nothing wrapped, one entry after another with an empty line between, a line feed at each end."""
    parts = [_header_text(catalog)]
    parts += [entry_text(entry) for entry in catalog.entries]
    if catalog.closing_comments:
        parts.append("".join(f"{row}\n" for row in catalog.closing_comments))
    return "\n".join(parts)


def _header_text(catalog: Catalog) -> str:
    rows = [_comment_line(row) for row in catalog.header_comments]
    if catalog.header_flags:
        rows.append(f"#, {', '.join(catalog.header_flags)}")
    rows += ['msgid ""', 'msgstr ""']
    rows += [f'"{escape(name)}: {escape(value)}\\n"' for name, value in catalog.header.items()]
    return "\n".join(rows) + "\n"


def _comment_line(text: str) -> str:
    return text if text.startswith("#") else f"# {text}" if text else "#"


def entry_text(entry: Entry) -> str:
    """One entry as it stands in a file, with its last line end."""
    mark = "#~ " if entry.obsolete else ""
    rows = _comments_of(entry)
    if entry.context is not None:
        rows.append(f'{mark}msgctxt "{escape(entry.context)}"')
    rows.append(f'{mark}msgid "{escape(entry.source)}"')
    if entry.plural is None:
        rows.append(f'{mark}msgstr "{escape(entry.translation)}"')
    else:
        rows.append(f'{mark}msgid_plural "{escape(entry.plural)}"')
        forms = entry.plurals or (entry.translation,)
        rows += [f'{mark}msgstr[{number}] "{escape(form)}"' for number, form in enumerate(forms)]
    return "\n".join(rows) + "\n"


def _comments_of(entry: Entry) -> list[str]:
    rows = [f"# {text}" if text else "#" for text in entry.comments]
    rows += entry.unknown
    rows += [f"#. {text}" if text else "#." for text in entry.extracted]
    if entry.references:
        rows.append(f"#: {' '.join(entry.references)}")
    if entry.flags:
        rows.append(f"#, {', '.join(entry.flags)}")
    previous = "#~|" if entry.obsolete else "#|"
    if entry.previous_context is not None:
        rows.append(f'{previous} msgctxt "{escape(entry.previous_context)}"')
    if entry.previous_source is not None:
        rows.append(f'{previous} msgid "{escape(entry.previous_source)}"')
    return rows


def made(entries: Iterable[Entry], header: dict[str, str], comments: tuple[str, ...] = ()) -> Catalog:
    """A catalog of these entries."""
    return Catalog(dict(header), list(entries), header_comments=comments)
