"""Rules about a study: what it requires exists, and each of its sites has it."""

from collections.abc import Iterator, Sequence

from toolkit.findings import Finding, finding
from toolkit.model.kinds import kind_name
from toolkit.model.names import nearest
from toolkit.phrases import phrase
from toolkit.rules.context import Declaration, Known
from toolkit.rules.places import is_web_address
from toolkit.store.tree import Path, Tree

DEFAULT_WAVES = ("pre1", "pre2", "post")


def requirements_are_met(declared: Declaration) -> Iterator[Finding]:
    """What the study requires: waves, languages, scenarios and instruments."""
    required = declared.known.required
    if not required:
        return
    waves = _named(declared, "waves") or DEFAULT_WAVES
    asked = [name for name, at in declared.known.asked_at.items() if any(_is_held(declared, one, waves) for one in at)]
    known = declared.known
    rows: tuple[tuple[str, Path, Sequence[str], Sequence[str]], ...] = (
        ("wave", ("waves",), waves, known.waves),
        ("language", ("languages",), _named(declared, "languages"), required.get("language", ())),
        ("scenario", ("scenarios", "set"), _scenarios(declared), tuple(known.scenarios)),
        ("instrument", ("waves",), asked, tuple(known.asked_at)),
    )
    for kind, path, present, existing in rows:
        for value in required.get(kind, ()):
            if value not in present and value in existing:
                yield declared.find(
                    "STUDY007", path, kind=kind_name(kind), value=value, fix=_how_to_add(declared, kind, value)
                )


def _how_to_add(declared: Declaration, kind: str, value: str) -> str:
    if kind == "instrument":
        occasions = ", ".join(f"`{one}`" for one in declared.known.asked_at[value])
        return phrase("study/add_wave", "add to `waves:` one at which it is asked ({occasions})", occasions=occasions)
    if kind == "scenario":
        return phrase("study/add_scenario", "add `{value}` to `set:` below `scenarios:`", value=value)
    place = {"wave": "`waves:`", "language": "`languages:`"}[kind]
    return phrase("study/add", "add `{value}` to {place}", value=value, place=place)


def _named(declared: Declaration, *path: str) -> tuple[str, ...]:
    return tuple(value for _, value in declared.items(*path) if isinstance(value, str))


def _is_held(declared: Declaration, occasion: str, waves: Sequence[str]) -> bool:
    return occasion not in declared.known.waves or occasion in waves


def _scenarios(declared: Declaration) -> tuple[str, ...]:
    choice = declared.get("scenarios", "set")
    if isinstance(choice, list):
        return _named(declared, "scenarios", "set")
    return tuple(declared.known.scenarios) if choice == "all" else declared.known.core_scenarios


def check_study(tree: Tree, known: Known, waves: Sequence[str]) -> list[Finding]:
    """Names in `study.yaml` that lead nowhere, and an address that can't be published; `waves` are those of the study too."""
    rows: list[tuple[str, Path, Sequence[str]]] = [
        ("SITE013", ("requires", "waves"), waves),
        ("SITE014", ("requires", "scenarios"), tuple(known.scenarios)),
        ("SITE040", ("requires", "instruments"), known.instruments),
    ]
    found = [row for code, path, allowed in rows for row in _unknown_in(tree, code, path, allowed)]
    arms = tree.get(("design", "arms"))
    for index in range(len(arms) if isinstance(arms, list) else 0):
        found += _unknown(tree, "SITE013", ("design", "arms", index, "training_from"), waves)
    found += _unknown(tree, "SITE001", ("protocol",), known.releases)
    url = tree.get(("registration", "url"))
    if isinstance(url, str) and url and not is_web_address(url):
        found.append(finding("SITE023", tree.place(("registration", "url")), value=url))
    return found


def _unknown_in(tree: Tree, code: str, path: Path, allowed: Sequence[str]) -> Iterator[Finding]:
    members = tree.get(path)
    for index in range(len(members) if isinstance(members, list) else 0):
        yield from _unknown(tree, code, (*path, index), allowed)


def _unknown(tree: Tree, code: str, path: Path, allowed: Sequence[str]) -> Iterator[Finding]:
    value = tree.get(path)
    if isinstance(value, str) and value not in allowed:
        near = nearest(value, allowed) or (allowed[0] if allowed else value)
        yield finding(code, tree.place(path), value=value, suggestion=near, allowed=", ".join(allowed))
