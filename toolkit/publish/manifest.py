"""`manifest.json`: what a build holds, who made it, in which languages and state; it must be true of its folder."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from json.encoder import encode_basestring as quoted
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.publish.plan import MANIFEST

FORMAT = "alliance-build-1"


class Entry(NamedTuple):
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
        files = _entries(told["files"])
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
    rows = [f"  {quoted(path)}: {_row(entry)}" for path, entry in sorted(manifest.files.items())]
    files = "{\n" + ",\n".join(rows) + "\n }" if rows else "{}"
    lines = [f" {_json(name)}: {_json(value)}" for name, value in head.items()]
    return ("{\n" + ",\n".join([*lines, f' "files": {files}']) + "\n}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(entry: Entry) -> str:
    """One file as JSON; written by hand, for a study has tens of thousands."""
    return (
        f'{{"sha256": {quoted(entry.sha256)}, "producer": {quoted(entry.producer)}, '
        f'"languages": [{", ".join(map(quoted, entry.languages))}], '
        f'"state": {quoted(entry.state)}, "job": {quoted(entry.job)}}}'
    )


_fields = itemgetter("sha256", "job", "producer", "languages", "state")


def _entries(told: Mapping[str, Any]) -> dict[str, Entry]:
    if not told:
        return {}
    digests, jobs, producers, languages, states = zip(*map(_fields, told.values()), strict=True)
    texts = chain(digests, jobs, producers, states, chain.from_iterable(languages))
    if set(map(type, texts)) != {str} or set(map(type, languages)) != {list}:
        raise ValueError("an entry holds something that is no text")
    return dict(zip(told, map(Entry, digests, jobs, producers, map(tuple, languages), states), strict=True))
