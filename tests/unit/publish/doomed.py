"""A build in a process of its own whose file operations fail, or that ends without warning at the n-th of them.

    python doomed.py OUT CACHE FILES.json kill N     ends before the N-th operation (a write: after half of it)
    python doomed.py OUT CACHE FILES.json hold PATH...   these outputs are open in another program

Prints the codes and slots of its findings as JSON. Exit code 9: it was killed.
"""

import json
import os
import sys
from pathlib import Path

from unit.publish.builders import make

from toolkit.publish import journal

KILLED = 9
OPERATIONS = ("replace", "unlink", "mkdir", "rmdir", "write", "fsync", "open")


def killed_at(number: int, inside: Path) -> None:
    """Counts operations below a folder; handles are taken to be of it, for nothing else is written through `os.write`."""
    count = 0

    def doomed(name, real):
        def call(*args, **kwargs):
            nonlocal count
            if isinstance(args[0], int) or str(args[0]).startswith(str(inside)):
                count += 1
                if count == number:
                    if name == "write":
                        real(args[0], args[1][: len(args[1]) // 2])
                    os._exit(KILLED)
            return real(*args, **kwargs)

        return call

    for name in OPERATIONS:
        setattr(os, name, doomed(name, getattr(os, name)))


def held_open(paths: set[Path]) -> None:
    """What Windows does when a program shows a file and does not share it."""

    def refusing(real, which):
        def call(*args, **kwargs):
            if Path(args[which]) in paths:
                raise PermissionError(13, "The process cannot access the file", str(args[which]))
            return real(*args, **kwargs)

        return call

    os.replace = refusing(os.replace, 1)
    os.unlink = refusing(os.unlink, 0)


def main(out: str, cache: str, files: str, how: str, *rest: str) -> None:
    pages = json.loads(Path(files).read_bytes())
    if how == "kill":
        killed_at(int(rest[0]), Path(out))
    if how == "hold":
        journal.PATIENCE = 0.2
        held_open({Path(out) / path for path in rest})
    _, findings = make(pages, Path(out), Path(cache))
    print(json.dumps([[item.code, dict(item.slots)] for item in findings]))


if __name__ == "__main__":
    main(*sys.argv[1:])
