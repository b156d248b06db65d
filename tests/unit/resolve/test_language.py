"""A language's name, direction, script and parents, from its locale or from CLDR."""

import pytest
from unit.resolve.builders import locale, small

from toolkit.resolve.language import chain_of, language_of


def test_a_locale_says_what_its_language_is() -> None:
    found = language_of("en", small().locales)
    assert (found.name, found.direction, found.script, found.chain) == ("English", "ltr", "Latn", ())
    assert found.is_source


@pytest.mark.parametrize(
    "tag, name, direction, script",
    [
        ("ar-JO", "العربية (الأردن)", "rtl", "Arab"),
        ("sw", "Kiswahili", "ltr", "Latn"),
        ("zh-Hant", "中文 (繁體)", "ltr", "Hant"),
        ("he", "עברית", "rtl", "Hebr"),
        ("ja", "日本語", "ltr", "Jpan"),
        ("tlh", "Klingon", "ltr", "Latn"),
        ("ur", "اردو", "rtl", "Arab"),
    ],
)
def test_cldr_says_it_where_there_is_no_locale(tag: str, name: str, direction: str, script: str) -> None:
    found = language_of(tag, {})
    assert (found.name, found.direction, found.script) == (name, direction, script)


def test_parents_end_at_the_source() -> None:
    assert chain_of("es-419", {}) == ("es-419", "es")
    assert chain_of("en-GB", {}) == ("en-GB",)
    locales = {"pt-AO": locale("pt-AO", parent="pt-PT")}
    assert chain_of("pt-AO", locales) == ("pt-AO", "pt-PT", "pt")
    assert chain_of("aa", {"aa": locale("aa", parent="bb"), "bb": locale("bb", parent="aa")}) == ("aa", "bb")


def test_pseudo_locales() -> None:
    assert language_of("ar-XB", {}).direction == "rtl"
    assert language_of("en-XA", {}).pseudo
    assert not language_of("en-XA", {}).is_source
