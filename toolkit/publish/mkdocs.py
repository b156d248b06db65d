"""Turns the Markdown tree of a documentation site into its pages, by MkDocs in one child process for all languages."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from toolkit.findings import Finding, Place, finding

CHILD = Path(__file__).with_name("mkdocs_child.py")
PATIENCE = 900
"""Seconds after which a build that does not end is given up."""

_CONFIG = re.compile(r"mkdocs\.([A-Za-z0-9-]+)\.yml")
_PAGE = re.compile(r"'([^']+\.md)'")
NOT_PUBLISHED = {"sitemap.xml.gz"}
"""Compressed differently by every version of zlib, and named by no page."""

Site = tuple[dict[str, bytes], list[Finding]]


def build_site(tree: Mapping[str, bytes], epoch: int, **options: object) -> Site:
    """The pages of all languages, as `docs/<tag>/...`, and findings; nothing where a language has an error.

    `tree` holds a config `mkdocs.<tag>.yml` for each language and all that these name, by relative path. `epoch` is the
    time that stands for today, in seconds. Options as in `SiteInMaking`.
    """
    return SiteInMaking(tree, epoch, **options)()  # type: ignore[arg-type]


class SiteInMaking:
    """A documentation site that a child process is building; called, it waits for it. Fit for a job that works outside.

    `origins` maps a path of the tree to the file that a person wrote, for the place of a finding.
    """

    def __init__(
        self, tree: Mapping[str, bytes], epoch: int, *, workers: int = 1, origins: Mapping[str, str] | None = None
    ) -> None:
        self._origins = origins or {}
        self._temporary = tempfile.TemporaryDirectory(prefix="alliance-docs-", ignore_cleanup_errors=True)
        self.folder = Path(self._temporary.name).resolve()
        self._tags = sorted(match[1] for path in tree if (match := _CONFIG.fullmatch(path)))
        _write_tree(self.folder / "source", tree)
        self._said = open(self.folder / "said.txt", "w+b")  # noqa: SIM115  (closed when the child has ended)
        self._child = self._start(self._task(workers), epoch)

    def __call__(self) -> Site:
        """Waits for the child; the pages, and what there is to say."""
        try:
            rows, findings = self._rows()
            findings += [item for row in rows for item in self._told(*row)]
            return ({} if findings else dict(self._pages())), findings
        finally:
            self._said.close()
            self._temporary.cleanup()

    def _task(self, workers: int) -> Path:
        sites = [
            [tag, str(self.folder / "source" / f"mkdocs.{tag}.yml"), str(self.folder / "site" / tag)]
            for tag in self._tags
        ]
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
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _rows(self) -> tuple[list[list[Any]], list[Finding]]:
        try:
            code = self._child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
            return [], [finding("PUB021", Place("docs"), message=f"it did not end within {PATIENCE} seconds")]
        try:
            return json.loads((self.folder / "result.json").read_text(encoding="utf-8")), []
        except (OSError, ValueError):
            return [], [finding("PUB021", Place("docs"), message=_last_words(self._said) or f"it ended with {code}")]

    def _told(self, tag: str, docs_dir: str, messages: list[str], stopped: str) -> Iterator[Finding]:
        for message in messages:
            plain = self._without_folder(message)
            page = _PAGE.search(plain)
            file = f"mkdocs.{tag}.yml"
            if page and docs_dir:
                place = Path(docs_dir, page[1])
                inside = place.is_relative_to(self.folder / "source") and place.is_file()
                file = place.relative_to(self.folder / "source").as_posix() if inside else file
            yield finding("PUB020", Place(self._origins.get(file, file)), language=tag, message=plain)
        if stopped and not messages:
            yield finding("PUB021", Place(f"mkdocs.{tag}.yml"), message=self._without_folder(stopped))

    def _without_folder(self, message: str) -> str:
        return message.replace(f"{self.folder / 'source'}{os.sep}", "").replace(f"{self.folder}{os.sep}", "")

    def _pages(self) -> Iterator[tuple[str, bytes]]:
        site = self.folder / "site"
        for file in sorted(site.rglob("*")):
            if file.is_file() and file.name not in NOT_PUBLISHED:
                yield f"docs/{file.relative_to(site).as_posix()}", file.read_bytes()


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
