"""The words of every finding: plain ones, whole sentences, slots that are filled."""

import importlib
import pkgutil
import re

import pytest

import toolkit.codes
from toolkit.codes import FAMILIES, Code, family_of

WORDS = "pattern mapping scalar sequence token parser node string boolean regex traceback exception pydantic dict tuple"
FORBIDDEN = re.compile(rf"\bNone\b|(?i:\b({WORDS.replace(' ', '|')})s?\b)")
"""What only a programmer would say."""
ALL: dict[str, Code] = {
    name: code
    for module in pkgutil.iter_modules(toolkit.codes.__path__)
    for name, code in importlib.import_module(f"toolkit.codes.{module.name}").CODES.items()
}


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_finding_speaks_plainly(name: str) -> None:
    code = ALL[name]
    for sentence in (code.what, code.fix, code.why):
        assert not FORBIDDEN.search(sentence), sentence
        assert sentence.strip() == sentence
        assert sentence
    assert code.severity in ("error", "warning", "todo", "note")
    assert family_of(name) in FAMILIES.values()


def test_each_code_is_in_the_family_of_its_name() -> None:
    for module in pkgutil.iter_modules(toolkit.codes.__path__):
        for name in importlib.import_module(f"toolkit.codes.{module.name}").CODES:
            assert family_of(name) == module.name
