"""Puts the data folders into a built wheel; an editable install reads them from the checkout."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEFT_OUT = {".mo", ".pyc", ".DS_Store"}


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the files for standard builds only: in an editable install they would go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        for folder in ("locales", "modalities", "templates"):
            # File by file: a folder that is force-included brings what git ignores along.
            for path in sorted(Path(self.root, folder).rglob("*")):
                if path.is_file() and not {path.suffix, path.name} & LEFT_OUT:
                    name = path.relative_to(self.root).as_posix()
                    build_data["force_include"][str(path)] = f"toolkit/_content/{name}"
