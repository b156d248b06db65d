"""A coder finds every rule, code and answer of the manual; the answers to train on give no key away."""

import re
from dataclasses import replace

import pytest

from tests.unit.packs.builders import LANGUAGES, keys_of, site
from toolkit.document.html import render_html
from toolkit.document.tree import Code, Facts, Heading, Quote
from toolkit.model.coding import CodingManual
from toolkit.model.text import walk_messages
from toolkit.packs.coding import coding_page, instruments_of, key_page, training_page
from toolkit.packs.words import labels


def manual() -> CodingManual:
    made = site().protocol.coding
    assert made is not None
    return made


def messages(part: str) -> set[str]:
    return {row.key for row in walk_messages(manual(), "coding") if re.fullmatch(part, row.key.partition("/")[2])}


def coding_keys(page) -> set[str]:
    return {key for key in keys_of(page) if key.startswith("coding/")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_manual_holds_all_but_the_answers_to_train_on(tag) -> None:
    view = site().view(tag)
    assert coding_keys(coding_page(site(), view)) == messages(r"(?!training/).*")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_key_holds_each_answer_with_its_reason_and_the_sheet_the_answer_alone(tag) -> None:
    view = site().view(tag)
    answers, reasons = messages(r"training/\w+/answer"), messages(r"training/\w+/why")
    assert len(answers) == len(reasons) == 40
    assert coding_keys(training_page(site(), view)) == answers
    assert coding_keys(key_page(site(), view)) >= answers | reasons


def test_every_code_has_a_block_of_its_own() -> None:
    blocks = coding_page(site(), site().view("en")).blocks
    names = [block.text[2].text for block in blocks if isinstance(block, Heading) and block.level == 3]
    assert names == list(manual().codes)
    assert sum(isinstance(block, Facts) for block in blocks) == len(names) + 3


def test_no_code_stands_beside_an_answer_that_is_to_be_coded() -> None:
    view = site().view("en")
    html = render_html(training_page(site(), view), labels(view.interface), "public")
    assert html.count("<blockquote") == 40
    assert [name for name in manual().codes if name in html] == []


def test_the_key_gives_the_codes_in_the_order_of_the_answers() -> None:
    blocks = key_page(site(), site().view("en")).blocks
    quoted = [str(block.words) for block in blocks if isinstance(block, Quote)]
    given = [block.pairs[0][1] for block in blocks if isinstance(block, Facts)]
    codes = [tuple(part.text for row in one for part in row if isinstance(part, Code)) for one in given]
    assert quoted == [row.answer for row in manual().training]
    assert codes == [row.codes for row in manual().training]
    assert () in codes


def test_each_answer_stands_with_the_question_that_was_asked() -> None:
    view = site().view("en")
    shown = keys_of(training_page(site(), view))
    for name in instruments_of(view):
        for section in view.instrument(name).sections:
            for item in section.items:
                if any(row.prompt == item.code for row in manual().training):
                    assert {item.text.key, *([section.intro.key] if section.intro else [])} <= shown
    html = render_html(training_page(site(), view), labels(view.interface), "public")
    assert all(f">{row.prompt}</" in html for row in manual().training)


def test_what_stands_in_an_answer_is_shown_and_never_run() -> None:
    odd = '<script>alert(1)</script> {{ 7*7 }} & "so"'
    first = manual().training[0].model_copy(update={"answer": odd})
    changed = manual().model_copy(update={"training": (first, *manual().training[1:])})
    view = site().view("en")
    view = replace(view, protocol=replace(view.protocol, coding=changed))
    for page in (training_page(site(), view), key_page(site(), view)):
        html = render_html(page, labels(view.interface), "public")
        assert "<script" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} &amp; " in html
