"""One node process, with one browser in it, for all tests of a run that need either."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from threading import Timer
from typing import IO, Any

HERE = Path(__file__).parent / "browser"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# Times that a page writes are told with the distance of this zone from UTC, on every machine.
ZONE = "Asia/Tokyo"


def chromium() -> str:
    """The path of a Chromium on this machine, or nothing."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), "")


class Node:
    """Runs the modules of `tests/browser/`; starts its process at the first of them, and again only when it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._errors: IO[str] | None = None

    def run(self, check: str, *, seconds: float = 60, **given: Any) -> Any:
        """What the module made of what it was given; it is ended when it takes longer than that."""
        process = self._alive()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps({"check": check, "given": given}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        finally:
            timer.cancel()
        assert answer, f"{check} ended the process, or took more than {seconds} s\n{self._said()}"
        told = json.loads(answer)
        assert "failed" not in told, told["failed"]
        return told["made"]

    def close(self) -> None:
        """Let the process end with its browser."""
        if self._process is not None:
            try:
                self._process.communicate(timeout=30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.communicate()
        if self._errors is not None:
            self._errors.close()
        self._process = self._errors = None

    def _alive(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - lives on
        self._process = subprocess.Popen(
            ["node", str(HERE / "session.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
            env={**os.environ, "CHROMIUM": chromium(), "TZ": ZONE},
        )
        return self._process

    def _said(self) -> str:
        assert self._errors is not None
        self._errors.seek(0)
        return self._errors.read()
