"""How far a training covers its vocabulary: markers, strategies, levels and approaches by scenario; competencies by what teaches,
practises and measures them."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.content import Protocol
from toolkit.model.scenario import Competency, Scenario
from toolkit.phrases import phrase


def training(protocol: Protocol) -> tuple[Scenario, ...]:
    """The scenarios for training, in the protocol's order."""
    return tuple(one for one in protocol.scenarios.values() if one.use == "training")


def by_marker(protocol: Protocol) -> dict[str, tuple[Scenario, ...]]:
    """Marker -> the training scenarios that it carries; an empty tuple is a hole."""
    rows = training(protocol)
    return {code: tuple(one for one in rows if one.markers.main == code) for code in protocol.taxonomy.markers}


def by_strategy(protocol: Protocol) -> dict[str, tuple[Scenario, ...]]:
    """Coded strategy -> the training scenarios with an acceptable answer that uses it."""
    rows = training(protocol)
    return {
        code: tuple(one for one in rows if any(code in model.strategies for model in one.models))
        for code, strategy in protocol.taxonomy.strategies.items()
        if strategy.coded
    }


@dataclass(frozen=True, slots=True)
class Played:
    """How an approach plays a scenario: in its own words, as it is written for all, or not at all and why."""

    how: str  # variant, common, none
    reason: str = ""


def played(protocol: Protocol, modality: str, scenario: str) -> Played:
    """How an approach plays a scenario."""
    variant = protocol.variants.get((modality, scenario))
    if variant is None:
        return Played("common")
    return Played("variant") if variant.applies else Played("none", variant.reason or "")


@dataclass(frozen=True, slots=True)
class Served:
    """What teaches, practises and measures a competency: ids of modules, codes of scenarios, codes of items by instrument."""

    teaching: tuple[str, ...]
    practice: tuple[str, ...]
    measure: Mapping[str, tuple[str, ...]]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is missing, in words."""
        rows = (
            (phrase("lacking/module", "module that teaches it"), self.teaching),
            (phrase("lacking/scenario", "scenario that practises it"), self.practice),
            (phrase("lacking/question", "question that measures it"), self.measure),
        )
        return tuple(what for what, found in rows if not found)


def by_competency(protocol: Protocol) -> dict[Competency, Served]:
    """Competency -> what serves it."""
    return {
        name: Served(
            tuple(module.id for module in protocol.modules.values() if name in module.competencies),
            tuple(one.code for one in training(protocol) if name in one.competencies),
            {
                instrument.id: instrument.competencies[name]
                for instrument in protocol.instruments.values()
                if instrument.competencies.get(name)
            },
        )
        for name in protocol.taxonomy.competencies
    }
