"""The certificate of a translation that a board asks for: what was signed, how it was made, and what is not claimed."""

from collections.abc import Iterator, Sequence

from toolkit.document.tree import Block, Code, Document, Facts, Heading, Inline, Item, Meta, Name
from toolkit.model.text import Words
from toolkit.packs.reviewed import (
    Named,
    debriefing_block,
    deviations_block,
    method_block,
    not_claimed_block,
    state_line,
    steps_block,
)
from toolkit.resolve.language import Language
from toolkit.resolve.standing import Standing
from toolkit.resolve.view import View


def certificate_page(view: View, signed: Language, title: str, version: str, units: Sequence[Standing]) -> Document:
    """The certificate in the language of the view, of one translation into the language that was signed.

    `title` is the English name of what was signed, `version` counts its changes.
    """
    review = view.interface.review
    about: tuple[tuple[Inline, Item], ...] = (
        (review["instrument"], Words(title, "", "en", "source")),
        (review["version"], version),
        (review["language"], (Name(signed.name), " ", Code(signed.tag))),
        (review["structure"], Code(units[0].structure)),
    )
    named: list[Named] = [(Code(one.unit.name), one) for one in units]
    blocks: list[Block] = [Facts(about), *method_block(review, units[0].method, units[0].method_note)]
    blocks.append(Heading(2, review["signed"], "signed"))
    for name, one in named:
        blocks += _unit(view, name, one)
    blocks += [*deviations_block(review, named), *debriefing_block(review, named), *not_claimed_block(review)]
    return Document(
        title=review["certificate" if all(one.signed for one in units) else "certificate_unsigned"],
        lang=view.language.tag,
        direction="rtl" if view.language.direction == "rtl" else "ltr",
        blocks=tuple(blocks),
        meta=Meta(footer=(view.interface.pack["not_endorsed"],)),
    )


def _unit(view: View, name: Inline, one: Standing) -> Iterator[Block]:
    review = view.interface.review
    yield Heading(3, name, f"unit-{one.unit.name}")
    yield from state_line(view.interface, one)
    prints = ((review["words"], Code(one.words or "-")), (review["source"], Code(one.source)))
    yield Facts(prints)
    yield from steps_block(view.interface, one)
