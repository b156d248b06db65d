"""Whatever a bad day does to a declaration: no traceback, nothing slow, never silence about a file that can't be read."""

import random
import time

import pytest
from unit.store.mutations import SITE, mutated
from unit.store.test_po import FULL

from toolkit.findings import Severity, render_github, render_json, render_text
from toolkit.model.site import Site
from toolkit.store.decode import decode
from toolkit.store.po import parse_po, render_po
from toolkit.store.pure import PureParser
from toolkit.store.reading import PARSER, Parser
from toolkit.store.validate import validate
from toolkit.store.yaml import parse_yaml


def survive(text: str, parser: Parser = PARSER) -> None:
    begin = time.perf_counter()
    decoded, findings = decode(text.encode("utf-8", "surrogatepass"), "site.yaml")
    model = None
    if decoded is not None:
        tree, findings = parse_yaml(decoded, "site.yaml", parser)
        if tree is not None:
            model, more = validate(tree, Site)
            findings += more
    lines = text.split("\n")
    render_text(findings, lambda _, line: lines[line - 1] if 0 < line <= len(lines) else None, colour=True)
    render_github(findings)
    render_json(findings)
    assert time.perf_counter() - begin < 2
    assert model is not None or any(item.severity is Severity.ERROR for item in findings)
    assert all(item.place.line <= len(text.splitlines()) + 1 for item in findings)


def test_the_text_itself_is_sound() -> None:
    tree, findings = parse_yaml(SITE, "site.yaml")
    assert tree is not None
    assert findings == validate(tree, Site)[1] == []


def test_two_hundred_damaged_declarations() -> None:
    for text in mutated(200):
        survive(text)


def test_forty_on_the_pure_parser() -> None:
    for text in mutated(40, seed=11):
        survive(text, PureParser)


@pytest.mark.slow
def test_two_thousand_damaged_declarations() -> None:
    for text in mutated(2000, seed=3):
        survive(text)


@pytest.mark.parametrize("count", [200, pytest.param(2000, marks=pytest.mark.slow)])
def test_damaged_catalogs(count: int) -> None:
    for text in mutated(count, seed=5, text=FULL):
        catalog, findings = parse_po(text, "ja.po")
        render_text(findings)
        again, _ = parse_po(render_po(catalog), "ja.po")
        assert [entry._replace(line=0) for entry in again.entries] == [
            entry._replace(line=0) for entry in catalog.entries
        ]


def test_random_bytes() -> None:
    chance = random.Random(1)
    for size in (1, 10, 100, 1000) * 10:
        text, findings = decode(chance.randbytes(size), "x")
        assert text is not None or findings
        if text is not None:
            parse_yaml(text, "x")
