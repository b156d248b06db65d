"""Damaged files: each slip is named at its place with the line as it should be, and the rest is read all the same."""

import pytest
from unit.store.mutations import SITE

from toolkit.store.pure import PureParser
from toolkit.store.reading import PARSER, Parser
from toolkit.store.yaml import parse_yaml

BOTH = pytest.mark.parametrize("parser", [PARSER, PureParser], ids=["libyaml", "pure"])

SLIPS = [
    # text, code, line, what to write, data after mending
    ("site:\n\tid: x\n", "YAML001", 2, "`id: x`", {"site": {"id": "x"}}),
    ("site:\n  id: x\n\tname: y\n", "YAML001", 3, "`name: y`", {"site": {"id": "x", "name": "y"}}),
    ("site:\n　　id: x\n", "KEYB001", 2, "`id: x`", {"site": {"id": "x"}}),
    ("site:\n\u00a0\u00a0id: x\n", "KEYB001", 2, "`id: x`", {"site": {"id": "x"}}),
    ("site:\n\u202f\u202fid: x\n", "KEYB001", 2, "`id: x`", {"site": {"id": "x"}}),
    ("a:\n– x\n- y\n", "KEYB002", 2, "`- x`", {"a": ["x", "y"]}),
    ("a：1\nb: 2\n", "KEYB003", 1, "`a: 1`", {"a": 1, "b": 2}),
    ("b: 2\na： 1\n", "KEYB003", 2, "`a: 1`", {"b": 2, "a": 1}),
    ("site：\n  id: x\n", "KEYB003", 1, "`site:`", {"site": {"id": "x"}}),
    ("s:\n  - id：x\n    n: 1\n", "KEYB003", 2, "`- id: x`", {"s": [{"id": "x", "n": 1}]}),
    ("ｎａｍｅ: x\n", "KEYB004", 1, "`name: x`", {"name": "x"}),
    ("na\u200bme: x\n", "KEYB004", 1, "`name: x`", {"name": "x"}),
    ("b: 1\n\ufeffa: 2\n", "KEYB001", 2, "`a: 2`", {"b": 1, "a": 2}),
    ("a:　x\nb: 1\n", "KEYB005", 1, "`a: x`", {"a": "x", "b": 1}),
    ("a:\u00a0x\nb: 1\n", "KEYB005", 1, "`a: x`", {"a": "x", "b": 1}),
    ("l: [ja，en]\n", "KEYB006", 1, "`l: [ja, en]`", {"l": ["ja", "en"]}),
    ("l: [ja، en]\n", "KEYB006", 1, "`l: [ja, en]`", {"l": ["ja", "en"]}),
    ("l: [ja、en]\n", "KEYB006", 1, "`l: [ja, en]`", {"l": ["ja", "en"]}),
    ("l: {id: b，size: 3}\n", "KEYB006", 1, "`l: {id: b, size: 3}`", {"l": {"id": "b", "size": 3}}),
    ("l: {id：b, size： 3}\n", "KEYB006", 1, "`l: {id: b, size: 3}`", {"l": {"id": "b", "size": 3}}),
    ("l: [ja, en］\nb: 1\n", "KEYB006", 1, "`l: [ja, en]`", {"l": ["ja", "en"], "b": 1}),
    ("a: “x: y”\nb: 1\n", "KEYB007", 1, '`a: "x: y"`', {"a": "x: y", "b": 1}),
    ("country:JP\nb: 1\n", "YAML014", 1, "`country: JP`", {"country": "JP", "b": 1}),
    ("s:\n  id: x\n  country:JP\n", "YAML014", 3, "`country: JP`", {"s": {"id": "x", "country": "JP"}}),
    ("a:1\nb:2\n", "YAML014", 1, "`a: 1`", {"a": 1, "b": 2}),
    ("s:\n  name: A\n    country:JP\n", "YAML014", 3, "`country: JP`", {"s": {"name": "A", "country": "JP"}}),
    ("a: ?\nb: 1\n", "YAML017", 1, "`a: todo`", {"a": "todo", "b": 1}),
    ("a:\n  - ?\n  - x\n", "YAML017", 2, "`- todo`", {"a": ["todo", "x"]}),
    ("title: Case 1: the client\nb: 2\n", "YAML018", 1, '`title: "Case 1: the client"`', {"title": "Case 1: the client", "b": 2}),
    ("a: he said: \"no\": x\nb: 2\n", "YAML018", 1, "`a: 'he said: \"no\": x'`", {"a": 'he said: "no": x', "b": 2}),
    ("a: {b: x: y, c: 1}\n", "YAML018", 1, '`a: {b: "x: y", c: 1}`', {"a": {"b": "x: y", "c": 1}}),
    ("a: {client} says\nb: 1\n", "YAML019", 1, '`a: "{client} says"`', {"a": "{client} says", "b": 1}),
    ("a: 'don't do'\nb: 1\n", "YAML020", 1, '`a: "don\'t do"`', {"a": "don't do", "b": 1}),
    ("a: [sighs] Well\nb: 1\n", "YAML021", 1, '`a: "[sighs] Well"`', {"a": "[sighs] Well", "b": 1}),
    ('a: "Yes" and no\nb: 1\n', "YAML022", 1, "`a: '\"Yes\" and no'`", {"a": '"Yes" and no', "b": 1}),
    ("a: @home\nb: 1\n", "YAML023", 1, '`a: "@home"`', {"a": "@home", "b": 1}),
    ("a: %5 of it\nb: 1\n", "YAML023", 1, '`a: "%5 of it"`', {"a": "%5 of it", "b": 1}),
    ("a: - x - y\nb: 1\n", "YAML024", 1, "`a: [x, y]`", {"a": ["x", "y"], "b": 1}),
    ('a: "foo\nb: c\n', "YAML025", 1, '`a: "foo"`', {"a": "foo", "b": "c"}),
    ("a: 'foo\nb: c\nd: 'x'\n", "YAML025", 1, '`a: "foo"`', {"a": "foo", "b": "c", "d": "x"}),
    ("a: [ja, en\nb: 1\n", "YAML026", 1, "`a: [ja, en]`", {"a": ["ja", "en"], "b": 1}),
    ("a: [ja, en}\nb: 1\n", "YAML026", 1, "`a: [ja, en]`", {"a": ["ja", "en"], "b": 1}),
    ("a: [ja, en]]\nb: 1\n", "YAML027", 1, "`a: [ja, en]`", {"a": ["ja", "en"], "b": 1}),
    ("a: [ja, , en]\nb: 1\n", "YAML027", 1, "`a: [ja, en]`", {"a": ["ja", "en"], "b": 1}),
    ('a: "C:\\Users"\nb: 1\n', "YAML028", 1, "`a: 'C:\\Users'`", {"a": "C:\\Users", "b": 1}),
    ("a: 1\ncountry JP\n", "YAML029", 2, "`country: JP`", {"a": 1, "country": "JP"}),
    ("country\na: 1\n", "YAML029", 1, "`country:`", {"country": None, "a": 1}),
    ("s:\n  a: 1\n c: 2\n  d: 3\n", "YAML031", 3, "`c: 2`", {"s": {"a": 1, "c": 2, "d": 3}}),
    ("s:\n   a: 1\n  b: 2\n  c: 3\n", "YAML031", 2, "`a: 1`", {"s": {"a": 1, "b": 2, "c": 3}}),
]  # fmt: skip


@BOTH
@pytest.mark.parametrize(
    "text, code, line, write, data", SLIPS, ids=[f"{row[1]}-{number}" for number, row in enumerate(SLIPS)]
)
def test_a_slip_is_named_and_mended(text: str, code: str, line: int, write: str, data: object, parser: Parser) -> None:
    tree, findings = parse_yaml(text, "site.yaml", parser)
    named = {(item.code, item.place.line): item for item in findings}
    assert (code, line) in named, findings
    assert write in named[code, line].fix
    assert tree is not None
    assert tree.data == data


@pytest.mark.parametrize(
    "text, code, line, write, data", SLIPS, ids=[f"{row[1]}-{number}" for number, row in enumerate(SLIPS)]
)
def test_what_to_write_is_right(text: str, code: str, line: int, write: str, data: object) -> None:
    """Copying each suggested line over the damaged one leaves a file without that finding."""
    lines = text.split("\n")
    for item in parse_yaml(text, "site.yaml")[1]:
        row = lines[item.place.line - 1]
        depth = len(row) - len(row.lstrip(" \t\u3000\u00a0\u202f\ufeff"))
        lines[item.place.line - 1] = " " * depth + item.slots["line"]
    again = [item.code for item in parse_yaml("\n".join(lines), "site.yaml")[1]]
    assert code not in again or code == "YAML031"


def test_the_kinds_of_braces_that_are_not_text() -> None:
    _, findings = parse_yaml(
        "a: {client}\nb: {hands: face and hands, both in profile}\nc: {stage:practicum, n: 1}\nd: {{client}}\n", "x"
    )
    assert [(item.code, item.place.line) for item in findings] == [
        ("YAML012", 1),
        ("YAML013", 2),
        ("YAML014", 3),
        ("YAML010", 4),
        ("YAML012", 4),
    ]
    assert '`hands: "face and hands, both in profile"`' in findings[1].fix
    assert '"{client}"' in findings[0].fix


def test_one_run_tells_everything() -> None:
    text = (
        SITE.replace("  country: JP", "  country:JP")
        .replace("modality: cbt", "modality：cbt")
        .replace("    groups: 2", "\tgroups: 2")
        .replace("name: Student counselling", "name: Help: call us")
        .replace("waves: [pre1, pre2", "waves: [pre1，pre2")
        .replace("  minutes: 90", "  minutes: 90\n  minutes: 95")
    )
    tree, findings = parse_yaml(text, "site.yaml")
    assert [item.code for item in findings] == ["YAML014", "KEYB003", "YAML001", "YAML002", "KEYB006", "YAML018"]
    assert tree is not None
    assert tree.repaired
    assert tree.data["contacts"]["distress"]["name"] == "Help: call us"
    assert tree.data["waves"] == ["pre1", "pre2", "post", "followup"]


@pytest.mark.parametrize("shift", [1, 2, 3, -1, -2])
def test_a_line_set_in_wrongly_never_gives_a_cascade(shift: int) -> None:
    """Whatever line is moved, at most three findings speak of it, all near it."""
    lines = SITE.split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith("#") or (shift < 0 and not line.startswith(" " * -shift)):
            continue
        moved = [*lines]
        moved[number] = " " * shift + line if shift > 0 else line[-shift:]
        found = parse_yaml("\n".join(moved), "site.yaml")[1]
        if line.startswith("delivery") and shift > 0:
            continue  # joins the last cohort above it, and its own lines follow it there
        assert len(found) <= 3, (line, found)
        assert all(abs(item.place.line - number - 1) <= 1 for item in found), (line, found)


def test_text_blocks_are_left_alone() -> None:
    text = "a: |\n  country:JP\n  　key：value\n  – x\nb：2\n"
    _, findings = parse_yaml(text, "x")
    assert [(item.code, item.place.line) for item in findings] == [("KEYB003", 5)]


def test_a_line_that_nobody_can_read_is_left_out_and_the_rest_is_read() -> None:
    tree, findings = parse_yaml("a: 1\n: x\nb: 2\nc：3\n", "site.yaml")
    assert [(item.code, item.place.line) for item in findings] == [("YAML030", 2), ("KEYB003", 4)]
    assert tree is not None
    assert tree.data == {"a": 1, "b": 2, "c": 3}
