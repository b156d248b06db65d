"""Renders a template into a new folder: all of it or nothing, and never over anything that is there."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit import shipped
from toolkit.findings import Finding, Place, finding

HARMLESS = frozenset({".git", ".DS_Store", "Thumbs.db", "desktop.ini"})
"""What may lie in a folder that counts as empty: a fresh repository, and what systems leave behind."""


def is_free(target: Path) -> bool:
    """Whether a folder may be filled: it is not there yet, or nothing of a person's lies in it."""
    if not target.exists():
        return True
    return target.is_dir() and all(path.name in HARMLESS for path in target.iterdir())


def rendered(template: str, values: Mapping[str, object]) -> dict[str, bytes]:
    """The files of a template by relative path. `values` are data; none of them is looked into for template code."""
    from cookiecutter.generate import generate_context, generate_files

    source = shipped.templates() / template
    with tempfile.TemporaryDirectory(prefix="alliance-new-") as folder:
        context = generate_context(str(source / "cookiecutter.json"), extra_context={"_folder": "made"})
        private = {f"_{name}": value for name, value in values.items()}
        context["cookiecutter"].update(
            {**private, "_template": template, "_output_dir": folder, "_repo_dir": str(source)}
        )
        made = Path(generate_files(str(source), context, folder, accept_hooks=False))
        return {path.relative_to(made).as_posix(): _with_lf(path) for path in sorted(made.rglob("*")) if path.is_file()}


def _with_lf(path: Path) -> bytes:
    return path.read_bytes().replace(b"\r\n", b"\n")


def write_new(target: Path, files: Mapping[str, bytes]) -> list[Finding]:
    """Write files into a free folder; on a failure the folder is as it was before."""
    if not is_free(target):
        return [finding("CMD005", Place(str(target)), folder=shown_name(target))]
    folders = _missing_folders(target)
    written: list[Path] = []
    try:
        for path, data in files.items():
            file = target / path
            folders += [folder for folder in _missing_folders(file.parent) if folder not in folders]
            file.parent.mkdir(parents=True, exist_ok=True)
            written.append(file)
            file.write_bytes(data)
    except OSError as error:
        _take_back(written, folders)
        reason = error.strerror or str(error)
        return [finding("CMD006", Place(str(target)), folder=shown_name(target), reason=reason)]
    return []


def shown_name(target: Path) -> str:
    """The name of a folder, that of `.` and `..` too."""
    return target.name if target.name not in ("", "..") else target.resolve().name


def _missing_folders(folder: Path) -> list[Path]:
    """Folders that would have to be made, the outermost first."""
    missing = []
    while not folder.exists() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    return missing[::-1]


def _take_back(written: list[Path], folders: list[Path]) -> None:
    """Remove what was written and the folders made for it; what else turned up in them stays."""
    for file in written:
        file.unlink(missing_ok=True)
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
