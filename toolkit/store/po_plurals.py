"""The header line about plural forms: nothing here uses it, and yet a wrong one makes other programs refuse the file."""

import re

_LINE = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_TOKEN = re.compile(r"\s*(n|\d+|==|!=|<=|>=|&&|\|\||[<>%+\-*/?:()!])")
_OPERANDS = re.compile(r"n|\d+")


def plural_fault(line: str, language: str) -> str:
    """What is wrong with a `Plural-Forms` line: `unfinished`, `count`, or nothing."""
    match = _LINE.fullmatch(line)
    if match is None or not _whole(match[2]):
        return "unfinished"
    known = _counts(language)
    return "count" if known and int(match[1]) not in known else ""


def _whole(rule: str) -> bool:
    """Whether a rule is a whole expression: each operator between two operands, each bracket closed."""
    depth = choices = at = 0
    operand = False
    while at < len(rule):
        match = _TOKEN.match(rule, at)
        if match is None:
            return False
        token, at = match[1], match.end()
        opens = token in "(!" or _OPERANDS.fullmatch(token) is not None
        if opens is operand:
            return False
        operand = token == ")" or (token not in "(!" and opens)
        depth += {"(": 1, ")": -1}.get(token, 0)
        choices += {"?": 1, ":": -1}.get(token, 0)
        if depth < 0 or choices < 0:
            return False
    return operand and not depth and not choices


def _counts(language: str) -> set[int]:
    """How many forms a language has, as CLDR and as gettext count them; empty for one that neither knows."""
    from babel import Locale, UnknownLocaleError  # imported when needed: our own files have no such line
    from babel.messages.plurals import get_plural

    try:
        locale = Locale.parse(language, sep="_" if "_" in language else "-")
    except (UnknownLocaleError, ValueError):
        return set()
    return {len(locale.plural_form.tags | {"other"}), get_plural(locale)[0]}
