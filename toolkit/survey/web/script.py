"""The scripts of the web form, joined: plain modules that stand beside this file, laid end to end in the order of their imports."""

import re
from collections.abc import Container
from functools import cache

from toolkit.shipped import asset

ROOM = "survey/web"
FIRST = "main.js"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z_]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^ */\*\*(?:(?!\*/)[\s\S])*\*/\n|^ *// .*\n", re.MULTILINE)
_WORD = re.compile(r'"([a-z][a-z_]+)"')


def module_order(first: str = FIRST) -> tuple[str, ...]:
    """The modules that a module needs, each after those it imports, and the module itself last."""
    order: list[str] = []
    _visit(first, order)
    return tuple(order)


def _visit(name: str, order: list[str]) -> None:
    if name in order:
        return
    for needed in _IMPORT.findall(asset(ROOM, name)):
        _visit(needed, order)
    order.append(name)


@cache
def script() -> str:
    """One script in a scope of its own, without imports, exports and comments."""
    parts = []
    for name in module_order():
        source = _EXPORT.sub("", _IMPORT.sub("", asset(ROOM, name)))
        parts.append(_COMMENT.sub("", source).strip())
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


@cache
def style() -> str:
    return asset(ROOM, "form.css") + asset(ROOM, "paper.css")


@cache
def _literals() -> tuple[str, ...]:
    return tuple(sorted(set(_WORD.findall(script()))))


def words_used(known: Container[str]) -> list[str]:
    """The interface words that the scripts name; all are written out as literals, so that none has to be listed here."""
    return [name for name in _literals() if name in known]


def names_in(module: str) -> list[str]:
    """What a module defines at its top level: the joined script has one scope, so no two may share a name."""
    return _NAME.findall(asset(ROOM, module))
