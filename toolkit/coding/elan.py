"""A template for ELAN: a tier for each group of codes, each with its controlled vocabulary.

An annotation holds the code, the same in every language; what a coder reads beside it is in the coder's language. The format is
EAF 3.0 as the ELAN project publishes it (a template has the same format and the ending .etf).
"""

from collections.abc import Sequence

from toolkit.coding.vocabulary import Entry, Group
from toolkit.coding.xml import HEAD, element, text_element

SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
LANGUAGES = "http://cdb.iso.org/lg/"
NOTES = "notes"


def render_elan(groups: Sequence[Group], about: str, tag: str, language: str, day: str) -> bytes:
    """The template, with `about` on where the vocabulary comes from.

    `tag` and `language` name the language of the labels, `day` is year-month-day.
    """
    attributes = {
        "AUTHOR": "",
        "DATE": f"{day}T00:00:00+00:00",
        "FORMAT": "3.0",
        "VERSION": "3.0",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:noNamespaceSchemaLocation": SCHEMA,
    }
    inner = "".join(
        (
            text_element("LICENSE", {"LICENSE_URL": ""}, about, 1),
            element("HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"}, depth=1),
            element("TIME_ORDER", {}, depth=1),
            *(_tier(group.id) for group in groups),
            _tier(NOTES),
            *(_type(group.id, group.id) for group in groups),
            _type(NOTES, None),
            element("LANGUAGE", {"LANG_DEF": LANGUAGES, "LANG_ID": tag, "LANG_LABEL": language}, depth=1),
            *(_vocabulary(group, tag) for group in groups),
        )
    )
    return (HEAD + element("ANNOTATION_DOCUMENT", attributes, inner)).encode("utf-8")


def _tier(name: str) -> str:
    return element("TIER", {"LINGUISTIC_TYPE_REF": name, "TIER_ID": name}, depth=1)


def _type(name: str, vocabulary: str | None) -> str:
    """How a tier's annotations are: free in time, and chosen from a vocabulary where there is one."""
    chosen = {"CONTROLLED_VOCABULARY_REF": vocabulary} if vocabulary else {}
    free = {"GRAPHIC_REFERENCES": "false", "LINGUISTIC_TYPE_ID": name, "TIME_ALIGNABLE": "true"}
    return element("LINGUISTIC_TYPE", {**chosen, **free}, depth=1)


def _vocabulary(group: Group, tag: str) -> str:
    about = text_element("DESCRIPTION", {"LANG_REF": tag}, group.title, 2)
    entries = "".join(_entry(group, entry, tag) for entry in group.coded)
    return element("CONTROLLED_VOCABULARY", {"CV_ID": group.id}, about + entries, 1)


def _entry(group: Group, entry: Entry, tag: str) -> str:
    value = {"DESCRIPTION": f"{entry.name}. {entry.about}", "LANG_REF": tag}
    return element(
        "CV_ENTRY_ML", {"CVE_ID": f"cve_{group.id}_{entry.code}"}, text_element("CVE_VALUE", value, entry.code, 3), 2
    )
