"""Layers: which source text and structure a part has for a modality, a study and a site."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol

LAYERS = ("common", "modality", "study", "site")


@dataclass(frozen=True, slots=True)
class Source:
    """What a message's text is in some layer.

    `key` is the key its translations lie under, with the layer in front where a layer replaced it. `given` holds the
    translations that came with the replacement, by language tag; None where they lie in catalogs.
    """

    key: str
    text: str
    layer: str
    given: Mapping[str, str] | None = None
    change: str | None = None


Sources = Mapping[str, Source]
"""Base key -> the replaced source. A key that no layer replaces is not in it."""


def variant_sources(protocol: Protocol, modality: str) -> dict[str, Source]:
    """What a modality's variants replace."""
    found: dict[str, Source] = {}
    for (owner, scenario), variant in protocol.variants.items():
        if owner == modality and variant.applies:
            for path, text in variant.messages.items():
                base = f"scenario/{scenario}/{path.lower()}"
                found[base] = Source(f"modality/{modality}/{base}", text, "modality")
    return found


def change_sources(changes: Iterable[Change], layer: str, layer_id: str, modality: str) -> dict[str, Source]:
    """What the text changes of a study or a site replace for one modality; `layer_id` is the study's or site's id.

    A change to a modality's variant holds for that modality alone; one to the shared text holds for all.
    """
    found: dict[str, Source] = {}
    for change in changes:
        base = base_of(change.target, modality)
        if change.text is not None and base is not None:
            english = change.text.get("en") or next(iter(change.text.values()))
            found[base] = Source(f"{layer}/{layer_id}/{base}", english, layer, dict(change.text), change.id)
    return found


def base_of(target: str, modality: str) -> str | None:
    """The key in the common layer that a change speaks of; None where it changes the variant of another modality."""
    key = target.lower()
    kind, _, rest = key.partition("/")
    owner, _, base = rest.partition("/")
    if kind != "modality" or not base.startswith("scenario/") or base.endswith("/trigger_task"):
        return key
    return base if owner == modality else None


def merged(*layers: Sources) -> dict[str, Source]:
    """Layers laid over each other; the last wins."""
    found: dict[str, Source] = {}
    for layer in layers:
        found.update(layer)
    return found
