"""Somebody makes a modality, a scenario or an instrument, for a site or for the shared content.

1 what is made passes the check as it comes, and what is still to be written is counted
2 nothing is written over, a dry run writes nothing, and what was made can be taken back
3 names that are misspelt, kept or taken are told, with one that is free
4 answers come from the keyboard, from a file or from options, and are data
"""

import json
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
import yaml
from errors.cases import CONTENT

from toolkit import shipped
from toolkit.cli import main
from toolkit.cli.home import find_home
from toolkit.cli.new import KINDS
from toolkit.cli.opening import open_site
from toolkit.cli.part_questions import part_questions
from toolkit.cli.partfile import part_files
from toolkit.model.names import WINDOWS_DEVICES
from toolkit.rules.unwritten import MARK

ROOT = Path(__file__).resolve().parents[2]
PARTS = tuple(kind for kind in KINDS if kind not in ("site", "locale"))
TOLD = {
    "modality": ["--set", "name=Gestalt therapy"],
    "scenario": ["--set", "id=kind-refusal"],
    "instrument": ["--set", "title=After: lunch"],
}
IN_SITE = {
    "modality": ["modalities/gestalt-therapy/modality.yaml"],
    "scenario": ["scenarios/kind-refusal.yaml"],
    "instrument": ["instruments/after-lunch.yaml"],
}
EDITOR = 'Sakura: "{{ 7*7 }}"'


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))


def site(folder: Path = Path("clinic"), stage: str = "draft") -> Path:
    """The example with time for everything, as a site that is not pinned."""
    text = (ROOT / "examples" / "sapporo" / "site.yaml").read_text(encoding="utf-8")
    folder.mkdir()
    text = re.sub("sessions: [0-9]+", "sessions: 16", text.replace("stage: draft", f"stage: {stage}"))
    (folder / "site.yaml").write_text(text, encoding="utf-8", newline="\n")
    return folder


def small(folder: Path = Path("small")) -> Path:
    """A small content folder."""
    shutil.copytree(CONTENT, folder)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def made(kind: str, home: Path, *more: str) -> int:
    return main(["new", kind, "--no-input", "-o", str(home), *TOLD[kind], *more])


def found_in(folder: Path, capsys) -> list[dict[str, str]]:
    capsys.readouterr()
    main(["check", str(folder), "--format", "json", "--date", "2027-01-15"])
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)["findings"]
    return rows


def named(rows: Iterable[dict[str, str]], severity: str) -> list[tuple[str, str]]:
    return [(row["code"], row["file"]) for row in rows if row["severity"] == severity]


# 1


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_of_a_site_passes_its_check(kind, capsys) -> None:
    home = site()
    assert made(kind, home) == 0
    if kind == "modality":
        text = (home / "site.yaml").read_text(encoding="utf-8")
        (home / "site.yaml").write_text(text.replace("modality: cbt", "modality: gestalt-therapy"), encoding="utf-8")
    rows = found_in(home, capsys)
    assert named(rows, "error") == []
    assert [file for code, file in named(rows, "todo") if code == "CONT010"][:1] == IN_SITE[kind]


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_of_small_content_passes_its_check(kind, capsys) -> None:
    home = small()
    before = named(found_in(home, capsys), "error")
    assert made(kind, home) == 0
    rows = found_in(home, capsys)
    assert named(rows, "error") == before == []
    assert [code for code, _ in named(rows, "todo")][:1] == ["CONT010"]


@pytest.mark.parametrize("kind", PARTS)
def test_a_part_of_the_shared_content_passes_its_check(kind, capsys) -> None:
    for name in ("modalities", "locales"):
        shutil.copytree(ROOT / name, name)
    for more in ((), ("--set", "marker=none", "--set", "id=merely-tired")) if kind == "scenario" else ((),):
        assert made(kind, Path("modalities"), *more) == 0
    rows = found_in(Path("modalities"), capsys)
    assert named(rows, "error") == []
    assert {code for code, _ in named(rows, "todo")} == {"CONT010"}
    name = IN_SITE[kind][0].split("/")[1].removesuffix(".yaml")
    assert made(kind, Path("modalities"), "--set", f"id={name}") == 1, "the id is taken now"


def test_a_scenario_fits_whichever_marker_carries_it() -> None:
    home, _ = find_home("scenario", str(shipped.modalities()))
    assert home is not None
    question = next(one for one in part_questions("scenario", home) if one.key == "marker")
    told = {"id": "any", "code": "x01", "difficulty": "2", "persona": "p1", "age": "40", "substitute": "none"}
    groups = {code: one.group for code, one in home.protocol.taxonomy.markers.items()}
    assert len(question.choices) == len(groups) + 1
    for code, _ in question.choices:
        (text,) = part_files("scenario", home, {**told, "marker": question.reads(code.lower(), {})}).values()
        data = yaml.safe_load(text)
        assert data["rupture"] == groups.get(code, "none")
        assert data["markers"]["main"] == (None if code == "none" else code)


def test_what_was_made_is_in_the_site() -> None:
    home = site()
    for kind in PARTS:
        assert made(kind, home) == 0
    text = (home / "site.yaml").read_text(encoding="utf-8")
    (home / "site.yaml").write_text(text.replace("modality: cbt", "modality: gestalt-therapy"), encoding="utf-8")
    opened = open_site(home, date(2027, 1, 15))
    assert opened.resolved is not None
    assert "kind-refusal" in [one.id for one in opened.resolved.scenarios]
    (form,) = [form for form in opened.resolved.forms if form.id == "trainee-post"]
    assert form.instruments[-1].id == "after-lunch"
    assert opened.resolved.modalities == ("gestalt-therapy",)


@pytest.mark.parametrize("kind", PARTS)
def test_a_site_that_is_ready_takes_no_text_that_is_still_to_be_written(kind, capsys) -> None:
    home = site(stage="ready")
    assert made(kind, home) == 0
    if kind == "modality":
        text = (home / "site.yaml").read_text(encoding="utf-8")
        (home / "site.yaml").write_text(text.replace("modality: cbt", "modality: gestalt-therapy"), encoding="utf-8")
    assert ("CONT010", IN_SITE[kind][0]) in named(found_in(home, capsys), "error")


def test_what_is_to_be_written_is_counted_and_goes_away(capsys) -> None:
    home = site()
    assert made("instrument", home) == 0
    file = home / "instruments" / "after-lunch.yaml"
    text = file.read_text(encoding="utf-8")
    rows = [row["what"] for row in found_in(home, capsys) if row["code"] == "CONT010"]
    count = text.count(': "' + MARK)
    assert rows == [f"texts here that still say what to write: {count}"]
    file.write_text(text.replace('"' + MARK + " ", '"'), encoding="utf-8", newline="\n")
    assert [row for row in found_in(home, capsys) if row["code"] == "CONT010"] == []


# 2


@pytest.mark.parametrize("home", [site, small])
@pytest.mark.parametrize("kind", PARTS)
def test_a_dry_run_names_each_file_and_writes_none(kind, home, capsys) -> None:
    folder = home()
    before = files_in(folder)
    assert made(kind, folder, "--dry-run") == 0
    said = capsys.readouterr().out
    assert f"would write {folder.as_posix()}/" in said
    assert "Next" not in said
    assert files_in(folder) == before
    assert made(kind, folder) == 0
    new = {f"{folder.as_posix()}/{name}" for name in files_in(folder).keys() - before.keys() if ".alliance" not in name}
    assert {line.removeprefix("would write ") for line in said.splitlines() if "would write" in line} == new


@pytest.mark.parametrize("home", [site, small])
@pytest.mark.parametrize("kind", PARTS)
def test_what_was_made_is_taken_back(kind, home) -> None:
    folder = home()
    before = files_in(folder)
    assert made(kind, folder) == 0
    assert files_in(folder) != before
    assert main(["undo", str(folder)]) == 0
    assert {name: data for name, data in files_in(folder).items() if ".alliance" not in name} == before


@pytest.mark.parametrize("home", [site, small])
@pytest.mark.parametrize("kind", PARTS)
def test_a_file_that_is_there_stays_as_it_is(kind, home, capsys) -> None:
    folder = home()
    told = {"modality": "id=walk", "scenario": "id=walk", "instrument": "id=walk"}[kind]
    assert made(kind, folder, "--set", told) == 0
    (path,) = [path for path in folder.rglob("*.yaml") if path.stem == "walk" or path.parent.name == "walk"]
    main(["undo", str(folder)])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("not: [sound", encoding="utf-8")
    before = files_in(folder)
    capsys.readouterr()
    assert made(kind, folder, "--set", told) == 1
    assert "CMD010" in capsys.readouterr().out or kind == "modality"
    assert files_in(folder) == before


def test_comments_and_every_other_line_of_the_protocol_stay() -> None:
    home = small()
    file = home / "modalities" / "common" / "protocol.yaml"
    before = file.read_text(encoding="utf-8").replace("scenarios: [nod]", "scenarios:  # ours\n  - nod   # first\n")
    file.write_text(before, encoding="utf-8", newline="\n")
    assert made("scenario", home) == 0
    assert made("instrument", home, "--set", "forms=trainee-post") == 0
    after = file.read_text(encoding="utf-8").splitlines()
    gone = [line for line in before.splitlines() if line not in after]
    come = [line for line in after if line not in before.splitlines()]
    assert "  - nod   # first" in after
    assert "  - kind-refusal" in come
    assert [line.partition("instruments")[2] for line in gone] == [": [check]", ": [check], title: After}"]
    assert "instruments: [check, after-lunch]" in come


@pytest.mark.parametrize("kind", PARTS)
def test_the_same_answers_give_the_same_bytes(kind) -> None:
    trees = []
    for name in ("one", "two"):
        home = site(Path(name))
        assert made(kind, home) == 0
        trees.append({path: data for path, data in files_in(home).items() if ".alliance" not in path})
    assert trees[0] == trees[1]
    for data in trees[0].values():
        assert b"\r" not in data
        assert data.endswith(b"\n")


# 3


@pytest.mark.parametrize(
    "kind, told, says",
    [
        (
            "scenario",
            "id=quiet-agreement",
            "There is one called `quiet-agreement` already; write another, for instance",
        ),
        ("scenario", "id=quiet_agreement", "too much like `quiet-agreement`"),
        ("scenario", "id=Kind Refusal!", "for instance `kind-refusal`"),
        ("scenario", "id=con", "kept by Windows"),
        ("scenario", "id=", "--set id=..."),
        ("scenario", "code=s02", "Another scenario has the code `s02`; write another, for instance `x01`"),
        ("scenario", "code=S 2", "for instance `x01`"),
        ("scenario", "code=nul", "kept by Windows"),
        ("scenario", "marker=W-XXX", "W-MIN"),
        ("scenario", "difficulty=4", "from 1 to 3"),
        ("scenario", "age=9", "from 14 to 99"),
        ("scenario", "persona=q7", "p1"),
        ("scenario", "sign=W-MIN", "There are: id, code"),
        ("modality", "id=cbt", "There is one called `cbt`"),
        ("modality", "id=psychodynamic", "There is one called `psychodynamic`"),
        ("modality", "id=common", "There is one called `common`"),
        ("modality", "id=lpt1", "kept by Windows"),
        ("instrument", "id=rrse", "There is one called `rrse`"),
        ("instrument", "prefix=rrse", "codes like `rrse01`"),
        ("instrument", "prefix=a1", "small letters"),
        ("instrument", "forms=nowhere", "trainee-post"),
        ("instrument", "answers=1", "from 2 to 11"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_what_to_write(kind, told, says, capsys) -> None:
    home = site()
    before = files_in(home)
    words = ["new", kind, "--no-input", "-o", str(home), "--set", "id=fine", *TOLD[kind], "--set", told]
    assert main(words) == 1
    said = capsys.readouterr().out
    assert says in said
    assert "CMD007" in said or "CMD008" in said
    assert files_in(home) == before


@pytest.mark.parametrize("kind", PARTS)
def test_no_part_is_called_like_a_device(kind) -> None:
    home, _ = find_home(kind, str(site()))
    assert home is not None
    question = next(one for one in part_questions(kind, home) if one.key == "id")
    for name in WINDOWS_DEVICES:
        with pytest.raises(ValueError, match=r"Windows|Use 2 to 30"):
            question.reads(name, {})


def test_codes_go_on_where_the_last_one_ended() -> None:
    content, _ = find_home("scenario", str(shipped.modalities()))
    own, _ = find_home("scenario", str(site()))
    assert content is not None
    assert own is not None
    last = max(int(one.code[1:]) for one in content.protocol.scenarios.values() if one.code.startswith("s"))
    defaults = [
        next(one for one in part_questions("scenario", home) if one.key == "code").default({})
        for home in (content, own)
    ]
    assert defaults == [f"s{last + 1:02}", "x01"]
    assert made("scenario", Path("clinic")) == 0
    again, _ = find_home("scenario", "clinic")
    assert again is not None
    assert next(one for one in part_questions("scenario", again) if one.key == "code").default({}) == "x02"


def test_every_question_explains_itself() -> None:
    home, _ = find_home("scenario", str(shipped.modalities()))
    assert home is not None
    for kind in PARTS:
        for question in part_questions(kind, home):
            assert len(question.explains) > 15, question.key
            assert question.asks.endswith("?"), question.key


# 4


def test_without_a_kind_the_kinds_are_told(capsys) -> None:
    assert main(["new"]) == 2
    said = capsys.readouterr().err
    assert all(f"  {kind} " in said for kind in KINDS)


@pytest.mark.parametrize("kind", PARTS)
def test_the_example_is_of_a_site_alone(kind, capsys) -> None:
    assert main(["new", kind, "--example"]) == 2
    assert "--example makes a site" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["nothing", "study", "missing"])
def test_where_there_is_no_home_it_is_explained(name, capsys) -> None:
    Path("nothing").mkdir()
    Path("study").mkdir()
    shutil.copy(ROOT / "tests" / "errors" / "STUDY004" / "study.yaml", "study/study.yaml")
    assert made("scenario", Path(name)) == 1
    said = capsys.readouterr().out
    assert f"CMD009: {name} is no site and no folder with shared content" in said
    assert "-o" in said


def test_the_site_that_one_stands_in_is_meant(monkeypatch, capsys) -> None:
    monkeypatch.chdir(site())
    assert main(["new", "scenario", "--no-input", "--set", "id=walk"]) == 0
    assert "Made scenarios/walk.yaml\n" in capsys.readouterr().out
    assert Path("scenarios/walk.yaml").is_file()


def test_content_is_meant_from_each_of_its_folders(monkeypatch, capsys) -> None:
    home = small().resolve()
    for number, folder in enumerate((home, home / "modalities", home / "modalities" / "common")):
        monkeypatch.chdir(home)
        assert main(["new", "scenario", "--no-input", "--set", f"id=walk{number}", "-o", str(folder)]) == 0
    monkeypatch.chdir(home / "modalities")
    capsys.readouterr()
    assert main(["new", "scenario", "--no-input", "--set", "id=walk3"]) == 0
    assert "Made ../modalities/common/scenarios/walk3.yaml" in capsys.readouterr().out
    assert len(list((home / "modalities" / "common" / "scenarios").glob("walk*.yaml"))) == 4
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == [".alliance"]


class Person:
    """Somebody at the keyboard: types lines one after the other, and then presses Ctrl-C."""

    def __init__(self, *lines: str) -> None:
        self.lines = iter(lines)

    def ask(self, prompt: str) -> str:
        line = next(self.lines, None)
        if line is None:
            raise KeyboardInterrupt
        return line


def test_somebody_answers_at_the_keyboard(monkeypatch, capsys) -> None:
    monkeypatch.chdir(site())
    person = Person("?", "walk", "", "giving", "2", "", "41", "", "")
    monkeypatch.setattr("builtins.input", person.ask)
    assert main(["new", "scenario"]) == 0
    said = capsys.readouterr().out
    assert "Learners never see it" in said
    assert "This is what will be written" in said
    data = yaml.safe_load(Path("scenarios/walk.yaml").read_text(encoding="utf-8"))
    assert (data["code"], data["markers"]["main"], data["difficulty"], data["client"]["age"]) == ("x01", "W-DEF", 2, 41)


def test_ctrl_c_keeps_the_answers_of_each_kind_apart(monkeypatch, capsys) -> None:
    monkeypatch.chdir(site())
    monkeypatch.setattr("builtins.input", Person("walk").ask)
    assert main(["new", "scenario"]) == 130
    assert "Go on with:  alliance new scenario" in capsys.readouterr().err
    assert Path("alliance-answers-scenario.yaml").is_file()
    monkeypatch.setattr("builtins.input", Person("Rooms", "", "", "", "", "").ask)
    assert main(["new", "instrument"]) == 0
    assert "Going on with" not in capsys.readouterr().out
    monkeypatch.setattr("builtins.input", Person("", "", "", "", "", "", "").ask)
    assert main(["new", "scenario"]) == 0
    assert "Going on with" in capsys.readouterr().out
    assert Path("scenarios/walk.yaml").is_file()
    assert not Path("alliance-answers-scenario.yaml").exists()


@pytest.mark.parametrize("kind, key", [("modality", "name"), ("instrument", "title")])
def test_answers_come_from_a_file_and_are_data(kind, key, capsys) -> None:
    home = site()
    Path("told.yaml").write_text(json.dumps({key: EDITOR, "id": "walk"}), encoding="utf-8")
    assert main(["new", kind, "--no-input", "--answers", "told.yaml", "-o", str(home)]) == 0
    path = home / ("modalities/walk/modality.yaml" if kind == "modality" else "instruments/walk.yaml")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))[key] == EDITOR
    Path("wrong.yaml").write_text("id: walk\ncolour: red\n", encoding="utf-8")
    assert main(["new", kind, "--no-input", "--answers", "wrong.yaml", "-o", str(home)]) == 1
    assert "wrong.yaml:2:" in capsys.readouterr().out


def test_the_templates_hold_no_code_and_no_hook() -> None:
    for kind in KINDS:
        files = [path for path in (shipped.templates() / kind).rglob("*") if path.is_file()]
        assert [path.name for path in files if path.suffix == ".py" or "hooks" in path.parts] == []
        assert (shipped.templates() / kind / "cookiecutter.json").is_file()
