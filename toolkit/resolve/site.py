"""Resolves a site: its declaration laid over the shared protocol, giving everything that outputs are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.model.instrument import Instrument
from toolkit.model.module import Module
from toolkit.model.protocol import Form, Occasion
from toolkit.model.scenario import Scenario
from toolkit.model.site import Cohort, Delivery, Site, Use
from toolkit.model.study import Study
from toolkit.model.text import Words, walk_messages
from toolkit.resolve.approval import Approvals
from toolkit.resolve.calendar import Meetings, Window, meetings, wave_window
from toolkit.resolve.fingerprint import words
from toolkit.resolve.forms import FormInLanguage, ResolvedForm, form_structure
from toolkit.resolve.holiday import holidays_of
from toolkit.resolve.language import SOURCE, Language, language_of
from toolkit.resolve.layers import Sources, change_sources, merged, variant_sources
from toolkit.resolve.marks import Marks
from toolkit.resolve.permission import Licensed, withheld
from toolkit.resolve.plan import Plan, chosen_modules, plan_of
from toolkit.resolve.view import View
from toolkit.resolve.wording import Reader, wordings_of


@dataclass(frozen=True)
class Declared:
    """What is laid over each other: the site, the protocol it pins, and the study's and the site's changes."""

    site: Site
    protocol: Protocol
    study: Study | None = None
    study_changes: tuple[Change, ...] = ()
    site_changes: tuple[Change, ...] = ()
    build: str = "0" * 16
    licensed: Mapping[str, Licensed] = field(default_factory=dict)
    """Published instruments used by permission, by the id of their adapter. Their texts are in no part of the protocol."""


@dataclass(frozen=True)
class ResolvedSite:
    """A site with its content: total, so it cannot fail on a declaration without error findings."""

    declared: Declared
    marks: Marks | None = None
    """Where they are given, the words of their language are marked with the message that they are."""

    @property
    def site(self) -> Site:
        return self.declared.site

    @property
    def protocol(self) -> Protocol:
        return self.declared.protocol

    @property
    def build(self) -> str:
        """First 16 hex digits that identify the build; a row key."""
        return self.declared.build

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """Languages of pages and packs, the working language first."""
        return tuple(language_of(tag, self.protocol.locales) for tag in self.site.languages)

    @cached_property
    def modalities(self) -> tuple[str, ...]:
        """The site's modality, then those of cohorts that differ."""
        named = [self.site.modality, *(cohort.modality for cohort in self.site.cohorts if cohort.modality)]
        return tuple(name for name in dict.fromkeys(named) if name in self.protocol.modalities)

    @cached_property
    def occasions(self) -> Mapping[str, Occasion]:
        """Occasions by id: the protocol's, replaced by the study's where it names them."""
        found = {occasion.id: occasion for occasion in self.protocol.release.occasions}
        for occasion in self.declared.study.waves if self.declared.study else ():
            found[occasion.id] = occasion
        return found

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The chosen training scenarios, in the protocol's order."""
        choice = self.site.scenarios
        every = self.protocol.scenarios
        named = self.protocol.release.sets["core"] if choice.set == "core" else choice.set
        wanted = tuple(every) if choice.set == "all" else tuple(named)
        own = tuple(key.partition("/")[2] for key in self.protocol.own if key.startswith("scenario/"))
        levels = choice.difficulty or (1, 2, 3)
        return tuple(
            part
            for name, part in every.items()
            if name in (*wanted, *own) and part.use == "training" and part.difficulty in levels and self._plays(name)
        )

    @cached_property
    def assessment(self) -> tuple[Scenario, ...]:
        """The scenarios for assessment, where the site has asked for them; no rota and no public page ever has one."""
        if not self.site.scenarios.assessment:
            return ()
        return tuple(part for part in self.protocol.scenarios.values() if part.use == "assessment")

    def scenarios_in(self, modality: str) -> tuple[Scenario, ...]:
        """Those of the scenarios that an approach plays: a variant may say honestly that one does not apply."""
        return tuple(part for part in self.scenarios if self._applies(modality, part.id))

    def _plays(self, scenario: str) -> bool:
        """Whether some modality of the site has this scenario."""
        return not self.modalities or any(self._applies(name, scenario) for name in self.modalities)

    def _applies(self, modality: str, scenario: str) -> bool:
        variant = self.protocol.variants.get((modality, scenario))
        return variant is None or variant.applies

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The chosen modules, in the protocol's order."""
        return chosen_modules(self.protocol.modules.values(), self.site.modules.set)

    def delivery(self, cohort: Cohort) -> Delivery:
        """How a cohort is trained: its own delivery, with what it does not say taken from the site's."""
        if cohort.delivery is None:
            return self.site.delivery
        return self.site.delivery.model_copy(
            update={name: getattr(cohort.delivery, name) for name in cohort.delivery.model_fields_set}
        )

    def meetings(self, cohort: Cohort, language: str = SOURCE) -> Meetings:
        """When a cohort meets, and which holidays it leaves out, named in a language."""
        delivery, place = self.delivery(cohort), self.site.site
        holidays: Mapping[date, str] = {}
        if cohort.starts is not None and delivery.schedule is not None and delivery.schedule.holidays == "avoid":
            years = range(cohort.starts.year, min(cohort.starts.year + 4, date.max.year))
            holidays = holidays_of(place.country, place.subdivision, years, language)
        return meetings(cohort, delivery, holidays)

    def plan(self, cohort: Cohort) -> Plan:
        """Which activity of the training is in which session of a cohort; worked out once, since many pages ask for it."""
        plans: dict[str, tuple[Cohort, Plan]] = self.__dict__.setdefault("_plans", {})
        known = plans.get(cohort.id)
        if known is None or known[0] is not cohort:
            made = plan_of(cohort, self.delivery(cohort), self.modules, self.meetings(cohort).days)
            known = plans[cohort.id] = (cohort, made)
        return known[1]

    def window(self, occasion: str, cohort: Cohort) -> Window:
        """When a wave is due for a cohort."""
        days = self.meetings(cohort).days
        return wave_window(self.occasions[occasion], cohort, days, self.site.wave_dates)

    def view(self, tag: str, modality: str | None = None) -> View:
        """The site in one language and modality (the site's own unless another is named)."""
        views: dict[tuple[str, str], View] = self.__dict__.setdefault("_views", {})
        name = modality or self.site.modality
        if (tag, name) not in views:
            views[tag, name] = self._view(tag, name)
        return views[tag, name]

    def _view(self, tag: str, modality: str) -> View:
        language = language_of(tag, self.protocol.locales)
        chain = tuple((name, self.protocol.catalogs[name]) for name in language.chain if name in self.protocol.catalogs)
        reader = Reader(
            language=language,
            sources=self.sources(modality),
            catalogs=chain,
            approved=self._approvals,
            wordings=wordings_of(language.chain, self.protocol.locales),
            forms={"participant": "formal"},
            marks=self.marks if self.marks is not None and self.marks.tag == tag else None,
        )
        return View(self.protocol, language, modality, reader, self.home)

    @cached_property
    def home(self) -> str:
        """The locale that gives the personas: the working language's or its parent's, else English."""
        locales = self.protocol.locales
        people, places = set(locales[SOURCE].personas), set(locales[SOURCE].places)
        chain = (self.site.working_language, *language_of(self.site.working_language, locales).chain)
        known = (tag for tag in chain if tag in locales)
        whole = (tag for tag in known if people <= set(locales[tag].personas) and places <= set(locales[tag].places))
        return next(whole, SOURCE)

    @cached_property
    def _approvals(self) -> Approvals:
        return Approvals(
            self.protocol.reviews,
            self.protocol.catalogs,
            self.protocol.messages(),
            self.protocol.renames,
            self.protocol.instruments,
        )

    def sources(self, modality: str) -> Sources:
        """Every message that some layer replaces, for one modality."""
        return merged(*self.layers(modality))

    def layers(self, modality: str) -> tuple[Sources, Sources, Sources]:
        """What the modality, the study and the site replace, each over the one before."""
        declared = self.declared
        study_id = declared.study.study.id if declared.study else ""
        return (
            variant_sources(declared.protocol, modality),
            change_sources(declared.study_changes, "study", study_id, modality),
            change_sources(declared.site_changes, "site", self.site.site.id, modality),
        )

    @cached_property
    def forms(self) -> tuple[ResolvedForm, ...]:
        """Every form of this site: those of its waves and of what repeats."""
        return tuple(self._form(form) for form in self.protocol.release.forms if self._used(form))

    def _used(self, form: Form) -> bool:
        """Forms of the site's waves and of what repeats; recordings are rated where the site assesses."""
        occasion = self.occasions[form.occasion]
        if occasion.per == "recording" and not self.site.scenarios.assessment:
            return False
        return occasion.kind == "repeated" or occasion.id in self.site.waves

    def forms_showing(self, use: Use) -> tuple[ResolvedForm, ...]:
        """Every form as it may be put to a use: licensed texts that may not be are taken out."""
        return tuple(withheld(form, use) for form in self.forms)

    def licensed_text(self, name: str, tag: str, use: Use) -> Instrument | None:
        """A published instrument in one language, if its texts are there and may be put to a use."""
        licensed = self.declared.licensed[name]
        return licensed.instrument(tag) if licensed.allows(use) and tag in licensed.texts else None

    def _with_own(self, form: Form) -> Form:
        """A form with the site's own instruments behind the core block, and after them those used by permission."""
        own = [
            name
            for name, part in self.protocol.instruments.items()
            if f"instrument/{name}" in self.protocol.own and form.id in part.forms
        ]
        own += [name for name, licensed in self.declared.licensed.items() if form.id in licensed.use.forms]
        return form.model_copy(update={"instruments": (*form.instruments, *own)}) if own else form

    def _form(self, declared: Form) -> ResolvedForm:
        form = self._with_own(declared)
        licensed = {name: self.declared.licensed[name] for name in form.instruments if name in self.declared.licensed}
        first = self.site.form_languages[0]
        instruments = tuple(
            licensed[name].instrument(first) if name in licensed else self.protocol.instruments[name]
            for name in form.instruments
        )
        occasion = self.occasions[form.occasion]
        missing = {str(name): kind for name, kind in self.protocol.release.missing.items()}
        return ResolvedForm(
            site_id=self.site.site.id,
            site_name=self.site.site.name,
            stage=self.site.stage,
            form=form,
            occasion=occasion,
            instruments=instruments,
            languages=tuple(self._form_in(form, tag) for tag in self.site.form_languages),
            missing=missing,
            distress=self.site.contacts.distress,
            cohorts=tuple((cohort.id, cohort.arm or "") for cohort in self.site.cohorts),
            structure=form_structure(form, occasion, instruments, missing),
            build=self.build,
            waiver=" ".join(waiver.id for waiver in self.site.waivers),
            restricted={name: one.uses for name, one in licensed.items()},
        )

    def _form_in(self, form: Form, tag: str) -> FormInLanguage:
        view = self.view(tag)
        localised = next(one for one in view.release.forms if one.id == form.id)
        title, intro = as_words(localised.title), as_words(localised.intro) if localised.intro else None
        licensed = self.declared.licensed
        instruments = tuple(
            licensed[name].instrument(tag) if name in licensed else view.instrument(name) for name in form.instruments
        )
        missing = {str(name): as_words(kind.label) for name, kind in view.release.missing.items()}
        return FormInLanguage(
            language=view.language,
            title=title,
            intro=intro,
            instruments=instruments,
            interface=view.interface,
            missing=missing,
            words=words(self._read_in(form, view, [title, *([intro] if intro else []), *missing.values()])),
        )

    def _read_in(self, form: Form, view: View, own: Iterable[Words]) -> list[tuple[str, str]]:
        """(key, text before slots) of all that respondents read in a form, the interface left out."""
        rows = [(word.key, str(word)) for word in own]
        for name in form.instruments:
            rows += [(word.key, str(word)) for word in self._open_words(name, view)]
        return rows

    def _open_words(self, name: str, view: View) -> list[Words]:
        """The words of an instrument before slots; licensed texts have none."""
        if name not in self.declared.licensed:
            return view.open_words(f"instrument/{name}")
        made = self.declared.licensed[name].instrument(view.language.tag)
        return [as_words(message.text) for message in walk_messages(made, f"instrument/{name}")]


def as_words(text: str) -> Words:
    """A localised text as the `Words` it is."""
    if not isinstance(text, Words):
        raise TypeError("this text has not been localised")
    return text


def resolve_site(declared: Declared, marks: Marks | None = None) -> ResolvedSite:
    """A site resolved; call it on a declaration without error findings."""
    return ResolvedSite(declared, marks)
