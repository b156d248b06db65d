"""Conditions on earlier answers: said once, evaluated here, and turned into each platform's language by its exporter."""

from collections.abc import Mapping

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.model.site import ItemCode
from toolkit.model.text import Model

Answers = Mapping[str, int | float | str | None]


class Condition(Model):
    """`{item, equals | in | less | greater | answered}`, or `{all: []}`, `{any: []}`, `{not: {}}`."""

    item: ItemCode | None = Field(None, description="Code of the item that is asked about.")
    equals: int | None = Field(None, description="The answer is this value.")
    in_: tuple[int, ...] | None = Field(None, alias="in", description="The answer is one of these values.")
    less: int | None = Field(None, description="The answer is a smaller number.")
    greater: int | None = Field(None, description="The answer is a larger number.")
    answered: bool | None = Field(None, description="Whether there is an answer.")
    all: tuple["Condition", ...] | None = Field(None, description="All of these hold.")
    any: tuple["Condition", ...] | None = Field(None, description="One of these holds.")
    not_: "Condition | None" = Field(None, alias="not", description="This does not hold.")

    @model_validator(mode="after")
    def _one_question(self) -> "Condition":
        tests = [
            value for value in (self.equals, self.in_, self.less, self.greater, self.answered) if value is not None
        ]
        groups = [value for value in (self.all, self.any, self.not_) if value is not None]
        if not ((self.item and len(tests) == 1 and not groups) or (not self.item and not tests and len(groups) == 1)):
            raise PydanticCustomError("INST010", "a condition asks one question")
        return self


def items_of(condition: Condition | None) -> tuple[str, ...]:
    """The item codes that a condition names, each once, in order."""
    if condition is None:
        return ()
    if condition.item is not None:
        return (condition.item,)
    parts = (condition.all or ()) + (condition.any or ()) + ((condition.not_,) if condition.not_ else ())
    return tuple(dict.fromkeys(code for part in parts for code in items_of(part)))


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether a condition is true of these answers.

    An item without an answer makes every question but `answered: false` false. A missing kind (97 to 99 on a response
    scale) is no answer: hand None over for it; on a number these are numbers like any other.
    """
    if condition is None:
        return True
    if condition.all is not None:
        return all(holds(part, answers) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, answers) for part in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, answers)
    return _asked(condition, answers.get(condition.item or ""))


def _asked(condition: Condition, value: int | float | str | None) -> bool:
    if condition.answered is not None:
        return (value is not None and value != "") is condition.answered
    if not isinstance(value, int | float):
        return False
    if condition.equals is not None:
        return value == condition.equals
    if condition.in_ is not None:
        return value in condition.in_
    if condition.less is not None:
        return value < condition.less
    return condition.greater is not None and value > condition.greater
