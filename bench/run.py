"""Measures the toolkit against what a user would use instead: both sides in one run, on the same work.

`python bench/run.py --help` tells the options; `bench/README.md` tells what is compared and how it is kept fair.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring import Failed, bytecode_is_kept
from rows import ROWS, Bench, Row
from works import clear, room


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("bench/run.py", description=__doc__.splitlines()[0] if __doc__ else "")
    made.add_argument("--quick", action="store_true", help="few runs of each side: shows that all works, not how fast")
    made.add_argument("--rows", default=",".join(ROWS), metavar="N,N", help="some of %(default)s; 8 brings 9 with it")
    made.add_argument("--runs", type=int, default=7, metavar="N", help="runs of each side, of which the median counts")
    made.add_argument("--json", type=Path, metavar="FILE", help="also write what was found as JSON")
    made.add_argument("--strict", action="store_true", help="end with 1 where a goal is missed")
    return made


def main(words: Sequence[str] | None = None) -> int:
    made = parser()
    options = made.parse_args(words)
    wanted = [name.strip() for name in options.rows.split(",")]
    if not set(wanted) <= ROWS.keys():
        made.error(f"--rows takes some of {', '.join(ROWS)}")
    if not bytecode_is_kept():
        print(
            "bench: PYTHONDONTWRITEBYTECODE keeps the bytecode away; unset it, or nothing measured is true.",
            file=sys.stderr,
        )
        return 2
    if not hasattr(os, "wait4"):
        print("bench: this system does not tell the CPU time of a child process.", file=sys.stderr)
        return 2
    return _run(wanted, options)


def _run(wanted: Sequence[str], options: argparse.Namespace) -> int:
    bench = Bench(room(), 2 if options.quick else max(1, options.runs), options.quick)
    failed = []
    try:
        for name in wanted:
            print(f"row {name} ...", file=sys.stderr, flush=True)
            try:
                ROWS[name](bench)
            except Failed as error:
                failed.append(name)
                print(f"row {name}: {error}", file=sys.stderr)
    finally:
        clear(bench.room)
    print(table(bench.rows, machine(bench)))
    if options.json:
        told = json.dumps({"machine": machine(bench), "rows": [data_of(row) for row in bench.rows]}, indent=1)
        options.json.write_text(told + "\n", encoding="utf-8", newline="\n")
    missed = [row for row in bench.rows if row.met is False]
    return 1 if failed or (options.strict and missed) else 0


def machine(bench: Bench) -> str:
    """What it was measured on."""
    disk = "in memory" if str(bench.room).startswith("/dev/shm") else "on disk"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {cores} cores, files {disk}, "
        f"median of {bench.runs} runs"
    )


HEAD = ("row", "work", "ours: user + system", "peer", "it took", "ratio", "goal", "met")


def table(rows: Sequence[Row], machine: str) -> str:
    """The rows as a Markdown table, with their notes below."""
    lines = [f"CPU time, {machine}", "", _line(HEAD), _line(["---"] * len(HEAD))]
    lines += [_line(_cells(row)) for row in rows]
    notes = dict.fromkeys(f"Row {row.number}: {row.note}." for row in rows if row.note)
    return "\n".join([*lines, "", *notes])


def _cells(row: Row) -> list[str]:
    ours = f"{_time(row.ours.total)} = {_time(row.ours.user)} + {_time(row.ours.system)}"
    peer = _time(row.peer.total) if row.peer else ""
    ratio = f"{row.found:.2f}" if row.found is not None else ""
    goal = f"<= {row.ratio:.2f} x" if row.ratio is not None else f"< {row.seconds} s" if row.seconds is not None else ""
    met = {True: "yes", False: "NO", None: ""}[row.met]
    return [row.number, row.work, ours, row.peer_name, peer, ratio, goal, met]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def data_of(row: Row) -> dict[str, object]:
    """A row as plain data."""
    peer = vars(row.peer) if row.peer else None
    goal = {"ratio": row.ratio, "seconds": row.seconds}
    return {
        "row": row.number,
        "work": row.work,
        "ours": vars(row.ours),
        "peer": {"name": row.peer_name, **peer} if peer else None,
        "ratio": row.found,
        "goal": goal,
        "met": row.met,
        "note": row.note,
    }


if __name__ == "__main__":
    raise SystemExit(main())
