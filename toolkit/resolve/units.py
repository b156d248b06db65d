"""Units of review: what is signed at once, a scale or a section, and which texts a signature is about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model.catalog import FILES, SINGLE
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.text import walk_messages

HEAD = "instructions"
"""The unit of an instrument's title, instructions and closing, which belong to no scale and no section."""
PARTS = ("scenario", "module", "document", "modality", *SINGLE)
"""Kinds of content that are signed as a whole."""
SEVERAL = (*(kind for kind in FILES if kind not in (*SINGLE, "tool")), "modality")
"""Kinds of which there are several parts: their keys go on with an id."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of `review.yaml`: `own` are the beginnings of its keys, `rests` those of the scales that its items are answered on.

    A signature is about both, so that a change of one anchor re-opens every item on its scale.
    """

    name: str
    own: tuple[str, ...]
    rests: tuple[str, ...] = ()

    @property
    def covers(self) -> tuple[str, ...]:
        return (*self.own, *self.rests)


def units_of(name: str, instrument: Instrument) -> tuple[Unit, ...]:
    """The units of an instrument, in the order in which they are read; a scale and a section of one name are one unit."""
    found: dict[str, Unit] = {}
    for unit in _units(f"instrument/{name}", name, instrument):
        before = found.get(unit.name)
        found[unit.name] = Unit(unit.name, before.own + unit.own, before.rests + unit.rests) if before else unit
    return tuple(found.values())


def _units(prefix: str, name: str, instrument: Instrument) -> Iterator[Unit]:
    inside = (f"{prefix}/scales/", f"{prefix}/sections/")
    rest = tuple(one.key for one in walk_messages(instrument, prefix) if not one.key.startswith(inside))
    yield Unit(f"{name}/{HEAD}", rest)
    for scale in instrument.scales:
        yield Unit(f"{name}/{scale}", (f"{prefix}/scales/{scale.lower()}/",))
    for section in instrument.sections:
        scales = dict.fromkeys(instrument.scale_name(section, item) for item in section.items)
        used = tuple(f"{prefix}/scales/{scale.lower()}/" for scale in scales if scale)
        yield Unit(f"{name}/{section.id}", (f"{prefix}/sections/{section.id.lower()}/",), used)


def prefixes_of(name: str) -> tuple[str, ...]:
    """The key prefixes that an entry of `review.yaml` speaks of: `rrse/confidence6`, or any other part as `scenario/<id>`."""
    kind, _, rest = name.partition("/")
    if kind in PARTS:
        return (f"{name}/",)
    return (f"instrument/{kind}/scales/{rest}/", f"instrument/{kind}/sections/{rest}/")


def unit_named(name: str, instruments: Mapping[str, Instrument]) -> Unit:
    """What an entry is about; where its instrument is not known, what its name alone says."""
    instrument = instruments.get(name.partition("/")[0])
    known = units_of(name.partition("/")[0], instrument) if instrument is not None else ()
    return next((unit for unit in known if unit.name == name), Unit(name, prefixes_of(name)))


def units_in(protocol: Protocol, name: str) -> tuple[Unit, ...]:
    """The units that a name stands for: one of them, or all of an instrument; none where there is no such part."""
    if name in protocol.instruments:
        return units_of(name, protocol.instruments[name])
    return (unit_named(name, protocol.instruments),) if name in unit_names(protocol) else ()


def unit_names(protocol: Protocol) -> tuple[str, ...]:
    """Every name that `review.yaml` may hold."""
    units = (unit.name for name, one in protocol.instruments.items() for unit in units_of(name, one))
    return (*units, *_wholes(protocol))


def _wholes(protocol: Protocol) -> Iterator[str]:
    for kind, parts in protocol.kinds():
        if kind in PARTS:
            yield from (f"{kind}/{name}" for name in parts)
    yield from (name for name, _ in protocol.parts() if name in SINGLE)
    yield from (f"interface/{group}" for group, value in protocol.interface if isinstance(value, dict))


def part_of(key: str) -> str:
    """The part of the content that a key belongs to, as its keys begin."""
    kind, _, rest = key.partition("/")
    return f"{kind}/{rest.partition('/')[0]}" if kind in SEVERAL else kind
