"""Conditions in LimeSurvey's expression language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.model.condition import Condition
from toolkit.resolve.forms import ResolvedForm
from toolkit.resolve.names import names_in, option_code

FIRST_MISSING = 97
"""Missing kinds are 97, 98, 99: reasons for having no answer, so no comparison is true of them."""


@dataclass(frozen=True)
class Variable:
    """What an item is called in expressions, and what it can be asked. `values` are the codes of its answers."""

    name: str
    kind: str
    values: tuple[int, ...]


Variables = Mapping[str, Variable]


def variables(form: ResolvedForm) -> Variables:
    """Every item of a form as expressions name it."""
    names = names_in(form)
    found = {}
    for instrument, section, item in form.items():
        scale = instrument.scale_of(section, item)
        values = tuple(option.value for option in scale.options) if scale else ()
        reasons = tuple(form.missing[reason].code for reason in scale.missing) if scale else ()
        found[item.code] = Variable(names[item.code].limesurvey, item.kind, values + reasons)
    return found


def relevance(conditions: Iterable[Condition], known: Variables) -> str:
    """Several conditions that must all hold; `1` is always."""
    parts = [expression(condition, known) for condition in conditions]
    return parts[0] if len(parts) == 1 else " and ".join(f"({part})" for part in parts) or "1"


def expression(condition: Condition, known: Variables) -> str:
    if condition.all is not None:
        return _group(condition.all, " and ", "1", known)
    if condition.any is not None:
        return _group(condition.any, " or ", "0", known)
    if condition.not_ is not None:
        return f"!({expression(condition.not_, known)})"
    variable = known[condition.item or ""]
    return _of_several(variable, condition) if variable.kind == "multiple" else _of_one(variable, condition)


def _group(parts: tuple[Condition, ...], between: str, empty: str, known: Variables) -> str:
    return between.join(f"({expression(part, known)})" for part in parts) or empty


def _of_one(variable: Variable, condition: Condition) -> str:
    name = f"{variable.name}.NAOK"
    given = f"!is_empty({name})"
    if variable.kind == "choice" and (condition.answered is not None or condition.greater is not None):
        given = f"{given} and {name} < {FIRST_MISSING}"
    if condition.answered is not None:
        return given if condition.answered else f"!({given})"
    if condition.equals is not None:
        return f"{name} == {_value(variable, condition.equals)}"
    if condition.in_ is not None:
        return " or ".join(f"{name} == {_value(variable, value)}" for value in condition.in_) or "0"
    sign, value = ("<", condition.less) if condition.less is not None else (">", condition.greater)
    return f"{given} and {name} {sign} {value}"


def _value(variable: Variable, value: int) -> str:
    """An answer's code is a text, a number is a number; an empty answer equals neither."""
    return f'"{value}"' if variable.kind == "choice" else str(value)


def _of_several(variable: Variable, condition: Condition) -> str:
    """Each answer is a variable of its own, which holds Y where it was chosen."""
    if condition.answered is not None:
        chosen = " or ".join(_chosen(variable, value) for value in variable.values)
        return chosen if condition.answered else f"!({chosen})"
    values = (condition.equals,) if condition.equals is not None else condition.in_ or ()
    return " or ".join(_chosen(variable, value) for value in values) or "0"


def _chosen(variable: Variable, value: int) -> str:
    return f'{variable.name}_{option_code(value)}.NAOK == "Y"'
