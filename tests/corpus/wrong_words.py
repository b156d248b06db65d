"""Errors of translators that lie in the words: denial, time, numbers, terms, forms of address."""

from collections.abc import Callable, Mapping
from functools import cache

import yaml

from tests.corpus.sound import FOLDER, Die, catalog_of, translations_of, usable_of

Edits = dict[str, str | None]
"""Key -> the translation as the mistake leaves it; None takes the entry out, a new key adds one."""
Rule = Callable[[str, Die], Edits]
TWINS = (("ow01", "ow02"), ("ow03", "ow04"))
"""Items that say the opposite of each other, the plain one first."""
WEEK = "instrument/our-week/sections/week/items"
KINDS = ("instrument", "scenario", "protocol", "interface", "tool")


@cache
def table() -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    """Class -> language -> rows of key, what stands there, what was written."""
    found = yaml.load((FOLDER / "wrong.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # every scalar is a text
    return {
        name: {tag: [(whole(key), old, new) for key, old, new in rows] for tag, rows in languages.items()}
        for name, languages in found.items()
    }


def whole(key: str) -> str:
    """A key with its kind; the table leaves out that of instruments."""
    return key if key.partition("/")[0] in KINDS else f"instrument/{key}"


def replaced(tag: str, key: str, old: str, new: str) -> str:
    """The translation with one passage exchanged, or with something at its end; the passage must be there once."""
    text = translations_of(tag)[key]
    if not old:
        return text + new
    assert text.count(old) == 1, (tag, key, old)
    return text.replace(old, new)


def _from_table(name: str) -> Rule:
    def rule(tag: str, die: Die) -> Edits:
        key, old, new = die.turn(table()[name][tag])
        return {key: replaced(tag, key, old, new)}

    return rule


def twin_equal(tag: str, die: Die) -> Edits:
    """An item is given the translation of the one that says the opposite, as guessing programs do."""
    pair = die.pick(TWINS)
    to = die.below(2)
    return {f"{WEEK}/{pair[to]}/text": translations_of(tag)[f"{WEEK}/{pair[1 - to]}/text"]}


def untranslated(tag: str, die: Die) -> Edits:
    """The English was copied over."""
    sources = {key: entry.source for key, entry in catalog_of(tag).by_context().items() if key in usable_of(tag)}
    key = die.pick([key for key, source in sources.items() if len(source.split()) > 4 and "{" not in source])
    return {key: sources[key]}


RULES: Mapping[str, Rule] = {
    **{
        name: _from_table(name)
        for name in (
            "negation-lost",
            "negation-doubled",
            "negation-doubled-concord",
            "negation-added",
            "time-frame-changed",
            "time-frame-lost",
            "number-changed",
            "digits-changed",
            "term-missing",
            "term-banned",
            "anchor-set",
            "address-mixed",
            "end-punctuation",
            "too-long",
            "leftover",
        )
    },
    "twin-equal": twin_equal,
    "untranslated": untranslated,
}
