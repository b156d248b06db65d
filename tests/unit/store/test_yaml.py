"""The reader: what values become, where they stand, what is refused; on libyaml and on the pure parser alike."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.store.mutations import SITE

from toolkit.findings import Place
from toolkit.store.pure import PureParser
from toolkit.store.reading import PARSER
from toolkit.store.tree import Tree
from toolkit.store.yaml import parse_yaml, parser_name

BOTH = pytest.mark.parametrize("parser", [PARSER, PureParser], ids=["libyaml", "pure"])


def read(text: str, parser: Any = PARSER) -> Tree:
    tree, findings = parse_yaml(text, "site.yaml", parser)
    assert not findings
    assert tree is not None
    return tree


def codes(text: str, parser: Any = PARSER) -> list[tuple[str, int]]:
    return [(item.code, item.place.line) for item in parse_yaml(text, "site.yaml", parser)[1]]


def test_this_machine_has_libyaml() -> None:
    assert parser_name() == "libyaml"


@BOTH
@pytest.mark.parametrize(
    "spelling, value",
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("-7", -7),
        ("1.50", 1.5),
        ("-0.5", -0.5),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("+1", "+1"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("1.", "1."),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1:30", "1:30"),
        ("18:00", "18:00"),
        ("2027-04-12", "2027-04-12"),
        ("2027-13-45", "2027-13-45"),
        ("１２", "１２"),
        ("٣", "٣"),
        ("9" * 5000, "9" * 5000),
        ("9" * 400 + ".0", "9" * 400 + ".0"),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"~"', "~"),
    ],
)
def test_a_value_has_one_meaning(spelling: str, value: object, parser: Any) -> None:
    found = read(f"a: {spelling}\nb: 1\n", parser).data["a"]
    assert found == value
    assert type(found) is type(value)


@BOTH
def test_keys_are_text_as_spelled(parser: Any) -> None:
    assert read("1: a\ntrue: b\nnull: c\n012: d\n0: {1.0: x}\n", parser).data == {
        "1": "a",
        "true": "b",
        "null": "c",
        "012": "d",
        "0": {"1.0": "x"},
    }


@BOTH
def test_text_blocks_comments_and_both_line_ends(parser: Any) -> None:
    text = "# c\na: |\n  one\n  ：two\nb: >-\n  three\n  four  # no comment\nc: 'it''s'\nd: \"x\\ny\"\n"
    data = {"a": "one\n：two\n", "b": "three four  # no comment", "c": "it's", "d": "x\ny"}
    assert read(text, parser).data == read(text.replace("\n", "\r\n"), parser).data == data


@BOTH
@pytest.mark.parametrize("text", ["a: 1\t\nb: 2\n", "a:\t1\nb: 2\n", "a: 1\t# c\nb: 2\n", "a: [1,\t2]\t\nb: 2\n"])
def test_tabs_that_indent_nothing_are_fine(text: str, parser: Any) -> None:
    assert read(text, parser).data["b"] == 2


@BOTH
def test_a_leading_marker_is_fine(parser: Any) -> None:
    assert read("---\na: 1\n...\n", parser).data == {"a": 1}


def test_unusual_characters_in_texts_are_fine() -> None:
    text = 'a: "：，　“x”"\nb: 事例：はい、そうです。　終わり\nc: نعم، هذا ٣\nd: [はい、いいえ, x]\ne: “quoted”\nf: a\u00a0b – c\n'
    assert read(text).data["d"] == ["はい、いいえ", "x"]


@BOTH
def test_places_of_keys_and_values(parser: Any) -> None:
    tree = read(SITE, parser)
    assert tree.place(("site", "id")) == Place("site.yaml", 5, 7, "site/id", 14)
    assert tree.place(("site", "id"), "key") == Place("site.yaml", 5, 3, "site/id", 5)
    assert tree.place(("site",)).line == 4
    assert tree.place(("languages", 1)) == Place("site.yaml", 11, 17, "languages/1", 19)
    assert tree.place(("cohorts", 1, "size")) == Place("site.yaml", 20, 11, "cohorts/autumn2027/size", 12)
    assert tree.place(("cohorts", 0, "level")).column == 12
    assert tree.place(("contacts", "distress", "fax")).key == "contacts/distress"
    assert tree.place(("nothing", "here")).line == 2
    assert tree.place(()).line == 2


@BOTH
def test_spellings_of_plain_values(parser: Any) -> None:
    tree = read('a: 012\nb: 1.50\nc: ~\nd: "x"\ne: [1, -0]\nf:\n', parser)
    found = [tree.spelling(path) for path in (("a",), ("b",), ("c",), ("d",), ("e", 1), ("e",), ("f",), ("g",))]
    assert found == ["012", "1.50", "~", None, "-0", None, "", None]


def test_path_at_finds_what_stands_at_a_place() -> None:
    tree = read(SITE)
    assert tree.path_at(5, 9) == ("site", "id")
    assert tree.path_at(18, 20) == ("cohorts", 0, "level", "stage")


@BOTH
@pytest.mark.parametrize(
    "text, found",
    [
        ("a: 1\nb: 2\na: 3\n", [("YAML002", 3)]),
        ("a: {x: 1, x: 2}\nb: !t 1\n", [("YAML002", 1), ("YAML003", 2)]),
        ("a: !!python/object:os.system x\n", [("YAML003", 1)]),
        ("a: !!map {b: 1}\n", [("YAML003", 1)]),
        ("a: &x 1\nb: *x\n", [("YAML004", 1), ("YAML005", 2)]),
        ("a: &x [1]\n<<: *x\n", [("YAML004", 1), ("YAML006", 2), ("YAML005", 2)]),
        ("a: 1\n---\nb: 2\n", [("YAML007", 3)]),
        ("- a\n- b\n", [("YAML009", 1)]),
        ("? [a]\n: b\n", [("YAML010", 1)]),
        ("hello\n", [("YAML015", 1)]),
        ("12\n", [("YAML015", 1)]),
        ("# nothing\n", [("YAML015", 1)]),
    ],
)
def test_what_is_refused_is_named_at_its_line(text: str, found: list[tuple[str, int]], parser: Any) -> None:
    assert sorted(codes(text, parser)) == sorted(found)


def test_duplicates_keep_the_first_and_name_both_lines() -> None:
    tree, findings = parse_yaml("a: 1\nb: 2\na: 3\n", "site.yaml")
    assert tree is not None
    assert tree.data == {"a": 1, "b": 2}
    assert "lines 1 and 3" in findings[0].what


@BOTH
@pytest.mark.parametrize(
    "text", ["a: " + "[" * 3000, "a: " + "{a: " * 3000, "- " * 3000 + "x", "a: " + "[" * 51 + "]" * 51 + "\n"]
)
def test_too_many_levels_stop_at_once(text: str, parser: Any) -> None:
    begin = time.perf_counter()
    found = codes(text, parser)
    assert time.perf_counter() - begin < 1
    assert "YAML008" in [code for code, _ in found]


@BOTH
def test_fifty_levels_are_read(parser: Any) -> None:
    assert read("a: " + "[" * 49 + "]" * 49 + "\n", parser)


def test_an_alias_bomb_is_refused_without_growing() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    begin = time.perf_counter()
    found = codes("\n".join(rows) + "\n")
    assert time.perf_counter() - begin < 1
    assert {code for code, _ in found} == {"YAML004", "YAML005"}
    assert len(found) <= 60


@BOTH
@pytest.mark.parametrize("char", ["\x01", "\x07", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufffe", "\ud800"])
def test_characters_that_no_one_sees(char: str, parser: Any) -> None:
    assert codes(f"a: 1\nb: x{char}y\nc: 2\n", parser) == [("YAML011", 2)]


@BOTH
def test_half_a_character_by_its_number(parser: Any) -> None:
    assert [code for code, _ in codes('a: "\\ud800"\n', parser)] == ["YAML028"]


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]))
)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=3), min_size=1, max_size=5))
def test_json_is_read_as_json_by_both_parsers(data: dict[str, Any]) -> None:
    import json

    text = json.dumps(data, ensure_ascii=False).replace("\ufeff", "").replace("\u2028", "").replace("\u2029", "")
    ours, findings = parse_yaml(text, "x")
    pure, more = parse_yaml(text, "x", PureParser)
    assert not findings
    assert not more
    assert ours is not None
    assert pure is not None
    assert ours.data == pure.data == json.loads(text)
    for key in ours.data:
        assert ours.place((key,)) == pure.place((key,))
