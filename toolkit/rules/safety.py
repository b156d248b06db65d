"""Rules that keep people safe: distress contacts, recording, grades and the board's approval."""

from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.findings import Finding, Severity
from toolkit.rules.context import Declaration

Path = tuple[str | int, ...]


def distress_contact_is_named(declared: Declaration) -> Iterator[Finding]:
    """Wherever there is role-play, somebody can be turned to."""
    path: Path = ("contacts", "distress")
    contact = declared.get(*path)
    if contact is None:
        if "contacts/distress" not in declared.slips:
            yield declared.find("SAFE003", path, declared.missing)
        return
    if not isinstance(contact, dict):
        return
    if not any(declared.text(*path, name) for name in ("phone", "email")):
        yield declared.find("SAFE005", path, declared.missing)
    if declared.text(*path, "emergency") is None and declared.whole(*path, "emergency") is None:
        yield declared.find("SAFE007", path, declared.missing)


def distress_contact_does_not_grade(declared: Declaration) -> Iterator[Finding]:
    path: Path = ("contacts", "distress", "independent_of_grading")
    if declared.get(*path) is False:
        yield declared.find("SAFE004", path)


def recording_has_consent_and_an_end(declared: Declaration) -> Iterator[Finding]:
    deliveries: list[Path] = [("delivery",), *((*path, "delivery") for path, _ in declared.items("cohorts"))]
    for delivery in deliveries:
        video = (*delivery, "video")
        if declared.get(*video, "recorded") is not True:
            continue
        if declared.get(*video, "consent") is None and (*video, "consent") not in declared.todos:
            yield from _unless_slipped(declared, "SAFE001", video, "consent")
        if declared.get(*video, "delete_after_days") is None and (*video, "delete_after_days") not in declared.todos:
            yield from _unless_slipped(declared, "SAFE002", video, "delete_after_days")


def _unless_slipped(declared: Declaration, code: str, group: Path, name: str) -> Iterator[Finding]:
    """A finding about a missing key, unless what stands there already has one."""
    if declared.tree.get((*group, name)) is None:
        yield declared.find(code, (*group, "recorded"))


def grades_are_kept_apart(declared: Declaration) -> Iterator[Finding]:
    path: Path = ("participation", "grades")
    if declared.text(*path) == "included":
        yield declared.find("SAFE006", path)


def approval_is_valid(declared: Declaration) -> Iterator[Finding]:
    expires = declared.day("ethics", "expires")
    if declared.text("ethics", "status") == "approved" and expires is not None and expires < declared.today:
        yield declared.find("TIME001", ("ethics", "expires"), date=expires.isoformat())


def approval_runs_out(declared: Declaration) -> date | None:
    """The day on which `approval_is_valid` will change its mind, if it is still to come."""
    expires = declared.day("ethics", "expires")
    return expires + timedelta(days=1) if expires is not None and declared.today <= expires < date.max else None


def collecting_needs_approval(declared: Declaration) -> Iterator[Finding]:
    status = declared.text("ethics", "status") or "pending"
    waived = any("ethics" in (declared.get(*path, "covers") or ()) for path, _ in declared.items("waivers"))
    if declared.stage == "collecting" and status == "pending" and not waived:
        yield declared.find("SITE039", ("ethics", "status"), Severity.ERROR)
