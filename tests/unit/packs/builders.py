"""The shipped example, opened in the languages that the tests of this room look at, and what a document holds."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.cli.opening import open_site
from toolkit.document.tree import Document
from toolkit.model.text import Words
from toolkit.resolve.site import ResolvedSite

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "sapporo" / "site.yaml"
LANGUAGES = ("en", "ja", "en-XA", "ar-XB")
TODAY = date(2027, 2, 1)


@cache
def site(changes: tuple[tuple[str, str], ...] = ()) -> ResolvedSite:
    """The example in four languages, its declaration changed by replacing texts."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("[ja, en]  ", f"[{', '.join(LANGUAGES)}]", 1)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    with TemporaryDirectory() as folder:
        (Path(folder) / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
        opened = open_site(Path(folder), TODAY)
    assert opened.resolved is not None, opened.findings
    return opened.resolved


def words_of(document: Document) -> Iterator[Words]:
    """Every message that a document shows."""
    pending: list[object] = [document]
    while pending:
        value = pending.pop()
        if isinstance(value, Words):
            yield value
        elif isinstance(value, tuple):
            pending += value
        elif is_dataclass(value) and not isinstance(value, type):
            pending += [getattr(value, field.name) for field in fields(value)]


def keys_of(document: Document) -> set[str]:
    """The keys of these messages, without the modality whose wording they have."""
    return {re.sub(r"^modality/[^/]+/(?=scenario/)", "", word.key) for word in words_of(document) if word.key}
