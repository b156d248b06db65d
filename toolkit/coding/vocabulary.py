"""What coders choose from: the codes of the vocabulary and of the manual in one language, in groups, in the order of the content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model.coding import CodingManual
from toolkit.model.taxonomy import Taxonomy
from toolkit.model.text import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. The code is the same in every language; `name` and `about` are words of one. `parent` is never coded itself."""

    code: str
    name: str
    about: str
    parent: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that stand together: on a tier of their own, or under a heading."""

    id: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def coded(self) -> tuple[Entry, ...]:
        """Those that are given as a code."""
        return tuple(entry for entry in self.entries if not entry.parent)


def shown(text: str) -> str:
    """A text as these programs show it, which mark nothing themselves: English that stands in says so."""
    return f"[en] {text}" if isinstance(text, Words) and text.state == "fallback" else str(text)


def marker_groups(taxonomy: Taxonomy, words: Mapping[str, str]) -> tuple[Group, ...]:
    """The client's markers, the therapist's, and the strategies; `words` are the interface words of packs."""
    client = tuple(
        Entry(code, shown(one.name), f"{shown(one.definition)} {shown(one.not_this)}")
        for code, one in taxonomy.markers.items()
    )
    therapist = tuple(
        Entry(code, shown(one.name), f"{shown(one.definition)} {shown(one.not_this)}")
        for code, one in taxonomy.therapist_markers.items()
    )
    groups = (
        Group("client", words["coding_client"], client),
        Group("therapist", words["coding_therapist"], therapist),
        Group("strategy", words["coding_strategy"], tuple(_strategies(taxonomy))),
    )
    return tuple(group for group in groups if group.entries)


def _strategies(taxonomy: Taxonomy) -> Iterator[Entry]:
    """Strategies, those that explore below the one that is a parent and not coded."""
    parents = [code for code, one in taxonomy.strategies.items() if not one.coded]
    for code, one in taxonomy.strategies.items():
        below = parents[0] if parents and one.coded and one.type == "exploratory" else ""
        yield Entry(code, shown(one.name), shown(one.definition), not one.coded, below)


def answer_groups(manual: CodingManual, words: Mapping[str, str]) -> tuple[Group, ...]:
    """The codes for open answers, by what they are about."""
    names = dict.fromkeys(one.group for one in manual.codes.values())
    return tuple(
        Group(
            name,
            words[f"coding_{name}"],
            tuple(
                Entry(code, shown(one.name), _rules(one.definition, one.include, one.exclude, words))
                for code, one in manual.codes.items()
                if one.group == name
            ),
        )
        for name in names
    )


def _rules(definition: str, include: Mapping[str, str], exclude: Mapping[str, str], words: Mapping[str, str]) -> str:
    """A definition with what is in and what is out, as one text that any program shows."""
    return "\n".join(
        (
            shown(definition),
            f"{words['coding_include']}: {' '.join(map(shown, include.values()))}",
            f"{words['coding_exclude']}: {' '.join(map(shown, exclude.values()))}",
        )
    )
