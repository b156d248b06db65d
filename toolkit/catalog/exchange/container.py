"""What came back, as a container whose parts are safe to read: of bearable size, and without declarations that unfold."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from toolkit.phrases import phrase

LARGEST = 100_000_000
_MOST = 2_000
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_JOINED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_MOST_JOINED = 500_000
"""Cells that a sheet may have joined: each costs memory when it is read."""


class Unreadable(ValueError):
    """Why a file cannot be read, in words."""


def parts_of(data: bytes) -> Mapping[str, bytes]:
    """The XML parts of a workbook or a document by their names; `Unreadable` where it is neither, or not safe."""
    try:
        with ZipFile(BytesIO(data)) as container:
            listed = container.infolist()
            if len(listed) > _MOST or sum(member.file_size for member in listed) > LARGEST:
                raise Unreadable(phrase("exchange/too_large", "it is larger than any file that goes out from here"))
            wanted = [member for member in listed if member.filename.lower().endswith((".xml", ".rels"))]
            parts = {member.filename: container.read(member) for member in wanted}
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(
            phrase("exchange/damaged", "it is damaged, protected by a password, or of another kind")
        ) from error
    except Exception as error:  # a damaged stream is told of by zlib in its own way
        raise Unreadable(
            phrase("exchange/damaged", "it is damaged, protected by a password, or of another kind")
        ) from error
    if any(map(_is_unsafe, parts.values())):
        raise Unreadable(phrase("exchange/unsafe", "it holds declarations that no such program writes"))
    return parts


def _is_unsafe(part: bytes) -> bool:
    joined = sum(
        (int(last) - int(first) + 1) * (_column(right) - _column(left) + 1)
        for left, first, right, last in _JOINED.findall(part)
    )
    return b"<!DOCTYPE" in part or part[:2] in _OTHER_ENCODINGS or joined > _MOST_JOINED


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def kind_of(parts: Mapping[str, bytes]) -> str:
    """`xlsx` or `docx`; `Unreadable` for another kind."""
    for kind, start in (("xlsx", "xl/"), ("docx", "word/")):
        if any(name.startswith(start) for name in parts):
            return kind
    raise Unreadable(phrase("exchange/other_kind", "it is neither a workbook (.xlsx) nor a document (.docx)"))
