"""The digest of the toolkit's code and assets, and the versions of what it stands on: both decide the bytes of outputs."""

import os
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

DEPENDENCIES = (
    "babel",
    "holidays",
    "icalendar",
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "openpyxl",
    "pydantic",
    "pygments",
    "pymdown-extensions",
    "pyyaml",
    "ruamel-yaml",
    "typst",
    "noto-cjk-sans-jp-regular",
    "fontpkg-noto-sans-arabic",
    "xlsxwriter",
)
"""The distributions whose version can change the bytes of an output."""


def code_digest(cache: Path | None = None, package: Path = PACKAGE) -> str:
    """Digest of all code and assets of the toolkit, of its dependencies' versions and of Python's.

    Files are read only where their listing (path, size, time) is not the one a digest is kept for in `cache`.
    """
    listing = _listing(package)
    name = _digest(f"{package}\n{listing!r}")
    kept = cache / "code" / name if cache else None
    digest = (_kept(kept) if kept else "") or _read_all(package, [path for path, _, _ in listing])
    if kept and not kept.exists():
        _keep(kept, digest)
    return _digest(f"{digest}\n{sorted(dependencies().items())!r}\n{sys.version_info[:2]!r}")


def listing_digest(*folders: Path) -> str:
    """Digest of path, size and time of every file below some folders: whether they may have changed, with none read."""
    return _digest("\n".join(f"{folder}\n{_listing(folder)!r}" for folder in folders if folder.is_dir()))


def dependencies() -> dict[str, str]:
    """Distribution name -> installed version, read off the names of `.dist-info` folders in the order of imports."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for name, version in _distributions(folder or "."):
            if name in DEPENDENCIES:
                found.setdefault(name, version)
    return dict(sorted(found.items()))


def _distributions(folder: str) -> Iterator[tuple[str, str]]:
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if name.endswith(".dist-info") and "-" in name:
            distribution, _, version = name.removesuffix(".dist-info").partition("-")
            yield re.sub(r"[-_.]+", "-", distribution).lower(), version


def _listing(package: Path) -> list[tuple[str, int, int]]:
    """Relative path, size and time of each file that is code or an asset; shipped content has digests of its own."""
    rows: list[tuple[str, int, int]] = []
    folders = [("", str(package))]
    while folders:
        prefix, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "__pycache__")) or (not prefix and entry.name == "_content"):
                    continue
                if entry.is_dir():
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                elif not entry.name.endswith((".pyc", ".pyo", "~")):
                    stat = entry.stat()
                    rows.append((prefix + entry.name, stat.st_size, stat.st_mtime_ns))
    return sorted(rows)


def _read_all(package: Path, paths: list[str]) -> str:
    whole = sha256()
    for path in paths:
        whole.update(f"{path}\n{sha256((package / path).read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def _kept(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return text if re.fullmatch(r"[0-9a-f]{64}", text) else ""


def _keep(file: Path, digest: str) -> None:
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(digest, encoding="utf-8", newline="\n")
        os.replace(temporary, file)
    except OSError:
        temporary.unlink(missing_ok=True)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
