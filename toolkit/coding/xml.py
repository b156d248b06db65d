"""XML written by hand: escaped, without characters that XML forbids, one element a line."""

from collections.abc import Mapping

from toolkit.document.inline_docx import escape_xml

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, attributes: Mapping[str, str], inner: str = "", depth: int = 0) -> str:
    """An element on lines of its own; `inner` is XML already."""
    space = "    " * depth
    start = name + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    if not inner:
        return f"{space}<{start}/>\n"
    return f"{space}<{start}>\n{inner}{space}</{name}>\n"


def text_element(name: str, attributes: Mapping[str, str], text: str, depth: int = 0) -> str:
    """An element that holds text."""
    start = name + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"{'    ' * depth}<{start}>{escape(text)}</{name}>\n"


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; line ends in it survive."""
    return escape_xml(text).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
