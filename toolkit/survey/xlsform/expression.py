"""Conditions in the language of XForms (XPath 1.0 with `${name}` for an answer)."""

from collections.abc import Iterable, Mapping

from toolkit.model.condition import Condition

FIRST_MISSING = 97
"""Missing kinds are 97, 98, 99: reasons for having no answer, so no comparison is true of them."""

Kinds = Mapping[str, str]
"""Item code -> kind."""


def xpath(condition: Condition, kinds: Kinds) -> str:
    """A condition; comparisons with an empty answer are false in XPath, so they need no guard."""
    if condition.all is not None:
        return _group(condition.all, " and ", "true()", kinds)
    if condition.any is not None:
        return _group(condition.any, " or ", "false()", kinds)
    if condition.not_ is not None:
        return f"not({xpath(condition.not_, kinds)})"
    code = condition.item or ""
    return _asked(f"${{{code}}}", condition, kinds.get(code, "number"))


def all_of(conditions: Iterable[Condition], kinds: Kinds) -> str:
    """Several conditions that must all hold, empty if there is none."""
    parts = [xpath(condition, kinds) for condition in conditions]
    return parts[0] if len(parts) == 1 else " and ".join(f"({part})" for part in parts)


def _group(parts: tuple[Condition, ...], between: str, empty: str, kinds: Kinds) -> str:
    return between.join(f"({xpath(part, kinds)})" for part in parts) or empty


def _asked(answer: str, condition: Condition, kind: str) -> str:
    if kind == "multiple":
        return _of_several(answer, condition)
    if kind != "choice":
        return _plain(answer, condition)
    if condition.answered is not None:
        given = f"{answer} != '' and {answer} < {FIRST_MISSING}"
        return given if condition.answered else f"not({given})"
    if condition.greater is not None:
        return f"{answer} > {condition.greater} and {answer} < {FIRST_MISSING}"
    return _plain(answer, condition)


def _plain(answer: str, condition: Condition) -> str:
    if condition.answered is not None:
        return f"{answer} != ''" if condition.answered else f"{answer} = ''"
    if condition.equals is not None:
        return f"{answer} = {condition.equals}"
    if condition.in_ is not None:
        return " or ".join(f"{answer} = {value}" for value in condition.in_) or "false()"
    # An empty answer is no number, yet some clients take it for 0.
    sign, value = ("<", condition.less) if condition.less is not None else (">", condition.greater)
    return f"{answer} != '' and {answer} {sign} {value}"


def _of_several(answer: str, condition: Condition) -> str:
    if condition.answered is not None:
        return f"{answer} != ''" if condition.answered else f"{answer} = ''"
    values = (condition.equals,) if condition.equals is not None else condition.in_ or ()
    return " or ".join(f"selected({answer}, '{value}')" for value in values) or "false()"
