"""A language is translated in Weblate, which alone writes it: the recipe of the docs is followed, with Weblate played by its own store.

1 what Weblate has to know is written by the toolkit, the same every time, for the languages that are at home there
2 other commands leave such a language as it is, and say where it lives
3 the recipe loses no word: locked, taken in, updated, handed back
4 Weblate's store changes the text that was translated, and no other line
"""

import difflib
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from errors.cases import CONTENT

from toolkit.catalog.weblate import PARAMETERS
from toolkit.cli import main
from toolkit.store.po import Entry, read_po

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "weblate.md"
FILE = "locales/sw/LC_MESSAGES/instruments.po"
ITEM = "instrument/check/sections/first/items/ck01/text"
OTHER = "instrument/check/sections/first/items/ck02/text"
AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def content(tmp_path, monkeypatch) -> Path:
    """A small content folder with a language that is at home in Weblate, and one that is not."""
    root = tmp_path / "content"
    shutil.copytree(CONTENT, root)
    monkeypatch.chdir(root)
    for tag, home in (("sw", "weblate"), ("it", "files")):
        assert main(["new", "locale", "--no-input", "--quiet", "--set", f"tag={tag}", "--set", f"home={home}"]) == 0
    return root


def files_in(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def entry(key: str, root: Path = Path()) -> Entry:
    catalog, findings = read_po(root / FILE, FILE)
    assert catalog is not None
    assert not findings
    return catalog.by_context()[key]


def edited(key: str, old: str, new: str) -> None:
    """Change the English of a text."""
    path = next(Path("modalities/common/instruments").glob("check.yaml"))
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, key
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


# 1


def test_every_catalog_is_a_component_and_only_languages_at_home_there_are_seen(content) -> None:
    assert main(["locale", "extract", "--weblate", "--quiet"]) == 0
    rows = {row["slug"]: row for row in json.loads(Path("locales/templates/weblate.json").read_text("utf-8"))}
    catalogs = {path.stem for path in (content / "locales/sw/LC_MESSAGES").iterdir()}
    assert rows.keys() == {*catalogs, "glossary"}
    for name in catalogs:
        row = rows[name]
        assert Path(row["new_base"]).is_file()
        assert [path.as_posix() for path in Path().glob(row["filemask"]) if "/sw/" in path.as_posix()]
        assert row["file_format_params"]["po_line_wrap"] == -1
        assert re.fullmatch(row["language_regex"], "sw")
        assert not re.fullmatch(row["language_regex"], "it")
    assert rows["interface"]["priority"] > rows["modules"]["priority"]
    assert rows["glossary"]["is_glossary"]
    assert "msgmerge" not in Path("locales/templates/weblate.json").read_text("utf-8")


def test_the_same_content_gives_the_same_bytes_and_a_dry_run_none(content) -> None:
    assert main(["locale", "extract", "--weblate", "--dry-run", "--quiet"]) == 0
    assert not Path("locales/templates").exists()
    assert main(["locale", "extract", "--weblate", "--quiet"]) == 0
    before = files_in(content / "locales/templates")
    assert main(["locale", "extract", "--weblate", "--quiet"]) == 0
    assert files_in(content / "locales/templates") == before
    assert sorted(name for name in before if name.startswith("glossary")) == ["glossary/sw.po"]


def test_a_glossary_gives_each_form_and_marks_what_was_turned_down(content) -> None:
    rows = "english,swahili,note,banned\nclient,mteja;mhitaji,a person,mgonjwa\n"
    Path("locales/sw/glossary.csv").write_text(rows, encoding="utf-8", newline="\n")
    assert main(["locale", "extract", "--weblate", "--quiet"]) == 0
    catalog, findings = read_po(Path("locales/templates/glossary/sw.po"), "sw.po")
    assert catalog is not None
    assert not findings
    found = [(one.source, one.translation, one.flags) for one in catalog.entries]
    assert found == [
        ("client", "mteja", ("terminology",)),
        ("client", "mhitaji", ("terminology",)),
        ("client", "mgonjwa", ("forbidden",)),
    ]


# 2


def test_other_commands_leave_it_as_it_is_and_say_where_it_lives(content, capsys) -> None:
    before = files_in(content / "locales/sw")
    assert main(["locale", "export", "sw", "--no-context", "-o", "out.xlsx", "--quiet"]) == 0
    edited(ITEM, "I notice a quick yes.", "I notice a very quick yes.")
    for words in (["update", "sw"], ["import", "out.xlsx", "--yes"], ["import", "out.xlsx", "--dry-run"]):
        capsys.readouterr()
        assert main(["locale", *words]) == 1, words
        assert "error LOC030" in capsys.readouterr().out
    assert main(["locale", "update"]) == 0
    out = capsys.readouterr().out
    assert "note LOC031" in out
    assert "locales/it/" in out
    assert main(["locale", "update", "it", "--for-weblate"]) == 1
    assert "error LOC032" in capsys.readouterr().out
    assert files_in(content / "locales/sw") == before


def test_what_only_reads_works_as_ever(content, capsys) -> None:
    assert main(["locale", "status", "sw"]) == 0
    assert "sw, in Weblate" in capsys.readouterr().out
    assert main(["locale", "check", "sw", "--quiet"]) == 0
    assert main(["check", "modalities", "--quiet"]) == 0


# 3


def git(*words: str, at: Path | None = None) -> str:
    done = subprocess.run(
        ["git", *AUTHOR, *words], cwd=at, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


class Weblate:
    """Weblate as far as the recipe needs it: a clone that translators write into while it is open, through Weblate's own store."""

    def __init__(self, clone: Path) -> None:
        self.clone = clone
        self.locked = False
        self.pending: list[tuple[str, str]] = []

    def translate(self, key: str, words: str) -> None:
        assert not self.locked
        self.pending.append((key, words))

    def commit(self) -> None:
        from translate.storage import pypo

        for key, words in self.pending:
            store = pypo.pofile.parsestring((self.clone / FILE).read_bytes())
            store.wrapper.width = PARAMETERS["po_line_wrap"]
            unit = next(one for one in store.units if one.getcontext() == key)
            unit.target = words
            unit.markfuzzy(False)
            (self.clone / FILE).write_bytes(bytes(store))
            git("commit", "-q", "-a", "-m", f"Translated {key}", at=self.clone)
        self.pending = []

    def run(self, action: str) -> None:
        if action in ("lock", "unlock"):
            self.locked = action == "lock"
        elif action == "commit":
            self.commit()
        elif action == "push":
            git("push", "-q", at=self.clone)
        else:
            assert action == "pull"
            assert not self.pending
            git("pull", "-q", "--ff-only", at=self.clone)


def recipe(heading: str) -> list[list[str]]:
    """The lines of the first block of commands below a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    return [shlex.split(line) for line in section.partition("```sh\n")[2].partition("```")[0].splitlines()]


def follow(heading: str, weblate: Weblate) -> None:
    programs: dict[str, Callable[[list[str]], None]] = {
        "wlc": lambda words: weblate.run(words[0]),
        "git": lambda words: None if words[0] == "commit" and not git("status", "--porcelain") else _git(words),
        "alliance": lambda words: _alliance(words),
    }
    for program, *words in recipe(heading):
        programs[program](words)


def _git(words: list[str]) -> None:
    git(*words)


def _alliance(words: list[str]) -> None:
    assert main([*words, "--quiet"]) == 0, words


@pytest.fixture
def weblate(content, tmp_path) -> Weblate:
    """Weblate, set up by the recipe from an empty repository."""
    git("init", "-q", "--bare", "-b", "main", str(tmp_path / "origin.git"))
    git("init", "-q", "-b", "main")
    Path(".gitignore").write_text(".alliance/history/\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "Content")
    git("remote", "add", "origin", str(tmp_path / "origin.git"))
    git("push", "-q", "-u", "origin", "main")
    made = Weblate(tmp_path / "weblate")
    follow("Set Weblate up once", made)
    git("clone", "-q", str(tmp_path / "origin.git"), str(made.clone))
    return made


@pytest.mark.extras
def test_the_recipe_loses_no_word_and_shows_what_has_changed(weblate) -> None:
    weblate.translate(ITEM, "Naona ndiyo ya haraka.")
    weblate.translate(OTHER, "Ninauliza.")
    edited(ITEM, "I notice a quick yes.", "I notice a very quick yes.")
    git("commit", "-q", "-a", "-m", "The English")
    git("push", "-q")
    weblate.commit()
    git("pull", "-q", "--rebase", at=weblate.clone)  # as Weblate does by itself where both have gone on
    follow("Bring new texts in", weblate)
    assert not weblate.locked
    stale, kept = entry(ITEM, weblate.clone), entry(OTHER, weblate.clone)
    assert (stale.translation, stale.previous_source) == ("Naona ndiyo ya haraka.", "I notice a quick yes.")
    assert "fuzzy" in stale.flags
    assert (kept.translation, kept.flags) == ("Ninauliza.", entry(OTHER).flags)
    assert "fuzzy" not in kept.flags
    weblate.translate(ITEM, "Naona ndiyo ya haraka sana.")
    follow("Bring new texts in", weblate)
    assert entry(ITEM).translation == "Naona ndiyo ya haraka sana."
    assert (entry(ITEM).previous_source, "fuzzy" in entry(ITEM).flags) == (None, False)
    before = files_in(Path("locales"))
    follow("Bring new texts in", weblate)
    assert files_in(Path("locales")) == before
    assert git("status", "--porcelain") == ""


def test_the_recipe_locks_first_takes_in_before_it_updates_and_opens_last() -> None:
    lines = [" ".join(words[:3]) for words in recipe("Bring new texts in")]
    assert lines[0] == "wlc lock PROJECT"
    assert lines[-1] == "wlc unlock PROJECT"
    order = ["wlc commit PROJECT", "wlc push PROJECT", "git pull --ff-only", "alliance locale update"]
    assert [lines.index(line) for line in order] == sorted(lines.index(line) for line in order)
    assert lines.index("git push") < lines.index("wlc pull PROJECT")


# 4


@pytest.mark.extras
@pytest.mark.parametrize(
    "path", sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")), ids=lambda path: "-".join(path.parts[-3::2])
)
def test_weblates_store_changes_the_text_that_was_translated_and_no_other_line(path) -> None:
    from translate.storage import pypo

    data = path.read_bytes()
    store = pypo.pofile.parsestring(data)
    store.wrapper.width = PARAMETERS["po_line_wrap"]
    assert bytes(store) == data
    unit = next(one for one in store.units if not one.isheader() and len(str(one.source)) > 30)
    unit.target = (
        "A translation that is longer than any line would be, had somebody asked for lines to be wrapped at all."
    )
    rows = difflib.ndiff(data.decode("utf-8").splitlines(), bytes(store).decode("utf-8").splitlines())
    assert sorted(row[0] for row in rows if row[0] in "+-") == ["+", "-"]
