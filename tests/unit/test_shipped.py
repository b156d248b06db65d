"""Where the shipped folders and assets are found."""

import pytest

from toolkit import shipped


def test_the_shipped_folders_hold_what_they_are_named_after():
    assert (shipped.modalities() / "common" / "protocol.yaml").is_file()
    assert (shipped.locales() / "ja" / "locale.yaml").is_file()
    assert (shipped.templates() / "site").is_dir()


def test_an_asset_is_the_text_of_the_file_beside_its_code():
    beside = shipped.content_root() / "toolkit" / "survey" / "web" / "digest.js"
    assert shipped.asset("survey/web", "digest.js") == beside.read_text(encoding="utf-8")


def test_an_asset_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        shipped.asset("survey/web", "no-such-file.js")
