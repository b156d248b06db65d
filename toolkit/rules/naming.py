"""Rules about names: what a site's declaration may call a modality, a wave, a scenario, a platform, a country, a language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.codes import code_named
from toolkit.findings import Finding
from toolkit.model.names import nearest, reserved_by
from toolkit.phrases import phrase
from toolkit.rules.context import Declaration

Path = tuple[str | int, ...]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _unknown(declared: Declaration, code: str, path: Path, value: str, allowed: Sequence[str]) -> Iterator[Finding]:
    """A finding if a name is not among those allowed, with the nearest of them."""
    if value not in allowed:
        near = nearest(value, allowed) or (allowed[0] if allowed else value)
        yield declared.find(code, path, value=value, suggestion=near, allowed=_listed(allowed))


def release_exists(declared: Declaration) -> Iterator[Finding]:
    """The protocol is one that there is; another release of it is found when the content is opened."""
    value = declared.text("protocol")
    names = [release.partition("@")[0] for release in declared.known.releases]
    if value is not None and value.partition("@")[0] not in names:
        yield declared.find("SITE001", ("protocol",), value=value, allowed=_listed(declared.known.releases))


def site_id_is_free(declared: Declaration) -> Iterator[Finding]:
    """The site's id is no word that a platform or Windows keeps for itself."""
    for path in (("site", "id"), *((*path, "id") for path, _ in declared.items("cohorts"))):
        value = declared.text(*path)
        keeper = reserved_by(value) if value else None
        if value and keeper:
            yield declared.find("SITE002", path, value=value, keeper=keeper, suggestion=f"{value}1")


def modality_exists(declared: Declaration) -> Iterator[Finding]:
    for path, value in modalities_named(declared):
        yield from _unknown(declared, "SITE012", path, value, declared.known.modalities)


def modalities_named(declared: Declaration) -> Iterator[tuple[Path, str]]:
    """The site's modality and those of cohorts that differ, with their places."""
    for path in (("modality",), *((*path, "modality") for path, _ in declared.items("cohorts"))):
        value = declared.text(*path)
        if value is not None:
            yield path, value


def waves_exist(declared: Declaration) -> Iterator[Finding]:
    for path, value in declared.items("waves"):
        if isinstance(value, str):
            yield from _unknown(declared, "SITE013", path, value, declared.known.waves)
    groups: list[Path] = [("wave_dates",), *((*path, "wave_dates") for path, _ in declared.items("cohorts"))]
    for group in groups:
        dates = declared.get(*group)
        for name in dates if isinstance(dates, dict) else ():
            for found in _unknown(declared, "SITE013", (*group, name), name, declared.known.waves):
                yield replace(found, place=declared.place((*group, name), "key"))


def scenarios_exist(declared: Declaration) -> Iterator[Finding]:
    for path, value in declared.items("scenarios", "set"):
        if not isinstance(value, str):
            continue
        use = declared.known.scenarios.get(value)
        if use == "assessment":
            yield declared.find("SITE015", path, value=value)
        elif use is None:
            training = tuple(name for name, use in declared.known.scenarios.items() if use == "training")
            yield from _unknown(declared, "SITE014", path, value, training)


def targets_exist(declared: Declaration) -> Iterator[Finding]:
    for path, value in declared.items("surveys"):
        if isinstance(value, str):
            yield from _unknown(declared, "SITE016", path, value, declared.known.targets)


def collections_exist(declared: Declaration) -> Iterator[Finding]:
    cohorts = [declared.text(*path, "id") or "" for path, _ in declared.items("cohorts")]
    for path, _ in declared.items("collection"):
        form, cohort = declared.text(*path, "form"), declared.text(*path, "cohort")
        if form is not None:
            yield from _unknown(declared, "SITE017", (*path, "form"), form, declared.known.forms)
        if cohort is not None:
            yield from _unknown(declared, "SITE019", (*path, "cohort"), cohort, cohorts)


def arms_exist(declared: Declaration) -> Iterator[Finding]:
    for path, _ in declared.items("cohorts"):
        value = declared.text(*path, "arm")
        if value is not None and declared.known.arms:
            yield from _unknown(declared, "SITE018", (*path, "arm"), value, declared.known.arms)


def nothing_is_named_twice(declared: Declaration) -> Iterator[Finding]:
    """Lists of names hold each name once; languages have a rule of their own."""
    for key in ("waves", "surveys"):
        yield from _twice(declared, (key,))
    yield from _twice(declared, ("scenarios", "set"))


def _twice(declared: Declaration, path: Path) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, value in declared.items(*path):
        if isinstance(value, str) and value.lower() in seen:
            yield declared.find("SITE022", place, value=value)
        elif isinstance(value, str):
            seen.add(value.lower())


def cohorts_differ(declared: Declaration) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for path, _ in declared.items("cohorts"):
        value = declared.text(*path, "id")
        if value is None:
            continue
        if value in first:
            slots = {"line": first[value], "suggestion": f"{value[:18]}b"}
            yield declared.find("SITE020", (*path, "id"), value=value, **slots)
        else:
            first[value] = declared.place((*path, "id")).line


def accepted_codes_are_warnings(declared: Declaration) -> Iterator[Finding]:
    """A site can live with a warning, and with nothing else."""
    for path, _ in declared.items("accepted"):
        value = declared.text(*path, "code")
        severity = _severity(value) if value is not None else "warning"
        if severity is None:
            yield declared.find("SITE027", (*path, "code"), value=value)
        elif severity != "warning":
            yield declared.find("SITE029", (*path, "code"), value=value, kind=_KINDS[severity])


_KINDS = {
    "error": phrase("kind/an_error", "an error"),
    "todo": phrase("kind/a_todo", "a to-do"),
    "note": phrase("kind/a_note", "a note"),
}


def _severity(code: str) -> str | None:
    try:
        return code_named(code).severity
    except KeyError:
        return None
