"""What is told of a reviewed translation: its steps, deviations and debriefings, and what none of this claims."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.document.tree import Block, Code, Facts, Heading, Inline, Item, ListBlock, Name, Note, Paragraph, Table
from toolkit.model.interface import Interface
from toolkit.model.locale import Origin, ReviewStep
from toolkit.model.method import WORKS, Method, Step
from toolkit.model.text import Words
from toolkit.packs.words import Blocks, filled, listed
from toolkit.resolve.standing import Standing

Texts = Mapping[str, str]
"""The words of this group of the interface."""


def method_block(review: Texts, method: Method, note: str) -> Blocks:
    """Which method was followed, in a line, with the works that describe it."""
    named: Item = (review[f"method_{method.name}"], *((" · ", Name(note)) if note else ()))
    pairs: list[tuple[Inline, Item]] = [(review["method"], named)]
    if method.sources:
        works = (WORKS[code] for code in method.sources)
        pairs.append(
            (review["described_in"], ListBlock(tuple((_english(one.what), " ", Name(one.at)) for one in works)))
        )
    return (Facts(tuple(pairs)),)


def _english(text: str) -> Words:
    return Words(text, "", "en", "source")


def steps_block(interface: Interface, one: Standing) -> Iterator[Block]:
    """Every step that counts, then those that are missing."""
    review = interface.review
    if one.records:
        head = (review["step"], review["role"], review["on"], review["origin"], review["note"])
        rows = tuple(_step_row(interface, one, record) for record in one.records)
        yield Table(head, rows, widths=(5, 4, 4, 4, 5), row_headers=True)
    else:
        yield Paragraph(review["no_steps"])
    if one.missing:
        yield Facts(((review["missing_steps"], ListBlock(tuple(step_name(review, step) for step in one.missing))),))


def step_name(review: Texts, step: Step) -> str:
    return review[f"step_{step}"]


def _step_row(interface: Interface, one: Standing, record: ReviewStep) -> tuple[Inline, ...]:
    review = interface.review
    return (
        step_name(review, record.step),
        Name(record.role),
        Name(record.on.isoformat()),
        origin_word(interface, record.origin) if record.origin else "",
        listed(tuple(_remarks(review, one, record))),
    )


def origin_word(interface: Interface, origin: Origin) -> str:
    """How a text came to be, in words."""
    return interface.state[f"origin_{origin.replace('-', '_')}"]


def _remarks(review: Texts, one: Standing, record: ReviewStep) -> Iterator[Inline]:
    if record.deviation is not None:
        yield review["left_out"] if record.skipped else review["done_otherwise"]
    if not one.method.knows(record.step):
        yield review["beyond"]
    if record in one.old and not record.skipped:
        yield review["of_older_english"]
    if record.profile and record.step != "debriefed":
        yield Name(record.profile)
    if record.note:
        yield Name(record.note)


Named = tuple[Inline, Standing]
"""What a unit is called for its readers, and where it stands."""


def deviations_block(review: Texts, units: Sequence[Named]) -> Iterator[Block]:
    """What was done otherwise than the method asks for, with why, the risk, and who agreed."""
    rows = [
        (name, step_name(review, record.step), Name(told.why), Name(told.risk), Name(told.approver))
        for name, one in units
        for record in one.records
        if (told := record.deviation) is not None and one.method.knows(record.step)
    ]
    yield Heading(2, review["deviations"], "deviations")
    if rows:
        head = (review["part"], review["step"], review["why"], review["risk"], review["approver"])
        yield Table(head, tuple(rows), widths=(3, 3, 5, 5, 3))
    else:
        yield Paragraph(review["no_deviations"])


def debriefing_block(review: Texts, units: Sequence[Named]) -> Iterator[Block]:
    """In which countries people were asked, how many, who they were, and what they did not understand."""
    rows = [
        (
            Code(record.country or "-"),
            name,
            str(record.n or "-"),
            Name(record.profile or "-"),
            Name(record.problems or "-"),
            Name(record.on.isoformat()),
        )
        for name, one in units
        for record in one.records
        if record.step == "debriefed" and not record.skipped
    ]
    yield Heading(2, review["debriefing"], "debriefing")
    if rows:
        words = ("country", "part", "people", "profile", "problems", "on")
        ordered = sorted(rows, key=lambda row: str(getattr(row[0], "text", "")))
        yield Table(tuple(review[word] for word in words), tuple(ordered), widths=(2, 3, 2, 5, 5, 3))
    else:
        yield Paragraph(review["no_debriefing"])


def not_claimed_block(review: Texts) -> Blocks:
    """What a reader could take this for, and must not."""
    claims = (Paragraph(review["not_equivalence"]), Paragraph(review["not_fingerprints"]))
    return (Note("info", claims, review["not_claimed"]),)


def state_line(interface: Interface, one: Standing) -> Iterator[Block]:
    """Whether people have signed it, and whether that still counts."""
    review, state = interface.review, interface.state
    if one.state == "approved":
        yield Paragraph(state["approved_explained"])
    else:
        yield Paragraph(review["no_longer_signed" if one.state == "needs_check" else "not_signed"])
    if one.machine:
        yield Note("warning", (Paragraph(review["one_machine"]),))


def unsigned(review: Texts, units: Iterable[Named]) -> Iterator[Inline]:
    """The line that names what nobody has signed, if there is such."""
    names = [str(one.unit.name) for _, one in units if one.state != "approved"]
    if names:
        yield filled(review["open_unsigned"], names=", ".join(names))
