"""Words that know where they come from; they need no models, so that what only speaks loads none."""

from typing import Any


class Words(str):
    """A text as it will be shown: its message key, the language it is really in, and the state of that translation.

    `state` is source, approved, draft, needs_check or fallback. An exporter that only wants the text uses it as a str.
    """

    __slots__ = ("key", "lang", "state")
    key: str
    lang: str
    state: str

    def __new__(cls, text: str, key: str = "", lang: str = "en", state: str = "source") -> "Words":
        made = super().__new__(cls, text)
        made.key = key
        made.lang = lang
        made.state = state
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return (Words, (str(self), self.key, self.lang, self.state))
