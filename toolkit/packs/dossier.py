"""The dossier of an instrument in one language: text by text what it says, how it came to be, who has looked, what is open."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.document.tree import (
    Block,
    Box,
    Code,
    Contents,
    Document,
    Emphasis,
    Facts,
    Heading,
    Inline,
    Item,
    ListBlock,
    Name,
    Paragraph,
    Table,
)
from toolkit.model.instrument import Instrument
from toolkit.model.locale import Review
from toolkit.model.questions import AskedQuestion
from toolkit.model.text import Message, Words, walk_messages
from toolkit.packs.reviewed import (
    Named,
    Texts,
    debriefing_block,
    deviations_block,
    method_block,
    not_claimed_block,
    origin_word,
    state_line,
    steps_block,
    unsigned,
)
from toolkit.packs.words import document, filled
from toolkit.resolve.language import Language
from toolkit.resolve.measure import Measure, measure_of
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.standing import Standing, standing_of
from toolkit.resolve.units import units_of
from toolkit.resolve.view import View

FOLDER = "dossiers"


def dossier_page(site: ResolvedSite, view: View, name: str, asked: Sequence[AskedQuestion] = ()) -> Document:
    """All that is known of one instrument's translation, in that language; `asked` are questions of translators of any language."""
    review, source = view.interface.review, site.protocol.instruments[name]
    messages = list(walk_messages(source, f"instrument/{name}"))
    tag = view.language.tag
    units = [standing_of(site.protocol, messages, tag, unit) for unit in units_of(name, source)]
    named: list[Named] = [(Code(one.unit.name), one) for one in units if one.unit.own]
    blocks: list[Block] = [
        Paragraph(review["dossier_lead"]),
        Facts(_about(view, source, units[0])),
        *method_block(review, units[0].method, units[0].method_note),
        *not_claimed_block(review),
        Contents(2),
        *_open_points(view, messages, named),
        *_to_look_at(view, messages),
        *_questions(view, [one for one in asked if one.key.startswith(f"instrument/{name}/")]),
        *debriefing_block(review, named),
        *deviations_block(review, named),
    ]
    for title, one in named:
        blocks += _unit(site, view, source, messages, title, one)
    title = filled(review["dossier"], instrument=view.instrument(name).title)
    made = document(site, view, title, tuple(blocks), f"{FOLDER}/{name}.html", "facilitator", dense=True)
    there = {language.tag for language in translated(site)}
    others = tuple(one for one in made.meta.versions if one.lang in there)
    return replace(made, meta=replace(made.meta, versions=others))


def translated(site: ResolvedSite) -> tuple[Language, ...]:
    """The languages of a site that have dossiers: those that people translate into."""
    return tuple(one for one in site.languages if not (one.is_source or one.pseudo))


def _about(view: View, source: Instrument, first: Standing) -> tuple[tuple[Inline, Item], ...]:
    review = view.interface.review
    return (
        (review["instrument"], (Words(source.title, "", "en", "source"), " ", Code(source.id))),
        (review["version"], str(source.version)),
        (review["language"], (Name(view.language.name), " ", Code(view.language.tag))),
        (review["structure"], Code(first.structure)),
    )


def _open_points(view: View, messages: Sequence[Message], units: Sequence[Named]) -> Iterator[Block]:
    """What is still to be done before all of it is signed."""
    review = view.interface.review
    states = Counter(view.reader.before_slots(one.key, one.text).state for one in messages)
    stale = sum(_is_stale(view, one) for one in messages)
    points: list[Inline] = []
    if states["fallback"] > stale:
        points.append(filled(review["open_missing"], count=states["fallback"] - stale))
    if stale:
        points.append(filled(review["open_check"], count=stale))
    points += unsigned(review, units)
    yield Heading(2, review["open_points"], "open")
    yield ListBlock(tuple(points or [review["no_open_points"]]))


LOOKED_AT = ("look_answers", "look_gender", "look_distance", "look_reading")


def _to_look_at(view: View, messages: Sequence[Message]) -> Iterator[Block]:
    """What no check can tell, to be ticked on paper; how long sentences are stands beside the question that it may help with."""
    review = view.interface.review
    yield Heading(2, review["to_look_at"], "look")
    yield ListBlock(tuple((Box(), " ", review[name]) for name in LOOKED_AT))
    read = [message for message in messages if "/scales/" not in message.key]
    pairs = [(one.text, view.reader.before_slots(one.key, one.text)) for one in read]
    made = [(source, words) for source, words in pairs if words.state != "fallback"]
    english, own = measure_of(source for source, _ in made), measure_of(str(words) for _, words in made)
    if english is not None and own is not None:
        yield Table((review["reading"], review["english"], review["translation"]), _counts(review, english, own))
        yield Paragraph(Emphasis(review["reading_note"]))


def _counts(review: Texts, english: Measure, own: Measure) -> tuple[tuple[Inline, ...], ...]:
    """Rows of counts; a dash where the script of a text knows no such thing."""
    units = dict.fromkeys((english.unit, own.unit))
    rows = [
        (
            review[f"sentence_{unit}"],
            *(f"{one.length // 10}.{one.length % 10}" if one.unit == unit else "-" for one in (english, own)),
        )
        for unit in units
    ]
    rows.append((review["long_words"], _share(english.long), _share(own.long)))
    if own.han is not None:
        rows.append((review["han"], "-", _share(own.han)))
    return tuple(rows)


def _share(mille: int | None) -> str:
    return "-" if mille is None else f"{(mille + 5) // 10} %"


def _questions(view: View, asked: Sequence[AskedQuestion]) -> Iterator[Block]:
    """What was asked about the texts, with the answers; those that wait for one first."""
    review = view.interface.review
    waiting = sorted(asked, key=lambda one: bool(one.answer.strip()))
    rows = tuple((Code(called(one.key)), Name(one.question), _answer(review, one)) for one in waiting)
    if rows:
        yield Heading(2, review["questions"], "questions")
        yield Table((review["text"], review["question"], review["answer"]), rows, widths=(3, 7, 7), row_headers=True)


def _answer(review: Texts, one: AskedQuestion) -> Inline:
    return Name(one.answer.strip()) if one.answer.strip() else review["no_answer"]


def _is_stale(view: View, message: Message) -> bool:
    """Whether there is a translation, of another English."""
    entry = next((found for _, catalog in view.reader.catalogs if (found := catalog.get(message.key))), None)
    return entry is not None and bool(entry.text) and (entry.needs_check or entry.source != message.text)


def _unit(
    site: ResolvedSite, view: View, source: Instrument, messages: Sequence[Message], title: Inline, one: Standing
) -> Iterator[Block]:
    review = view.interface.review
    yield Heading(2, title, f"unit-{one.unit.name}")
    yield from state_line(view.interface, one)
    yield Facts(((review["words"], Code(one.words or "-")), (review["source"], Code(one.source))))
    yield from steps_block(view.interface, one)
    notes = {item.code: item.note or "" for _, item in source.items()}
    known = site.protocol.reviews.get(view.language.tag) or Review()
    mine = [message for message in messages if message.key.startswith(one.unit.own)]
    rows = tuple(_row(view, message, notes, known) for message in mine)
    head = (review["text"], review["english"], review["translation"], review["origin"])
    yield Table(head, rows, caption=review["texts"], widths=(4, 7, 7, 4), row_headers=True)


def _row(view: View, message: Message, notes: dict[str, str], known: Review) -> tuple[Inline, ...]:
    """One text: where it stands, its English, its translation with the mark of its state, the note, its origin."""
    words = view.reader.before_slots(message.key, message.text)
    review = view.interface.review
    english: tuple[Inline, ...] = (Words(message.text, "", "en", "source"),)
    steps = message.key.split("/")
    code = steps[steps.index("items") + 1] if "items" in steps else ""
    if notes.get(code) and steps[-1] == "text":
        english += (" · ", review["hard_word"], ": ", Words(notes[code], "", "en", "source"))
    made = words.state not in ("source", "fallback")
    origin = (" · ", origin_word(view.interface, known.origin_of(message.key))) if made else ()
    came = (view.interface.state[f"{words.state}_short"], *origin)
    shown = "-" if words.state == "fallback" else words
    return (Code(called(message.key)), english, shown, came)


_PLAIN = ("scales", "sections", "items", "options", "text", "label")
"""Steps of a key that a reader needs no name for."""


def called(key: str) -> str:
    """How a text of an instrument is called in short, inside its unit: `rrse01`, `rrse01 hint`, `0` of a scale, `title`."""
    parts = key.split("/")[2:]
    short = [part for part in parts if part not in _PLAIN]
    return " ".join(short[1:] or short) or parts[-1]
