"""The table of files for coding, in one language: their names and how each is made."""

from collections.abc import Callable, Mapping

from toolkit.coding.boris import render_boris
from toolkit.coding.elan import render_elan
from toolkit.coding.qda import render_qda
from toolkit.coding.sheet import render_book, render_sheet
from toolkit.coding.vocabulary import Group, answer_groups, marker_groups, shown
from toolkit.resolve.view import View

ORIGIN = "alliance-toolkit"


def coding_files(view: View) -> dict[str, Callable[[], bytes]]:
    """Name of a file -> what makes it. Those for open answers are there where the content has a coding manual."""
    words = {name: shown(text) for name, text in view.interface.pack.items() if name.startswith("coding_")}
    groups = marker_groups(view.taxonomy, words)
    return {**_of_markers(view, groups, words), **_of_answers(view, words)}


def _of_markers(view: View, groups: tuple[Group, ...], words: Mapping[str, str]) -> dict[str, Callable[[], bytes]]:
    language, day = view.language, view.protocol.release.released.isoformat()
    about = " ".join(dict.fromkeys((words["coding_what"], shown(view.taxonomy.statement), *_state(view, "taxonomy"))))
    return {
        "markers.etf": lambda: render_elan(groups, about, language.tag, language.name, day),
        "markers.boris": lambda: render_boris(groups, shown(view.release.title), about, words, day),
        "markers.qdc": lambda: render_qda("markers", groups, about, ORIGIN),
    }


def _of_answers(view: View, words: Mapping[str, str]) -> dict[str, Callable[[], bytes]]:
    manual = view.coding
    if manual is None:
        return {}
    groups, tag = answer_groups(manual, words), view.language.tag
    about = " ".join((shown(manual.statement), *_state(view, "coding")))
    return {
        "answers.qdc": lambda: render_qda("answers", groups, about, ORIGIN),
        "sheet.csv": lambda: render_sheet(groups),
        "sheet.xlsx": lambda: render_book(manual, groups, words, about, tag, key=False),
        "sheet-key.xlsx": lambda: render_book(manual, groups, words, about, tag, key=True),
    }


def _state(view: View, part: str) -> tuple[str, ...]:
    """What a file says of its translation, where not everything in it has been approved."""
    least = view.least_state(part, order=("fallback", "needs_check", "draft"))
    return (shown(view.interface.state[f"{least}_explained"]),) if least else ()
