"""What came back, as a container whose parts are safe to read: of bearable size, and without declarations that unfold."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from toolkit.phrases import phrase

LARGEST = 200_000_000
_MOST = 2_000
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


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
    if any(b"<!DOCTYPE" in part or part[:2] in _OTHER_ENCODINGS for part in parts.values()):
        raise Unreadable(phrase("exchange/unsafe", "it holds declarations that no such program writes"))
    return parts


def kind_of(parts: Mapping[str, bytes]) -> str:
    """`xlsx` or `docx`; `Unreadable` for another kind."""
    for kind, start in (("xlsx", "xl/"), ("docx", "word/")):
        if any(name.startswith(start) for name in parts):
            return kind
    raise Unreadable(phrase("exchange/other_kind", "it is neither a workbook (.xlsx) nor a document (.docx)"))
