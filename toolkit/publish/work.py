"""Makes jobs: one after the other, in forked workers once that pays, or wherever a given executor works."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from toolkit.publish.cache import Pack, pack_of
from toolkit.publish.plan import Job, Made, Outside

if TYPE_CHECKING:
    from concurrent.futures import Executor

PAYS = 0.3
"""Seconds of work left from which forking a pool costs less than it saves."""

Done = Callable[[Job, Pack], None]


def make_one(job: Job) -> Pack:
    """What a job makes; ValueError if it is not what it said it would make, which is a mistake in our own code."""
    made = job.make()
    if job.outside:
        outside = cast(Outside, made)
        try:
            outside.start()
            made = outside()
        finally:
            outside.stop()
    return _checked(job, pack_of(cast(Made, made)))


def make_all(jobs: Sequence[Job], done: Done, executor: "Executor | None" = None, workers: int = 1) -> None:
    """Makes all jobs and hands each to `done` with its pack, in this process."""
    waiting = [(job, cast(Outside, job.make())) for job in jobs if job.outside]
    try:
        for _, outside in waiting:
            outside.start()
        _make_inside([job for job in jobs if not job.outside], done, executor, workers)
        for job, outside in waiting:
            done(job, _checked(job, pack_of(outside())))
    finally:
        for _, outside in waiting:
            outside.stop()


def _make_inside(jobs: Sequence[Job], done: Done, executor: "Executor | None", workers: int) -> None:
    if executor is None:
        return _make_here(jobs, done, workers)
    futures = [(job, executor.submit(make_one, job)) for job in jobs]
    for job, future in futures:
        done(job, future.result())
    return None


def _make_here(jobs: Sequence[Job], done: Done, workers: int) -> None:
    started = time.perf_counter()
    for number, job in enumerate(jobs):
        spent = time.perf_counter() - started
        if number and spent > PAYS and _left(spent, number, len(jobs)) > PAYS and _can_fork(workers):
            for rest, pack in _forked(jobs[number:], workers):
                done(rest, pack)
            return
        done(job, make_one(job))


def _left(spent: float, made: int, all_of_them: int) -> float:
    return spent / made * (all_of_them - made)


def _can_fork(workers: int) -> bool:
    """Forking is safe in a process of one thread alone; the typesetter, once used, has threads that Python does not see."""
    alone = threading.active_count() == 1 and "typst" not in sys.modules
    return workers > 1 and hasattr(os, "fork") and alone


_shared: Sequence[Job] = ()


def _forked(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Pack]]:
    """Jobs reach the workers by the fork itself, so that nothing but what they make is ever pickled."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _shared
    _shared = jobs
    size = max(1, len(jobs) // (workers * 8))
    chunks = [range(start, min(start + size, len(jobs))) for start in range(0, len(jobs), size)]
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
            for chunk, packs in zip(chunks, pool.map(_chunk, chunks), strict=True):
                for number, pack in zip(chunk, packs, strict=True):
                    yield jobs[number], pack
    finally:
        _shared = ()


def _chunk(numbers: range) -> list[Pack]:
    return [make_one(_shared[number]) for number in numbers]


def _checked(job: Job, pack: Pack) -> Pack:
    if job.paths is not None and pack.sound and set(job.paths) != pack.files.keys():
        raise ValueError(f"{job.name} said it makes {sorted(job.paths)} and made {sorted(pack.files)}")
    return pack
