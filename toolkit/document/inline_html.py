"""Text inside blocks as HTML: escaped, with its language, direction and state written on it."""

from collections.abc import Callable
from typing import Any

from toolkit.document.layout import Layout
from toolkit.document.text import clean, direction_of, target, with_dates_isolated
from toolkit.document.tree import Blank, Box, Code, Emphasis, Inline, Labels, Link, Margin, Name, Strong, Term
from toolkit.model.text import Words


def escape(text: str) -> str:
    """Text as HTML character data; its line ends become line breaks."""
    text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\n", "<br>\n") if "\n" in text else text


def attribute(text: str) -> str:
    """Text as the value of an attribute in double quotes."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def language_of(lang: str, within: str) -> str:
    """The attributes of a piece in another language, or nothing."""
    if lang == within or not lang:
        return ""
    return f' lang="{attribute(lang)}" dir="{direction_of(lang)}"'


class InlineHtml:
    """Writes the text of one document; knows its language and the marks that stand for the states of its texts."""

    __slots__ = ("_anchors", "_labels", "_marks", "lang")

    text = staticmethod(escape)
    quoted = staticmethod(attribute)

    def __init__(self, layout: Layout, labels: Labels) -> None:
        self.lang = layout.document.lang
        self._marks = layout.marks
        self._anchors = layout.anchors
        self._labels = labels

    def __call__(self, value: Inline) -> str:
        kind = type(value)
        if kind is str:
            return self.text(with_dates_isolated(value, self.lang))  # type: ignore[arg-type]
        if kind is tuple:
            return "".join([self(part) for part in value])  # type: ignore[union-attr]
        return _WRITERS[kind](self, value)

    def words(self, value: Words) -> str:
        text = self.text(with_dates_isolated(value, value.lang or self.lang))
        mark = self._marks.get(value.state)
        if mark is None and value.lang == self.lang:
            return text
        where = language_of(value.lang, self.lang)
        shown = f"<span{where}>{text}</span>" if where else text
        return shown + self.mark(value.state, mark) if mark else shown

    def mark(self, state: str, mark: str) -> str:
        label = self._labels.get(f"state_{state}", "")
        if not label:
            return ""
        return f'<span class="mark" role="img" aria-label="{self.quoted(label)}">{self.text(mark)}</span>'

    def strong(self, value: Strong) -> str:
        return f"<strong>{self(value.text)}</strong>"

    def emphasis(self, value: Emphasis) -> str:
        return f"<em>{self(value.text)}</em>"

    def code(self, value: Code) -> str:
        return f'<code dir="ltr">{self.text(value.text)}</code>'

    def term(self, value: Term) -> str:
        title = f' title="{self.quoted(value.meaning)}"' if value.meaning else ""
        return f"<dfn{title}>{self(value.text)}</dfn>"

    def name(self, value: Name) -> str:
        return f"<bdi>{self.text(value.text)}</bdi>"

    def link(self, value: Link) -> str:
        href = target(value.href, self._anchors)
        return self(value.text) if href is None else f'<a href="{self.quoted(href)}">{self(value.text)}</a>'

    def box(self, value: Box) -> str:
        return '<span class="box checked"></span>' if value.checked else '<span class="box"></span>'

    def blank(self, value: Blank) -> str:
        return f'<span class="blank" style="inline-size:{int(value.width)}em"></span>'

    def margin(self, value: Margin) -> str:
        return f'<span class="row-number" dir="ltr">{self.text(value.text)}</span> '


_WRITERS: dict[type, Callable[[InlineHtml, Any], str]] = {
    Words: InlineHtml.words,
    Strong: InlineHtml.strong,
    Emphasis: InlineHtml.emphasis,
    Code: InlineHtml.code,
    Term: InlineHtml.term,
    Name: InlineHtml.name,
    Link: InlineHtml.link,
    Box: InlineHtml.box,
    Blank: InlineHtml.blank,
    Margin: InlineHtml.margin,
}
