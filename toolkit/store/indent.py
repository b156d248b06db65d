"""Which line is set in wrongly: tries the depths of its neighbours on the lines around a trouble, and takes what reads furthest."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.store.lines import KEY, indent_of, is_bare

Attempt = Callable[[list[str]], int]
"""Reads lines and answers with the number of the first line that can't be read; `NO_ERROR` where all can."""

NO_ERROR = 1 << 30
_ABOVE = 6
_MEMBER = re.compile(rf" *(?:-(?: |$)|{KEY}:(?: |$)|[\"'][^\"']*[\"']:)")
"""A line that opens a key or a list member; others belong to the text above them."""


class Shift(NamedTuple):
    """A line to be set in otherwise, and the whole text then; `other` is another depth that would do as well, -1 if none;
    `whole`: this line alone
    is moved, and all can be read then."""

    number: int
    have: int
    want: int
    lines: list[str]
    other: int
    whole: bool


def find_shift(lines: list[str], trouble: int, start: int, attempt: Attempt) -> Shift | None:
    """The smallest change of depth after which more can be read than before; None if none helps."""
    best: list[tuple[tuple[int, int, int, int], Shift]] = []
    for number in _suspects(lines, trouble, start):
        have = indent_of(lines[number])
        for want in _depths(lines, number):
            for count, changed in _moved(lines, number, want):
                reached = attempt(changed)
                if reached > max(trouble, number + 1):
                    rank = (-reached, count, abs(want - have), trouble - number)
                    best.append((rank, Shift(number, have, want, changed, -1, reached == NO_ERROR and count == 1)))
    if not best:
        return None
    best.sort(key=lambda row: (*row[0], row[1].want != _depth_above(lines, row[1].number)))
    rank, shift = best[0]
    rivals = [
        other.want for also, other in best if also == rank and other.number == shift.number and other.want != shift.want
    ]
    return shift._replace(other=rivals[0] if rivals else -1)


def _suspects(lines: list[str], trouble: int, start: int) -> list[int]:
    """The line of the trouble, some above it, and the first one inside the part that it broke."""
    above = [number for number in range(trouble, -1, -1) if not is_bare(lines[number])][: _ABOVE + 1]
    inside = [number for number in range(start, min(start + 4, len(lines))) if not is_bare(lines[number])][:2]
    return [number for number in dict.fromkeys((*above, *inside)) if _MEMBER.match(lines[number])]


def _depth_above(lines: list[str], number: int) -> int:
    return next((indent_of(lines[above]) for above in range(number - 1, -1, -1) if not is_bare(lines[above])), 0)


def _depths(lines: list[str], number: int) -> list[int]:
    """Depths that lines nearby have or open."""
    near = [lines[row] for row in range(number - 1, -1, -1) if not is_bare(lines[row])][:3]
    near += [lines[row] for row in range(number + 1, len(lines)) if not is_bare(lines[row])][:3]
    depths: dict[int, None] = {}
    for line in near:
        depth = indent_of(line)
        depths[depth] = None
        if line[depth:].startswith("- "):
            depths[depth + 2] = None
        if line.rstrip().endswith(":"):
            depths[depth + 2] = None
    depths.pop(indent_of(lines[number]), None)
    return list(depths)


def _moved(lines: list[str], number: int, want: int) -> Iterator[tuple[int, list[str]]]:
    """The line at another depth: alone, then with the lines that hang on it; each with the number of lines moved."""
    have = indent_of(lines[number])
    alone = list(lines)
    alone[number] = " " * want + lines[number][have:]
    yield 1, alone
    block = list(alone)
    count = 1
    for row in range(number + 1, len(lines)):
        if is_bare(lines[row]):
            continue
        if indent_of(lines[row]) <= have:
            break
        block[row] = " " * max(0, indent_of(lines[row]) + want - have) + lines[row].lstrip(" ")
        count += 1
    if count > 1:
        yield count, block
