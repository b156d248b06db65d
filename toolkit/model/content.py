"""The holder of loaded content: a protocol with everything it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol as TypingProtocol

from pydantic import BaseModel

from toolkit.model.adapter import Adapter
from toolkit.model.catalog import Catalog
from toolkit.model.coding import CodingManual
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.locale import Locale, Review
from toolkit.model.modality import Modality, Variant
from toolkit.model.module import Module
from toolkit.model.paper import Paper
from toolkit.model.protocol import Release
from toolkit.model.renames import Renames
from toolkit.model.scenario import Scenario
from toolkit.model.taxonomy import Taxonomy
from toolkit.model.text import Message, walk_messages


class Sourced(TypingProtocol):
    """A part that says what informed it."""

    @property
    def sources(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Protocol:
    """Loaded content. `files` says which file each part came from (`scenario/quiet-agreement` -> shown path)."""

    release: Release
    taxonomy: Taxonomy
    interface: Interface
    scenarios: Mapping[str, Scenario]
    instruments: Mapping[str, Instrument]
    modules: Mapping[str, Module]
    modalities: Mapping[str, Modality]
    variants: Mapping[tuple[str, str], Variant]
    locales: Mapping[str, Locale]
    papers: Mapping[str, Paper] = field(default_factory=dict)
    adapters: Mapping[str, Adapter] = field(default_factory=dict)
    coding: CodingManual | None = None
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    renames: Renames = field(default_factory=Renames)
    files: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    def parts(self) -> Iterator[tuple[str, BaseModel]]:
        """Every part with its key prefix, in content order; variants come as parts of their modality."""
        yield "protocol", self.release
        yield "taxonomy", self.taxonomy
        yield from ((f"instrument/{name}", part) for name, part in self.instruments.items())
        yield from ((f"adapter/{name}", part) for name, part in self.adapters.items())
        yield from ((f"scenario/{name}", part) for name, part in self.scenarios.items())
        yield from ((f"module/{name}", part) for name, part in self.modules.items())
        yield from ((f"document/{name}", part) for name, part in self.papers.items())
        if self.coding is not None:
            yield "coding", self.coding
        yield "interface", self.interface
        yield from ((f"modality/{name}", part) for name, part in self.modalities.items())

    def kinds(self) -> tuple[tuple[str, Mapping[str, Sourced]], ...]:
        """The kinds of which there are several parts, each with its parts by id."""
        return (
            ("scenario", self.scenarios),
            ("module", self.modules),
            ("instrument", self.instruments),
            ("document", self.papers),
            ("adapter", self.adapters),
            ("modality", self.modalities),
        )

    def spelled(self, prefix: str, part: BaseModel) -> str:
        """All that a part says, spelled once for all languages; kept beside the content where that is kept."""
        known: dict[str, str] = self.__dict__.setdefault("_spelled", {})
        if prefix not in known:
            known[prefix] = part.model_dump_json()
        return known[prefix]

    def spell(self) -> None:
        """Spells every part."""
        for prefix, part in self.parts():
            self.spelled(prefix, part)

    def with_catalogs(self, catalogs: Mapping[str, Catalog]) -> "Protocol":
        """The same content with other translations; what was worked out of the content alone is kept."""
        made = replace(self, catalogs=catalogs)
        made.__dict__.update({name: self.__dict__[name] for name in ("_messages", "_spelled") if name in self.__dict__})
        return made

    def messages_of(self, prefix: str, part: BaseModel) -> list[Message]:
        """The messages of a part, found once for all languages and all who ask."""
        known: dict[str, list[Message]] = self.__dict__.setdefault("_messages", {})
        if prefix not in known:
            known[prefix] = list(walk_messages(part, prefix))
        return known[prefix]

    def messages(self) -> Iterator[Message]:
        """Every translatable text of the content, in content order."""
        for prefix, part in self.parts():
            yield from self.messages_of(prefix, part)
        for (modality, scenario), variant in self.variants.items():
            yield from variant_messages(modality, scenario, variant)


def variant_messages(modality: str, scenario: str, variant: Variant) -> Iterator[Message]:
    """The messages of a variant: each replaces one of the scenario's and has a key of its own."""
    prefix = f"modality/{modality}/scenario/{scenario}"
    if variant.trigger_task:
        yield Message(f"{prefix}/trigger_task", variant.trigger_task)
    for path, text in variant.messages.items():
        yield Message(f"{prefix}/{path.lower()}", text)
