"""The words of an exchange file, in the translator's language as far as they are translated there."""

from collections.abc import Mapping

from toolkit.model.content import Protocol
from toolkit.model.text import Words
from toolkit.phrases import fill
from toolkit.resolve.language import Language
from toolkit.resolve.pseudo import pseudo

ENGLISH: Mapping[str, str] = {
    "title": "Texts to be translated: {language}",
    "sheet_read": "Read this first",
    "sheet_texts": "Texts",
    "column_row": "Row",
    "column_key": "Key",
    "column_where": "Where it stands",
    "column_notes": "Notes",
    "column_source": "English",
    "column_previous": "English before",
    "column_translation": "Translation",
    "column_question": "Your question",
    "column_state": "State",
    "state_missing": "not translated",
    "state_needs_check": "to be checked",
    "state_draft": "not reviewed",
    "state_approved": "approved",
    "state_checked": "checked",
    "asked": "Question: {question}",
    "answered": "Answer: {answer}",
    "context": "Where the texts stand: the numbers are those of the rows",
    "step_1": "Write your translation into the column Translation. You need not change anything else.",
    "step_2": "Each row is one text. A text that occurs in several places stands here once, and goes to all of them.",
    "step_3": "What stands between braces stays as it is: a name or a number is put there.",
    "step_4": "A question keeps its one thought, its time frame and its direction. What the English denies, your text denies.",
    "step_5": "No two answers of one scale may read alike.",
    "step_6": "Where the English has changed, the English before stands beside it. If your text still fits, write the word "
    "checked into the column State.",
    "step_7": "Ask what is unclear in the column of questions, or in Word as a comment. The answer comes with the next file.",
    "step_8": "You may sort, hide and move rows and columns. Leave the keys as they are: they bring your text back to its place.",
    "step_9": "A cell that you leave empty changes nothing. Nothing is ever deleted.",
    "step_10": "Save the file under its name, in the form in which you got it, and send it back. Each text with its row "
    "number as it is printed is in the file context.html.",
}
"""Group `exchange` of the interface, as it is where the content is older than this tool."""

STEPS = tuple(f"step_{number}" for number in range(1, 11))
COLUMNS = ("row", "key", "where", "notes", "source", "previous", "translation", "question", "state")
"""The columns that a translator sees, in their order."""


def exchange_words(protocol: Protocol, language: Language) -> dict[str, str]:
    """Every word of an exchange file in a language; what is not translated, or was before its English changed, in English."""
    found: dict[str, str] = {}
    for name, built_in in ENGLISH.items():
        source = protocol.interface.exchange.get(name, built_in)
        made = _translated(protocol, language, name, source)
        found[name] = Words(fill(made, {"language": language.name}), lang=made.lang)
    return found


def _translated(protocol: Protocol, language: Language, name: str, source: str) -> Words:
    if language.pseudo:
        return Words(pseudo(language.tag, source), lang=language.tag)
    for tag in language.chain:
        entry = protocol.catalogs.get(tag, {}).get(f"interface/exchange/{name}")
        if entry is not None and entry.text and entry.source == source and not entry.needs_check:
            return Words(entry.text, lang=tag)
    return Words(source)
