"""Marks tell which message a text is, and are gone again without a trace."""

from toolkit.model.words import Words
from toolkit.resolve.layers import Source
from toolkit.resolve.marks import END, FIRST, MOST, Marks, numbers_in, without_marks


def around(marks: Marks, text: str, *names: str) -> Words:
    return marks.around(Words(text, names[-1], "ja", "draft"), names, Source(names[-1], "English", "common"))


def test_a_message_keeps_its_number_and_its_facts():
    marks = Marks("ja")
    first, other, again = around(marks, "一", "a/b"), around(marks, "二", "a/c"), around(marks, "三", "a/b")
    assert numbers_in(first) == numbers_in(again) != numbers_in(other)
    assert (first.key, first.lang, first.state) == ("a/b", "ja", "draft")
    assert [row.key for row in marks.rows] == ["a/b", "a/c"]


def test_a_wording_of_its_own_is_another_message():
    marks = Marks("ja")
    plain, formal = around(marks, "x", "a/b"), around(marks, "y", "a/b~formal", "a/b")
    assert numbers_in(plain) != numbers_in(formal)
    assert marks.rows[1].names == ("a/b~formal", "a/b")
    assert marks.rows[1].key == "a/b"


def test_the_source_is_that_of_the_last_time():
    marks = Marks("ja")
    around(marks, "x", "a/b")
    marks.around(Words("x", "a/b"), ("a/b",), Source("a/b", "New English", "common"))
    assert marks.rows[0].source.text == "New English"


def test_marks_inside_marks_are_all_found_and_taken_out():
    marks = Marks("ja")
    inner = around(marks, "佐々木", "name")
    outer = around(marks, f"こんにちは、{inner}。", "greeting")
    assert numbers_in(f"<p>{outer}</p>") == {0, 1}
    assert without_marks(outer) == "こんにちは、佐々木。"


def test_no_text_is_marked_beyond_the_last_number():
    marks = Marks("ja")
    marks.rows.extend([marks.rows] * (MOST + 1))  # type: ignore[list-item]
    assert around(marks, "x", "a/b") == "x"
    assert chr(FIRST + MOST) < END


def test_what_the_tool_says_is_marked_but_for_names_out_of_lists():
    marks = Marks("ja")
    voice = marks.heard(lambda _, source: source)
    assert numbers_in(voice("phrases/a/b", "Yes")) == {0}
    assert marks.rows[0].key == "tool/phrases/a/b"
    assert voice("cldr/country/JP", "Japan") == "Japan"
    assert numbers_in(voice("content/interface/pack/x", "No")) == {1}
    assert marks.rows[1].key == "interface/pack/x"
