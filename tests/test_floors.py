"""Holds the house to its floors: what may import what, what may touch the world, and how large a thing may grow."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"

FLOORS = {
    "__init__": 0,
    "codes": 0,
    "findings": 0,
    "phrases": 0,
    "shipped": 0,
    "model": 1,
    "store": 2,
    "document": 2,
    "resolve": 3,
    "rules": 4,
    "survey": 4,
    "intake": 4,
    "packs": 4,
    "catalog": 4,
    "coding": 4,
    "study": 4,
    "responses": 4,
    "book": 5,
    "publish": 6,
    "cli": 7,
    "__main__": 7,
}
GROUND = 0
PUBLISH = 6
READS_DISK = {"store", "shipped"}
"""Rooms below `publish` that may touch disk: people's files, and the shipped data folders."""
LOOKS_FOR_FONTS = {"toolkit.document.fonts", "toolkit.document.typst"}
"""The typesetter takes fonts as folders, and so these two must look where the installed fonts lie."""

OUTSIDE_WORLD = {
    *("asyncio", "concurrent", "ctypes", "ftplib", "getpass", "gettext", "glob", "http", "locale", "logging", "mmap"),
    *("multiprocessing", "os", "platform", "random", "requests", "secrets", "select", "shutil", "signal", "smtplib"),
    *(
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "urllib3",
        "webbrowser",
    ),
}
ALLOWED_PARTS = {"urllib.parse"}
PURE_PATHS = {"PurePath", "PurePosixPath", "PureWindowsPath"}
CLOCK_CALLS = {"now", "today", "utcnow", "fromtimestamp", "uuid1", "uuid4"}
DISK_CALLS = {"open", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
TEXT_WRITERS = {"write_text"}
LATE = (ast.FunctionDef, ast.AsyncFunctionDef)
VAGUE_MODULES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc"}
VAGUE_FUNCTIONS = ("process_", "handle_")
NAMED_BY_PYTHON = {"handle_data", "handle_endtag", "handle_error", "handle_starttag", "handle_startendtag"}

LONGEST_FUNCTION = 60
LONGEST_FILE = 450


@dataclass(frozen=True)
class Module:
    """One source file of the package: its dotted name, its room, its tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else "__init__"

    @property
    def floor(self) -> int:
        return FLOORS[self.room]

    @property
    def pure(self) -> bool:
        """Whether the same input must give the same bytes, without a look at the world."""
        return self.floor < PUBLISH and self.room not in READS_DISK and self.name not in LOOKS_FOR_FONTS


@dataclass(frozen=True)
class Import:
    """One imported name with its line, and whether it is taken when the module itself is imported."""

    target: str
    names: tuple[str, ...]
    line: int
    early: bool


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "_content" in path.parts:
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path))))
    return tuple(found)


def imports(module: Module) -> Iterator[Import]:
    blocks = (node for node in ast.walk(module.tree) if isinstance(node, LATE) or is_for_types_alone(node))
    late = {id(node) for block in blocks for node in ast.walk(block)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, (), node.lineno, id(node) not in late)
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            yield Import(node.module or "", names, node.lineno, id(node) not in late)


def is_for_types_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def own_targets(found: Import) -> list[str]:
    """The modules of ours that an import reaches; `from toolkit.model import site` reaches both."""
    if found.target.split(".")[0] != "toolkit":
        return []
    known = {module.name for module in modules()}
    inner = [f"{found.target}.{name}" for name in found.names if f"{found.target}.{name}" in known]
    return inner or [found.target]


def calls(module: Module) -> Iterator[tuple[ast.Call, str, bool]]:
    """Every call with the name that it calls, and whether that is a method."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node, node.func.id, False
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr, True


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def at(module: Module, line: int, what: str) -> str:
    return f"{module.path.relative_to(ROOT).as_posix()}:{line}: {what}"


def nothing(broken: list[str]) -> None:
    assert not broken, "\n" + "\n".join(broken)


def test_the_package_has_been_found():
    assert {"toolkit", "toolkit.findings", "toolkit.shipped"} <= {module.name for module in modules()}


def test_every_room_has_its_floor():
    nothing([at(module, 1, f"{module.room} is on no floor") for module in modules() if module.room not in FLOORS])


def test_an_import_goes_down_never_up_and_never_sideways():
    broken = []
    for module in modules():
        for found in imports(module):
            for target in own_targets(found):
                room = target.split(".")[1] if "." in target else "__init__"
                below = FLOORS[room] < module.floor or room == module.room or FLOORS[room] == GROUND
                if not below and module.floor != FLOORS["cli"]:
                    broken.append(at(module, found.line, f"{module.room} (floor {module.floor}) imports {target}"))
    nothing(broken)


def test_modules_import_each_other_without_a_circle():
    graph = {module.name: {t for i in imports(module) if i.early for t in own_targets(i)} for module in modules()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> list[str]:
        if name in trail:
            return [" -> ".join((*trail[trail.index(name) :], name))]
        if name in done or name not in graph:
            return []
        circles = [circle for target in sorted(graph[name] - {name}) for circle in walk(target, (*trail, name))]
        done.add(name)
        return circles

    nothing([circle for name in graph for circle in walk(name, ())])


def test_imports_are_absolute():
    broken = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                broken.append(at(module, node.lineno, "relative import"))
    nothing(broken)


def test_nothing_below_publish_imports_disk_clock_network_or_chance():
    broken = []
    for module in modules():
        for found in imports(module):
            outside = found.target.split(".")[0] in OUTSIDE_WORLD and found.target not in ALLOWED_PARTS
            if module.pure and outside:
                broken.append(at(module, found.line, f"{module.room} imports {found.target}"))
            if module.pure and found.target == "pathlib" and not set(found.names) <= PURE_PATHS:
                broken.append(at(module, found.line, f"{module.room} imports a path that can touch disk"))
    nothing(broken)


def test_nothing_below_publish_asks_the_clock_or_opens_a_file():
    broken = []
    for module in modules():
        for node, name, is_method in calls(module):
            if module.pure and is_method and name in CLOCK_CALLS:
                broken.append(at(module, node.lineno, f".{name}() differs from run to run"))
            if module.pure and not is_method and name in DISK_CALLS:
                broken.append(at(module, node.lineno, f"{name}() leaves the house"))
    nothing(broken)


def test_nothing_depends_on_the_hash_seed_or_on_where_an_object_lies():
    broken = []
    for module in modules():
        allowed = {id(n) for f in functions(module) if f.name == "__hash__" for n in ast.walk(f)}
        for node, name, is_method in calls(module):
            if not is_method and name == "hash" and id(node) not in allowed:
                broken.append(at(module, node.lineno, "hash() of a text differs from process to process"))
    nothing(broken)


def test_nothing_but_the_command_prints():
    broken = []
    for module in modules():
        for node, name, is_method in calls(module):
            if name == "print" and not is_method and module.floor < FLOORS["cli"]:
                broken.append(at(module, node.lineno, "print() below the command"))
    nothing(broken)


def test_no_module_is_for_posix_alone():
    broken = []
    for module in modules():
        # An import under an `if` or in a function has its other branch for Windows.
        unguarded = {node.lineno for node in module.tree.body}
        for found in imports(module):
            if found.target.split(".")[0] in POSIX_ONLY and found.line in unguarded:
                broken.append(at(module, found.line, f"{found.target} is missing on Windows"))
    nothing(broken)


def test_text_is_written_with_its_encoding_and_line_ends():
    broken = []
    for module in modules():
        for node, name, is_method in calls(module):
            given = {keyword.arg for keyword in node.keywords}
            if is_method and name in TEXT_WRITERS and not {"encoding", "newline"} <= given:
                broken.append(at(module, node.lineno, f"{name} without encoding= and newline="))
            if is_method and name == "read_text" and not node.args and "encoding" not in given:
                broken.append(at(module, node.lineno, "read_text without encoding="))
            if name == "open" and not is_binary(node) and "encoding" not in given and opens_a_file(node):
                broken.append(at(module, node.lineno, "open() of text without encoding="))
    nothing(broken)


def opens_a_file(node: ast.Call) -> bool:
    """Whether this `open` is the builtin or a path's, and not `webbrowser.open` or an archive's."""
    if isinstance(node.func, ast.Name):
        return True
    return bool(node.args) and isinstance(node.args[0], ast.Constant) and str(node.args[0].value)[:1] in "rwax"


def is_binary(node: ast.Call) -> bool:
    modes = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and re.fullmatch(r"[rwax+]*b[rwax+]*", str(mode.value)) for mode in modes)


def test_functions_stay_short():
    broken = []
    for module in modules():
        for function in functions(module):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > LONGEST_FUNCTION:
                broken.append(at(module, function.lineno, f"{function.name} has {lines} lines"))
    nothing(broken)


def test_most_functions_are_much_shorter():
    lengths = sorted((f.end_lineno or f.lineno) - f.lineno + 1 for module in modules() for f in functions(module))
    assert lengths[len(lengths) // 2] <= 15
    assert lengths[len(lengths) * 9 // 10] <= 36


def test_files_hold_one_noun():
    broken = []
    for module in modules():
        lines = sum(1 for line in module.path.read_text(encoding="utf-8").splitlines() if line.strip())
        if lines > LONGEST_FILE:
            broken.append(at(module, 1, f"{lines} lines that are not empty"))
    nothing(broken)


def test_every_module_says_what_it_is():
    nothing([at(module, 1, "no docstring") for module in modules() if not ast.get_docstring(module.tree)])


def test_names_are_nouns_and_plain_verbs():
    broken = []
    for module in modules():
        if module.name.split(".")[-1] in VAGUE_MODULES:
            broken.append(at(module, 1, "a file is named after what it holds"))
        for function in functions(module):
            if function.name.lstrip("_").startswith(VAGUE_FUNCTIONS) and function.name not in NAMED_BY_PYTHON:
                broken.append(at(module, function.lineno, f"{function.name} says nothing about what it does"))
    nothing(broken)


SOURCES = ("toolkit", "tests", "bench", "docs", "modalities", "locales", "templates", "examples", "noxfile.py")
TEXTS = {".py", ".md", ".yaml", ".yml", ".toml", ".css", ".js", ".mjs", ".html", ".po", ".csv", ".cff", ".txt", ".json"}
LEFT_OVER = re.compile(r"(?:#|//|/\*|<!--)\s*(?:TODO|FIXME|XXX|HACK)\b")
ONE_MACHINE = re.compile(r"(?<![\w.$~{}/:-])/(?:home|root|work|Users)/\w")


def source_texts() -> Iterator[tuple[Path, str]]:
    for name in SOURCES:
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            generated = {"node_modules", "__pycache__", "build", "golden", "errors"} & set(path.relative_to(ROOT).parts)
            if path.is_file() and path.suffix in TEXTS and not generated:
                yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("pattern", [LEFT_OVER, ONE_MACHINE], ids=["left over", "path of one machine"])
def test_no_source_holds_what_belongs_on_somebodys_desk(pattern):
    broken = []
    for path, text in source_texts():
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                broken.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:100]}")
    nothing(broken)
