"""The base: the copy of the protocol that a site is pinned to, and the lock that says which bytes it holds."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit import shipped
from toolkit.findings import Finding, Place, finding
from toolkit.model.tags import with_parents
from toolkit.store.content import Folders

FOLDER = ".alliance"
LOCK = f"{FOLDER}/lock.json"


@dataclass(frozen=True, slots=True)
class Lock:
    """What a site is pinned to: `base` is the digest of the base's files, `date` the day of the pin (year-month-day)."""

    release: str
    revision: int
    base: str
    tool: str
    date: str

    def render(self) -> str:
        """The lock as its file's text."""
        rows = {name: getattr(self, name) for name in ("release", "revision", "base", "tool", "date")}
        return json.dumps(rows, indent=1) + "\n"


def read_lock(root: Path, shown: str = "") -> tuple[Lock | None, list[Finding]]:
    """The lock of a folder; None without a finding where there is none."""
    path = root / LOCK
    if not path.is_file():
        return None, []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        lock = Lock(
            str(rows["release"]), int(rows["revision"]), str(rows["base"]), str(rows["tool"]), str(rows["date"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None, [finding("BASE001", Place(f"{shown}{LOCK}"))]
    return lock, []


def base_home(root: Path, study: Path | None) -> Path | None:
    """The folder whose base a site builds from: its own, else its study's; None where neither has one."""
    for home in (root, study):
        if home is not None and (home / FOLDER / "base" / "modalities" / "common" / "protocol.yaml").is_file():
            return home
    return None


def content_folders(root: Path, study: Path | None, study_shown: str = "") -> Folders:
    """Where a site's content is read from: its base, its study's, else what the toolkit ships.

    `study_shown` goes before the names of a study's files.
    """
    home = base_home(root, study)
    if home is None:
        return Folders(shipped.modalities(), shipped.locales(), "", root)
    base = home / FOLDER / "base"
    before = "" if home == root else study_shown
    return Folders(base / "modalities", base / "locales", f"{before}{FOLDER}/base/", root, shipped.modalities())


def shipped_files(languages: Iterable[str], modalities: Iterable[str]) -> dict[str, bytes]:
    """The content that a site uses, as the files of a base: path below `.alliance/base/` -> bytes."""
    used = sorted(set(modalities))
    wanted = [shipped.modalities() / "common", *(shipped.modalities() / name for name in used)]
    wanted += [
        shipped.locales() / tag for tag in sorted({"en", *(one for tag in languages for one in with_parents(tag))})
    ]
    root = shipped.content_root()
    found: dict[str, bytes] = {}
    for folder in wanted:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".yaml", ".po", ".csv") and _is_used(path.name, used):
                found[path.relative_to(root).as_posix()] = path.read_bytes()
    return found


def _is_used(name: str, modalities: Iterable[str]) -> bool:
    """Whether a catalog is of a modality that is used, or of none; what the tool itself says comes with the tool."""
    if name.partition(".")[0] == "tool":
        return False
    return not name.startswith("modality-") or name in [f"modality-{modality}.po" for modality in modalities]


def files_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """A digest of files by path and content, the same on every platform."""
    found = hashlib.sha256()
    for path, data in sorted(files):
        found.update(f"{path}\x00{hashlib.sha256(data).hexdigest()}\n".encode())
    return found.hexdigest()


def base_files(home: Path) -> dict[str, bytes]:
    """The files of a base as they lie on disk."""
    base = home / FOLDER / "base"
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in sorted(base.rglob("*")) if path.is_file()}


def check_base(home: Path, shown: str = "") -> list[Finding]:
    """Whether the base still holds the bytes that its lock names."""
    lock, findings = read_lock(home, shown)
    if lock is None:
        return findings or [finding("BASE002", Place(f"{shown}{LOCK}"))]
    if files_digest(base_files(home).items()) != lock.base:
        return [finding("BASE003", Place(f"{shown}{FOLDER}/base"), release=lock.release)]
    return []


def build_id(tool: str, lock: Lock | None, day: str) -> str:
    """First 16 hex digits over tool version, lock and date: the row key `build`."""
    text = f"{tool}\n{lock.render() if lock else ''}\n{day}\n"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
