"""What the tool says is there for translators, in the words of today."""

import re

from content import tool_words

from toolkit.codes import all_codes
from toolkit.model.text import walk_messages
from toolkit.model.tool import Tool
from toolkit.store.validate import validate
from toolkit.store.yaml import read_yaml


def read() -> Tool:
    tree, found = read_yaml(tool_words.FILE, "tool.yaml")
    assert tree is not None
    assert not found
    made, found = validate(tree, Tool)
    assert made is not None
    assert not found
    return made


def test_the_file_holds_the_sentences_of_the_code():
    assert tool_words.FILE.read_text(encoding="utf-8") == tool_words.text(), "run: python tests/content/tool_words.py"


def test_every_finding_and_phrase_reads_as_it_is_said():
    tool = read()
    codes = all_codes()
    assert {name: (one.what, one.fix, one.why) for name, one in tool.findings.items()} == {
        name: (code.what, code.fix, code.why) for name, code in codes.items()
    }
    assert tool.phrases == tool_words.phrases()
    assert tool.about == tool_words.about()


def test_every_sentence_is_a_message_with_a_key_of_its_own():
    keys = [message.key for message in walk_messages(read(), "tool")]
    assert len(keys) == len({key.lower() for key in keys}) > 3 * len(all_codes())
    assert f"tool/findings/{next(iter(all_codes())).lower()}/what" in keys
    assert "tool/phrases/check/done" in keys
    assert "tool/about/site/stage" in keys
    assert max(map(len, keys)) <= 120


def test_what_is_typed_stands_in_code_marks():
    """Options and commands are typed as they are in every language, and translators see it by the marks."""
    for message in walk_messages(read(), "tool"):
        plain = re.sub(r"`[^`]*`", "", message.text)
        assert not re.search(r"(?<![\w-])--[a-z]|\balliance [a-z]+\b(?! toolkit)", plain), (message.key, message.text)
