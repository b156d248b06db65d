"""Rules about content: names that exist, scripts that can be played, scales and scores that hold together."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from toolkit.findings import Finding, Place, finding
from toolkit.model.content import Protocol
from toolkit.model.kinds import kind_name
from toolkit.model.names import bare, nearest
from toolkit.model.paper import PAPER_SLOTS
from toolkit.phrases import phrase
from toolkit.resolve.wording import matches
from toolkit.rules import (
    adapters,
    apart,
    coding,
    covering,
    documents,
    instruments,
    modules,
    renames,
    reviews,
    scenarios,
    texts,
    unwritten,
)
from toolkit.rules.keys import place_of_key
from toolkit.store.content import Loaded
from toolkit.store.tree import Path, Tree

Rule = Callable[["Content"], Iterator[Finding]]


class Content:
    """Loaded content as its rules see it."""

    def __init__(self, loaded: Loaded, protocol: Protocol, today: date | None = None) -> None:
        self.protocol = protocol
        self.today = today
        self.trees: Mapping[str, Tree] = loaded.trees

    def place(self, prefix: str, path: Path, part: str = "value") -> Place:
        tree = self.trees.get(prefix)
        return tree.place(path, part) if tree else Place(prefix)

    def find(self, code: str, prefix: str, path: Path, /, **slots: object) -> Finding:
        return finding(code, self.place(prefix, path), **slots)

    def unknown(self, prefix: str, path: Path, kind: str, value: str, allowed: Sequence[str]) -> Iterator[Finding]:
        """A finding if a name is not among those allowed; a part whose file could not be used has findings of its own."""
        if value not in allowed and f"{kind}/{value}" not in self.trees:
            near = nearest(value, allowed) or (allowed[0] if allowed else value)
            listed = ", ".join(allowed) or phrase("list/none_yet", "none yet")
            yield self.find("CONT003", prefix, path, kind=kind_name(kind), value=value, suggestion=near, allowed=listed)


def check_content(loaded: Loaded, today: date | None = None) -> list[Finding]:
    """Every finding about content that could be loaded; without a day, none about what is still to come."""
    if loaded.protocol is None:
        return []
    return check_parts(Content(loaded, loaded.protocol, today))


def check_parts(content: Content) -> list[Finding]:
    """Every finding of every rule."""
    return [found for rule in RULES for found in rule(content)]


def protocol_names_exist(content: Content) -> Iterator[Finding]:
    """What `protocol.yaml` names: scenarios, modules, instruments, occasions."""
    protocol, release = content.protocol, content.protocol.release
    for name, members in release.sets.items():
        for index, member in enumerate(members):
            yield from content.unknown("protocol", ("sets", name, index), "scenario", member, tuple(protocol.scenarios))
    lists: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("scenarios", protocol.scenarios),
        ("modules", protocol.modules),
        ("instruments", protocol.instruments),
        ("documents", protocol.papers),
        ("adapters", protocol.adapters),
    )
    for key, known in lists:
        for index, member in enumerate(getattr(release, key)):
            yield from content.unknown("protocol", (key, index), key[:-1], member, tuple(known))
    occasions = tuple(one.id for one in release.occasions)
    for index, form in enumerate(release.forms):
        yield from content.unknown("protocol", ("forms", index, "occasion"), "occasion", form.occasion, occasions)
        for at, member in enumerate(form.instruments):
            path = ("forms", index, "instruments", at)
            yield from content.unknown("protocol", path, "instrument", member, tuple(protocol.instruments))
            if member in form.instruments[:at]:
                yield content.find("INST011", "protocol", path, form=form.id, value=member)


def sources_are_listed(content: Content) -> Iterator[Finding]:
    """Each code of a source in the protocol leads to a work; what a site adds may name its sources as it likes."""
    protocol = content.protocol
    works = tuple(protocol.release.works)
    named = {"protocol": protocol.release.sources, "taxonomy": protocol.taxonomy.sources}
    if protocol.coding is not None:
        named["coding"] = protocol.coding.sources
    for kind, parts in protocol.kinds():
        named |= {
            f"{kind}/{name}": part.sources for name, part in parts.items() if f"{kind}/{name}" not in protocol.own
        }
    for prefix, codes in named.items() if works else ():
        for index, code in enumerate(codes):
            yield from content.unknown(prefix, ("sources", index), "source", code, works)


def core_patterns_fit(content: Content) -> Iterator[Finding]:
    """A core pattern that fits no text and no field protects nothing."""
    keys = [message.key for message in content.protocol.messages()]
    for index, core in enumerate(content.protocol.release.core):
        part = "/".join(core.keys.split("/")[:2])
        unsound = part in content.trees and not any(key.startswith(f"{part}/") for key in keys)
        if unsound or any(matches(core.keys, key) for key in keys):
            continue
        if not any(matches(core.keys, key) for key in _field_keys(content.protocol)):
            yield content.find("CONT007", "protocol", ("core", index, "keys"), keys=core.keys)


def _field_keys(protocol: Protocol) -> Iterator[str]:
    """The key of every field, texts and others."""
    for prefix, part in protocol.parts():
        yield from _keys_below(json.loads(part.model_dump_json(by_alias=True)), prefix)


def _keys_below(value: Any, key: str) -> Iterator[str]:
    yield key
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _keys_below(member, f"{key}/{str(name).lower()}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            names = (member[name] for name in ("id", "code", "value") if isinstance(member, dict) and name in member)
            yield from _keys_below(member, f"{key}/{str(next(names, index)).lower()}")


def ids_differ(content: Content) -> Iterator[Finding]:
    """No two ids of a kind are alike without their - and _."""
    protocol = content.protocol
    groups: Mapping[str, Iterable[str]] = {
        "scenario": protocol.scenarios,
        "instrument": protocol.instruments,
        "module": protocol.modules,
        "document": protocol.papers,
        "adapter": protocol.adapters,
    }
    for kind, names in groups.items():
        seen: dict[str, str] = {}
        for name in names:
            if bare(name) in seen:
                yield content.find("CONT005", f"{kind}/{name}", ("id",), one=name, two=seen[bare(name)])
            seen.setdefault(bare(name), name)


def keys_are_short(content: Content) -> Iterator[Finding]:
    for message in content.protocol.messages():
        if len(message.key) > 120:
            prefix = "/".join(message.key.split("/")[:2])
            yield content.find("CONT004", prefix, (), key=message.key)


_BRACES = re.compile(r"\{([^{}]*)\}?|\}")
_KNOWN_SLOTS = {
    "document": ("clinic", *PAPER_SLOTS),
    "scenario": ("client", "client_family", "therapist", "clinic"),
    "modality": ("client", "client_family", "therapist", "clinic"),
}


def slots_are_known(content: Content) -> Iterator[Finding]:
    """Braces hold the name of a gap that this kind of content fills; interface words name gaps of their own."""
    for message in content.protocol.messages():
        kind = message.key.partition("/")[0]
        if kind == "interface" or ("{" not in message.text and "}" not in message.text):
            continue
        allowed = _KNOWN_SLOTS.get(kind, ("clinic",))
        braces = _BRACES.finditer(message.text)
        wrong = [match[0] for match in braces if match[1] not in allowed or not match[0].endswith("}")]
        if wrong:
            prefix, path = place_of_key(content, message.key)
            named = ", ".join(f"{{{name}}}" for name in allowed)
            yield content.find("CONT006", prefix, path, slot=" ".join(dict.fromkeys(wrong)), allowed=named)


RULES: tuple[Rule, ...] = (
    protocol_names_exist,
    sources_are_listed,
    core_patterns_fit,
    ids_differ,
    keys_are_short,
    slots_are_known,
    renames.names_lead_to_texts,
    reviews.reviews_keep_their_word,
    modules.modules_hold_together,
    scenarios.names_exist,
    scenarios.scripts_can_be_played,
    scenarios.sheets_are_about_one_thing,
    scenarios.ruptures_fit_their_markers,
    scenarios.learners_are_not_told,
    scenarios.variants_fit,
    apart.assessment_stays_apart,
    apart.what_belongs_to_somebody_is_local,
    apart.pairs_are_alike,
    apart.rounds_hold_the_play,
    covering.markers_and_strategies_are_played,
    covering.clients_are_different_people,
    covering.competencies_have_no_hole,
    texts.claims_are_sourced,
    texts.nobody_is_named,
    instruments.scales_exist,
    instruments.codes_are_unique,
    instruments.grids_hold_choices,
    instruments.conditions_look_back,
    instruments.scores_add_up,
    instruments.keys_fit,
    instruments.anchors_are_answers,
    instruments.own_ones_name_their_forms,
    instruments.competencies_name_items,
    coding.codes_are_told_apart,
    coding.training_answers_fit,
    adapters.nobody_takes_their_place,
    adapters.facts_are_sourced,
    adapters.facts_agree,
    documents.consents_ask,
    documents.protocols_say_what_to_do,
    documents.recordings_are_spoken_of_where_they_are_made,
    documents.burdens_name_forms,
    unwritten.texts_are_written,
    unwritten.modalities_have_variants,
)
