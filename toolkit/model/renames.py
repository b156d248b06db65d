"""`renames.yaml`: what texts were once called, so that translations, signatures and a site's changes find them again."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from toolkit.model.site import Line
from toolkit.model.text import Model


class Renames(Model):
    """Old key, or the beginning of old keys -> what it is called today. Never through a third name."""

    schema_: Literal[1] = Field(1, alias="schema", description="Version of this file's form.")
    renames: dict[Line, Line] = Field({}, description="Old key or beginning of keys -> the new one.")

    @cached_property
    def _lower(self) -> dict[str, str]:
        return {old.lower(): new.lower() for old, new in self.renames.items()}

    @cached_property
    def _before(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for old, new in self._lower.items():
            found[new] = (*found.get(new, ()), old)
        return found

    @cached_property
    def generations(self) -> int:
        """How many older names a text can have had."""
        return max(map(len, self._before.values()), default=0)

    def current(self, key: str) -> str:
        """What a key is called today; another wording of a text (`~f`) goes with it."""
        if not self.renames:
            return key
        old = longest(key.lower(), self._lower)
        return key if old is None else self._lower[old] + key[len(old) :]

    def before(self, key: str, generation: int) -> str:
        """What a key of today was once called: by the first, second ... of its older names; itself where it has none."""
        new = longest(key, self._before)
        if new is None or generation >= len(self._before[new]):
            return key
        return self._before[new][generation] + key[len(new) :]

    def part_current(self, name: str) -> str:
        """What an entry of `review.yaml` is about today: `<instrument>/<scale or section>`, or the beginning of keys."""
        found = self.current(name)
        if found != name or "/" not in name:
            return found
        instrument, _, part = name.partition("/")
        for group in ("scales", "sections"):
            today = self.current(f"instrument/{instrument}/{group}/{part}").split("/")
            if len(today) == 4 and (today[1], today[3]) != (instrument, part):
                return f"{today[1]}/{today[3]}"
        return name


def longest(key: str, known: dict[str, str] | dict[str, tuple[str, ...]]) -> str | None:
    """The longest beginning of a key, up to a `/` or a `~` or its end, that is known."""
    if key in known:
        return key
    for at in range(len(key) - 1, 0, -1):
        if key[at] in "/~" and key[:at] in known:
            return key[:at]
    return None
