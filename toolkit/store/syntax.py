"""The slips behind a parser's error: looks at the line it stumbled on and at the one that opened the trouble."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.phrases import phrase
from toolkit.store.indent import Attempt, find_shift
from toolkit.store.keyboard import to_ascii
from toolkit.store.lines import KEY, PAIR, Value, indent_of, is_bare, value_of, with_value
from toolkit.store.reading import quoted
from toolkit.store.slips import Slip, made, spaces_in_words


@dataclass(slots=True)
class Trouble:
    """An error of the parser, in lines and columns from 0."""

    lines: list[str]
    problem: str
    line: int
    column: int
    start: int
    start_column: int
    has_start: bool

    @classmethod
    def of(cls, error: Exception, lines: list[str]) -> "Trouble":
        mark = getattr(error, "problem_mark", None)
        context = getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        last = len(lines) - 1
        while line > 0 and (line > last or is_bare(lines[line])):
            line, column = line - 1, 0
        start = min(context.line, last) if context else line
        words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
        return cls(lines, words, line, column, start, context.column if context else 0, context is not None)

    def unknown(self) -> Slip:
        """No known slip: name the line, and the place where reading stopped."""
        line = self.lines[self.line]
        column = min(self.column, len(line))
        return Slip("YAML030", column, 0, {"line": line.strip()}, "")


Answer = tuple[int, Slip]
Look = Callable[[Trouble], Answer | None]


def diagnose(trouble: Trouble, attempt: Attempt) -> Answer | None:
    """The first slip that explains the trouble, with its line; the lines it moves along are mended at once."""
    for look in LOOKS:
        answer = look(trouble)
        if answer is not None:
            return answer
    answer = shifted(trouble, attempt)
    if answer is not None:
        return answer
    return next((found for found in (look(trouble) for look in LAST_LOOKS) if found is not None), None)


def _near(trouble: Trouble) -> list[int]:
    """The lines to look at: where reading stopped, the one above, and the one where the broken part begins."""
    above = trouble.line - 1
    while above > 0 and is_bare(trouble.lines[above]):
        above -= 1
    return list(dict.fromkeys(number for number in (trouble.line, above, trouble.start) if number >= 0))


def _on_lines(look: Callable[[str], Slip | None]) -> Look:
    def looked(trouble: Trouble) -> Answer | None:
        for number in _near(trouble):
            slip = look(trouble.lines[number])
            if slip is not None:
                return number, slip
        return None

    return looked


def _value_slip(line: str, value: Value, code: str, text: str, **slots: str) -> Slip:
    end = value.column + len(value.text)
    return made(code, value.column, end, with_value(line, value, text), **slots)


def bare_question(line: str) -> Slip | None:
    value = value_of(line)
    if value is None or not re.fullmatch(r"[?？]+", value.text):
        return None
    return _value_slip(line, value, "YAML017", "todo")


_PAIRS = {"“": "”", "„": "“”", "‟": "”", "”": "”", "«": "»", "‘": "’", "‚": "‘’", "「": "」"}


def smart_quotes(line: str) -> Slip | None:
    """A value in curly quotes that holds what only straight quotes would protect."""
    value = value_of(line)
    if value is None or value.text[0] not in _PAIRS:
        return None
    closing = _PAIRS[value.text[0]]
    inner = value.text[1:]
    cut = max(inner.rfind(char) for char in f'{closing}"')
    inner = inner[:cut] + inner[cut + 1 :] if cut >= 0 else inner
    return _value_slip(line, value, "KEYB007", quoted(inner.strip()))


def second_colon(line: str) -> Slip | None:
    """`title: Case 1: the client`."""
    value = value_of(line)
    if value is None or value.text[0] in "\"'[{|>&*!":
        return None
    at = re.search(r":(?= |$)", value.text)
    if at is None:
        return None
    if PAIR.match(line) is None and re.match(rf"{KEY}$", value.text[: at.start()]):
        return None
    return _value_slip(line, value, "YAML018", quoted(value.text))


def text_after_group(line: str) -> Slip | None:
    """`door_note: {client} arrives`, `note: [sighs] Well`, `says: "Yes" and then no`."""
    value = value_of(line)
    if value is None or value.text[0] not in "{[\"'":
        return None
    end = _closing(value.text)
    if end is None or end == len(value.text) - 1:
        return None
    rest = value.text[end + 1 :]
    if rest.strip() == ",":
        return _value_slip(line, value, "YAML027", value.text[: end + 1])
    if rest.strip() in ("]", "}") or rest[0] == ":":
        return None
    if value.text[0] == "'" and re.search(r"\w'\w", value.text):
        whole = value.text[1:-1] if value.text.endswith("'") else value.text
        return _value_slip(line, value, "YAML020", quoted(whole))
    code = {"{": "YAML019", "[": "YAML021"}.get(value.text[0], "YAML022")
    return _value_slip(line, value, code, quoted(value.text), begin=value.text[: end + 1])


def _closing(text: str) -> int | None:
    """Where the quotes or brackets that open a value close; None where they do not."""
    first = text[0]
    if first in "\"'":
        at = 1
        while at < len(text):
            if text[at] == "\\" and first == '"':
                at += 1
            elif text[at] == first:
                if first == "'" and text[at + 1 : at + 2] == "'":
                    at += 1
                else:
                    return at
            at += 1
        return None
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return at
    return None


def odd_start(line: str) -> Slip | None:
    """A value that begins with a mark which YAML keeps for itself."""
    value = value_of(line)
    if value is None or value.text[0] not in "@`%&*!|>],}":
        return None
    if value.text[0] in "|>" and re.fullmatch(r"[|>][+-]?[1-9]?[+-]?", value.text):
        return None
    if value.text in "]},":
        return None
    return _value_slip(line, value, "YAML023", quoted(value.text), mark=value.text[0])


def list_on_key_line(line: str) -> Slip | None:
    """`languages: - ja`."""
    pair = PAIR.match(line)
    value = value_of(line)
    if pair is None or value is None or not re.match(r"- +\S", value.text):
        return None
    members = [member.strip() for member in re.split(r"(?:^|\s)- +", value.text) if member.strip()]
    return _value_slip(line, value, "YAML024", f"[{', '.join(members)}]")


def unclosed_quote(trouble: Trouble) -> Answer | None:
    """A quote that opens on a line and does not close on it, where the trouble began there or the line above."""
    for number in dict.fromkeys((trouble.start, *_near(trouble), *_opened_above(trouble))):
        line = trouble.lines[number]
        value = value_of(line)
        if value is None or value.text[0] not in "\"'" or _closing(value.text) is not None:
            continue
        inner = (value.text + value.comment)[1:].rstrip()
        whole = Value(value.text + value.comment, value.column, "")
        return number, _value_slip(line, whole, "YAML025", quoted(inner), quote=value.text[0])
    return None


def _opened_above(trouble: Trouble) -> range:
    return range(trouble.line, max(-1, trouble.line - 60), -1)


def open_bracket(trouble: Trouble) -> Answer | None:
    """A bracket that is not closed, or closed by one of the other kind."""
    if "flow" not in trouble.problem and "simple key" not in trouble.problem:
        return None
    for number in dict.fromkeys((trouble.start, trouble.line)):
        line = trouble.lines[number]
        value = value_of(line)
        if value is None or value.text[0] not in "[{":
            continue
        wanted = _balanced(value.text)
        if wanted != value.text:
            return number, _value_slip(line, value, "YAML026", wanted, mark=value.text[0])
    return None


def _balanced(text: str) -> str:
    """The text with its brackets closed in the right order."""
    waiting: list[str] = []
    out: list[str] = []
    for char in text:
        if char in "[{":
            waiting.append("]" if char == "[" else "}")
        elif char in "]})":
            if not waiting:
                continue
            char = waiting.pop()
        out.append(char)
    return "".join(out).rstrip(", ") + "".join(reversed(waiting))


def extra_closing(line: str) -> Slip | None:
    """`[ja, en]]`, `[ja, , en]`."""
    value = value_of(line)
    if value is None or value.text[0] not in "[{":
        return None
    wanted = re.sub(r",(?:\s*,)+", ",", _balanced(value.text))
    wanted = re.sub(r"([\[{])\s*,\s*", r"\1", wanted)
    if wanted == value.text:
        return None
    return _value_slip(line, value, "YAML027", wanted)


def broken_braces(line: str) -> Slip | None:
    """`{client: says: yes}`: a text in braces that holds a colon and wants quotes."""
    value = value_of(line)
    if value is None or value.text[0] != "{" or not value.text.endswith("}"):
        return None
    match = re.fullmatch(rf"\{{({KEY}): (.*)\}}", value.text)
    if match is None or not re.search(r": ", match[2]) or any(char in match[2] for char in "\"'{}"):
        return None
    parts = re.split(rf", (?={KEY}: )", match[2])
    pieces = [f"{match[1]}: {_in_braces(parts[0])}"]
    for part in parts[1:]:
        key, _, text = part.partition(": ")
        pieces.append(f"{key}: {_in_braces(text)}")
    wanted = f"{{{', '.join(pieces)}}}"
    return None if wanted == value.text else _value_slip(line, value, "YAML018", wanted)


def _in_braces(text: str) -> str:
    return quoted(text) if re.search(r": |, ", text) else text


def backslash(line: str) -> Slip | None:
    """A backslash between double quotes, as in a Windows path."""
    value = value_of(line)
    if value is None or value.text[0] != '"' or "\\" not in value.text:
        return None
    inner = value.text[1:-1] if value.text.endswith('"') and len(value.text) > 1 else value.text[1:]
    doubled = inner.replace("'", "''")
    return _value_slip(line, value, "YAML028", f"'{doubled}'")


def key_without_colon(trouble: Trouble) -> Answer | None:
    """`country JP`, or a stray word on a line of its own."""
    if "':'" not in trouble.problem and "values are not allowed" not in trouble.problem:
        return None
    for number in dict.fromkeys((trouble.start, *_near(trouble))):
        line = trouble.lines[number]
        match = re.match(rf"(?P<lead> *(?:- +)*)(?P<key>{KEY})(?:[ =]+(?P<rest>\S.*))?$", line)
        if not match or not _is_pair_neighbour(trouble.lines, number):
            continue
        repaired = f"{match['lead']}{match['key']}: {match['rest'] or ''}".rstrip()
        return number, made("YAML029", match.start("key"), len(line.rstrip()), repaired, key=match["key"])
    return None


def _is_pair_neighbour(lines: list[str], number: int) -> bool:
    """Whether the next line with words on it is a pair at the same or another depth, so that this one ought to be one."""
    following = next((line for line in lines[number + 1 :] if not is_bare(line)), None)
    return (
        following is None
        or re.match(rf" *(?:- +)*{KEY}:(?: |$)", following) is not None
        or following.lstrip().startswith("-")
    )


def shifted(trouble: Trouble, attempt: Attempt) -> Answer | None:
    """A line set in too far or not far enough."""
    if not re.search(r"block|not allowed|'-'|':'|document start", trouble.problem):
        return None
    shift = find_shift(trouble.lines, trouble.line, trouble.start, attempt)
    lost = lost_group(trouble)
    if shift is None or (lost and not shift.whole):
        return lost
    slots = {"line": trouble.lines[shift.number].strip(), "have": spaces_in_words(shift.have)}
    slots["want"] = spaces_in_words(shift.want)
    if shift.other >= 0:
        wanted = {"spaces": slots["want"], "others": spaces_in_words(shift.other)}
        slots["want"] = phrase("spaces/either", "{spaces} (or {others}, if it belongs there)", **wanted)
    repaired = shift.lines[shift.number]
    trouble.lines[:] = shift.lines
    return shift.number, Slip("YAML031", 0, shift.have, slots, repaired)


def mixed_list(trouble: Trouble) -> Answer | None:
    """A key among the members of a list, or a list member among keys, at one depth."""
    if "block" not in trouble.problem:
        return None
    line = trouble.lines[trouble.line]
    is_member = line.lstrip().startswith("- ")
    first = trouble.lines[trouble.start]
    if is_member == first.lstrip().startswith("- ") or indent_of(line) != indent_of(first):
        return None
    code = "YAML032" if is_member else "YAML033"
    rest = line.strip()[2:] if is_member else line.strip()
    slots = {"line": rest}
    return trouble.line, Slip(code, indent_of(line), indent_of(line) + 1, slots, "")


def without_key(trouble: Trouble) -> Answer | None:
    """Lines set in below a key that has its value already: the key that they belong to is not there."""
    number = trouble.line
    line = trouble.lines[number]
    above = next((row for row in range(number - 1, -1, -1) if not is_bare(trouble.lines[row])), None)
    if above is None or indent_of(line) <= indent_of(trouble.lines[above]):
        return None
    pair = PAIR.match(trouble.lines[above])
    if pair is None:
        return None
    at = indent_of(line)
    return number, Slip("YAML034", at, len(line), {"line": line.strip(), "above": trouble.lines[above].strip()}, "")


def lost_group(trouble: Trouble) -> Answer | None:
    """As `without_key`, where several lines stand one step in, as a group does whose key has been lost."""
    answer = without_key(trouble)
    lines, number = trouble.lines, trouble.line
    above = next((row for row in range(number - 1, -1, -1) if not is_bare(lines[row])), number)
    below = next((row for row in range(number + 1, len(lines)) if not is_bare(lines[row])), number)
    step = indent_of(lines[number]) - indent_of(lines[above])
    return answer if step == 2 and below > number and indent_of(lines[below]) >= indent_of(lines[number]) else None


def wide_ascii(line: str) -> Slip | None:
    """What is left: a line that reads once its odd characters are plain."""
    if line.isascii():
        return None
    value = value_of(line)
    repaired = to_ascii(line)
    if value is not None or repaired == line or not repaired.isascii():
        return None
    at = next(number for number, char in enumerate(line) if ord(char) > 127)
    return made("KEYB008", at, at + 1, repaired)


LOOKS: tuple[Look, ...] = (
    _on_lines(bare_question),
    _on_lines(smart_quotes),
    _on_lines(list_on_key_line),
    _on_lines(odd_start),
    _on_lines(text_after_group),
    unclosed_quote,
    open_bracket,
    _on_lines(extra_closing),
    _on_lines(broken_braces),
    _on_lines(second_colon),
    _on_lines(backslash),
)
LAST_LOOKS: tuple[Look, ...] = (
    without_key,
    mixed_list,
    key_without_colon,
    _on_lines(wide_ascii),
)
