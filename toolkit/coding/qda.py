"""A codebook in the exchange format of the REFI-QDA standard (QDC, version 1.0), which programs for qualitative analysis read."""

from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from toolkit.coding.vocabulary import Entry, Group
from toolkit.coding.xml import HEAD, element, text_element

NAMESPACE = "urn:QDA-XML:codebook:1.0"
SCHEMA = "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"
COLOURS = ("#335c67", "#9e2a2b", "#e09f3e", "#540b0e", "#6a7b53")


def render_qda(book: str, groups: Sequence[Group], about: str, origin: str) -> bytes:
    """The codebook. `book` names it, so that a code keeps its identity in every language and release.

    The format has no place for what is said about a codebook as a whole: `about` stands with each heading.
    """
    codes = "".join(_group(book, group, about, COLOURS[at % len(COLOURS)]) for at, group in enumerate(groups))
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
        "origin": origin,
    }
    return (HEAD + element("CodeBook", attributes, element("Codes", {}, codes, 1))).encode("utf-8")


def identity(book: str, code: str) -> str:
    """The same for a code in every language and on every machine."""
    return str(uuid5(NAMESPACE_URL, f"alliance-toolkit/{book}/{code}"))


def _group(book: str, group: Group, about: str, colour: str) -> str:
    """A heading that nothing is coded with, and its codes below it."""
    top = [entry for entry in group.entries if not entry.below]
    inner = text_element("Description", {}, about, 3)
    inner += "".join(_code(book, group, entry, colour, 3) for entry in top)
    attributes = {"guid": identity(book, f"group/{group.id}"), "name": group.title, "isCodable": "false"}
    return element("Code", attributes, inner, 2)


def _code(book: str, group: Group, entry: Entry, colour: str, depth: int) -> str:
    inner = text_element("Description", {}, entry.about, depth + 1)
    inner += "".join(_code(book, group, one, colour, depth + 1) for one in _below(group, entry))
    attributes = {
        "guid": identity(book, entry.code),
        "name": f"{entry.code} {entry.name}",
        "isCodable": "false" if entry.parent else "true",
        "color": colour,
    }
    return element("Code", attributes, inner, depth)


def _below(group: Group, parent: Entry) -> Iterator[Entry]:
    return (entry for entry in group.entries if entry.below == parent.code)
