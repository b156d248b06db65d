"""Rules about reviews of translations: what is approved has gone the way of its method, and every record says what it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toolkit.findings import Finding, Place, finding
from toolkit.model.content import Protocol
from toolkit.model.locale import Review, ScaleReview
from toolkit.model.method import METHODS, STEPS, MethodName
from toolkit.model.names import nearest
from toolkit.model.text import Message
from toolkit.resolve.approval import by_part, holds, is_english
from toolkit.resolve.procedure import counting, forward_origins, missing_steps, only_machines, unsaid
from toolkit.resolve.units import Unit, part_of, unit_named, unit_names
from toolkit.store.tree import Path, Tree

if TYPE_CHECKING:
    from toolkit.rules.content import Content


@dataclass(frozen=True)
class Reviewed:
    """One entry of a `review.yaml` with all that it is about."""

    protocol: Protocol
    messages: list[Message]
    tag: str
    name: str
    unit: Unit
    review: Review
    entry: ScaleReview
    place: Callable[[Path], Place]

    @property
    def method(self) -> MethodName:
        return self.entry.method or self.review.method

    @property
    def approved(self) -> bool:
        return self.entry.state == "approved"

    def find(self, code: str, path: Path, /, **slots: object) -> Finding:
        """A finding at a path below the entry."""
        given = {"name": self.name, "language": self.tag, "method": self.method, **slots}
        return finding(code, self.place(path), **given)

    def keys(self) -> list[str]:
        return [one.key for one in self.messages if one.key.startswith(self.unit.own)]

    def stands(self) -> bool:
        """Whether the words and the English are those that were signed."""
        catalog, renames = self.protocol.catalogs.get(self.tag, {}), self.protocol.renames
        return holds(self.entry, self.unit.covers, self.review, catalog, self.messages, renames)


def reviews_keep_their_word(content: Content) -> Iterator[Finding]:
    """Every entry of every `review.yaml`; of an entry that a site's own file replaces, the site's alone."""
    known: tuple[str, ...] = ()
    parts: dict[str, list[Message]] = {}
    for tag, tree, name in _entries(content):
        known = known or unit_names(content.protocol)
        today = content.protocol.renames.part_current(name)
        review = content.protocol.reviews[tag]
        entry = review.scales.get(today)
        if today not in known:
            if not today.startswith("modality/"):
                near = nearest(today, known) or known[0]
                yield finding("REVW008", tree.place(("scales", name), "key"), name=name, suggestion=near)
        elif entry is not None:
            parts = parts or by_part(content.protocol.messages())
            unit = unit_named(today, content.protocol.instruments)
            mine = parts.get(part_of(unit.own[0]), []) if unit.own else []
            one = Reviewed(content.protocol, mine, tag, today, unit, review, entry, _below(tree, name))
            yield from faults(one, content.today)


def _entries(content: Content) -> Iterator[tuple[str, Tree, str]]:
    """(language, file, name) of each entry that counts."""
    for tag in content.protocol.reviews:
        own = content.trees.get(f"own/review/{tag}")
        mine = _names(own)
        for tree in (content.trees.get(f"review/{tag}"), own):
            for name in _names(tree):
                if tree is not None and (tree is own or name not in mine):
                    yield tag, tree, name


def _names(tree: Tree | None) -> list[str]:
    scales = tree.get(("scales",)) if tree is not None else None
    return list(scales) if isinstance(scales, dict) else []


def _below(tree: Tree, name: str) -> Callable[[Path], Place]:
    return lambda path: tree.place(("scales", name, *path))


def faults(one: Reviewed, today: date | None) -> Iterator[Finding]:
    """All that is wrong with an entry; without a day, none of its dates lies in the future."""
    for rule in (_records, _order, _approved, _forwards):
        yield from rule(one)
    for index, record in enumerate(one.entry.steps):
        if today is not None and record.on > today:
            yield one.find("REVW004", ("steps", index, "on"), step=record.step, date=record.on.isoformat())


def _records(one: Reviewed) -> Iterator[Finding]:
    """Each record says what its step asks for, and belongs to the method."""
    method = METHODS[one.method]
    for index, record in enumerate(one.entry.steps):
        path = ("steps", index)
        silent = ", ".join(f"`{name}:`" for name in unsaid(record))
        if silent:
            yield one.find("REVW005", path, step=record.step, fields=silent)
        if method.knows(record.step):
            continue
        yield one.find("REVW002", (*path, "step"), step=record.step)
        if record.deviation is not None:
            yield one.find("REVW010", (*path, "deviation"), step=record.step)


def _order(one: Reviewed) -> Iterator[Finding]:
    """Nothing that counts was done before what it builds on, unless a deviation says so."""
    records = [record for record in counting(one.entry) if METHODS[one.method].knows(record.step)]
    order = METHODS[one.method].required
    rank = {step: order.index(step) if step in order else -1 for step in STEPS}
    for record in records:
        before = [row for row in records if 0 <= rank[row.step] < rank[record.step] and row.on > record.on]
        if before and record.deviation is None:
            index = one.entry.steps.index(record)
            late = max(before, key=lambda row: row.on)
            yield one.find("REVW009", ("steps", index, "on"), step=record.step, before=late.step)


def _approved(one: Reviewed) -> Iterator[Finding]:
    """What is called approved has every step of its method, on the English of today, and is what was signed."""
    if not one.approved:
        return
    if one.method == "other" and one.review.method_note is None:
        yield one.find("REVW011", ("state",))
    for step in missing_steps(one.entry, one.method):
        yield one.find("REVW001", ("state",), step=step)
    if one.entry.words is None:
        yield one.find("REVW006", ("state",))
    elif not one.stands():
        yield one.find("REVW007", ("words",))
    else:
        yield from _outdated(one)


def _outdated(one: Reviewed) -> Iterator[Finding]:
    for record in counting(one.entry):
        counts = record.source is None or record.skipped
        if not counts and not is_english(
            record.source or "", one.unit.covers, one.review, one.messages, one.protocol.renames
        ):
            index = one.entry.steps.index(record)
            yield one.find("REVW013", ("steps", index, "source"), step=record.step)


def _forwards(one: Reviewed) -> Iterator[Finding]:
    """A machine's draft can be one translation, and never two that know nothing of each other."""
    origins = forward_origins(one.entry, one.review, one.keys())
    if not only_machines(origins):
        return
    index = max(n for n, record in enumerate(one.entry.steps) if record.step.startswith("forward"))
    if len(origins) > 1:
        yield one.find("REVW003", ("steps", index))
    elif one.approved:
        yield one.find("REVW012", ("steps", index))


def next_day_of_reviews(protocol: Protocol | None, today: date) -> date | None:
    """The day on which a date of a review stops lying in the future, if there is one."""
    reviews = protocol.reviews.values() if protocol else ()
    days = (step.on for review in reviews for entry in review.scales.values() for step in entry.steps)
    return min((day for day in days if day > today), default=None)
