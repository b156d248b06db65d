"""What is printed in a language that nobody has written for holds no word that the page beside it does not hold.

The pages are read by test_pseudo_locales; of a paper a reader sees what the typesetter made of the same document.
"""

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import pseudo_site
from tests.features.test_pseudo_locales import WORD

pytestmark = [
    pytest.mark.extras,
    pytest.mark.skipif(
        shutil.which("pdftotext") is None, reason="there is no pdftotext (Debian: apt-get install poppler-utils)"
    ),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo_site.build(tmp_path_factory)


def printed(paper: Path) -> str:
    run = subprocess.run(["pdftotext", "-raw", paper.name, "-"], cwd=paper.parent, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def papers(build: Path, tag: str) -> dict[Path, str]:
    found = sorted(path for path in build.rglob("*.pdf") if tag in path.parts)
    assert len(found) > 200
    return dict(zip(found, ThreadPoolExecutor().map(printed, found), strict=True))


def page_beside(paper: Path) -> str:
    return paper.with_suffix(".html").read_text(encoding="utf-8")


def test_no_paper_holds_a_word_that_its_page_does_not(build: Path) -> None:
    for paper, text in papers(build, "en-XA").items():
        page = page_beside(paper)
        assert re.search("[À-ž]{3}", text), f"{paper}: the words of the language are not among what was read"
        assert {word for word in WORD.findall(text) if word not in page} == set(), paper


def test_papers_are_printed_from_right_to_left(build: Path) -> None:
    """A program that reads from left to right meets the letters of a mirrored word from its end."""
    for paper, text in papers(build, "ar-XB").items():
        page, words = page_beside(paper), [word for word in WORD.findall(text) if len(word) > 4]
        assert sum(word[::-1] in page for word in words) > len(words) * 0.7, paper
