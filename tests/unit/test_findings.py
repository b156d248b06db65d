"""Findings: how they are made, ordered, counted and printed in three styles."""

import json
import re

import pytest

from toolkit.codes import Code, all_codes
from toolkit.findings import (
    Place,
    Severity,
    finding,
    from_row,
    in_order,
    one_line,
    render_github,
    render_json,
    render_text,
    summary,
    to_row,
)
from toolkit.phrases import fill

HERE = Place("site.yaml", 7, 11, "modality", 15)


def unknown_modality(value: str = "cbtt"):  # type: ignore[no-untyped-def]
    return finding("SITE012", HERE, value=value, suggestion="modality: cbt", allowed="cbt, psychodynamic")


def test_the_first_line_names_place_and_thing_the_second_what_to_write() -> None:
    first, second, third = render_text([unknown_modality()]).splitlines()
    assert first == 'site.yaml:7:11: error SITE012: there is no modality "cbtt"'
    assert second.startswith("  Fix: ")
    assert "modality: cbt" in second
    assert third.startswith("  Why: ")


def test_the_line_is_shown_and_the_place_underlined() -> None:
    rows = render_text([unknown_modality()], lambda file, line: "modality: cbtt\n").splitlines()
    assert rows[-2:] == ["      7 | modality: cbtt", "        |           ^^^^"]


def test_colour_is_asked_for() -> None:
    assert "\x1b[" not in render_text([unknown_modality()])
    assert "\x1b[1;31merror\x1b[0m" in render_text([unknown_modality()], colour=True)


def test_what_a_slot_holds_is_not_looked_into() -> None:
    assert fill("a {one} b {two}", {"one": "{two}", "two": "2"}) == "a {two} b 2"
    assert fill("{unknown} stays", {}) == "{unknown} stays"


def test_control_and_direction_characters_are_shown_as_codes() -> None:
    assert one_line("a\x1b[2J\u202eb") == "a<U+001B>[2J<U+202E>b"
    assert len(one_line("x" * 5000)) == 400


def test_github_gets_its_own_escapes() -> None:
    row = finding("SITE012", Place("a,b:c.yaml", 1, 2), value="100%", suggestion="x", allowed="y")
    text = render_github([row])
    assert text.startswith("::error file=a%2Cb%3Ac.yaml,line=1,col=2,title=SITE012::")
    assert "100%25" in text
    assert text.count("\n") == 1


def test_json_tells_everything_in_a_stable_spelling() -> None:
    row = unknown_modality("認知")
    told = json.loads(render_json([row]))["findings"][0]
    assert told["what"] == 'there is no modality "認知"'
    assert (told["file"], told["line"], told["column"], told["end_column"]) == ("site.yaml", 7, 11, 15)
    assert "認知" in render_json([row])


def test_findings_come_by_file_and_line_each_once() -> None:
    later, first = unknown_modality(), finding("TIME004", Place("site.yaml", 3, 1), date="x", day="tue")
    assert in_order([later, first, later]) == [first, later]


def test_counts_are_told_in_words() -> None:
    assert summary([]) == "no findings"
    assert summary([unknown_modality(), unknown_modality("x")]) == "2 errors"
    assert summary([finding("BASE005", HERE)]) == "1 to-do"


def test_a_finding_survives_being_kept() -> None:
    assert from_row(json.loads(json.dumps(to_row(unknown_modality())))) == unknown_modality()


def test_a_severity_may_be_raised() -> None:
    assert finding("SITE030", HERE).severity is Severity.TODO
    assert finding("SITE030", HERE, Severity.ERROR).severity is Severity.ERROR


def test_an_unknown_code_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        finding("SITE999", HERE)


@pytest.mark.parametrize("name, code", all_codes().items())
def test_every_code_is_whole(name: str, code: Code) -> None:
    assert re.fullmatch(r"[A-Z]+[0-9]{3}", name)
    assert code.severity in {one.value for one in Severity}
    assert code.what
    assert code.fix
    assert code.why


def test_what_is_the_same_for_many_outputs_is_told_once_and_the_other_files_are_named() -> None:
    rows = [finding("FORM008", Place(f"surveys/web/{n}.html"), form=str(n), target="web", count=1) for n in range(7)]
    text = render_text(rows)
    assert text.count("FORM008") == 1
    assert "  Also: surveys/web/1.html, surveys/web/2.html, surveys/web/3.html, surveys/web/4.html and 2 more\n" in text
    assert render_json(rows).count("FORM008") == 7


def test_findings_with_a_line_are_never_folded() -> None:
    rows = [finding("TIME004", Place("site.yaml", n, 1), date="2027-01-01", day="tue") for n in (3, 4)]
    assert render_text(rows).count("TIME004") == 2
