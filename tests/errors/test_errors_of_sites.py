"""Each code about sites, studies, content and layers: a folder that brings it about, and the exact text that a person sees.

`RENEW_GOLDEN=1 pytest tests/errors/test_errors_of_sites.py` writes the texts anew; read them before they are committed.
"""

import os
import re
from pathlib import Path

import pytest
from errors.cases import HERE, Case

from toolkit.codes import Code, all_codes, family_of

FAMILIES = (
    "SITE",
    "TIME",
    "PLAN",
    "SAFE",
    "LANG",
    "STUDY",
    "LAYER",
    "BASE",
    "CODE",
    "CONT",
    "DOCU",
    "SCEN",
    "INST",
    "ADAP",
    "MODU",
    "VARI",
    "CMD",
    "REVW",
)


def is_told_of(code: str) -> bool:
    """Whether a code is a matter of these cases: of catalogs those about names, updates, merges and new languages."""
    return code.rstrip("0123456789") in FAMILIES or "LOC020" <= code < "LOC050"


FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir())
CASES = [Case(path) for path in FOLDERS if is_told_of(path.name.partition("-")[0])]
ELSEWHERE = {
    **dict.fromkeys(("PLAN009", "PLAN013"), "places, asked of a library: tests/unit/rules/test_plans.py"),
    **dict.fromkeys(
        ("PLAN010", "PLAN011", "PLAN012", "PLAN014"), "files that are private: tests/unit/store/test_rota.py"
    ),
    **dict.fromkeys(("CMD005", "CMD006"), "the scaffold: tests/features/test_scaffold_refuses.py"),
    **dict.fromkeys(("CMD007", "CMD008"), "the wizard: tests/features/test_new_site.py"),
    "LOC025": "a merge: tests/features/test_locale_merge.py",
    "LOC033": "a glossary: tests/unit/store/test_glossary.py",
    "LOC034": "a new language: tests/features/test_new_locale.py",
    **dict.fromkeys(("LOC039", "LOC040", "LOC041"), "what is accepted: tests/features/test_locale_accept.py"),
    **dict.fromkeys(("LOC026", "LOC027", "LOC028"), "an update: tests/features/test_locale_meaning.py"),
}
"""Codes that no folder can show, and where they are tested."""
WORDS = r"pattern|mapping|scalar|sequence|token|parser|parse|node|string|boolean|integer|regex|null value|model|schema"
FORBIDDEN = re.compile(rf"\b(?:(?i:{WORDS})s?|None)\b")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize("case", CASES, ids=[case.folder.name for case in CASES])
def test_a_person_sees_this_text(case: Case, tmp_path: Path) -> None:
    case.laid_out(tmp_path)
    code, text = case.seen(tmp_path)
    expected = case.folder / "expected.txt"
    if os.environ.get("RENEW_GOLDEN"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
    assert f" {case.code}: " in text
    assert code == (1 if ": error " in text else 0)


@pytest.mark.parametrize("case", CASES, ids=[case.folder.name for case in CASES])
def test_each_finding_has_its_place_and_says_what_to_write(case: Case) -> None:
    text = (case.folder / "expected.txt").read_text(encoding="utf-8")
    firsts = [line for line in text.splitlines() if f" {case.code}: " in line]
    assert firsts
    for first in firsts:
        assert re.match(r"\S.*?:\d+:\d+: ", first) or case.code in ("BASE001", "BASE002", "BASE003", *NO_LINE), first
    assert "\n  Fix: " in text


NAMES = ("LimeSurvey", "PDF", "REDCap")
"""With what a sentence may begin in capitals."""
NO_LINE = (
    "CONT001",
    "LOC031",
    "LOC035",
    "LOC038",
    *(name for name in all_codes() if name.startswith(("CMD", "REVW02"))),
)
"""What is missing, there as a whole, or named on the command line, and a record that was not written, have no line."""


def test_every_code_has_a_case() -> None:
    shown = {case.code for case in CASES}
    codes = {name for name in all_codes() if is_told_of(name)}
    assert codes - shown == set(ELSEWHERE)


@pytest.mark.parametrize("name, code", all_codes().items())
def test_sentences_keep_the_style_of_the_house(name: str, code: Code) -> None:
    assert not code.what[0].isupper() or code.what.split()[0] in NAMES, name
    assert not code.what.endswith("."), name
    for sentence in (code.fix, code.why):
        assert sentence.startswith("{") or sentence[0].isupper() or sentence[0] in '`"', (name, sentence)
        assert sentence[-1] in ".?!`}" or sentence.endswith(")"), (name, sentence)
    for sentence in (code.what, code.fix, code.why):
        plain = re.sub(r"`[^`]*`", "", sentence)
        assert not FORBIDDEN.search(plain), (name, sentence)


def test_every_prefix_has_its_family() -> None:
    assert all(family_of(name) for name in all_codes())
