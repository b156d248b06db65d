"""The plan of an import: what each row that came back would change, and which rows are refused and why."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.catalog.exchange.marks import digest, normal
from toolkit.catalog.exchange.reading import Read, Reading
from toolkit.catalog.exchange.rows import Standing
from toolkit.catalog.extract import Source
from toolkit.findings import Finding, Place, finding
from toolkit.model.catalog import nearest_key
from toolkit.model.locale import SameMeaning
from toolkit.phrases import phrase

_SLOT = re.compile(r"\{[a-z_]+\}")
_FORMULA = ("=", "+", "@")
"""How a text begins that a spreadsheet program would compute; a dash is not among them, since lines of talk begin with it."""
_CONTROL = "\ufffd"


@dataclass
class Texts:
    """What the rows are compared with: every text of the language, how it stands, and which may not be changed here."""

    tag: str
    sources: Mapping[str, Source]
    standings: Callable[[str], Standing]
    signed: Collection[str] | Callable[[str], bool] = ()
    """Keys whose signed translation lies below the files that are written here."""

    same: Sequence[SameMeaning] = ()
    """Changes of the English that somebody has said to change no meaning, in their order."""

    def fits(self, key: str, digested: str) -> bool:
        """Whether a digest is that of a text's English, of today or as it was before changes that mean the same."""
        text = self.sources[key].text
        if digested == digest(text):
            return True
        for change in reversed(self.same):
            if change.key == key and change.now == text:
                text = change.was
                if digested == digest(text):
                    return True
        return False

    def is_signed(self, key: str) -> bool:
        return self.signed(key) if callable(self.signed) else key in self.signed


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one text."""

    key: str
    old: str
    new: str
    kind: str
    """`new`, `changed`, or `checked` where the words stay and are said to fit the English of today."""


@dataclass
class Plan:
    """All steps in the order of the file, the questions that were asked, and what is wrong."""

    steps: list[Step] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    untouched: int = 0
    refused: int = 0

    def count(self, kind: str) -> int:
        return sum(step.kind == kind for step in self.steps)


def plan_of(reading: Reading, texts: Texts, checked: Collection[str]) -> Plan:
    """The plan for what was read. `checked` are the words, in small letters, that say that a translation still fits."""
    planner = _Planner(reading, texts, checked)
    planner.run()
    return planner.plan


class _Planner:
    """Goes through the rows of one file."""

    def __init__(self, reading: Reading, texts: Texts, checked: Collection[str]) -> None:
        self.reading = reading
        self.texts = texts
        self.checked = checked
        self.plan = Plan(findings=list(reading.findings))

    def run(self) -> None:
        groups: dict[str, list[Read]] = {}
        for row in self.reading.rows:
            groups.setdefault(row.keys[0], []).append(row)
        for rows in groups.values():
            self.plan.questions += [(row.keys[0], row.question) for row in rows if self._asks(row)]
            chosen = self._one_of(rows)
            taken = chosen is not None and self._row(chosen)
            self.plan.refused += not taken

    def _asks(self, row: Read) -> bool:
        return bool(row.question) and row.keys[0] in self.texts.sources

    def report(self, code: str, row: Read, key: str = "", **slots: object) -> bool:
        """Report what is wrong with a row; the answer is False, for a row that is not taken."""
        name = key or row.keys[0]
        self.plan.findings.append(finding(code, Place(self.reading.file, row.line, 0, name), key=name, **slots))
        return False

    def _one_of(self, rows: Sequence[Read]) -> Read | None:
        """One row of those with one key: they say the same, or none of them is taken."""
        said = {
            (normal(row.translation), row.state.lower() in self.checked) for row in rows if row.translation is not None
        }
        if len(said) > 1:
            lines = ", ".join(str(row.line) for row in rows)
            self.report("EXCH007", rows[0], lines=lines)
            return None
        return next((row for row in rows if row.translation is not None), None)

    def _row(self, row: Read) -> bool:
        """Whether a row is taken, be it that it changes nothing."""
        if row.mark is not None and row.mark.tag != self.texts.tag:
            return self.report("EXCH018", row, other=row.mark.tag, tag=self.texts.tag)
        self._source_is_typed_over(row)
        text = normal(row.translation or "")
        if self._is_untouched(row, text):
            self.plan.untouched += 1
            return True
        taken = [self._text(row, key, text) for key in row.keys]
        return any(taken)

    def _is_untouched(self, row: Read, text: str) -> bool:
        """Whether a row is as it went out. One that says `checked` has been looked at."""
        if row.state.lower() in self.checked:
            return False
        if row.mark is not None:
            return digest(text) == row.mark.translation
        known = [key for key in row.keys if key in self.texts.sources]
        return bool(known) and all(normal(self.texts.standings(key).translation) == text for key in known)

    def _text(self, row: Read, key: str, text: str) -> bool:
        """One text of a row: refused, or a step of the plan."""
        source = self.texts.sources.get(key)
        if source is None:
            near = nearest_key(key, self.texts.sources)
            return self.report("EXCH006", row, key, suggestion=_meant(near))
        stands = self.texts.standings(key)
        says = row.state.lower() in self.checked
        if not text:
            if stands.translation:
                self.report("EXCH014", row, key)
            return False
        if normal(stands.translation) == text and not (says and stands.state == "needs_check"):
            self.plan.untouched += key == row.keys[0]
            return True
        if not self._may(row, key, source, stands, text):
            return False
        kind = "new" if not stands.translation else "checked" if normal(stands.translation) == text else "changed"
        self.plan.steps.append(Step(key, stands.translation, text, kind))
        return True

    def _may(self, row: Read, key: str, source: Source, stands: Standing, text: str) -> bool:
        """Whether a changed text may be taken: its English and its translation are those that went out, and it is sound."""
        if self._is_stale(row, key, source):
            return self.report("EXCH004", row, key, old=_shown(row.source or "…"), new=_shown(source.text))
        changed_since = row.mark is not None and digest(stands.translation) != row.mark.translation
        if changed_since and normal(stands.translation) != text:
            return self.report("EXCH012", row, key, theirs=_shown(stands.translation), yours=_shown(text))
        if self.texts.is_signed(key):
            return self.report("EXCH016", row, key)
        return self._is_sound(row, key, source, text)

    def _is_stale(self, row: Read, key: str, source: Source) -> bool:
        if row.mark is not None:
            return not self.texts.fits(key, row.mark.source)
        return row.source is not None and not self.texts.fits(key, digest(row.source))

    def _is_sound(self, row: Read, key: str, source: Source, text: str) -> bool:
        if _CONTROL in text and _CONTROL not in source.text:
            return self.report("EXCH013", row, key, text=_shown(text))
        if text.startswith(_FORMULA) and not source.text.startswith(text[0]):
            return self.report("EXCH019", row, key, text=_shown(text))
        wanted, said = (Counter(_SLOT.findall(one)) for one in (source.text, text))
        if wanted != said:
            return self.report("EXCH011", row, key, wanted=_slots(wanted), said=_slots(said))
        return True

    def _source_is_typed_over(self, row: Read) -> None:
        """The English of a file is only shown: what was written over it is told, and changes nothing."""
        source = self.texts.sources.get(row.keys[0])
        if source is None or row.mark is None or row.source is None:
            return
        if not self.texts.fits(source.key, row.mark.source):
            return
        if digest(row.source) != row.mark.source:
            self.report("EXCH005", row, written=_shown(normal(row.source)))


def _meant(near: str | None) -> str:
    return phrase("exchange/meant", "; did you mean `{name}`?", name=near) if near else ""


def _slots(found: Mapping[str, int]) -> str:
    listed = [slot for slot, times in sorted(found.items()) for _ in range(times)]
    return ", ".join(f"`{slot}`" for slot in listed) or phrase("list/nothing", "nothing")


def _shown(text: str) -> str:
    """A text in a sentence: on one line, and not longer than one can take in."""
    line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
    return line if len(line) <= 160 else f"{line[:159]}…"


def steps_by_key(steps: Iterable[Step]) -> dict[str, Step]:
    """Key -> its step."""
    return {step.key: step for step in steps}
