"""A scenario for assessment as documents: for the trainee at the door, the actor and the assessor, and for nobody else."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.document.tree import Document, Facts, Inline, Item, Note, Paragraph, Strong
from toolkit.model.scenario import Scenario
from toolkit.packs.scenario import actor_page, facilitator_page, therapist_page
from toolkit.packs.words import Blocks, filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def assessor_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The whole scenario, with what keeps it fit for assessment: who may see it, its twin, and which is played when."""
    page = facilitator_page(site, view, scenario)
    meta = replace(page.meta, audience=view.interface.pack["audience_assessor"])
    return replace(page, blocks=(*_kept_apart(view, scenario), *page.blocks), meta=meta)


def _kept_apart(view: View, scenario: Scenario) -> Blocks:
    pack, assessment = view.interface.pack, view.release.assessment
    lines: list[Paragraph] = [Paragraph(Strong(pack["assessment_only"]))]
    lines += [Paragraph(assessment.release_rule)] if assessment else []
    return (Note("warning", tuple(lines), pack["use_assessment"]), *_twin(view, scenario))


def _twin(view: View, scenario: Scenario) -> Blocks:
    """The scenario that is meant to be like it, how far that was shown, and who plays which one first."""
    twin = view.protocol.scenarios.get(scenario.parallel.with_) if scenario.parallel else None
    if twin is None or scenario.parallel is None:
        return ()
    pack, assessment = view.interface.pack, view.release.assessment
    shown: Inline = pack[f"parallel_{scenario.parallel.equating}"]
    if scenario.parallel.equating == "none" and assessment is not None:
        shown = (assessment.untested, " · ", shown)
    first, second = sorted((scenario.code, twin.code))
    pairs: tuple[tuple[Inline, Item], ...] = (
        (filled(pack["parallel"], scenario=twin.code), shown),
        (pack["assessment_order"], filled(pack["assessment_order_how"], first=first, second=second)),
    )
    return (Facts(pairs),)


ASSESSMENT_PAGES: Mapping[str, Callable[[ResolvedSite, View, Scenario], Document]] = {
    "door": therapist_page,
    "actor": actor_page,
    "assessor": assessor_page,
}
"""Role -> its page; also the names of the files below `assessment/<code>/`."""

ASSESSMENT_AUDIENCES: Mapping[str, str] = {"door": "trainee", "actor": "actor", "assessor": "facilitator"}
"""Role -> the audience its page is written for."""
