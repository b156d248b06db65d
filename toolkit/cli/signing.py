"""A signing: the units that are named, the record that is added to each, and the text of `review.yaml` that holds it."""

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.cli.catalogs import Catalogs, open_catalogs
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.content import Protocol
from toolkit.model.locale import Deviation, Review, ReviewStep, ScaleReview
from toolkit.model.names import nearest
from toolkit.model.text import Message
from toolkit.resolve.approval import signed_source, signed_words
from toolkit.resolve.language import SOURCE
from toolkit.resolve.units import Unit, unit_names, units_in
from toolkit.rules.reviews import Reviewed, faults
from toolkit.store.content import locale_tags
from toolkit.store.edit import NotEditable, Set, edit_yaml
from toolkit.store.history import raw_text
from toolkit.store.tree import Path as Steps
from toolkit.store.yaml import read_yaml


@dataclass
class Signing:
    """One language's review with the units that a command is about; `review` grows by what is recorded."""

    catalogs: Catalogs
    tag: str
    units: tuple[Unit, ...]
    review: Review
    changed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        return f"locales/{self.tag}/review.yaml"

    @property
    def protocol(self) -> Protocol:
        """The content with the review as it is now."""
        protocol = self.catalogs.protocol
        return replace(protocol, reviews={**protocol.reviews, self.tag: self.review})

    @property
    def messages(self) -> list[Message]:
        return self.catalogs.messages

    def record(self, options: Namespace, today: date) -> list[Finding]:
        """Add the record to every unit; what stands against it is found, and nothing may be written then."""
        findings: list[Finding] = []
        for unit in self.units:
            entry = self.review.scales.get(unit.name) or ScaleReview()
            made = self._with(entry, unit, _record(options, today, signed_source(unit.covers, self.messages)), options)
            if made is None:
                findings.append(self._not_whole(unit))
            elif made == entry:
                self.known.append(unit.name)
            else:
                scales = {**self.review.scales, unit.name: made}
                self.review = self.review.model_copy(update={"scales": scales})
                self.changed.append(unit.name)
                findings += self._against(unit, made, today)
        return findings

    def _with(self, entry: ScaleReview, unit: Unit, record: ReviewStep, options: Namespace) -> ScaleReview | None:
        """The entry with the record; as it was where it holds it already; None where the unit can't be signed yet."""
        there = any(_same(one, record, options.on is None) for one in entry.steps)
        steps = entry.steps if there else (*entry.steps, record)
        if record.step != "approved":
            return entry.model_copy(update={"steps": steps})
        words = signed_words(unit.covers, self.catalogs.protocol.catalogs.get(self.tag, {}), self.messages)
        if not words:
            return None
        if there and entry.words != words:
            steps = (*entry.steps, record)
        signed = {"state": "approved", "words": words, "source": record.source}
        return entry.model_copy(update={"steps": steps, **signed})

    def _against(self, unit: Unit, entry: ScaleReview, today: date) -> list[Finding]:
        def place(path: Steps) -> Place:
            return Place(self.shown, 0, 0, "/".join(map(str, ("scales", unit.name, *path))))

        one = Reviewed(self.protocol, self.messages, self.tag, unit.name, unit, self.review, entry, place)
        return list(faults(one, today))

    def _not_whole(self, unit: Unit) -> Finding:
        catalog = self.catalogs.protocol.catalogs.get(self.tag, {})
        mine = [one for one in self.messages if one.key.startswith(unit.covers) and not one.safety]
        count = sum(not signed_words(one.key, catalog, [one]) for one in mine)
        return finding("REVW021", Place(self.shown), name=unit.name, language=self.tag, count=count)

    def text(self) -> tuple[str | None, list[Finding]]:
        """The file with the new records and every other character as it was; None where nothing is new."""
        if not self.changed:
            return None, []
        path = self.catalogs.root / self.shown
        tree, found = read_yaml(path, self.shown) if path.is_file() else (None, [])
        if errors_of(found):
            return None, found
        there = tree.get(("scales",)) if tree is not None else None
        names = {self.catalogs.protocol.renames.part_current(name): name for name in there or ()}
        changes: list[Set] = []
        for name in self.changed:
            changes += _edits(name, self.review.scales[name], there or {}, names, bool(there) or bool(changes))
        try:
            return edit_yaml(raw_text(path) or "schema: 1\n", changes), []
        except NotEditable:
            return None, [finding("REVW022", Place(self.shown))]


def _edits(name: str, entry: ScaleReview, there: Mapping[str, Any], names: Mapping[str, str], some: bool) -> list[Set]:
    """The changes that bring one entry into the file: a record at the end of its steps, or the whole entry."""
    whole = _plain(entry)
    written = names.get(name)
    before = there.get(written) if written is not None else None
    if written is None or not isinstance(before, dict):
        return [Set(("scales", name), whole) if some else Set(("scales",), {name: whole})]
    at = ("scales", written)
    old = before.get("steps") or []
    made = [Set((*at, key), whole[key]) for key in ("words", "source", "state") if whole.get(key) != before.get(key)]
    if not old:
        return [*made, Set((*at, "steps"), whole["steps"])]
    more = range(len(old), len(whole["steps"]))
    return [*made, *(Set((*at, "steps", index), whole["steps"][index]) for index in more)]


def _plain(entry: ScaleReview) -> dict[str, Any]:
    """An entry as it is written; what is at its default is left out."""
    made = entry.model_dump(mode="json", exclude_defaults=True)
    return {"state": entry.state, **{key: value for key, value in made.items() if key != "state"}}


def _record(options: Namespace, today: date, source: str) -> ReviewStep:
    deviation = None
    if options.deviation:
        told = {"why": options.deviation, "risk": options.risk, "approver": options.approver}
        deviation = Deviation(**told, skipped=options.skipped)
    said = {name: getattr(options, name) for name in ("origin", "country", "n", "profile", "problems", "note")}
    on = options.on or today
    return ReviewStep(step=options.step, role=options.role, on=on, deviation=deviation, source=source, **said)


def _same(one: ReviewStep, other: ReviewStep, any_day: bool) -> bool:
    """Whether two records say the same; a command without a day repeats what was recorded on an earlier one."""
    return one == (other.model_copy(update={"on": one.on}) if any_day else other)


def open_signing(root: Path, options: Namespace) -> tuple[Signing | None, list[Finding]]:
    """The language and the units that a command names."""
    tag = options.tag
    catalogs, findings = open_catalogs(Namespace(root=str(root), tag=[tag]))
    strange = next((row for row in findings if row.code == "EXCH020"), None)
    if strange is not None:
        return None, [finding("REVW020", Place("locales"), language=tag, allowed=strange.slots["allowed"] or "-")]
    if catalogs is None or errors_of(findings):
        return None, findings
    protocol = catalogs.protocol
    allowed = sorted({*protocol.locales, *locale_tags(root / "locales")} - {SOURCE})
    if tag not in allowed:
        return None, [finding("REVW020", Place("locales"), language=tag, allowed=", ".join(allowed) or "-")]
    units = tuple(unit for unit in units_in(protocol, options.unit) if unit.own)
    if not units:
        known = unit_names(protocol) if "/" in options.unit else (*protocol.instruments, *unit_names(protocol))
        near = nearest(options.unit, known) or known[0]
        place = Place(f"locales/{tag}/review.yaml")
        return None, [finding("REVW008", place, name=options.unit, suggestion=near)]
    return Signing(catalogs, tag, units, protocol.reviews.get(tag) or Review()), findings
