"""The terms of the glossary that stand in a text, as lines for its translator."""

from collections.abc import Iterable

from toolkit.catalog.checks.words import terms_in
from toolkit.catalog.extract import Source
from toolkit.model.glossary import Term


def term_lines(sources: Iterable[Source], terms: tuple[Term, ...]) -> dict[str, list[str]]:
    """Key -> a line for each term in the English: how the glossary says it, what it turns down, and its note."""
    if not terms:
        return {}
    found = {source.key: [_line(english, term) for term, english in terms_in(source.text, terms)] for source in sources}
    return {key: lines for key, lines in found.items() if lines}


def _line(english: str, term: Term) -> str:
    banned = f"; not {', '.join(term.banned)}" if term.banned else ""
    note = f" ({term.note})" if term.note else ""
    return f"Term: {english} = {', '.join(term.forms)}{banned}{note}"
