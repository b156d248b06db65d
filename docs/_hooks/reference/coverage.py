"""What the training covers: markers, strategies and levels by scenario and approach, and competencies by what serves them."""

from collections.abc import Iterable, Iterator

from reference.catalogs import content
from reference.markdown import escaped, table
from toolkit.model.content import Protocol
from toolkit.model.scenario import Scenario
from toolkit.resolve.coverage import by_competency, by_marker, by_strategy, played, training

INTRO = """# What the training covers

!!! warning "For facilitators and authors"
    This page says which scenario is about what. Whoever is going to play the therapist in one of them should not read it.

It is made from the content itself. Scenarios for assessment are left out, here and on every other page. Difficulty (1 to 3)
was judged by the authors and has not been measured, and nobody claims that a scenario is equally hard in two approaches.
No scenario has been reviewed clinically yet.
"""
NO_HOLE = "Nothing is missing.\n"


def page() -> str:
    """The page as Markdown."""
    protocol = content()
    parts = [
        INTRO,
        "## Markers { #markers }\n",
        _markers(protocol),
        _holes(f"No scenario is carried by `{code}`." for code, rows in by_marker(protocol).items() if not rows),
        "## Strategies { #strategies }\n",
        _strategies(protocol),
        _holes(f"No answer uses `{code}`." for code, rows in by_strategy(protocol).items() if not rows),
        "## Scenarios in each approach { #approaches }\n",
        (
            "*Own words*: a variant words the task as this approach has it. *As written*: the shared wording is played. "
            "Codes, steps and the observer's sheet are the same in all of them.\n"
        ),
        _approaches(protocol),
        _reasons(protocol),
        "## Levels { #levels }\n",
        _levels(protocol),
        "## Competencies { #competencies }\n",
        "What teaches, practises and measures each of the aims.\n",
        _competencies(protocol),
        _holes(_lacking(protocol)),
    ]
    return "\n".join(parts)


def _holes(said: Iterable[str]) -> str:
    found = list(said)
    return "".join(f"- **Hole.** {line}\n" for line in found) if found else NO_HOLE


def _coded(scenarios: Iterable[Scenario]) -> str:
    return ", ".join(f"`{one.code}` ({one.difficulty})" for one in scenarios) or "none"


def _markers(protocol: Protocol) -> str:
    also = {code: [one for one in training(protocol) if code in one.markers.also] for code in protocol.taxonomy.markers}
    rows = (
        (f"`{code}` {escaped(protocol.taxonomy.markers[code].name)}", _coded(rows), _coded(also[code]))
        for code, rows in by_marker(protocol).items()
    )
    return table(("Marker", "Carries (level)", "Colours (level)"), rows)


def _strategies(protocol: Protocol) -> str:
    rows = (
        (f"`{code}` {escaped(protocol.taxonomy.strategies[code].name)}", _coded(rows))
        for code, rows in by_strategy(protocol).items()
    )
    return table(("Strategy", "In an acceptable answer of (level)"), rows)


WORDS = {"variant": "own words", "common": "as written", "none": "not played"}


def _approaches(protocol: Protocol) -> str:
    names = tuple(protocol.modalities)
    head = ("Scenario", "Marker", "Level", *(escaped(protocol.modalities[name].name) for name in names))
    rows = (
        (
            f"`{one.code}`",
            f"`{one.markers.main}`" if one.markers.main else "no rupture",
            str(one.difficulty),
            *(WORDS[played(protocol, name, one.id).how] for name in names),
        )
        for one in training(protocol)
    )
    return table(head, rows)


def _reasons(protocol: Protocol) -> str:
    """Every hole of an approach with its reason, as its author gave it."""
    lines = [
        f"- `{one.code}` in {escaped(modality.name)}: {escaped(played(protocol, name, one.id).reason)}\n"
        for name, modality in protocol.modalities.items()
        for one in training(protocol)
        if played(protocol, name, one.id).how == "none"
    ]
    return (
        "Where a scenario is not played, and why:\n\n" + "".join(lines)
        if lines
        else "Every approach plays every scenario.\n"
    )


KINDS = ("withdrawal", "confrontation", "mixed", "none")


def _levels(protocol: Protocol) -> str:
    rows = training(protocol)
    cells = ((kind, *(_coded_at(rows, kind, level) for level in (1, 2, 3))) for kind in KINDS)
    return table(("Rupture", "Level 1", "Level 2", "Level 3"), cells)


def _coded_at(rows: Iterable[Scenario], kind: str, level: int) -> str:
    return ", ".join(f"`{one.code}`" for one in rows if one.rupture == kind and one.difficulty == level) or "–"


def _competencies(protocol: Protocol) -> str:
    titles = {name: escaped(module.title) for name, module in protocol.modules.items()}
    rows = []
    for name, served in by_competency(protocol).items():
        measured = "; ".join(
            f"{one}: {', '.join(f'`{code}`' for code in codes)}" for one, codes in served.measure.items()
        )
        named = protocol.taxonomy.competencies[name]
        rows.append(
            (
                f"**{escaped(named.name)}**. {escaped(named.definition)}",
                ", ".join(titles[module] for module in served.teaching) or "nothing",
                ", ".join(f"`{code}`" for code in served.practice) or "nothing",
                measured or "nothing",
            )
        )
    return table(("Competency", "Taught in", "Practised in", "Measured by"), rows)


def _lacking(protocol: Protocol) -> Iterator[str]:
    for name, served in by_competency(protocol).items():
        yield from (f"*{name}* has no {what}." for what in served.lacking)
