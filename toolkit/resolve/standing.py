"""Where a translation stands: its units with what was signed, which steps are recorded, and which still count."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content import Protocol
from toolkit.model.locale import Review, ReviewStep, ScaleReview
from toolkit.model.method import METHODS, Method, Step
from toolkit.model.text import Message
from toolkit.resolve.approval import holds, is_english, signed_source, signed_words
from toolkit.resolve.fingerprint import structure
from toolkit.resolve.procedure import counting, forward_origins, missing_steps, only_machines
from toolkit.resolve.units import Unit, part_of

UnitState = Literal["approved", "needs_check", "draft"]


@dataclass(frozen=True)
class Standing:
    """One unit of one language. `words` is empty where a translation is missing; `old` are steps taken on another English."""

    unit: Unit
    state: UnitState
    method: Method
    method_note: str
    records: tuple[ReviewStep, ...]
    missing: tuple[Step, ...]
    old: tuple[ReviewStep, ...]
    words: str
    source: str
    structure: str
    machine: bool
    """Whether no person has made a translation of it."""

    @property
    def signed(self) -> ReviewStep | None:
        """The signature, while it counts."""
        found = (one for one in self.records if one.step == "approved")
        return next(found, None) if self.state == "approved" else None


def standing_of(protocol: Protocol, messages: Iterable[Message], tag: str, unit: Unit) -> Standing:
    """Where a unit stands in a language."""
    mine = [one for one in messages if one.key.startswith(unit.covers)]
    review = protocol.reviews.get(tag) or Review()
    entry = review.scales.get(unit.name) or ScaleReview()
    method = METHODS[review.method_of(unit.name)]
    catalog, renames = protocol.catalogs.get(tag, {}), protocol.renames
    stands = entry.state == "approved" and holds(entry, unit.covers, review, catalog, mine, renames)
    records = counting(entry)
    keys = [one.key for one in mine if one.key.startswith(unit.own)]
    return Standing(
        unit=unit,
        state="approved" if stands else "needs_check" if entry.state != "draft" else "draft",
        method=method,
        method_note=review.method_note or "",
        records=records,
        missing=missing_steps(entry, method.name),
        old=tuple(
            one for one in records if one.source and not is_english(one.source, unit.covers, review, mine, renames)
        ),
        words=signed_words(unit.covers, catalog, mine),
        source=signed_source(unit.covers, mine),
        structure=structure(dict(protocol.parts())[part_of(unit.own[0])]),
        machine=only_machines(forward_origins(entry, review, keys)),
    )
