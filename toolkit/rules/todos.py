"""What a draft may still lack: a to-do while it is a draft, an error once the site says that it is ready."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.findings import Finding
from toolkit.rules.context import Declaration

Path = tuple[str | int, ...]


def _absent(declared: Declaration, path: Path) -> bool:
    """Whether nothing stands at a path, or the word `todo`; a value that has a finding is not absent."""
    return declared.tree.get(path) is None or path in declared.todos


def facts_are_known(declared: Declaration) -> Iterator[Finding]:
    rows: tuple[tuple[str, Path], ...] = (
        ("SITE030", ("site", "country")),
        ("SITE031", ("site", "timezone")),
        ("SITE035", ("contacts", "coordinator")),
        ("SITE037", ("ethics", "reference")),
    )
    for code, path in rows:
        exempt = path == ("ethics", "reference") and declared.text("ethics", "status") == "exempt"
        if _absent(declared, path) and not exempt:
            yield declared.find(code, path, declared.missing)
    spread = (("sessions", "`sessions: 8`"), ("minutes", "`minutes: 90`"))
    lacking = [(name, line) for name, line in spread if _absent(declared, ("delivery", name))]
    if lacking:
        slots = {
            "names": ", ".join(f"`{name}`" for name, _ in lacking),
            "lines": "\n".join(line for _, line in lacking),
        }
        yield declared.find("SITE036", ("delivery",), declared.missing, **slots)


def cohorts_are_known(declared: Declaration) -> Iterator[Finding]:
    cohorts = list(declared.items("cohorts"))
    if not cohorts and "cohorts" not in declared.slips:
        yield declared.find("SITE032", ("cohorts",), declared.missing)
    for path, cohort in cohorts:
        if not isinstance(cohort, dict):
            continue
        name = declared.text(*path, "id") or "?"
        for code, key in (("SITE033", "size"), ("SITE034", "starts")):
            if _absent(declared, (*path, key)):
                yield declared.find(code, (*path, key), declared.missing, cohort=name)


_OWN_RULE = (
    "site/country",
    "site/timezone",
    "contacts/coordinator",
    "contacts/distress",
    "contacts/distress/emergency",
    "ethics/reference",
    "delivery/sessions",
    "delivery/minutes",
)


def todo_words(declared: Declaration, read: Iterable[Finding]) -> list[Finding]:
    """What the reader has found, with the word `todo` as bad as the stage makes it; once where a rule speaks of it."""
    return [row if row.code != "KEY020" else replace(row, severity=declared.missing) for row in read if not _told(row)]


def _told(row: Finding) -> bool:
    """Whether another rule speaks of this `todo`."""
    steps = row.place.key.split("/")
    of_cohort = len(steps) == 3 and steps[0] == "cohorts" and steps[2] in ("size", "starts")
    return row.code == "KEY020" and (row.place.key in _OWN_RULE or of_cohort)
