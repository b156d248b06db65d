"""The published instruments that are described: what is known of each, what is not, and whom to ask."""

from collections.abc import Iterable

from reference.catalogs import content
from reference.markdown import prose, table
from toolkit.model.adapter import Adapter, Fact
from toolkit.model.content import Protocol

FACTS: dict[Fact, str] = {
    "item_count": "how many items it has",
    "scale": "how the items are answered",
    "items": "which item belongs to which part, and which are reversed",
    "scoring": "how it is scored",
    "time_frame": "the time that its items are about",
    "rights": "whose it is",
    "cautions": "what to mind",
}

INTRO = """# Published instruments

These instruments belong to others. The toolkit describes them and ships none of their text: no item, no answer, no
instruction. A site that has a permission puts the text in, as [Use a published instrument](../how-to/published-instrument.md)
tells. What was found in no source is *unknown* and was not guessed: the holder's own form is what counts.

What is said about rights is what was found on the day named, and no legal advice.
"""


def page() -> str:
    protocol = content()
    head = ("instrument", "version", "items", "answers", "whose")
    rows = [_row(adapter) for adapter in protocol.adapters.values()]
    return "\n".join([INTRO, table(head, rows), *(_section(protocol, one) for one in protocol.adapters.values())])


def _row(adapter: Adapter) -> tuple[str, ...]:
    name = f"[{prose(adapter.acronym)}](#{adapter.id})"
    return (name, prose(adapter.version), str(adapter.item_count), _answers(adapter), prose(adapter.rights.holder))


def _answers(adapter: Adapter) -> str:
    scale = adapter.scale
    if scale.kind == "line":
        return "a mark on a line"
    ends = "" if scale.range == "unknown" else f", {scale.range[0]} to {scale.range[1]}"
    return f"{scale.points}{ends}"


def _section(protocol: Protocol, adapter: Adapter) -> str:
    reference = adapter.reference
    doi = f" [doi:{reference.doi}](https://doi.org/{reference.doi})" if reference.doi else ""
    pmid = f" PMID {reference.pmid}." if reference.pmid else ""
    lines = [
        f"## {prose(adapter.name)} ({prose(adapter.acronym)}) {{ #{adapter.id} }}\n",
        f"{prose(adapter.measures)}\n",
        f'- **In `site.yaml`:** `id: {adapter.id}`, `version: "{adapter.version}"`',
        f"- **Answered by:** {', '.join(adapter.respondents)}, about {adapter.about}",
        f"- **Publication:** {prose(reference.citation)}{doi}{pmid}",
        f"- **Whom to ask:** {prose(adapter.rights.ask)}",
        f"- **Terms, as found on {adapter.rights.checked.isoformat()}:** {prose(adapter.rights.terms)}",
        f"- **Not known, or not wholly:** {_listed(adapter.open_facts)}",
        *([f"- **Only recalled:** {prose(adapter.recalled)}"] if adapter.recalled else []),
        "",
        *_cautions(adapter),
        f"Found in: {_works(protocol, adapter)}\n",
    ]
    return "\n".join(lines)


def _listed(facts: Iterable[Fact]) -> str:
    return "; ".join(FACTS[fact] for fact in facts) or "nothing of what is described here"


def _cautions(adapter: Adapter) -> list[str]:
    if not adapter.cautions:
        return []
    return ['!!! warning "Mind this"\n', *(f"    - {prose(text)}" for text in adapter.cautions.values()), ""]


def _works(protocol: Protocol, adapter: Adapter) -> str:
    works = protocol.release.works
    return (
        "; ".join(f"{prose(works[code].what.rstrip('.'))} ({prose(works[code].at)})" for code in adapter.sources) + "."
    )
