"""What lies in `private/` for the rota: read as it is, and told of without what stands in it."""

from pathlib import Path

import pytest
from unit.resolve.builders import resolved

from toolkit.findings import Finding
from toolkit.model.rota import PrivateRota
from toolkit.resolve.people import names_of, rotas_of
from toolkit.resolve.site import ResolvedSite
from toolkit.rules.plans import private_rota_is_sound
from toolkit.store.rota import read_rota
from toolkit.store.tree import Tree


def laid(root: Path, rota: str = "", roster: str = "") -> Path:
    (root / "private").mkdir()
    (root / ".gitignore").write_text("private/\n", encoding="utf-8", newline="\n")
    for name, text in (("rota.yaml", rota), ("roster.csv", roster)):
        if text:
            (root / "private" / name).write_text(text, encoding="utf-8", newline="\n")
    return root


def site(size: int = 3, *more: str) -> ResolvedSite:
    cohorts = tuple({"id": name, "size": size} for name in ("spring", *more))
    return resolved(cohorts=cohorts, delivery={"sessions": 4, "minutes": 60})


def told(one: ResolvedSite, private: PrivateRota, tree: Tree | None) -> list[Finding]:
    return list(private_rota_is_sound(one, private, tree))


def test_a_site_without_these_files_has_nothing_to_tell(tmp_path: Path) -> None:
    read = read_rota(tmp_path)
    assert (read.private, read.tree, read.findings) == (PrivateRota(), None, ())


def test_people_are_named_by_number_or_by_code(tmp_path: Path) -> None:
    rota = (
        "schema: 1\nopt_outs:\n  - {person: t02, scenario: nod}\n  - {person: 1, scenario: nod, role: client}\n"
        "absences:\n  - {person: T-3, session: 2}\n"
    )
    roster = "Person,Role,Supervisor\nt01,trainee,s1\nt02,,s1\nf1,facilitator,\nT-3,trainee,s2\n"
    read = read_rota(laid(tmp_path, rota, roster))
    assert read.findings == ()
    assert read.private.codes == {"": ("t01", "t02", "T-3")}
    assert names_of(site(), site().site.cohorts[0], read.private) == ("t01", "t02", "T-3")
    assert told(site(), read.private, read.tree) == []


@pytest.mark.parametrize(
    "rota, line",
    [
        ("opt_outs:\n  - {person: Keiko Sato, scenario: nod}\n", 2),
        ("opt_outs:\n  - {person: 1, scenario: nod, role: boss}\n", 2),
        ("absences:\n  - {person: 1, session: two}\n", 2),
        ("opt_outs:\n  - {person: 1, scenario: nod, reason: secret}\n", 2),
        ("opt_outs: [\n", 1),
    ],
)
def test_a_line_that_is_wrong_is_told_by_its_number_alone(tmp_path: Path, rota: str, line: int) -> None:
    read = read_rota(laid(tmp_path, rota))
    assert {row.code for row in read.findings} == {"PLAN010"}
    assert str(line) in {row.slots["line"] for row in read.findings}
    assert all(row.place.line == 0 for row in read.findings)
    shown = " ".join(f"{row.what} {row.fix} {row.why} {row.place}" for row in read.findings)
    assert not any(word in shown for word in ("Keiko", "boss", "two", "secret"))


@pytest.mark.parametrize("roster", ["person\nKeiko Sato\n", "person\nt01\nt01\n", "code\nt01\n"])
def test_a_roster_holds_codes_and_no_names(tmp_path: Path, roster: str) -> None:
    read = read_rota(laid(tmp_path, roster=roster))
    assert [row.code for row in read.findings] == ["PLAN010"]
    assert "Keiko" not in read.findings[0].what


@pytest.mark.parametrize(
    "row",
    [
        "opt_outs: [{person: 4, scenario: nod}]",
        "opt_outs: [{person: 1, scenario: none}]",
        "opt_outs: [{person: t01, scenario: nod}]",
        "opt_outs: [{person: 1, cohort: autumn, scenario: nod}]",
        "absences: [{person: 1, session: 5}]",
    ],
)
def test_a_line_about_what_is_not_there_is_told(tmp_path: Path, row: str) -> None:
    read = read_rota(laid(tmp_path, f"schema: 1\n{row}\n"))
    assert read.findings == ()
    found = told(site(), read.private, read.tree)
    assert [(one.code, one.slots["line"], one.place.line) for one in found] == [("PLAN011", "2", 0)]


def test_with_several_cohorts_a_line_has_to_name_one(tmp_path: Path) -> None:
    read = read_rota(
        laid(tmp_path, "opt_outs:\n  - {person: 1, scenario: nod}\n  - {person: 1, cohort: autumn, scenario: nod}\n")
    )
    found = told(site(3, "autumn"), read.private, read.tree)
    assert [one.slots["line"] for one in found] == ["2"]


def test_a_roster_of_another_size_than_the_cohort_is_told_and_numbers_are_used(tmp_path: Path) -> None:
    read = read_rota(laid(tmp_path, roster="person;cohort\nt01;spring\nt02;spring\n"))
    one = site()
    assert [row.code for row in told(one, read.private, None)] == ["PLAN012"]
    assert names_of(one, one.site.cohorts[0], read.private) == ("1", "2", "3")


def test_each_group_of_a_cohort_has_a_rota_of_its_own(tmp_path: Path) -> None:
    one = resolved(cohorts=({"id": "spring", "size": 7, "groups": 2},), delivery={"sessions": 4, "minutes": 60})
    made = rotas_of(one, one.site.cohorts[0], PrivateRota())
    assert [names for names, _ in made] == [("1", "2", "3", "4"), ("5", "6", "7")]


def test_a_private_folder_that_git_takes_up_is_told(tmp_path: Path) -> None:
    laid(tmp_path, "opt_outs: []\n")
    assert read_rota(tmp_path).findings == ()
    (tmp_path / ".gitignore").write_text("build/\n", encoding="utf-8", newline="\n")
    assert [row.code for row in read_rota(tmp_path).findings] == ["PLAN014"]
