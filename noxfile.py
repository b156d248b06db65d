"""The sessions of this project: each does its own set-up, and its docstring is its help text (`nox -l`)."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import nox

if sys.version_info < (3, 11):  # noqa: UP036 - nox itself runs on older ones
    raise SystemExit(
        f"This needs Python 3.11 or newer, and .venv has {sys.version.split()[0]}: make it with a newer one."
    )

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = [
    "lint",
    "content",
    "tests",
    "base",
    "docs",
    "demo",
    "wheel",
    "minimums",
    "reproducible",
    "recipes",
    "bench",
]

# The example's working language is Japanese, and its commands would speak it; who works here reads English.
os.environ.setdefault("ALLIANCE_LANG", "en")
ROOT = Path(__file__).parent
BROWSER = ROOT / "tests" / "browser"
CI = bool(os.environ.get("CI"))
NEEDS_OF_OTHERS = "not slow and not browser and not java and not node and not extras"
PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup")


@nox.session
def demo(session: nox.Session) -> None:
    """Build the shipped example and say where to look."""
    install(session, "all")
    for site in examples(session):
        session.run("python", "-m", "toolkit", "build", str(site))
        session.log(f"Open this in a browser: {ROOT / site / 'build' / 'index.html'}")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests but the long sweeps; on Debian as root this first installs the browser and Java they use."""
    machine(session)
    install(session, "dev")
    session.install("--require-hashes", "--no-deps", "-r", "requirements/boris.txt")
    browser_packages(session)
    session.run("pytest", *(session.posargs or PARALLEL), env={"NOTHING_IS_SKIPPED": "yes" if CI else None})


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and types, of the modules for the browser too."""
    install(session, "dev")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    if browser_packages(session):
        session.run("node", "tests/browser/node_modules/typescript/bin/tsc", "-p", "tests/browser", external=True)


@nox.session
def content(session: nox.Session) -> None:
    """Check the shipped content, the shipped examples and the folders of `locales/`."""
    install(session, "all")
    session.run("python", "-m", "toolkit", "check", "modalities")
    for site in examples(session):
        session.run("python", "-m", "toolkit", "check", str(site))


@nox.session
def base(session: nox.Session) -> None:
    """Run the tests with the base install alone: no extra, no reader of others."""
    session.install("-c", constraints(session, "dev"), "-e", ".", *group("test"))
    session.run("pytest", "-m", NEEDS_OF_OTHERS, *(session.posargs or ("tests/unit", "tests/features", *PARALLEL)))


@nox.session(python=shutil.which("python3.11") and "3.11")
def minimums(session: nox.Session) -> None:
    """Run the tests with the lowest versions that the package says it supports."""
    install(session, "minimums")
    # Old releases warn about things of their own that they have mended since.
    session.run(
        "pytest", "-W", "default", "-m", "not slow and not browser and not node", *(session.posargs or PARALLEL)
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Build the toolkit's own documentation, strictly, into `site/`."""
    install(session, "all")
    session.run("mkdocs", "build", "--strict", "--quiet", env={"NO_MKDOCS_2_WARNING": "1"})
    session.log(f"Open this in a browser: {ROOT / 'site' / 'index.html'}")


@nox.session
def wheel(session: nox.Session) -> None:
    """Build sdist and wheel, install the wheel outside the checkout, and scaffold, check and build a site with it."""
    session.install("build")
    with tempfile.TemporaryDirectory() as temporary:
        away = Path(temporary)
        # `build` alone makes the wheel from the sdist, the second call from the checkout: they must be the same bytes.
        session.run("python", "-m", "build", "--outdir", str(away / "dist"), str(ROOT))
        session.run("python", "-m", "build", "--wheel", "--outdir", str(away / "direct"), str(ROOT))
        built, direct = (next((away / folder).glob("*.whl")) for folder in ("dist", "direct"))
        one, other = (members_of(archive) for archive in (built, direct))
        if built.read_bytes() != direct.read_bytes():
            differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
            session.error(f"the wheels from the sdist and from the checkout differ in: {', '.join(differing[:20])}")
        python = new_python(session, sys.executable, away / "venv")
        away_run = [python, "-m", "pip", "--quiet", "install", "-c", constraints(session, "all"), f"{built}[all]"]
        session.run(*away_run, external=True)
        use_installed(session, python, away)


@nox.session
def reproducible(session: nox.Session) -> None:
    """Build the examples twice on each Python found, 3.11 and newer, and compare every byte but PDF and docs."""
    with tempfile.TemporaryDirectory() as temporary:
        trees: list[tuple[str, Path]] = []
        for version, interpreter in pythons().items():
            python = new_python(session, interpreter, Path(temporary) / version / "venv")
            session.run(python, *pip_locked("all"), external=True)
            session.run(python, "-m", "pip", "--quiet", "install", "--no-deps", str(ROOT), external=True)
            for seed in ("0", "1"):
                out = Path(temporary) / version / seed
                build_examples(session, python, out, seed)
                trees.append((f"Python {version}, hash seed {seed}", out))
        compare_trees(session, trees)


@nox.session
def bench(session: nox.Session) -> None:
    """Run the benchmark against its peer scripts; give `-- --help` for its options."""
    install(session, "dev")
    # Without bytecode imports cost two to three times more, and nothing measured would hold for a user.
    session.run("python", "bench/run.py", *session.posargs, env={"PYTHONDONTWRITEBYTECODE": None})


@nox.session
def recipes(session: nox.Session) -> None:
    """Follow each recipe of CONTRIBUTING.md, with nothing but the recipe at hand."""
    install(session, "dev")
    session.run("pytest", "-m", "slow", "tests/recipes", *session.posargs)


@nox.session
def long(session: nox.Session) -> None:
    """Run the long sweeps, of which the tests take a fixed sample."""
    machine(session)
    install(session, "dev")
    browser_packages(session)
    session.run("pytest", "-m", "slow", "--ignore=tests/recipes", *(session.posargs or PARALLEL))


@nox.session
def lock(session: nox.Session) -> None:
    """Renew the locks under `requirements/` and `tests/browser/`; they name no host."""
    session.install("uv")
    renew = ["uv", "pip", "compile", "-q", "pyproject.toml", "--all-extras", "--universal", "--python-version", "3.11"]
    renew += ["--generate-hashes", "--no-emit-index-url", "--no-header", *session.posargs]
    session.run(*renew, "-o", "requirements/all.txt")
    session.run(*renew, "--group", "dev", "-c", "requirements/all.txt", "-o", "requirements/dev.txt")
    lowest = ["--group", "test", "--group", "peers", "--resolution", "lowest-direct"]
    session.run(*renew, *lowest, "-o", "requirements/minimums.txt")
    alone = [part for part in renew if part not in ("pyproject.toml", "--all-extras")]
    session.run(*alone, "--no-deps", "--group", "boris", "-o", "requirements/boris.txt")
    with session.chdir(BROWSER):
        session.run("npm", "install", "--package-lock-only", "--ignore-scripts", external=True)


def install(session: nox.Session, locked: str) -> None:
    """Install a lock with its hashes, then the checkout itself, editable and without looking for more."""
    session.install("--require-hashes", "-r", f"requirements/{locked}.txt")
    session.install("--no-deps", "-e", ".")


def pip_locked(locked: str) -> list[str]:
    return ["-m", "pip", "--quiet", "install", "--require-hashes", "-r", str(ROOT / "requirements" / f"{locked}.txt")]


def constraints(session: nox.Session, locked: str) -> str:
    """A lock as plain constraints, for installs that also name a local file, which has no hash to give."""
    lines = (ROOT / "requirements" / f"{locked}.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.removesuffix(" \\") for line in lines if line[:1].isalpha()]
    path = Path(session.create_tmp()) / f"{locked}.txt"
    path.write_text("\n".join(pins) + "\n", encoding="utf-8", newline="\n")
    return str(path)


def group(name: str) -> list[str]:
    return list(nox.project.dependency_groups(nox.project.load_toml(ROOT / "pyproject.toml"), name))


def examples(session: nox.Session) -> list[Path]:
    """The folders of the shipped example sites, from the root of the checkout."""
    found = sorted(path.parent.relative_to(ROOT) for path in (ROOT / "examples").glob("*/site.yaml"))
    if not found:
        session.error("examples/ holds no folder with a site.yaml")
    return found


def machine(session: nox.Session) -> None:
    """Bring what the tests need from Debian, where that can be done without asking: as root, with apt-get."""
    lines = (ROOT / ".ci" / "debian-packages").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    missing = [package for signs, package in pairs if not any(map(is_here, signs.split("|")))]
    if not missing:
        return
    if shutil.which("apt-get") is None or getattr(os, "geteuid", lambda: 1)() != 0:
        session.warn(f"not on this machine: {', '.join(missing)}; the tests that need them say so and are skipped")
        return
    session.run("apt-get", "update", "-qq", external=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    fetch = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    session.run(*fetch, external=True, env=quiet, silent=True)


def is_here(sign: str) -> bool:
    """Whether a command or a folder is on this machine."""
    return shutil.which(sign) is not None or Path(sign).is_dir()


def browser_packages(session: nox.Session) -> bool:
    """Install the node packages of the browser tests from their lock; False where there is no npm to do it."""
    npm = shutil.which("npm")
    if npm is None and CI:
        session.error("npm is not on this machine")
    if npm is None:
        session.warn("npm is not on this machine: what needs it is left out")
        return False
    lock, installed = BROWSER / "package-lock.json", BROWSER / "node_modules" / "installed-lock.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        with session.chdir(BROWSER):
            session.run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", external=True, silent=True)
        shutil.copyfile(lock, installed)
    return True


def pythons() -> dict[str, str]:
    """Version to path, of every Python found that this package supports."""
    homes = sorted((Path.home() / ".pyenv" / "versions").glob("3.*/bin/python"))
    candidates = [sys.executable, *(shutil.which(f"python3.{minor}") for minor in range(11, 20)), *map(str, homes)]
    found: dict[str, str] = {}
    for candidate in filter(None, candidates):
        told = subprocess.run(
            [candidate, "-c", "import sys; print(*sys.version_info[:2], sep='.')"], capture_output=True, text=True
        )
        version = told.stdout.strip()
        if told.returncode == 0 and int(version.partition(".")[2]) >= 11 and version.startswith("3."):
            found.setdefault(version, candidate)
    return found


def new_python(session: nox.Session, interpreter: str, folder: Path) -> str:
    """A fresh environment outside the checkout; returns its interpreter."""
    session.run(sys.executable, "-m", "virtualenv", "-q", "-p", interpreter, str(folder), external=True)
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def members_of(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def use_installed(session: nox.Session, python: str, away: Path) -> None:
    """What a person does first with an installed toolkit, in a folder that knows no checkout."""
    work = away / "work"
    work.mkdir()
    alliance = str(Path(python).with_name("alliance"))
    with session.chdir(work):
        session.run(alliance, "--version", external=True)
        session.run(alliance, "new", "site", "--example", "--no-input", "-o", "first", external=True)
        for words in (("scenario", "id=our-case"), ("instrument", "title=Rooms"), ("modality", "name=Ours")):
            session.run(alliance, "new", words[0], "--no-input", "--set", words[1], "-o", "first", external=True)
        session.run(alliance, "check", "--quiet", "first", external=True)
        session.run(alliance, "build", "first", external=True)
        for name in ("index.html", "manifest.json", "codebook.csv"):
            if not (work / "first" / "build" / name).is_file():
                session.error(f"the build of the installed toolkit holds no {name}")


def build_examples(session: nox.Session, python: str, out: Path, seed: str) -> None:
    """Build copies of all examples from scratch, without a cache, into one folder each."""
    env = {"PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(out / "cache"), "LOCALAPPDATA": str(out / "cache")}
    for site in examples(session):
        copy = out / "sites" / site.name
        shutil.copytree(ROOT / site, copy, ignore=shutil.ignore_patterns("build"))
        session.run(python, "-m", "toolkit", "build", str(copy), external=True, env=env)


def compare_trees(session: nox.Session, trees: list[tuple[str, Path]]) -> None:
    """End the session where one tree of builds differs from the first."""
    first_name, first = trees[0]
    expected = files_of(first)
    for name, tree in trees[1:]:
        found = files_of(tree)
        differing = sorted(path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path))
        if differing:
            session.error(f"{name} differs from {first_name} in: {', '.join(differing[:20])}")
    session.log(f"{len(expected)} files, the same bytes in {len(trees)} builds")


def files_of(tree: Path) -> dict[str, bytes]:
    """Path to bytes of all built files but PDF and the documentation site."""
    builds = [path for path in tree.glob("sites/*/build/**/*") if path.is_file()]
    named = {path.relative_to(tree).as_posix(): path for path in builds}
    return {name: promised_bytes(path) for name, path in named.items() if same_everywhere(name.split("/build/")[1])}


def same_everywhere(name: str) -> bool:
    """Whether the toolkit promises equal bytes for a file of a build: what others typeset is left out."""
    return not (name.endswith(".pdf") or name.startswith("docs/"))


def promised_bytes(path: Path) -> bytes:
    """The bytes of a file; of a manifest only the entries of files that are the same everywhere."""
    if path.name != "manifest.json":
        return path.read_bytes()
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"] = {name: entry for name, entry in manifest["files"].items() if same_everywhere(name)}
    return json.dumps(manifest).encode()
