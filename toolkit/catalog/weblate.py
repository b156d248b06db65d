"""What Weblate has to know of the catalogs: one component for each file, and glossaries in a form that it reads.

Weblate never merges new texts in by itself, since its merge guesses from texts that look alike; catalogs come to it updated.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from toolkit.catalog.status import by_readers
from toolkit.model.glossary import Term
from toolkit.store.po import Catalog, Entry, new_header, render_po

CONFIG = "weblate.json"
GLOSSARY = "glossary"

PARAMETERS: Mapping[str, Any] = {
    "po_keep_previous": True,
    "po_line_wrap": -1,
    "po_report_msgid_bugs_to": False,
    "po_set_language_team": False,
    "po_set_last_translator": False,
    "po_set_x_generator": False,
}
"""How Weblate writes a file: nothing wrapped, the old source kept, and no names or versions in the header."""
CHECK_FLAGS = ("ignore-ellipsis", "ignore-long-untranslated", "ignore-optional-plural", "ignore-translated")
"""Checks of Weblate that say nothing of use here: drafts are partial, and nothing is counted in texts."""
ENFORCED = ("max-length", "placeholders")
"""Checks whose fault keeps a translation from being taken as finished."""


def render_config(files: Iterable[str], tags: Sequence[str]) -> str:
    """Every component as Weblate's import takes it. `tags` are the languages that are at home there; it sees no others."""
    ordered = by_readers(dict.fromkeys(files))
    rows = [_component(file, tags, 140 - 10 * min(place, 8)) for place, file in enumerate(ordered)]
    return json.dumps([*rows, _glossary(tags)], ensure_ascii=False, indent=2) + "\n"


def _component(file: str, tags: Sequence[str], priority: int) -> dict[str, Any]:
    return {
        "name": file,
        "slug": file,
        "filemask": f"locales/*/LC_MESSAGES/{file}.po",
        "new_base": f"locales/templates/{file}.pot",
        "priority": priority,
        **_common(tags),
        "check_flags": ", ".join(CHECK_FLAGS),
        "enforced_checks": list(ENFORCED),
    }


def _glossary(tags: Sequence[str]) -> dict[str, Any]:
    return {
        "name": GLOSSARY,
        "slug": GLOSSARY,
        "filemask": f"locales/templates/{GLOSSARY}/*.po",
        "is_glossary": True,
        **_common(tags),
    }


def _common(tags: Sequence[str]) -> dict[str, Any]:
    """What all components share: a new language and a new text come from the toolkit alone."""
    return {
        "allow_translation_propagation": False,
        "edit_template": False,
        "file_format": "po",
        "file_format_params": dict(PARAMETERS),
        "language_code_style": "bcp",
        "language_regex": f"^({'|'.join(sorted(tags))})$",
        "manage_units": False,
        "new_lang": "contact",
        "source_language": {"code": "en", "name": "English"},
    }


def render_glossary(tag: str, terms: Sequence[Term]) -> str:
    """A glossary in the form of a catalog: the words for a term, and those that are turned down, marked as forbidden."""
    entries = [entry for term in terms for entry in _entries(term)]
    return render_po(Catalog(new_header(tag), entries))


def _entries(term: Term) -> Iterable[Entry]:
    name = term.english[0]
    notes = (f"Note: {term.note}",) if term.note else ()
    for number, word in enumerate(term.forms):
        yield Entry(_context(name, number), name, word, flags=("terminology",), extracted=notes)
    for number, word in enumerate(term.banned):
        yield Entry(f"{name}, not {number + 1}", name, word, flags=("forbidden",), extracted=notes)


def _context(name: str, number: int) -> str:
    return f"{name}, {number + 1}" if number else name
