"""Works out LimeSurvey expressions as far as relevance and equations use them, to hold them against what they were made from."""

import re
from collections.abc import Mapping

Value = str | int | float | bool
_TOKEN = re.compile(r'\s*("[^"]*"|[A-Za-z][A-Za-z0-9_]*(?:\.NAOK)?|\d+|==|!=|<=|>=|[()!,<>])')


def work_out(text: str, answers: Mapping[str, str]) -> Value:
    """The value of an expression; a variable without an answer is an empty text. ValueError where it is none."""
    reader = _Reader(text, answers)
    value = reader.either()
    if reader.place != len(reader.tokens):
        raise ValueError(f"left over: {reader.tokens[reader.place :]}")
    return value


class _Reader:
    def __init__(self, text: str, answers: Mapping[str, str]) -> None:
        self.tokens: list[str] = []
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            if not found:
                raise ValueError(f"no expression: {text!r} at {at}")
            self.tokens.append(found[1])
            at = found.end()
        self.answers = answers
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise ValueError(f"{wanted or 'more'} expected at {self.place} of {self.tokens}")
        self.place += 1
        return token

    def either(self) -> Value:
        value = self.both()
        while self.peek() == "or":
            self.take()
            other = self.both()
            value = bool(_true(value) or _true(other))
        return value

    def both(self) -> Value:
        value = self.compared()
        while self.peek() == "and":
            self.take()
            other = self.compared()
            value = bool(_true(value) and _true(other))
        return value

    def compared(self) -> Value:
        value = self.single()
        if self.peek() in ("==", "!=", "<", ">", "<=", ">="):
            sign = self.take()
            return _compare(sign, value, self.single())
        return value

    def single(self) -> Value:
        token = self.take()
        if token == "!":
            return not _true(self.single())
        if token == "(":
            value = self.either()
            self.take(")")
            return value
        if token.startswith('"'):
            return token[1:-1]
        if token.isdigit():
            return int(token)
        return self.call(token) if self.peek() == "(" else self.answers.get(token.removesuffix(".NAOK"), "")

    def call(self, name: str) -> Value:
        self.take("(")
        values = [self.either()]
        while self.peek() == ",":
            self.take()
            values.append(self.either())
        self.take(")")
        if name == "is_empty":
            return values[0] == ""
        if name == "if":
            return values[1] if _true(values[0]) else values[2]
        raise ValueError(f"unknown function {name}")


def _true(value: Value) -> bool:
    return value not in ("", "0", 0, False)


def _compare(sign: str, one: Value, other: Value) -> bool:
    """Two numbers are compared as numbers, all else as texts; nothing but a text is equal to an empty answer."""
    if _number(one) and _number(other):
        left, right = float(one), float(other)
        return {"==": left == right, "!=": left != right, "<": left < right, ">": left > right}[sign]
    left_text, right_text = str(one), str(other)
    found = {"==": left_text == right_text, "!=": left_text != right_text}
    return found[sign] if sign in found else {"<": left_text < right_text, ">": left_text > right_text}[sign]


def _number(value: Value) -> bool:
    return isinstance(value, int | float) or bool(re.fullmatch(r"-?\d+(\.\d+)?", value))
