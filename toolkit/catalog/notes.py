"""What a translator needs to know about a text: one line a fact, each beginning with a label, and the flags that programs read."""

import re
from collections.abc import Mapping
from functools import cached_property

from toolkit.catalog.where import where
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument, Item, Scale, Section
from toolkit.model.locale import Locale, Shown
from toolkit.model.paper import PAPER_SLOTS
from toolkit.model.platform import LIMESURVEY
from toolkit.model.scenario import Scenario
from toolkit.model.text import Message
from toolkit.resolve.language import SOURCE, Language, language_of
from toolkit.resolve.slots import place_slots, scenario_slots, shown_form
from toolkit.resolve.wording import matches

LABELS = ("Where", "Who speaks", "Slots", "Scale", "At most", "Note", "Safety", "Parent")
MANAGED = ("max-length:", "placeholders:", "read-only")
"""Flags that are written here alone: what a file says of them is replaced by what the content asserts."""

_SLOT = re.compile(r"\{[a-z_]+\}")
_GENDER = {"f": "a woman", "m": "a man", "x": "gender left open"}
_CLIENT_LINES = ("portrayal/opening", "beats/*/client", "beats/*/responses/*/client")
_THERAPIST_LINES = ("models/*/says", "misses/*/says")
_SPEAKERS = {
    "taxonomy/strategies/*/says_like": "a therapist, to a client",
    "taxonomy/debrief/*/prompt": "the facilitator, to the group",
    "modality/*/repair_terms/*/example": "a therapist, to a client",
    "coding/codes/*/examples/*": "a trainee, in writing",
    "coding/training/*/answer": "a trainee, in writing",
}
_HEADINGS = ("protocol/forms/*/title", "instrument/*/title", "instrument/*/sections/*/title")
"""Texts that LimeSurvey shows as titles, which it cuts."""
_WORDINGS = {
    ("client", "f"): "the wording where the client is a woman",
    ("client", "m"): "the wording where the client is a man",
    ("therapist", "f"): "the wording where the therapist is a woman",
    ("therapist", "m"): "the wording where the therapist is a man",
    ("participant", "f"): "the wording where the one who is addressed is a woman",
    ("participant", "m"): "the wording where the one who is addressed is a man",
}


class Notes:
    """Knows what to say about each text of the content in one language; without a language, with the English people."""

    def __init__(self, protocol: Protocol, tag: str = "") -> None:
        self.protocol = protocol
        self.language: Language = language_of(tag or SOURCE, protocol.locales)

    def of(self, message: Message) -> tuple[str, ...]:
        """The lines about one text, in the order of the labels."""
        key = message.key
        rows = [f"Where: {where(self.protocol, key)}"]
        rows += [f"Who speaks: {row}" for row in self._speaker(key)]
        rows += [f"Slots: {slot} = {self._filled(key, slot)}" for slot in dict.fromkeys(_SLOT.findall(message.text))]
        if key in self._scales:
            rows.append(f"Scale: {self._scales[key]}")
        most = most_characters(key)
        if most:
            rows.append(f"At most: {most} characters, where the form runs on LimeSurvey")
        if key in self._item_notes:
            rows.append(f"Note: {self._item_notes[key]}")
        if message.safety:
            rows.append("Safety: the site writes this text itself; it is not drafted")
        return tuple(rows)

    def _speaker(self, key: str) -> list[str]:
        scenario, path = self._scenario(key)
        if scenario is None:
            return [who for pattern, who in _SPEAKERS.items() if "/" in key and matches(pattern, key)]
        client_speaks = any(matches(pattern, path) for pattern in _CLIENT_LINES)
        if not client_speaks and not any(matches(pattern, path) for pattern in _THERAPIST_LINES):
            return []
        home = self._home(scenario)
        if home is None:
            return ["the client" if client_speaks else "the therapist"]
        client = self._person("the client", home.personas[scenario.client.persona])
        therapist = self._person("the therapist", home.personas[scenario.client.therapist])
        if client_speaks:
            age = f"{scenario.client.age} years old"
            return [f"{client}, {age}, to {therapist}{_addressed(home.address.client_to_therapist)}"]
        return [f"{therapist}, to {client}{_addressed(home.address.therapist_to_client)}"]

    def _person(self, who: str, persona: Shown) -> str:
        return f"{who} {shown_form(persona.shown, self.language)} ({_GENDER[persona.gender]})"

    def _filled(self, key: str, slot: str) -> str:
        """What a gap is filled with."""
        name = slot[1:-1]
        scenario, _ = self._scenario(key)
        if scenario is not None and name in self._names(scenario):
            return self._names(scenario)[name]
        if name in self._places:
            return self._places[name]
        if name in PAPER_SLOTS and key.startswith("document/"):
            return "what the site has declared"
        return "put in by the program" if not key.startswith("modality/") else "the name of a person or place"

    def _scenario(self, key: str) -> tuple[Scenario | None, str]:
        """The scenario that a text is of, a variant's too, and the text's path in it."""
        parts = key.partition("~")[0].split("/")
        at = 0 if parts[0] == "scenario" else 2 if parts[0] == "modality" and parts[2:3] == ["scenario"] else None
        if at is None or len(parts) < at + 3:
            return None, ""
        return self.protocol.scenarios.get(parts[at + 1]), "/".join(parts[at + 2 :])

    def _home(self, scenario: Scenario) -> Locale | None:
        """The nearest locale that knows the people of a scenario: of this language, its parents, or English."""
        wanted = {scenario.client.persona, scenario.client.therapist}
        known = (self.protocol.locales.get(tag) for tag in (*self.language.chain, SOURCE))
        return next((locale for locale in known if locale is not None and wanted <= locale.personas.keys()), None)

    def _names(self, scenario: Scenario) -> Mapping[str, str]:
        if scenario.id not in self._known_names:
            home = self._home(scenario)
            self._known_names[scenario.id] = {} if home is None else self._named(scenario, home)
        return self._known_names[scenario.id]

    def _named(self, scenario: Scenario, home: Locale) -> dict[str, str]:
        slots = dict(scenario_slots(scenario, home, self.language))
        client = _GENDER[home.personas[scenario.client.persona].gender]
        therapist = _GENDER[home.personas[scenario.client.therapist].gender]
        return {
            **slots,
            "client": f"{slots['client']}, {client}",
            "client_family": f"{slots['client_family']}, the family name of the client, {client}",
            "therapist": f"{slots['therapist']}, {therapist}",
        }

    @cached_property
    def _known_names(self) -> dict[str, Mapping[str, str]]:
        return {}

    @cached_property
    def _places(self) -> Mapping[str, str]:
        for tag in (*self.language.chain, SOURCE):
            locale = self.protocol.locales.get(tag)
            if locale is not None and locale.places:
                return place_slots(locale.places, self.language)
        return {}

    @cached_property
    def _item_notes(self) -> Mapping[str, str]:
        return {
            f"instrument/{name}/sections/{section.id}/items/{item.code}/text": item.note
            for name, instrument in self.protocol.instruments.items()
            for section, item in instrument.items()
            if item.note
        }

    @cached_property
    def _scales(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name, instrument in self.protocol.instruments.items():
            for scale_name, scale in instrument.scales.items():
                for option in scale.options:
                    found[f"instrument/{name}/scales/{scale_name}/options/{option.value}/label"] = scale_line(
                        scale, option.value
                    )
            for section, item in instrument.items():
                key = f"instrument/{name}/sections/{section.id}/items/{item.code}"
                found[f"{key}/text"] = _answers(instrument, section, item)
                found |= {f"{key}/anchors/{value}": _anchor(instrument, section, item, value) for value in item.anchors}
        return found


def scale_line(scale: Scale, meant: int | None = None) -> str:
    """All answers of a scale in their order, the one meant in brackets."""
    rows = (f"{option.value} {option.label}" for option in scale.options)
    marked = (f"[{row}]" if option.value == meant else row for option, row in zip(scale.options, rows, strict=True))
    return " | ".join(marked)


def _answers(instrument: Instrument, section: Section, item: Item) -> str:
    """How a question is answered."""
    if item.kind in ("text", "long_text"):
        return "an open answer" + (f" of at most {item.max_length} characters" if item.max_length else "")
    if item.kind == "number":
        bounds = [f"from {item.min}"] if item.min is not None else []
        bounds += [f"to {item.max}"] if item.max is not None else []
        return " ".join(["a whole number", *bounds, *([f"({item.unit})"] if item.unit else [])])
    scale = instrument.scales.get(instrument.scale_name(section, item))
    if scale is None:
        return "a choice"
    return scale_line(scale) + ("; several may be chosen" if item.kind == "multiple" else "")


def _anchor(instrument: Instrument, section: Section, item: Item, value: str) -> str:
    scale = instrument.scales.get(instrument.scale_name(section, item))
    return scale_line(scale, int(value) if value.isdigit() else None) if scale else value


def most_characters(key: str) -> int:
    """The most characters that a platform shows of a text; 0 where no limit is known."""
    return LIMESURVEY.most_title if any(matches(pattern, key) for pattern in _HEADINGS) else 0


def flags_of(message: Message, own: bool = False) -> tuple[str, ...]:
    """What the content asserts about a text, for the checks of translation programs; a site may edit its safety texts."""
    most = most_characters(message.key)
    slots = tuple(dict.fromkeys(_SLOT.findall(message.text)))
    flags = [f"max-length:{most}"] if most else []
    flags += [f"placeholders:{':'.join(slots)}"] if slots else []
    return (*flags, *(("read-only",) if message.safety and not own else ()))


def _addressed(form: str) -> str:
    """How somebody is addressed, once the locale says it."""
    return "" if form.startswith("todo:") else f"; address: {form}"


def parent_note(parent: str, words: str) -> str:
    """The line that shows a variety how its parent words a text."""
    return f"Parent: in {parent}: {' '.join(words.split())}"


def wording_note(by: str, form: str) -> str:
    """The line that tells a gendered or formal wording from the plain one."""
    told = _WORDINGS.get((by, form), f"the formal wording, for the {by}")
    return f"Note: {told}; where it is left empty, the plain wording is shown"
