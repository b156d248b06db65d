"""Verdicts of checks, kept in the cache folder with the stamps of all that was read for them.

This module and what it imports stay light: it is all that a check in which nothing has changed loads.
"""

import json
from pathlib import Path
from typing import Any

from toolkit.publish.stamps import Inputs, Known, inputs_of, name_of, row_of, still_hold, write_whole

FORMAT = 1


class Verdicts:
    """What is kept of one site, or of one study and its sites, in one file: name -> inputs, whose `told` is the verdict."""

    def __init__(self, cache: Path, root: Path) -> None:
        self._file = cache / "verdicts" / f"{name_of(root)}.json"
        self._kept = self._read()
        self._seen: Known = set()
        self._new = False

    def get(self, name: str, options: str, day: str) -> Any:
        """The verdict kept under a name, if all that it came from is as it was; else None."""
        try:
            inputs = inputs_of(self._kept[name])
        except (KeyError, TypeError, ValueError):
            return None
        return inputs.told if still_hold(inputs, options, self._seen, day) else None

    def put(self, name: str, inputs: Inputs) -> None:
        """Remembers a verdict until `keep` writes all of them down."""
        self._kept[name] = row_of(inputs)
        self._new = True

    def keep(self) -> None:
        """Writes down what is new."""
        if self._new:
            told = {"format": FORMAT, "verdicts": self._kept}
            write_whole(self._file, json.dumps(told).encode())

    def _read(self) -> dict[str, Any]:
        try:
            told = json.loads(self._file.read_bytes())
            kept: dict[str, Any] = told["verdicts"] if told["format"] == FORMAT else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}
