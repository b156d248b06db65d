"""The sentence for each way in which a value fails its model, chosen by the kind of error and never by its English text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from toolkit.codes import FAMILIES
from toolkit.findings import Finding, Place, finding
from toolkit.model.names import CLOCK, nearest, repaired_id, spelling_of
from toolkit.phrases import and_more, filled, phrase
from toolkit.store.dates import guess_date, guess_time, long_date
from toolkit.store.keyboard import keyboard_slip, slip_name
from toolkit.store.shapes import Shape, written
from toolkit.store.tree import Tree

Steps = tuple[str | int, ...]
THE_FILE = phrase("file/whole", "the file")
_RANKS = ("date_parsing", "time_parsing", "string_pattern_mismatch", "literal_error", "string_too_long")


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of validation: where, which value, and what the model allows there."""

    kind: str
    path: Steps
    at: Steps
    value: Any
    context: dict[str, Any]
    message: str
    missing: str
    is_key: bool
    tag: str
    root: Steps | None
    shape: Shape
    parent: Shape
    outer: str = ""
    """Of an unknown key: the group further out in which it is known, in words."""
    extra_words: tuple[str, ...] = ()

    @property
    def whole(self) -> Steps:
        """The path from the top of the file."""
        return (*self.at, *self.path)

    @property
    def name(self) -> str:
        """The key that a person would name; for a member of a list, the key of the list, for a key, its group's."""
        path = self.whole[:-1] if self.is_key else self.whole
        return next((step for step in reversed(path) if isinstance(step, str)), THE_FILE)

    @property
    def is_deeper(self) -> bool:
        """Whether the fault lies inside the value at which its union begins."""
        return self.root is not None and (len(self.path) > len(self.root) or bool(self.missing))

    @property
    def counts_the_sound_alone(self) -> bool:
        """Whether a list is called too short only because its other members have faults of their own."""
        have = self.context.get("actual_length")
        return self.kind == "too_short" and isinstance(self.value, list | dict) and have != len(self.value)

    @property
    def rank(self) -> int:
        return _RANKS.index(self.kind) if self.kind in _RANKS else len(_RANKS)

    @property
    def words(self) -> list[str]:
        """The words of the closed list that the error names."""
        expected = str(self.context.get("expected", ""))
        return [one or two for one, two in re.findall(r"'((?:[^'\\]|\\.)*)'|(-?\b\d+\b)", expected)]

    def with_words(self, words: list[str]) -> "Fault":
        return replace(self, extra_words=tuple(words))

    @property
    def example(self) -> str:
        """An example of the value, as one writes it."""
        example = self.shape.example
        return "..." if example is None else written(example)

    @property
    def shown(self) -> str:
        """The value as it stands, cut to a length that fits a sentence."""
        text = self.value if isinstance(self.value, str) else written(self.value)
        return text if len(text) <= 60 else f"{text[:59]}…"


def finding_of(fault: Fault, tree: Tree) -> Finding:
    """The finding for one fault."""
    place = tree.place(fault.whole, "key" if fault.kind == "extra_forbidden" or fault.is_key else "value")
    if fault.kind.rstrip("0123456789") in FAMILIES and fault.kind[-1:].isdigit():
        return _own_code(fault, tree)
    if fault.value is None and not fault.missing and fault.kind.endswith(("_type", "_error")):
        slots = {"name": fault.name, "example": f"{fault.name}: {fault.example}", "about": fault.shape.about}
        return finding("KEY024", tree.place(fault.whole, "key"), **slots)
    if fault.value == "todo" and fault.kind not in ("extra_forbidden", "missing"):
        return finding("KEY023", place, name=fault.name, example=f"{fault.name}: {fault.example}")
    slipped = _slip(fault, place)
    return slipped or _SENTENCES.get(fault.kind, _other)(fault, place)


def _own_code(fault: Fault, tree: Tree) -> Finding:
    """A rule that lives in the model names its own code; the slot `at` may name a path further in, as `groups/0`."""
    context = {name: value for name, value in fault.context.items() if name != "at"}
    further = [int(step) if step.isdigit() else step for step in str(fault.context.get("at", "")).split("/") if step]
    return finding(fault.kind, tree.place((*fault.whole, *further)), **{"name": fault.name, **context})


_NEVER_SLIPS = ("extra_forbidden", "missing", "string_too_long", "string_too_short", "value_error", "assertion_error")


def _slip(fault: Fault, place: Place) -> Finding | None:
    """A value that would fit but for full-width, Arabic or other unusual characters in it."""
    if not isinstance(fault.value, str) or fault.kind in _NEVER_SLIPS:
        return None
    wanted = keyboard_slip(fault.value)
    if wanted is None:
        return None
    odd = next(char for char in fault.value if ord(char) > 127)
    return finding("KEYB009", place, value=fault.shown, slip=slip_name(odd), wanted=_fitting(fault, wanted))


def _fitting(fault: Fault, wanted: str) -> str:
    """The repaired value in the form that the field takes."""
    if fault.kind.startswith("date"):
        return guess_date(wanted).first or wanted
    if fault.kind in ("list_type", "tuple_type") and not wanted.startswith("["):
        return f"[{', '.join(re.split(r'[,; ]+', wanted))}]"
    if fault.kind == "string_pattern_mismatch":
        if fault.context.get("pattern") == CLOCK:
            return guess_time(wanted) or wanted
        return repaired_id(wanted, str(fault.context.get("pattern")), _letter(fault)) or wanted
    words = [*fault.words, *fault.extra_words]
    return nearest(wanted, words) or wanted


def meant_keys(fault: Fault) -> tuple[str, ...]:
    """The keys that an unknown one stands for, misspelt or at the wrong depth; they are not also missing."""
    if fault.kind != "extra_forbidden":
        return ()
    name = str(fault.path[-1])
    return (name, nearest(keyboard_slip(name) or name, fault.parent.keys) or name)


def _unknown_key(fault: Fault, place: Place) -> Finding:
    keys = fault.parent.keys
    name = str(fault.path[-1])
    if fault.outer:
        return finding("KEY031", place, name=name, parent=_last_key(fault.whole[:-1]), outer=fault.outer)
    inner = next((key for key in keys if name in fault.parent.down(key).keys), None)
    if inner:
        return finding("KEY032", place, name=name, inner=inner)
    suggestion = nearest(keyboard_slip(name) or name, keys)
    if suggestion:
        return finding("KEY001", place, name=name, suggestion=suggestion)
    return finding("KEY002", place, name=name, allowed=_listed(keys))


def _last_key(path: Steps) -> str:
    return next(
        (f"`{step}`" for step in reversed(path) if isinstance(step, str)), phrase("file/top", "the top of the file")
    )


def _missing(fault: Fault, place: Place) -> Finding:
    shape = fault.shape.down(fault.missing)
    example = "..." if shape.example is None else written(shape.example)
    parent = f"`{fault.name}`" if fault.whole else THE_FILE
    return finding(
        "KEY003", place, name=fault.missing, parent=parent, example=f"{fault.missing}: {example}", about=shape.about
    )


def _listed(words: tuple[str, ...] | list[str], most: int = 24) -> str:
    return and_more([f"`{word}`" for word in dict.fromkeys(words)], most)


def _list_wanted(fault: Fault, place: Place) -> Finding:
    example = fault.example
    if isinstance(fault.value, str | int | float) and not isinstance(fault.value, bool):
        parts = [part for part in re.split(r"[,;]\s*", str(fault.value).strip(" []")) if part]
        example = written(parts) if parts else example
    return finding("KEY004", place, name=fault.name, value=fault.shown, example=f"{fault.name}: {example}")


def _group_wanted(fault: Fault, place: Place) -> Finding:
    keys = fault.shape.keys
    return finding(
        "KEY005",
        place,
        name=fault.name,
        value=fault.shown,
        allowed=_listed(keys) if keys else phrase("value/pairs", "a key and a value on each line"),
    )


def _whole_number(fault: Fault, place: Place) -> Finding:
    digits = re.fullmatch(r"\s*(-?\d{1,15})(?:\.0*)?\s*", str(fault.value))
    found = re.findall(r"\d{1,9}", str(fault.value)) if isinstance(fault.value, str) else []
    example = digits[1] if digits else found[0] if len(found) == 1 else fault.example
    return finding("KEY006", place, name=fault.name, value=fault.shown, example=str(example).lstrip("0") or "0")


def _number(fault: Fault, place: Place) -> Finding:
    return finding("KEY026", place, name=fault.name, value=fault.shown, example=fault.example)


_A_NUMBER = phrase("value/number", "a number")
_KINDS = {
    dict: phrase("value/group", "a group of keys"),
    list: phrase("value/list", "a list"),
    bool: phrase("value/yes_or_no", "yes or no"),
    int: _A_NUMBER,
    float: _A_NUMBER,
}


def _text_wanted(fault: Fault, place: Place) -> Finding:
    value = fault.value
    if isinstance(value, dict | list):
        example = f"{fault.name}: {fault.example}"
    else:
        example = f'{fault.name}: "{written(value)}"'
    return finding(
        "KEY007",
        place,
        name=fault.name,
        value=fault.shown,
        kind=_KINDS.get(type(value), phrase("value/else", "something else")),
        example=example,
    )


_YES = {"yes", "y", "on", "ja", "oui", "si", "sí", "da", "1", "はい", "有", "نعم", "true"}
_NO = {"no", "n", "off", "nein", "non", "não", "0", "いいえ", "無", "لا", "false"}


def _yes_or_no(fault: Fault, place: Place) -> Finding:
    word = str(fault.value).strip().lower()
    answer = (
        "true"
        if word in _YES
        else "false"
        if word in _NO
        else fault.example
        if fault.example in ("true", "false")
        else "true"
    )
    return finding("KEY008", place, name=fault.name, value=fault.shown, example=f"{fault.name}: {answer}")


def _not_one_of(fault: Fault, place: Place) -> Finding:
    words = list(dict.fromkeys([*fault.words, *fault.extra_words])) or list(fault.shape.words)
    is_word = isinstance(fault.value, str | int)
    suggestion = words[0] if len(words) == 1 else nearest(str(fault.value), words) if is_word else None
    slots = {"name": fault.name, "value": fault.shown, "allowed": _listed(words)}
    return finding("KEY009", place, suggestion=suggestion, **slots) if suggestion else finding("KEY010", place, **slots)


def _too_long(fault: Fault, place: Place) -> Finding:
    return finding("KEY011", place, name=fault.name, have=len(fault.value), most=fault.context.get("max_length", ""))


def _too_short(fault: Fault, place: Place) -> Finding:
    if not fault.value:
        slots = {"name": fault.name, "example": f"{fault.name}: {fault.example}", "about": fault.shape.about}
        return finding("KEY024", place, **slots)
    return finding("KEY012", place, name=fault.name, least=fault.context.get("min_length", ""), about=fault.shape.about)


def _list_too_long(fault: Fault, place: Place) -> Finding:
    have = fault.context.get("actual_length") or len(fault.value)
    return finding("KEY013", place, name=fault.name, have=have, most=fault.context.get("max_length", ""))


def _list_too_short(fault: Fault, place: Place) -> Finding:
    slots = {"have": fault.context.get("actual_length", 0), "least": fault.context.get("min_length", "")}
    return finding(
        "KEY014", place, name=fault.name, example=f"{fault.name}: {fault.example}", about=fault.shape.about, **slots
    )


_LIMITS = {
    "gt": phrase("limit/more", "more than {number}"),
    "ge": phrase("limit/least", "{number} or more"),
    "lt": phrase("limit/less", "less than {number}"),
    "le": phrase("limit/most", "{number} or less"),
    "multiple_of": phrase("limit/multiple", "a multiple of {number}"),
}


def _out_of_range(fault: Fault, place: Place) -> Finding:
    limits = (filled(_LIMITS[name], number=value) for name, value in fault.context.items() if name in _LIMITS)
    limit = next(limits, phrase("limit/allowed", "allowed here"))
    return finding("KEY015", place, name=fault.name, value=fault.shown, limit=limit, about=fault.shape.about)


def _letter(fault: Fault) -> str:
    """A letter to put before a name that begins with a digit: that of the group it names, as `c` in `cohorts`."""
    words = [step for step in fault.whole if isinstance(step, str) and step[:1].isascii() and step[:1].isalpha()]
    return (words[-2] if len(words) > 1 else words[0] if words else "x")[0].lower()


def _misspelt(fault: Fault, place: Place) -> Finding:
    if str(fault.value).isspace():
        return _too_short(replace(fault, value=""), place)
    pattern = str(fault.context.get("pattern", ""))
    spelling = spelling_of(pattern)
    if pattern == CLOCK:
        return _time(fault, place)
    example: str = phrase("spelling/example", "as in `{example}`", example=fault.example)
    if fault.example == "...":
        example = fault.shape.about or phrase("spelling/plain", "small letters and digits")
    suggestion = repaired_id(str(fault.value), pattern, _letter(fault)) if spelling else None
    slots = {"name": fault.name, "value": fault.shown, "spelling": spelling or example}
    return finding("KEY016", place, suggestion=suggestion, **slots) if suggestion else finding("KEY017", place, **slots)


def _date(fault: Fault, place: Place) -> Finding:
    guess = guess_date(str(fault.value))
    value = fault.shown
    if guess.kind == "either":
        first, second = long_date(guess.first), long_date(guess.second)
        return finding(
            "KEY019", place, value=value, suggestion=guess.first, other=guess.second, first=first, second=second
        )
    if guess.kind == "impossible":
        return finding("KEY018", place, value=value, hint=guess.hint, suggestion=guess.first)
    if guess.kind == "order":
        return finding("KEY021", place, value=value, suggestion=guess.first)
    example = fault.example if re.fullmatch(r"\d{4}-\d\d-\d\d", fault.example) else "2027-04-12"
    return finding("KEY022", place, name=fault.name, value=value, suggestion=example)


def _time(fault: Fault, place: Place) -> Finding:
    return finding(
        "KEY025", place, name=fault.name, value=fault.shown, example=f'"{guess_time(str(fault.value)) or "18:00"}"'
    )


def _which_kind(fault: Fault, place: Place) -> Finding:
    tag = str(fault.context.get("discriminator", "")).strip("'")
    words = re.findall(r"'([^']*)'", str(fault.context.get("expected_tags", "")))
    given = fault.context.get("tag")
    if given is None:
        return finding(
            "KEY028", place, name=fault.name, tag=tag, allowed=_listed(words or list(fault.shape.down(tag).words))
        )
    slots = {"name": tag, "value": str(given), "allowed": _listed(words)}
    suggestion = nearest(str(given), words)
    return finding("KEY009", place, suggestion=suggestion, **slots) if suggestion else finding("KEY010", place, **slots)


def _reason(fault: Fault, place: Place) -> Finding:
    reason = str(fault.context.get("error", fault.message))
    return finding("KEY029", place, name=fault.name, reason=reason, about=fault.shape.about)


def _other(fault: Fault, place: Place) -> Finding:
    return finding(
        "KEY030",
        place,
        name=fault.name,
        value=fault.shown,
        example=f"{fault.name}: {fault.example}",
        about=fault.shape.about,
    )


Sentence = Callable[[Fault, Place], Finding]
_SENTENCES: dict[str, Sentence] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), _list_wanted),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), _group_wanted),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), _whole_number),
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing", "finite_number"), _number),
    **dict.fromkeys(("string_type", "string_sub_type", "string_unicode"), _text_wanted),
    **dict.fromkeys(("bool_type", "bool_parsing"), _yes_or_no),
    **dict.fromkeys(("literal_error", "enum"), _not_one_of),
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _list_too_long,
    "too_short": _list_too_short,
    **dict.fromkeys(
        ("greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of"), _out_of_range
    ),
    "string_pattern_mismatch": _misspelt,
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _date),
    **dict.fromkeys(("time_type", "time_parsing", "datetime_type", "datetime_parsing"), _time),
    **dict.fromkeys(("union_tag_invalid", "union_tag_not_found"), _which_kind),
    **dict.fromkeys(("value_error", "assertion_error"), _reason),
}
