"""Two translators work on one catalog in git: their work is joined by message, and what clashes is theirs to choose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.store.po import Catalog, Entry, made, new_header, read_po, render_po

ROOT = Path(__file__).resolve().parents[2]
NAME = "locales/ja/LC_MESSAGES/instruments.po"
DRIVER = f'"{sys.executable}" -m toolkit locale merge %O %A %B %P'


def text(**said: str) -> str:
    return render_po(
        made([Entry(f"item/{key}", f"Text {key}.", words) for key, words in said.items()], new_header("ja"))
    )


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [tmp_path / name for name in ("base.po", "ours.po", "theirs.po")]


def merge(files: list[Path], *texts: str) -> int:
    for path, one in zip(files, texts, strict=True):
        path.write_text(one, encoding="utf-8", newline="\n")
    return main(["locale", "merge", *map(str, files), NAME])


def read(path: Path) -> dict[str, Entry]:
    catalog, findings = read_po(path, path.name)
    assert isinstance(catalog, Catalog)
    assert not findings
    return catalog.by_context()


def test_a_clean_merge_is_quiet_and_ends_well(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert merge(files, text(a="", b=""), text(a="甲", b=""), text(a="", b="乙")) == 0
    assert files[1].read_text(encoding="utf-8") == text(a="甲", b="乙")
    assert "error" not in capsys.readouterr().out


def test_a_clash_is_named_and_ends_with_one(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert merge(files, text(a="", b=""), text(a="甲", b=""), text(a="丙", b="乙")) == 1
    out = capsys.readouterr().out
    assert f"{NAME}: error LOC025: both sides have translated `item/a`" in out
    found = read(files[1])
    assert (found["item/a"].translation, found["item/a"].needs_check) == ("甲", True)
    assert found["item/a"].comments == ("Merge, the other side wrote: 丙",)
    assert found["item/b"].translation == "乙"


def test_a_side_that_has_not_changed_leaves_the_bytes_of_the_other(files: list[Path]) -> None:
    strange = text(a="甲").replace('msgid "Text a."', 'msgid ""\n"Text a."').replace("\n\n", "\n\n\n")
    for base, ours, theirs in (
        (text(a=""), text(a=""), strange),
        (text(a=""), strange, text(a="")),
        ("", strange, strange),
    ):
        assert merge(files, base, ours, theirs) == 0
        assert files[1].read_text(encoding="utf-8") == strange


def test_a_damaged_side_is_left_alone_and_named(files: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    damaged = text(a="甲") + '\nmsgctxt "x\n'
    assert merge(files, text(a=""), text(a="乙"), damaged) == 1
    assert files[1].read_text(encoding="utf-8") == text(a="乙")
    assert f"{NAME} (theirs):" in capsys.readouterr().out


def test_git_joins_what_two_people_have_translated(tmp_path: Path) -> None:
    """The line of `.gitattributes` and the one line of configuration are all that it takes."""
    repository = tmp_path / "work here"

    def git(*words: str, code: int = 0) -> str:
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
        done = subprocess.run(["git", *who, *words], cwd=repository, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def write(message: str, **said: str) -> None:
        path.write_text(text(**said), encoding="utf-8", newline="\n")
        git("add", "-A")
        git("commit", "-qm", message)

    repository.mkdir()
    path = repository / NAME
    path.parent.mkdir(parents=True)
    git("init", "-q")
    git("config", "merge.alliance-po.driver", DRIVER)
    template = ROOT / "templates" / "site" / "{{cookiecutter._folder}}" / ".gitattributes"
    shutil.copyfile(template, repository / ".gitattributes")
    write("base", a="", b="", c="")
    git("checkout", "-qb", "theirs")
    write("theirs", a="", b="乙", c="")
    git("checkout", "-q", "main")
    write("ours", a="甲", b="", c="")
    git("merge", "-q", "--no-edit", "theirs")
    assert path.read_text(encoding="utf-8") == text(a="甲", b="乙", c="")
    git("checkout", "-q", "theirs")
    write("theirs again", a="", b="乙", c="丁")
    git("checkout", "-q", "main")
    write("ours again", a="甲", b="乙", c="丙")
    git("merge", "-q", "--no-edit", "theirs", code=1)
    assert NAME in git("diff", "--name-only", "--diff-filter=U")
    assert "<<<<" not in path.read_text(encoding="utf-8")
    assert read(path)["item/c"].comments == ("Merge, the other side wrote: 丁",)


def test_the_repository_says_so_too() -> None:
    for path in (ROOT / ".gitattributes", ROOT / "examples" / "sapporo" / ".gitattributes"):
        assert "*.po merge=alliance-po\n" in path.read_text(encoding="utf-8")
