"""The comment lines of a catalog entry: notes, context, places, flags, the source as it was."""

import re

from toolkit.store.po_text import unescape

KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)(?=[\s\"]|$)\s*(.*)")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')

Rows = tuple[str, ...]
Notes = tuple[str | None, str | None, Rows, Rows, Rows, Rows, Rows]
"""previous context, previous source, flags, comments, extracted, references, lines of no known kind."""


def notes_of(rows: list[str]) -> Notes:
    """What comment lines say; nothing of them is lost."""
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    unknown: list[str] = []
    previous: list[str] = []
    for row in rows:
        mark = row[1:2]
        if mark == ".":
            extracted.append(row[3:] if row[2:3] == " " else row[2:])
        elif mark == ":":
            references += row[2:].split()
        elif mark == " " or not mark:
            comments.append(row[2:])
        elif mark == ",":
            flags += [flag.strip() for flag in row[2:].split(",")]
        elif mark == "|" or row.startswith("#~|"):
            previous.append(row[3:].strip() if row.startswith("#~|") else row[2:].strip())
        else:
            unknown.append(row)
    context, source = None, None
    if previous:
        context, source, strange = _previous(previous)
        unknown += [f"#| {row}" for row in strange]
    if len(flags) > 1:
        flags = [flag for flag in dict.fromkeys(flags) if flag]
    return context, source, tuple(flags), tuple(comments), tuple(extracted), tuple(references), tuple(unknown)


def _previous(rows: list[str]) -> tuple[str | None, str | None, list[str]]:
    """What the lines about an earlier source say, and those that say something else."""
    found: dict[str, str] = {}
    strange: list[str] = []
    last = ""
    for row in rows:
        match = KEYWORD.match(row)
        if match:
            last = match[1] if match[1] in ("msgctxt", "msgid") else ""
        string = STRING.fullmatch(match[3] if match else row)
        if string is None or not last:
            strange.append(row)
        else:
            found[last] = found.get(last, "") + unescape(string[1])
    return found.get("msgctxt"), found.get("msgid"), strange
