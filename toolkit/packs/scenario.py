"""A scenario as four documents: for the therapist, the actor, the observer and the facilitator, each with what that person needs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.document.tree import (
    Block,
    Document,
    Facts,
    FieldLine,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Strong,
)
from toolkit.model.scenario import ModelResponse, Scenario
from toolkit.packs.care import stopping
from toolkit.packs.observation import moment, sheet, signs
from toolkit.packs.script import endings, person, portrayal, script
from toolkit.packs.words import Blocks, coded, document, filled, listed
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def pack_folder(site: ResolvedSite, modality: str) -> str:
    """Where the scenario packs of an approach lie below those of a language: a cohort's own stands in a folder of its name."""
    return "" if modality == site.site.modality else f"{modality}/"


def folder_of(site: ResolvedSite, modality: str, scenario: Scenario) -> str:
    """Where a scenario's papers lie below those of a language: those for assessment stand apart."""
    before = pack_folder(site, modality) if scenario.use == "training" else ASSESSMENT
    return f"{before}{scenario.code}"


ASSESSMENT = "assessment/"
ASSESSMENT_FILES = {"therapist": "door", "actor": "actor", "observer": "observer", "facilitator": "assessor"}
"""Role -> the name of its file where a scenario is for assessment."""


def therapist_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """All that the person in the therapist's chair sees before the play: nothing on marker, aim or difficulty."""
    pack = view.interface.pack
    blocks: Blocks = (
        Paragraph(Strong(pack["only_this_page"])),
        Heading(2, pack["door_note"], "door"),
        Paragraph(scenario.learner.door_note),
        Heading(2, pack["task"], "task"),
        Paragraph(scenario.learner.task),
        Paragraph(_minutes(view, scenario)),
        *stopping(site, view, scenario),
    )
    return _page(site, view, scenario, scenario.learner.title, blocks, "therapist")


def actor_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The client's role: the person, how to play it, the script with its turns, and the way out of the role."""
    pack = view.interface.pack
    blocks: Blocks = (
        Paragraph(Strong(pack["do_not_show"])),
        *person(view, scenario, pack["client_role"]),
        *portrayal(view, scenario),
        *script(view, scenario),
        *endings(view, scenario),
        Heading(2, pack["de_role"], "de-role"),
        Paragraph((pack["de_role_how"], " ", pack["no_real_people"])),
        *stopping(site, view, scenario),
    )
    return _page(site, view, scenario, _neutral(view, scenario), blocks, "actor")


def observer_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The observer's sheet, to be written on during the play and the video."""
    pack = view.interface.pack
    blocks: Blocks = (
        Paragraph((Strong(pack["do_not_show"]), " ", pack["observer_how"])),
        Heading(2, pack["observer_sheet"], "sheet"),
        *sheet(view, scenario),
        FieldLine(pack["watch_for_request"], "line"),
        FieldLine(pack["observer_notes"], "box", lines=9),
        *moment(view),
        *stopping(site, view, scenario),
    )
    return _page(site, view, scenario, _neutral(view, scenario), blocks, "observer")


def facilitator_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The whole scenario: purpose, what lies behind it, role and script, acceptable answers, observation, video and debrief."""
    pack = view.interface.pack
    blocks: Blocks = (
        *_reviewed(view, scenario),
        Facts(_purpose(view, scenario)),
        Heading(2, pack["for_therapist"], "therapist"),
        Facts(((pack["door_note"], scenario.learner.door_note), (pack["task"], scenario.learner.task))),
        *person(view, scenario, pack["for_client"]),
        *portrayal(view, scenario),
        *script(view, scenario),
        *endings(view, scenario),
        *_answers(view, scenario),
        *_hook(view, scenario),
        *signs(view, scenario),
        *_video(site, view, scenario),
        *_debrief(view, scenario),
        *_safety(site, view, scenario),
        *_local(view, scenario),
    )
    return _page(site, view, scenario, (scenario.facilitator.title, " · ", scenario.code), blocks, "facilitator")


PAGES: Mapping[str, Callable[[ResolvedSite, View, Scenario], Document]] = {
    "therapist": therapist_page,
    "actor": actor_page,
    "observer": observer_page,
    "facilitator": facilitator_page,
}
"""Role -> its page; also the names of the files."""

AUDIENCES: Mapping[str, str] = {
    "therapist": "trainee",
    "actor": "actor",
    "observer": "observer",
    "facilitator": "facilitator",
}
"""Role -> the audience its page is written for."""


def _page(site: ResolvedSite, view: View, scenario: Scenario, title: Inline, blocks: Blocks, role: str) -> Document:
    name = ASSESSMENT_FILES[role] if scenario.use == "assessment" else role
    path = f"{folder_of(site, view.modality_id, scenario)}/{name}.html"
    page = document(site, view, title, blocks, path, AUDIENCES[role], dense=role != "therapist")
    if scenario.review.clinical is not None or role == "facilitator":  # the facilitator's page says it at its top
        return page
    told = (*page.meta.footer[:-1], (page.meta.footer[-1], " · ", view.interface.pack["not_reviewed_clinically"]))
    return replace(page, meta=replace(page.meta, footer=told))


def _neutral(view: View, scenario: Scenario) -> Inline:
    """A title that gives nothing away: it stands on papers that lie about in the room."""
    return (filled(view.interface.pack["scenario_code"], code=scenario.code), " · ", scenario.learner.title)


def _minutes(view: View, scenario: Scenario) -> str:
    times = scenario.minutes
    return filled(view.interface.pack["minutes_split"], brief=times.brief, play=times.play, debrief=times.debrief)


def _reviewed(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    if scenario.review.clinical is None:
        return (Note("warning", (Paragraph(pack["not_reviewed_note"]),), pack["not_reviewed_clinically"]),)
    done = scenario.review.clinical
    said = filled(pack["review_by"], role=done.role, date=done.on.isoformat(), verdict=done.verdict)
    return (Facts(((pack["review_clinical"], said),)),)


def _purpose(view: View, scenario: Scenario) -> tuple[tuple[Inline, Item], ...]:
    pack, competencies = view.interface.pack, view.taxonomy.competencies
    pairs: list[tuple[Inline, Item]] = [
        (pack["purpose"], scenario.facilitator.purpose),
        (pack["hidden"], scenario.facilitator.hidden),
        (pack["rupture"], pack[f"rupture_{scenario.rupture}"]),
        *_markers(view, scenario),
        *([(pack["erred"], pack["erred_note"])] if scenario.erred else []),
        (pack["competencies"], listed([competencies[name].name for name in scenario.competencies])),
        (pack["difficulty"], (pack[f"difficulty_{scenario.difficulty}"], " · ", pack["difficulty_note"])),
        (pack["minutes"], _minutes(view, scenario)),
    ]
    task = view.trigger_task(scenario.id)
    pairs += [(pack["trigger_task"], task)] if task else []
    return (*pairs, (pack["basis"], (pack[f"basis_{scenario.basis}"], *_sources(view, scenario))))


def _sources(view: View, scenario: Scenario) -> tuple[Inline, ...]:
    return (" · ", view.interface.pack["sources"], " ", ", ".join(scenario.sources)) if scenario.sources else ()


def _markers(view: View, scenario: Scenario) -> list[tuple[Inline, Item]]:
    pack, names, found = view.interface.pack, view.taxonomy.markers, scenario.markers
    pairs: list[tuple[Inline, Item]] = []
    if found.main:
        pairs.append((pack["main_marker"], coded(names[found.main].name, found.main)))
    if found.also:
        pairs.append((pack["also_markers"], listed([coded(names[code].name, code) for code in found.also])))
    if scenario.theme:
        pairs.append((pack["theme"], view.taxonomy.themes[scenario.theme].name))
    return pairs


def _answers(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    models = tuple(
        (filled(pack["model_answer"], number=number), _model(view, model))
        for number, model in enumerate(scenario.models, 1)
    )
    blocks: Blocks = (
        Heading(2, pack["models"], "models"),
        Paragraph((pack["models_hidden"], " ", pack["models_note"])),
        Facts(models),
    )
    if not scenario.misses:
        return blocks
    misses = tuple((Strong(miss.says), " · ", miss.why) for miss in scenario.misses)
    return (*blocks, Heading(3, pack["misses"], "misses"), ListBlock(misses))


def _model(view: View, model: ModelResponse) -> Item:
    pack, strategies = view.interface.pack, view.taxonomy.strategies
    names = listed([coded(strategies[code].name, code) for code in model.strategies])
    return (
        Paragraph((Strong(model.says), " · ", names)),
        Paragraph((Strong(pack["why"]), " · ", model.why)),
        Paragraph((Strong(pack["cost"]), " · ", model.cost)),
    )


def _hook(view: View, scenario: Scenario) -> Blocks:
    pack, hook = view.interface.pack, scenario.hook
    pairs = (
        (pack["hook_feeling"], hook.feeling),
        (pack["hook_urge"], hook.urge),
        (pack["hook_regulation"], hook.regulation),
    )
    return (Heading(2, pack["hook"], "hook"), Facts(pairs))


def _video(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    pack, video = view.interface.pack, site.site.delivery.video
    heading = Heading(2, pack["video"], "video")
    if video is None or not video.recorded:
        return (heading, Paragraph(pack["video_off"]))
    said: list[Inline] = [pack["video_consent"], " ", pack["video_consent_missing"]]
    said += [" ", filled(pack["video_delete"], days=video.delete_after_days)] if video.delete_after_days else []
    pairs: tuple[tuple[Inline, Item], ...] = (
        (pack["shots"], ListBlock(tuple(scenario.video.shots.values()))),
        (pack["replay"], ListBlock(tuple(scenario.video.replay.values()))),
    )
    return (heading, Paragraph(tuple(said)), Facts(pairs))


def _debrief(view: View, scenario: Scenario) -> Blocks:
    pack, steps = view.interface.pack, view.taxonomy.debrief
    rows = tuple((Strong(steps[name].name), " · ", steps[name].prompt) for name in scenario.debrief)
    minutes = filled(pack["debrief_minutes"], minutes=scenario.minutes.debrief)
    return (
        Heading(2, pack["debrief"], "debrief"),
        Paragraph((minutes, " · ", pack["debrief_order"])),
        ListBlock(rows, ordered=True),
        Paragraph(pack["after_check"]),
    )


def _safety(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    substitute = scenario.safety.substitute
    known = view.protocol.scenarios.get(substitute) if substitute else None
    line = filled(pack["substitute"], code=known.code) if known else pack["substitute_none"]
    return (Heading(2, pack["safety"], "safety"), *stopping(site, view, scenario), Paragraph(line))


def _local(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    checks: tuple[Block, ...] = (
        ListBlock(tuple(pack[f"check_{name}"] for name in scenario.localisation.checks), boxes=True),
    )
    note: Item = Paragraph(scenario.localisation.note)
    pairs: tuple[tuple[Inline, Item], ...] = ((pack["local_notes"], note), (pack["localisation_checks"], checks))
    return (Heading(2, pack["local_notes"], "local"), Facts(pairs))
