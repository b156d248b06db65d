"""The one traversal of text: keys made of ids, in content order, and the same walk that localises."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from toolkit.model.text import Message, Model, Safety, Structure, Text, Words, localise, walk_messages


class Option(Model):
    value: int
    label: Text


class Part(Model):
    id: Annotated[str, Structure]
    title: Text
    hint: Text | None = None
    warning: Safety | None = None
    options: tuple[Option, ...] = ()
    lines: dict[str, Text]
    inner: "Part | None" = None
    plain: str = "never translated"
    with_: str = "x"


PART = Part(
    id="Top",
    title="Title",
    warning="Careful",
    options=(Option(value=0, label="No"), Option(value=5, label="Yes")),
    lines={"First-Line": "One"},
    inner=Part(id="in", title="Inner", hint="Hint", lines={}),
)


def test_keys_are_made_of_ids_in_content_order() -> None:
    assert list(walk_messages(PART, "part/top")) == [
        Message("part/top/title", "Title"),
        Message("part/top/warning", "Careful", safety=True),
        Message("part/top/options/0/label", "No"),
        Message("part/top/options/5/label", "Yes"),
        Message("part/top/lines/first-line", "One"),
        Message("part/top/inner/title", "Inner"),
        Message("part/top/inner/hint", "Hint"),
    ]


def test_localising_asks_for_the_same_keys_and_keeps_the_rest() -> None:
    asked: list[tuple[str, str]] = []

    def lookup(key: str, text: str) -> Words:
        asked.append((key, text))
        return Words(text.upper(), key, "xx", "draft")

    made = localise(PART, "part/top", lookup)
    assert asked == [(message.key, message.text) for message in walk_messages(PART, "part/top")]
    assert type(made) is Part
    assert (made.title, made.options[1].label, made.lines["First-Line"]) == ("TITLE", "YES", "ONE")
    assert (made.id, made.plain, made.options[1].value) == ("Top", "never translated", 5)
    assert PART.title == "Title"
    assert localise(made, "part/top", lambda key, text: text) == made


@given(st.text(min_size=1))
def test_words_are_texts_that_know_where_they_come_from(text: str) -> None:
    import pickle

    words = Words(text, "a/b", "ja", "draft")
    assert words == text
    again = pickle.loads(pickle.dumps(words))
    assert (str(again), again.key, again.lang, again.state) == (text, "a/b", "ja", "draft")


@pytest.mark.parametrize(
    "data", [{"id": "a", "title": "T", "titel": "x"}, {"id": "a", "title": ""}, {"id": "a", "title": 5}, {"title": "T"}]
)
def test_models_take_what_they_know_and_nothing_else(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Part.model_validate(data)


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError):
        PART.title = "Other"
