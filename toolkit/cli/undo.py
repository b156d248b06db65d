"""`alliance undo`: takes back the last change a command made to a person's files; itself undoable."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.phrases import filled, phrase
from toolkit.store.history import Change, undo_last


def parser() -> ArgumentParser:
    """The options of `alliance undo`."""
    made = ArgumentParser("alliance undo", description="Take back the last change a command made to your files.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder (default: this one)")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Take the last command's changes back and say which files they were."""
    options = parser().parse_args(words)
    path = Path(options.path)
    root = path.parent if path.is_file() else path
    changes = undo_last(root, options.dry_run)
    for change in changes:
        if not change.findings and change.kind != "unchanged":
            say(_told(change, options.dry_run), options)
    return print_findings([row for change in changes for row in change.findings], options, root)


WOULD = {
    "created": phrase("undo/would_create", "Would take back ({command}): {path} would be created"),
    "changed": phrase("undo/would_change", "Would take back ({command}): {path} would be changed"),
    "removed": phrase("undo/would_remove", "Would take back ({command}): {path} would be removed"),
}
DID = {
    "created": phrase("undo/created", "Taken back ({command}): {path} is created"),
    "changed": phrase("undo/changed", "Taken back ({command}): {path} is changed"),
    "removed": phrase("undo/removed", "Taken back ({command}): {path} is removed"),
}


def _told(change: Change, dry_run: bool) -> str:
    command = change.command.removeprefix("undo of ")
    return filled((WOULD if dry_run else DID)[change.kind], command=command, path=change.path)
