"""A glossary's entry: an English term, the words that stand for it, and those that must not."""

from typing import NamedTuple


class Term(NamedTuple):
    """One row of `glossary.csv`. Any of `forms` is right; `banned` are words that were weighed and turned down."""

    english: tuple[str, ...]
    forms: tuple[str, ...]
    banned: tuple[str, ...] = ()
    note: str = ""
    line: int = 0
