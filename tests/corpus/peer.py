"""What pofilter of the translate-toolkit finds in the corpus of mistakes, class by class: `python -m tests.corpus.peer`.

It counts as found where pofilter says something that it does not say of the sound catalog.
"""

import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.mistakes import Mistake, cases
from tests.corpus.sound import TAGS, text_of
from toolkit.store.po import parse_po

_SAYS = re.compile(r"^\(pofilter\) (\w+):")
NOISE = ("isfuzzy", "hassuggestion")
"""Filters that repeat a mark of the file."""


def findings_of(tag: str, catalogs: Mapping[str, str]) -> dict[str, set[tuple[str, str]]]:
    """Name of a catalog -> what pofilter, told the language, says of it: pairs of key and filter."""
    with TemporaryDirectory() as name:
        given, gives = Path(name, "in"), Path(name, "out")
        given.mkdir()
        for label, text in catalogs.items():
            (given / f"{label}.po").write_text(text, encoding="utf-8", newline="\n")
        options = ["--progress=none", f"--language={tag}", *(f"--excludefilter={noise}" for noise in NOISE)]
        command = [sys.executable, "-m", "translate.filters.pofilter", *options, str(given), str(gives)]
        subprocess.run(command, check=True, capture_output=True)
        return {label: _said(gives / f"{label}.po") for label in catalogs}


def _said(path: Path) -> set[tuple[str, str]]:
    """A catalog without findings gets no file."""
    if not path.is_file():
        return set()
    catalog, _ = parse_po(path.read_text(encoding="utf-8"), path.name)
    return {
        (entry.context or "", match[1])
        for entry in catalog.entries
        for match in map(_SAYS.match, entry.comments)
        if match is not None
    }


def detections(mistakes: Iterable[Mistake]) -> dict[str, tuple[str, ...]]:
    """Label of a case -> the filters that speak up for the first time, nothing where it was missed."""
    found: dict[str, tuple[str, ...]] = {}
    mistakes = tuple(mistakes)
    for tag in TAGS:
        mine = {case.label: case.text for case in mistakes if case.tag == tag}
        said = findings_of(tag, {"sound": text_of(tag), **mine})
        for label in mine:
            found[label] = tuple(sorted({name for _, name in said[label] - said["sound"]}))
    return found


def false_alarms() -> dict[str, int]:
    """Language -> how many messages of its sound catalog pofilter finds fault with."""
    return {tag: len({key for key, _ in findings_of(tag, {"sound": text_of(tag)})["sound"]}) for tag in TAGS}


def table(mistakes: Iterable[Mistake], found: Mapping[str, Iterable[str]]) -> list[str]:
    """Rows of a class, how many of its open cases were found, and how many of those held out; `found` may be anybody's."""
    mistakes = tuple(mistakes)
    caught = {case.label for case in mistakes if tuple(found.get(case.label, ()))}
    rows = [_row("class", "found", "held out")]
    for name in dict.fromkeys(case.name for case in mistakes):
        mine = [case for case in mistakes if case.name == name]
        rows.append(_row(name, *(_share(mine, apart, caught) for apart in (False, True))))
    return [*rows, _row("all", *(_share(mistakes, apart, caught) for apart in (False, True)))]


def _share(mistakes: Sequence[Mistake], held_out: bool, caught: Collection[str]) -> str:
    labels = [case.label for case in mistakes if case.held_out is held_out]
    return f"{sum(label in caught for label in labels)}/{len(labels)}" if labels else "-"


def _row(*cells: str) -> str:
    return f"{cells[0]:28}{cells[1]:>8}{cells[2]:>10}"


def main() -> None:
    mistakes = cases()
    found = detections(mistakes)
    print("\n".join(table(mistakes, found)))
    print(
        "\nmessages of the sound catalogs that are faulted: "
        + ", ".join(f"{tag} {n}" for tag, n in false_alarms().items())
    )
    print("\nwhat was said:")
    for label, names in found.items():
        print(f"{label:36}{' '.join(names)}")


if __name__ == "__main__":
    main()
