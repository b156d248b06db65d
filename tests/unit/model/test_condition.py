"""Conditions: one question each, false of what has no answer, and the same however they are nested."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from toolkit.model.condition import Answers, Condition, holds, items_of


def made(data: dict[str, Any]) -> Condition:
    return Condition.model_validate(data, strict=False)


@pytest.mark.parametrize(
    "data, answers, expected",
    [
        ({"item": "bg03", "equals": 1}, {"bg03": 1}, True),
        ({"item": "bg03", "equals": 1}, {"bg03": 2}, False),
        ({"item": "bg03", "equals": 0}, {}, False),
        ({"item": "bg03", "equals": 0}, {"bg03": 0}, True),
        ({"item": "bg03", "in": [1, 2]}, {"bg03": 2}, True),
        ({"item": "bg03", "in": [1, 2]}, {"bg03": None}, False),
        ({"item": "bg03", "less": 3}, {"bg03": 2.5}, True),
        ({"item": "bg03", "less": 3}, {}, False),
        ({"item": "bg03", "greater": 0}, {"bg03": 1}, True),
        ({"item": "bg03", "greater": 0}, {"bg03": 0}, False),
        ({"item": "bg03", "answered": True}, {"bg03": "text"}, True),
        ({"item": "bg03", "answered": True}, {"bg03": ""}, False),
        ({"item": "bg03", "answered": False}, {}, True),
        ({"item": "bg03", "equals": 1}, {"bg03": "1"}, False),
        ({"all": []}, {}, True),
        ({"any": []}, {}, False),
        ({"not": {"item": "bg03", "equals": 1}}, {}, True),
    ],
)
def test_what_holds(data: dict[str, Any], answers: Answers, expected: bool) -> None:
    assert holds(made(data), answers) is expected


def test_no_condition_always_holds() -> None:
    assert holds(None, {})
    assert items_of(None) == ()


QUESTIONS = st.builds(
    lambda item, value: {"item": item, "equals": value}, st.sampled_from(["aa", "bb"]), st.integers(0, 3)
)
NESTED = st.recursive(
    QUESTIONS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda rows: {"all": rows}),
        st.lists(inner, max_size=3).map(lambda rows: {"any": rows}),
        inner.map(lambda row: {"not": row}),
    ),
    max_leaves=8,
)
ANSWERS = st.dictionaries(st.sampled_from(["aa", "bb"]), st.one_of(st.none(), st.integers(0, 3)))


@given(NESTED, ANSWERS)
def test_logic_holds(data: dict[str, Any], answers: Answers) -> None:
    condition = made(data)
    assert holds(made({"not": {"not": data}}), answers) is holds(condition, answers)
    assert holds(made({"all": [data, data]}), answers) is holds(condition, answers)
    assert holds(made({"any": [data, {"not": data}]}), answers)
    assert set(items_of(condition)) <= {"aa", "bb"}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"item": "bg03"},
        {"equals": 1},
        {"item": "bg03", "equals": 1, "less": 2},
        {"item": "bg03", "equals": 1, "all": []},
        {"all": [], "any": []},
        {"item": "BG03", "equals": 1},
        {"item": "bg03", "equal": 1},
    ],
)
def test_a_condition_asks_exactly_one_question(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        made(data)
