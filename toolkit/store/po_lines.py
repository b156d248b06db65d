"""Catalog files line by line: the parts that are broken, unusual or obsolete."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.store.po import Entry
from toolkit.store.po_notes import KEYWORD, STRING, notes_of
from toolkit.store.po_text import odd_escape, unescape

Report = Callable[..., None]
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: .*)?$")


@dataclass(slots=True)
class _Open:
    """An entry on its way in."""

    line: int
    obsolete: bool
    texts: dict[str, str] = field(default_factory=dict)
    last: str = ""


class LineReader:
    """Reads entries out of lines; `comments` holds comment lines that wait for the entry they belong to."""

    def __init__(self, report: Report, comments: list[str]) -> None:
        self.report = report
        self.comments = list(comments)
        self.open: _Open | None = None
        self.done: list[Entry] = []

    def read(self, rows: list[str], first: int) -> list[Entry]:
        for number, row in enumerate(rows, first):
            self.row(row.strip(), number)
        self.close()
        return self.done

    def row(self, row: str, line: int) -> None:
        obsolete = row.startswith("#~") and not row.startswith("#~|")
        body = row[2:].strip() if obsolete else row
        if not body or _CONFLICT.match(body):
            return
        if body.startswith("#"):
            if self.open is None or any(name.startswith("msgstr") for name in self.open.texts):
                self.close()
            self.comments.append(body)
            return
        keyword = KEYWORD.match(body)
        if keyword:
            self.keyword(keyword, line, obsolete)
        elif body.startswith('"') and self.open is not None and self.open.last:
            self.string(body, line)
        elif body.startswith('"'):
            self.report("LOC004", line, row=body)
        else:
            self.report("LOC009", line, row=body)

    def keyword(self, match: re.Match[str], line: int, obsolete: bool) -> None:
        name = match[1]
        if self.starts_new(name, obsolete):
            self.close()
        if self.open is None:
            if name.startswith("msgstr") or name == "msgid_plural":
                self.report("LOC004", line, row=match[0])
            self.open = _Open(line, obsolete)
        if name in self.open.texts:
            self.report("LOC010", line, row=match[0])
        self.open.last = name
        self.open.texts.setdefault(name, "")
        self.string(match[3], line)

    def starts_new(self, name: str, obsolete: bool) -> bool:
        if self.open is None:
            return False
        texts = self.open.texts
        if self.open.obsolete != obsolete or name == "msgctxt":
            return True
        return name == "msgid" and ("msgid" in texts or any(key.startswith("msgstr") for key in texts))

    def string(self, raw: str, line: int) -> None:
        assert self.open is not None
        match = STRING.fullmatch(raw)
        if match is None:
            opened = STRING.match(raw)
            code = "LOC010" if opened else "LOC003"
            self.report(code, line, row=raw)
            inner = raw[1:] if raw.startswith('"') else raw
            self.open.texts[self.open.last] += unescape(inner.removesuffix('"'))
            return
        odd = odd_escape(match[1])
        if odd:
            self.report("LOC013", line, mark=odd)
        self.open.texts[self.open.last] += unescape(match[1])

    def close(self) -> None:
        """End the open entry; without a source it has been reported as an orphan, and its text is in that finding."""
        here, self.open = self.open, None
        if here is None:
            return
        texts = here.texts
        forms = tuple(text for name, text in sorted(texts.items()) if name.startswith("msgstr["))
        if "msgid" not in texts:
            if "msgctxt" in texts:
                self.report("LOC006", here.line, key=texts["msgctxt"])
            self.comments = []
            return
        if "msgstr" not in texts and not forms:
            self.report("LOC006", here.line, key=texts.get("msgctxt", texts["msgid"]))
        if "msgid_plural" in texts and not forms:
            forms = (texts.get("msgstr", ""),)
        entry = Entry(
            texts.get("msgctxt"),
            texts["msgid"],
            texts.get("msgstr", forms[0] if forms else ""),
            obsolete=here.obsolete,
            line=here.line,
            plural=texts.get("msgid_plural"),
            plurals=forms,
        )
        rows, self.comments = self.comments, []
        self.done.append(_with_notes(entry, rows))


def _with_notes(entry: Entry, rows: list[str]) -> Entry:
    notes = notes_of(rows)
    return entry._replace(
        previous_context=notes[0],
        previous_source=notes[1],
        flags=notes[2],
        comments=notes[3],
        extracted=notes[4],
        references=notes[5],
        unknown=notes[6],
    )
