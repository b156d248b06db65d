"""What lies in an output folder now: its manifest, what is remembered of it, and the digests of its files."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from stat import S_ISREG

from toolkit.publish.manifest import Damaged, Manifest, read_manifest
from toolkit.publish.plan import MANIFEST, NEXT, Job
from toolkit.publish.stamps import ABSENT, Stamp, State, read_state, stamp

LITTER = {".ds_store", "thumbs.db", "desktop.ini", ".directory", ".gitkeep", ".gitignore", ".nojekyll"}
"""Files that systems and people put into any folder, not worth a word."""


class Folder:
    """An output folder as it is before a build; looks at each file once, and reads it only where its time has changed."""

    def __init__(self, root: Path, out: Path) -> None:
        self.out = out
        self._prefix = f"{out}/"
        self.damaged = False
        self.manifest = self._manifest()
        self.state = read_state(root, out) or State()
        self._seen: dict[str, Stamp] = {}

    def digest(self, path: str) -> str:
        """The digest of an output as it lies on the disk; empty if there is none."""
        return self.stamp(path)[0]

    def stamp(self, path: str) -> Stamp:
        """The stamp of an output as it lies on the disk."""
        seen = self._seen.get(path)
        if seen is None:
            seen = self._seen[path] = self._look(path)
        return seen

    def holds(self, job: Job) -> dict[str, str] | None:
        """The outputs of a job with their digests, if all lie here as this very job has left them; else None."""
        key, paths = self.state.jobs.get(job.name, ("", ()))
        if key != job.key:
            return None
        digests: dict[str, str] = {}
        for path in paths:
            left = self.state.files.get(path, ABSENT)
            if not left[0] or self.stamp(path)[0] != left[0]:
                return None
            digests[path] = left[0]
        return digests

    def others(self, known: Collection[str]) -> list[str]:
        """Files that are none of the known ones, without the litter of systems."""
        return sorted(
            path
            for path in _walk(str(self.out), "")
            if path not in known and path != MANIFEST and path.rpartition("/")[2].lower() not in LITTER
        )

    def _manifest(self) -> Manifest | None:
        try:
            return read_manifest(self.out)
        except Damaged:
            self.damaged = True
            return None

    def _look(self, path: str) -> Stamp:
        whole = self._prefix + path
        try:
            found = os.lstat(whole)
        except OSError:
            return ABSENT
        left = self.state.files.get(path)
        if left is not None and (found.st_size, found.st_mtime_ns) == left[1:]:
            return left
        return stamp(whole) if S_ISREG(found.st_mode) else ABSENT


def ours(out: Path) -> bool:
    """Whether a build may write to a folder: it holds one, or was begun as one, or is empty, new, or called `build`."""
    if os.path.lexists(out / MANIFEST) or os.path.lexists(out / NEXT) or out.name.lower() == "build":
        return not out.exists() or out.is_dir()
    try:
        with os.scandir(out) as entries:
            return all(entry.name.lower() in LITTER for entry in entries)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _walk(folder: str, prefix: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = prefix + entry.name
        if path == NEXT:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{path}/")
        else:
            yield path
