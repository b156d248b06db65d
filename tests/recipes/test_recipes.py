"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the checkout, with nothing but the recipe at hand."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
COPIED = (
    *("toolkit", "modalities", "locales", "templates", "examples", "docs", "tests"),
    *("pyproject.toml", "mkdocs.yml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "CITATION.cff", "noxfile.py"),
)
LEFT_BEHIND = shutil.ignore_patterns("node_modules", "__pycache__", "build", "golden", "recipes", "_content")
RECIPES = (
    *("a modality", "a scenario", "an instrument", "an adapter"),
    *("a locale", "a rule", "a check", "an exporter", "a command"),
)
PROGRAMS = {
    "alliance": [sys.executable, "-m", "toolkit"],
    "pytest": [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
    "python": [sys.executable],
    "ruff": [sys.executable, "-m", "ruff"],
}

_BLOCK = re.compile(r"^ *```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """One fenced block: commands, a whole file, or a change to one."""

    kind: str
    file: str
    text: str


def steps_of(recipe: str) -> list[Step]:
    """The blocks of a recipe, in order."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.split(r"^##+ ", page.partition(f"\n### Recipe: {recipe}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return [Step(kind, file, textwrap.dedent(text)) for kind, file, text in _BLOCK.findall(section)]


def follow(step: Step, root: Path) -> None:
    if step.kind == "sh":
        for line in step.text.splitlines():
            run(line, root)
        return
    path = root / step.file
    if step.kind == "diff":
        text = path.read_text(encoding="utf-8")
        path.write_text(changed(text, step), encoding="utf-8", newline="\n")
        return
    assert not path.exists(), f"{step.file} is there already"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(step.text, encoding="utf-8", newline="\n")


def changed(text: str, step: Step) -> str:
    """A text with a change made where the lines of the block stand, which must be one place."""
    rows = step.text.splitlines()
    old = "".join(f"{row[1:]}\n" for row in rows if row[:1] != "+")
    new = "".join(f"{row[1:]}\n" for row in rows if row[:1] != "-")
    assert f"\n{text}".count(f"\n{old}") == 1, f"{step.file} holds these lines {text.count(old)} times:\n{old}"
    return f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]


def run(line: str, root: Path) -> None:
    words = shlex.split(line)
    if words[0] == "cp":
        (root / words[2]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / words[1], root / words[2])
        return
    env = {**os.environ, "XDG_CACHE_HOME": str(root / "cache"), "LOCALAPPDATA": str(root / "cache"), "PYTHONUTF8": "1"}
    env.pop("CI", None)
    done = subprocess.run(
        [*PROGRAMS[words[0]], *words[1:]],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A copy of all that a contributor would change."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=LEFT_BEHIND)
        else:
            shutil.copyfile(source, tmp_path / name)
    return tmp_path


def test_every_recipe_of_the_page_is_followed():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^### Recipe: (.+)$", page, re.MULTILINE)) == RECIPES


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_enough_on_its_own(recipe, checkout):
    steps = steps_of(recipe)
    assert {step.kind for step in steps} >= {"sh"}
    for step in steps:
        follow(step, checkout)
