"""Reads a damaged YAML text: finds the slip behind each error, says how to write the line, mends a copy and reads on."""

import re

from toolkit.findings import Finding
from toolkit.store.indent import NO_ERROR
from toolkit.store.lines import block_lines, indent_of, is_bare, plain_indent, split_lines
from toolkit.store.reading import MOST_PROBLEMS, Parser, Problem, Reading, TooDeep, finished, read_events
from toolkit.store.slips import Slip, line_slips
from toolkit.store.syntax import Trouble, diagnose
from toolkit.store.tree import Tree

MOST_ROUNDS = 25
_ROUND_CHARACTERS = 2_500_000
"""How much text may be read again in all; keeps a large damaged file from taking long."""
_KEYED_CHARACTERS = 200_000
"""In longer texts a finding names the line alone: sorting all places to find the key takes longer than reading."""
_MOST_UNKNOWN = 4
_TRIED_CHARACTERS = 600_000
"""How much may be read in trying depths for lines."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def mend(text: str, file: str, parser: Parser, first: Reading, top: type = dict) -> tuple[Tree | None, list[Finding]]:
    """What `parse_yaml` answers for a text that did not read at once; `first` is how far that reading came."""
    return _Mending(text, parser, top).run(file, first)


class _Mending:
    def __init__(self, text: str, parser: Parser, top: type = dict) -> None:
        self.parser = parser
        self.top = top
        self.problems: list[Problem] = []
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.replace_unprintable()
        self.lines = split_lines(self.text)
        self.swept = False
        self.left = _TRIED_CHARACTERS
        self.given_up = 0
        self.reported: set[tuple[str, int]] = set()

    def run(self, file: str, first: Reading) -> tuple[Tree | None, list[Finding]]:
        rounds = max(2, min(MOST_ROUNDS, _ROUND_CHARACTERS // (len(self.text) + 1)))
        reading = self.read() if self.problems else first
        for _ in range(rounds):
            if self.is_whole(reading) or not self.mend_once(reading):
                break
            reading = self.read()
        else:
            self.give_up(reading)
        self.check_top(reading)
        return finished(reading, file, self.problems[:MOST_PROBLEMS], len(self.text) < _KEYED_CHARACTERS, self.top)

    def read(self) -> Reading:
        return read_events("\n".join(self.lines), self.parser)

    def is_whole(self, reading: Reading) -> bool:
        if isinstance(reading.error, TooDeep):
            return True
        return reading.error is None and not reading.slips and not isinstance(reading.data, str)

    def mend_once(self, reading: Reading) -> bool:
        """Mend what this reading stumbled over; False where nothing could be done."""
        if not self.swept:
            self.swept = True
            if self.sweep():
                return True
        for line, kind in reading.slips:
            if kind == "question":
                self.apply(line, _question(self.lines[line]))
            else:
                self.mend_line(line)
        if reading.error is None:
            return bool(reading.slips) and self.drop_stubborn(reading)
        return self.mend_error(reading.error)

    def drop_stubborn(self, reading: Reading) -> bool:
        """Lines that slipped a second time after their repair are left out, so that reading gets on."""
        changed = True
        for line, _ in reading.slips:
            if ("again", line) in self.reported:
                self.lines[line] = ""
            self.reported.add(("again", line))
        return changed

    def sweep(self) -> bool:
        """Slips of the keyboard come in numbers: look for them on every line, text blocks left out."""
        inside = block_lines(self.lines)
        changed = False
        for number, line in enumerate(self.lines):
            if number not in inside and not is_bare(line):
                changed = self.mend_line(number) or changed
        return changed

    def mend_line(self, number: int) -> bool:
        line = self.lines[number]
        is_odd = indent_of(line) != plain_indent(line)
        slips = line_slips(line, self.depth_around(number) if is_odd else -1)
        if not slips:
            return False
        whole = slips[-1]
        for slip in slips:
            self.report(number, slip._replace(slots={**slip.slots, "line": whole.repaired.strip()}))
        self.lines[number] = whole.repaired
        return True

    def depth_around(self, number: int) -> int:
        """The depth that the lines before and after call for, -1 where they do not say."""
        rows = self.lines
        above = next((rows[row] for row in range(number - 1, -1, -1) if not is_bare(rows[row])), "")
        below = next((rows[row] for row in range(number + 1, len(rows)) if not is_bare(rows[row])), "")
        if above[:1] == below[:1] == " " and plain_indent(above) == plain_indent(below) == indent_of(above):
            return indent_of(above)
        if above.rstrip().endswith(":") and indent_of(above) < plain_indent(below) == indent_of(below):
            return indent_of(below)
        return -1

    def mend_error(self, error: Exception) -> bool:
        trouble = Trouble.of(error, self.lines)
        answer = diagnose(trouble, self.attempt)
        if answer is None:
            self.report_unknown(trouble)
            self.given_up += 1
            self.leave_out(trouble.line)
            return self.given_up <= _MOST_UNKNOWN
        self.apply(*answer)
        if not answer[1].repaired:
            self.leave_out(answer[0], siblings=answer[1].code == "YAML034")
        return True

    def leave_out(self, number: int, siblings: bool = False) -> None:
        """Read on without a line and what hangs on it, and without the lines beside it."""
        depth = indent_of(self.lines[number]) - siblings
        self.lines[number] = ""
        for after in range(number + 1, len(self.lines)):
            if not is_bare(self.lines[after]) and indent_of(self.lines[after]) <= depth:
                break
            self.lines[after] = ""

    def attempt(self, lines: list[str]) -> int:
        """How far a text can be read: the number of the line that stops it."""
        self.left -= len(self.text) + 500
        if self.left < 0:
            return -1
        error = read_events("\n".join(lines), self.parser).error
        mark = getattr(error, "problem_mark", None)
        return NO_ERROR if error is None else mark.line if mark else -1

    def report_unknown(self, trouble: Trouble) -> None:
        """Where no slip explains the error; silent on lines that a finding already names."""
        named = {number for _, number in self.reported}
        if trouble.line not in named and trouble.start not in named - {0}:
            self.report(trouble.line, trouble.unknown())

    def apply(self, number: int, slip: Slip) -> None:
        self.report(number, slip)
        if slip.repaired:
            self.lines[number] = slip.repaired

    def report(self, number: int, slip: Slip) -> None:
        if (slip.code, number) not in self.reported and len(self.problems) < MOST_PROBLEMS:
            self.reported.add((slip.code, number))
            self.problems.append(Problem(slip.code, number, slip.column, slip.end_column, slip.slots))

    def replace_unprintable(self) -> None:
        for match in _UNPRINTABLE.finditer(self.text):
            line = self.text.count("\n", 0, match.start())
            column = match.start() - (self.text.rfind("\n", 0, match.start()) + 1)
            char = f"U+{ord(match[0]):04X}"
            self.problems.append(Problem("YAML011", line, column, column + 1, {"char": char}))
            if len(self.problems) >= MOST_PROBLEMS:
                break
        self.text = _UNPRINTABLE.sub(" ", self.text)

    def give_up(self, reading: Reading) -> None:
        if reading.error is not None:
            self.report_unknown(Trouble.of(reading.error, self.lines))

    def check_top(self, reading: Reading) -> None:
        """A file whose top is a list or a text holds no keys."""
        if reading.error is not None or isinstance(reading.data, (dict, self.top)):
            return
        first = next((number for number, line in enumerate(self.lines) if not is_bare(line)), 0)
        if isinstance(reading.data, list):
            self.problems.append(Problem("YAML009", first, 0, 1, {}))
        elif not self.problems:
            self.problems.append(Problem("YAML015", first, 0, 0, {"line": self.lines[first].strip()}))


def _question(line: str) -> Slip:
    at = line.find("?")
    if at < 0:
        return Slip("YAML030", 0, 0, {"line": line.strip()}, " ")
    repaired = f"{line[:at]}todo{line[at + 1 :]}"
    return Slip("YAML017", at, at + 1, {"line": repaired.strip()}, repaired)
