"""The pages on role-play, on the schedule and on safety: how it goes, when it is, and how anyone may stop."""

from toolkit.book.page import Page, page, to
from toolkit.document.tree import Block, Facts, Heading, Inline, Item, ListBlock, Name, Note, Paragraph, Private, Table
from toolkit.model.site import Distress
from toolkit.packs.plan import schedule
from toolkit.packs.words import filled
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


def role_play_page(site: ResolvedSite, view: View) -> Page:
    """How a role-play goes. Of the scenarios it tells codes and minutes, and nothing that would spoil the play."""
    docs, pack = view.interface.docs, view.interface.pack
    parts: tuple[tuple[Inline, Item], ...] = tuple(
        (pack[f"part_{part}"], docs[f"role_play_{part}"]) for part in ("therapist", "client", "observer")
    )
    steps = tuple((step.name, step.prompt) for step in view.taxonomy.debrief.values())
    blocks: tuple[Block, ...] = (
        Paragraph(docs["role_play_lead"]),
        Heading(2, docs["role_play_parts"], "parts"),
        Facts(parts),
        Paragraph(pack["no_real_people"]),
        Heading(2, pack["safety"], "stop"),
        *_stopping(view),
        Heading(2, pack["debrief"], "debrief"),
        Paragraph(pack["debrief_order"]),
        Facts((*steps, (pack["de_role"], pack["de_role_how"]))),
        Paragraph(pack["after_check"]),
        Heading(2, pack["video"], "video"),
        *_video(site, view),
        Heading(2, docs["scenarios"], "scenarios"),
        *_scenarios(site, view),
    )
    return page(view, "roleplay", pack["kind_role_play"], blocks)


def _stopping(view: View) -> tuple[Block, ...]:
    pack = view.interface.pack
    return (
        Note("safety", (Paragraph(pack["pause_word_use"]), Paragraph(pack["no_pause_word"])), pack["pause_word"]),
        Paragraph(pack["opting_out"]),
    )


def _video(site: ResolvedSite, view: View) -> tuple[Block, ...]:
    """What each cohort's declaration says about recordings; said once where all say the same."""
    pack = view.interface.pack
    deliveries = [site.delivery(cohort) for cohort in site.site.cohorts] or [site.site.delivery]
    told: dict[tuple[str, ...], None] = {}
    for delivery in deliveries:
        video = delivery.video
        if video is None or not video.recorded:
            told[(pack["video_off"],)] = None
            continue
        lines = [pack["video_consent"], pack["video_consent_missing"]]
        if video.delete_after_days:
            lines.append(filled(pack["video_delete"], days=video.delete_after_days))
        told[tuple(lines)] = None
    return tuple(Paragraph(line) for lines in told for line in lines)


def _scenarios(site: ResolvedSite, view: View) -> tuple[Block, ...]:
    docs, pack = view.interface.docs, view.interface.pack
    if not site.scenarios:
        return (Paragraph(docs["scenarios_none"]),)
    rows = tuple(
        (
            Name(one.code),
            filled(pack["minutes_value"], minutes=one.minutes.total),
            filled(
                pack["minutes_split"],
                brief=one.minutes.brief,
                play=one.minutes.play,
                debrief=one.minutes.debrief,
            ),
        )
        for one in sorted(site.scenarios, key=lambda one: one.code)
    )
    return (
        Paragraph(docs["scenarios_lead"]),
        Note("warning", (Paragraph(docs["scenario_before"]),), docs["warning"]),
        Table((pack["scenario"], pack["minutes"], ""), rows, widths=(2, 3, 7), row_headers=True),
    )


def schedule_page(site: ResolvedSite, view: View) -> Page:
    """Meetings and times of measurement of each cohort; no person stands here."""
    return page(view, "schedule", view.interface.pack["plan"], schedule(site, view))


def safety_page(site: ResolvedSite, view: View) -> Page:
    """How anyone may stop, whom to turn to, and the rights of trainees."""
    docs, pack = view.interface.docs, view.interface.pack
    blocks: tuple[Block, ...] = (
        Paragraph(docs["not_for_treatment"]),
        Heading(2, pack["safety_contact"], "contact"),
        *_contact(site, view),
        Heading(2, pack["kind_role_play"], "stop"),
        *_stopping(view),
        Paragraph(pack["after_check"]),
        Private("trainee", (Heading(2, docs["trainee_rights"], "rights"), ListBlock(_rights(site, view)))),
    )
    return page(view, "safety", pack["safety"], blocks)


def _rights(site: ResolvedSite, view: View) -> tuple[Item, ...]:
    docs, participation = view.interface.docs, site.site.participation
    rights = ["sit_out"]
    rights += ["data"] if participation.training_without_data else []
    rights += ["grade"] if participation.grades == "separate" else []
    return tuple(docs[f"trainee_right_{name}"] for name in (*rights, "withdraw"))


def _contact(site: ResolvedSite, view: View) -> tuple[Block, ...]:
    """The contact where it may be public, else where it is written: these pages may be read by anyone."""
    survey = view.interface.survey
    distress = site.site.contacts.distress
    if distress is None:
        return (Note("warning", (Paragraph(survey["contact_missing"]),), survey["contact"]),)
    if not distress.public:
        return (Note("safety", (Paragraph(view.interface.docs["contact_where"]),), survey["contact"]),)
    told: list[Block] = [Paragraph(survey["contact_everyone"]), Facts(_ways(view, distress))]
    if distress.independent_of_grading:
        told.append(Paragraph(survey["contact_independent"]))
    return (Note("safety", tuple(told), survey["contact"]),)


def _ways(view: View, distress: Distress) -> tuple[tuple[Inline, Item], ...]:
    survey = view.interface.survey
    names = ("name", "phone", "email", "hours", "out_of_hours", "emergency")
    found = ((name, getattr(distress, name)) for name in names)
    return tuple((survey[f"contact_{name}"], Name(value)) for name, value in found if value)


def safety_link(view: View, start: str = "") -> Paragraph:
    """A line that leads to the contact, from the folder `start`."""
    return Paragraph(
        (view.interface.survey["contact_everyone"], " ", to(view.interface.survey["contact"], "safety", start))
    )
