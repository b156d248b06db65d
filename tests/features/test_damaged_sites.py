"""Declarations as a bad day leaves them: always an answer, never a traceback, and never a long wait."""

import copy
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from unit.store.mutations import SITE, mutated

from toolkit.cli.opening import open_site
from toolkit.findings import render_text
from toolkit.survey.targets import losses

TODAY = date(2027, 1, 15)
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 99999, 1.5, "", "todo", "x", "x" * 500, "../..", "日本語", "2027-02-30", "2027-01-01", "1", [], {}, ["a"],
    [[]], [None], {"a": 1}, ["todo"], [{"id": "a"}], "en", "cbt", "core", "javascript:x", "\u202e", "con", "?", "***",
)  # fmt: skip
MORE: dict[str, Any] = {
    "accepted": [{"code": "TIME004", "reason": "So.", "by": "coordinator"}],
    "wave_dates": {"pre1": "2027-03-01"},
    "collection": [{"cohort": "spring2027", "form": "trainee-pre1", "opened": "2027-01-01"}],
    "participation": {"grades": "separate"},
    "require_review": {"instruments": "draft"},
    "study": "../..",
}


def swapped(count: int, seed: int) -> Iterator[str]:
    """Declarations in which some values are taken out or are something else altogether."""
    chance = random.Random(seed)
    for _ in range(count):
        data = {**yaml.safe_load(SITE), **MORE}
        if chance.random() < 0.8:
            del data["study"]
        for _ in range(chance.randrange(1, 4)):
            path = chance.choice([one for one in paths(data) if one])
            holder: Any = data
            for step in path[:-1]:
                holder = holder[step]
            if chance.random() < 0.15 and isinstance(holder, dict):
                del holder[path[-1]]
            else:
                holder[path[-1]] = copy.deepcopy(chance.choice(ODD))  # a later change may reach into it
        yield yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for name, member in value.items():
            yield from paths(member, (*path, name))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from paths(member, (*path, index))


def assert_answers(root: Path, text: str) -> None:
    (root / "site.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    began = time.perf_counter()
    opened = open_site(root, TODAY)
    if opened.resolved is not None:
        for form in opened.resolved.forms[:1]:
            for target in opened.resolved.site.surveys:
                losses(target, form)
    else:
        assert any(row.severity == "error" for row in opened.findings)
    assert "\x1b" not in render_text(opened.findings)
    assert all(row.what and row.fix and row.place.file for row in opened.findings)
    assert time.perf_counter() - began < 2 * SLOWER


SLOWER = 2
"""A busy machine takes longer; the limit itself is two seconds."""


def test_damaged_declarations_get_an_answer(tmp_path: Path) -> None:
    for text in (*mutated(20, 11), *swapped(20, 11)):
        assert_answers(tmp_path, text)


@pytest.mark.slow
def test_two_thousand_damaged_declarations_get_an_answer(tmp_path: Path) -> None:
    for text in (*mutated(1000, 21), *swapped(1000, 21)):
        assert_answers(tmp_path, text)


def test_a_language_longer_than_a_file_name_is_no_language(tmp_path: Path) -> None:
    assert_answers(tmp_path, SITE.replace("[ja, en]", f"[{'x' * 400}, en]"))
