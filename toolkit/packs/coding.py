"""The manual for coding open answers as documents for coders: the manual, the answers to train on, and their key."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.document.tree import (
    Block,
    Code,
    Contents,
    Document,
    Facts,
    FieldLine,
    Heading,
    Inline,
    Item,
    ListBlock,
    Note,
    Paragraph,
    Quote,
)
from toolkit.model.coding import AnswerCode, CodingManual, TrainingAnswer
from toolkit.model.instrument import Item as Question
from toolkit.model.instrument import Section
from toolkit.packs.words import Blocks, cited, coded, document, filled, listed
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the training answers, with the section that leads to it."""

    section: Section
    item: Question


def coding_page(site: ResolvedSite, view: View) -> Document:
    """All that a coder needs: what is coded as one, the rules, every code, and how agreement is found."""
    pack, manual = view.interface.pack, manual_of(view)
    blocks: Blocks = (
        *_kept(view),
        Paragraph(manual.statement),
        Facts(((pack["basis"], pack[f"basis_{manual.basis}"]),)),
        Contents(3),
        Heading(2, pack["coding_one"], "unit"),
        Paragraph(manual.unit),
        Heading(2, pack["coding_rules"], "rules"),
        ListBlock((*manual.rules.values(), pack["coding_alone"], pack["coding_blind"])),
        *_codes(view, manual),
        *_agreement(view, manual),
        Facts(((pack["sources"], cited(view, manual.sources)),)),
    )
    return document(site, view, manual.title, blocks, "manual.html", "rater")


def training_page(site: ResolvedSite, view: View) -> Document:
    """The answers to train on, with room for the codes and no key."""
    pack, manual = view.interface.pack, manual_of(view)
    asked = _asked(view, manual)
    blocks: list[Block] = [*_kept(view), Paragraph((pack["coding_alone"], " ", pack["coding_key_later"]))]
    blocks += [Heading(2, pack["coding_questions"], "questions"), *_questions(asked)]
    blocks.append(Heading(2, pack["coding_training"], "answers"))
    for answer in manual.training:
        blocks += [*_answer(asked, answer), FieldLine(pack["coding_given"], "line")]
    return document(site, view, pack["coding_training"], tuple(blocks), "training.html", "rater")


def key_page(site: ResolvedSite, view: View) -> Document:
    """The same answers with the codes that they carry, and why."""
    pack, manual = view.interface.pack, manual_of(view)
    asked = _asked(view, manual)
    blocks: list[Block] = [*_kept(view), Paragraph(pack["coding_key_later"])]
    blocks.append(Heading(2, pack["coding_training"], "answers"))
    for answer in manual.training:
        codes = listed([coded(manual.codes[name].name, name) for name in answer.codes]) or pack["coding_no_code"]
        blocks += _answer(asked, answer)
        blocks.append(Facts(((pack["coding_codes"], codes), (pack["coding_why"], answer.why))))
    return document(site, view, pack["coding_training_key"], tuple(blocks), "key.html", "rater")


def manual_of(view: View) -> CodingManual:
    """The manual in this language; the pages are made only where there is one."""
    if view.coding is None:
        raise LookupError("coding")
    return view.coding


def instruments_of(view: View) -> tuple[str, ...]:
    """The instruments whose questions the training answers answer, in the order of the protocol."""
    prompts = {answer.prompt for answer in manual_of(view).training}
    return tuple(
        name
        for name, instrument in view.protocol.instruments.items()
        if any(item.code in prompts for section in instrument.sections for item in section.items)
    )


def _asked(view: View, manual: CodingManual) -> dict[str, Asked]:
    """The questions by their codes, in the words that respondents read."""
    prompts = {answer.prompt for answer in manual.training}
    return {
        item.code: Asked(section, item)
        for name in instruments_of(view)
        for section in view.instrument(name).sections
        for item in section.items
        if item.code in prompts
    }


def _kept(view: View) -> Blocks:
    """Who must not read this, and that nobody wrote the answers."""
    pack = view.interface.pack
    return (Note("warning", (Paragraph(pack["coding_keep"]), Paragraph(pack["coding_invented"])), pack["coding_only"]),)


def _codes(view: View, manual: CodingManual) -> Iterator[Block]:
    """Every code below the heading of its group."""
    for group in dict.fromkeys(code.group for code in manual.codes.values()):
        yield Heading(2, view.interface.pack[f"coding_{group}"], f"group-{group}")
        for name, code in manual.codes.items():
            if code.group == group:
                yield from _code(view, name, code)


def _code(view: View, name: str, code: AnswerCode) -> Blocks:
    pack = view.interface.pack
    examples = ListBlock(tuple(code.examples.values()))
    pairs: tuple[tuple[Inline, Item], ...] = (
        (pack["coding_include"], ListBlock(tuple(code.include.values()))),
        (pack["coding_exclude"], ListBlock(tuple(code.exclude.values()))),
        (pack["coding_example"], examples),
        (pack["basis"], pack[f"basis_{code.basis}"]),
    )
    return (Heading(3, coded(code.name, name), f"code-{name.lower()}"), Paragraph(code.definition), Facts(pairs))


def _agreement(view: View, manual: CodingManual) -> Blocks:
    pack, agreement = view.interface.pack, manual.agreement
    numbers = (
        filled(pack["coding_double"], count=agreement.double),
        filled(pack["coding_least"], count=agreement.least),
    )
    pairs: tuple[tuple[Inline, Item], ...] = (
        (pack["coding_figures"], agreement.statistic),
        (pack["coding_numbers"], ListBlock(numbers)),
        (pack["coding_below"], agreement.below),
        (pack["coding_hidden"], agreement.blind),
    )
    return (Heading(2, pack["coding_agreement"], "agreement"), Facts(pairs))


def _questions(asked: Mapping[str, Asked]) -> Iterator[Block]:
    """Each question once, after the moment that it is about."""
    for section in dict.fromkeys(one.section.id for one in asked.values()):
        here = {code: one for code, one in asked.items() if one.section.id == section}
        intro = next(iter(here.values())).section.intro
        if intro:
            yield Paragraph(intro)
        yield Facts(tuple((Code(code), _with_hint(one.item)) for code, one in here.items()))


def _with_hint(item: Question) -> Inline:
    return (item.text, " ", item.hint) if item.hint else item.text


def _answer(asked: Mapping[str, Asked], answer: TrainingAnswer) -> Blocks:
    """An answer below its number, with the question that it answers."""
    question: Inline = Code(answer.prompt)
    if answer.prompt in asked:
        question = (Code(answer.prompt), " ", asked[answer.prompt].item.text)
    return (Heading(3, answer.id, f"answer-{answer.id}"), Paragraph(question), Quote(answer.answer))


CODING_PAGES: Mapping[str, Callable[[ResolvedSite, View], Document]] = {
    "manual": coding_page,
    "training": training_page,
    "key": key_page,
}
"""Name of a file below `coding/<tag>/` -> its page."""
