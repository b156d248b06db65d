"""Archives: outputs of other jobs in one zip container, for those who are sent a pack."""

from collections.abc import Callable, Sequence

from toolkit.document.zip import pack
from toolkit.findings import Finding
from toolkit.publish.cache import Cache
from toolkit.publish.plan import Job, Made, job_key
from toolkit.publish.work import make_one


def everything(_: str) -> bool:
    return True


def archive_job(
    path: str,
    jobs: Sequence[Job],
    code: str,
    cache: Cache,
    wanted: Callable[[str], bool] = everything,
    recipe: str = "",
) -> Job:
    """A job that packs the outputs of others whose path is wanted; with an error in any of them it is not published.

    `recipe` stands in the key for what `wanted` chooses. It is made in this process, from what the cache holds.
    """

    def make() -> Made:
        files: dict[str, bytes] = {}
        findings: list[Finding] = []
        for job in jobs:
            made = (cache.get(job.key) if job.cached else None) or make_one(job)
            files.update({name: data for name, data in made.files.items() if wanted(name)})
            findings += [] if made.sound else made.findings
        return {path: pack(files)}, findings

    languages = tuple(dict.fromkeys(tag for job in jobs for tag in job.languages))
    key = job_key("archive", code, [job.key for job in jobs], options={"path": path, "recipe": recipe})
    state = next((job.state for job in jobs if job.state == "draft"), jobs[0].state if jobs else "")
    return Job(path, "archive", key, (path,), make, languages, state)
