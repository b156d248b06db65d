"""The parent of a language's tag, as CLDR has it; written out, because loading CLDR costs more than a whole check."""

from collections.abc import Iterator

_REGIONS = {
    "es-419": "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE",
    "pt-PT": "AO CH CV FR GQ GW LU MO MZ ST TL",
    "zh-Hans": "CN MY SG",
    "zh-Hant": "HK MO TW",
}
"""Whose words the varieties of these regions take first."""
_PARENTS = {f"{tag[:2]}-{region}": tag for tag, regions in _REGIONS.items() for region in regions.split()}
_ROOTS = frozenset(("zh-Hans", "zh-Hant"))
"""Two ways to write a language, neither of which stands in for the other."""


def parent_tag(tag: str) -> str:
    """The tag of the language that a variety is one of; empty where there is none."""
    if tag in _ROOTS:
        return ""
    return _PARENTS.get(tag) or tag.rpartition("-")[0]


def with_parents(tag: str) -> Iterator[str]:
    """A tag, its parent, and so on."""
    while tag:
        yield tag
        tag = parent_tag(tag)
