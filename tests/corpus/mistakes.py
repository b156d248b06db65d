"""Sixty catalogs with one error of translation each, made by rule from sound ones, and what was there before."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.corpus import wrong_marks, wrong_scales, wrong_words
from tests.corpus.sound import TAGS, Die, catalog_of, held_out_of
from tests.corpus.wrong_words import Edits, Rule
from toolkit.store.po import Catalog, Entry, render_po

COUNT = 60
RULES: Mapping[str, Rule] = {**wrong_words.RULES, **wrong_scales.RULES, **wrong_marks.RULES}
ONLY: Mapping[str, tuple[str, ...]] = {
    "negation-doubled": ("ja", "ar", "de"),
    "negation-doubled-concord": ("es-419",),
    "digits-changed": ("ar", "ja"),
    "isolate-missing": ("ar",),
}
"""Classes that not every language has."""


@dataclass(frozen=True, slots=True)
class Change:
    """One message that the mistake touched; `before` is None for an entry that was added, `after` for one that was taken out."""

    key: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A catalog that every program can read, with one error of a translator in it."""

    name: str
    seed: int
    tag: str
    text: str
    changed: tuple[Change, ...]
    held_out: bool

    @property
    def label(self) -> str:
        return f"{self.name}-{self.seed}-{self.tag}"


def made(name: str, seed: int, tag: str, held_out: bool = False) -> Mistake:
    """One case; any seed may be asked for, beyond the sixty, in each language that has the class."""
    sound = catalog_of(tag)
    edits = RULES[name](tag, Die(f"mistake:{name}", seed, tag))
    before = {key: entry.translation for key, entry in sound.by_context().items()}
    changed = tuple(Change(key, before.get(key), after) for key, after in edits.items())
    return Mistake(name, seed, tag, render_po(edited(sound, edits)), changed, held_out)


def edited(sound: Catalog, edits: Edits) -> Catalog:
    """The catalog with other translations; a key that it lacks is added after the one that sorts before it."""
    entries: list[Entry] = []
    for entry in sound.entries:
        key = entry.context or ""
        if entry.obsolete or key not in edits:
            entries.append(entry)
        elif (after := edits[key]) is not None:
            entries.append(entry._replace(translation=after))
        entries += [_added(entry, new, edits[new] or "") for new in edits if wrong_scales.added_after(new, key)]
    return Catalog(dict(sound.header), entries, sound.file)


def _added(entry: Entry, key: str, translation: str) -> Entry:
    return entry._replace(context=key, translation=translation, extracted=())


def tags_of(name: str) -> tuple[str, ...]:
    """The languages that a class can be made in."""
    return ONLY.get(name, TAGS)


def cases() -> tuple[Mistake, ...]:
    """The sixty, class by class in turn, each turn in the next language."""
    names = list(RULES)
    chosen = [(names[number % len(names)], number // len(names)) for number in range(COUNT)]
    apart = held_out_of(chosen)
    found = []
    for name, seed in chosen:
        tags = tags_of(name)
        found.append(made(name, seed, tags[(names.index(name) + seed) % len(tags)], (name, seed) in apart))
    return tuple(found)
