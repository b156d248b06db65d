"""The shipped example, built once in a run for all tests that only read what a build makes, on whichever worker they are."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.cli import main

EXAMPLE = Path(__file__).parents[1] / "examples" / "sapporo"
PATIENCE = 400


def example(factory: pytest.TempPathFactory, *tags: str) -> Path:
    """The folder of the build, with the languages in this order: packs, surveys and codebook. Change nothing in it."""
    site = run_folder(factory) / f"example-{'-'.join(tags)}"
    once(site, lambda: build(site, tags))
    assert (site / "build" / "manifest.json").is_file(), f"{site} was not built"
    return site / "build"


def build(site: Path, tags: tuple[str, ...]) -> None:
    shutil.copytree(EXAMPLE, site, ignore=shutil.ignore_patterns("build", ".alliance"))
    declared = (site / "site.yaml").read_text(encoding="utf-8").replace("[ja, en]", f"[{', '.join(tags)}]", 1)
    (site / "site.yaml").write_text(declared, encoding="utf-8", newline="\n")
    assert main(["build", str(site), "--only", "packs,surveys,codebook", "--quiet", "--jobs", "1"]) == 0


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its workers see."""
    own = factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


def once(path: Path, make: Callable[[], None]) -> None:
    """Make something; who comes later, or at the same time from another worker, waits until it is there."""
    begun, ended = path.with_name(f"{path.name}.begun"), path.with_name(f"{path.name}.ended")
    try:
        begun.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not ended.exists() and time.monotonic() < until:
            time.sleep(0.1)
        return
    try:
        make()
    finally:
        ended.mkdir()
