"""Builders for tests of publishing: jobs from plain dicts, and a look at what a folder holds."""

import json
from hashlib import sha256
from pathlib import Path

from toolkit.publish.build import build
from toolkit.publish.cache import Cache
from toolkit.publish.plan import Job, job_key

PAGES = {
    "index.html": "<p>what to do next\n",
    "surveys/xlsform/pre1.xlsx": "sheet",
    "packs/ja/quiet.html": "<p>静か\n",
    "packs/en/quiet.html": "<p>quiet\n",
}


def job(name: str, files: dict[str, str], **more) -> Job:
    """A job that makes these texts, keyed by them."""
    made = {path: text.encode() for path, text in files.items()}
    return Job(
        name, f"test/{name.split('-')[0]}", job_key(name, "code", [json.dumps(files)]), None, lambda: made, **more
    )


def jobs_of(files: dict[str, str], **more) -> list[Job]:
    """One job for each top folder of the paths."""
    groups: dict[str, dict[str, str]] = {}
    for path, text in files.items():
        groups.setdefault(path.split("/")[0].split(".")[0], {})[path] = text
    return [job(name, group, **more) for name, group in groups.items()]


def make(files: dict[str, str], out: Path, cache: Path, **more):
    return build(jobs_of(files), out, Cache(cache), **more)


def held(out: Path) -> dict[str, str]:
    """Every file of an output folder but its manifest, with its text."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes().decode()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path != out / "manifest.json"
    }


def told(out: Path) -> dict[str, str]:
    """Path -> digest, as the manifest says."""
    files = json.loads((out / "manifest.json").read_bytes())["files"]
    return {path: entry["sha256"] for path, entry in files.items()}


def digests(files: dict[str, str]) -> dict[str, str]:
    return {path: sha256(text.encode()).hexdigest() for path, text in files.items()}


def codes(findings) -> list[str]:
    return [item.code for item in findings]
