"""Names of outputs: what every system can hold, and no two in one place."""

import pytest

from toolkit.publish.plan import LONGEST, Job, check_jobs, check_paths, job_key


def codes(made: dict[str, list[str]]) -> list[str]:
    return [item.code for item in check_paths(made)[0]]


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "surveys/xlsform/trainee-pre1.xlsx",
        "docs/zh-Hans/assets/javascripts/workers/search.2c215733.min.js",
        "packs/ja/場面.html",
        "surveys/common.txt",
        "a/.nojekyll",
        "packs/en/console.html",
    ],
)
def test_a_plain_path_is_fine(path):
    assert codes({"job": [path]}) == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../site.yaml",
        "a/../../b",
        "a/./b",
        "C:/x",
        "a\\b",
        "a//b",
        "a/",
        "a/con.html",
        "NUL",
        "x/COM1/y",
        "lpt9.tar.gz",
        "a./b",
        "a /b",
        "a/b.",
        "what?.html",
        "a\nb",
        'say "x".txt',
        "manifest.json",
        "Manifest.json",
        ".next/x",
    ],
)
def test_a_path_that_some_system_can_not_hold_is_refused(path):
    findings, bad = check_paths({"job": [path], "sound": ["index.html"]})
    assert [item.code for item in findings] == ["PUB002"]
    assert bad == {"job"}
    assert "{" not in findings[0].what + findings[0].fix


def test_the_manifest_of_another_folder_is_an_output_like_any_other():
    assert codes({"job": ["dataset/manifest.json"]}) == []


def test_length_counts_the_name_of_the_build_folder():
    assert codes({"job": ["x" * (LONGEST - len("build/"))]}) == []
    assert codes({"job": ["x" * (LONGEST - len("build/") + 1)]}) == ["PUB001"]


@pytest.mark.parametrize(
    "one, two",
    [("a/B.html", "A/b.html"), ("straße.html", "STRASSE.html"), ("caf\u00e9.html", "cafe\u0301.html"), ("x", "x")],
)
def test_paths_that_are_one_on_some_system_are_refused(one, two):
    findings, bad = check_paths({"first": [one], "second": [two]})
    assert [item.code for item in findings] == ["PUB003"]
    assert bad == {"first", "second"}


def test_one_path_can_not_be_a_file_and_a_folder():
    findings, bad = check_paths({"first": ["docs/en"], "second": ["Docs/en/a/b.html"], "third": ["docs2"]})
    assert [item.code for item in findings] == ["PUB003"]
    assert bad == {"first", "second"}


def test_a_key_changes_with_each_thing_that_decides_the_bytes():
    plain = job_key("survey/xlsform", "code", ["p1", "p2"], "ja", {"date": "2027-01-01"})
    assert len(plain) == 64
    others = {
        job_key("survey/web", "code", ["p1", "p2"], "ja", {"date": "2027-01-01"}),
        job_key("survey/xlsform", "edoc", ["p1", "p2"], "ja", {"date": "2027-01-01"}),
        job_key("survey/xlsform", "code", ["p2", "p1"], "ja", {"date": "2027-01-01"}),
        job_key("survey/xlsform", "code", ["p1p2"], "ja", {"date": "2027-01-01"}),
        job_key("survey/xlsform", "code", ["p1", "p2"], "en", {"date": "2027-01-01"}),
        job_key("survey/xlsform", "code", ["p1", "p2"], "ja", {"date": "2027-01-02"}),
    }
    assert len(others | {plain}) == 7
    assert plain == job_key("survey/xlsform", "code", iter(["p1", "p2"]), "ja", {"date": "2027-01-01"})


def test_two_jobs_of_one_name_are_a_mistake_of_the_plan():
    job = Job("a", "p", "k", None, dict)
    with pytest.raises(ValueError, match="one name"):
        check_jobs([job, job])
