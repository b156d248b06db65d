"""The codes of findings: severity and sentences, one table a family, loaded when a code of that family is first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Code:
    """What one code says.

    `severity` is error, warning, todo or note. `what` names the thing in the user's words, `fix` says what to write or
    do (copy-ready where it can be), `why` gives the reason. `{name}` in a sentence is a slot.
    """

    severity: str
    what: str
    fix: str
    why: str


FAMILIES: Mapping[str, str] = {
    "FILE": "files",
    "YAML": "files",
    "KEYB": "files",
    "KEY": "keys",
    "SITE": "site",
    "TIME": "site",
    "PLAN": "plans",
    "SAFE": "site",
    "LANG": "site",
    "STUDY": "study",
    "CODE": "coding",
    "CONT": "content",
    "SCEN": "scenarios",
    "INST": "content",
    "ADAP": "adapters",
    "MODU": "content",
    "VARI": "scenarios",
    "COVE": "scenarios",
    "DOCU": "documents",
    "LAYER": "layers",
    "BASE": "layers",
    "LOC": "locales",
    "REVW": "reviews",
    "CHEK": "checks",
    "EXCH": "exchange",
    "FORM": "surveys",
    "WEB": "surveys",
    "XLSF": "surveys",
    "LIME": "surveys",
    "PACK": "packs",
    "BOOK": "packs",
    "PUB": "publish",
    "CMD": "command",
}
"""Prefix of a code -> module of this package that holds it."""


def family_of(code: str) -> str:
    """The module that holds a code; KeyError if its prefix is unknown."""
    return FAMILIES[code.rstrip("0123456789")]


@cache
def _table(family: str) -> Mapping[str, Code]:
    table: Mapping[str, Code] = import_module(f"toolkit.codes.{family}").CODES
    return table


def code_named(name: str) -> Code:
    """The entry of one code; KeyError if there is none."""
    return _table(family_of(name))[name]


def all_codes() -> dict[str, Code]:
    """Every code of every family, sorted by name."""
    merged = {name: code for family in set(FAMILIES.values()) for name, code in _table(family).items()}
    return dict(sorted(merged.items()))
