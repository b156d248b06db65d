"""The table of rules that look at a resolved site."""

from collections import Counter
from collections.abc import Callable, Iterator

from toolkit.findings import Finding, Place, Severity, finding
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.calendar import wave_window
from toolkit.resolve.site import ResolvedSite

Rule = Callable[[ResolvedSite, str], Iterator[Finding]]


def scenarios_are_left(site: ResolvedSite, file: str) -> Iterator[Finding]:
    if not site.scenarios:
        yield finding("SITE028", Place(file, 1, 1, "scenarios"))


def forms_hold_each_question_once(site: ResolvedSite, file: str) -> Iterator[Finding]:
    for form in site.forms:
        seen: set[str] = set()
        for _, _, item in form.items():
            if item.code in seen:
                yield finding("INST011", Place(file), form=form.id, code=item.code)
            seen.add(item.code)


def approval_covers_the_waves(site: ResolvedSite, file: str) -> Iterator[Finding]:
    """The ethics approval lasts until the last wave of every cohort."""
    expires = site.site.ethics.expires
    if expires is None or site.site.ethics.status != "approved":
        return
    for cohort in site.site.cohorts:
        windows = [
            wave_window(site.occasions[name], cohort, site.delivery(cohort), site.site.wave_dates)
            for name in site.site.waves
        ]
        last = max((window.until for window in windows if window.until is not None), default=None)
        if last is not None and last > expires:
            slots = {"date": expires.isoformat(), "last": last.isoformat()}
            yield finding("TIME002", Place(file, 1, 1, "ethics/expires"), **slots)


def translations_are_counted(site: ResolvedSite, file: str) -> Iterator[Finding]:
    """Says for each language how many texts are drafts, stale or missing; when collecting, respondents' texts must be approved."""
    for language in site.languages:
        if language.is_source or language.pseudo:
            continue
        states = Counter(word.state for word in _shown(site, language.tag))
        if states["draft"] or states["fallback"] or states["needs_check"]:
            counts = {"drafts": states["draft"], "missing": states["fallback"], "stale": states["needs_check"]}
            yield finding("LANG007", Place(file, 1, 1, "languages"), language=language.name, **counts)
    if site.site.stage == "collecting" and site.site.require_review.instruments == "approved":
        yield from _unapproved(site, file)


def _shown(site: ResolvedSite, tag: str) -> Iterator[Words]:
    """Every word of the chosen content in a language."""
    view = site.view(tag)
    for scenario in site.scenarios:
        yield from view.reader.open_words(site.protocol.scenarios[scenario.id], f"scenario/{scenario.id}")
    for module in site.modules:
        yield from view.reader.open_words(module, f"module/{module.id}")
    for name in dict.fromkeys(name for form in site.forms for name in form.form.instruments):
        yield from view.reader.open_words(site.protocol.instruments[name], f"instrument/{name}")


def _unapproved(site: ResolvedSite, file: str) -> Iterator[Finding]:
    for tag in site.site.form_languages:
        if tag == "en":
            continue
        waiting = 0
        for form in site.forms:
            local = next(one for one in form.languages if one.language.tag == tag)
            texts = [message.text for part in local.instruments for message in walk_messages(part, "")]
            waiting += sum(1 for text in texts if isinstance(text, Words) and text.state != "approved")
        if waiting:
            name = site.view(tag).language.name
            yield finding("LANG006", Place(file, 1, 1, "respond_in"), Severity.ERROR, count=waiting, language=name)


RULES: tuple[Rule, ...] = (
    scenarios_are_left,
    forms_hold_each_question_once,
    approval_covers_the_waves,
    translations_are_counted,
)


def check_resolved(site: ResolvedSite, file: str) -> list[Finding]:
    """Every finding of every rule about a resolved site; `file` is the shown name of its declaration."""
    return [found for rule in RULES for found in rule(site, file)]
