"""Slips that can be told from one line alone: odd spaces and tabs, full-width marks, a colon without its space."""

import re
from collections.abc import Callable
from typing import NamedTuple

from toolkit.phrases import phrase
from toolkit.store.keyboard import COLONS, COMMAS, DASHES, INVISIBLE, ODD_SPACES, slip_name, to_ascii
from toolkit.store.lines import INDENT, KEY, LEAD, Value, value_of, with_value


class Slip(NamedTuple):
    """A slip on a line: code, columns from 0, slots, and the line as it should be."""

    code: str
    column: int
    end_column: int
    slots: dict[str, str]
    repaired: str


def made(code: str, start: int, end: int, repaired: str, **slots: str) -> Slip:
    """A slip with the repaired line, without its indentation, as the slot `line`."""
    return Slip(code, start, end, {"line": repaired.strip(), **slots}, repaired)


def spaces_in_words(count: int) -> str:
    """`no space`, `1 space`, `4 spaces`."""
    if count > 1:
        return phrase("spaces/several", "{count} spaces", count=count)
    return phrase("spaces/one", "1 space") if count else phrase("spaces/none", "no space")


_STRUCTURAL = re.compile(rf"(?:{KEY}\s*[:{COLONS}]|[-{DASHES}][\s{ODD_SPACES}]|#|\"|')")
_WIDTHS = {"\t": "  ", "\u3000": "  ", " ": " "}


def odd_indent(line: str, wanted: int = -1) -> Slip | None:
    """A tab or an odd space before the first word of a line; `wanted` is the depth of the lines around it, where they agree."""
    match = INDENT.match(line)
    lead = match[0] if match else ""
    if not lead.strip(" ") and "\t" not in lead and lead.isascii():
        return None
    if not _STRUCTURAL.match(line, len(lead)):
        return None
    first = next(number for number, char in enumerate(lead) if char != " ")
    spaces = "".join(_WIDTHS.get(char, "" if re.match(f"[{INVISIBLE}]", char) else " ") for char in lead)
    if wanted >= 0:
        spaces = " " * wanted
    repaired = spaces + line[len(lead) :]
    if lead[first] == "\t":
        return made("YAML001", first, first + 1, repaired, spaces=spaces_in_words(len(spaces)))
    return made("KEYB001", first, first + 1, repaired, slip=slip_name(lead[first]), spaces=spaces_in_words(len(spaces)))


_DASH = re.compile(rf"( *)([{DASHES}])[ {ODD_SPACES}]+")


def odd_dash(line: str) -> Slip | None:
    """A long dash where a list wants the short one."""
    match = _DASH.match(line)
    if not match:
        return None
    return made("KEYB002", match.start(2), match.end(2), f"{match[1]}- {line[match.end() :]}", slip=slip_name(match[2]))


_COLON = re.compile(rf"{LEAD}(?P<key>[\"']?{KEY}[\"']?)[ {ODD_SPACES}]*(?P<colon>[{COLONS}])[ {ODD_SPACES}]*", re.ASCII)


def odd_colon(line: str) -> Slip | None:
    """A full-width colon after a key."""
    match = _COLON.match(line)
    if not match:
        return None
    rest = line[match.end() :]
    repaired = f"{match['lead']}{match['key']}:{' ' if rest else ''}{rest}"
    return made("KEYB003", match.start("colon"), match.end("colon"), repaired, slip=slip_name(match["colon"]))


_WIDE_KEY = re.compile(rf"{LEAD}(?P<key>[^\s:'\"\[{{#{COLONS}]+)(?P<colon>[:{COLONS}])(?P<space>\s*)")


def odd_key(line: str) -> Slip | None:
    """A key typed in full-width letters, or with an invisible character in it."""
    match = _WIDE_KEY.match(line)
    if not match or match["key"].isascii():
        return None
    key = to_ascii(match["key"]).strip()
    if not re.fullmatch(KEY, key):
        return None
    rest = line[match.end() :]
    repaired = f"{match['lead']}{key}:{' ' if rest else ''}{rest}"
    odd = next(char for char in match["key"] if ord(char) > 127)
    return made("KEYB004", match.start("key"), match.end("key"), repaired, slip=slip_name(odd), key=key)


_TIGHT = re.compile(rf"{LEAD}(?P<key>{KEY}):(?=[^\s:/\\])", re.ASCII)


def tight_colon(line: str) -> Slip | None:
    """`country:JP`, without the space after the colon."""
    match = _TIGHT.match(line)
    if not match or re.match(r"[0-9]", match["key"]):
        return None
    rest = line[match.end() :].lstrip(f" {ODD_SPACES}{INVISIBLE}")
    rest = re.sub(rf"^[{ODD_SPACES}{INVISIBLE}]+", "", rest)
    repaired = f"{match['lead']}{match['key']}: {rest}"
    odd = re.match(rf"[{ODD_SPACES}{INVISIBLE}]", line[match.end() :])
    if odd:
        return made("KEYB005", match.end(), match.end() + 1, repaired, slip=slip_name(odd[0]))
    return made("YAML014", match.end() - 1, match.end(), repaired, key=match["key"])


_WIDE_BRACKETS = "［］｛｝【】〔〕"
_TO_BRACKETS = str.maketrans("［］｛｝【】〔〕", "[]{}[][]")


def odd_list(line: str) -> Slip | None:
    """A full-width or Arabic comma, colon, space or bracket between the brackets of a list."""
    value = value_of(line)
    if value is None or value.text[0] not in "[{［｛【〔":
        return None
    bounds = _outside_quotes(value.text)
    odd = [at for at in bounds if value.text[at] in COMMAS + COLONS + _WIDE_BRACKETS + "\u3000\u00a0\u202f“”"]
    if not odd:
        return None
    repaired = with_value(line, value, _plain_list(value, set(bounds)))
    at = value.column + odd[0]
    return made("KEYB006", at, at + 1, repaired, slip=slip_name(value.text[odd[0]]))


def _plain_list(value: Value, bounds: set[int]) -> str:
    chars = []
    for at, char in enumerate(value.text):
        if at not in bounds:
            chars.append(char)
            continue
        plain = to_ascii(char.translate(_TO_BRACKETS))
        following = value.text[at + 1 : at + 2]
        chars.append(f"{plain} " if plain in ",:" and char not in ",:" and following.strip(f" {ODD_SPACES}") else plain)
    return "".join(chars)


def _outside_quotes(text: str) -> list[int]:
    """Positions that lie in no straight quotes."""
    outside, quote = [], ""
    for at, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not text[at - 1 : at].isalnum():
            quote = char
        else:
            outside.append(at)
    return outside


def odd_comment(line: str) -> Slip | None:
    """A note that begins with a full-width number sign."""
    match = re.match(r"( *)＃", line)
    if not match:
        return None
    return made("KEYB008", match.end() - 1, match.end(), f"{match[1]}#{line[match.end() :]}")


_LOOKS: tuple[Callable[[str], Slip | None], ...] = (odd_comment, odd_dash, odd_colon, odd_key, tight_colon, odd_list)


def line_slips(line: str, wanted: int = -1) -> list[Slip]:
    """All slips of one line, each found on the line as the ones before have left it; the last holds the whole repair."""
    first = odd_indent(line, wanted)
    found = [first] if first is not None else []
    for look in _LOOKS:
        slip = look(found[-1].repaired if found else line)
        if slip is not None:
            found.append(slip)
    return found
