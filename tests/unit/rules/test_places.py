"""Countries, time zones, languages and addresses as people write them, and what they most likely mean."""

import pytest
from babel import Locale

from toolkit.rules.places import (
    _OWN_NAMES,
    COUNTRIES,
    _country_by_code,
    country_named,
    is_language,
    is_web_address,
    language_named,
    leaves_folder,
    proper_tag,
    tag_meant,
)
from toolkit.rules.zones import is_zone, zone_meant

MADE_UP = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


def test_the_countries_are_those_of_cldr() -> None:
    known = {code for code in Locale.parse("en").territories if len(code) == 2 and code.isalpha()}
    assert known - MADE_UP <= COUNTRIES
    assert not COUNTRIES & MADE_UP


@pytest.mark.parametrize(
    "value, code",
    [
        ("Deutschland", "DE"),
        ("日本", "JP"),
        ("Japan", "JP"),
        ("japan", "JP"),
        ("Brasil", "BR"),
        ("대한민국", "KR"),
        ("مصر", "EG"),
        ("United  States", "US"),
        ("England", "GB"),
        ("Holland", "NL"),
        ("Turkey", "TR"),
        ("XY", None),
        ("UK", None),
        ("Narnia", None),
    ],
)
def test_countries_in_words(value: str, code: str | None) -> None:
    assert country_named(value) == code


@pytest.mark.parametrize(
    "value, code", [("jp", "JP"), ("UK", "GB"), ("uk", "GB"), ("JPN", "JP"), ("deu", "DE"), ("XX", None)]
)
def test_countries_by_other_letters(value: str, code: str | None) -> None:
    assert _country_by_code(value) == code


@pytest.mark.parametrize(
    "zone", ["Asia/Tokyo", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT+3", "America/Port-au-Prince"]
)
def test_zones_that_are(zone: str) -> None:
    assert is_zone(zone)


@pytest.mark.parametrize(
    "zone", ["Tokyo", "JST", "asia/tokyo", "Asia/Tokio", "+09:00", "Asia/../Asia/Tokyo", "/etc/passwd", "", "Japan"]
)
def test_zones_that_are_not(zone: str) -> None:
    assert not is_zone(zone)


@pytest.mark.parametrize(
    "value, country, meant",
    [
        ("Tokyo", "JP", "Asia/Tokyo"),
        ("JST", "JP", "Asia/Tokyo"),
        ("JST", "", "Asia/Tokyo"),
        ("Asia/Tokio", "", "Asia/Tokyo"),
        ("asia/tokyo", "", "Asia/Tokyo"),
        ("UTC+9", "JP", "Asia/Tokyo"),
        ("東京", "JP", "Asia/Tokyo"),
        ("CET", "FR", "Europe/Paris"),
        ("America/New York", "US", "America/New_York"),
        ("Asia/Osaka", "JP", "Asia/Tokyo"),
        ("Berlin", "", "Europe/Berlin"),
        ("Eastern", "US", "America/New_York"),
        ("", "AU", "Australia/Sydney"),
    ],
)
def test_zones_that_are_meant(value: str, country: str, meant: str) -> None:
    assert zone_meant(value, country) == meant


@pytest.mark.parametrize(
    "value, tag",
    [
        ("Japanese", "ja"),
        ("日本語", "ja"),
        ("Deutsch", "de"),
        ("español", "es"),
        ("espanol", "es"),
        ("العربية", "ar"),
        ("فارسی", "fa"),
        ("Simplified Chinese", "zh-Hans"),
        ("Farsi", "fa"),
        ("Portugese", "pt"),
        ("xx", None),
        ("ja-JP", None),
        ("Quenyan", None),
    ],
)
def test_languages_in_words(value: str, tag: str | None) -> None:
    assert language_named(value) == tag


@pytest.mark.parametrize("tag", ["ja", "en-GB", "es-419", "zh-Hant", "zh-Hant-HK", "sw", "fil", "uk"])
def test_tags_that_are(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["jp", "ja_JP", "EN", "en-gb", "xx", "zh-hant", "ja-", "", "en-UK", "japanese"])
def test_tags_that_are_not(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    "value, meant",
    [
        ("ja_JP", "ja-JP"),
        ("jp", "ja"),
        ("EN", "en"),
        ("zh_hans_cn", "zh-Hans-CN"),
        ("en-UK", "en"),
        ("cn", "zh"),
        ("xx", ""),
        ("", ""),
    ],
)
def test_tags_that_are_meant(value: str, meant: str) -> None:
    assert tag_meant(value, ("en", "ja")) == meant


def test_the_spelling_of_a_tag() -> None:
    assert [proper_tag(one) for one in ("ZH_HANS", "pt-br", "ES-419")] == ["zh-Hans", "pt-BR", "es-419"]


@pytest.mark.parametrize(
    "url", ["https://example.org/sapporo/", "http://localhost:8000", "HTTPS://EXAMPLE.ORG", "https://例え.jp/x?y=1#z"]
)
def test_addresses_that_may_stand_in_a_page(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "https://a b",
        'https://a"b',
        "https://a'b",
        "//example.org",
        "file:///x",
        "",
        "https://",
        "https://a\nb",
        " https://a",
        "https://a<b",
        "ftp://a",
    ],
)
def test_addresses_that_may_not(url: str) -> None:
    assert not is_web_address(url)


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/x", "C:\\x", "C:x", "\\\\server\\x", "~/x", "a\\..\\x", "http://x", "a\0b"]
)
def test_paths_that_leave(path: str) -> None:
    assert leaves_folder(path)


@pytest.mark.parametrize("path", ["logo.svg", "a/b.pdf", "..logo.svg", "a..b/c", "修士/同意.pdf"])
def test_paths_that_stay(path: str) -> None:
    assert not leaves_folder(path)


def test_what_languages_call_themselves_is_what_cldr_says() -> None:
    for pair in _OWN_NAMES.split(";"):
        tag, name = pair.strip().split("=")
        assert str(Locale.parse(tag).get_display_name()).startswith(name)
        assert language_named(name) == tag or len(name) < 4 or name.casefold() in ("norsk",)
