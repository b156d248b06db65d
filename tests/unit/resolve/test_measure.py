"""Counts of sentences and words: the same text gives the same numbers, in scripts with and without spaces."""

from toolkit.resolve.measure import Measure, measure_of


def test_words_are_counted_where_there_are_spaces() -> None:
    assert measure_of(["I notice it. I understand!", "Why?"]) == Measure(3, "words", 20, 166, None)


def test_characters_are_counted_where_there_are_none() -> None:
    assert measure_of(["気づく。「見る」。"]) == Measure(2, "characters", 25, None, 400)
    assert measure_of(["我注意到。我明白。"]) == Measure(2, "characters", 35, None, None)


def test_arabic_is_counted_in_words_and_marks_on_letters_make_none_longer() -> None:
    assert measure_of(["هل تُلاحِظُ ذلك؟ نعم."]) == Measure(2, "words", 20, 0, None)


def test_numbers_and_marks_alone_are_nothing_to_read() -> None:
    assert measure_of(["12 %", "…"]) is None
    assert measure_of([]) is None
