"""Questions of translators: what comes in is put to what was asked before, and what is answered goes out with the next file."""

from collections.abc import Iterable, Mapping, Sequence

from toolkit.catalog.exchange.marks import normal
from toolkit.model.questions import AskedQuestion
from toolkit.phrases import fill
from toolkit.store.edit import Set

HEAD = (
    "# What translators have asked. Answer once, after `answer:`; every language sees it in its next file.\nschema: 1\n"
)


def lines_of(asked: Iterable[AskedQuestion], words: Mapping[str, str]) -> dict[str, list[str]]:
    """Key -> the questions about a text and their answers, as lines to stand beside its notes."""
    found: dict[str, list[str]] = {}
    for one in asked:
        rows = found.setdefault(one.key, [])
        rows.append(fill(words["asked"], {"question": one.question.strip()}))
        if one.answer.strip():
            rows.append(fill(words["answered"], {"answer": one.answer.strip()}))
    return found


def changes_of(known: Sequence[AskedQuestion], new: Iterable[tuple[str, str]], tag: str) -> list[Set]:
    """The changes to the file for new questions. One that was asked before, in any language, gets another asker at most."""
    at = {(one.key, normal(one.question)): number for number, one in enumerate(known)}
    languages = [list(one.languages) for one in known]
    changes = []
    for key, question in new:
        place = (key, normal(question))
        if place not in at:
            at[place] = len(languages)
            languages.append([tag])
            made = {"key": key, "question": normal(question), "languages": [tag], "answer": ""}
            changes.append(Set(("questions", at[place]), made))
        elif tag not in languages[at[place]]:
            languages[at[place]].append(tag)
            changes.append(Set(("questions", at[place], "languages"), list(languages[at[place]])))
    return changes
