"""Whatever people read in a translation says in that language how far it has been looked at."""

import html
import zipfile
from pathlib import Path

import pytest

from toolkit import shipped
from toolkit.store.content import Folders, load_content

TAG = "ja"
SAYS = (
    *("interface/state/draft", "interface/state/draft_explained", "interface/state/needs_check"),
    *("interface/state/fallback", "interface/survey/unreviewed", "interface/survey/unreviewed_part"),
)
"""The words of which each file holds one; the translation of the content is a draft."""
NUMBERS = ("allocation", "plan-")
"""Tables of codes and calendars of days, which say nothing that could be mistranslated."""


@pytest.fixture(scope="module")
def words() -> list[str]:
    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()), (TAG,))
    assert loaded.protocol is not None
    return [loaded.protocol.catalogs[TAG][key].text for key in SAYS]


def text_of(path: Path) -> str:
    """What a file says, with the marks of its format undone."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return html.unescape(html.unescape(data.decode("utf-8")))


@pytest.mark.parametrize("folder", [f"packs/{TAG}", "surveys"])
def test_every_file_says_it(folder: str, example: Path, words: list[str]) -> None:
    files = [path for path in sorted((example / folder).rglob("*.*")) if path.suffix != ".pdf"]
    files = [path for path in files if not (path.name.startswith(NUMBERS) and path.suffix in (".csv", ".xlsx", ".ics"))]
    assert len(files) > 20
    assert [
        path.relative_to(example).as_posix() for path in files if not any(word in text_of(path) for word in words)
    ] == []
