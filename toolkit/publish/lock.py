"""One build at a time for an output folder: a lock that the system takes back when its process ends."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from toolkit.publish.stamps import state_file

WAIT = 5.0


class Busy(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(root: Path, out: Path, wait: float = WAIT) -> Iterator[None]:
    """Holds the lock of an output folder, which lies in the cache folder; `Busy` if it can't be had in time.

    Where the cache folder can't be written there is no lock, and none is needed for a build to be right on its own.
    """
    try:
        file = _opened(state_file(root, out).with_suffix(".lock"))
    except OSError:
        yield
        return
    with file:
        _wait(file, wait)
        try:
            yield
        finally:
            _unlock(file)


def _opened(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return open(path, "a+b", buffering=0)


def _wait(file: IO[bytes], wait: float) -> None:
    until = time.monotonic() + wait
    while not _lock(file):
        if time.monotonic() >= until:
            raise Busy
        time.sleep(0.05)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    def _unlock(file: IO[bytes]) -> None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
