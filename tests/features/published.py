"""A site that uses a published instrument, whose texts are marks that stand nowhere else; and all that can be read of a folder."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.cli import main

TODAY = "2027-01-15"
ITEMS = [f"waisr{number:02}" for number in range(1, 13)]
FORM = "client-session"


def marks(language: str) -> dict[str, str]:
    """Every licensed text of a language by where it stands; no two are alike, and nobody would write one."""
    places = ["title", "instructions", "intro", *(f"label{value}" for value in range(1, 6)), *ITEMS]
    return {place: f"Qzv{language}{place}kx" for place in places}


def texts_of(language: str, items: list[str] = ITEMS, values: tuple[int, ...] = (1, 2, 3, 4, 5)) -> str:
    said = marks(language)
    options = "".join(
        f"          - {{value: {value}, label: {said.get(f'label{value}', 'other')}}}\n" for value in values
    )
    rows = "".join(f"          - {{code: {code}, text: {said.get(code, 'other')}}}\n" for code in items)
    return (
        f"  {language}:\n    title: {said['title']}\n    instructions: {said['instructions']}\n"
        f"    scales:\n      often5:\n        options:\n{options}"
        f"    sections:\n      - id: waisr\n        intro: {said['intro']}\n        display: grid\n        scale: often5\n"
        f"        items:\n{rows}"
    )


def licensed(*languages: str, version: str = "2006") -> str:
    texts = "".join(texts_of(language) for language in languages)
    return f'schema: 1\nadapter: wai-sr\nversion: "{version}"\nlanguages:\n{texts}'


def record(uses: str = "administer", languages: str = "en, ja", expires: str = "2028-01-01") -> str:
    return (
        f'adapters:\n  - id: wai-sr\n    version: "2006"\n    forms: [{FORM}]\n'
        f'    permission: {{uses: [{uses}], languages: [{languages}], expires: {expires}, ref: "letter of 2027-01-03"}}\n'
    )


def new_site(root: Path, adapters: str, texts: str | None = None) -> Path:
    """A site as it is scaffolded, with few scenarios, and a published instrument in one of its forms."""
    assert main(["new", "site", "--example", "-o", str(root), "--no-input", "--quiet", "--date", TODAY]) == 0
    file = root / "site.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("waves: [pre1, pre2, post, followup]", "waves: [post]").replace(
        "{set: core}", "{set: [quiet-agreement]}"
    )
    file.write_text(f"{text}\n{adapters}", encoding="utf-8", newline="\n")
    (root / "private" / "instruments").mkdir(parents=True, exist_ok=True)
    written = licensed("en", "ja") if texts is None else texts
    (root / "private" / "instruments" / "wai-sr.text.yaml").write_text(written, encoding="utf-8", newline="\n")
    return root


def readable(folder: Path, left_out: str = "private") -> Iterator[tuple[str, bytes]]:
    """Every file below a folder with what can be read in it: zips are opened, compressed streams and caches too."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(f"{left_out}/"):
            yield name, opened(path.read_bytes())


def opened(data: bytes) -> bytes:
    """Bytes with whatever is packed in them beside them."""
    parts = [data]
    start = data.find(b"PK\x03\x04")
    if start >= 0:
        parts += _unzipped(data[start:])
    at = data.find(b"stream")
    while at >= 0 and data[:5] == b"%PDF-":
        parts.append(_inflated(data[at + 6 :].lstrip(b"\r\n")))
        at = data.find(b"stream", at + 6)
    if data[:2] == b"\x1f\x8b":
        parts.append(zlib.decompressobj(31).decompress(data))
    return b"\n".join(parts)


def _unzipped(data: bytes) -> list[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return [packed.read(name) for name in packed.namelist()]
    except zipfile.BadZipFile:
        return []


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""


def holding(files: Iterator[tuple[str, bytes]], words: Mapping[str, str]) -> dict[str, set[str]]:
    """File -> which of the words it holds, by their names; a file without any is left out."""
    spelled = {name: [word.encode(), word.encode("utf-16-le"), word.lower().encode()] for name, word in words.items()}
    found = {
        path: {name for name, spellings in spelled.items() if any(one in data for one in spellings)}
        for path, data in files
    }
    return {path: names for path, names in found.items() if names}
