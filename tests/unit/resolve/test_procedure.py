"""The way of a review: what its method asks for, which record counts, and who has translated."""

from datetime import date
from typing import Any, get_args

import pytest

from toolkit.model.locale import Deviation, Review, ReviewStep, ScaleReview
from toolkit.model.method import METHODS, NEEDS, STEPS, WORKS, MethodName, Step
from toolkit.resolve.procedure import counting, forward_origins, missing_steps, only_machines, unsaid

SKIPPED = Deviation(why="No time.", risk="Unknown.", approver="lead", skipped=True)


def step(name: Step, day: int = 1, **more: Any) -> ReviewStep:
    return ReviewStep(step=name, role="somebody", on=date(2027, 1, day), **more)


def entry(*steps: ReviewStep) -> ScaleReview:
    return ScaleReview(steps=steps)


def test_the_table_of_methods_is_whole() -> None:
    assert tuple(METHODS) == get_args(MethodName)
    assert get_args(Step) == STEPS
    assert all(method.required[-1] == "approved" for method in METHODS.values())
    assert all(set(method.sources) <= set(WORKS) for method in METHODS.values())
    assert all(method.sources for name, method in METHODS.items() if name != "other")
    assert all(hasattr(step("debriefed"), name) for names in NEEDS.values() for name in names)


@pytest.mark.parametrize("name", METHODS)
def test_a_method_asks_for_its_own_steps_and_for_no_other(name: MethodName) -> None:
    required = METHODS[name].required
    assert missing_steps(entry(), name) == required
    for left in required:
        assert missing_steps(entry(*(step(one) for one in required if one != left)), name) == (left,)
    assert missing_steps(entry(*(step(one, deviation=SKIPPED) for one in required)), name) == ()


def test_the_methods_differ() -> None:
    assert len({method.required for method in METHODS.values()}) == len(METHODS)
    assert not METHODS["trapd"].knows("back_translated")
    assert METHODS["trapd"].knows("proofread")
    assert METHODS["other"].knows("back_translated")


def test_the_last_record_of_a_step_counts_and_of_a_debriefing_the_last_in_each_country() -> None:
    rows = (step("reconciled", 3), step("forward_1", 1), step("forward_1", 2))
    assert counting(entry(*rows)) == (rows[2], rows[0])
    talks = (step("debriefed", 1, country="MX"), step("debriefed", 2, country="CO"), step("debriefed", 3, country="MX"))
    assert set(counting(entry(*talks))) == {talks[1], talks[2]}


def test_a_debriefing_says_where_with_whom_and_what() -> None:
    assert unsaid(step("debriefed", country="JP", n=3)) == ("profile", "problems")
    assert unsaid(step("debriefed", deviation=SKIPPED)) == ()
    assert unsaid(step("reconciled")) == ()


@pytest.mark.parametrize(
    "origins, machines",
    [
        (("machine", "human"), False),
        (("machine-edited", "human"), False),
        (("machine", "machine"), True),
        (("machine", "machine-edited"), True),
        (("machine-edited",), True),
        ((), False),
    ],
)
def test_what_a_machine_has_made_is_one_draft(origins: tuple[str, ...], machines: bool) -> None:
    names: tuple[Step, ...] = ("forward_1", "forward_2")
    made = entry(*(step(name, origin=origin) for name, origin in zip(names, origins, strict=False)))
    assert only_machines(forward_origins(made, Review(), ())) is machines


def test_a_silent_record_is_as_its_least_trusted_text() -> None:
    texts = {"a": {"origin": "human"}, "b": {"origin": "machine-edited"}}
    review = Review.model_validate({"origin": "machine", "messages": texts})
    made = entry(step("forward_1"), step("forward_2", origin="human"))
    assert forward_origins(made, review, ["a", "b"]) == ("machine-edited", "human")
    assert forward_origins(made, review, ["a"]) == ("human", "human")
    assert forward_origins(made, review, ["c"]) == ("machine", "human")
    assert forward_origins(entry(step("forward_1", deviation=SKIPPED)), review, ["c"]) == ()
