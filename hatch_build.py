"""Puts the data folders into a built wheel; an editable install reads them from the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the folders for standard builds only: in an editable install they would go stale."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            for folder in ("locales", "modalities", "templates"):
                build_data["force_include"][folder] = f"toolkit/_content/{folder}"
