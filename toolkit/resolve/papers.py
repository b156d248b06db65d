"""Documents of a site: which ones it has, what its declaration puts into their gaps, and what its training asks of people."""

from collections.abc import Iterable, Mapping
from datetime import date

from toolkit.model.paper import Burden, Circumstance, Paper
from toolkit.model.site import Delivery
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

FOLLOW_UP = "followup"


def circumstances(site: ResolvedSite) -> frozenset[Circumstance]:
    """What this site does, as far as its documents speak of it."""
    deliveries = _deliveries(site)
    filled_by = {form.form.filled_by for form in site.forms}
    taking_part = site.site.participation
    holds: Mapping[Circumstance, bool] = {
        "recorded": any(one.video is not None and one.video.recorded for one in deliveries),
        "clients": "client" in filled_by,
        "supervisors": "supervisor" in filled_by,
        "raters": site.site.scenarios.assessment,
        "follow_up": FOLLOW_UP in site.site.waves,
        "online": any(one.mode != "in-person" for one in deliveries),
        "open_training": taking_part.training_without_data,
        "tied_training": not taking_part.training_without_data,
        "separate_grades": taking_part.grades == "separate",
    }
    return frozenset(name for name, does in holds.items() if does)


def papers_of(site: ResolvedSite) -> tuple[Paper, ...]:
    """The documents of this site, in the protocol's order, those of its own last; their words are not yet in a language."""
    here = circumstances(site)
    return tuple(one for one in site.protocol.papers.values() if one.only_if is None or one.only_if in here)


def facts_of(site: ResolvedSite, view: View, paper: Paper) -> dict[str, str]:
    """Gap -> what the declaration says; a gap is left out where it says nothing, or not the same for all cohorts."""
    declared = site.site
    coordinator, distress = declared.contacts.coordinator, declared.contacts.distress
    roles = view.release.roles
    known = {
        "site": declared.site.name,
        "coordinator": coordinator.name if coordinator else None,
        "coordinator_mail": (coordinator.email or coordinator.phone) if coordinator else None,
        "board": declared.ethics.board,
        "ethics_reference": declared.ethics.reference,
        "distress": distress.name if distress else None,
        "distress_phone": (distress.phone or distress.email) if distress else None,
        "recruited_by": declared.participation.recruited_by,
        "hidden_from": " · ".join(roles[name].name for name in declared.participation.hidden_from),
        "withdraw_until": _withdraw_until(site, paper),
        **_of_delivery(site),
    }
    return {name: value for name, value in known.items() if value}


def _of_delivery(site: ResolvedSite) -> dict[str, str | None]:
    """How often, how long and for how many days; hours are rounded up."""
    deliveries = _deliveries(site)
    totals = [one.sessions * one.minutes if one.sessions and one.minutes else None for one in deliveries]
    return {
        "sessions": _agreed(one.sessions for one in deliveries),
        "minutes": _agreed(one.minutes for one in deliveries),
        "hours": _agreed(-(-total // 60) if total else None for total in totals),
        "delete_after_days": _agreed(one.video.delete_after_days for one in deliveries if one.video is not None),
    }


def _withdraw_until(site: ResolvedSite, paper: Paper) -> str | None:
    """The day in the consent that the readers of a document sign; where they sign none, the one day in all of them."""
    consents = site.site.consents
    theirs = [one.withdraw_until for one in consents if one.role == paper.reader]
    return _agreed(theirs or [one.withdraw_until for one in consents])


def _agreed(values: Iterable[int | date | None]) -> str | None:
    """What all say; None where somebody says nothing or something else."""
    said = set(values)
    return str(said.pop()) if len(said) == 1 and None not in said else None


def _deliveries(site: ResolvedSite) -> tuple[Delivery, ...]:
    return tuple(site.delivery(cohort) for cohort in site.site.cohorts) or (site.site.delivery,)


def minutes_of(site: ResolvedSite, burden: Burden) -> tuple[int, int] | None:
    """Fewest and most minutes that a row of the table of burden stands for; None where it stands for none."""
    if burden.spent == "training":
        totals = [one.sessions * one.minutes for one in _deliveries(site) if one.sessions and one.minutes]
        totals = totals or [sum(module.minutes for module in site.modules)]
        return min(totals), max(totals)
    if burden.spent == "role_play":
        played = [one for module in site.modules for one in module.activities if one.kind == "role_play"]
        total = sum(one.whole for one in played if not one.optional)
        return total, total
    used = [burden.forms[form.form.id] for form in site.forms if form.form.id in burden.forms]
    if burden.spent == "none" or not used:
        return None
    return (sum(used), sum(used)) if burden.spent == "forms" else (min(used), max(used))
