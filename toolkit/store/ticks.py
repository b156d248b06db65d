"""What a site has ticked off its checklist: `.alliance/done.yaml`, kept with the site."""

from pathlib import Path

from toolkit.findings import Finding, errors_of
from toolkit.store.edit import NotEditable, Remove, Set, edit_yaml
from toolkit.store.yaml import read_yaml

FILE = ".alliance/done.yaml"


def read_ticks(root: Path) -> dict[str, str]:
    """Name of a task -> the day it was ticked; empty where nothing is ticked or the file cannot be read."""
    return load_ticks(root)[0]


def load_ticks(root: Path) -> tuple[dict[str, str], list[Finding]]:
    """The ticks, and what is wrong with their file: what cannot be read must not be written over."""
    path = root / FILE
    if not path.is_file():
        return {}, []
    tree, findings = read_yaml(path, FILE)
    done = tree.get(("done",)) if tree else None
    ticks = {str(name): str(day) for name, day in done.items()} if isinstance(done, dict) else {}
    return ticks, errors_of(findings)


def edited(text: str, ticks: dict[str, str], wanted: dict[str, str]) -> str:
    """The file with other ticks, and every comment that a person has put beside one.

    A file that is written in a way in which this can't be done is written anew; the old one lies in the history.
    """
    if ticks == wanted:
        return text
    gone = [Remove(("done", name)) for name in sorted(ticks.keys() - wanted.keys())]
    new = [Set(("done", name), day) for name, day in sorted(wanted.items()) if ticks.get(name) != day]
    try:
        return edit_yaml(text, [*new, *gone])
    except NotEditable:
        return rendered(wanted)


def rendered(ticks: dict[str, str]) -> str:
    """The file that holds these ticks."""
    rows = "".join(f"  {name}: {day}\n" for name, day in sorted(ticks.items()))
    return (
        f"# Ticked off with `alliance todo --done NAME`.\ndone:\n{rows}" if rows else "# Nothing is ticked.\ndone: {}\n"
    )
