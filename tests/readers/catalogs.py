"""Catalogs as others read them: polib and translate-toolkit, each in one row a message."""

from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """What a reader says of one message in use."""

    context: str
    source: str
    translation: str
    flags: frozenset[str]
    previous: str
    notes: tuple[str, ...]


def by_polib(path: Path) -> list[Row]:
    import polib

    return [
        Row(
            one.msgctxt or "",
            one.msgid,
            one.msgstr,
            frozenset(one.flags),
            one.previous_msgid or "",
            tuple(one.comment.split("\n")) if one.comment else (),
        )
        for one in polib.pofile(str(path), wrapwidth=0)
        if not one.obsolete
    ]


def by_translate_toolkit(path: Path) -> list[Row]:
    from translate.storage.pypo import pofile, unquotefrompo

    return [
        Row(
            one.getcontext(),
            one.source,
            one.target,
            frozenset(flag.strip() for line in one.typecomments for flag in line[2:].split(",")),
            unquotefrompo(one.prev_msgid),
            tuple(line[2:].strip() for line in one.automaticcomments),
        )
        for one in pofile.parsefile(str(path)).units
        if not one.isheader() and not one.isobsolete()
    ]
