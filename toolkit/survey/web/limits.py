"""What a web form can't do that the declaration asks for, as findings; nothing is lost in silence."""

from collections.abc import Iterator

from toolkit.findings import Finding, Place, finding
from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.flow import flow
from toolkit.survey.losses import common_losses

MOST_BYTES = 300_000
"""Above this a phone on a slow line waits too long, and some mail programs refuse the file."""


def limits(form: ResolvedForm, path: str) -> list[Finding]:
    """What holds for every platform, in the words of this one; the size is known when the page is there."""
    if not form.languages:
        return [finding("FORM007", Place(path), form=form.id, target="web")]
    return [_in_our_words(each) for each in common_losses(form, flow(form), "web", path)]


def _in_our_words(common: Finding) -> Finding:
    """Here a text in English carries its language and a mark in the reader's own language."""
    if common.code != "FORM005":
        return common
    slots = {name: value for name, value in common.slots.items() if name != "target"}
    return finding("WEB002", common.place, **slots)


def too_large(path: str, size: int) -> Iterator[Finding]:
    if size > MOST_BYTES:
        yield finding("WEB001", Place(path), path=path, size=size // 1000, most=MOST_BYTES // 1000)
