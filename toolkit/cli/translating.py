"""`alliance serve --translate TAG`: opens the texts of one language, and takes in what a translator saves, and no more."""

from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from toolkit.catalog.checks.message import Facts as CheckFacts
from toolkit.cli.catalogs import Catalogs
from toolkit.cli.context_pages import in_language, whole
from toolkit.cli.dates import stamp_of, today_of
from toolkit.cli.jobs import Kitchen
from toolkit.cli.locale_check import facts_of
from toolkit.cli.opening import Opened, open_site
from toolkit.cli.translated_pages import GROUPS, PagesInLanguage, Shown
from toolkit.cli.translated_texts import CatalogFiles, Entries, Ground, Known
from toolkit.cli.voice import spoken_in
from toolkit.document.html import render_html
from toolkit.document.text import direction_of
from toolkit.document.tree import Block, Document, Heading, Link, Paragraph, Table
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.model.text import Words
from toolkit.phrases import Voice, phrase, said
from toolkit.publish.serve import marks as stamps
from toolkit.publish.translating import Facts, Listed, Pages, Texts
from toolkit.resolve.language import PSEUDO, SOURCE, language_of
from toolkit.resolve.marks import Marks, without_marks
from toolkit.resolve.site import Declared, ResolvedSite, resolve_site
from toolkit.store.base import base_home, content_folders
from toolkit.store.content import Folders, load_catalogs, load_content, locale_tags
from toolkit.store.ticks import read_ticks

WORDS = {
    "panel": phrase("translate/panel", "Translation"),
    "counts": phrase("translate/counts", "{count} texts: {missing} not translated, {stale} to be checked"),
    "none": phrase("translate/none", "No text of a catalog stands on this page."),
    "previous": phrase("translate/previous", "Previous text"),
    "next": phrase("translate/next", "Next text"),
    "next_unfinished": phrase("translate/next_unfinished", "Next unfinished"),
    "list": phrase("translate/list", "List"),
    "list_all": phrase("translate/list_all", "Show finished texts too"),
    "hide": phrase("translate/hide", "Hide"),
    "show": phrase("translate/show", "Show"),
    "pages": phrase("translate/pages", "All pages"),
    "nothing_left": phrase("translate/nothing_left", "Everything on this page is translated."),
    "place_in_order": phrase("translate/place_in_order", "Text {number} of {count}"),
    "help": phrase(
        "translate/help",
        "Point at a text, or move to it with the Tab key, to see what is known of it. A click keeps it here, Esc lets it go, "
        "and F2 leads into this panel and back.",
    ),
    "unseen": phrase("translate/unseen", "Not seen just now: it is read aloud, or it appears at another step."),
    "empty": phrase("translate/empty", "nothing yet"),
    "state": phrase("translate/state", "State"),
    "key": phrase("translate/key", "Key"),
    "english": phrase("translate/english", "English"),
    "translation": phrase("translate/translation", "Translation"),
    "place": phrase("translate/place", "Stands in"),
    "own": phrase("translate/own", "To word it otherwise in this site"),
    "source": phrase("translate/source", "The English stands in"),
    "before": phrase("translate/before", "The English was"),
    "notes": phrase("translate/notes", "Notes"),
    "checks": phrase("translate/checks", "Checks"),
    "state_missing": phrase("translate/state_missing", "not translated: the English is shown"),
    "state_needs_check": phrase("translate/state_needs_check", "to be checked: the English has changed since"),
    "state_needs_check_english": phrase(
        "translate/state_needs_check_english",
        "to be checked: the English has changed since, and is shown, as the old words may say the opposite",
    ),
    "state_draft": phrase("translate/state_draft", "draft: nobody has signed it"),
    "state_approved": phrase("translate/state_approved", "approved"),
    "state_source": phrase("translate/state_source", "English, the language of the content"),
    "state_pseudo": phrase("translate/state_pseudo", "made by the toolkit to try the pages"),
}
POLL = 0.1
"""Seconds between two looks at the files: a text that was saved is to be seen within a second."""


@dataclass
class Desk:
    """The pages and texts of one language as they were last saved."""

    known: Known
    declared: Declared
    folders: Folders
    stamps: Mapping[str, tuple[int, int]]
    """Of every file but the catalogs: where they are the same, only catalogs were saved."""
    pages: Pages

    def state(self, number: int) -> str:
        return self.known.state(number)

    def standing(self, number: int) -> Facts:
        return self.known.standing(number)

    def about(self, number: int) -> Facts:
        return self.known.about(number)

    def words(self) -> Facts:
        return self.known.panel(WORDS)

    def front(self, rows: Sequence[Listed]) -> bytes:
        """All pages by kind, in the working language, with how many of their texts are unfinished."""
        voice, language = self.known.voice, self.known.language
        head = tuple(said(word, voice) for word in HEAD)
        blocks: list[Block] = [Paragraph(said(INTRO, voice))]
        for group, heading in GROUPS.items():
            mine = [row for row in rows if row.group == group]
            if mine:
                table = tuple(_line(row, language.tag) for row in mine)
                blocks += [Heading(2, said(heading, voice)), Table(head, table, widths=(6, 2, 2, 2), align=ALIGN)]
        title = said(phrase("translate/title", "Pages in {language}", language=language.name), voice)
        spoken = getattr(said(INTRO, voice), "lang", SOURCE)
        document = Document(title, spoken, "rtl" if direction_of(spoken) == "rtl" else "ltr", tuple(blocks))
        return render_html(document, {}, "facilitator").encode("utf-8")


INTRO = phrase(
    "translate/intro",
    "Each page shows the texts as they were last saved. What is not translated stands in a dashed frame, what is to be checked has "
    "a wavy line. Save the catalog, and the page follows.",
)
HEAD = (
    phrase("translate/head_page", "Page"),
    phrase("translate/head_missing", "Not translated"),
    phrase("translate/head_stale", "To be checked"),
    phrase("translate/head_texts", "Texts"),
)
ALIGN: tuple[Literal["start", "center", "end"], ...] = ("start", "end", "end", "end")


def _line(row: Listed, tag: str) -> tuple[Link | str, ...]:
    title = Words(without_marks(row.title), "", tag, "approved")
    counts = (row.states.get("missing", 0), row.states.get("needs_check", 0), sum(row.states.values()))
    return (Link(title, row.path), *map(str, counts))


class Bench:
    """Opens a site, or a content folder, for one language; afterwards reads again only what was saved."""

    def __init__(self, kind: str, root: Path, tag: str, options: Namespace, voice: Voice) -> None:
        self.kind, self.root, self.tag = kind, root, tag
        self._options, self._voice = options, voice
        self._marks = Marks(tag)
        self._files = CatalogFiles()
        self._paths = self._watched()

    def open(self, before: Texts | None) -> tuple[Desk | None, Sequence[Finding]]:
        """The texts as they are now. Where catalogs alone were saved, all else is as it was."""
        now = self._stamps()
        if isinstance(before, Desk) and before.stamps == now:
            return self._renewed(before)
        self._paths = self._watched()
        return self._site(now) if self.kind == "site" else self._content(now)

    def watched(self) -> Iterable[Path]:
        """Everything that the pages are made from, as it was when the content was last read."""
        return self._paths

    def _watched(self) -> list[Path]:
        from toolkit.cli.serve import watched

        return list(watched(self.root)) if self.kind == "site" else [self.root, self._locales]

    @cached_property
    def _locales(self) -> Path:
        return self.root.parent / "locales"

    def _stamps(self) -> dict[str, tuple[int, int]]:
        return {path: stamp for path, stamp in stamps(self.watched()).items() if not path.endswith(".po")}

    def _site(self, now: Mapping[str, tuple[int, int]]) -> tuple[Desk | None, Sequence[Finding]]:
        opened = open_site(self.root, today_of(self._options), stamp_of(self._options))
        if opened.resolved is None:
            return None, opened.findings
        languages = opened.resolved.site.languages
        if self.tag not in languages and self.tag not in PSEUDO:
            return None, [finding("CMD002", Place("site.yaml"), value=self.tag, allowed=", ".join(languages))]
        folders = content_folders(self.root, opened.study_root)
        return self._made(opened, in_language(opened.resolved.declared, self.tag), folders, now)

    def _content(self, now: Mapping[str, tuple[int, int]]) -> tuple[Desk | None, Sequence[Finding]]:
        folders = Folders(self.root, self._locales)
        there = locale_tags(self._locales)
        if self.tag not in there and self.tag not in PSEUDO:
            return None, [finding("EXCH020", Place(self._locales.as_posix()), tag=self.tag, allowed=", ".join(there))]
        loaded, findings = load_content(folders, [self.tag])
        if loaded.protocol is None or errors_of(findings):
            return None, findings
        opened = Opened(self.root.parent, today_of(self._options), loaded=loaded)
        opened.date = stamp_of(self._options) or loaded.protocol.release.released.isoformat()
        declared = whole(loaded.protocol, self.tag, tuple(loaded.protocol.modalities))
        return self._made(opened, declared, folders, now)

    def _made(
        self, opened: Opened, declared: Declared, folders: Folders, now: Mapping[str, tuple[int, int]]
    ) -> tuple[Desk | None, Sequence[Finding]]:
        ground = Ground(opened, self._checks(declared.protocol), self.kind == "site")
        return self._desk(ground, declared, folders, now)

    def _renewed(self, before: Desk) -> tuple[Desk | None, Sequence[Finding]]:
        """The same content with the catalogs as they are now."""
        declared = before.declared
        catalogs, findings = load_catalogs(before.folders, declared.protocol, self._files)
        if errors_of(findings):
            return None, errors_of(findings)
        protocol = declared.protocol.with_catalogs(catalogs)
        return self._desk(before.known.ground, replace(declared, protocol=protocol), before.folders, before.stamps)

    def _desk(
        self, ground: Ground, declared: Declared, folders: Folders, now: Mapping[str, tuple[int, int]]
    ) -> tuple[Desk | None, Sequence[Finding]]:
        protocol = declared.protocol
        language = language_of(self.tag, protocol.locales)
        chain = () if language.pseudo else language.chain
        entries = Entries(self._roots(folders), chain, protocol.renames, self._files).read()
        if entries.findings:
            return None, entries.findings
        site = resolve_site(declared, self._marks)
        known = Known(ground, site, self._marks, entries, language, self._voice)
        return Desk(known, declared, folders, now, PagesInLanguage(self._shown(ground.opened, site))), []

    def _roots(self, folders: Folders) -> list[Path]:
        """Where catalogs lie: a site's own go before the shared ones."""
        return [*([self.root / "locales"] if self.kind == "site" else []), folders.locales]

    def _shown(self, opened: Opened, site: ResolvedSite) -> Shown:
        kitchen = Kitchen(site, "", opened.root, False, opened.date, opened.private, pages_alone=True)
        voice = self._marks.heard(spoken_in(self.tag, opened.root))
        pinned = base_home(opened.root, opened.study_root) is not None
        return Shown(kitchen, self.tag, voice, opened.findings, pinned, read_ticks(opened.root))

    def _checks(self, protocol: Protocol) -> CheckFacts | None:
        if self.tag in PSEUDO:
            return None
        home = self.root if self.kind == "site" else self.root.parent
        return facts_of(Catalogs(home, protocol, [self.tag], site=self.kind == "site"), self.tag)[0]
