"""Slots: names and places as each language writes them."""

from unit.resolve.builders import locale, protocol, resolved

from toolkit.model.locale import PlaceName
from toolkit.resolve.language import language_of
from toolkit.resolve.slots import shown_form


def test_a_language_shows_its_own_form_its_parents_its_scripts_or_the_latin_one() -> None:
    forms = {"latn": "Sato", "ja": "佐藤", "es": "la Sra. Sato", "arab": "ساتو"}
    names = {tag: shown_form(forms, language_of(tag, {})) for tag in ("ja", "es-419", "ar", "fa", "sw", "en")}
    assert names == {"ja": "佐藤", "es-419": "la Sra. Sato", "ar": "ساتو", "fa": "ساتو", "sw": "Sato", "en": "Sato"}


def test_personas_come_from_the_working_language_in_the_form_each_language_shows() -> None:
    content = protocol(ja=locale("ja"))
    site = resolved(content, languages=("ja", "en"))
    assert site.home == "ja"
    assert site.view("ja").scenario_slots("nod")["client"] == "p1さん"
    assert site.view("en").scenario_slots("nod")["client"] == "p1-san"
    assert site.view("en").scenario("nod").learner.door_note == "p1-san comes for the third time."
    english = resolved(content, languages=("en", "ja"))
    assert english.view("ja").scenario_slots("nod")["client"] == "Jamie"


def test_the_family_name_alone_is_written_as_the_language_does() -> None:
    site = resolved(protocol(ja=locale("ja")), languages=("ja", "en"))
    assert site.view("ja").scenario_slots("nod")["client_family"] == "p1家"
    assert site.view("en").scenario_slots("nod")["client_family"] == "p1-san"


def test_a_locale_that_lacks_people_lends_none() -> None:
    few = locale("ja")
    few = few.model_copy(update={"personas": {"p1": few.personas["p1"]}})
    assert resolved(protocol(ja=few), languages=("ja",)).home == "en"
    without = locale("ja", places={})
    assert resolved(protocol(ja=without), languages=("ja",)).home == "en"


def test_places_are_named_everywhere() -> None:
    content = protocol(ja=locale("ja", places={"clinic": PlaceName(shown={"latn": "the office", "ja": "相談室"})}))
    reader = resolved(content, languages=("ja", "en")).view("ja")._plain
    assert reader.words("module/intro/upset", "Come to {clinic}, {other}.") == "Come to 相談室, {other}."
