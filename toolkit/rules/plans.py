"""Rules about the plan of a training: modules that belong to it, sessions that hold it, rooms, cameras and holidays."""

from collections.abc import Iterator

from toolkit.findings import Finding, Place, finding
from toolkit.model.module import Module
from toolkit.model.names import nearest
from toolkit.model.rota import Absence, OptOut, PrivateRota
from toolkit.model.site import Cohort, Delivery
from toolkit.phrases import joined, phrase
from toolkit.resolve.faculty import needs_of
from toolkit.resolve.holiday import holiday_state, subdivisions
from toolkit.resolve.people import codes_of, concerns, index_of
from toolkit.resolve.plan import MOST_SESSIONS, Choice, chosen_modules, longest_step, sessions_needed, ways_out
from toolkit.resolve.rota import rota_of, split
from toolkit.resolve.site import ResolvedSite
from toolkit.rules.context import Declaration
from toolkit.store.tree import Tree

Path = tuple[str | int, ...]
LONG_SESSION = 120
FITS = frozenset({"PLAN001", "PLAN002"})
"""What is told again, of the adapted modules, where a site or its study adapts some."""


def modules_exist(declared: Declaration) -> Iterator[Finding]:
    """A list of modules names modules that there are."""
    known = {one.id for one in declared.known.modules}
    for path, value in declared.items("modules", "set"):
        if isinstance(value, str) and value not in known:
            suggestion = nearest(value, known) or next(iter(sorted(known)), "")
            yield declared.find("PLAN003", path, value=value, suggestion=suggestion, allowed=", ".join(sorted(known)))


def modules_are_whole(declared: Declaration) -> Iterator[Finding]:
    """A list of modules has all that are core, and all that others in it need."""
    value = declared.get("modules", "set")
    if not isinstance(value, list):
        return
    chosen = [one for one in declared.known.modules if one.id in value]
    names = {one.id for one in chosen}
    for one in declared.known.modules:
        needing = next((other.id for other in chosen if one.id in other.needs), None)
        if one.id not in names and one.core:
            yield declared.find("PLAN004", ("modules", "set"), value=one.id)
        elif one.id not in names and needing:
            yield declared.find("PLAN005", ("modules", "set"), value=one.id, needing=needing)


def training_fits(declared: Declaration) -> Iterator[Finding]:
    """The sessions of the site, and of cohorts that differ, hold the chosen modules."""
    modules = _chosen(declared)
    deliveries: list[Path] = [("delivery",), *((*path, "delivery") for path, _ in declared.items("cohorts"))]
    for path in deliveries if modules else ():
        if not isinstance(declared.get(*path), dict):
            continue
        sessions = declared.whole(*path, "sessions") or declared.whole("delivery", "sessions")
        minutes = declared.whole(*path, "minutes") or declared.whole("delivery", "minutes")
        if not sessions or not minutes:
            continue
        where = (*path, "sessions") if declared.whole(*path, "sessions") else (*path, "minutes")
        yield from _misfit(modules, sessions, minutes, declared.place(where))


def training_still_fits(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """The same of the modules as the study's and the site's adaptations leave them."""
    rows: list[tuple[Path, Delivery]] = [(("delivery", "sessions"), site.site.delivery)]
    rows += [
        (_delivery(cohort, index, "sessions"), site.delivery(cohort))
        for index, cohort in enumerate(site.site.cohorts)
        if cohort.delivery is not None
    ]
    for path, delivery in rows:
        if delivery.sessions and delivery.minutes and site.modules:
            yield from _misfit(site.modules, delivery.sessions, delivery.minutes, tree.place(path))


def _misfit(modules: tuple[Module, ...], sessions: int, minutes: int, place: Place) -> Iterator[Finding]:
    """That modules do not fit into sessions, with the ways out."""
    fewest = sessions_needed(modules, minutes)
    if fewest is None or fewest > sessions:
        needed = sum(one.minutes for one in modules)
        slots = {"needed": needed, "sessions": sessions, "minutes": minutes, "held": sessions * minutes}
        code = "PLAN001" if sessions * minutes < needed else "PLAN002"
        yield finding(code, place, lines=_ways(modules, sessions, minutes), **slots)


def _chosen(declared: Declaration) -> tuple[Module, ...]:
    """The chosen modules, as far as they can be told."""
    value = declared.get("modules", "set")
    choice: Choice = "core" if value == "core" else "all"
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        choice = tuple(value)
    return chosen_modules(declared.known.modules, choice)


def _ways(modules: tuple[Module, ...], sessions: int, minutes: int) -> str:
    """The lines that make the training fit: more sessions, longer ones, or fewer modules."""
    ways = ways_out(modules, sessions, minutes)
    lines = [f"`sessions: {ways.sessions}`"] if ways.sessions is not None else []
    lines += [f"`minutes: {ways.minutes}`"] if ways.minutes is not None else []
    if not lines:
        lines += [both] if (both := _both(modules)) else []
    lines = [row for line in lines for row in (phrase("plan/or", "or"), line)][1:]
    if ways.without is not None:
        stay = ", ".join(one.id for one in modules if one.id not in ways.without)
        left = ", ".join(f"`{name}`" for name in ways.without)
        out = phrase("plan/leave_out", "at the start of a line, which leaves out {names}", names=left)
        out = (
            phrase("plan/or_leave_out", "or at the start of a line, which leaves out {names}", names=left)
            if lines
            else out
        )
        lines += [out, f"`modules: {{set: [{stay}]}}`"]
    return joined("\n", lines)


def _both(modules: tuple[Module, ...]) -> str:
    """More sessions and longer ones, where neither alone is enough."""
    minutes = max(LONG_SESSION, longest_step(modules))
    needed = sessions_needed(modules, minutes) or MOST_SESSIONS
    return f"`sessions: {min(needed, MOST_SESSIONS)}`\n`minutes: {minutes}`"


def rooms_are_enough(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """There are rooms and cameras for all groups that play at the same time."""
    for index, cohort in enumerate(site.site.cohorts):
        delivery = site.delivery(cohort)
        if not cohort.size:
            continue
        needs = needs_of(site.plan(cohort), delivery, split(cohort.size, cohort.groups), 0)
        rows = (
            ("PLAN006", "rooms", needs.rooms, delivery.rooms),
            ("PLAN007", "cameras", needs.cameras, delivery.cameras),
        )
        for code, name, needed, there in rows:
            if there is not None and needed > there:
                slots = {"needed": needed, "there": there, "cohort": cohort.id}
                yield finding(code, tree.place(_delivery(cohort, index, name)), **slots)


def _delivery(cohort: Cohort, index: int, name: str) -> Path:
    own = cohort.delivery is not None and name in cohort.delivery.model_fields_set
    return ("cohorts", index, "delivery", name) if own else ("delivery", name)


def scenarios_are_enough(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Nobody plays the therapist twice in the same scenario."""
    for cohort in site.site.cohorts:
        rounds = site.plan(cohort).rounds
        scenarios = site.scenarios_in(cohort.modality or site.site.modality)
        sizes = split(cohort.size, cohort.groups) if cohort.size else ()
        if any(rota_of(size, rounds, scenarios).again for size in dict.fromkeys(sizes)):
            slots = {"cohort": cohort.id, "rounds": len(rounds), "count": len(scenarios)}
            yield finding("PLAN008", tree.place(("scenarios",)), **slots)


def holidays_are_known(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Where sessions are to avoid public holidays, these are known."""
    place = site.site.site
    plain = (site.delivery(cohort).schedule for cohort in site.site.cohorts if cohort.starts is not None)
    if place.country is None or not any(one is not None and one.holidays == "avoid" for one in plain):
        return
    state = holiday_state(place.country, place.subdivision)
    if state == "no library":
        yield finding("PACK007", tree.place(("delivery",)))
    elif state == "no country":
        yield finding("PLAN013", tree.place(("site", "country")), country=place.country)
    elif state == "no subdivision":
        allowed = ", ".join(subdivisions(place.country)) or "-"
        slots = {"value": place.subdivision, "country": place.country, "allowed": allowed}
        yield finding("PLAN009", tree.place(("site", "subdivision")), **slots)


def private_rota_is_sound(site: ResolvedSite, private: PrivateRota, tree: Tree | None) -> Iterator[Finding]:
    """Each line of `private/rota.yaml` is about a person, a cohort and a session that there are. What it says is not told."""
    rows: list[tuple[Path, OptOut | Absence]] = [
        (("opt_outs", at), row) for at, row in enumerate(private.file.opt_outs)
    ]
    rows += [(("absences", at), away) for at, away in enumerate(private.file.absences)]
    for path, row in rows:
        cohorts = [one for one in site.site.cohorts if concerns(row, site, one)]
        known = any(index_of(row.person, site, one, private) is not None for one in cohorts)
        if isinstance(row, Absence):
            known = known and any(row.session <= (site.delivery(one).sessions or 0) for one in cohorts)
        elif row.scenario not in site.protocol.scenarios:
            known = False
        if not known:
            line = tree.place(path).line if tree else 0
            yield finding("PLAN011", Place("private/rota.yaml"), line=line)
    for one in site.site.cohorts:
        codes = codes_of(site, one, private)
        if codes and len(codes) != one.size:
            slots = {"count": len(codes), "cohort": one.id, "size": one.size or "todo"}
            yield finding("PLAN012", Place("private/roster.csv"), **slots)
