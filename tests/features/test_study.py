"""A study lead builds and checks all sites in one go; each site's outputs are the same as when it is built alone."""

import json
from pathlib import Path

import pytest
from errors.cases import HERE, TODAY, spoken

FILES = ("study.yaml", "sites/sapporo/site.yaml", "sites/bogota/site.yaml")
SITES = ("sites/sapporo", "sites/bogota")


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = tmp_path / "study"
    for name in FILES:
        text = (HERE / "STUDY003" / name).read_text(encoding="utf-8").replace("bogotá", "bogota")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    return root


def built(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def assert_alike(study: Path, monkeypatch: pytest.MonkeyPatch, *only: str) -> None:
    assert spoken(study, ["build", ".", "--date", TODAY, "-q", "-j", "1", *only])[0] == 0
    assert spoken(study, ["build", ".", "--date", TODAY, "-q", "-j", "1", *only, "-o", "../all"])[0] == 0
    monkeypatch.setenv("ALLIANCE_CACHE", str(study.parent / "another-cache"))
    for site in SITES:
        alone = study.parent / "alone" / site
        words = ["build", site, "--date", TODAY, "-q", "-j", "1", "-o", str(alone), *only]
        assert spoken(study, words)[0] == 0
        together = built(study / site / "build")
        assert "codebook.csv" in together
        assert built(alone) == together
        assert built(study.parent / "all" / site) == together


def test_a_site_is_built_alike_alone_and_with_its_study(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_alike(study, monkeypatch, "--only", "surveys,codebook,packs")


@pytest.mark.slow
def test_the_whole_of_a_site_is_built_alike_alone_and_with_its_study(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_alike(study, monkeypatch)


def test_the_findings_of_a_site_are_named_from_where_one_stands(study: Path) -> None:
    def files(root: Path) -> set[str]:
        text = spoken(root, ["check", ".", "--date", TODAY, "--format", "json"])[1]
        return {row["file"] for row in json.loads(text)["findings"]}

    alone = files(study / "sites" / "sapporo")
    assert "site.yaml" in alone
    assert files(study) == {f"{site}/{file}" for site in SITES for file in alone}


def test_one_sites_error_lets_the_others_be_built(study: Path) -> None:
    broken = study / "sites" / "sapporo" / "site.yaml"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("modality: cbt", "modality: cbtt"), encoding="utf-8", newline="\n"
    )
    code, text = spoken(study, ["build", ".", "--date", TODAY, "--only", "codebook", "-j", "1"])
    assert code == 1
    assert 'sites/sapporo/site.yaml:10:11: error SITE012: there is no modality "cbtt"' in text
    assert not (study / "sites" / "sapporo" / "build").exists()
    assert (study / "sites" / "bogota" / "build" / "codebook.csv").is_file()
