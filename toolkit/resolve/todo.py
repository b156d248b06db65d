"""What is to be done at a site, by whom and by when: from its stage, its declaration and its dates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.site import Site
from toolkit.resolve.site import ResolvedSite

Seen = Callable[[ResolvedSite], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the checklist as it is for every site.

    `stage` is the stage it belongs to. `done` tells from the declaration whether it is done; None where only a person
    knows, who ticks it. `before` counts days before the training starts; None where there is no day.
    """

    id: str
    stage: str
    who: str
    before: int | None = None
    done: Seen | None = None
    applies: Seen | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A line of one site's checklist. `subject` names the wave or cohort it is about, if there are several."""

    id: str
    stage: str
    who: str
    due: date | None
    done: bool
    subject: str = ""

    @property
    def tick(self) -> str:
        """The name under which a tick is kept."""
        return f"{self.id}/{self.subject}" if self.subject else self.id


def _has_video(site: ResolvedSite) -> bool:
    deliveries = [site.site.delivery, *(cohort.delivery for cohort in site.site.cohorts if cohort.delivery)]
    return any(one.video is not None and one.video.recorded for one in deliveries)


def _translates(site: ResolvedSite) -> bool:
    return any(not language.is_source for language in site.languages)


def _contact(site: Site) -> bool:
    distress = site.contacts.distress
    return distress is not None and bool(distress.phone or distress.email) and distress.independent_of_grading


def _clients(site: ResolvedSite) -> bool:
    return any(form.form.filled_by == "client" for form in site.forms)


DUTIES: tuple[Duty, ...] = (
    Duty("name_site", "draft", "coordinator", 150, lambda s: bool(s.site.site.country and s.site.site.timezone)),
    Duty("name_coordinator", "draft", "coordinator", 150, lambda s: s.site.contacts.coordinator is not None),
    Duty("name_distress_contact", "draft", "coordinator", 90, lambda s: _contact(s.site)),
    Duty(
        "name_emergency",
        "draft",
        "coordinator",
        90,
        lambda s: bool(s.site.contacts.distress and s.site.contacts.distress.emergency),
    ),
    Duty("choose_scenarios", "draft", "facilitator", 90),
    Duty(
        "describe_cohort",
        "draft",
        "coordinator",
        120,
        lambda s: bool(s.site.cohorts) and all(c.size and c.starts for c in s.site.cohorts),
    ),
    Duty(
        "set_delivery",
        "draft",
        "coordinator",
        120,
        lambda s: bool(s.site.delivery.sessions and s.site.delivery.minutes),
    ),
    Duty("set_schedule", "draft", "coordinator", 90, lambda s: s.site.delivery.schedule is not None),
    Duty("set_wave_dates", "draft", "coordinator", 60),
    Duty("name_facilitators", "draft", "coordinator", 60, lambda s: bool(s.site.facilitators)),
    Duty(
        "offer_training_without_data", "draft", "coordinator", 60, lambda s: s.site.participation.training_without_data
    ),
    Duty("ethics_apply", "draft", "coordinator", 150, lambda s: s.site.ethics.status != "pending"),
    Duty(
        "ethics_reference",
        "draft",
        "coordinator",
        45,
        lambda s: bool(s.site.ethics.reference) or s.site.ethics.status == "exempt",
    ),
    Duty("consent_write", "draft", "coordinator", 90, lambda s: bool(s.site.consents)),
    Duty("consent_recording", "draft", "coordinator", 90, None, _has_video),
    Duty("consent_clients", "draft", "supervisor", 90, None, _clients),
    Duty("data_protection", "draft", "coordinator", 90),
    Duty("review_translations", "draft", "translator", 60, None, _translates),
    Duty("sign_translations", "draft", "reviewer", 45, None, _translates),
    Duty("safety_texts", "draft", "coordinator", 60, None, _translates),
    Duty("review_clinical", "draft", "reviewer", 60),
    Duty("review_cultural", "draft", "reviewer", 60),
    Duty("decide_local_signs", "draft", "facilitator", 45),
    Duty("set_ready", "draft", "coordinator", 40, lambda s: s.site.stage != "draft"),
    Duty("load_surveys", "ready", "it", 35),
    Duty("try_surveys", "ready", "coordinator", 33),
    Duty("remove_trial_data", "ready", "it", 31),
    Duty("make_codes", "ready", "coordinator", 35),
    Duty("hand_out_codes", "ready", "coordinator", 30),
    Duty("book_rooms", "ready", "coordinator", 60),
    Duty("check_cameras", "ready", "it", 14, None, _has_video),
    Duty("print_packs", "ready", "facilitator", 7),
    Duty("print_safety_sheet", "ready", "facilitator", 7),
    Duty("brief_actors", "ready", "facilitator", 14),
    Duty("brief_observers", "ready", "facilitator", 14),
    Duty("brief_supervisors", "ready", "coordinator", 14),
    Duty("agree_pause_word", "ready", "facilitator", 7),
    Duty("rehearse_module", "ready", "facilitator", 21),
    Duty("set_collecting", "ready", "coordinator", 29, lambda s: s.site.stage == "collecting"),
)


def tasks_of(site: ResolvedSite, pinned: bool, ticks: Mapping[str, str]) -> tuple[Task, ...]:
    """The checklist of a site in the order of its dates; `ticks` maps the names of ticked tasks to the day of the tick."""
    start = _start(site)
    rows = [_task(site, duty, start, ticks) for duty in DUTIES if duty.applies is None or duty.applies(site)]
    rows.append(Task("pin_base", "draft", "coordinator", _back(start, 40), pinned or "pin_base" in ticks))
    rows += _wave_tasks(site, ticks)
    return tuple(sorted(rows, key=lambda row: (row.due or date.max, ("draft", "ready", "collecting").index(row.stage))))


def _task(site: ResolvedSite, duty: Duty, start: date | None, ticks: Mapping[str, str]) -> Task:
    done = duty.id in ticks or (duty.done is not None and duty.done(site))
    return Task(duty.id, duty.stage, duty.who, _back(start, duty.before), done)


def _start(site: ResolvedSite) -> date | None:
    """The first session of the first cohort whose start is known."""
    days = [site.meetings(cohort).days for cohort in site.site.cohorts]
    return min((one[0] for one in days if one), default=None)


def _back(start: date | None, before: int | None) -> date | None:
    return None if start is None or before is None else start - timedelta(days=before)


def _wave_tasks(site: ResolvedSite, ticks: Mapping[str, str]) -> list[Task]:
    """For each wave of each cohort: open it, look after it, close it and check what came in."""
    rows: list[Task] = []
    for cohort in site.site.cohorts:
        for name in site.site.waves:
            window = site.window(name, cohort)
            subject = f"{cohort.id}/{name}"
            days = (("open_wave", window.due), ("close_wave", window.until), ("check_data", window.until))
            for duty, day in days:
                rows.append(Task(duty, "collecting", "coordinator", day, f"{duty}/{subject}" in ticks, subject))
    return rows
