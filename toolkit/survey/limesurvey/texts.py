"""Texts as LimeSurvey shows them: HTML, with no brace that it would take for an expression."""

from collections.abc import Iterable
from html import escape

from toolkit.document.text import clean
from toolkit.model.text import Words
from toolkit.survey.words import Paragraphs

_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


def html(words: Words) -> str:
    """One text; English that stands in is marked for eyes and for screen readers."""
    text = plain(clean(words).strip()).replace("\n", "<br />")
    return f'<span lang="en" dir="ltr">[en] {text}</span>' if words.state == "fallback" else text


def plain(text: str) -> str:
    """Text that holds no markup and no expression."""
    return escape(text, quote=True).translate(_BRACES)


def title(words: Words, most: int) -> tuple[str, int]:
    """A title, which is one line without markup, cut where it would make the import fail; and its length before that."""
    text = " ".join(clean(words).split())
    if words.state == "fallback":
        text = f"[en] {text}"
    length = len(plain(text))
    while len(plain(text)) > most:
        text = text[: len(text) - 2].rstrip() + "…"
    return plain(text), length


def block(paragraphs: Paragraphs, number: int) -> str:
    """Paragraphs of one language below each other; the first of several is their heading."""
    texts = [html(said[number]) for said in paragraphs]
    if len(texts) == 1:
        return texts[0]
    return f"<p><strong>{texts[0]}</strong></p>" + paragraphs_of(texts[1:])


def paragraphs_of(texts: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)
