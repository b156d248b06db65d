"""Opens a project with BORIS's own loader and prints what it gives.

Windows, plots and players are put aside: nothing is drawn, and the loader does not need them. Run it with the folder that holds
the package `boris`, and the path of a project.
"""

import json
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from unittest.mock import MagicMock

LOADER = ("boris.project_functions", "boris.config", "boris.version", "boris.utilities", "boris.portion")


class Aside(MetaPathFinder, Loader):
    """Gives the loader its own modules, and a stand-in for every window, plot and player."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def find_spec(self, name, path=None, target=None):  # type: ignore[no-untyped-def]
        if name.partition(".")[0] in sys.stdlib_module_names:
            return None
        if name in LOADER:
            return PathFinder.find_spec(name, [f"{self.folder}/boris"])
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        made = ModuleType(spec.name) if spec.name == "boris" else MagicMock(name=spec.name)
        made.__path__ = []  # type: ignore[attr-defined]
        return made  # type: ignore[return-value]

    def exec_module(self, module: ModuleType) -> None:
        return None


def opened(folder: str, project: str) -> dict[str, object]:
    """What BORIS makes of a project: whether it had to change it, the project, and what it would tell the user."""
    sys.meta_path.insert(0, Aside(folder))
    from boris.project_functions import open_project_json  # type: ignore[import-not-found]

    _, changed, data, told = open_project_json(project)
    return {"changed": changed, "project": data, "told": told}


if __name__ == "__main__":
    print(json.dumps(opened(*sys.argv[1:3]), default=str))
