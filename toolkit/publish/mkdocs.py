"""Turns the Markdown tree of a documentation site into its pages, by MkDocs in one child process for all languages."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from toolkit.findings import Finding, Place, finding, in_order
from toolkit.publish.held import interrupts_held
from toolkit.publish.plan import Job, job_key

CHILD = Path(__file__).with_name("mkdocs_child.py")
PATIENCE = 900
"""Seconds after which a build that does not end is given up."""

_CONFIG = re.compile(r"mkdocs\.([A-Za-z0-9-]+)\.yml")
_PAGE = re.compile(r"'([^']+\.md)'")
NOT_PUBLISHED = {"sitemap.xml.gz"}
"""Compressed differently by every version of zlib, and named by no page."""

Site = tuple[dict[str, bytes], list[Finding]]


def build_site(tree: Mapping[str, bytes], epoch: int, **options: Any) -> Site:
    """The pages of all languages, as `docs/<tag>/...`, and findings; a language with an error has no pages.

    Arguments as of `DocumentationSite`.
    """
    site = DocumentationSite(tree, epoch, **options)
    makings = [site.making(tag) for tag in site.languages]
    try:
        made = [making() for making in makings]
    finally:
        site.stop()
    pages = {path: data for files, _ in made for path, data in files.items()}
    return pages, in_order(item for _, findings in made for item in findings)


def docs_jobs(
    tree: Mapping[str, bytes], epoch: int, code: str, states: Mapping[str, str] | None = None, **options: Any
) -> list[Job]:
    """One job a language: what changes in one of them leaves the others as they are. `code` is `code_digest()`."""
    site = DocumentationSite(tree, epoch, **options)
    jobs = []
    for tag in site.languages:
        parts = [f"{path}\0{sha256(data).hexdigest()}" for path, data in sorted(files_of(tree, tag).items())]
        key = job_key("docs", code, parts, tag, {"epoch": epoch})
        making = partial(site.making, tag)
        jobs.append(Job(f"docs/{tag}", "docs", key, None, making, (tag,), (states or {}).get(tag, ""), outside=True))
    return jobs


def languages_of(tree: Mapping[str, bytes]) -> tuple[str, ...]:
    """The tags of the configs in a tree."""
    return tuple(sorted(match[1] for path in tree if (match := _CONFIG.fullmatch(path))))


def files_of(tree: Mapping[str, bytes], tag: str) -> dict[str, bytes]:
    """What one language is built from: all of a tree but the configs of other languages and the folders named by them."""
    others = {*languages_of(tree)} - {tag}
    configs = {f"mkdocs.{other}.yml" for other in others}
    return {path: data for path, data in tree.items() if path not in configs and others.isdisjoint(path.split("/"))}


class DocumentationSite:
    """The Markdown tree of a site in all its languages, of which any can be built, together in one child process.

    `tree` holds a config `mkdocs.<tag>.yml` for each language and all that these name, by relative path. `epoch` is the
    time that stands for today, in seconds. `origins` maps a path of the tree to the file that a person wrote, for the
    place of a finding. Each language is built from its own files alone (see `files_of`).
    """

    def __init__(
        self, tree: Mapping[str, bytes], epoch: int, *, workers: int = 1, origins: Mapping[str, str] | None = None
    ) -> None:
        self.languages = languages_of(tree)
        self._tree = tree
        self._epoch = epoch
        self._workers = workers
        self._origins = origins or {}
        self._wanted: list[str] = []
        self._run: _Run | None = None
        self._made: dict[str, Site] = {}

    def making(self, tag: str) -> "Making":
        """One language, to be built with all others that are asked for before the first is started."""
        self._wanted.append(tag)
        return Making(self, tag)

    def start(self) -> None:
        if self._run is None and self._wanted:
            with interrupts_held():  # or the process would be there before anybody knows of it
                self._run = _Run(
                    self._tree, tuple(dict.fromkeys(self._wanted)), self._epoch, self._workers, self._origins
                )
            self._wanted = []

    def finish(self, tag: str) -> Site:
        while tag not in self._made:
            self.start()
            if self._run is None:
                raise KeyError(tag)
            self._made |= self._run.finish()
            self.stop()
        return self._made[tag]

    def stop(self) -> None:
        """Ends the child process, if it still works, and takes away its folder."""
        if self._run is not None:
            with interrupts_held():
                self._run.stop()
                self._run = None


@dataclass(frozen=True, slots=True)
class Making:
    """One language of a site while a child process is building it; called, it waits for the pages."""

    site: DocumentationSite
    tag: str

    def start(self) -> None:
        self.site.start()

    def __call__(self) -> Site:
        return self.site.finish(self.tag)

    def stop(self) -> None:
        self.site.stop()


class _Run:
    """One child process and the temporary folder in which it works."""

    def __init__(
        self, tree: Mapping[str, bytes], tags: Sequence[str], epoch: int, workers: int, origins: Mapping[str, str]
    ) -> None:
        self._tags = tags
        self._origins = origins
        self._temporary = tempfile.TemporaryDirectory(prefix="alliance-docs-", ignore_cleanup_errors=True)
        self.folder = Path(self._temporary.name).resolve()
        self._source = self.folder / "source"
        for tag in tags:
            _write_tree(self._source / tag, files_of(tree, tag))
        self._said = open(self.folder / "said.txt", "w+b")  # noqa: SIM115  (closed when the child has ended)
        self._child = self._start(self._task(workers), epoch)

    def finish(self) -> dict[str, Site]:
        """Waits for the child; the pages of each language, and what there is to say."""
        broken = self._wait()
        if broken:
            return dict.fromkeys(self._tags, ({}, [finding("PUB021", Place("docs"), message=broken)]))
        sites: dict[str, Site] = {}
        for tag, *told in json.loads((self.folder / "result.json").read_text(encoding="utf-8")):
            findings = list(self._told(tag, *told))
            sites[tag] = ({} if findings else dict(self._pages(tag)), findings)
        return sites

    def stop(self) -> None:
        """Ends the child and those that it has forked, and takes away their folder."""
        if self._child.poll() != 0:  # it works, or has ended before those that it forked
            self._kill()
        self._said.close()
        self._temporary.cleanup()

    def _task(self, workers: int) -> Path:
        source, site = self._source, self.folder / "site"
        sites = [[tag, str(source / tag / f"mkdocs.{tag}.yml"), str(site / tag)] for tag in self._tags]
        task = {"sites": sites, "workers": workers, "result": str(self.folder / "result.json")}
        file = self.folder / "task.json"
        file.write_text(json.dumps(task), encoding="utf-8", newline="\n")
        return file

    def _start(self, task: Path, epoch: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-P", str(CHILD), str(task)],
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
            env=_environment(epoch),
            start_new_session=True,  # so that it can be ended with all that it forks
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _wait(self) -> str:
        """Why the child has left no result; empty if it has."""
        try:
            code = self._child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._kill()
            return f"it did not end within {PATIENCE} seconds"
        return "" if code == 0 else _last_words(self._said) or f"it ended with {code}"

    def _kill(self) -> None:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):  # macOS says the second where all of them have ended
                os.killpg(self._child.pid, signal.SIGKILL)
        else:
            self._child.kill()
        self._child.wait()

    def _told(self, tag: str, docs_dir: str, messages: list[str], stopped: str) -> Iterator[Finding]:
        for message in messages:
            plain = self._without_folder(message)
            file = self._page_named(plain, self._source / tag, docs_dir) or f"mkdocs.{tag}.yml"
            yield finding("PUB020", Place(self._origins.get(file, file)), language=tag, message=plain)
        if stopped and not messages:
            yield finding("PUB021", Place(f"mkdocs.{tag}.yml"), message=self._without_folder(stopped))

    def _page_named(self, message: str, source: Path, docs_dir: str) -> str:
        """The page of the tree that a message is about; empty if it names none."""
        page = _PAGE.search(message)
        if not page or not docs_dir:
            return ""
        place = Path(docs_dir, page[1])
        inside = place.is_relative_to(source) and place.is_file()
        return place.relative_to(source).as_posix() if inside else ""

    def _without_folder(self, message: str) -> str:
        for tag in self._tags:
            message = message.replace(f"{self._source / tag}{os.sep}", "")
        return message.replace(f"{self.folder}{os.sep}", "")

    def _pages(self, tag: str) -> Iterator[tuple[str, bytes]]:
        site = self.folder / "site" / tag
        for file in sorted(site.rglob("*")):
            if file.is_file() and file.name not in NOT_PUBLISHED:
                yield f"docs/{tag}/{file.relative_to(site).as_posix()}", file.read_bytes()


def _write_tree(folder: Path, tree: Mapping[str, bytes]) -> None:
    made: set[Path] = set()
    for path, data in tree.items():
        file = folder / path
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(data)


def _environment(epoch: int) -> dict[str, str]:
    fixed = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(epoch), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed}


def _last_words(said: IO[bytes]) -> str:
    """The last line that a child wrote before it ended: the message of its error."""
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
