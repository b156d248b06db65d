"""From bytes to text: what is fine, what is refused, and in which words."""

import os
import time
from pathlib import Path

import pytest

from toolkit.store.decode import LARGEST, decode, read_text

TEXT = "site:\n  name: 札幌クリニック\n"


@pytest.mark.parametrize("data", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()])
def test_utf8_with_or_without_its_mark(data: bytes) -> None:
    assert decode(data, "site.yaml") == (TEXT, [])


def test_windows_line_ends_are_fine() -> None:
    text, findings = decode(b"a: 1\r\nb: 2\r\n", "site.yaml")
    assert text == "a: 1\r\nb: 2\r\n"
    assert not findings


@pytest.mark.parametrize(
    "data, code, line",
    [
        (b"", "FILE001", 0),
        (b"\xef\xbb\xbf", "FILE001", 0),
        (b" \n\t\n", "FILE001", 0),
        (TEXT.encode("utf-16"), "FILE003", 0),
        ("schema: 1\nname: abc\n".encode("utf-16-le"), "FILE003", 0),
        ("schema: 1\nname: abc\n".encode("utf-16-be"), "FILE003", 0),
        (TEXT.encode("shift_jis"), "FILE004", 2),
        ("name: かな\n".encode("shift_jis"), "FILE004", 1),
        (TEXT.encode("euc_jp"), "FILE004", 2),
        ("a: 1\nname: Bogotá\n".encode("latin-1"), "FILE005", 2),
        ("a: 1\n\nname: Zürich “x”\n".encode("cp1252"), "FILE005", 3),
        ("name: Müßiggang ä ö ü é\n".encode("latin-1"), "FILE005", 1),
        (b"a: 1\nb: \0\n", "FILE006", 2),
    ],
)
def test_what_is_no_utf8_is_named(data: bytes, code: str, line: int) -> None:
    text, findings = decode(data, "site.yaml")
    assert text is None
    assert [(item.code, item.place.line) for item in findings] == [(code, line)]


def test_the_column_of_a_wrong_byte_counts_characters() -> None:
    (found,) = decode("a: 札幌 ".encode() + b"\xe9\n", "site.yaml")[1]
    assert (found.place.line, found.place.column) == (1, 7)


def test_the_guess_shows_the_text_as_it_was_meant() -> None:
    assert "札幌クリニック" in decode(TEXT.encode("shift_jis"), "x")[1][0].what
    assert "Bogotá" in decode("name: Bogotá\n".encode("latin-1"), "x")[1][0].what


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        text, findings = read_text(path, "site.yaml")
        took.append(time.perf_counter() - begin)
    assert min(took) < 0.2
    assert text is None
    assert findings[0].code == "FILE002"
    assert "50.0 MB" in findings[0].what


def test_the_limit_itself_is_taken() -> None:
    assert decode(b"#" * LARGEST, "x")[0] is not None
    assert decode(b"#" * (LARGEST + 1), "x")[0] is None


def test_missing_files_folders_and_impossible_names(tmp_path: Path) -> None:
    assert read_text(tmp_path / "no.yaml", "no.yaml")[1][0].code == "FILE007"
    assert read_text(tmp_path, "folder")[1][0].code == "FILE008"
    assert read_text(tmp_path / "a\0b", "a")[1][0].code == "FILE009"


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="only on systems where a file can be closed to its owner"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("a: 1")
    path.chmod(0)
    assert read_text(path, "site.yaml")[1][0].code == "FILE009"
