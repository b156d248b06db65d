"""Parents of tags are those of CLDR, wherever CLDR has another one than the tag without its last part."""

import pytest
from babel.core import get_global

from toolkit.model.tags import parent_tag, with_parents

EXCEPTIONS = {
    child.replace("_", "-"): parent.replace("_", "-")
    for child, parent in get_global("parent_exceptions").items()
    if parent in ("es_419", "pt_PT")
}


def test_there_are_exceptions_to_compare_with() -> None:
    assert len(EXCEPTIONS) > 20


@pytest.mark.parametrize("tag, parent", EXCEPTIONS.items())
def test_the_parent_is_that_of_cldr(tag: str, parent: str) -> None:
    assert parent_tag(tag) == parent


@pytest.mark.parametrize(
    "tag, chain",
    [
        ("es-MX", ["es-MX", "es-419", "es"]),
        ("es-ES", ["es-ES", "es"]),
        ("ar-JO", ["ar-JO", "ar"]),
        ("zh-TW", ["zh-TW", "zh-Hant"]),
        ("zh-Hant-HK", ["zh-Hant-HK", "zh-Hant"]),
        ("zh-SG", ["zh-SG", "zh-Hans"]),
        ("pt-AO", ["pt-AO", "pt-PT", "pt"]),
        ("ja", ["ja"]),
    ],
)
def test_a_chain_ends_where_no_language_stands_in(tag: str, chain: list[str]) -> None:
    assert list(with_parents(tag)) == chain
