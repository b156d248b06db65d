"""A scenario as four documents: for the therapist, the actor, the observer and the facilitator, each with what that person needs."""

from collections.abc import Callable, Mapping

from toolkit.document.tree import (
    Block,
    Code,
    Document,
    Facts,
    FieldLine,
    Heading,
    Inline,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    Speech,
    Strong,
    Table,
)
from toolkit.model.scenario import Beat, Observation, Scenario
from toolkit.packs.words import document, filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

Blocks = tuple[Block, ...]


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
        *_stopping(site, view, scenario),
    )
    return _page(site, view, scenario, scenario.learner.title, blocks, "therapist", "trainee")


def actor_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The client's role: the person, how to play it, the script with its turns, and the way out of the role."""
    pack = view.interface.pack
    blocks: Blocks = (
        Paragraph(pack["do_not_show"]),
        *_stopping(site, view, scenario),
        *_person(view, scenario, pack["client_role"]),
        *_portrayal(view, scenario),
        *_script(view, scenario),
        *_endings(view, scenario),
        Heading(2, pack["de_role"], "de-role"),
        Paragraph(pack["de_role_how"]),
        Paragraph(pack["no_real_people"]),
    )
    return _page(site, view, scenario, _neutral(view, scenario), blocks, "actor", "actor")


def observer_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The observer's sheet, to be written on during the play and the video."""
    pack = view.interface.pack
    blocks: Blocks = (
        Paragraph(pack["do_not_show"]),
        Heading(2, pack["observer_sheet"], "sheet"),
        Paragraph(pack["observer_how"]),
        *_observations(view, scenario, with_codes=False),
        FieldLine(pack["watch_for_request"], "line"),
        FieldLine(pack["observer_notes"], "box", lines=5),
        *_pick_moment(view),
        *_stopping(site, view, scenario),
    )
    return _page(site, view, scenario, _neutral(view, scenario), blocks, "observer", "observer")


def facilitator_page(site: ResolvedSite, view: View, scenario: Scenario) -> Document:
    """The whole scenario: purpose, what lies behind it, role and script, acceptable answers, observation, video and debrief."""
    pack = view.interface.pack
    blocks: Blocks = (
        *_reviewed(view, scenario),
        *_purpose(view, scenario),
        Heading(2, pack["for_therapist"], "therapist"),
        Facts(((pack["door_note"], scenario.learner.door_note), (pack["task"], scenario.learner.task))),
        *_person(view, scenario, view.interface.pack["for_client"]),
        *_portrayal(view, scenario),
        *_script(view, scenario),
        *_endings(view, scenario),
        PageBreak(),
        *_answers(view, scenario),
        *_hook(view, scenario),
        Heading(2, pack["observer_sheet"], "observer"),
        *_observations(view, scenario, with_codes=True),
        *_video(site, view, scenario),
        *_debrief(view, scenario),
        *_safety(site, view, scenario),
        *_local(view, scenario),
        Facts(((pack["sources"], ", ".join(scenario.sources)),)) if scenario.sources else Paragraph(""),
    )
    title = (scenario.facilitator.title, " · ", scenario.code)
    return _page(site, view, scenario, title, blocks, "facilitator", "facilitator")


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


def _page(
    site: ResolvedSite, view: View, scenario: Scenario, title: Inline, blocks: Blocks, role: str, audience: str
) -> Document:
    kept = tuple(block for block in blocks if block != Paragraph(""))
    return document(site, view, title, kept, f"{scenario.code}/{role}.html", audience)


def _neutral(view: View, scenario: Scenario) -> Inline:
    """A title that gives nothing away: it stands on papers that lie about in the room."""
    return (filled(view.interface.pack["scenario_code"], code=scenario.code), " · ", scenario.learner.title)


def _minutes(view: View, scenario: Scenario) -> str:
    times = scenario.minutes
    return filled(view.interface.pack["minutes_split"], brief=times.brief, play=times.play, debrief=times.debrief)


def _stopping(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    """The warning, the pause word and the right to sit out: on every role's page."""
    pack = view.interface.pack
    lines: list[Block] = [Paragraph(scenario.safety.warning)]
    lines.append(Paragraph(pack["pause_word_use"] if scenario.safety.pause_word else pack["no_pause_word"]))
    if scenario.safety.pause_word:
        lines.append(Paragraph(pack["pause_word_ours"]))
    lines.append(Paragraph(pack["opting_out"]))
    lines += _contact(site, view)
    return (Note("safety", tuple(lines), pack["warning"]),)


def _contact(site: ResolvedSite, view: View) -> list[Block]:
    contact = site.site.contacts.distress
    words = view.interface.survey
    if contact is None:
        return [Facts(((view.interface.pack["safety_contact"], view.interface.stage["todo_here"]),))]
    rows: list[tuple[Inline, str | None]] = [
        (view.interface.pack["safety_contact"], contact.name),
        (words["contact_phone"], contact.phone),
        (words["contact_email"], contact.email),
        (words["contact_hours"], contact.hours),
        (words["contact_out_of_hours"], contact.out_of_hours),
        (words["contact_emergency"], contact.emergency),
    ]
    return [Facts(tuple((label, value) for label, value in rows if value))]


def _person(view: View, scenario: Scenario, heading: str) -> Blocks:
    pack, client = view.interface.pack, scenario.client
    return (
        Heading(2, heading, "role"),
        Facts(
            (
                (pack["persona"], _name_and_age(view, scenario)),
                (pack["background"], client.background),
                (pack["story_so_far"], client.story_so_far),
                (pack["wish"], client.wish),
                (pack["fear"], client.fear),
            )
        ),
    )


def _name_and_age(view: View, scenario: Scenario) -> Inline:
    pack = view.interface.pack
    slots = view.scenario_slots(scenario.id)
    return (
        filled(pack["persona_name"], name=slots["client"]),
        " · ",
        filled(pack["persona_age"], age=scenario.client.age),
        " · ",
        filled(pack["name_of_therapist"], name=slots["therapist"]),
    )


def _portrayal(view: View, scenario: Scenario) -> Blocks:
    pack, play = view.interface.pack, scenario.portrayal
    blocks: list[Block] = [
        Heading(2, pack["portrayal"], "portrayal"),
        Paragraph(pack["play_note"]),
        Speech(pack["opening"], play.opening),
        Facts(
            (
                (pack["affect"], play.affect),
                (pack["body"], play.body),
                (pack["voice"], play.voice),
                (pack["silence"], play.silence),
            )
        ),
    ]
    for label, texts in ((pack["if_asked"], play.if_asked), (pack["never"], play.never)):
        if texts:
            blocks += [Heading(3, label), ListBlock(tuple(texts.values()))]
    return tuple(blocks)


def _script(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    blocks: list[Block] = [Heading(2, pack["script"], "script"), Paragraph(pack["script_note"])]
    numbers = {beat.id: number for number, beat in enumerate(scenario.beats, 1)}
    for beat in scenario.beats:
        blocks += _beat(view, beat, numbers)
    return tuple(blocks)


def _beat(view: View, beat: Beat, numbers: Mapping[str, int]) -> list[Block]:
    pack = view.interface.pack
    rows = []
    for name in ("missed", "clumsy", "met"):
        answer = getattr(beat.responses, name)
        rows.append((pack[f"if_{name}"], answer.when, answer.client, _next(view, beat, answer.then, numbers)))
    head = (pack["response"], pack["when"], pack["client_says"], pack["then"])
    return [
        Heading(3, filled(pack["beat"], number=numbers[beat.id]), f"beat-{beat.id}"),
        Facts(((pack["trigger"], beat.trigger),)),
        Speech(pack["client_says"], beat.client, beat.cue),
        Table(head, tuple(rows), widths=(3, 5, 6, 3), row_headers=True),
    ]


def _next(view: View, beat: Beat, then: str, numbers: Mapping[str, int]) -> str:
    pack = view.interface.pack
    if then == "end":
        return pack["goes_to_end"]
    return filled(pack["stays_at" if then == beat.id else "goes_to"], number=numbers[then])


def _endings(view: View, scenario: Scenario) -> Blocks:
    pack, ends = view.interface.pack, scenario.endings
    return (
        Heading(2, pack["endings"], "endings"),
        Facts(
            (
                (pack["ending_repaired"], ends.repaired),
                (pack["ending_eased"], ends.eased),
                (pack["ending_open"], ends.open),
                (pack["stop_rule"], scenario.stop_rule),
            )
        ),
        Paragraph(pack["time_up"]),
    )


def _reviewed(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    if scenario.review.clinical is None:
        return (Note("warning", (Paragraph(pack["not_reviewed_note"]),), pack["not_reviewed_clinically"]),)
    done = scenario.review.clinical
    said = filled(pack["review_by"], role=done.role, date=done.on.isoformat(), verdict=done.verdict)
    return (Facts(((pack["review_clinical"], said),)),)


def _purpose(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    markers, competencies = view.taxonomy.markers, view.taxonomy.competencies
    pairs: list[tuple[Inline, Inline]] = [
        (pack["purpose"], scenario.facilitator.purpose),
        (pack["hidden"], scenario.facilitator.hidden),
        (pack["rupture"], pack[f"rupture_{scenario.rupture}"]),
    ]
    if scenario.markers.main:
        pairs.append((pack["main_marker"], _coded(markers[scenario.markers.main].name, scenario.markers.main)))
    if scenario.markers.also:
        pairs.append(
            (pack["also_markers"], _listed([_coded(markers[code].name, code) for code in scenario.markers.also]))
        )
    if scenario.theme:
        pairs.append((pack["theme"], view.taxonomy.themes[scenario.theme].name))
    pairs += [
        (pack["competencies"], _listed([competencies[name].name for name in scenario.competencies])),
        (pack["difficulty"], (pack[f"difficulty_{scenario.difficulty}"], " · ", pack["difficulty_note"])),
        (pack["minutes"], _minutes(view, scenario)),
        (pack["basis"], pack[f"basis_{scenario.basis}"]),
    ]
    task = view.trigger_task(scenario.id)
    if task:
        pairs.append((pack["trigger_task"], task))
    return (Facts(tuple(pairs)),)


def _coded(name: str, code: str) -> Inline:
    return (name, " ", Code(code))


def _listed(parts: list[Inline]) -> Inline:
    """Parts in a row, set apart by a mark that needs no grammar."""
    joined: list[Inline] = []
    for part in parts:
        joined += [" · ", part] if joined else [part]
    return tuple(joined)


def _answers(view: View, scenario: Scenario) -> Blocks:
    pack, strategies = view.interface.pack, view.taxonomy.strategies
    blocks: list[Block] = [
        Heading(2, pack["models"], "models"),
        Paragraph(pack["models_hidden"]),
        Paragraph(pack["models_note"]),
    ]
    for number, model in enumerate(scenario.models, 1):
        names = _listed([_coded(strategies[code].name, code) for code in model.strategies])
        blocks += [
            Heading(3, filled(pack["model_answer"], number=number), f"model-{model.id}"),
            Speech(pack["part_therapist"], model.says),
            Facts(((pack["strategies"], names), (pack["why"], model.why), (pack["cost"], model.cost))),
        ]
    if scenario.misses:
        blocks.append(Heading(3, pack["misses"], "misses"))
        for miss in scenario.misses:
            blocks += [Speech(pack["part_therapist"], miss.says), Facts(((pack["miss_why"], miss.why),))]
    return tuple(blocks)


def _hook(view: View, scenario: Scenario) -> Blocks:
    pack, hook = view.interface.pack, scenario.hook
    pairs = (
        (pack["hook_feeling"], hook.feeling),
        (pack["hook_urge"], hook.urge),
        (pack["hook_regulation"], hook.regulation),
    )
    return (Heading(2, pack["hook"], "hook"), Facts(pairs))


def _observations(view: View, scenario: Scenario, with_codes: bool) -> Blocks:
    """The rows of the sheet. Codes are for the facilitator: an observer who knows them looks for nothing else."""
    return tuple(
        Note("info", _observation(view, row, with_codes), view.interface.pack["sees"]) for row in scenario.observer
    )


def _observation(view: View, row: Observation, with_codes: bool) -> Blocks:
    pack = view.interface.pack
    code = (row.marker or row.strategy) if with_codes else None
    pairs: list[tuple[Inline, Inline]] = []
    if row.contrast:
        pairs.append((pack["contrast"], row.contrast))
    if row.local == "required":
        pairs.append((pack["decide_locally"], pack["decide_locally_note"]))
    inner: list[Block] = [Paragraph(Strong(_coded(row.sees, code) if code else row.sees))]
    inner += [Facts(tuple(pairs))] if pairs else []
    if row.anchors:
        levels = tuple((value, " ", text) for value, text in row.anchors.items())
        return (*inner, FieldLine(pack["anchors"], "check", (*levels, pack["no_occasion"])))
    return (*inner, FieldLine(pack["seen_at"], "line"), FieldLine("", "check", (pack["not_seen"],)))


def _pick_moment(view: View) -> Blocks:
    pack = view.interface.pack
    names = ("pick_time", "pick_marker", "pick_feeling", "pick_urge", "pick_action")
    return (Heading(2, pack["pick_moment"], "moment"), *(FieldLine(pack[name], "line") for name in names))


def _video(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    video = site.site.delivery.video
    if video is None or not video.recorded:
        return (Heading(2, pack["video"], "video"), Paragraph(pack["video_off"]))
    blocks: list[Block] = [
        Heading(2, pack["video"], "video"),
        Paragraph(pack["video_consent"]),
        Paragraph(pack["video_consent_missing"]),
    ]
    if video.delete_after_days:
        blocks.append(Paragraph(filled(pack["video_delete"], days=video.delete_after_days)))
    blocks += [
        Heading(3, pack["shots"]),
        ListBlock(tuple(scenario.video.shots.values())),
        Heading(3, pack["replay"]),
        ListBlock(tuple(scenario.video.replay.values())),
    ]
    return tuple(blocks)


def _debrief(view: View, scenario: Scenario) -> Blocks:
    pack, steps = view.interface.pack, view.taxonomy.debrief
    rows = tuple((Strong(steps[name].name), " ", steps[name].prompt) for name in scenario.debrief)
    return (
        Heading(2, pack["debrief"], "debrief"),
        Paragraph((filled(pack["debrief_minutes"], minutes=scenario.minutes.debrief), " ", pack["debrief_order"])),
        ListBlock(rows, ordered=True),
        Paragraph(pack["after_check"]),
    )


def _safety(site: ResolvedSite, view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    substitute = scenario.safety.substitute
    known = view.protocol.scenarios.get(substitute) if substitute else None
    line = filled(pack["substitute"], code=known.code) if known else pack["substitute_none"]
    return (Heading(2, pack["safety"], "safety"), *_stopping(site, view, scenario), Paragraph(line))


def _local(view: View, scenario: Scenario) -> Blocks:
    pack = view.interface.pack
    checks = tuple(pack[f"check_{name}"] for name in scenario.localisation.checks)
    return (
        Heading(2, pack["local_notes"], "local"),
        Paragraph(scenario.localisation.note),
        Heading(3, pack["localisation_checks"]),
        ListBlock(checks, boxes=True),
    )
