"""Brings an output folder from one build to the next; killed at any moment, each file is whole and the next command ends it.

A first build is written in place, its manifest last. A later one writes its new bytes to `.next/`, then a synced journal
that names each replacement and removal, then replaces file by file, the manifest last. No folder is ever renamed.
"""

import json
import os
import stat
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from toolkit.publish.manifest import Damaged, Manifest, parse_manifest, render_manifest
from toolkit.publish.plan import MANIFEST, NEXT, upwards

PATIENCE = 2.0
"""Seconds for which files that another program holds open are tried again, all together."""

JOURNAL = "journal.json"
FIRST = "first.json"


class LinkInside(Exception):
    """A folder inside the output folder is a link; nothing is written through it. The argument is its path."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the folder holds now, and the paths that could not be brought to it, each with the reason.

    A reason of None means that another program holds the file.
    """

    manifest: Manifest
    failed: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class _Step:
    """One change of the folder: `staged` takes the place of `path`, or `path` goes if nothing is staged for it."""

    path: str
    staged: str = ""
    sha256: str = ""


def publish(out: Path, files: Mapping[str, bytes], remove: Iterable[str], manifest: Manifest) -> Outcome:
    """Makes a folder hold `manifest`: `files` are the bytes that are new or different, `remove` what goes.

    Raises OSError, with the old build still whole, if the new bytes can't be written, and LinkInside.
    """
    if os.path.lexists(out / MANIFEST):
        return _replace(out, files, sorted(remove), manifest)
    return _write_first(out, files, sorted(remove), manifest)


def interrupted(out: Path) -> bool:
    """Whether a build was stopped before its end, or files were held open when a stopped one was finished."""
    return os.path.lexists(out / NEXT)


def recover(out: Path) -> Outcome | None:
    """Finishes a build that was stopped after its journal was written; clears away what one stopped earlier has left.

    None if there was nothing to finish. To be called by every command that reads an output folder or writes to it.
    """
    if not interrupted(out):
        return None
    journal = _read_journal(out)
    if journal is not None:
        return _finish(out, *journal, doubtful=True)
    if os.path.lexists(out / MANIFEST):
        _clear(out)
    return None


def begun(out: Path) -> tuple[str, ...]:
    """The paths that a first build which was stopped has, or may have, written."""
    try:
        told = json.loads((out / NEXT / FIRST).read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(path for path in told if isinstance(path, str)) if isinstance(told, list) else ()


# -- the first build ---------------------------------------------------------------------------------------------


def _write_first(out: Path, files: Mapping[str, bytes], remove: Sequence[str], manifest: Manifest) -> Outcome:
    folders = _Folders(out)
    os.makedirs(out / NEXT, exist_ok=True)
    listed = sorted({*begun(out), *manifest.files})
    _write(out / NEXT / FIRST, json.dumps(listed).encode())
    failed = _insist([_remover(folders.out, path) for path in remove])
    failed.update(_insist([_writer(folders, path, data) for path, data in files.items()]))
    told = manifest.corrected({}, failed)
    _write(out / NEXT / MANIFEST, render_manifest(told))
    os.replace(out / NEXT / MANIFEST, out / MANIFEST)
    _clear(out)
    return Outcome(told, failed)


def _writer(folders: "_Folders", path: str, data: bytes) -> "_Attempt":
    target = f"{folders.out}/{path}"

    def attempt() -> None:
        if not folders.make(path) and os.path.islink(target):
            os.unlink(target)
        _write(target, data)

    return _Attempt(path, target, attempt)


class _Folders:
    """Makes the folders of outputs, each once, and refuses those that are links."""

    def __init__(self, out: Path) -> None:
        self.out = str(out)
        self._seen: dict[str, bool] = {"": False}

    def make(self, path: str) -> bool:
        """Makes the folder of a path; True if it was not there before, so that nothing can lie in it."""
        return self._fresh(path.rpartition("/")[0])

    def _fresh(self, folder: str) -> bool:
        if folder not in self._seen:
            self._fresh(folder.rpartition("/")[0])
            whole = f"{self.out}/{folder}"
            try:
                os.mkdir(whole)
                self._seen[folder] = True
            except FileExistsError:
                if os.path.islink(whole):
                    raise LinkInside(folder) from None
                if not os.path.isdir(whole):
                    raise
                self._seen[folder] = False
        return self._seen[folder]


# -- later builds --------------------------------------------------------------------------------------------------


def _replace(out: Path, files: Mapping[str, bytes], remove: Sequence[str], manifest: Manifest) -> Outcome:
    _refuse_links(out, [*files, *remove])
    rendered = render_manifest(manifest)
    try:
        steps = _stage(out, files, remove, rendered)
    except OSError:
        _clear(out)
        raise
    return _finish(out, steps, manifest, rendered)


def _refuse_links(out: Path, paths: Iterable[str]) -> None:
    folders = {path.rpartition("/")[0] for path in paths}
    for folder in sorted({parent for inner in folders for parent in upwards(inner)}):
        if os.path.islink(out / folder):
            raise LinkInside(folder)


def _stage(out: Path, files: Mapping[str, bytes], remove: Sequence[str], manifest: bytes) -> list[_Step]:
    """Writes the new bytes under short names and then, synced, the journal: from here on the build will be finished.

    The journal is one line of JSON, and after it the new manifest as it will be.
    """
    os.makedirs(out / NEXT, exist_ok=True)
    folder = f"{out}/{NEXT}/"
    steps = [_Step(path) for path in remove]
    for number, (path, data) in enumerate(files.items()):
        step = _Step(path, str(number), sha256(data).hexdigest())
        _write(folder + step.staged, data)
        steps.append(step)
    rows = json.dumps([[step.path, step.staged, step.sha256] for step in steps]).encode()
    _write(out / NEXT / f"{JOURNAL}.new", rows + b"\n" + manifest, sync=True)
    os.replace(out / NEXT / f"{JOURNAL}.new", out / NEXT / JOURNAL)
    _sync_folder(out / NEXT)
    return steps


def _read_journal(out: Path) -> tuple[list[_Step], Manifest, bytes] | None:
    try:
        rows, _, manifest = (out / NEXT / JOURNAL).read_bytes().partition(b"\n")
        return [_Step(*row) for row in json.loads(rows)], parse_manifest(manifest), manifest
    except (OSError, ValueError, TypeError, Damaged):
        return None


def _finish(out: Path, steps: Sequence[_Step], new: Manifest, rendered: bytes, doubtful: bool = False) -> Outcome:
    """Does what the journal says, as far as it is not done yet; the manifest then says what the folder really holds.

    `doubtful` after an interruption: the staged bytes were not synced, so their digests are looked at.
    """
    folders = _Folders(out)
    placed = {step.path.casefold() for step in steps if step.staged and not os.path.lexists(out / NEXT / step.staged)}
    # Where capitals make no difference, an old name may by now be the new file.
    gone = [step.path for step in steps if not step.staged and step.path.casefold() not in placed]
    failed = _insist([_remover(folders.out, path) for path in gone])
    failed.update(_insist([_mover(folders, step, doubtful) for step in steps if step.staged]))
    if failed:
        old = _readable(out / MANIFEST)
        new = new.corrected(old.files if old else {}, failed)
        rendered = render_manifest(new)
    _write(out / NEXT / MANIFEST, rendered)
    last = _Attempt(MANIFEST, f"{folders.out}/{MANIFEST}", lambda: os.replace(out / NEXT / MANIFEST, out / MANIFEST))
    failed.update(_insist([last]))
    if MANIFEST not in failed:  # else the journal stays, and the next command tries again
        _clear(out)
    return Outcome(new, failed)


def _mover(folders: _Folders, step: _Step, doubtful: bool) -> "_Attempt":
    source, target = f"{folders.out}/{NEXT}/{step.staged}", f"{folders.out}/{step.path}"

    def attempt() -> None:
        if doubtful and _digest(source) != step.sha256:
            if os.path.lexists(source) or _digest(target) != step.sha256:
                raise FileNotFoundError("its new bytes were lost")
            return
        folders.make(step.path)
        os.replace(source, target)

    return _Attempt(step.path, target, attempt)


def _remover(out: str, path: str) -> "_Attempt":
    target = f"{out}/{path}"

    def attempt() -> None:
        if os.path.islink(target) or not os.path.isdir(target):
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(target)
        with suppress(OSError):
            for parent in upwards(path.rpartition("/")[0]):
                os.rmdir(f"{out}/{parent}")

    return _Attempt(path, target, attempt)


# -- patience, and the small things --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Attempt:
    path: str
    target: str
    act: Callable[[], None]


def _insist(attempts: Sequence[_Attempt]) -> dict[str, str | None]:
    """Does all of them; what is refused is tried again for a while. The paths that failed, and why."""
    failed: dict[str, str | None] = {}
    until = 0.0
    waiting = list(attempts)
    while waiting:
        waiting = _refused(waiting, failed)
        until = until or time.monotonic() + PATIENCE
        if waiting and time.monotonic() >= until:
            return failed | dict.fromkeys((attempt.path for attempt in waiting), None)
        if waiting:
            time.sleep(0.05)
    return failed


def _refused(attempts: Sequence[_Attempt], failed: dict[str, str | None]) -> list[_Attempt]:
    held = []
    for attempt in attempts:
        try:
            attempt.act()
        except PermissionError:
            _unprotect(attempt.target)
            held.append(attempt)
        except OSError as error:
            failed[attempt.path] = error.strerror or str(error)
    return held


def _unprotect(target: str) -> None:
    """Takes the read-only mark off an output, which on Windows forbids to replace it."""
    with suppress(OSError):
        mode = os.stat(target).st_mode
        if not mode & stat.S_IWRITE:
            os.chmod(target, mode | stat.S_IWRITE)


def _write(path: Path | str, data: bytes, sync: bool = False) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if sync:
            os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Makes the journal's name as lasting as its bytes, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear(out: Path) -> None:
    """Removes `.next`, the journal first; what can't be removed now goes another time."""
    with suppress(OSError):
        os.unlink(out / NEXT / JOURNAL)
    with suppress(OSError):
        for name in os.listdir(out / NEXT):
            os.unlink(out / NEXT / name)
        os.rmdir(out / NEXT)


def _readable(file: Path) -> Manifest | None:
    try:
        return parse_manifest(file.read_bytes())
    except (OSError, Damaged):
        return None


def _digest(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return sha256(file.read()).hexdigest()
    except OSError:
        return ""
