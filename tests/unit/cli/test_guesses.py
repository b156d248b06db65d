"""What the wizard guesses: countries and languages by name, a time zone that its own check accepts, a short name."""

import re
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from toolkit.cli.guesses import country_name, country_of, language_of, release_facts, short_name
from toolkit.model.names import SITE_ID, reserved_by
from toolkit.rules.places import COUNTRIES
from toolkit.rules.zones import timezone_of

WITHOUT_ZONE = {"AC", "BV", "CP", "CQ", "DG", "EA", "HM", "IC", "TA"}
"""Small islands and parts of other countries, for which CLDR has no time zone: the site says `todo`."""


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_every_country_has_a_time_zone_that_exists(country) -> None:
    zone = timezone_of(country)
    assert (zone is None) == (country in WITHOUT_ZONE)
    assert zone is None or ZoneInfo(zone).key == zone


@pytest.mark.parametrize("tag", ["en", "ja", "de", "es", "ar", "zh", "ko", "fr"])
def test_every_country_is_known_by_its_name_in_many_languages(tag) -> None:
    for code, name in Locale.parse(tag).territories.items():
        if code in COUNTRIES:
            found = country_of(name)
            assert found == code or Locale.parse(tag).territories[found] == name, name


def test_a_slip_of_the_keyboard_is_understood_and_a_word_of_nothing_is_not() -> None:
    assert country_of("Jaapn") == "JP"
    assert country_of("Atlantis") is None
    assert country_name("JP") == "Japan (JP)"


@pytest.mark.parametrize(
    "typed, tag", [("日本語", "ja"), ("japonés", "ja"), ("Deutsch", "de"), ("PT-br", "pt-BR"), ("ar-xb", "ar-XB")]
)
def test_languages_are_known_by_name_and_by_tag(typed, tag) -> None:
    assert language_of(typed) == tag


@pytest.mark.parametrize(
    "name, short",
    [
        ("Hokkaido Training Clinic", "hokkaido"),
        ("The University of Leeds", "university"),
        ("École de Paris", "ecole"),
        ("北海道", "site1"),
        ("Site", "site1"),
        ("2nd Clinic", "nd"),
        ("Donaudampfschifffahrtsgesellschaft", "donaudampfschifffahr"),
    ],
)
def test_a_short_name_can_be_used_as_it_is(name, short) -> None:
    assert short_name(name) == short
    assert re.search(SITE_ID, short)
    assert reserved_by(short) is None


def test_the_first_guess_at_the_languages_has_a_translation() -> None:
    facts = release_facts()
    assert facts.language_of_country("JP") == "ja, en"
    assert facts.language_of_country("GB") == "en"
    assert facts.language_of_country("ZZ") == "en"
    assert sum(one.minutes for one in facts.modules) == facts.minutes
