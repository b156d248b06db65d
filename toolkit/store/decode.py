"""From bytes to text: UTF-8 with or without a byte order mark, and in plain words what else a file turned out to be."""

import re
import stat
from pathlib import Path

from toolkit.findings import Finding, Place, finding
from toolkit.phrases import phrase

LARGEST = 2_000_000
"""Bytes; a declaration or content file larger than this is not one."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path, shown_name: str, largest: int = LARGEST) -> tuple[str | None, list[Finding]]:
    """The text of a file; its size is looked at before anything is read."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # a folder, or a device that would never end
            return None, [finding("FILE008", Place(shown_name), name=shown_name)]
        if facts.st_size > largest:
            return None, [_too_large(shown_name, facts.st_size, largest)]
        data = path.read_bytes()
    except FileNotFoundError:
        return None, [finding("FILE007", Place(shown_name), name=shown_name)]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or phrase("file/no_name", "its name cannot be used")
        return None, [finding("FILE009", Place(shown_name), name=shown_name, reason=reason)]
    return decode(data, shown_name, largest)


def _too_large(file: str, size: int, largest: int) -> Finding:
    shown = f"{size / 1_000_000:.1f}"
    return finding("FILE002", Place(file), size=shown, most=str(largest // 1_000_000))


def decode(data: bytes, file: str, largest: int = LARGEST) -> tuple[str | None, list[Finding]]:
    """The text that the bytes hold, without its byte order mark, or a finding that says how to save the file."""
    if len(data) > largest:
        return None, [_too_large(file, len(data), largest)]
    if data.startswith(_UTF16) or _looks_like_utf16(data):
        return None, [finding("FILE003", Place(file))]
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        return None, [finding("FILE006", Place(file, line), count=str(data.count(b"\0")))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(data, file, error.start)]
    if not text.strip():
        return None, [finding("FILE001", Place(file))]
    return text, []


def _looks_like_utf16(data: bytes) -> bool:
    """UTF-16 without its mark: every second byte of the beginning is 0, as in a file of Latin letters."""
    head = data[:200]
    half = len(head) // 2
    return half >= 2 and max(head[0::2].count(0), head[1::2].count(0)) >= max(2, half * 2 // 3)


def _wrong_encoding(data: bytes, file: str, at: int) -> Finding:
    line_start = data.rfind(b"\n", 0, at) + 1
    line_end = data.find(b"\n", at)
    row = data[line_start : line_end if line_end >= 0 else len(data)]
    line = data.count(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8", "replace")) + 1
    place = Place(file, line, column)
    japanese = _as_japanese(data)
    if japanese:
        return finding(
            "FILE004", place, text=_shown(row, japanese, at - line_start), encoding=_ENCODING_NAMES[japanese]
        )
    return finding("FILE005", place, text=_shown(row, "cp1252", at - line_start), byte=f"{data[at]:02X}")


_ENCODING_NAMES = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}


def _as_japanese(data: bytes) -> str | None:
    """cp932 or euc_jp where the bytes are whole in it and show kana or kanji, else None."""
    for encoding in ("euc_jp", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        wide = [char for char in text if ord(char) > 127]
        readable = sum(
            1
            for char in wide
            if "\u3041" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" or char in "、。・ー「」（）：　"
        )
        if len(wide) >= 2 and readable >= len(wide) * 0.9 and _plausible(text):
            return encoding
    return None


def _plausible(text: str) -> bool:
    """Accented Latin letters also decode to stray kanji or half-width kana; kana or kanji side by side tell Japanese from that."""
    return re.search("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{2}", text) is not None


def _shown(row: bytes, encoding: str, at: int) -> str:
    """A little of the damaged line around the byte, read as the encoding guessed."""
    text = row.decode(encoding, "replace").strip()
    start = max(0, min(at, len(text)) - 20) if len(text) > 60 else 0
    return text[start : start + 60]
