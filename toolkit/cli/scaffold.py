"""Renders a template into a new folder: all of it or nothing, and never over anything that is there."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit import shipped
from toolkit.findings import Finding, Place, finding


def is_free(target: Path) -> bool:
    """Whether a folder may be filled: it is not there yet, or it is empty."""
    return not target.exists() or (target.is_dir() and not any(target.iterdir()))


def rendered(template: str, values: Mapping[str, str]) -> dict[str, bytes]:
    """The files of a template by relative path. `values` are plain text; none of them is looked into for template code."""
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
        return [finding("CMD005", Place(str(target)), folder=target.name)]
    was_there = target.exists()
    waiting = target.with_name(f".{target.name}.new")
    try:
        for path, data in files.items():
            file = waiting / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if was_there:
            target.rmdir()
        waiting.rename(target)
    except OSError as error:
        shutil.rmtree(waiting, ignore_errors=True)
        if was_there:
            target.mkdir(exist_ok=True)
        return [finding("CMD006", Place(str(target)), folder=target.name, reason=error.strerror or str(error))]
    return []
