"""A verdict is given again while everything it came from is as it was, on the days on which it is true."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.publish.stamps import Inputs, take_inputs
from toolkit.publish.verdicts import Verdicts

DAYS = ("2026-11-24", "2027-01-01")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "site.yaml").write_text("schema: 1\n", encoding="utf-8", newline="\n")
    os.utime(folder / "site.yaml", (1_700_000_000, 1_700_000_000))
    return folder


def verdict_on(site: Path) -> Inputs:
    inputs = take_inputs("all", [site / "site.yaml", site / "adaptations.yaml"])
    return replace(inputs, told={"findings": []}, days=DAYS)


@pytest.fixture
def cache(site: Path, tmp_path: Path) -> Path:
    kept = Verdicts(tmp_path / "cache", site)
    kept.put("site", verdict_on(site))
    kept.keep()
    return tmp_path / "cache"


def test_a_verdict_is_given_again(site: Path, cache: Path) -> None:
    assert Verdicts(cache, site).get("site", "all", "2026-11-24") == {"findings": []}


@pytest.mark.parametrize("day", ["2026-11-23", "2027-01-01", ""])
def test_not_on_a_day_on_which_it_may_be_another(site: Path, cache: Path, day: str) -> None:
    assert Verdicts(cache, site).get("site", "all", day) is None


def test_not_under_other_options(site: Path, cache: Path) -> None:
    assert Verdicts(cache, site).get("site", "other", "2026-11-24") is None


@pytest.mark.parametrize("name", ["site.yaml", "adaptations.yaml"])
def test_not_after_a_file_has_changed_or_come(site: Path, cache: Path, name: str) -> None:
    (site / name).write_text("schema: 2\n", encoding="utf-8", newline="\n")
    assert Verdicts(cache, site).get("site", "all", "2026-11-24") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": 1, "verdicts": {"site": [1]}}'])
def test_a_damaged_file_is_no_verdict(site: Path, cache: Path, damage: bytes) -> None:
    (file,) = (cache / "verdicts").iterdir()
    file.write_bytes(damage)
    assert Verdicts(cache, site).get("site", "all", "2026-11-24") is None


def test_what_was_not_kept_is_not_there(site: Path, tmp_path: Path) -> None:
    Verdicts(tmp_path / "other", site).put("site", verdict_on(site))
    assert Verdicts(tmp_path / "other", site).get("site", "all", "2026-11-24") is None
