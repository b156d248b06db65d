"""A build is killed at each single step; each file stays whole, and the next command brings all of them to one build.

1. Each file is at any moment as the old or as the new manifest says.
2. The next command makes all of them match one manifest: the new one if the journal had been written, else the old one.
3. A first build that was killed leaves no manifest and starts afresh.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from unit.publish.builders import PAGES, codes, digests, held, make, told

from toolkit.publish.build import recovered

TESTS = Path(__file__).resolve().parents[1]
DOOMED = TESTS / "unit" / "publish" / "doomed.py"
CHANGED = {
    "index.html": PAGES["index.html"],
    "surveys/xlsform/pre1.xlsx": "another sheet",
    "packs/ja/quiet.html": "<p>静かな\n",
    "packs/ja/new/deep.html": "new",
    "surveys/paper": "a file",
}


def doom(out: Path, files: dict[str, str], *how: str) -> tuple[int, list]:
    pages = out.parent / "files.json"
    pages.write_text(json.dumps(files), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    done = subprocess.run(
        [sys.executable, str(DOOMED), str(out), str(out.parent / "cache"), str(pages), *how],
        capture_output=True,
        env=env,
        check=False,
    )
    assert done.returncode in (0, 9), done.stderr.decode()
    return done.returncode, json.loads(done.stdout or b"[]")


def is_one_of(path: str, text: str, *builds: dict[str, str]) -> bool:
    return any(build.get(path) == text for build in builds)


def settled(out: Path) -> dict[str, str]:
    """What a folder holds, after the proof that its manifest says just that."""
    assert told(out) == digests(held(out))
    return held(out)


def test_a_later_build_killed_at_each_step(tmp_path):
    old = {**PAGES, "surveys/paper/pre1.html": "a folder that becomes a file"}
    start = tmp_path / "start"
    make(old, start / "build", start / "cache")
    seen = set()
    for number in range(1, 200):
        place = tmp_path / str(number)
        shutil.copytree(start, place)
        out = place / "build"
        code, _ = doom(out, CHANGED, "kill", str(number))
        now = {path: text for path, text in held(out).items() if not path.startswith(".next/")}
        assert all(is_one_of(path, text, old, CHANGED) for path, text in now.items())
        journaled = (out / ".next" / "journal.json").exists()
        recovered(out)
        after = settled(out)
        assert after in (old, CHANGED)
        assert not journaled or after == CHANGED
        assert not (out / ".next").exists()
        seen.add(after == CHANGED)
        _, findings = make(CHANGED, out, place / "cache")
        assert (settled(out), codes(findings)) == (CHANGED, [])
        if code == 0:
            break
        shutil.rmtree(place)
    assert code == 0
    assert number > 20
    assert seen == {True, False}


def test_a_first_build_killed_at_each_step(tmp_path):
    for number in range(1, 200):
        out = tmp_path / str(number) / "kit"
        out.parent.mkdir()
        code, _ = doom(out, PAGES, "kill", str(number))
        assert not (out / "manifest.json").exists() or told(out) == digests(PAGES)
        _, findings = make(CHANGED, out, tmp_path / str(number) / "cache")
        assert (settled(out), set(codes(findings))) == (CHANGED, set())
        if code == 0:
            break
    assert code == 0
    assert number > 10


@pytest.mark.parametrize("number", [14, 18, 21, 24])
def test_killed_again_while_finishing(tmp_path, number):
    old = {**PAGES, "surveys/paper/pre1.html": "a folder that becomes a file"}
    out = tmp_path / "build"
    make(old, out, tmp_path / "cache")
    doom(out, CHANGED, "kill", str(number))
    for again in range(1, 12):
        doom(out, CHANGED, "kill", str(again))
        now = {path: text for path, text in held(out).items() if not path.startswith(".next/")}
        assert all(is_one_of(path, text, old, CHANGED) for path, text in now.items())
    make(CHANGED, out, tmp_path / "cache")
    assert settled(out) == CHANGED


def test_the_interruption_is_mentioned(tmp_path):
    out = tmp_path / "build"
    make(PAGES, out, tmp_path / "cache")
    for number in range(1, 60):
        doom(out, CHANGED, "kill", str(number))
        if (out / ".next" / "journal.json").exists():
            break
        make(PAGES, out, tmp_path / "cache")
    assert codes(recovered(out)) == ["PUB010"]
    assert recovered(out) == []


def test_staged_bytes_lost_in_a_power_cut_leave_a_true_manifest(tmp_path):
    out = tmp_path / "build"
    make(PAGES, out, tmp_path / "cache")
    for number in range(1, 60):
        doom(out, CHANGED, "kill", str(number))
        if (out / ".next" / "journal.json").exists():
            break
        make(PAGES, out, tmp_path / "cache")
    steps = json.loads((out / ".next" / "journal.json").read_bytes().splitlines()[0])
    staged = next(step for step in steps if step[0] == "packs/ja/quiet.html")
    (out / ".next" / staged[1]).write_bytes(b"")
    assert "PUB006" in codes(recovered(out))
    assert settled(out)["packs/ja/quiet.html"] == PAGES["packs/ja/quiet.html"]
    make(CHANGED, out, tmp_path / "cache")
    assert settled(out) == CHANGED
