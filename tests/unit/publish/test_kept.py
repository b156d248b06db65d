"""Shared content is kept by what it was read from, and nothing but content comes out of a file."""

import os
import pickle
from pathlib import Path

import pytest

from toolkit import shipped
from toolkit.model.content import Protocol
from toolkit.publish.kept import KeptContent
from toolkit.store.content import Folders, load_content


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()), ["en", "ja"], ["cbt"])
    assert loaded.protocol is not None
    return loaded.protocol


def kept(cache: Path, lock: bytes = b"one", language: str = "ja") -> KeptContent:
    return KeptContent(cache, lock, "", ["en", language], ["cbt"])


def test_content_comes_back_as_it_was(tmp_path: Path, protocol: Protocol) -> None:
    kept(tmp_path).keep(protocol)
    assert kept(tmp_path).read() == protocol


def test_another_lock_or_language_is_other_content(tmp_path: Path, protocol: Protocol) -> None:
    kept(tmp_path).keep(protocol)
    assert kept(tmp_path, lock=b"two").read() is None
    assert kept(tmp_path, language="en-XA").read() is None


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("harm",))


@pytest.mark.parametrize("data", [b"", b"nothing", pickle.dumps(Harmful()), pickle.dumps({"no": "content"})])
def test_a_file_of_anything_else_is_no_content_and_does_nothing(
    tmp_path: Path, protocol: Protocol, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept(tmp_path).keep(protocol)
    (file,) = (tmp_path / "content").iterdir()
    file.write_bytes(data)
    assert kept(tmp_path).read() is None
    assert not (tmp_path / "harm").exists()
