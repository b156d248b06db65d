"""The texts of a web form: each once, numbered, in every language, with what must be said about its translation."""

from collections import Counter
from collections.abc import Callable

from toolkit.model.text import Words
from toolkit.resolve.forms import FormInLanguage, ResolvedForm
from toolkit.resolve.language import SOURCE, language_of

Pick = Callable[[FormInLanguage], str | None]
"""Takes one text out of a form in a language."""

Entry = str | list[str]
"""A text that needs no remark, or [text, language, direction, state]."""

REMARKED = ("draft", "needs_check", "fallback")
"""States that respondents are told of."""


class Texts:
    """Numbers the texts of a form in the order in which they are asked for; texts of one key share a number."""

    def __init__(self, form: ResolvedForm) -> None:
        self._languages = form.languages
        self._directions = {each.language.tag: each.language.direction for each in form.languages} | {SOURCE: "ltr"}
        self._numbers: dict[str, int] = {}
        self._texts: list[tuple[str, ...]] = []

    def number(self, pick: Pick) -> int | None:
        """The number of a text; None where the form has no such text."""
        texts = [pick(each) for each in self._languages]
        found = tuple(text for text in texts if text is not None)
        if len(found) != len(texts):
            return None
        key = getattr(found[0], "key", "") or f"={found[0]}"
        if key not in self._numbers:
            self._numbers[key] = len(self._texts)
            self._texts.append(found)
        return self._numbers[key]

    def entries(self, place: int) -> list[Entry]:
        """All numbered texts in the language at this place of the form."""
        tag = self._languages[place].language.tag
        return [self.entry(row[place], tag) for row in self._texts]

    def entry(self, text: str, tag: str) -> Entry:
        lang = text.lang if isinstance(text, Words) else tag
        state = text.state if isinstance(text, Words) and text.state in REMARKED else ""
        return [str(text), lang, self._direction(lang), state] if state or lang != tag else str(text)

    def _direction(self, tag: str) -> str:
        if tag not in self._directions:
            self._directions[tag] = language_of(tag, {}).direction
        return self._directions[tag]

    def remark(self, place: int) -> str:
        """The word that tells of machine drafts on every page of a language: of all its texts, of some, or none."""
        states = Counter(entry[3] for entry in self.entries(place) if not isinstance(entry, str))
        if not states["draft"]:
            return ""
        return "unreviewed" if 2 * states["draft"] > len(self._texts) else "unreviewed_part"
