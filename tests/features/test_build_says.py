"""Somebody builds a site and reads what the command says of it."""

import re
import shutil
from pathlib import Path

import pytest

from toolkit.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sapporo"


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """The shipped example with forms in one file each, in its own cache."""
    folder = tmp_path / "sapporo"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build", ".alliance", "private"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(folder)
    return folder


def counted(line: str) -> str:
    return re.search(r"(\d+ warnings?.*?notes?)", line)[1]


def test_the_first_build_counts_what_the_next_one_counts(site, capsys) -> None:
    assert main(["build", "--target", "web"]) == 0
    first = capsys.readouterr().out
    assert main(["build", "--target", "web"]) == 0
    assert counted(first) == counted(capsys.readouterr().out)


def test_an_output_changed_by_hand_is_told_once(site, capsys) -> None:
    assert main(["build", "--target", "web"]) == 0
    form = site / "build/surveys/web/trainee-post.html"
    whole = form.read_bytes()
    form.write_bytes(b"mine")
    capsys.readouterr()
    assert main(["build", "--target", "web"]) == 0
    assert "PUB008" in capsys.readouterr().out
    assert form.read_bytes() == whole
    assert main(["build", "--target", "web"]) == 0
    assert "PUB008" not in capsys.readouterr().out


def test_a_cohort_with_another_approach_has_its_own_scenario_packs(site, capsys) -> None:
    declared = site / "site.yaml"
    text = declared.read_text(encoding="utf-8")
    second = "  - {id: autumn2027, size: 9, starts: 2027-10-05, modality: psychodynamic}\n\ndelivery:"
    declared.write_text(text.replace("\ndelivery:", second), encoding="utf-8", newline="\n")
    assert main(["build", "--only", "packs", "--language", "en"]) == 0, capsys.readouterr().out
    packs = site / "build/packs/en"
    assert (packs / "s01/facilitator.html").read_bytes() != (packs / "psychodynamic/s01/facilitator.html").read_bytes()
    opening = (site / "build/index.html").read_text(encoding="utf-8")
    assert 'href="../../../ja/psychodynamic/s01/facilitator.html"' in (
        packs / "psychodynamic/s01/facilitator.html"
    ).read_text(encoding="utf-8")
    assert 'href="packs/en/psychodynamic/s01/facilitator.html"' in opening
