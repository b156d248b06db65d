"""Edits: what is meant changes, and not one other character does."""

import difflib
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.store.mutations import SITE

from toolkit.store.edit import NotEditable, Remove, Set, edit_yaml
from toolkit.store.second import spelled_by_ruamel, spelled_by_us
from toolkit.store.yaml import parse_yaml

TEXT = """\
# top
schema: 1   # c
stage: draft
site:
  id: sapporo   # keep
  name: "Foo"

# about cohorts
cohorts:
  - id: a
    size: 12
    groups: 2   # two
  # between
  - {id: b, size: 3}
languages: [ja, en]
empty:
til: ~
text: |
  foo
  bar
contacts:
- x
# end
"""


def data_of(text: str) -> Any:
    tree, findings = parse_yaml(text, "x")
    assert not findings
    assert tree is not None
    return tree.data


@pytest.mark.parametrize(
    "change, gone, come",
    [
        (Set(("stage",), "ready"), ["stage: draft"], ["stage: ready"]),
        (Set(("schema",), 2), ["schema: 1   # c"], ["schema: 2   # c"]),
        (Set(("site", "name"), "A: b"), ['  name: "Foo"'], ['  name: "A: b"']),
        (Set(("site", "country"), "JP"), [], ["  country: JP"]),
        (Set(("cohorts", 0, "size"), None), ["    size: 12"], ["    size: null"]),
        (Set(("cohorts", 2), {"id": "c", "size": 4}), [], ["  - id: c", "    size: 4"]),
        (Set(("cohorts", 1, "groups"), 2), ["  - {id: b, size: 3}"], ["  - {id: b, size: 3, groups: 2}"]),
        (Set(("languages", 2), "es"), ["languages: [ja, en]"], ["languages: [ja, en, es]"]),
        (Set(("languages",), ["ja"]), ["languages: [ja, en]"], ["languages: [ja]"]),
        (Set(("empty", "x", "y"), [1, "2"]), [], ["  x:", '    y: [1, "2"]']),
        (Set(("til",), "2027-04-12"), ["til: ~"], ["til: 2027-04-12"]),
        (Set(("text",), "hi\nyou"), ["text: |", "  foo", "  bar"], ['text: "hi\\nyou"']),
        (Set(("contacts", 1), "y"), [], ["- y"]),
        (Set(("new",), {"a": [{"b": 1}], "z": "119", "t": True}), [], ["new:", "  a:", "    - b: 1", '  z: "119"', "  t: true"]),
        (Set(("cohorts", 1), {"q": {"r": 1}}), ["  - {id: b, size: 3}"], ["  - q:", "      r: 1"]),
        (Set(("cohorts",), []), TEXT.splitlines()[8:14], ["cohorts: []"]),
        (Remove(("site", "id")), ["  id: sapporo   # keep"], []),
        (Remove(("site",)), ["site:", "  id: sapporo   # keep", '  name: "Foo"'], []),
        (Remove(("cohorts", 0)), ["  - id: a", "    size: 12", "    groups: 2   # two"], []),
        (Remove(("cohorts", 0, "id")), ["  - id: a", "    size: 12"], ["  - size: 12"]),
        (Remove(("cohorts", 1, "size")), ["  - {id: b, size: 3}"], ["  - {id: b}"]),
        (Remove(("languages", 0)), ["languages: [ja, en]"], ["languages: [en]"]),
        (Remove(("contacts", 0)), ["contacts:", "- x"], ["contacts: []"]),
        (Remove(("text",)), ["text: |", "  foo", "  bar"], []),
        (Remove(("nothing", "here")), [], []),
    ],
)  # fmt: skip
def test_an_edit_changes_its_own_lines_alone(change: Set | Remove, gone: list[str], come: list[str]) -> None:
    edited = edit_yaml(TEXT, [change])
    rows = list(difflib.unified_diff(TEXT.splitlines(), edited.splitlines(), n=0, lineterm=""))[2:]
    assert [row[1:] for row in rows if row.startswith("-")] == gone
    assert [row[1:] for row in rows if row.startswith("+")] == come
    windows = edit_yaml("\ufeff" + TEXT.replace("\n", "\r\n"), [change])
    assert windows == "\ufeff" + edited.replace("\n", "\r\n")


def test_nothing_to_do_gives_the_same_text() -> None:
    assert edit_yaml(TEXT, []) == TEXT
    assert edit_yaml(TEXT, [Set(("site", "id"), "sapporo"), Set(("languages",), ["ja", "en"]), Remove(("x",))]) == TEXT


def test_changes_follow_each_other() -> None:
    edited = edit_yaml(
        TEXT, [Set(("a",), 1), Set(("a",), 2), Remove(("b",)), Set(("site", "country"), "JP"), Remove(("site", "name"))]
    )
    assert data_of(edited)["a"] == 2
    assert data_of(edited)["site"] == {"id": "sapporo", "country": "JP"}


@pytest.mark.parametrize(
    "text, edited",
    [("", "a: 1\n"), ("# only\n", "# only\na: 1\n"), ("b: 2", "b: 2\na: 1"), ("{b: 2}\n", "{b: 2, a: 1}\n")],
)
def test_small_files(text: str, edited: str) -> None:
    assert edit_yaml(text, [Set(("a",), 1)]) == edited


def test_a_file_that_is_a_list() -> None:
    text = edit_yaml("# changes\n", [Set((0,), {"id": "a1", "text": {"ja": "はい"}})])
    assert text == "# changes\n- id: a1\n  text:\n    ja: はい\n"
    text = edit_yaml(text, [Set((1,), {"id": "a2"}), Set((0, "tier"), "surface")])
    assert text == "# changes\n- id: a1\n  text:\n    ja: はい\n  tier: surface\n- id: a2\n"
    assert edit_yaml(text, [Remove((0,))]) == "# changes\n- id: a2\n"
    assert edit_yaml("a: 1\n", [Set(("list", 0, "id"), "x")]) == "a: 1\nlist:\n  - id: x\n"
    assert edit_yaml("a:\nb: 1\n", [Set(("a", 0), "x")]) == "a: [x]\nb: 1\n"


@pytest.mark.parametrize("text", ["a: [1\n", "a: 1\na: 2\n", "a: *x\n", "hello\n", "a：1\n", "- - x\n"])
def test_damaged_files_are_left_to_their_owner(text: str) -> None:
    with pytest.raises(NotEditable):
        edit_yaml(text, [Set(("a", "b"), 1)])


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff"),
    max_size=20,
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | TEXTS
    | st.sampled_from(["012", "1_000", "no", "~", "2027-13-45", "1e3", "todo", "a\nb"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)
PATHS: list[tuple[str | int, ...]] = [
    ("site", "id"), ("site", "new"), ("cohorts", 0), ("cohorts", 1, "size"), ("cohorts", 2), ("languages",), ("languages", 0),
    ("delivery", "video"), ("zz", "y"), ("consents", 0, "covers"),
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PATHS), VALUES)
def test_any_value_reads_back_from_any_place(path: tuple[str | int, ...], value: Any) -> None:
    edited = edit_yaml(SITE, [Set(path, value)])
    here = data_of(edited)
    for step in path:
        here = here[step]
    assert json.dumps(here) == json.dumps(value)
    comments = [line for line in SITE.splitlines() if line.startswith("#")]
    assert all(line in edited.splitlines() for line in comments)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PATHS), VALUES)
def test_another_reader_sees_the_same_spellings(path: tuple[str | int, ...], value: Any) -> None:
    edited = edit_yaml(SITE, [Set(path, value)])
    assert spelled_by_us(edited) == spelled_by_ruamel(edited)


def test_another_reader_agrees_on_the_hard_spellings() -> None:
    text = "a: 012\nb: 1_000\nc: 1e3\nd: 2027-04-12\ne: no\nf: ~\ng:\nh: 0x1F\ni: '12'\nj: \"x\"\nk: |\n  t\nl: [1.50, -0]\n"
    assert spelled_by_us(text) == spelled_by_ruamel(text)


def test_a_file_with_folded_texts_is_edited_and_they_stay_as_they_are() -> None:
    text = "why: >-\n  One line\n  and another.\n\n  A second paragraph.\nnames:\n  - a\n"
    assert edit_yaml(text, [Set(("names", 1), "b")]) == f"{text}  - b\n"
