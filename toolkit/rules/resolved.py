"""The table of rules that look at a resolved site."""

from collections import Counter
from collections.abc import Callable, Iterator

from toolkit.findings import Finding, Severity, finding
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.language import SOURCE
from toolkit.resolve.papers import papers_of
from toolkit.resolve.site import ResolvedSite
from toolkit.rules import documents, plans
from toolkit.store.tree import Tree

Rule = Callable[[ResolvedSite, Tree], Iterator[Finding]]


def scenarios_are_left(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    if not site.scenarios:
        yield finding("SITE028", tree.place(("scenarios",)))


def approval_covers_the_waves(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """The ethics approval lasts until the last wave of every cohort."""
    expires = site.site.ethics.expires
    if expires is None or site.site.ethics.status != "approved":
        return
    for cohort in site.site.cohorts:
        windows = [site.window(name, cohort) for name in site.site.waves]
        last = max((window.until for window in windows if window.until is not None), default=None)
        if last is not None and last > expires:
            slots = {"date": expires.isoformat(), "last": last.isoformat()}
            yield finding("TIME002", tree.place(("ethics", "expires")), **slots)


def translations_are_counted(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Says for each language how many texts are drafts, stale or missing; when collecting, respondents' texts must be approved."""
    for index, language in enumerate(site.languages):
        if language.is_source or language.pseudo:
            continue
        states = Counter(word.state for word in _shown(site, language.tag))
        if states["draft"] or states["fallback"] or states["needs_check"]:
            counts = {"drafts": states["draft"], "missing": states["fallback"], "stale": states["needs_check"]}
            yield finding("LANG007", tree.place(("languages", index)), language=language.name, **counts)
    waived = any("review" in waiver.covers for waiver in site.site.waivers)
    if site.site.stage == "collecting" and site.site.require_review.instruments == "approved" and not waived:
        yield from _unapproved(site, tree)


def _shown(site: ResolvedSite, tag: str) -> Iterator[Words]:
    """Every word of the chosen content in a language."""
    view = site.view(tag)
    for scenario in site.scenarios:
        yield from view.open_words(f"scenario/{scenario.id}")
    for module in site.modules:
        yield from view.open_words(f"module/{module.id}")
    asked = dict.fromkeys(name for form in site.forms for name in form.form.instruments if name not in form.restricted)
    for name in asked:
        yield from view.open_words(f"instrument/{name}")
    for paper in papers_of(site):
        yield from view.open_words(f"document/{paper.id}")


def _unapproved(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """Everything that respondents read has to be approved in each language they answer in."""
    for index, tag in enumerate(site.site.form_languages):
        if tag.partition("-")[0] == SOURCE and not site.view(tag).language.pseudo:
            continue
        waiting = {word.key for form in site.forms for word in _read_in(form, tag) if word.state != "approved"}
        if waiting:
            name = site.view(tag).language.name
            path = ("respond_in", index) if site.site.respond_in else ("languages", 0)
            yield finding("LANG006", tree.place(path), Severity.ERROR, count=len(waiting), language=name)


def debriefings_are_from_here(site: ResolvedSite, tree: Tree) -> Iterator[Finding]:
    """What was signed after talks in other countries alone is said: a shared language is not the same everywhere."""
    here = site.site.site.country
    for index, tag in enumerate(site.site.languages if here else ()):
        found: dict[str, set[str]] = {}
        for name in dict.fromkeys(name for form in site.forms for name in form.form.instruments):
            countries = _debriefed_in(site, tag, name)
            if countries and here not in countries:
                found.setdefault(", ".join(sorted(countries)), set()).add(name)
        for where, names in found.items():
            slots = {"name": ", ".join(sorted(names)), "language": tag, "countries": where, "country": here}
            yield finding("REVW014", tree.place(("languages", index)), **slots)


def _debriefed_in(site: ResolvedSite, tag: str, name: str) -> set[str]:
    """The countries in which the approved texts of an instrument were talked over."""
    review = site.protocol.reviews.get(tag)
    mine = (one for entry, one in (review.scales.items() if review else ()) if entry.startswith(f"{name}/"))
    records = (record for one in mine if one.state == "approved" for record in one.steps)
    return {record.country for record in records if record.step == "debriefed" and record.country}


def _read_in(form: ResolvedForm, tag: str) -> Iterator[Words]:
    """What respondents read in a form: its title, its instruments and the reasons for no answer."""
    local = next(one for one in form.languages if one.language.tag == tag)
    yield from (local.title, *([local.intro] if local.intro is not None else []), *local.missing.values())
    for part in local.instruments:
        yield from (message.text for message in walk_messages(part, "") if isinstance(message.text, Words))


RULES: tuple[Rule, ...] = (
    scenarios_are_left,
    approval_covers_the_waves,
    translations_are_counted,
    debriefings_are_from_here,
    documents.consents_cover_recording,
    documents.documents_are_filled,
    plans.training_still_fits,
    plans.rooms_are_enough,
    plans.scenarios_are_enough,
    plans.holidays_are_known,
)


def check_resolved(site: ResolvedSite, tree: Tree) -> list[Finding]:
    """Every finding of every rule about a resolved site; `tree` is that of its declaration."""
    return [found for rule in RULES for found in rule(site, tree)]
