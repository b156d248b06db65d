"""A link in a site's folder that leads elsewhere is told and not read: what it leads to could be anybody's."""

import os
from pathlib import Path

import pytest

from toolkit import shipped
from toolkit.store.content import Folders, load_content
from toolkit.store.pages import read_pages


@pytest.fixture
def site(tmp_path) -> Path:
    """A site's folder with a link to a file beside it in each place that is read."""
    (tmp_path / "secret.txt").write_text("root: secret\n", encoding="utf-8")
    for name in ("pages/en/a.md", "scenarios/a.yaml", "instruments/a.yaml", "locales/ja/LC_MESSAGES/scenarios.po"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.symlink(tmp_path / "secret.txt", path)
        except OSError:
            pytest.skip("this account may not make links")
    return tmp_path / "site"


def test_pages_behind_a_link_are_not_read(site) -> None:
    texts, _, findings = read_pages(site, "", ["en"])
    assert texts == {}
    assert [(row.code, row.place.file) for row in findings] == [("FILE015", "pages/en/a.md")]


def test_content_behind_a_link_is_not_read(site) -> None:
    _, findings = load_content(Folders(shipped.modalities(), shipped.locales(), "", site), ["ja"], ["cbt"])
    assert {row.place.file for row in findings if row.code == "FILE015"} == {
        "scenarios/a.yaml",
        "instruments/a.yaml",
        "locales/ja/LC_MESSAGES/scenarios.po",
    }
    assert not [row for row in findings if "secret" in row.what]
