"""A coordinator checks a site, a study or content: everything in one run, at its place, as bad as the stage makes it."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from errors.cases import CONTENT, HERE, TODAY, spoken

ROOT = HERE.parents[1]
SITE = (HERE / "BASE005" / "site.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def check(root: Path, *words: str) -> tuple[int, list[tuple[str, str, str, int]]]:
    """Exit code, and (code, severity, file, line) of each finding; platforms' losses and open lines of documents left out."""
    code, text = spoken(root, ["check", ".", "--date", TODAY, "--format", "json", *words])
    rows = [(row["code"], row["severity"], row["file"], row["line"]) for row in json.loads(text)["findings"]]
    return code, [row for row in rows if not re.match("FORM|WEB|XLSF|LIME|PACK|DOCU007", row[0])]


def site_check(root: Path, text: str, *words: str) -> tuple[int, list[tuple[str, str, str, int]]]:
    write(root / "site.yaml", text)
    return check(root, *words)


def codes(rows: list[tuple[str, str, str, int]]) -> list[str]:
    return [row[0] for row in rows]


MANY = changed(
    SITE,
    ("id: sapporo", "id: aux"),
    ("country: JP", "country: 日本"),
    ("timezone: Asia/Tokyo", "timezone: JST"),
    ("modality: cbt", "modalty: cbt"),
    ("languages: [en]", "languages: [Japanese, en, en]"),
    ("    size: 12\n", "    size: twelve\n"),
    ("starts: 2027-04-13", "starts: 13.04.2027"),
    ("sessions: 10", "sessions: 2"),
    ("waves: [pre1, pre2, post]", "waves: [pre1, pre22, post]"),
    ("scenarios: {set: core}", "scenarios: {set: [quiet-agremeent]}"),
    ("surveys: [web]", "surveys: [website]"),
    ("email: coordinator@example.org", "email: sato"),
    ("independent_of_grading: true", "independent_of_grading: false"),
    ("expires: 2028-12-31", "expires: 2026-12-31"),
)


def test_one_run_tells_everything_that_is_wrong_in_a_file(tmp_path: Path) -> None:
    code, rows = site_check(tmp_path, MANY)
    assert code == 1
    expected = (
        "SITE002 SITE004 SITE005 KEY001 LANG001 SITE022 KEY021 PLAN001 SITE013 SITE014 SITE016 SITE026 SAFE004 TIME001"
    )
    assert set(expected.split()) <= set(codes(rows))
    size = MANY[: MANY.index("twelve")].count("\n") + 1
    assert any(row[3] == size for row in rows)
    assert rows == sorted(rows, key=lambda row: row[3])
    lines = [row[3] for row in rows if row[0] not in ("KEY003", "BASE005")]
    assert all(1 < line <= MANY.count("\n") for line in lines)


def test_a_slip_in_one_key_hides_nothing_that_stands_beside_it(tmp_path: Path) -> None:
    contact = changed(SITE, ("    independent_of_grading: true\n", ""), ('    emergency: "119"\n', ""))
    assert {"KEY003", "SAFE007"} <= set(codes(site_check(tmp_path, contact)[1]))
    video = changed(SITE, ("  minutes: 90\n", "  minutes: 90\n  video: {recorded: true, consnet: written}\n"))
    assert {"KEY001", "SAFE001", "SAFE002"} <= set(codes(site_check(tmp_path, video)[1]))


def test_a_sound_site_is_clean(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE, encoding="utf-8")
    code, text = spoken(tmp_path, ["check", ".", "--date", TODAY])
    assert code == 0
    assert "error" not in text
    assert re.search(r"^Checked site sapporo: .*2 to-dos.*\.$", text, re.MULTILINE)


@pytest.mark.parametrize("country", ["NO", "DE", "TW", "XK", "PS"])
def test_letters_of_a_country_stay_letters(tmp_path: Path, country: str) -> None:
    assert not {"SITE003", "SITE004", "KEY007"} & set(
        codes(site_check(tmp_path, SITE.replace("country: JP", f"country: {country}"))[1])
    )


def test_todos_are_errors_once_the_site_says_that_it_is_ready(tmp_path: Path) -> None:
    open_ends = changed(
        SITE,
        ("country: JP", "country: todo"),
        ("size: 12", "size: todo"),
        ("board: Clinic review board", "board: todo"),
        ("  coordinator: {name: M. Sato, email: coordinator@example.org}\n", ""),
    )
    code, rows = site_check(tmp_path, open_ends)
    assert code == 0
    wanted = {"SITE030", "SITE033", "SITE035", "KEY020"}
    assert {row[0] for row in rows if row[1] == "todo"} == wanted | {"BASE005"}
    code, rows = site_check(tmp_path, open_ends.replace("stage: draft", "stage: ready"))
    assert code == 1
    assert {row[0] for row in rows if row[1] == "error"} == wanted


def test_what_is_wrong_is_an_error_at_every_stage(tmp_path: Path) -> None:
    for stage in ("draft", "ready", "collecting"):
        wrong = SITE.replace("stage: draft", f"stage: {stage}").replace("2028-12-31", "2026-12-31")
        assert ("TIME001", "error") in [row[:2] for row in site_check(tmp_path, wrong)[1]]


def test_collecting_waits_for_the_board_and_for_reviewed_instruments(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / ".alliance" / "base")
    small = (HERE / "LANG006" / "site.yaml").read_text(encoding="utf-8")
    assert ("LANG006", "error") in [row[:2] for row in site_check(tmp_path, small)[1]]
    assert "LANG006" not in codes(site_check(tmp_path, small.replace("stage: collecting", "stage: ready"))[1])
    waived = small + "require_review: {instruments: draft}\n"
    assert "LANG006" not in codes(site_check(tmp_path, waived)[1])
    english = small.replace("languages: [sw, en]", "languages: [en]")
    assert site_check(tmp_path, english)[0] == 0
    pending = english.replace("status: approved, expires: 2028-12-31", "status: pending")
    assert ("SITE039", "error") in [row[:2] for row in site_check(tmp_path, pending)[1]]


LATE = changed(SITE, ("starts: 2027-04-13", "starts: 2027-04-12"), ("2028-12-31", "2027-05-01"))
ACCEPTED = "accepted:\n  - {code: %s, reason: We have talked about it., by: coordinator}\n"


def test_an_accepted_warning_is_hidden_wherever_it_comes_from(tmp_path: Path) -> None:
    assert {"TIME005", "TIME002"} <= set(codes(site_check(tmp_path, LATE)[1]))
    assert "TIME005" not in codes(site_check(tmp_path, LATE + ACCEPTED % "TIME005")[1])
    rows = site_check(tmp_path, LATE + ACCEPTED % "TIME002")[1]
    assert "TIME002" not in codes(rows)
    assert "TIME005" in codes(rows)


def test_an_accepted_loss_of_a_platform_is_hidden(tmp_path: Path) -> None:
    two = SITE.replace("languages: [en]", "languages: [en, en-XA]\nrespond_in: [en, en-XA]").replace(
        "[web]", "[xlsform]"
    )
    write(tmp_path / "site.yaml", two)
    words = ["check", ".", "--date", TODAY]
    assert "warning XLSF001" in spoken(tmp_path, words)[1]
    write(tmp_path / "site.yaml", two + ACCEPTED % "XLSF001")
    assert "XLSF001" not in spoken(tmp_path, words)[1]


def test_only_a_warning_can_be_accepted(tmp_path: Path) -> None:
    graded = SITE.replace("independent_of_grading: true", "independent_of_grading: false")
    rows = site_check(tmp_path, graded + ACCEPTED % "SAFE004")[1]
    assert {"SAFE004", "SITE029"} <= set(codes(rows))
    rows = site_check(tmp_path, SITE.replace("    size: 12\n    groups: 2\n", "") + ACCEPTED % "SITE033")[1]
    assert {"SITE033", "SITE029"} <= set(codes(rows))


@pytest.fixture
def study(tmp_path: Path) -> Path:
    for file in ("study.yaml", "sites/sapporo/site.yaml", "sites/bogota/site.yaml"):
        write(tmp_path / file, (HERE / "STUDY003" / file).read_text(encoding="utf-8").replace("bogotá", "bogota"))
    return tmp_path


def test_a_study_tells_the_findings_of_all_its_sites(study: Path) -> None:
    assert check(study)[0] == 0
    broken = study / "sites" / "bogota" / "site.yaml"
    write(broken, broken.read_text(encoding="utf-8").replace("waves: [pre1, pre2, post]", "waves: [pre1, pre2, post\n"))
    other = study / "sites" / "sapporo" / "site.yaml"
    write(other, other.read_text(encoding="utf-8").replace("modality: cbt", "modality: cbtt"))
    write(
        study / "study.yaml", (study / "study.yaml").read_text(encoding="utf-8").replace("lead: sapporo", "lead: kyoto")
    )
    code, rows = check(study)
    assert code == 1
    files = {row[2] for row in rows if row[1] == "error"}
    assert files == {"sites/bogota/site.yaml", "sites/sapporo/site.yaml", "study.yaml"}
    assert ("SITE012", "error", "sites/sapporo/site.yaml") in [row[:3] for row in rows]


def test_a_site_of_a_study_names_the_study_by_the_way_up(study: Path) -> None:
    write(study / "study.yaml", (study / "study.yaml").read_text(encoding="utf-8") + "clam: direct\n")
    rows = check(study / "sites" / "bogota")[1]
    assert "../../study.yaml" in {row[2] for row in rows}
    assert "study.yaml" in {row[2] for row in check(study)[1]}


def test_globs_find_sites_and_odd_ones_find_none(study: Path) -> None:
    text = (study / "study.yaml").read_text(encoding="utf-8")
    write(study / "study.yaml", text.replace("[sites/sapporo, sites/bogota]", "[sites/*]"))
    assert check(study)[0] == 0
    write(study / "study.yaml", text.replace("[sites/sapporo, sites/bogota]", '[sites/*, "***x", sites/none]'))
    assert codes(check(study)[1]).count("STUDY003") == 2


def test_github_puts_each_finding_beside_its_line(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))
    code, text = spoken(tmp_path, ["check", ".", "--format", "github", "--date", TODAY])
    assert code == 1
    line = next(row for row in text.splitlines() if "SITE012" in row)
    assert re.match(
        r'::error file=site\.yaml,line=9,col=11,title=SITE012::there is no modality "cbtt"%0AWrite `cbt`', line
    )
    assert not re.search(r"^(?!::)", text.rstrip("\n"), re.MULTILINE)


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))
    text = spoken(tmp_path, ["check", ".", "--format", "json", "--date", TODAY])[1]
    row = next(row for row in json.loads(text)["findings"] if row["code"] == "SITE012")
    assert (row["line"], row["column"], row["end_column"], row["key"]) == (9, 11, 15, "modality")
    assert row["what"] == 'there is no modality "cbtt"'
    assert row["fix"].startswith("Write `cbt`.")


class Terminal:
    """Standard output as a terminal's."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_that_want_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.cli import main

    write(tmp_path / "site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))

    def shown(*words: str) -> str:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        main(["check", str(tmp_path), "--date", TODAY, *words])
        return terminal.text

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in shown()
    assert "\x1b[" not in shown("--no-color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in shown()


def test_quiet_prints_findings_only(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE)
    assert "Checked" not in spoken(tmp_path, ["check", ".", "-q", "--date", TODAY])[1]


def test_exit_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from toolkit.cli import main

    write(tmp_path / "site.yaml", SITE)
    site = str(tmp_path)
    assert main(["check", site, "--date", TODAY]) == 0
    write(tmp_path / "site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))
    assert main(["check", site, "--date", TODAY]) == 1
    assert main(["check", site, "--dat"]) == 2
    assert main(["check", site, "--date", "12.4.2027"]) == 2
    assert "12.4.2027 is not a day; write year-month-day, as in 2027-04-12" in capsys.readouterr().err
    assert main(["chek", site]) == 2
    assert "Did you mean `alliance check`?" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdout", FullDisk())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert main(["check", site, "--date", TODAY]) == 3
    monkeypatch.undo()
    said = capsys.readouterr().err
    assert "your files are as they were" in said
    assert "Traceback" not in said
    (log,) = tmp_path.glob("alliance-*.log")
    assert "Traceback" in log.read_text(encoding="utf-8")


class FullDisk(Terminal):
    """Standard output to a disk that is full."""

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


HEAVY = ("babel", "jinja2", "cookiecutter", "xlsxwriter", "openpyxl", "ruamel", "mkdocs")
LOADED = f"""
import sys
from toolkit.cli import main
main(["check", sys.argv[1], "--date", "2027-01-15", "-q"])
print(sorted(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)
"""


def loaded_by_a_check(folder: Path, *more: str) -> str:
    script = LOADED.replace(repr(HEAVY), repr((*HEAVY, *more)))
    ran = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    return ran.stderr.strip()


def test_a_clean_check_loads_nothing_that_is_slow(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE)
    assert loaded_by_a_check(tmp_path) == "[]"


def test_an_answer_that_is_given_again_loads_no_models(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE)
    models = ("pydantic", "yaml", "toolkit.model.site")
    assert "toolkit.model.site" in loaded_by_a_check(tmp_path, *models)
    assert loaded_by_a_check(tmp_path, *models) == "[]"


def test_it_also_runs_as_a_module(tmp_path: Path) -> None:
    write(tmp_path / "site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))
    words = [sys.executable, "-m", "toolkit", "check", str(tmp_path), "--date", TODAY, "-q"]
    ran = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)
    assert ran.returncode == 1
    assert 'site.yaml:9:11: error SITE012: there is no modality "cbtt"' in ran.stdout


def own_scenario(**pairs: str) -> str:
    text = (HERE / "SITE015" / "scenarios" / "exam.yaml").read_text(encoding="utf-8")
    return changed(text.replace("id: exam", "id: own-case").replace("use: assessment", "use: training"), *pairs.items())


def test_content_of_ones_own_is_held_to_the_rules_of_content(tmp_path: Path) -> None:
    write(tmp_path / "scenarios" / "own-case.yaml", own_scenario())
    code, rows = site_check(tmp_path, SITE)
    assert (code, codes(rows)) == (0, ["BASE005"])
    write(tmp_path / "scenarios" / "own-case.yaml", own_scenario(**{"persona: p1": "persona: p99"}))
    code, rows = site_check(tmp_path, SITE)
    assert code == 1
    assert ("CONT003", "error", "scenarios/own-case.yaml") in [row[:3] for row in rows]


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "logo.svg"
    outside.write_text("<svg/>", encoding="utf-8")
    site.mkdir()
    try:
        (site / "logo.svg").symlink_to(outside)
    except OSError:
        pytest.skip("only on systems where anybody may make a link")
    assert "FILE015" in codes(site_check(site, SITE + "publish: {logo: logo.svg}\n")[1])


def test_a_folder_of_content_is_checked_without_a_site() -> None:
    code, text = spoken(ROOT, ["check", "modalities"])
    assert code == 0
    assert re.fullmatch(r"Checked content with \d+ texts: no findings\.\n", text)
