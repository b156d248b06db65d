"""Somebody pins a site to its release, adds a language later, and finds out that the copy was changed by hand."""

import shutil
import time
from pathlib import Path

import pytest

from toolkit.cli import main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sapporo"


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    """The shipped example, which holds no copy of the protocol."""
    folder = tmp_path / "sapporo"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build", ".alliance", "private"))
    monkeypatch.chdir(folder)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    rows = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in rows.items() if not name.startswith(".alliance/history/")}


def write(site: Path, old: str, new: str) -> None:
    text = (site / "site.yaml").read_text(encoding="utf-8")
    assert old in text
    (site / "site.yaml").write_text(text.replace(old, new), encoding="utf-8")


def test_pinning_takes_the_todo_away_and_a_second_time_changes_nothing(site, capsys) -> None:
    assert main(["check"]) == 0
    assert "BASE005" in capsys.readouterr().out
    assert main(["upgrade", "--same-release"]) == 0
    pinned = files_of(site)
    assert {
        ".alliance/lock.json",
        ".alliance/base/modalities/cbt/modality.yaml",
        ".alliance/base/locales/ja/locale.yaml",
    } <= set(pinned)
    assert not any("psychodynamic" in name for name in pinned)
    assert main(["check"]) == 0
    assert "BASE005" not in capsys.readouterr().out
    assert main(["upgrade", "--same-release", "--date", "2031-01-01"]) == 0
    assert files_of(site) == pinned
    assert "pinned to rupture-repair@1 already" in capsys.readouterr().out


def test_what_is_newly_used_is_added_and_what_is_there_stays(site, capsys) -> None:
    assert main(["upgrade", "--same-release", "--date", "2027-01-01"]) == 0
    before = files_of(site)
    write(site, "modality: cbt  ", "modality: psychodynamic")
    assert main(["check"]) == 1
    assert "BASE006" in capsys.readouterr().out
    assert main(["upgrade", "--same-release", "--date", "2028-01-01"]) == 0
    after = files_of(site)
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"site.yaml", ".alliance/lock.json"}
    assert any(name.startswith(".alliance/base/modalities/psychodynamic/") for name in after)
    assert b'"date": "2027-01-01"' in after[".alliance/lock.json"]
    assert main(["check"]) == 0
    assert main(["check", "--base"]) == 0


def test_a_copy_that_was_changed_is_found_and_not_pinned_again(site, capsys) -> None:
    assert main(["upgrade", "--same-release"]) == 0
    file = site / ".alliance" / "base" / "modalities" / "common" / "protocol.yaml"
    file.write_bytes(file.read_bytes() + b"# mine\n")
    before = files_of(site)
    assert main(["check"]) == 0
    assert main(["check", "--base"]) == 1
    assert main(["upgrade", "--same-release"]) == 1
    assert capsys.readouterr().out.count("BASE003") == 2
    assert files_of(site) == before


def test_one_undo_takes_the_whole_pin_back_and_the_next_brings_it_again(site, capsys) -> None:
    before = files_of(site)
    assert main(["upgrade", "--same-release"]) == 0
    pinned = files_of(site)
    assert main(["undo"]) == 0
    assert files_of(site) == before
    assert main(["check"]) == 0
    assert "BASE005" in capsys.readouterr().out
    assert main(["undo"]) == 0
    assert files_of(site) == pinned
    assert main(["check", "--base"]) == 0


def test_a_dry_run_says_each_file_and_writes_none(site, capsys) -> None:
    before = files_of(site)
    assert main(["upgrade", "--same-release", "--dry-run"]) == 0
    assert "would be created: .alliance/lock.json" in capsys.readouterr().out
    assert files_of(site) == before


def test_a_damaged_lock_is_written_anew(site) -> None:
    assert main(["upgrade", "--same-release"]) == 0
    (site / ".alliance" / "lock.json").write_text("{", encoding="utf-8")
    assert main(["check"]) == 1
    assert main(["upgrade", "--same-release"]) == 0
    assert main(["check", "--base"]) == 0


def test_another_release_is_refused(site, capsys) -> None:
    write(site, "rupture-repair@1", "rupture-repair@9")
    assert main(["upgrade", "--same-release"]) == 1
    assert "rupture-repair@9" in capsys.readouterr().out
    assert not (site / ".alliance").exists()


def test_a_study_holds_one_copy_for_all_its_sites(site, tmp_path) -> None:
    home = tmp_path / "study"
    (home / "sites").mkdir(parents=True)
    for name, tags in (("sapporo", "[ja, en]"), ("leeds", "[en]")):
        shutil.copytree(site, home / "sites" / name)
        text = (site / "site.yaml").read_text(encoding="utf-8")
        text = text.replace("[ja, en]", tags).replace("id: sapporo", f"id: {name}")
        (home / "sites" / name / "site.yaml").write_text(f"study: ../..\n{text}", encoding="utf-8")
    lines = [
        "schema: 1",
        "study: {id: two, name: Two sites, lead: sapporo}",
        "protocol: rupture-repair@1",
        "claim: inspired",
    ]
    (home / "study.yaml").write_text("\n".join([*lines, "sites: [sites/*]", ""]), encoding="utf-8")
    assert main(["upgrade", "--same-release", str(home)]) == 0
    assert (home / ".alliance" / "base" / "locales" / "ja" / "locale.yaml").is_file()
    before = files_of(home)
    assert main(["upgrade", "--same-release", str(home / "sites" / "leeds")]) == 0
    assert files_of(home) == before


def test_pinning_is_quick(site) -> None:
    """Each file goes through the history by itself; sixty of them must still feel like one step."""
    started = time.perf_counter()
    assert main(["upgrade", "--same-release"]) == 0
    assert time.perf_counter() - started < 5


def test_a_copy_older_than_the_toolkit_still_builds_with_its_new_words_in_english(site, capsys) -> None:
    assert main(["upgrade", "--same-release"]) == 0
    words = site / ".alliance/base/modalities/common/interface.yaml"
    lines = words.read_text(encoding="utf-8").splitlines(keepends=True)
    older = [line for line in lines if not line.startswith("  checklist:")]
    assert len(older) < len(lines)
    words.write_text("".join(older), encoding="utf-8", newline="\n")
    assert main(["build", "--target", "web"]) == 0, capsys.readouterr().out
    assert "Traceback" not in capsys.readouterr().err
