"""Builds: finds what is still right, makes the rest, and publishes it into one output folder or into many at once."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.findings import Finding, Place, errors_of, finding, in_order
from toolkit.publish.cache import Cache, Pack
from toolkit.publish.folder import Folder, ours
from toolkit.publish.journal import LinkInside, Outcome, begun, interrupted, publish, recover
from toolkit.publish.lock import Busy, locked
from toolkit.publish.manifest import About, Entry, Manifest, render_manifest
from toolkit.publish.plan import MANIFEST, Job, check_jobs, check_paths
from toolkit.publish.stamps import ABSENT, Inputs, Stamp, State, forget_state, read_state, stamp, write_state
from toolkit.publish.work import make_all, make_one

if TYPE_CHECKING:
    from concurrent.futures import Executor

Progress = Callable[[int, int, str], None]
"""Told after each job that was made: how many are, how many will be, and its name."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that one output folder is to hold, and the stamps of all that was read for it."""

    jobs: Sequence[Job]
    out: Path
    about: About = field(default_factory=About)
    inputs: Inputs | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did, or with `dry_run` would have done, as paths; `failed` are those that stayed as they were.

    `made`, `reused` and `kept` count jobs: made now, taken from the cache, and found in place.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    made: int = 0
    reused: int = 0
    kept: int = 0
    manifest: Manifest = field(default_factory=Manifest)


Built = tuple[Result, list[Finding]]


def build(
    jobs: Sequence[Job],
    out: Path,
    cache: Cache,
    *,
    about: About | None = None,
    inputs: Inputs | None = None,
    only: Collection[str] | None = None,
    dry_run: bool = False,
    executor: "Executor | None" = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Built:
    """Builds one folder. `jobs` is the whole plan; `only` names those to make now, and all other outputs stay.

    Work is done here, by the `executor`, or from 0.3 s of it on by as many forked `workers`.
    """
    plan = Plan(jobs, out, about or About(), inputs)
    options = {"only": only, "dry_run": dry_run, "executor": executor, "workers": workers, "progress": progress}
    return build_all([plan], cache, **options)[0]  # type: ignore[arg-type]


def build_all(
    plans: Sequence[Plan],
    cache: Cache,
    *,
    only: Collection[str] | None = None,
    dry_run: bool = False,
    executor: "Executor | None" = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Built]:
    """Builds many folders: a job that several share by its key is made once. One folder's errors stop no other."""
    with ExitStack() as held:
        sessions = [_Session(plan, cache, only, dry_run) for plan in plans]
        for session in sessions:
            session.begin(held)
        made = _make_missing(sessions, cache, executor, workers, progress)
        built = [session.end(made) for session in sessions]
    if made:
        cache.prune_daily()
    return built


def older(jobs: Iterable[Job], out: Path, cache: Cache) -> tuple[str, ...]:
    """The jobs whose outputs in a folder are not what they would be now: what a partial build leaves behind."""
    folder = Folder(cache.root, out)
    files = folder.manifest.files if folder.manifest else {}
    there = {entry.job for entry in files.values()}
    return tuple(job.name for job in jobs if job.name in there and not _current(job, folder, files, cache))


def remember(out: Path, cache: Cache, inputs: Inputs) -> None:
    """Adds to a whole build without errors what `unchanged` will compare and give back next time."""
    state = read_state(cache.root, out)
    if state is not None:
        state.inputs = inputs
        write_state(cache.root, out, state)


def _current(job: Job, folder: Folder, files: Mapping[str, Entry], cache: Cache) -> bool:
    if folder.holds(job) is not None:
        return True
    pack = cache.get(job.key)
    left = {path: entry.sha256 for path, entry in files.items() if entry.job == job.name}
    return pack is not None and left == pack.digests


def _make_missing(
    sessions: Sequence["_Session"],
    cache: Cache,
    executor: "Executor | None",
    workers: int,
    progress: Progress | None,
) -> set[str]:
    """Makes what no cache holds, each key once, and returns the keys."""
    wanted = {job.key: job for session in sessions for job in session.wanted if job.cached and not cache.has(job.key)}
    made: set[str] = set()

    def done(job: Job, pack: Pack) -> None:
        cache.put(job.key, pack)
        made.add(job.key)
        if progress:
            progress(len(made), len(wanted), job.name)

    make_all(list(wanted.values()), done, executor, workers)
    return made


class _Session:
    """The build of one folder, from its lock to its manifest."""

    def __init__(self, plan: Plan, cache: Cache, only: Collection[str] | None, dry_run: bool) -> None:
        check_jobs(plan.jobs)
        self.plan = plan
        self.out = plan.out
        self.cache = cache
        self.whole = only is None
        self.jobs = [job for job in plan.jobs if only is None or job.name in only]
        self.dry_run = dry_run
        self.findings: list[Finding] = []
        self.wanted: list[Job] = []
        self.holding: dict[str, Mapping[str, str]] = {}
        self.folder: Folder | None = None
        self.failed: set[str] = set()
        self.made = self.reused = 0

    def begin(self, held: ExitStack) -> None:
        """Takes the lock, finishes what was interrupted, and finds out which jobs are wanted."""
        if not ours(self.out):
            return self._say("PUB004", str(self.out), folder=self.out)
        if not self.dry_run:
            try:
                held.enter_context(locked(self.cache.root, self.out))
            except Busy:
                return self._say("PUB011", str(self.out), folder=self.out)
            self.findings += recovered(self.out)
        self.folder = Folder(self.cache.root, self.out)
        if self.folder.damaged:
            self._say("PUB009", MANIFEST, folder=self.out)
        for job in self.jobs:
            left = self.folder.holds(job)
            if left is None:
                self.wanted.append(job)
            else:
                self.holding[job.name] = left
        return None

    def end(self, made: set[str]) -> Built:
        """Publishes what was made."""
        if self.folder is None:
            return Result(), self.findings
        packs = self._packs(made)
        failed = self._failed_jobs(packs)
        sound = {name: pack for name, pack in packs.items() if name not in failed}
        manifest = self._manifest(sound, failed)
        files = self._changed(sound)
        result = self._publish(self.folder, files, manifest)
        self._tell_others(self.folder, result.manifest)
        return result, in_order(self.findings)

    def _packs(self, made: set[str]) -> dict[str, Pack]:
        packs: dict[str, Pack] = {}
        for job in self.wanted:
            pack = self.cache.get(job.key) if job.cached else None
            if pack is None or job.key in made:
                self.made += 1
            else:
                self.reused += 1
            packs[job.name] = pack or make_one(job)
            self.findings += packs[job.name].findings
        return packs

    def _failed_jobs(self, packs: Mapping[str, Pack]) -> set[str]:
        """Those that reported an error, and those whose outputs can't lie where they should."""
        failed = {name for name, pack in packs.items() if not pack.sound}
        paths: dict[str, Iterable[str]] = {**self.holding}
        paths.update({name: pack.files for name, pack in packs.items() if name not in failed})
        taken = {path for own in paths.values() for path in own}
        for path, entry in self._staying(failed).items():
            if path not in taken:
                paths[entry.job] = [*paths.get(entry.job, ()), path]
        found, bad = check_paths(paths)
        self.findings += found
        failed |= bad & packs.keys()
        for name in sorted(failed):
            self._say("PUB014", name, job=name)
        self.failed = failed
        return failed

    def _staying(self, failed: Collection[str]) -> dict[str, Entry]:
        """The entries of the old manifest that this build does not touch."""
        old = self.folder.manifest if self.folder else None
        now = {job.name for job in self.jobs}
        return {
            path: entry
            for path, entry in (old.files if old else {}).items()
            if entry.job in failed or (not self.whole and entry.job not in now)
        }

    def _manifest(self, packs: Mapping[str, Pack], failed: set[str]) -> Manifest:
        files = self._staying(failed)
        for job in self.jobs:
            if job.name in failed:
                continue
            digests = packs[job.name].digests if job.name in packs else self.holding[job.name]
            about = (job.name, job.producer, job.languages, job.state)
            files.update({path: Entry(digest, *about) for path, digest in digests.items()})
        return Manifest(files, self.plan.about)

    def _changed(self, packs: Mapping[str, Pack]) -> dict[str, bytes]:
        """The bytes that the disk does not hold yet; a word on those that a person has changed."""
        assert self.folder is not None
        old = self.folder.manifest.files if self.folder.manifest else {}
        changed: dict[str, bytes] = {}
        for pack in packs.values():
            for path, digest in pack.digests.items():
                found = self.folder.digest(path)
                if found != digest:
                    changed[path] = pack.files[path]
                    if found and path in old and found != old[path].sha256:
                        self._say("PUB008", path, path=path)
        return changed

    def _publish(self, folder: Folder, files: Mapping[str, bytes], manifest: Manifest) -> Result:
        old = folder.manifest.files if folder.manifest else dict.fromkeys(begun(self.out))
        gone = sorted(path for path in old if path not in manifest.files)
        result = Result(
            written=tuple(sorted(files)),
            unchanged=tuple(sorted(path for path in manifest.files if path not in files)),
            removed=tuple(gone),
            made=self.made,
            reused=self.reused,
            kept=len(self.holding),
            manifest=manifest,
        )
        if self.dry_run:
            return result
        outcome: Outcome | None = Outcome(manifest, {})
        if self._must_write(files, gone, manifest):
            outcome = self._written(files, gone, manifest)
        if outcome is None:
            left = folder.manifest or Manifest()
            return replace(result, written=(), removed=(), failed=result.written + result.removed, manifest=left)
        self.findings += _failures(outcome)
        self._remember(folder, manifest, outcome, files.keys() - outcome.failed.keys())
        return _less(result, outcome)

    def _must_write(self, files: Mapping[str, bytes], gone: Sequence[str], manifest: Manifest) -> bool:
        try:
            return bool(files or gone) or (self.out / MANIFEST).read_bytes() != render_manifest(manifest)
        except OSError:
            return True

    def _written(self, files: Mapping[str, bytes], gone: Sequence[str], manifest: Manifest) -> Outcome | None:
        try:
            if self.folder and self.folder.damaged:
                (self.out / MANIFEST).unlink()
            return publish(self.out, files, gone, manifest)
        except LinkInside as link:
            self._say("PUB013", str(link), path=link)
        except OSError as error:
            self._say("PUB012", str(self.out), folder=self.out, reason=error.strerror or error)
        forget_state(self.cache.root, self.out)
        return None

    def _remember(self, folder: Folder, planned: Manifest, outcome: Outcome, written: set[str]) -> None:
        """Keeps job keys and stamps, so that the next build knows at a glance what is still right."""
        entries = outcome.manifest.files
        paths: dict[str, list[str]] = {job.name: [] for job in self.jobs}
        for path, entry in planned.files.items():
            paths.setdefault(entry.job, []).append(path)
        jobs = {} if self.whole else dict(folder.state.jobs)
        jobs.update({job.name: (job.key, tuple(paths[job.name])) for job in self.jobs})
        bad = self.failed | {planned.files[path].job for path in outcome.failed if path in planned.files}
        jobs = {name: told for name, told in jobs.items() if name not in bad}
        files = {path: _left(self.out, path, entry.sha256) for path, entry in entries.items() if path in written}
        files |= {path: folder.stamp(path) for path in entries if path not in written}
        files = {path: left for path, left in files.items() if left[0] == entries[path].sha256}
        files[MANIFEST] = stamp(f"{self.out}/{MANIFEST}")
        clean = self.whole and not outcome.failed and not errors_of(self.findings)
        write_state(self.cache.root, self.out, State(jobs, files, self.plan.inputs if clean else None))

    def _tell_others(self, folder: Folder, manifest: Manifest) -> None:
        others = folder.others(manifest.files)
        if others and not self.dry_run:
            names = ", ".join(others[:5]) + (", ..." if len(others) > 5 else "")
            self._say("PUB007", str(self.out), count=len(others), names=names)

    def _say(self, code: str, file: str, **slots: object) -> None:
        self.findings.append(finding(code, Place(file), **slots))


def _left(out: Path, path: str, digest: str) -> Stamp:
    """The stamp of a file just written."""
    try:
        found = os.stat(f"{out}/{path}")
    except OSError:
        return ABSENT
    return digest, found.st_size, found.st_mtime_ns


def recovered(out: Path) -> list[Finding]:
    """Finishes an interrupted build, and what there is to say about it. Every command that looks at outputs calls this."""
    if not interrupted(out):
        return []
    outcome = recover(out)
    return [finding("PUB010", Place(str(out))), *_failures(outcome)] if outcome else []


def _failures(outcome: Outcome) -> list[Finding]:
    return [
        finding("PUB005", Place(path), path=path)
        if reason is None
        else finding("PUB006", Place(path), path=path, reason=reason)
        for path, reason in outcome.failed.items()
    ]


def _less(result: Result, outcome: Outcome) -> Result:
    """A result without what could not be done."""
    return replace(
        result,
        written=tuple(path for path in result.written if path not in outcome.failed),
        removed=tuple(path for path in result.removed if path not in outcome.failed),
        failed=tuple(outcome.failed),
        manifest=outcome.manifest,
    )
