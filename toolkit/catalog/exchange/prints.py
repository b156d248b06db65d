"""What a site prints: which texts its forms, packs and pages show, by their keys."""

from collections.abc import Callable

from toolkit.model.content import Protocol
from toolkit.resolve.papers import circumstances, papers_of
from toolkit.resolve.site import ResolvedSite

_SIGNED_BY = ("trainee", "client", "actor", "supervisor", "rater")
"""Readers of documents that are needed before anybody is recruited."""
_WHOLE = ("taxonomy", "coding", "interface")


def early_of(protocol: Protocol) -> Callable[[str], bool]:
    """Tells which texts are needed before anybody is recruited: the forms, and what people read who take part."""
    papers = tuple(f"document/{one.id}/" for one in protocol.papers.values() if one.reader in _SIGNED_BY)
    starts = ("interface/survey/", "instrument/", "protocol/forms/", "protocol/missing/", *papers)
    return lambda key: key.startswith(starts)


def printed_by(site: ResolvedSite) -> Callable[[str], bool]:
    """Tells whether a text stands anywhere in what this site makes."""
    starts = tuple(f"{part}/" for part in _parts(site))
    unshown = tuple(f"{part}/" for part in _unshown(site))
    replaced = _replaced(site)

    def printed(key: str) -> bool:
        base = key.partition("~")[0]
        return base.startswith(starts) and not base.startswith(unshown) and base not in replaced

    return printed


def _parts(site: ResolvedSite) -> list[str]:
    """The parts that the site has, as beginnings of keys."""
    scenarios = [one.id for one in (*site.scenarios, *site.assessment)]
    found = ["protocol", *_WHOLE]
    found += [f"instrument/{one.id}" for form in site.forms for one in form.instruments]
    found += [f"adapter/{one.id}" for one in site.site.adapters]
    found += [f"scenario/{name}" for name in scenarios]
    found += [f"module/{one.id}" for one in site.modules]
    found += [f"document/{one.id}" for one in papers_of(site)]
    for modality in site.modalities:
        found.append(f"modality/{modality}")
    return list(dict.fromkeys(found))


def _unshown(site: ResolvedSite) -> list[str]:
    """Beginnings of keys inside those parts that no page of this site shows."""
    used = {form.id for form in site.forms}
    found = ["interface/exchange"]
    found += [f"protocol/forms/{form.id}" for form in site.protocol.release.forms if form.id not in used]
    here = circumstances(site)
    for paper in papers_of(site):
        named = (("parts", paper.parts), ("statements", paper.statements), ("burdens", paper.burdens))
        for group, members in named:
            found += [
                f"document/{paper.id}/{group}/{one.id}"
                for one in members
                if one.only_if is not None and one.only_if not in here
            ]
    played = {one.id for one in (*site.scenarios, *site.assessment)}
    for modality in site.modalities:
        others = [name for name in site.protocol.scenarios if name not in played]
        found += [f"modality/{modality}/scenario/{name}" for name in others]
    return found


def _replaced(site: ResolvedSite) -> set[str]:
    """Keys of the shared texts that every approach of this site says in other words."""
    each = [{base for base, one in site.sources(name).items() if one.key != base} for name in site.modalities]
    return set.intersection(*each) if each else set()
