"""A site's rota follows what its coordinator writes in private, and nothing else that is built does."""

import json
import shutil
from pathlib import Path

import pytest
from errors.cases import spoken

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sapporo"
STAY = ("manifest.json", "index.html")
ROTA = "packs/en/rota.html"
FIRST = "short-answers"
SCENARIOS = "[short-answers, quiet-agreement, fewer-sessions, ordinary-week]"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def site(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_CACHE", str(cache))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = tmp_path / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("build", ".alliance"))
    text = (
        (root / "site.yaml")
        .read_text(encoding="utf-8")
        .replace("[ja, en]", "[en]")
        .replace("{set: core}", f"{{set: {SCENARIOS}}}")
    )
    write(root, "site.yaml", text)
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text, encoding="utf-8", newline="\n")


def built(root: Path) -> dict[str, bytes]:
    code, text = spoken(root, ["build", ".", "--only", "packs", "--date", "2027-01-15"])
    assert code == 0, text
    files = [path for path in (root / "build").rglob("*") if path.is_file()]
    return {path.relative_to(root / "build").as_posix(): path.read_bytes() for path in files}


def test_who_sits_out_changes_the_rota_and_nothing_else(site: Path) -> None:
    plain = built(site)
    write(site, "private/rota.yaml", f"schema: 1\nopt_outs:\n  - {{person: 1, scenario: {FIRST}, role: therapist}}\n")
    moved = built(site)
    changed = {path for path in plain | moved if plain.get(path) != moved.get(path)}
    assert ROTA in changed
    assert {path for path in changed if not path.startswith("packs/en/rota.")} <= set(STAY)
    assert sorted(plain[ROTA]) == sorted(moved[ROTA])
    assert b"opt_out" not in b"".join(moved.values())
    assert b"private/" not in moved["manifest.json"] + moved["findings.json"] + moved["index.html"]


def test_a_line_that_cannot_be_used_stops_the_build_and_is_shown_nowhere(site: Path) -> None:
    write(site, "private/rota.yaml", "schema: 1\nopt_outs:\n  - {person: Keiko Sato, scenario: nod}\n")
    code, text = spoken(site, ["check", ".", "--date", "2027-01-15"])
    assert code == 1
    assert "PLAN010" in text
    assert "Keiko" not in text
    code, text = spoken(site, ["build", ".", "--only", "packs", "--date", "2027-01-15", "--format", "json"])
    assert code == 1
    assert "Keiko" not in text
    assert "PLAN010" in {row["code"] for row in json.loads(text)["findings"]}
    assert not (site / "build" / ROTA).exists()
    write(site, "private/rota.yaml", "schema: 1\nopt_outs: []\n")
    assert ROTA in built(site)


def test_codes_take_the_place_of_numbers(site: Path) -> None:
    write(site, "private/roster.csv", "person\n" + "".join(f"t{number:02}\n" for number in range(1, 13)))
    page = built(site)[ROTA].decode("utf-8")
    assert all(f">t{number:02}<" in page for number in range(1, 13))


@pytest.mark.parametrize(
    "sorting, length, codes",
    [(20, 85, []), (35, 85, ["PLAN002"]), (20, 40, ["PLAN001"]), (15, 93, []), (20, 93, ["PLAN002"])],
)
def test_what_fits_is_told_of_the_modules_as_they_are_adapted(
    sorting: int, length: int, codes: list[str], site: Path
) -> None:
    """Eight meetings of 85 minutes hold the training, but not with a longer exercise; seven of 93 do with a shorter one."""
    sessions = 7 if length == 93 else 8
    text = (site / "site.yaml").read_text(encoding="utf-8")
    write(
        site,
        "site.yaml",
        text.replace("sessions: 8", f"sessions: {sessions}").replace("minutes: 90", f"minutes: {length}"),
    )
    if sorting != 20:
        write(site, "adaptations.yaml", "".join(ADAPTED.format(name=n, key=k, value=v) for n, k, v in records(sorting)))
    _, said = spoken(site, ["check", ".", "--date", "2027-01-15", "--format", "json"])
    rows = json.loads(said)["findings"]
    assert [row["code"] for row in rows if row["code"].startswith(("PLAN", "LAYER"))] == codes, rows


def records(sorting: int) -> list[tuple[str, str, int]]:
    rows = (("activities/sorting/minutes", sorting), ("dose/min", min(55, 35 + sorting)), ("dose/max", 90))
    return [(f"a{number}", key, value) for number, (key, value) in enumerate(rows, 1)]


ADAPTED = """- id: {name}
  target: module/alliance-rupture/{key}
  set: {value}
  tier: content
  reason: The room is ours for another time.
  frame: {{when: planning, planned: proactive, decided_by: [researcher], what: content, level: cohort}}
"""
