"""What a build is to make: jobs, their keys, and the rules for the names of outputs."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Protocol

from toolkit.findings import Finding, Place, finding
from toolkit.phrases import phrase
from toolkit.publish.code import code_digest, dependencies

__all__ = ["LONGEST", "Job", "Made", "Outside", "check_jobs", "check_paths", "code_digest", "dependencies", "job_key"]

Made = Mapping[str, bytes] | tuple[Mapping[str, bytes], Sequence[Finding]]
"""What a job returns: path -> bytes, and findings where it has any. With an error among them it is not published."""


class Outside(Protocol):
    """Work that goes on in another process: it is started once all such work of a build is known, and waited for last."""

    def start(self) -> None: ...

    def __call__(self) -> Made: ...

    def stop(self) -> None:
        """Ends the process, if it still works, and leaves nothing of it behind; what it would have made is lost."""


LONGEST = 120
"""The most characters of an output path, counted from the site's folder and so with `build/` in front."""

MANIFEST = "manifest.json"
NEXT = ".next"


@dataclass(frozen=True, slots=True)
class Job:
    """One unit of output.

    `key` stands for everything that decides its bytes (see `job_key`): two jobs with one key, of one site or of a
    hundred, are made once. `paths` says what it makes where that is known beforehand. `languages` and `state` (the
    least finished state of its translations) go into the manifest. A job that is cheaper to make than to read back, or
    that shows licensed texts, which are kept nowhere else, says `cached=False`. One that works in another process says
    `outside=True`, and its `make` returns an `Outside`; other jobs go on meanwhile. For an executor in other processes,
    `make` must be picklable.
    """

    name: str
    producer: str
    key: str
    paths: tuple[str, ...] | None
    make: Callable[[], Made] | Callable[[], Outside]
    languages: tuple[str, ...] = ()
    state: str = ""
    cached: bool = True
    outside: bool = False


def job_key(
    producer: str, code: str, parts: Iterable[str] = (), language: str = "", options: Mapping[str, object] | None = None
) -> str:
    """The key of a job: `code` is `code_digest()`, `parts` the digests of the frozen parts it takes, in a fixed order.

    `options` is plain data; whatever else the producer is told belongs there, the `--date` included.
    """
    told = [producer, code, list(parts), language, options or {}]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_DEVICES = r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])"
_REASONS = (
    (re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.?(?:/|$)|\\"), phrase("output/leaves", "it would leave the output folder")),
    (re.compile(r"^$|//|/$"), phrase("output/empty", "a part of it is empty")),
    (
        re.compile(r"[\x00-\x1f\x7f<>:\"|?*]"),
        phrase("output/mark", 'it holds a character that Windows forbids (one of < > : " | ? *)'),
    ),
    (
        re.compile(rf"(?:^|/){_DEVICES}(?:\.[^/]*)?(?:/|$)", re.I),
        phrase("output/device", "Windows keeps this name for a device"),
    ),
    (re.compile(r"[. ](?:/|$)"), phrase("output/ends", "a part of it ends with a full stop or a space")),
    (
        re.compile(rf"^(?:{re.escape(NEXT)}(?:/|$)|{re.escape(MANIFEST)}$)", re.I),
        phrase("output/ours", "the build itself uses this name"),
    ),
)
_SUSPECT = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _REASONS), re.I)


def check_paths(made: Mapping[str, Iterable[str]]) -> tuple[list[Finding], set[str]]:
    """Findings on the output paths of all jobs (job name -> paths), and the names of the jobs they concern."""
    findings: list[Finding] = []
    bad: set[str] = set()
    taken: dict[str, tuple[str, str]] = {}
    for job, paths in made.items():
        for path in paths:
            own = _check_one(job, path)
            other, other_job = taken.setdefault(_folded(path), (path, job))
            if (other, other_job) != (path, job):
                own.append(_clash(path, job, other, other_job))
                bad.add(other_job)
            if own:
                findings += own
                bad.add(job)
    for path, job, other, other_job in _nested(taken):
        findings.append(_clash(path, job, other, other_job))
        bad |= {job, other_job}
    return findings, bad


def check_jobs(jobs: Sequence[Job]) -> None:
    """Raises ValueError where two jobs share a name: that is a mistake in the code that made the plan."""
    names = [job.name for job in jobs]
    if len(set(names)) != len(names):
        raise ValueError(f"jobs with one name: {sorted({name for name in names if names.count(name) > 1})}")


def _check_one(job: str, path: str) -> list[Finding]:
    if _is_plain(path):
        return []
    found: list[Finding] = []
    if _SUSPECT.search(path):
        reason = next(reason for pattern, reason in _REASONS if pattern.search(path))
        found.append(finding("PUB002", Place(path), path=path, job=job, reason=reason))
    length = _length(path)
    if length > LONGEST:
        found.append(finding("PUB001", Place(path), path=path, job=job, length=length, most=LONGEST))
    return found


@lru_cache(1 << 16)
def _is_plain(path: str) -> bool:
    """Whether there is nothing to say about a path; a hundred sites have the same ones."""
    return not _SUSPECT.search(path) and _length(path) <= LONGEST


def _length(path: str) -> int:
    return len("build/") + len(path)


@lru_cache(1 << 16)
def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _nested(taken: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, str, str, str]]:
    """Outputs that would have to be a file and a folder at once."""
    folders = {path.rpartition("/")[0] for path in taken}
    parents = {parent for folder in folders for parent in upwards(folder)}
    for folded in sorted(parents & taken.keys()):
        inside = next(taken[other] for other in taken if other.startswith(folded + "/"))
        yield (*taken[folded], *inside)


def upwards(folder: str) -> Iterator[str]:
    """A relative folder and those it lies in, innermost first."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _clash(path: str, job: str, other: str, other_job: str) -> Finding:
    return finding("PUB003", Place(path), path=path, job=job, other=other, other_job=other_job)
