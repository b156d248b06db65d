"""`manifest.json`: what a build holds, who made it, in which languages and state; it must be true of its folder."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.publish.plan import MANIFEST

FORMAT = "alliance-build-1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One output: its digest, the job and producer it comes from, its languages and the state of their translations."""

    sha256: str
    job: str
    producer: str
    languages: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a build was made with. `content` is the release (`rupture-repair@1`), fingerprints are name -> digest."""

    tool: str = ""
    content: str = ""
    dependencies: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a build by path, and what they were made with."""

    files: Mapping[str, Entry] = field(default_factory=dict)
    about: About = field(default_factory=About)

    def corrected(self, old: Mapping[str, Entry], unchanged: Iterable[str]) -> "Manifest":
        """The same with the old entries, or none, for the paths that could not be brought to their new state."""
        files = dict(self.files)
        for path in unchanged:
            if path in old:
                files[path] = old[path]
            else:
                files.pop(path, None)
        return replace(self, files=files)


class Damaged(Exception):
    """There is a manifest, and it can't be read."""


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of an output folder; None where there is none, `Damaged` where it is no manifest."""
    try:
        raw = (out / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return parse_manifest(raw)


def parse_manifest(raw: bytes) -> Manifest:
    """Reads the bytes of a manifest; `Damaged` if they are none."""
    try:
        told = json.loads(raw)
        if told["format"] != FORMAT:
            raise Damaged(f"format {told['format']!r}")
        files = {path: _entry(row) for path, row in told["files"].items()}
        about = About(told["tool"], told["content"], dict(told["dependencies"]), dict(told["fingerprints"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(str(error)) from error
    return Manifest(files, about)


def render_manifest(manifest: Manifest) -> bytes:
    """Stable bytes: keys and paths sorted, one file a line."""
    about = manifest.about
    head = {
        "format": FORMAT,
        "tool": about.tool,
        "content": about.content,
        "dependencies": dict(sorted(about.dependencies.items())),
        "fingerprints": dict(sorted(about.fingerprints.items())),
    }
    rows = [f"  {_json(path)}: {_json(_row(entry))}" for path, entry in sorted(manifest.files.items())]
    files = "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"
    lines = [f" {_json(name)}: {_json(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join([*lines, f' "files": {files}']) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "sha256": entry.sha256,
        "producer": entry.producer,
        "languages": list(entry.languages),
        "state": entry.state,
        "job": entry.job,
    }


def _entry(row: Mapping[str, Any]) -> Entry:
    texts = (row["sha256"], row["job"], row["producer"], row["state"], *row["languages"])
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("an entry holds something that is no text")
    return Entry(row["sha256"], row["job"], row["producer"], tuple(row["languages"]), row["state"])
