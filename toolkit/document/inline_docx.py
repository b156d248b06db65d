"""Text inside blocks as runs of a DOCX file, each with its language, direction and state."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from toolkit.document.docx_parts import FIRST_RELATION, SOFT, language
from toolkit.document.text import clean, dates_apart, direction_of, target
from toolkit.document.tree import Blank, Box, Code, Emphasis, Inline, Link, Margin, Name, Strong, Term
from toolkit.model.text import Words

_SYMBOL = '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>'
_MONO = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/>'
_CJK = ("ja", "zh", "ko")


def escape_xml(text: str) -> str:
    """Text as XML character data or an attribute's value."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def bookmark(key: str) -> str:
    """A place's name: at most 40 characters, as Word wants; long ones keep their end, which tells them apart."""
    return "_" + key.replace("-", "_")[-39:]


@lru_cache(512)
def _properties(lang: str, within: str, marks: str) -> str:
    """The properties of a run. `marks` holds letters: b bold, i slanted (else bold), e a cue, c code,
    s symbol, l link, m mark, n name.
    """
    rtl = direction_of(lang) == "rtl" and not ({"c", "n"} & set(marks))
    slanted = bool({"i", "e"} & set(marks)) and lang.split("-")[0] not in _CJK and direction_of(lang) == "ltr"
    strong = "b" in marks or ("i" in marks and not slanted)
    inside = [
        '<w:rStyle w:val="Hyperlink"/>' if "l" in marks else "",
        _SYMBOL if "s" in marks else _MONO if "c" in marks else "",
        "<w:b/><w:bCs/>" if strong else "",
        "<w:i/><w:iCs/>" if slanted else "",
        f'<w:color w:val="{SOFT}"/>' if {"m", "e"} & set(marks) else "",
        '<w:vertAlign w:val="superscript"/>' if "m" in marks else "",
        "<w:rtl/>" if rtl else "",
        f"<w:lang {language(escape_xml(lang))}/>" if lang != within else "",
    ]
    joined = "".join(inside)
    return f"<w:rPr>{joined}</w:rPr>" if joined else ""


class InlineDocx:
    """Writes the text of one document; collects what the document relates to: addresses and pictures."""

    __slots__ = ("_marks", "anchors", "lang", "relations")

    def __init__(self, lang: str, marks: Mapping[str, str], anchors: frozenset[str]) -> None:
        self.lang = lang
        self._marks = marks
        self.anchors = anchors
        self.relations: list[tuple[str, str, bool]] = []

    def __call__(self, value: Inline, how: str = "") -> str:
        kind = type(value)
        if kind is str:
            return self.read(value, self.lang, how)  # type: ignore[arg-type]
        if kind is tuple:
            return "".join([self(part, how) for part in value])  # type: ignore[union-attr]
        return _WRITERS[kind](self, value, how)

    def read(self, text: str, lang: str, how: str) -> str:
        """The runs of a text; a date has one of its own, since not every Word knows isolates."""
        pieces = dates_apart(text, lang)
        return "".join(self.run(piece, lang, how + "n" * (number % 2)) for number, piece in enumerate(pieces))

    def run(self, text: str, lang: str, how: str) -> str:
        """A run of text; line ends and tabs are elements of their own."""
        if not text:
            return ""
        shown = escape_xml(text)
        if "\n" in shown:
            shown = shown.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        if "\t" in shown:
            shown = shown.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return f'<w:r>{_properties(lang, self.lang, how)}<w:t xml:space="preserve">{shown}</w:t></w:r>'

    def words(self, value: Words, how: str) -> str:
        run = self.read(value, value.lang or self.lang, how)
        mark = self._marks.get(value.state)
        return run + self.run(mark, self.lang, how + "m") if mark else run

    def strong(self, value: Strong, how: str) -> str:
        return self(value.text, how + "b")

    def emphasis(self, value: Emphasis, how: str) -> str:
        return self(value.text, how + "i")

    def code(self, value: Code, how: str) -> str:
        return self.run(value.text, self.lang, how + "c")

    def term(self, value: Term, how: str) -> str:
        meaning = self.run(f" ({value.meaning})", self.lang, how) if value.meaning else ""
        return self(value.text, how + "b") + meaning

    def name(self, value: Name, how: str) -> str:
        return self.run(value.text, self.lang, how + "n")

    def link(self, value: Link, how: str) -> str:
        href = target(value.href, self.anchors)
        if href is None:
            return self(value.text, how)
        runs = self(value.text, how + "l")
        if href.startswith("#"):
            return f'<w:hyperlink w:anchor="{bookmark(href[1:])}">{runs}</w:hyperlink>'
        name = self.relation("hyperlink", escape_xml(href), True)
        return f'<w:hyperlink r:id="{name}">{runs}</w:hyperlink>'

    def relation(self, kind: str, target: str, outside: bool = False) -> str:
        """The name of the relation to something, made where there is none yet."""
        if (kind, target, outside) not in self.relations:
            self.relations.append((kind, target, outside))
        return f"rId{FIRST_RELATION + self.relations.index((kind, target, outside))}"

    def box(self, value: Box, how: str) -> str:
        return self.run("☒" if value.checked else "☐", self.lang, how + "s")

    def blank(self, value: Blank, how: str) -> str:
        return self.run("_" * max(1, int(value.width)), self.lang, how)

    def margin(self, value: Margin, how: str) -> str:
        return self.run(f"{value.text} ", self.lang, "mn")


_WRITERS: dict[type, Callable[[InlineDocx, Any, str], str]] = {
    Words: InlineDocx.words,
    Strong: InlineDocx.strong,
    Emphasis: InlineDocx.emphasis,
    Code: InlineDocx.code,
    Term: InlineDocx.term,
    Name: InlineDocx.name,
    Link: InlineDocx.link,
    Box: InlineDocx.box,
    Blank: InlineDocx.blank,
    Margin: InlineDocx.margin,
}
