"""Slots: what the named gaps of a text are filled with in a language."""

from collections.abc import Mapping

from toolkit.model.locale import Locale, PlaceName, Shown
from toolkit.model.scenario import Scenario
from toolkit.resolve.language import Language

Slots = Mapping[str, str]


def shown_form(shown: Mapping[str, str], language: Language) -> str:
    """The form of a name that a language shows: its own, its parent's, its script's, else the Latin one."""
    for name in (language.tag, *language.chain, language.script.lower()):
        if name in shown:
            return shown[name]
    return shown["latn"]


def scenario_slots(scenario: Scenario, home: Locale, language: Language) -> Slots:
    """The names of a scenario: personas of the site's working language (`home`), as `language` writes them."""
    client = home.personas[scenario.client.persona]
    therapist = home.personas[scenario.client.therapist]
    return {
        "client": shown_form(client.shown, language),
        "client_family": _family(client, language),
        "therapist": shown_form(therapist.shown, language),
        **place_slots(home.places, language),
    }


def _family(persona: Shown, language: Language) -> str:
    """The family name as the language writes it; the whole shown form where only that is known in its script."""
    if language.tag in persona.shown and not persona.family_shown:
        return persona.family
    known = {**persona.family_shown, "latn": persona.family_shown.get("latn", persona.shown["latn"])}
    return shown_form(known, language)


def place_slots(places: Mapping[str, PlaceName], language: Language) -> Slots:
    return {name: shown_form(place.shown, language) for name, place in places.items()}
