"""How far a review has come: which of the steps that its method asks for are recorded, and whether each record counts."""

from collections.abc import Iterable

from toolkit.model.locale import ORIGINS, Origin, Review, ReviewStep, ScaleReview
from toolkit.model.method import FORWARD, METHODS, NEEDS, STEPS, MethodName, Step


def counting(entry: ScaleReview) -> tuple[ReviewStep, ...]:
    """The records that count, in the order of the steps: of each step the last one, of a debriefing the last in each country."""
    last = {(one.step, one.country if one.step == "debriefed" else None): one for one in entry.steps}
    return tuple(sorted(last.values(), key=lambda one: STEPS.index(one.step)))


def missing_steps(entry: ScaleReview, method: MethodName) -> tuple[Step, ...]:
    """The steps that a method asks for and that are not recorded, not even as left out."""
    recorded = {one.step for one in entry.steps}
    return tuple(step for step in METHODS[method].required if step not in recorded)


def unsaid(record: ReviewStep) -> tuple[str, ...]:
    """What a record has to say of its step and does not."""
    return () if record.skipped else tuple(name for name in NEEDS.get(record.step, ()) if getattr(record, name) is None)


def forward_origins(entry: ScaleReview, review: Review, keys: Iterable[str]) -> tuple[Origin, ...]:
    """How each translation that was made came to be; one whose record is silent came to be as its least trusted text did."""
    made = [one for one in counting(entry) if one.step in FORWARD and not one.skipped]
    if all(one.origin for one in made):
        return tuple(one.origin for one in made if one.origin)
    least = min((review.origin_of(key) for key in keys), key=ORIGINS.index, default=review.origin)
    return tuple(one.origin or least for one in made)


def only_machines(origins: Iterable[Origin]) -> bool:
    """Whether no translation was made by a person; one that a person has edited is still the machine's."""
    found = tuple(origins)
    return bool(found) and "human" not in found
