"""A tree against a model: each way of being wrong, at its place and with what to write."""

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from toolkit.findings import Finding, Severity
from toolkit.model.names import CLOCK, ID, SITE_ID
from toolkit.model.text import Model, Text
from toolkit.store.shapes import written
from toolkit.store.validate import validate
from toolkit.store.yaml import parse_yaml


class Group(Model):
    id: Annotated[str, StringConstraints(pattern=SITE_ID)] = Field(
        description="Its short name.", examples=["spring2027"]
    )
    size: int | None = Field(None, ge=1, le=500, description="How many.", examples=[12])
    starts: date | None = Field(None, description="First day.", examples=["2027-04-12"])
    extra: "Extra | None" = None


class Extra(Model):
    label: Text | None = Field(None, examples=["A label"])
    share: float | None = None


class Mean(Model):
    method: Literal["mean"]
    items: tuple[str, ...]


class Sum(Model):
    method: Literal["sum"]
    most: int


class Sheet(Model):
    """A model with one field of each kind."""

    stage: Literal["draft", "ready"] = Field("draft", description="How far it is.", examples=["draft"])
    name: Annotated[str, StringConstraints(min_length=1, max_length=20)] = Field(
        description="Its name.", examples=["Clinic"]
    )
    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)] = Field(("en",), examples=[["ja", "en"]])
    groups: tuple[Group, ...] = ()
    recorded: bool = Field(False, examples=[True])
    at: Annotated[str, StringConstraints(pattern=CLOCK)] | None = Field(None, examples=["18:00"])
    wanted: Literal["core", "all"] | tuple[Annotated[str, StringConstraints(pattern=ID)], ...] = "core"
    due: date | Literal["open"] = "open"
    dates: dict[str, date] = Field({})
    scores: dict[Literal["a", "b"], Annotated[Mean | Sum, Field(discriminator="method")]] = Field({})
    either: Extra | Literal["none"] = "none"
    schema_: Literal[1] = Field(1, alias="schema")


def check(text: str) -> tuple[Sheet | None, list[Finding]]:
    tree, findings = parse_yaml("name: Clinic\n" + text, "sheet.yaml")
    assert tree is not None
    model, more = validate(tree, Sheet)
    return model, findings + more


def only(text: str) -> Finding:
    model, findings = check(text)
    assert model is None
    assert len(findings) == 1, findings
    return findings[0]


def test_what_fits_gives_the_model() -> None:
    model, findings = check(
        "schema: 1\ngroups:\n  - {id: a1, size: 3, starts: 2027-04-12}\nlanguages: [ja, en]\nwanted: [x1]\n"
    )
    assert not findings
    assert model is not None
    assert model.groups[0].starts == date(2027, 4, 12)
    assert model.languages == ("ja", "en")


@pytest.mark.parametrize(
    "text, code, at, words",
    [
        # unknown and missing keys
        ("stge: draft\n", "KEY001", "2:1", "`stage`"),
        ("langauges: [en]\n", "KEY001", "2:1", "`languages`"),
        ("banana: 1\n", "KEY002", "2:1", "`groups`"),
        ("groups:\n  - {size: 3}\n", "KEY003", "3:5", "`id: spring2027`"),
        ("groups:\n  - id: a1\n    recorded: true\n", "KEY031", "4:5", "the top of the file"),
        ("starts: 2027-04-12\n", "KEY002", "2:1", "`groups`"),
        # kinds of values
        ("languages: ja, en\n", "KEY004", "2:12", "`languages: [ja, en]`"),
        ("languages: ja\n", "KEY004", "2:12", "`languages: [ja]`"),
        ("groups: 3\n", "KEY004", "2:9", "groups: ["),
        ("groups: [a]\n", "KEY005", "2:10", "`size`"),
        ("dates: x\n", "KEY005", "2:8", "a key and a value"),
        ("groups:\n  - {id: a1, size: two}\n", "KEY006", "3:20", "`12`"),
        ('groups:\n  - {id: a1, size: "12"}\n', "KEY006", "3:20", "`12`"),
        ("groups:\n  - {id: a1, size: 12 people}\n", "KEY006", "3:20", "`12`"),
        ("groups:\n  - {id: a1, size: 12.5}\n", "KEY006", "3:20", "digits"),
        ("languages: [true]\n", "KEY007", "2:13", '`languages: "true"`'),
        ("languages: [[en]]\n", "KEY007", "2:13", "straight quotes"),
        ("recorded: yes\n", "KEY008", "2:11", "`recorded: true`"),
        ("recorded: no\n", "KEY008", "2:11", "`recorded: false`"),
        ("recorded: はい\n", "KEY008", "2:11", "`recorded: true`"),
        ("recorded: 0\n", "KEY008", "2:11", "`recorded: false`"),
        ("groups:\n  - {id: a1, extra: {share: much}}\n", "KEY026", "3:29", "digits"),
        # closed lists
        ("stage: redy\n", "KEY009", "2:8", "`ready`"),
        ("stage: finished\n", "KEY010", "2:8", "`draft`, `ready`"),
        ("schema: 2\n", "KEY009", "2:9", "`1`"),
        ("wanted: coree\n", "KEY009", "2:9", "`core`"),
        ("wanted: [x1, 'A b']\n", "KEY016", "2:14", "`a-b`"),
        ("scores: {c: {method: mean, items: [x]}}\n", "KEY010", "2:10", "`a`, `b`"),
        ("scores: {a: {method: men, items: [x]}}\n", "KEY009", "2:13", "`mean`"),
        ("scores: {a: {items: [x]}}\n", "KEY028", "2:13", "`mean`, `sum`"),
        ("scores: {a: {method: sum, most: x}}\n", "KEY006", "2:33", "digits"),
        # sizes
        ("languages: []\n", "KEY014", "2:12", "`languages: [ja, en]`"),
        ("languages: [a, b, c, d]\n", "KEY013", "2:12", "at most 3"),
        ("groups:\n  - {id: a1, size: 0}\n", "KEY015", "3:20", "1 or more"),
        ("groups:\n  - {id: a1, size: 900}\n", "KEY015", "3:20", "500 or less"),
        # ids
        ("groups:\n  - id: 012\n", "KEY016", "3:9", "`g012`"),
        ("groups:\n  - id: 1_000\n", "KEY016", "3:9", "`g1000`"),
        ("groups:\n  - id: 12\n", "KEY016", "3:9", "`g12`"),
        ("groups:\n  - id: Spring 2027\n", "KEY016", "3:9", "`spring2027`"),
        ("groups:\n  - id: 札幌\n", "KEY017", "3:9", "small letters"),
        # dates and times
        ("groups:\n  - {id: a1, starts: 12.04.2027}\n", "KEY021", "3:22", "`2027-04-12`"),
        ("groups:\n  - {id: a1, starts: 2027/4/12}\n", "KEY021", "3:22", "`2027-04-12`"),
        ("groups:\n  - {id: a1, starts: 20270412}\n", "KEY021", "3:22", "`2027-04-12`"),
        ("groups:\n  - {id: a1, starts: 4/13/2027}\n", "KEY021", "3:22", "`2027-04-13`"),
        ("groups:\n  - {id: a1, starts: 4/12/2027}\n", "KEY019", "3:22", "12 April 2027) or `2027-12-04` (4 December 2027"),
        ("groups:\n  - {id: a1, starts: 2027-13-45}\n", "KEY018", "3:22", "no month 13"),
        ("groups:\n  - {id: a1, starts: 2027-02-29}\n", "KEY018", "3:22", "2027-02 has 28 days"),
        ("groups:\n  - {id: a1, starts: soon}\n", "KEY022", "3:22", "`2027-04-12`"),
        ("dates: {pre1: 12 April 2027}\n", "KEY021", "2:15", "`2027-04-12`"),
        ("due: 12.4.2027\n", "KEY021", "2:6", "`2027-04-12`"),
        ("at: 6pm\n", "KEY025", "2:5", '"18:00"'),
        ("at: 9.30\n", "KEY025", "2:5", '"09:30"'),
        # nothing there
        ("languages:\n", "KEY024", "2:1", "[ja, en]"),
        ("stage: null\n", "KEY024", "2:1", "draft"),
        ('wanted: ["", x1]\n', "KEY017", "2:10", "small letters"),
        # keyboards
        ("groups:\n  - {id: a1, size: １２}\n", "KEYB009", "3:20", "`12`"),
        ("groups:\n  - {id: a1, size: ١٢}\n", "KEYB009", "3:20", "`12`"),
        ("groups:\n  - {id: a1, starts: 2027－04－12}\n", "KEYB009", "3:22", "`2027-04-12`"),
        ("groups:\n  - {id: a1, starts: ２０２７/４/１２}\n", "KEYB009", "3:22", "`2027-04-12`"),
        ("groups:\n  - {id: “a1”}\n", "KEYB009", "3:10", "`a1`"),
        ("at: １８：００\n", "KEYB009", "2:5", "`18:00`"),
        ("languages: ［ja， en］\n", "KEYB009", "2:12", "`[ja, en]`"),
        ("languages: ja、en\n", "KEYB009", "2:12", "`[ja, en]`"),
        ("stage: ｒｅａｄｙ\n", "KEYB009", "2:8", "`ready`"),
        ("recorded: ｔｒｕｅ\n", "KEYB009", "2:11", "`true`"),
        # the word todo where a value is needed
        ("recorded: todo\n", "KEY023", "2:11", "`recorded: true`"),
    ],
)  # fmt: skip
def test_what_does_not_fit(text: str, code: str, at: str, words: str) -> None:
    found = only(text)
    assert (found.code, f"{found.place.line}:{found.place.column}") == (code, at), found.what
    assert words in f"{found.what}\n{found.fix}"
    assert found.place.file == "sheet.yaml"
    assert "{" not in found.what.replace(written(found.slots.get("value", "")), "").replace(
        found.slots.get("value", ""), ""
    )


def test_names_that_are_too_long_or_missing() -> None:
    tree, _ = parse_yaml("name: " + "x" * 21 + "\n", "s.yaml")
    assert tree is not None
    assert [item.code for item in validate(tree, Sheet)[1]] == ["KEY011"]
    tree, _ = parse_yaml("stage: draft\n", "s.yaml")
    assert tree is not None
    (found,) = validate(tree, Sheet)[1]
    assert (found.code, found.place.line, found.slots["example"]) == ("KEY003", 1, "name: Clinic")


def test_a_text_takes_a_number_by_its_spelling() -> None:
    model, findings = check("languages: [119, 1.50, 012]\ngroups:\n  - {id: a1, extra: {label: 007}}\n")
    assert not findings
    assert model is not None
    assert model.languages == ("119", "1.50", "012")
    assert model.groups[0].extra is not None
    assert model.groups[0].extra.label == "007"


def test_a_mark_of_a_union_is_not_named_twice() -> None:
    assert only("due: sometime\n").code == "KEY022"
    assert only("wanted: {a: 1}\n").code in ("KEY004", "KEY010")
    assert only("either: {labl: x}\n").code == "KEY001"
    assert only("either: nothing\n").code in ("KEY009", "KEY010", "KEY005")


def test_todo_counts_as_absent_where_nothing_may_stand_and_stays_a_word_in_a_text() -> None:
    model, findings = check("groups:\n  - {id: a1, starts: todo, size: todo}\nlanguages: [todo]\n")
    assert model is not None
    assert model.groups[0].starts is None
    assert model.languages == ("todo",)
    assert [(item.code, item.severity, item.place.line) for item in findings] == [
        ("KEY020", Severity.TODO, 3),
        ("KEY020", Severity.TODO, 3),
        ("KEY020", Severity.TODO, 4),
    ]


def test_what_the_reader_has_reported_is_not_reported_again() -> None:
    _, findings = check("at: {client}\nlanguages: [en, *x]\n")
    assert [item.code for item in findings] == ["YAML012", "YAML005"]


def test_a_line_at_the_wrong_depth_does_not_also_count_as_missing() -> None:
    tree, _ = parse_yaml("groups:\n  - id: a1\n    name: Clinic\n", "s.yaml")
    assert tree is not None
    assert [item.code for item in validate(tree, Sheet)[1]] == ["KEY031"]


def test_one_mistake_hides_no_other() -> None:
    _, findings = check("stge: x\nrecorded: maybe\ngroups:\n  - {size: 0}\n  - {id: 01, starts: 1.1.27}\n")
    assert sorted(item.code for item in findings) == ["KEY001", "KEY003", "KEY008", "KEY015", "KEY016", "KEY021"]


class Ruled(Model):
    parts: tuple[int, ...]

    @model_validator(mode="after")
    def _adds_up(self) -> "Ruled":
        if sum(self.parts) != 10:
            raise PydanticCustomError(
                "KEY029", "sum", {"reason": f"the sum is {sum(self.parts)}", "about": "", "at": "parts/1"}
            )
        return self


class Holder(Model):
    inner: Ruled


def test_a_rule_in_a_model_names_its_own_code_and_place() -> None:
    tree, _ = parse_yaml("inner:\n  parts: [1, 2]\n", "s.yaml")
    assert tree is not None
    (found,) = validate(tree, Holder)[1]
    assert (found.code, found.place.line, found.place.column, found.what) == (
        "KEY029",
        2,
        14,
        "`inner` can't be right: the sum is 3",
    )


def test_a_part_of_a_file_can_be_checked_alone() -> None:
    tree, _ = parse_yaml("x:\n  - name: Clinic\n    stage: nope\n", "s.yaml")
    assert tree is not None
    (found,) = validate(tree, Sheet, ("x", 0))[1]
    assert (found.code, found.place.line, found.place.key) == ("KEY010", 3, "x/0/stage")


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "a b",
        "a: b",
        "a #b",
        "- a",
        "",
        "true",
        "12",
        "2027-04-12",
        "[a",
        "it's",
        'say "x"',
        "x:",
        "@a",
        "1.5",
        "+81 11",
    ],
)
def test_examples_are_written_so_that_they_read_back(value: str) -> None:
    tree, findings = parse_yaml(f"a: {written(value)}\nb: {written([value, {'c': value}])}\n", "x")
    assert not findings
    assert tree is not None
    assert tree.data == {"a": value, "b": [value, {"c": value}]}
