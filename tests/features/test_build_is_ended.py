"""A build that is told to end leaves no process and no folder behind, and the next one works."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "sapporo" / "site.yaml"
PROCESSES = Path("/proc")
pytestmark = pytest.mark.skipif(not PROCESSES.is_dir(), reason="only on systems that list their processes in /proc")


def said_of(pid: int, what: str) -> str:
    try:
        return (PROCESSES / str(pid) / what).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def docs_child(parent: int) -> int | None:
    """The process that a build has started for its documentation."""
    for path in PROCESSES.glob("[0-9]*"):
        pid = int(path.name)
        if f"PPid:\t{parent}\n" in said_of(pid, "status") and "mkdocs_child" in said_of(pid, "cmdline"):
            return pid
    return None


def forked_by(parent: int) -> list[int]:
    """The processes that a process has started by now."""
    folders = PROCESSES.glob("[0-9]*")
    return [int(path.name) for path in folders if f"PPid:\t{parent}\n" in said_of(int(path.name), "status")]


def is_running(pid: int) -> bool:
    return "State:" in said_of(pid, "status") and "State:\tZ" not in said_of(pid, "status")


def ends_soon(pid: int) -> bool:
    """A process that was killed, and that nobody waits for."""
    until = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not is_running(pid)


@pytest.mark.parametrize("later", [0, 0.2, 2])
def test_told_to_end_in_the_middle_of_the_documentation(tmp_path: Path, later: float) -> None:
    """As the process for it is started, while other parts are made, and while the build waits for it alone."""
    site, work = tmp_path / "site", tmp_path / "work"
    site.mkdir()
    work.mkdir()
    (site / "site.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    settings = {**os.environ, "ALLIANCE_CACHE": str(tmp_path / "cache"), "TMPDIR": str(work)}
    command = [sys.executable, "-m", "toolkit", "build", str(site), "-q"]
    build = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    child, until = None, time.monotonic() + 60
    while child is None and build.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
        child = docs_child(build.pid)
    assert child is not None
    if later:
        time.sleep(0.2)  # it may have forked, or not
        os.kill(child, signal.SIGSTOP)  # so that it can't have made all its pages before the build is told to end
        time.sleep(later - 0.2)
    forked = forked_by(child)
    build.send_signal(signal.SIGTERM)
    assert build.wait(60) == 130
    assert not is_running(child)
    assert all(ends_soon(pid) for pid in forked)
    assert not list(work.glob("alliance-docs-*"))
    again = subprocess.run([*command, "--only", "surveys"], env=settings, capture_output=True, check=False, timeout=120)
    assert again.returncode == 0, again.stderr.decode("utf-8")
