"""Somebody asks what is in the way, and sends a bundle to a helper who must not learn who works there."""

import re
import zipfile
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.cli.doctor import shape_of

SITE = """# Ring Maria Sato, +81 90 1234 5678, before you change this.
schema: 1
stage: draft
site: {id: secretclinic, name: "Klinik Müller-Okafor"}
contacts:
  coordinator:
    name: Maria Sato
    email: maria.sato@clinic.example
    phone: "+81 90 1234 5678"
  distress: {name: Dr. Okafor, phone: "0123 456789", independent_of_grading: true}
  Maria: is away
ethics:
  board: |
    Okafor: said yes
    sato@clinic.example
password: hunter2
"""
SECRETS = (
    "maria",
    "sato",
    "okafor",
    "müller",
    "klinik",
    "secretclinic",
    "clinic.example",
    "hunter2",
    "1234",
    "456789",
    "said",
)


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    home = tmp_path / "maria-sato"
    home.mkdir()
    (home / "site.yaml").write_text(SITE, encoding="utf-8", newline="\n")
    (home / "site (Maria Sato's conflicted copy 2027-01-01).yaml").write_text("x", encoding="utf-8")
    monkeypatch.chdir(home)
    return home


def bundle() -> dict[str, str]:
    with zipfile.ZipFile("alliance-doctor.zip") as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def test_it_says_what_is_installed_and_what_is_missing(capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^ok {8}alliance-toolkit \S+ on Python 3\.", said, re.MULTILINE)
    assert "YAML is read by" in said
    assert "the shipped content is there" in said
    assert not Path("alliance-doctor.zip").exists()


def test_what_is_needed_and_missing_is_an_error_with_advice(monkeypatch, capsys) -> None:
    from importlib.metadata import PackageNotFoundError

    from toolkit.cli import doctor

    def gone(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "version", gone)
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "missing   pydantic" in said
    assert "pip install --force-reinstall alliance-toolkit" in said
    assert 'pip install "alliance-toolkit[pdf]"' in said


def test_a_folder_that_is_synchronised_and_copies_of_the_declaration_are_noted(
    site, tmp_path, monkeypatch, capsys
) -> None:
    cloud = tmp_path / "OneDrive - Clinic"
    site.rename(cloud)
    monkeypatch.chdir(cloud)
    main(["doctor"])
    said = capsys.readouterr().out
    assert "this folder is synchronised" in said
    assert "site (Maria Sato's conflicted copy 2027-01-01).yaml" in said


def test_the_bundle_leaks_nothing(site, capsys) -> None:
    main(["doctor", "--bundle"])
    files = bundle()
    assert set(files) == {"doctor.txt", "findings.txt", "site-shape.txt", "python.json"}
    whole = "\n".join([*files, *files.values()]).lower()
    assert not [secret for secret in SECRETS if secret in whole]
    assert str(site.resolve()).lower() not in whole


def test_the_bundle_says_what_a_helper_needs(site) -> None:
    main(["doctor", "--bundle"])
    files = bundle()
    assert "KEY" in files["findings.txt"]
    assert re.search(r"^\d+:\d+ error [A-Z]+\d{3}$", files["findings.txt"], re.MULTILINE)
    shape = files["site-shape.txt"].splitlines()
    assert len(shape) == len(SITE.splitlines())
    assert shape[1] == "schema: x"
    assert "    email: xxxxxxxxxxxxxxxxxxxxxxxxx" in shape


@pytest.mark.parametrize("text", ["", "\tx: y", "a: [", "- - - x", "\ufeffsite:\n", "x" * 5000, "'\n\"", "中文: 値"])
def test_any_text_is_blotted(text) -> None:
    kept = set(re.findall(r"\w+", shape_of(text)))
    assert all(set(word) == {"x"} or word == "site" for word in kept)


def test_a_declaration_that_cannot_be_read_is_bundled_too(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("site.yaml").write_bytes(b"\xff\xfes\x00i\x00t\x00e\x00")
    main(["doctor", "--bundle"])
    assert "error" in bundle()["findings.txt"]
