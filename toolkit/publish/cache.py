"""What jobs have made, kept by content in the user's cache folder, which may be deleted or damaged at any time."""

import json
import os
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from toolkit.findings import Finding, errors_of, from_row, to_row
from toolkit.publish.plan import Made

LIMIT = 1 << 30
IN_MEMORY = 128 << 20
DAY = 86_400
FORGOTTEN = 180 * DAY
_MAGIC = b"alliance-pack-1\n"


def cache_folder() -> Path:
    """`ALLIANCE_CACHE`, else the user's cache folder on this system. It need not exist."""
    named = os.environ.get("ALLIANCE_CACHE")
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("alliance-toolkit", appauthor=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """What one job has made: its files with their SHA-256, and what it had to say."""

    files: Mapping[str, bytes]
    digests: Mapping[str, str]
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        return not errors_of(self.findings)

    @property
    def size(self) -> int:
        return sum(map(len, self.files.values()))


def pack_of(made: Made) -> Pack:
    """A job's return value with the digests of its files, sorted by path."""
    files, findings = made if isinstance(made, tuple) else (made, ())
    ordered = {path: bytes(files[path]) for path in sorted(files)}
    return Pack(ordered, {path: sha256(data).hexdigest() for path, data in ordered.items()}, tuple(findings))


class Cache:
    """Packs by job key: the latest in memory, all of them on disk, one file each.

    Every failure of the disk is a miss, never an error: a pack that is not what its digests say is made again.
    """

    def __init__(self, root: Path | None = None, limit: int = LIMIT, in_memory: int = IN_MEMORY) -> None:
        self.root = root or cache_folder()
        self.limit = limit
        self._packs = str(self.root / "packs")
        self._room = in_memory
        self._memory: OrderedDict[str, Pack] = OrderedDict()
        self._held = 0

    def get(self, key: str) -> Pack | None:
        pack = self._memory.get(key)
        if pack is not None:
            self._memory.move_to_end(key)
            return pack
        file = Path(self._file(key))
        pack = self._read(file)
        if pack is not None:
            _touch(file)
            self._remember(key, pack)
        return pack

    def has(self, key: str) -> bool:
        """Whether a pack is there; it has not been looked into yet."""
        return key in self._memory or os.path.isfile(self._file(key))

    def put(self, key: str, pack: Pack, on_disk: bool = True) -> None:
        """Keeps a pack; one with errors, or with `on_disk` false, for this process only."""
        self._remember(key, pack)
        if on_disk and pack.sound:
            _write(Path(self._file(key)), _dumped(pack))

    def prune(self, now: float | None = None) -> int:
        """Removes the packs longest unused until what is left fits into `limit`; returns the bytes that went."""
        now = time.time() if now is None else now
        rows = sorted(_listed(self.root / "packs"), key=lambda row: row[1])
        total = sum(size for _, _, size in rows)
        gone = 0
        for path, used, size in rows:
            stale = os.path.basename(path).startswith(".") and used < now - DAY
            if not stale and total - gone <= self.limit:
                continue
            try:
                os.unlink(path)
            except OSError:
                continue
            gone += size
        self._forget_states(now - FORGOTTEN)
        return gone

    def _forget_states(self, before: float) -> None:
        """Drops what is remembered of folders, content and code that nobody has built with for long."""
        for folder, ending in (("state", ".json"), ("verdicts", ".json"), ("content", ""), ("code", "")):
            for path, used, _ in list(_listed(self.root / folder)):
                if used < before and path.endswith(ending):
                    _forget(Path(path))

    def prune_daily(self) -> None:
        """Prunes if that was not done within a day."""
        mark = self.root / "pruned"
        with suppress(OSError):
            if mark.stat().st_mtime > time.time() - DAY:
                return
        _write(mark, b"")
        self.prune()

    def _file(self, key: str) -> str:
        if not key.isalnum():
            raise ValueError(f"not a key: {key!r}")
        return os.path.join(self._packs, key[:2], key)

    def _remember(self, key: str, pack: Pack) -> None:
        if key in self._memory:
            self._held -= self._memory.pop(key).size
        self._memory[key] = pack
        self._held += pack.size
        while self._held > self._room and len(self._memory) > 1:
            self._held -= self._memory.popitem(last=False)[1].size

    def _read(self, file: Path) -> Pack | None:
        try:
            raw = file.read_bytes()
        except OSError:
            return None
        try:
            return _loaded(raw)
        except (ValueError, KeyError, TypeError, IndexError):
            _forget(file)
            return None


def _dumped(pack: Pack) -> bytes:
    """Magic, digest of the head, head as one line of JSON, then the files' bytes one after the other."""
    rows = [[path, len(data), pack.digests[path]] for path, data in pack.files.items()]
    told = {"files": rows, "findings": [to_row(item) for item in pack.findings]}
    head = json.dumps(told, ensure_ascii=False).encode()
    return b"".join([_MAGIC, sha256(head).hexdigest().encode(), b"\n", head, b"\n", *pack.files.values()])


def _loaded(raw: bytes) -> Pack:
    """The pack of these bytes; ValueError if a digest is wrong."""
    start = len(_MAGIC) + 65
    end = raw.index(b"\n", start)
    head = raw[start:end]
    if raw[: len(_MAGIC)] != _MAGIC or sha256(head).hexdigest().encode() != raw[len(_MAGIC) : start - 1]:
        raise ValueError("damaged head")
    told = json.loads(head)
    files: dict[str, bytes] = {}
    at = end + 1
    for path, size, digest in told["files"]:
        data = raw[at : at + size]
        if len(data) != size or sha256(data).hexdigest() != digest:
            raise ValueError(f"damaged: {path}")
        files[path] = data
        at += size
    digests = {path: digest for path, _, digest in told["files"]}
    return Pack(files, digests, tuple(from_row(item) for item in told["findings"]))


def _listed(folder: Path) -> Iterator[tuple[str, float, int]]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            try:
                stat = os.stat(path)
            except OSError:
                continue
            yield path, stat.st_mtime, stat.st_size


def _touch(file: Path) -> None:
    """Marks a pack as used, at most once a day."""
    with suppress(OSError):
        if file.stat().st_mtime < time.time() - DAY:
            os.utime(file)


def _write(file: Path, data: bytes) -> None:
    temporary = f"{file.parent}{os.sep}.{file.name}.{os.getpid()}.{time.monotonic_ns()}"
    try:
        if not file.parent.is_dir():
            file.parent.mkdir(parents=True, exist_ok=True)
        with open(temporary, "xb") as handle:
            handle.write(data)
        os.replace(temporary, file)
    except OSError:
        _forget(Path(temporary))


def _forget(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
