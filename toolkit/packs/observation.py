"""What an observer looks for, as a sheet to be filled in, and as a list with codes for the facilitator."""

from toolkit.document.tree import (
    Block,
    Code,
    Emphasis,
    Facts,
    FieldLine,
    Heading,
    Inline,
    Item,
    Note,
    Paragraph,
    Strong,
)
from toolkit.model.scenario import Observation, Scenario
from toolkit.packs.words import Blocks, listed
from toolkit.resolve.view import View

MOMENT = ("pick_time", "pick_marker", "pick_feeling", "pick_urge", "pick_action")


def sheet(view: View, scenario: Scenario) -> Blocks:
    """One box for each sign. Without codes: an observer who knows them looks for nothing else."""
    return tuple(Note("info", _row(view, row), row.sees) for row in scenario.observer)


def _row(view: View, row: Observation) -> Blocks:
    pack = view.interface.pack
    inner: list[Block] = []
    if row.contrast:
        inner.append(Paragraph((Strong(pack["contrast"]), " · ", row.contrast)))
    if row.local == "required":
        inner.append(FieldLine(pack["decide_locally"], "line"))
    if row.anchors:
        levels = tuple((value, " ", text) for value, text in row.anchors.items())
        return (*inner, FieldLine(pack["anchors"], "check", (*levels, pack["no_occasion"])))
    return (*inner, FieldLine(pack["seen_at"], "line"), FieldLine("", "check", (pack["not_seen"],)))


def moment(view: View) -> Blocks:
    """One moment that the observer picks, to be talked about."""
    pack = view.interface.pack
    return (Heading(2, pack["pick_moment"], "moment"), *(FieldLine(pack[name], "line") for name in MOMENT))


def signs(view: View, scenario: Scenario) -> Blocks:
    """The same signs for the facilitator: with their codes, and what they are not."""
    rows = tuple((Code(row.marker or row.strategy or row.id), _told(view, row)) for row in scenario.observer)
    return (Heading(2, view.interface.pack["observer_sheet"], "observer"), Facts(rows))


def _told(view: View, row: Observation) -> Item:
    pack = view.interface.pack
    lines: list[Block] = [Paragraph(Strong(row.sees))]
    lines += [Paragraph((pack["contrast"], " · ", row.contrast))] if row.contrast else []
    levels: list[Inline] = [(value, " ", text) for value, text in row.anchors.items()] if row.anchors else []
    lines += [Paragraph(listed(levels))] if levels else []
    lines += [Paragraph(Emphasis(pack["decide_locally"]))] if row.local == "required" else []
    return tuple(lines)
