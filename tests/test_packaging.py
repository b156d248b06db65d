"""What an install brings: data folders, one owner of the name, licences, honest bounds, and locks without hosts."""

import ast
import importlib.metadata
import importlib.util
import json
import re
import shutil
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import toolkit
from toolkit import shipped

hatchling = pytest.importorskip("hatchling.builders.wheel", reason="hatchling builds the wheel that is looked into")

ROOT = Path(__file__).resolve().parents[1]
DATA = ("locales", "modalities", "templates")
PIP_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_LOCK = ROOT / "tests" / "browser" / "package-lock.json"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def build_wheel(root: Path, folder: Path) -> Path:
    """The wheel of a source tree, made by the same builder that pip calls."""
    return Path(next(hatchling.WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist_tree(tmp_path_factory) -> Path:
    from hatchling.builders.sdist import SdistBuilder

    folder = tmp_path_factory.mktemp("sdist")
    archive = next(SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with tarfile.open(archive) as packed:
        # The filter came with 3.11.4; what is unpacked here is our own.
        packed.extraction_filter = getattr(tarfile, "data_filter", lambda member, path: member)
        packed.extractall(folder)
    return next(path for path in folder.iterdir() if path.is_dir())


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def shipped_files() -> set[str]:
    """Every data file of the checkout that belongs to the content, as the wheel should name it."""
    found = (path for folder in DATA for path in (ROOT / folder).rglob("*") if path.is_file())
    kept = (path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts)
    return {f"toolkit/_content/{name}" for name in kept if not name.endswith((".mo", ".pyc", ".DS_Store"))}


def test_no_other_distribution_owns_the_import_name():
    owners = set(importlib.metadata.packages_distributions().get("toolkit", ()))
    assert owners <= {"alliance-toolkit"}


def test_the_version_is_said_once():
    assert PROJECT["project"]["dynamic"] == ["version"]
    cff = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {toolkit.__version__}\n" in cff
    assert importlib.metadata.version("alliance-toolkit") == toolkit.__version__


def test_the_wheel_holds_the_data_folders(wheel):
    expected = shipped_files()
    assert {name.split("/")[2] for name in expected} == set(DATA)
    assert {name for name in names_in(wheel) if name.startswith("toolkit/_content/")} == expected


def test_the_wheel_holds_every_asset_that_lies_beside_its_code(wheel):
    beside = (path for path in (ROOT / "toolkit").rglob("*") if path.is_file() and "_content" not in path.parts)
    wanted = {path.relative_to(ROOT).as_posix() for path in beside if "__pycache__" not in path.parts}
    assert "toolkit/py.typed" in wanted
    assert wanted <= names_in(wheel)


def test_the_wheel_holds_nothing_else(wheel):
    assert {name.split("/")[0].split("-")[0] for name in names_in(wheel)} == {"toolkit", "alliance_toolkit"}


def test_no_compiled_catalog_and_no_code_under_templates(wheel):
    unwanted = (r"\.mo$", r"\.pyc$", r"_content/templates/.*\.py$", r"__pycache__", r"_content/.*/hooks/")
    assert not [name for name in names_in(wheel) if any(re.search(pattern, name) for pattern in unwanted)]


def test_an_editable_install_holds_no_copy_of_the_data(tmp_path):
    built = hatchling.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["editable"])
    assert not [name for name in names_in(Path(next(built))) if "_content" in name]


def test_the_wheel_from_the_sdist_is_the_wheel_from_the_checkout(wheel, sdist_tree, tmp_path):
    # From a copy: building leaves bytecode of the hook beside it.
    unpacked = Path(shutil.copytree(sdist_tree, tmp_path / "unpacked"))
    assert build_wheel(unpacked, tmp_path).read_bytes() == wheel.read_bytes()


def test_the_sdist_holds_the_tests_and_no_clutter(sdist_tree):
    names = {path.relative_to(sdist_tree).as_posix() for path in sdist_tree.rglob("*") if path.is_file()}
    assert {"tests/test_packaging.py", "tests/browser/package-lock.json", "noxfile.py", "hatch_build.py"} <= names
    clutter = (
        r"(^|/)(node_modules|\.venv|\.nox|__pycache__|\.alliance/history)/|^(build|dist|site)/|^examples/[^/]+/build/"
    )
    assert not [name for name in names if re.search(clutter, name)]


def test_a_checkout_reads_its_own_folders():
    assert shipped.content_root() == ROOT
    assert (shipped.locales(), shipped.modalities(), shipped.templates()) == tuple(ROOT / name for name in DATA)


def test_an_installed_wheel_reads_the_packaged_folders(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    spec = importlib.util.spec_from_file_location("installed_shipped", tmp_path / "toolkit" / "shipped.py")
    installed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installed)
    assert installed.modalities() == tmp_path / "toolkit" / "_content" / "modalities"
    assert (installed.modalities() / "common" / "protocol.yaml").is_file()


def test_the_licences_travel_along(wheel):
    held = {name.split("/licenses/")[1] for name in names_in(wheel) if "/licenses/" in name}
    assert held == {"LICENSE", "LICENSE-CONTENT"}
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "SPDX-License-Identifier: CC-BY-4.0" in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    assert PROJECT["project"]["license"] == "Apache-2.0 AND CC-BY-4.0"


def test_all_means_every_extra():
    extras = dict(PROJECT["project"]["optional-dependencies"])
    named = Requirement(extras.pop("all")[0])
    assert (named.name, named.extras) == ("alliance-toolkit", set(extras))


def requirements_with_a_bound() -> list[Requirement]:
    """Every direct requirement of the package and its extras, and of the two groups that the minimums session uses."""
    declared = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]
    declared += [*PROJECT["dependency-groups"]["peers"]]
    for name, extra in PROJECT["project"]["optional-dependencies"].items():
        declared += extra if name != "all" else []
    return [Requirement(text) for text in declared]


def pins(lock: Path) -> dict[str, set[str]]:
    """Normalised name to the versions that a lock pins, one for each environment marker."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(normalised(name), set()).add(version)
    return found


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("requirement", requirements_with_a_bound(), ids=lambda requirement: requirement.name)
def test_the_lowest_version_declared_is_the_one_that_minimums_installs(requirement):
    (bound,) = [spec.version for spec in requirement.specifier if spec.operator == ">="]
    installed = pins(ROOT / "requirements" / "minimums.txt")[normalised(requirement.name)]
    assert {version.removesuffix(".0").removesuffix(".0") for version in installed} == {
        bound.removesuffix(".0").removesuffix(".0")
    }


@pytest.mark.parametrize("lock", PIP_LOCKS, ids=lambda lock: lock.name)
def test_a_pip_lock_names_no_host_and_gives_a_hash_for_every_pin(lock):
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] ", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z])", text.strip())
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_agree_and_hold_what_is_declared():
    names = {lock.name for lock in PIP_LOCKS}
    assert names == {"all.txt", "boris.txt", "dev.txt", "minimums.txt"}
    all_pins, dev_pins = (pins(ROOT / "requirements" / name) for name in ("all.txt", "dev.txt"))
    assert {name for name in all_pins if all_pins[name] != dev_pins.get(name)} == set()
    assert {normalised(requirement.name) for requirement in requirements_with_a_bound()} <= set(dev_pins)


def test_the_npm_lock_names_no_host_and_gives_a_hash_for_every_package():
    text = NPM_LOCK.read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
    assert "omit-lockfile-registry-resolved=true" in NPM_LOCK.with_name(".npmrc").read_text(encoding="utf-8")


def sessions() -> dict[str, str]:
    """Name to docstring of every session of the noxfile, without importing nox."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    marked = [node for node in functions if any("nox.session" in ast.unparse(mark) for mark in node.decorator_list)]
    return {node.name: ast.get_docstring(node) or "" for node in marked}


def test_every_session_has_its_help_text():
    assert [name for name, text in sessions().items() if not text.endswith(".")] == []


def test_the_gate_runs_every_session_that_nox_runs_by_default():
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    default = set(re.findall(r'"(\w+)"', re.search(r"options\.sessions = \[(.*?)\]", noxfile, re.DOTALL)[1]))
    gate = re.search(r"^sessions=\((.*?)\)", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)[1]
    assert set(gate.split()) == default == set(sessions()) - {"long", "lock"}


def test_the_commands_of_the_readme_name_sessions():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"nox -s (\w+)", text)
    assert {"demo", "tests"} <= set(named) <= set(sessions())
    assert "nox -s demo" in text.split("```")[1]
    assert "nox -s tests" in text.split("```")[3]
