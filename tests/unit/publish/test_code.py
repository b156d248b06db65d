"""The digest of code and assets sees each change that could change an output, and reads files only when it must."""

import os

import pytest

from toolkit.publish import code
from toolkit.publish.code import code_digest, dependencies


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "toolkit"
    for name, text in {
        "a.py": "1",
        "survey/web/form.js": "2",
        "survey/web/form.css": "3",
        "_content/x.yaml": "4",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_the_real_package_has_one(tmp_path):
    first = code_digest(tmp_path)
    assert len(first) == 64
    assert first == code_digest(tmp_path) == code_digest()


@pytest.mark.parametrize("name", ["a.py", "survey/web/form.js", "survey/web/form.css", "new.json", "survey/new.yaml"])
def test_a_change_of_code_or_of_an_asset_changes_it(package, tmp_path, name):
    before = code_digest(tmp_path, package)
    (package / name).write_text("changed")
    assert code_digest(tmp_path, package) != before


def test_what_python_and_the_content_leave_there_does_not(package, tmp_path):
    before = code_digest(tmp_path, package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.cpython-311.pyc").write_text("x")
    (package / "_content" / "x.yaml").write_text("other")
    assert code_digest(tmp_path, package) == before


def test_an_equal_file_of_another_time_gives_the_same(package, tmp_path):
    before = code_digest(tmp_path, package)
    os.utime(package / "a.py", (1, 1))
    assert code_digest(tmp_path, package) == before


def test_known_files_are_not_read_again(package, tmp_path, monkeypatch):
    before = code_digest(tmp_path, package)
    monkeypatch.setattr(code, "_read_all", lambda *_: pytest.fail("read again"))
    assert code_digest(tmp_path, package) == before


def test_a_damaged_memory_is_read_over(package, tmp_path):
    before = code_digest(tmp_path, package)
    for file in (tmp_path / "code").iterdir():
        file.write_text("x")
    assert code_digest(tmp_path, package) == before


def test_versions_are_those_that_are_imported():
    from importlib.metadata import version

    found = dependencies()
    assert found["mkdocs"] == version("mkdocs")
    assert found["mkdocs-material"] == version("mkdocs-material")
    assert found["ruamel-yaml"] == version("ruamel.yaml")


def test_another_version_of_a_dependency_changes_it(package, tmp_path, monkeypatch):
    before = code_digest(tmp_path, package)
    (tmp_path / "first" / "XlsxWriter-99.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "first")
    assert dependencies()["xlsxwriter"] == "99.0"
    assert code_digest(tmp_path, package) != before
