"""Stamps of inputs and outputs, kept in the cache folder, by which a build in which nothing has changed ends at once.

This module and what it imports stay light: it is all that an unchanged build loads.
"""

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

FORMAT = 2
YOUNG = 2_000_000_000
"""Nanoseconds within which a second change may leave no other trace in a file's time (the coarsest file systems)."""

Stamp = tuple[str, int, int]
"""Digest, size and time of a file; of a folder, the digest of its names, -1 and 0; of nothing, empty, -1 and 0."""

ABSENT: Stamp = ("", -1, 0)

Days = tuple[str, str]
"""The first day on which something holds, and the day on which it may change, as `2027-04-13`."""

ALWAYS: Days = ("", "~")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build depends on: plain text that stands for all options and versions, and the files and folders it read.

    Take the stamps *before* the files are read. `young` are files that changed too shortly before to go by their time.
    `told` is any plain data that an unchanged build wants back, such as its findings; `days` are those on which it is true.
    """

    options: str
    stamps: Mapping[str, Stamp]
    young: frozenset[str] = frozenset()
    told: Any = None
    days: Days = ALWAYS


@dataclass(slots=True)
class State:
    """What is remembered of one output folder: job -> (key, paths), path -> stamp, and the inputs of a whole build."""

    jobs: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    files: dict[str, Stamp] = field(default_factory=dict)
    inputs: Inputs | None = None


Seen = dict[str, tuple[Stamp, bool]]
"""Stamps taken in this run, and whether the file was young when its stamp was taken."""


def take_inputs(options: str, paths: Iterable[Path], told: Any = None, seen: Seen | None = None) -> Inputs:
    """Stamps of files, folders (their names alone) and of paths where nothing lies yet.

    Sites of one study read many of the same files: `seen`, one dict for all of them, spares looking twice in one run.
    """
    seen = {} if seen is None else seen
    taken = {path: _taken(path, seen) for path in map(str, paths)}
    stamps = {path: found for path, (found, _) in taken.items()}
    return Inputs(options, stamps, frozenset(path for path, (_, young) in taken.items() if young), told)


def _taken(path: str, seen: Seen) -> tuple[Stamp, bool]:
    if path not in seen:
        now = time.time_ns()
        found = stamp(path)
        seen[path] = (found, found[2] > now - YOUNG)
    return seen[path]


def stamp(path: str) -> Stamp:
    """The stamp of what lies at a path now."""
    try:
        stat = os.stat(path)
        if os.path.isdir(path):
            return _names(path), -1, 0
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest(), stat.st_size, stat.st_mtime_ns
    except OSError:
        return ABSENT


Known = set[tuple[str, Stamp]]
"""Stamps that were found to be right in this run."""


def unchanged(root: Path, out: Path, options: str, seen: Known | None = None, day: str = "") -> State | None:
    """The state of an output folder if a whole build would find every input and output as it was left; else None.

    `seen`, one set for all folders of a run, spares looking twice at inputs that they share. `day` is the day to go by.
    """
    state = read_state(root, out)
    if state is None or state.inputs is None or not state.files or os.path.lexists(out / ".next"):
        return None
    if not still_hold(state.inputs, options, seen, day):
        return None
    folder = f"{out}{os.sep}"
    return state if all(_same(folder + path, old) for path, old in state.files.items()) else None


def still_hold(inputs: Inputs, options: str, seen: Known | None = None, day: str = "") -> bool:
    """Whether every input is as it was, under the same options, on a day on which what was said of them is still true."""
    if inputs.options != options or not inputs.days[0] <= day < inputs.days[1]:
        return False
    seen = set() if seen is None else seen
    for path, old in inputs.stamps.items():
        if (path, old) not in seen and not _same(path, old, path in inputs.young):
            return False
    seen.update(inputs.stamps.items())
    return True


def _same(path: str, old: Stamp, hashed: bool = False) -> bool:
    """Whether a path is as its stamp says: by size and time, else by digest."""
    if old[1] >= 0 and not hashed:
        try:
            stat = os.stat(path)
        except OSError:
            return False
        if (stat.st_size, stat.st_mtime_ns) == (old[1], old[2]):
            return True
        if stat.st_size != old[1]:
            return False
    return stamp(path)[:2] == (old[0], old[1])


def _names(folder: str) -> str:
    return sha256("\0".join(sorted(os.listdir(folder))).encode("utf-8", "surrogateescape")).hexdigest()


def state_file(root: Path, out: Path) -> Path:
    """Where the state of an output folder is kept."""
    return root / "state" / f"{name_of(out)}.json"


def name_of(folder: Path) -> str:
    """A name for what is kept about a folder, the same however the folder is reached."""
    place = os.path.normcase(os.path.realpath(folder))
    return sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def read_state(root: Path, out: Path) -> State | None:
    """The state of an output folder; None if there is none, or if it can't be read."""
    try:
        told = json.loads(state_file(root, out).read_bytes())
        if told["format"] != FORMAT:
            return None
        jobs = {name: (key, tuple(paths)) for name, (key, paths) in told["jobs"].items()}
        return State(jobs, _stamps(told["files"]), told["inputs"] and inputs_of(told["inputs"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_state(root: Path, out: Path, state: State) -> None:
    """Keeps the state of an output folder. Where the cache folder can't be written, the next build looks closer."""
    told = {
        "format": FORMAT,
        "jobs": state.jobs,
        "files": state.files,
        "inputs": state.inputs and row_of(state.inputs),
    }
    write_whole(state_file(root, out), json.dumps(told).encode())


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file of the cache folder whole or not at all; a folder that can't be written only makes later runs slower."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.{time.monotonic_ns()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, file)
    except OSError:
        _forget(temporary)


def forget_state(root: Path, out: Path) -> None:
    """Makes the next build look closer."""
    _forget(state_file(root, out))


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _stamps(told: Mapping[str, Any]) -> dict[str, Stamp]:
    return {path: (digest, size, changed) for path, (digest, size, changed) in told.items()}


def row_of(inputs: Inputs) -> list[Any]:
    """Inputs as plain data, to be kept and read back by `inputs_of`."""
    return [inputs.options, inputs.stamps, sorted(inputs.young), inputs.told, inputs.days]


def inputs_of(row: Any) -> Inputs:
    """The inputs that `row_of` has written; ValueError or TypeError if they are not."""
    options, stamps, young, told, (first, last) = row
    return Inputs(options, _stamps(stamps), frozenset(young), told, (first, last))
