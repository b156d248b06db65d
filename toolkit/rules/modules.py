"""Rules about modules: components and earlier modules that exist, and minutes that add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding

if TYPE_CHECKING:
    from toolkit.rules.content import Content


def modules_hold_together(content: Content) -> Iterator[Finding]:
    earlier: set[str] = set()
    names = tuple(content.protocol.modules)
    for name, module in content.protocol.modules.items():
        prefix = f"module/{name}"
        yield from content.unknown(
            prefix, ("component",), "component", module.component, tuple(content.protocol.release.components)
        )
        if not module.dose.min <= module.minutes <= module.dose.max:
            slots = {"sum": module.minutes, "min": module.dose.min, "max": module.dose.max}
            yield content.find("MODU001", prefix, ("dose",), **slots)
        elif module.full_minutes > module.dose.max:
            yield content.find("MODU003", prefix, ("dose", "max"), sum=module.full_minutes, max=module.dose.max)
        for index, needed in enumerate(module.needs):
            yield from content.unknown(prefix, ("needs", index), "module", needed, names)
            if needed in names and needed not in earlier:
                yield content.find("MODU002", prefix, ("needs", index), value=needed)
        earlier.add(name)
