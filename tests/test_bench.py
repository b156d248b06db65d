"""The benchmark runs: both sides make what is compared, and a goal that is missed is said to be missed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"
sys.path.append(str(BENCH))

from measuring import Took  # noqa: E402  (the benchmark is a folder of scripts, and no package)
from rows import Row  # noqa: E402
from run import table  # noqa: E402


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, str(BENCH / "run.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, env={**kept, **env}, encoding="utf-8")


def took(seconds: float) -> Took:
    return Took(seconds / 2, seconds / 2, seconds)


@pytest.mark.parametrize(
    "row, met",
    [
        (Row("1", "a", took(0.29), took(0.1), ratio=3), True),
        (Row("1", "a", took(0.31), took(0.1), ratio=3), False),
        (Row("7", "a", took(0.19), took(26), seconds=0.2), True),
        (Row("7", "a", took(0.21), took(26), seconds=0.2), False),
        (Row("7", "a", took(0.21), took(26)), None),
    ],
)
def test_a_goal_is_met_or_missed(row: Row, met: bool | None) -> None:
    assert row.met is met
    assert ("NO" in table([row], "here").splitlines()[4]) is (met is False)


def test_without_bytecode_nothing_is_measured() -> None:
    found = run("--quick", "--rows", "1", PYTHONDONTWRITEBYTECODE="1")
    assert found.returncode == 2
    assert "PYTHONDONTWRITEBYTECODE" in found.stderr


@pytest.mark.extras
def test_both_sides_of_one_site_make_the_same_files(tmp_path: Path) -> None:
    told = tmp_path / "found.json"
    found = run("--quick", "--runs", "1", "--rows", "5", "--json", str(told))
    assert found.returncode == 0, found.stderr
    assert '"work": "build one site x 4 languages, cold (' in told.read_text(encoding="utf-8")
