"""A view of a site: its parts in one language and modality, with the digests that tell whether they have changed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from toolkit.model.adapter import Adapter
from toolkit.model.coding import CodingManual
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.interface import Interface
from toolkit.model.modality import Modality
from toolkit.model.module import Module
from toolkit.model.paper import Paper
from toolkit.model.protocol import Release
from toolkit.model.scenario import Scenario
from toolkit.model.taxonomy import Taxonomy
from toolkit.model.text import Message, Words
from toolkit.resolve.language import Language
from toolkit.resolve.slots import Slots, place_slots, scenario_slots
from toolkit.resolve.wording import Reader

P = TypeVar("P", bound=BaseModel)


@dataclass(frozen=True)
class View:
    """Parts of a site in one language. Every text in them is a `Words`."""

    protocol: Protocol
    language: Language
    modality_id: str
    reader: Reader
    home: str
    """Tag of the locale that gives the personas: the site's working language, or English."""

    @cached_property
    def release(self) -> Release:
        return self._plain.localise(self.protocol.release, "protocol")

    @cached_property
    def taxonomy(self) -> Taxonomy:
        return self._plain.localise(self.protocol.taxonomy, "taxonomy")

    @cached_property
    def interface(self) -> Interface:
        return self.reader.localise(self.protocol.interface, "interface")

    @cached_property
    def modality(self) -> Modality:
        return self._plain.localise(self.protocol.modalities[self.modality_id], f"modality/{self.modality_id}")

    def scenario(self, name: str) -> Scenario:
        return self._cached(f"scenario/{name}", self.protocol.scenarios[name], self._in_scenario(name))

    def module(self, name: str) -> Module:
        return self._cached(f"module/{name}", self.protocol.modules[name], self._plain)

    def instrument(self, name: str) -> Instrument:
        return self._cached(f"instrument/{name}", self.protocol.instruments[name], self._plain)

    def adapter(self, name: str) -> Adapter:
        return self._cached(f"adapter/{name}", self.protocol.adapters[name], self._plain)

    def paper(self, name: str, slots: Slots) -> Paper:
        """A document with the facts of the site in its gaps."""
        reader = replace(self.reader, slots={**self._places, **slots})
        return reader.localise(self.protocol.papers[name], f"document/{name}")

    @cached_property
    def coding(self) -> CodingManual | None:
        manual = self.protocol.coding
        return None if manual is None else self._plain.localise(manual, "coding")

    def open_words(self, prefix: str) -> list[Words]:
        """The words of a part before slots, in content order, as fingerprints and counts need them."""
        cached: dict[str, list[Words]] = self.__dict__.setdefault("_open", {})
        if prefix not in cached:
            cached[prefix] = [self.reader.before_slots(one.key, one.text) for one in self._messages(prefix)]
        return cached[prefix]

    def digest(self, *prefixes: str) -> str:
        """A digest of parts in this language: it changes when their structure, a text, its language or its state does."""
        found = hashlib.sha256(f"{self.language.tag}\x1f{self.language.direction}\x1f{self.modality_id}".encode())
        for prefix in prefixes:
            found.update(self._part_digest(prefix))
        return found.hexdigest()

    def least_state(self, *prefixes: str, order: Sequence[str]) -> str:
        """The first state in `order` that some word of these parts is in; empty where there are no words."""
        states = {row.state for prefix in prefixes for row in self._part_words(prefix)}
        return next((state for state in order if state in states), "")

    def _part_digest(self, prefix: str) -> bytes:
        cached: dict[str, bytes] = self.__dict__.setdefault("_digests", {})
        if prefix not in cached:
            spelled = "\x1e".join(
                f"{row.key}\x1f{row}\x1f{row.lang}\x1f{row.state}" for row in self._part_words(prefix)
            )
            whole = "" if prefix.startswith("interface/") else self.protocol.spelled(prefix, self.protocol_part(prefix))
            cached[prefix] = hashlib.sha256(f"{whole}\x1d{spelled}".encode()).digest()
        return cached[prefix]

    def _part_words(self, prefix: str) -> list[Words]:
        """The words of a part, or of one group of the interface (`interface/pack`)."""
        cached: dict[str, list[Words]] = self.__dict__.setdefault("_words", {})
        if prefix not in cached:
            whole = "interface" if prefix.startswith("interface/") else prefix
            reader = self._in_scenario(prefix.split("/")[1]) if prefix.startswith("scenario/") else self._plain
            messages = (one for one in self._messages(whole) if one.key.startswith(f"{prefix}/"))
            cached[prefix] = [reader.words(message.key, message.text) for message in messages]
        return cached[prefix]

    def _messages(self, prefix: str) -> list[Message]:
        """The messages of a part's source."""
        return self.protocol.messages_of(prefix, self.protocol_part(prefix))

    def protocol_part(self, prefix: str) -> BaseModel:
        """The source of a part by its key prefix; KeyError if there is none."""
        kind, _, name = prefix.partition("/")
        single: dict[str, BaseModel] = {
            "protocol": self.protocol.release,
            "taxonomy": self.protocol.taxonomy,
            "interface": self.protocol.interface,
        }
        if self.protocol.coding is not None:
            single["coding"] = self.protocol.coding
        if kind in single:
            return single[kind]
        groups: Mapping[str, Mapping[str, BaseModel]] = {
            "scenario": self.protocol.scenarios,
            "module": self.protocol.modules,
            "document": self.protocol.papers,
            "instrument": self.protocol.instruments,
            "adapter": self.protocol.adapters,
            "modality": self.protocol.modalities,
        }
        return groups[kind][name]

    @cached_property
    def _plain(self) -> Reader:
        """Fills the places of the site's home locale; personas are known only inside a scenario."""
        return replace(self.reader, slots=self._places)

    @cached_property
    def _places(self) -> Slots:
        return place_slots(self.protocol.locales[self.home].places, self.language)

    def scenario_slots(self, name: str) -> Slots:
        """The names of a scenario's people and places in this language."""
        return scenario_slots(self.protocol.scenarios[name], self.protocol.locales[self.home], self.language)

    def trigger_task(self, name: str) -> str | None:
        """What the modality's variant names as the task of a scenario, or None."""
        variant = self.protocol.variants.get((self.modality_id, name))
        if variant is None or variant.trigger_task is None:
            return None
        return self._plain.words(f"modality/{self.modality_id}/scenario/{name}/trigger_task", variant.trigger_task)

    def _in_scenario(self, name: str) -> Reader:
        scenario = self.protocol.scenarios[name]
        home = self.protocol.locales[self.home]
        forms = {
            "client": home.personas[scenario.client.persona].gender,
            "therapist": home.personas[scenario.client.therapist].gender,
        }
        known = {} if self.reader.wordings else self.reader.known  # without other wordings the forms decide nothing
        return replace(self.reader, slots=self.scenario_slots(name), forms={**self.reader.forms, **forms}, known=known)

    def _cached(self, prefix: str, part: P, reader: Reader) -> P:
        parts = self.__dict__.setdefault("_parts", {})
        if prefix not in parts:
            parts[prefix] = reader.localise(part, prefix)
        found: P = parts[prefix]
        return found
