"""The table of rules that look at what a site declares; each runs on whatever fields are sound."""

from collections.abc import Callable, Iterator

from toolkit.findings import Finding
from toolkit.rules import adapters, naming, places, plans, safety, studies, times, todos
from toolkit.rules.context import Declaration

Rule = Callable[[Declaration], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    naming.release_exists,
    naming.site_id_is_free,
    naming.modality_exists,
    naming.waves_exist,
    naming.scenarios_exist,
    naming.targets_exist,
    naming.collections_exist,
    naming.arms_exist,
    naming.nothing_is_named_twice,
    naming.cohorts_differ,
    naming.accepted_codes_are_warnings,
    places.country_exists,
    places.timezone_exists,
    places.languages_exist,
    places.languages_differ,
    places.respond_in_is_shown,
    places.url_is_safe,
    places.mail_is_an_address,
    places.files_stay_inside,
    adapters.they_are_described,
    adapters.they_are_named_once,
    adapters.forms_exist,
    adapters.they_can_be_drawn,
    adapters.permission_is_there,
    adapters.permission_lasts,
    adapters.uses_are_covered,
    adapters.languages_are_covered,
    safety.distress_contact_is_named,
    safety.distress_contact_does_not_grade,
    safety.recording_has_consent_and_an_end,
    safety.grades_are_kept_apart,
    safety.approval_is_valid,
    safety.collecting_needs_approval,
    plans.modules_exist,
    plans.modules_are_whole,
    plans.training_fits,
    times.groups_can_be_formed,
    times.skipped_days_are_session_days,
    times.start_is_a_session_day,
    times.waves_come_in_order,
    todos.facts_are_known,
    todos.cohorts_are_known,
    studies.requirements_are_met,
)


def check_site(declared: Declaration) -> list[Finding]:
    """Every finding of every rule."""
    return [finding for rule in RULES for finding in rule(declared)]


def accepted_codes(declared: Declaration) -> frozenset[str]:
    """The codes of warnings that the site lives with, with a reason."""
    codes = (declared.text(*path, "code") for path, _ in declared.items("accepted"))
    return frozenset(code for code in codes if code is not None)
