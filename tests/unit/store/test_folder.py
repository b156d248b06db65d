"""Finding the declaration, and paths that stay where they belong."""

import os
from pathlib import Path

import pytest

from toolkit.findings import Place
from toolkit.store.folder import check_inside, copied_from, find_declaration, inside, path_problem


def made(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "names, kind, codes",
    [
        (["site.yaml"], "site", []),
        (["study.yaml", "site.yaml"], "study", []),
        (["common/protocol.yaml"], "content", []),
        (["modalities/common/protocol.yaml"], "content", []),
        (["site.yaml", "site (1).yaml"], "site", ["FILE013"]),
        (["site.yaml", "site-DESKTOP-ABC123.yaml"], "site", ["FILE013"]),
        (["site.yaml", "site.sync-conflict-20270101-120000-ABCDEF.yaml"], "site", ["FILE013"]),
        (
            ["site.yaml", "adaptations.yaml", "adaptations (M. Sato's conflicted copy 2027-01-01).yaml"],
            "site",
            ["FILE013"],
        ),
        (
            ["site.yaml", "site - Kopie.yaml", "site copy.yaml", "Copy of site.yaml", "site.yaml.bak"],
            "site",
            ["FILE013"] * 4,
        ),
        (["site.yaml", "site-rules.yaml", "study-notes.md", "sites.yaml"], "site", []),
        (["site.yml"], None, ["FILE012"]),
        (["Site.yaml"], None, ["FILE012"]),
        (["site.yaml.txt"], None, ["FILE011"]),
        (["site.yaml.yaml"], None, ["FILE011"]),
        (["study.yml"], None, ["FILE012"]),
        (["site (1).yaml"], None, ["FILE014"]),
        (["readme.md"], None, ["FILE010"]),
        ([], None, ["FILE010"]),
    ],
)
def test_what_a_folder_holds(tmp_path: Path, names: list[str], kind: str | None, codes: list[str]) -> None:
    declaration, findings = find_declaration(made(tmp_path, *names), "here")
    assert (declaration.kind if declaration else None) == kind
    assert [item.code for item in findings] == codes


def test_no_site_lists_what_was_found(tmp_path: Path) -> None:
    (found,) = find_declaration(made(tmp_path, "a.txt", "b.txt"), "here")[1]
    assert "`a.txt`, `b.txt`" in found.fix
    (found,) = find_declaration(made(tmp_path, "sites/x/y", "sapporo/site.yaml"), "here")[1]
    assert "`sapporo/site.yaml`" in found.fix


def test_the_folder_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(tmp_path, "site.yml"))
    (found,) = find_declaration(Path("."))[1]
    assert str(found.place) == "site.yml"
    (tmp_path / "site.yml").unlink()
    (found,) = find_declaration(Path("."))[1]
    assert found.what == "there is no site here: this folder holds no site.yaml"


def test_a_file_names_its_folder(tmp_path: Path) -> None:
    made(tmp_path, "site.yaml", "adaptations.yaml", "modalities/common/protocol.yaml")
    assert find_declaration(tmp_path / "site.yaml")[0] == ("site", tmp_path)
    assert find_declaration(tmp_path / "adaptations.yaml")[0] == ("site", tmp_path)
    assert find_declaration(tmp_path / "modalities" / "common")[0] == ("content", tmp_path / "modalities")
    assert find_declaration(tmp_path / "modalities" / "common" / "protocol.yaml")[0] == (
        "content",
        tmp_path / "modalities",
    )
    assert find_declaration(tmp_path / "nowhere")[1][0].code == "FILE007"


def test_a_wrongly_named_file_that_is_given_itself(tmp_path: Path) -> None:
    made(tmp_path, "site.yaml.txt", "notes.txt")
    assert [item.code for item in find_declaration(tmp_path / "site.yaml.txt", "x/site.yaml.txt")[1]] == ["FILE011"]
    assert [item.code for item in find_declaration(tmp_path / "notes.txt", "notes.txt")[1]] == ["FILE010"]


def test_copies_know_their_original() -> None:
    assert copied_from("ja (2).po") == "ja.po"
    assert copied_from("site - コピー.yaml") == "site.yaml"
    assert copied_from("rrse.yaml") is None
    assert copied_from("quiet-agreement.yaml") is None


@pytest.mark.parametrize(
    "text", ["a.yaml", "pages/en/welcome.md", "./a", "a\\b.txt", "札幌/図.svg", "console.md", "a..b", ".hidden"]
)
def test_paths_inside(tmp_path: Path, text: str) -> None:
    path = inside(tmp_path, text)
    assert path is not None
    assert path.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["", " ", "..", "../a", "a/../../b", "a\\..\\..\\b", "/etc/passwd", "\\\\host\\share", "C:\\x", "c:x", "~/x", "con", "NUL.txt",
     "a/aux/b", "COM1.yaml", "lpt9", "a:b", "a?b", "a*", 'a"', "a|b", "a\x00b", "a\n", "a./b", "a ", "x" * 300],
)  # fmt: skip
def test_paths_that_are_refused(tmp_path: Path, text: str) -> None:
    assert inside(tmp_path, text) is None
    assert path_problem(text)
    path, findings = check_inside(tmp_path, text, Place("site.yaml", 3))
    assert path is None
    assert findings[0].code in ("FILE015", "FILE016")


@pytest.mark.skipif(os.name == "nt", reason="only on systems where anyone may make links")
def test_links_that_lead_out_or_round(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tmp_path / "out").symlink_to(tmp_path_factory.mktemp("out"))
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "real").mkdir()
    (tmp_path / "in").symlink_to(tmp_path / "real")
    assert inside(tmp_path, "out/x") is None
    assert inside(tmp_path, "in/x") is not None
    assert inside(tmp_path, "round/x") in (None, tmp_path / "round" / "x")
