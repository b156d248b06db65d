"""The people of a cohort by number or code, and their rotas, with what is told of them in private."""

from toolkit.model.rota import Absence, OptOut, PrivateRota
from toolkit.model.site import Cohort
from toolkit.resolve.rota import Rota, apart, rota_of, split
from toolkit.resolve.site import ResolvedSite

Names = tuple[str, ...]


def names_of(site: ResolvedSite, cohort: Cohort, private: PrivateRota) -> Names:
    """The codes of a cohort's people where there are as many as it has trainees, else their numbers."""
    size = cohort.size or 0
    codes = codes_of(site, cohort, private)
    return codes if len(codes) == size else tuple(str(number + 1) for number in range(size))


def codes_of(site: ResolvedSite, cohort: Cohort, private: PrivateRota) -> Names:
    """The codes of a cohort; those without a cohort belong to the only one."""
    only = private.codes.get("", ()) if len(site.site.cohorts) == 1 else ()
    return private.codes.get(cohort.id, only)


def index_of(person: int | str, site: ResolvedSite, cohort: Cohort, private: PrivateRota) -> int | None:
    """The place of a person in a cohort, from 0; None where there is no such person."""
    codes = codes_of(site, cohort, private)
    if isinstance(person, str):
        return codes.index(person) if person in codes else None
    return person - 1 if person <= (cohort.size or 0) else None


def concerns(row: OptOut | Absence, site: ResolvedSite, cohort: Cohort) -> bool:
    """Whether a line is about a cohort; one that names none is, where there is only one."""
    return row.cohort == cohort.id if row.cohort else len(site.site.cohorts) == 1


def rotas_of(site: ResolvedSite, cohort: Cohort, private: PrivateRota) -> tuple[tuple[Names, Rota], ...]:
    """The rota of each group of a cohort, with the names of its people; the same in every language, and worked out once."""
    made: dict[str, tuple[Cohort, PrivateRota, tuple[tuple[Names, Rota], ...]]] = site.__dict__.setdefault("_rotas", {})
    known = made.get(cohort.id)
    if known is None or known[0] is not cohort or known[1] is not private:
        known = made[cohort.id] = (cohort, private, _rotas(site, cohort, private))
    return known[2]


def _rotas(site: ResolvedSite, cohort: Cohort, private: PrivateRota) -> tuple[tuple[Names, Rota], ...]:
    names = names_of(site, cohort, private)
    rounds = site.plan(cohort).rounds
    scenarios = site.scenarios_in(cohort.modality or site.site.modality)
    opt_outs = [(index_of(row.person, site, cohort, private), row) for row in private.file.opt_outs]
    absences = [(index_of(row.person, site, cohort, private), row) for row in private.file.absences]
    made, first = [], 0
    for size in split(len(names), cohort.groups) if names else ():
        people = range(first, first + size)
        out = [
            (at - first, row) for at, row in opt_outs if at is not None and at in people and concerns(row, site, cohort)
        ]
        away = [
            (at - first, row.session)
            for at, row in absences
            if at is not None and at in people and concerns(row, site, cohort)
        ]
        told = apart(scenarios, ((at, row.scenario, row.role) for at, row in out), away)
        made.append((names[first : first + size], rota_of(size, rounds, scenarios, told)))
        first += size
    return tuple(made)
