"""Many records set at once: as one by one, but quickly, and with everything else left as it is."""

import pytest

from toolkit.store.edit import NotEditable, Set, edit_yaml
from toolkit.store.edit_many import set_records
from toolkit.store.reading import PARSER, read_events

MADE = {"a/b": {"words": "0", "origin": "human"}, "c/d": {"words": "1e1", "origin": "machine"}}
TEXTS = [
    "schema: 1\n",
    "",
    "# only a comment\n",
    "schema: 1 # no line end",
    "schema: 1\nmessages: {}\n",
    "schema: 1\nmessages: {} # x\norigin: human\n",
    "schema: 1\nmessages:\n  a/b:\n    origin: human # keep\n    accepted: []\n",
    "schema: 1\nmessages: { a/b: {origin: human} }\n",
    "---\nschema: 1\n...\n",
    "schema: 1\nmessages:\nscales: {}\n",
    "schema: 1\r\nmessages:\r\n  a/b: {origin: human}\r\n",
    "\ufeffschema: 1\n",
    "schema: 1\nmessages:\n  'a/b': {origin: human}\n  # last\n\n# end\n",
    '{"schema": 1, "messages": {"a/b": {"origin": "human"}}}',
]


def data_of(text: str) -> object:
    return read_events(text.removeprefix("\ufeff"), PARSER).data


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_what_single_changes_would_say(text: str) -> None:
    single = edit_yaml(text, [Set(("messages", key), dict(value)) for key, value in MADE.items()])
    made = set_records(text, "messages", MADE)
    assert data_of(made) == data_of(single)
    assert all(
        comment in made for comment in ("# only a comment", "# keep", "# last", "# end", "# x") if comment in text
    )
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in made) == ("\r\n" in text)


def test_setting_the_same_again_changes_no_byte() -> None:
    once = set_records("schema: 1\n", "messages", MADE)
    assert set_records(once, "messages", MADE) == once
    assert once.count("\n") == 4


def test_its_own_lines_are_replaced_where_they_stand() -> None:
    once = set_records("schema: 1\n", "messages", MADE)
    again = set_records(once, "messages", {"a/b": {"words": "2", "origin": "human"}})
    assert again == once.replace('words: "0"', 'words: "2"')


def test_five_thousand_records_take_few_seconds() -> None:
    many = {f"instrument/x/items/it{n}/text": {"words": f"{n:016x}", "origin": "human"} for n in range(5000)}
    made = set_records("schema: 1\n", "messages", many)
    assert len(made.splitlines()) == 5002


@pytest.mark.parametrize("text", ["messages: [", "messages: word\n", "schema: 1\t# a tab\n", "- a\n"])
def test_what_cannot_be_edited_is_refused(text: str) -> None:
    with pytest.raises(NotEditable):
        set_records(text, "messages", MADE)
