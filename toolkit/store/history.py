"""The history behind every change to a person's file: the old one is kept first, then the new one is put in its place whole."""

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.findings import Finding, Place, finding
from toolkit.phrases import phrase
from toolkit.store.folder import check_inside

FOLDER = ".alliance/history"
_UNDO = "undo of "
_TRIES, _PAUSE = 21, 0.1
"""A file that another program holds is tried again for two seconds."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one file: kind `created`, `changed`, `removed` or `unchanged`; nothing was done where there are findings.

    `old` and `new` are the texts (None: no file), `kept` the folder in the history, empty in a dry run.
    """

    path: str
    kind: str
    command: str
    old: str | None = None
    new: str | None = None
    kept: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def done(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class Record:
    """One kept change: `number` counts the changes of a folder, `run` is the number of the first change of the same command."""

    number: int
    run: int
    command: str
    path: str
    kept: str
    before: str | None = field(repr=False)
    after: str | None = field(repr=False)
    """Digests of the file before and after; None where there was no file."""


def history(root: Path) -> list[Record]:
    """What commands have changed in a folder, oldest first; what can't be read is left out."""
    found = []
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        record = _record_of(path)
        if record is not None:
            found.append(record)
    return sorted(found, key=lambda record: record.number)


def _record_of(path: Path) -> Record | None:
    try:
        row = json.loads((path / "record.json").read_text(encoding="utf-8"))
        numbers = int(row["number"]), int(row["run"])
        return Record(
            *numbers, str(row["command"]), str(row["path"]), f"{FOLDER}/{path.name}", row["before"], row["after"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def raw_text(path: Path) -> str | None:
    """The text of a file with its byte order mark and line ends, for editing; None where there is no such file or no such text."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def change_file(
    root: Path, path: str, new_text: str | None, command: str, dry_run: bool = False, run: int = 0
) -> Change:
    """Change, make or (with None) remove one file of a person's folder; the old one goes into the history first.

    `path` is relative to `root`, with `/`. `run` joins the changes of one command, so that they are taken back together.
    """
    new = None if new_text is None else new_text.encode("utf-8")
    return _change(root, path, new, command, dry_run, run)


def change_files(root: Path, texts: Mapping[str, str | None], command: str, dry_run: bool = False) -> list[Change]:
    """Change several files as one command; stops at the first that can't be changed."""
    made: list[Change] = []
    run = 0
    for path, text in texts.items():
        change = change_file(root, path, text, command, dry_run, run)
        made.append(change)
        if change.findings:
            break
        if change.kept and not run:
            run = _number_of(Path(change.kept).name)
    return made


def undo_last(root: Path, dry_run: bool = False) -> list[Change]:
    """Take back what the last command changed; taking back is a change too, so doing it twice brings the change back."""
    records = [record for record in history(root) if record.before != record.after]
    while records and _digest(_bytes(root / records[-1].path)) == records[-1].before:
        records.pop()  # written down, but the machine stopped before the change
    if not records:
        return [Change("", "unchanged", "undo", findings=(finding("FILE020", Place(FOLDER)),))]
    last = [record for record in records if record.run == records[-1].run]
    spoilt = [record for record in last if _digest(_bytes(root / record.path)) != record.after]
    if spoilt:
        return [_refused(record) for record in spoilt]
    made: list[Change] = []
    run = 0
    for record in reversed(last):
        change = _change(root, record.path, _kept_bytes(root, record), _undone(record.command), dry_run, run)
        made.append(change)
        if change.kept and not run:
            run = _number_of(Path(change.kept).name)
    return made


def _undone(command: str) -> str:
    """The name of taking a command back; taking that back is the command again."""
    return command.removeprefix(_UNDO) if command.startswith(_UNDO) else f"{_UNDO}{command}"


def _refused(record: Record) -> Change:
    slots = {"name": record.path, "command": record.command, "kept": record.kept}
    return Change(record.path, "unchanged", "undo", findings=(finding("FILE021", Place(record.path), **slots),))


def _kept_bytes(root: Path, record: Record) -> bytes | None:
    return None if record.before is None else _bytes(root / record.kept / f"old-{_safe(record.path)}")


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "replace")


def _change(root: Path, path: str, new: bytes | None, command: str, dry_run: bool, run: int) -> Change:
    target, findings = check_inside(root, path, Place(path))
    if target is None:
        return Change(path, "unchanged", command, findings=tuple(findings))
    target = target.resolve()
    if target.is_dir():
        return Change(path, "unchanged", command, findings=(finding("FILE008", Place(path), name=path),))
    old = _bytes(target)
    kind = "unchanged" if old == new else "created" if old is None else "removed" if new is None else "changed"
    change = Change(path, kind, command, _text(old), _text(new))
    if kind == "unchanged" or dry_run:
        return change
    try:
        kept = _keep(root, path, old, new, command, run)
    except OSError as error:
        return _failed(change, error, f"{FOLDER}/")
    problem, held = _put(target, new)
    if problem is not None:
        shutil.rmtree(root / kept, ignore_errors=True)
        return _failed(change, problem, path, held)
    return Change(path, kind, command, change.old, change.new, kept)


def _failed(change: Change, error: OSError, name: str, held: bool = False) -> Change:
    if held:
        found = finding("FILE018", Place(name), name=name)
    else:
        found = finding(
            "FILE019", Place(name), name=name, reason=error.strerror or phrase("file/unknown_reason", "unknown reason")
        )
    return Change(change.path, "unchanged", change.command, change.old, change.new, findings=(found,))


def _safe(path: str) -> str:
    """The last name of a path, fit for the name of a kept copy."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", path.replace("\\", "/").rsplit("/", 1)[-1])[-60:] or "file"


def _number_of(name: str) -> int:
    match = re.match(r"\d+", name)
    return int(match[0]) if match else 0


def _keep(root: Path, path: str, old: bytes | None, new: bytes | None, command: str, run: int) -> str:
    """Copy the old file into the history and write the record last; returns the kept folder, as seen from the root."""
    home = root / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    number = max((_number_of(entry.name) for entry in home.iterdir()), default=0) + 1
    while True:
        folder = home / f"{number:04}-{_safe(path)}"
        try:
            folder.mkdir()
            break
        except FileExistsError:
            number += 1
    if old is not None:
        (folder / f"old-{_safe(path)}").write_bytes(old)
    row = {"number": number, "run": run or number, "command": command, "path": path}
    row |= {"before": _digest(old), "after": _digest(new)}
    text = json.dumps(row, ensure_ascii=False, indent=1) + "\n"
    (folder / "record.json").write_text(text, encoding="utf-8", newline="\n")
    return f"{FOLDER}/{folder.name}"


def _put(target: Path, new: bytes | None) -> tuple[OSError | None, bool]:
    """Put the new bytes in place whole, or remove the file.

    Answers with the error where it can't be done (the old file is then untouched), and whether another program holds the file.
    """
    if new is None:
        problem = _retried(lambda: target.unlink(missing_ok=True))
        return problem, isinstance(problem, PermissionError)
    beside = target.with_name(f".{target.name[:80]}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(beside, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
    except OSError as error:
        return error, False
    problem = _retried(lambda: os.replace(beside, target))
    if problem is not None:
        beside.unlink(missing_ok=True)
    return problem, isinstance(problem, PermissionError)


def _retried(act: Callable[[], None]) -> OSError | None:
    """Do it, again while another program holds the file, for two seconds."""
    problem: OSError | None = None
    for attempt in range(_TRIES):
        try:
            act()
            return None
        except PermissionError as error:
            problem = error
            if attempt + 1 < _TRIES:
                time.sleep(_PAUSE)
        except OSError as error:
            return error
    return problem
