"""CPU time of child processes: user and system of the whole process with all its children, medians of several runs."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Failed(Exception):
    """A command did not end as it should."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a command, and what is done before each of its runs and not measured."""

    name: str
    command: Sequence[str]
    cwd: Path = HERE
    before: Callable[[], None] | None = None
    env: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Took:
    """Seconds of one side: medians of the user time, the system time, and of their sum."""

    user: float
    system: float
    total: float


def once(side: Side) -> tuple[float, float]:
    """User and system seconds of one run; Failed if it does not end with 0."""
    if side.before:
        side.before()
    env = {**os.environ, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1", **(side.env or {})}
    with subprocess.Popen(
        side.command, cwd=side.cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        said = child.stderr.read() if child.stderr else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise Failed(f"{side.name} ended with {child.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    return used.ru_utime, used.ru_stime


def measured(sides: Sequence[Side], runs: int) -> list[Took]:
    """Each side measured `runs` times in turns, so that a change of the machine's mood meets all of them."""
    for side in sides:
        once(side)  # compiles the bytecode, and warms the disk
    rows: list[list[tuple[float, float]]] = [[] for _ in sides]
    for _ in range(runs):
        for side, row in zip(sides, rows, strict=True):
            row.append(once(side))
    return [_median(row) for row in rows]


def _median(rows: Sequence[tuple[float, float]]) -> Took:
    middle = statistics.median
    return Took(middle(u for u, _ in rows), middle(s for _, s in rows), middle(u + s for u, s in rows))


def python(*words: str) -> list[str]:
    """A command of this very interpreter."""
    return [sys.executable, *words]


def bytecode_is_kept() -> bool:
    """Whether Python may write bytecode, without which imports cost two to three times more."""
    return not (sys.dont_write_bytecode or os.environ.get("PYTHONDONTWRITEBYTECODE"))
