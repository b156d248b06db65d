"""Sessions avoid the public holidays of the site's country, by their names in the language of the plan."""

from datetime import date

import pytest
from unit.resolve.builders import resolved

from toolkit.resolve.holiday import holiday_state, holidays_of
from toolkit.resolve.site import ResolvedSite

pytestmark = pytest.mark.extras


def japan(**schedule: object) -> ResolvedSite:
    return resolved(
        site={"id": "kyoto", "name": "Kyoto", "country": "JP", "timezone": "Asia/Tokyo"},
        cohorts=({"id": "spring", "size": 6, "starts": date(2027, 4, 13)},),
        delivery={"sessions": 4, "minutes": 60, "schedule": {"day": "tue", "at": "18:00", **schedule}},
    )


def test_a_session_on_a_public_holiday_moves_on_by_a_week() -> None:
    site = japan()
    made = site.meetings(site.site.cohorts[0], "ja")
    assert made.days == (date(2027, 4, 13), date(2027, 4, 20), date(2027, 4, 27), date(2027, 5, 11))
    assert made.avoided == ((date(2027, 5, 4), "みどりの日"),)
    assert site.meetings(site.site.cohorts[0]).avoided == ((date(2027, 5, 4), "Greenery Day"),)
    assert [one.day for one in site.plan(site.site.cohorts[0]).sessions] == list(made.days)
    assert site.window("post", site.site.cohorts[0]).due == date(2027, 5, 11)


def test_a_site_may_keep_holidays_and_name_its_own_days() -> None:
    site = japan(holidays="keep")
    assert date(2027, 5, 4) in site.meetings(site.site.cohorts[0]).days
    site = japan(skip=(date(2027, 5, 4),))
    assert site.meetings(site.site.cohorts[0]).avoided == ()


def test_a_part_of_a_country_has_its_own() -> None:
    epiphany = date(2027, 1, 6)
    assert epiphany in holidays_of("DE", "BY", (2027,), "de")
    assert epiphany not in holidays_of("DE", "BE", (2027,), "de")
    assert epiphany not in holidays_of("DE", None, (2027,), "de")


def test_what_is_not_known_gives_no_holidays_and_a_reason() -> None:
    assert holiday_state("DE", "ZZ") == "no subdivision"
    assert holiday_state("QQ", None) == "no country"
    assert holidays_of("QQ", None, (2027,), "en") == holidays_of("DE", "ZZ", (2027,), "en") == {}
    assert holidays_of(None, None, (2027,), "en") == {}


@pytest.mark.parametrize(
    "country", ["JP", "KR", "CN", "TW", "TH", "IN", "IR", "EG", "TR", "BR", "CO", "MX", "DE", "US"]
)
def test_names_are_there_in_some_language_for_countries_where_sites_may_be(country: str) -> None:
    found = holidays_of(country, None, (2027,), "en")
    assert found
    assert all(name.strip() for name in found.values())
