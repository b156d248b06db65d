"""Sixty damaged catalog files, made by rule from sound ones, and what a reader of each should say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tests.corpus import broken_bytes, broken_lines
from tests.corpus.broken_lines import Hurt, Rule
from tests.corpus.sound import TAGS, Die, held_out_of, translations_of

Seen = Literal["reader", "content", "nobody"]
"""Who can see it: whoever reads the file; only who also knows the content; nobody, for all entries are whole."""
COUNT = 60

RULES: Mapping[str, Rule] = {**broken_lines.RULES, **broken_bytes.RULES}
SEEN_WITH_CONTENT = ("swapped",)
HARMLESS = ("line-ends", "bom-start", "tabs")
REFUSABLE = ("wrong-charset", "cut-character", "nul")
"""Classes after which a reader may refuse the whole file, if it names the line."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged file.

    `first` and `last` are the lines of `data`, from 1, within which a finding has to point. `sound` are the keys whose
    translations must come through as they were; where `refusable`, a reader may instead give nothing but the finding.
    """

    name: str
    seed: int
    tag: str
    data: bytes
    first: int
    last: int
    sound: tuple[str, ...]
    seen: Seen
    refusable: bool
    held_out: bool

    @property
    def label(self) -> str:
        return f"{self.name}-{self.seed}-{self.tag}"


def made(name: str, seed: int, tag: str, held_out: bool = False) -> Damage:
    """One case; any seed and language may be asked for, beyond the sixty."""
    hurt: Hurt = RULES[name](tag, Die(f"damage:{name}", seed, tag))
    sound = tuple(key for key in translations_of(tag) if key not in hurt.keys)
    seen: Seen = "nobody" if name in HARMLESS else "content" if name in SEEN_WITH_CONTENT else "reader"
    return Damage(name, seed, tag, hurt.data, hurt.first, hurt.last, sound, seen, name in REFUSABLE, held_out)


def cases() -> tuple[Damage, ...]:
    """The sixty, class by class in turn, each turn in the next language."""
    names = list(RULES)
    chosen = [(names[number % len(names)], number // len(names)) for number in range(COUNT)]
    apart = held_out_of(chosen)
    return tuple(
        made(name, seed, TAGS[(names.index(name) + seed) % len(TAGS)], (name, seed) in apart) for name, seed in chosen
    )
