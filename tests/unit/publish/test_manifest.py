"""The manifest is stable, whole and recognisable."""

import json

import pytest

from toolkit.publish.manifest import About, Damaged, Entry, Manifest, parse_manifest, read_manifest, render_manifest

ONE = Manifest(
    {
        "surveys/b.xlsx": Entry("b" * 64, "xlsform/pre1", "survey/xlsform", ("ja", "en"), "draft"),
        "packs/ja/場面.html": Entry("a" * 64, "packs/ja", "packs", ("ja",)),
    },
    About("0.1.0", "rupture-repair@1", {"babel": "2.18.0", "a": "1"}, {"instrument/rrse": "0123456789abcdef"}),
)


def test_it_comes_back_as_it_was():
    assert parse_manifest(render_manifest(ONE)) == ONE
    assert parse_manifest(render_manifest(Manifest())) == Manifest()


def test_it_is_json_with_one_line_a_file_in_order():
    raw = render_manifest(ONE)
    told = json.loads(raw)
    assert list(told["files"]) == sorted(ONE.files)
    assert told["files"]["surveys/b.xlsx"]["languages"] == ["ja", "en"]
    assert told["dependencies"] == {"a": "1", "babel": "2.18.0"}
    assert sum(b"sha256" in line for line in raw.splitlines()) == 2
    assert b"\r" not in raw


def test_the_order_of_making_leaves_no_trace():
    turned = Manifest(dict(reversed(ONE.files.items())), ONE.about)
    assert render_manifest(turned) == render_manifest(ONE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        b'{"format": "another"}',
        render_manifest(ONE)[:-30],
        render_manifest(ONE).replace(b'"draft"', b"7"),
        render_manifest(ONE).replace(b'["ja", "en"]', b"null"),
        b"<<<<<<< HEAD\n" + render_manifest(ONE),
    ],
)
def test_anything_else_is_damaged(tmp_path, raw):
    (tmp_path / "manifest.json").write_bytes(raw)
    with pytest.raises(Damaged):
        read_manifest(tmp_path)


def test_none_is_none(tmp_path):
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nowhere") is None


def test_correcting_puts_back_what_the_disk_still_holds():
    old = {"kept": Entry("1" * 64, "j", "p"), "gone": Entry("2" * 64, "j", "p")}
    new = Manifest({"kept": Entry("3" * 64, "j", "p"), "fresh": Entry("4" * 64, "j", "p")})
    corrected = new.corrected(old, ["kept", "gone", "fresh"])
    assert corrected.files == old
