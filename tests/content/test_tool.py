"""What the command says is there for translators, in the words of today."""

from content import tool_words

from toolkit.cli import COMMANDS
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


def test_every_finding_and_command_reads_as_it_is_said():
    tool = read()
    codes = all_codes()
    assert {name: (one.what, one.fix, one.why) for name, one in tool.findings.items()} == {
        name: (code.what, code.fix, code.why) for name, code in codes.items()
    }
    assert {name: one.does for name, one in tool.commands.items()} == COMMANDS


def test_every_sentence_is_a_message_with_a_key_of_its_own():
    keys = [message.key for message in walk_messages(read(), "tool")]
    assert len(keys) == len(set(keys)) > 3 * len(all_codes())
    assert f"tool/findings/{next(iter(all_codes())).lower()}/what" in keys
    assert max(map(len, keys)) <= 120
