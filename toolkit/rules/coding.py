"""Rules about the manual for coding open answers: codes that are told apart, and training answers that fit them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.findings import Finding
from toolkit.model.coding import CodingManual
from toolkit.model.names import bare, nearest

if TYPE_CHECKING:
    from toolkit.rules.content import Content

OPEN = ("long_text", "text")
"""Kinds of items whose answers are written freely."""
PARTS = ("include", "exclude", "examples")


def codes_are_told_apart(content: Content) -> Iterator[Finding]:
    """Every code says what counts, what does not, and an example; no two names are alike."""
    manual = content.protocol.coding
    seen: dict[str, str] = {}
    for name, code in manual.codes.items() if manual else ():
        for part in PARTS:
            if not getattr(code, part):
                yield content.find("CODE003", "coding", ("codes", name, part), code=name, part=part)
        if bare(name) in seen:
            yield content.find("CODE005", "coding", ("codes", name), one=seen[bare(name)], two=name)
        seen.setdefault(bare(name), name)


def training_answers_fit(content: Content) -> Iterator[Finding]:
    """A training answer answers an open question and carries codes that exist; each code is carried by one of them."""
    manual = content.protocol.coding
    if manual is None:
        return
    questions = _questions(content)
    seen: set[str] = set()
    for index, answer in enumerate(manual.training):
        path = ("training", index)
        if answer.id in seen:
            yield content.find("CODE006", "coding", (*path, "id"), id=answer.id)
        seen.add(answer.id)
        if answer.prompt not in questions:
            near = nearest(answer.prompt, questions) or next(iter(questions), answer.prompt)
            yield content.find("CODE001", "coding", (*path, "prompt"), code=answer.prompt, suggestion=near)
        yield from _unknown_codes(content, manual, index)
    yield from _never_carried(content, manual)


def _questions(content: Content) -> tuple[str, ...]:
    """The codes of all items with an open answer."""
    return tuple(
        item.code
        for instrument in content.protocol.instruments.values()
        for section in instrument.sections
        for item in section.items
        if item.kind in OPEN
    )


def _unknown_codes(content: Content, manual: CodingManual, index: int) -> Iterator[Finding]:
    allowed = tuple(manual.codes)
    for at, name in enumerate(manual.training[index].codes):
        if name not in manual.codes:
            slots = {"suggestion": nearest(name, allowed) or allowed[0], "allowed": ", ".join(allowed)}
            yield content.find("CODE002", "coding", ("training", index, "codes", at), value=name, **slots)


def _never_carried(content: Content, manual: CodingManual) -> Iterator[Finding]:
    carried = {name for answer in manual.training for name in answer.codes}
    for name in manual.codes:
        if name not in carried:
            yield content.find("CODE004", "coding", ("codes", name), code=name)
