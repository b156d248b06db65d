"""The pages of the measures: which form is filled in by whom and when, and one page for each questionnaire."""

from collections.abc import Iterator

from toolkit.book.page import Page, english, page, to
from toolkit.book.practice import safety_link
from toolkit.document.tree import (
    Block,
    Code,
    Facts,
    Heading,
    Inline,
    Item,
    Link,
    ListBlock,
    Name,
    Note,
    Paragraph,
    Quote,
    Table,
)
from toolkit.model.instrument import Instrument, Scale, Score, Section
from toolkit.model.instrument import Item as Question
from toolkit.model.text import Words
from toolkit.packs.words import filled
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

OVERVIEW = "measures/index"
STATES = ("fallback", "needs_check", "draft", "approved", "source")
"""States from the least finished to the most."""


def form_path(form: str) -> str:
    """Where the web form lies in a published documentation site, below `docs/`."""
    return f"forms/{form}.html"


def measures_page(site: ResolvedSite, view: View) -> Page:
    docs, index = view.interface.docs, view.interface.index
    head = (docs["forms"], docs["forms_who"], docs["forms_when"], docs["instruments"])
    rows = tuple((_title(site, view, form), *_who_when(view, form), _asked(view, form)) for form in site.forms)
    blocks: tuple[Block, ...] = (
        Paragraph(docs["instruments_lead"]),
        Table(head, rows, widths=(5, 3, 4, 6), row_headers=True),
        Note("warning", (Paragraph(index["not_comparable"]), Paragraph(index["not_comparable_why"])), docs["warning"]),
        Paragraph(index["response_shift"]),
    )
    return page(view, OVERVIEW, docs["measures"], blocks)


def _title(site: ResolvedSite, view: View, form: ResolvedForm) -> Inline:
    """The form's title, leading to its web form where the site publishes these."""
    title = next(one.title for one in view.release.forms if one.id == form.id)
    return Link(title, f"../../{form_path(form.id)}") if site.site.publish.forms else title


def _who_when(view: View, form: ResolvedForm) -> tuple[Inline, Inline]:
    occasion = next((one for one in view.release.occasions if one.id == form.occasion.id), form.occasion)
    return view.release.roles[form.form.filled_by].name, occasion.name or Name(occasion.id)


def _asked(view: View, form: ResolvedForm) -> Inline:
    links: list[Inline] = []
    for name in form.form.instruments:
        title = published_name(view, name) if name in form.restricted else view.instrument(name).title
        links += [" · "] * bool(links) + [to(title, name)]
    return tuple(links)


def measure_pages(site: ResolvedSite, view: View) -> Iterator[Page]:
    """One page for each questionnaire that some form of the site asks, in the protocol's order, published ones last."""
    used = {name for form in site.forms for name in form.form.instruments}
    for name in site.protocol.instruments:
        if name in used:
            instrument = view.instrument(name)
            yield page(view, f"measures/{name}", instrument.title, _blocks(site, view, instrument), OVERVIEW)
    for name in site.declared.licensed:
        if name in used:
            yield page(view, f"measures/{name}", published_name(view, name), _published(site, view, name), OVERVIEW)


def published_name(view: View, name: str) -> Words:
    """The name under which an instrument was published; it is translated nowhere."""
    return english(view.adapter(name).name)


def _published(site: ResolvedSite, view: View, name: str) -> tuple[Block, ...]:
    """A published instrument: what is known of it, and its questions where its permission lets everybody read them."""
    pack, docs, adapter = view.interface.pack, view.interface.docs, view.adapter(name)
    used = tuple(form for form in site.forms if name in form.restricted)
    rows = tuple((_title(site, view, form), *_who_when(view, form)) for form in used)
    blocks: list[Block] = [
        Facts(
            (
                (pack["construct"], adapter.measures),
                (pack["derivation"], (Name(adapter.reference.citation), " ", Name(adapter.reference.doi or ""))),
                (docs["published_version"], Name(adapter.version)),
                (docs["published_holder"], english(adapter.rights.holder)),
            )
        ),
        *(Note("warning", (Paragraph(text),), docs["warning"]) for text in adapter.cautions.values()),
        Heading(2, docs["forms"], "forms"),
        Table((docs["forms"], docs["forms_who"], docs["forms_when"]), rows, row_headers=True),
        Heading(2, pack["instrument_items"], "questions"),
    ]
    shown = site.licensed_text(name, view.language.tag, "show_on_site")
    if shown is None:
        return (*blocks, Paragraph(docs["published_withheld"]))
    blocks += [Quote(shown.instructions), *_questions(view, shown)]
    return (*blocks, Heading(2, pack["instrument_scoring"], "scoring"), *_scoring(view, shown))


def _blocks(site: ResolvedSite, view: View, instrument: Instrument) -> tuple[Block, ...]:
    pack, docs, state = view.interface.pack, view.interface.docs, view.interface.state
    name = view.least_state(f"instrument/{instrument.id}", order=STATES) or "source"
    used = tuple(form for form in site.forms if instrument.id in form.form.instruments)
    rows = tuple((_title(site, view, form), *_who_when(view, form)) for form in used)
    blocks: list[Block] = [Facts(_facts(view, instrument))]
    if not instrument.validated:
        blocks.append(
            Note("warning", (Paragraph(pack["not_validated"]), Paragraph(pack["local_descriptive"])), docs["warning"])
        )
    blocks += [
        Heading(2, docs["forms"], "forms"),
        Table((docs["forms"], docs["forms_who"], docs["forms_when"]), rows, row_headers=True),
        Heading(2, pack["instrument_items"], "questions"),
        Quote(instrument.instructions),
        *_questions(view, instrument),
    ]
    blocks += [Heading(2, pack["instrument_scoring"], "scoring"), *_scoring(view, instrument)]
    if instrument.contact:
        blocks.append(safety_link(view, "measures"))
    blocks += [Heading(2, view.interface.index["state"], "state"), Facts(((state[name], state[f"{name}_explained"]),))]
    return tuple(blocks)


def _facts(view: View, instrument: Instrument) -> tuple[tuple[Inline, Item], ...]:
    pack, docs = view.interface.pack, view.interface.docs
    frame = docs.get(f"time_{instrument.time_frame}") or english(instrument.time_frame)
    return (
        (pack["construct"], english(instrument.measures)),
        (pack["time_frame"], frame),
        (pack["outcome"], pack[f"outcome_{instrument.outcome}"]),
        (pack["basis"], pack[f"basis_{instrument.basis}"]),
        (pack["derivation"], english(instrument.derivation)),
        (docs["about_licence"], Name(instrument.licence)),
    )


def _questions(view: View, instrument: Instrument) -> Iterator[Block]:
    """What is asked; what tests or samples how people see a moment is met for the first time in the form."""
    if instrument.unseen or instrument.key is not None:
        yield Paragraph(view.interface.docs["questions_kept"])
        return
    for section in instrument.sections:
        yield from _section(view, instrument, section)


def _section(view: View, instrument: Instrument, section: Section) -> Iterator[Block]:
    """The questions with their answers: once below them where all have the same scale, else beside each."""
    pack, docs = view.interface.pack, view.interface.docs
    if section.title:
        yield Heading(3, section.title, f"section-{section.id}")
    if section.intro:
        yield Paragraph(section.intro)
    if section.show_if:
        yield Paragraph(docs["asked_if"])
    shared = _shared_scale(instrument, section)
    head = (pack["coding_code"], pack["instrument_items"], *(() if shared else (pack["instrument_scale"],)))
    rows = tuple(
        (Name(item.code), _question(view, item), *(() if shared else (_answers(view, instrument, section, item),)))
        for item in section.items
    )
    yield Table(head, rows, widths=(2, 10) if shared else (2, 7, 7), row_headers=True)
    if shared:
        yield Paragraph((pack["instrument_scale"], ": ", *_options(view, shared)))
    for item in section.items:
        yield from _anchors(view, item)


def _shared_scale(instrument: Instrument, section: Section) -> Scale | None:
    scales = [instrument.scale_of(section, item) for item in section.items]
    first = scales[0]
    return first if first and len(scales) > 1 and all(one is first for one in scales) else None


def _question(view: View, item: Question) -> Inline:
    hint: tuple[Inline, ...] = ("\n", item.hint) if item.hint else ()
    asked: tuple[Inline, ...] = ("\n", view.interface.docs["asked_if"]) if item.show_if else ()
    return (item.text, *hint, *asked)


def _answers(view: View, instrument: Instrument, section: Section, item: Question) -> Inline:
    survey = view.interface.survey
    scale = instrument.scale_of(section, item)
    if scale:
        return tuple(_options(view, scale))
    if item.kind != "number":
        return survey["write_here"]
    unit: tuple[Inline, ...] = (" ", item.unit) if item.unit else ()
    if item.min is None or item.max is None:
        return (survey["number_whole"], *unit)
    return (filled(survey["number_between"], min=item.min, max=item.max), *unit)


def _options(view: View, scale: Scale) -> list[Inline]:
    parts: list[Inline] = []
    for option in scale.options:
        parts += [" · "] * bool(parts) + [f"{option.value} ", option.label]
    for name in scale.missing:
        kind = view.release.missing[name]
        parts += [" · ", f"{kind.code} ", kind.label]
    return parts


def _anchors(view: View, item: Question) -> Iterator[Block]:
    """What the levels of a question look like, where it says so."""
    if item.anchors:
        level = view.interface.pack["anchor_value"]
        yield Paragraph((Name(item.code), " ", view.interface.pack["anchors"]))
        yield Facts(tuple((filled(level, value=value), text) for value, text in item.anchors.items()))


def _scoring(view: View, instrument: Instrument) -> Iterator[Block]:
    pack = view.interface.pack
    if not instrument.scoring:
        yield Paragraph(pack["scoring_none"])
        return
    yield ListBlock(tuple(_score(view, name, score) for name, score in instrument.scoring.items()))
    if instrument.key is not None:
        yield Paragraph(filled(pack[f"key_{instrument.key.state}"], count=instrument.key.needs))


def _score(view: View, name: str, score: Score) -> Inline:
    pack = view.interface.pack
    low, high = score.range
    told = filled(pack[f"scoring_{score.method}"], items=", ".join(score.items), low=low, high=high)
    needed = -(-len(score.items) * score.min_answered // 1000)
    return (Code(name), ": ", told, " ", filled(pack["scoring_min"], count=needed))
