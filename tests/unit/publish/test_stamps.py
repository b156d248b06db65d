"""An unchanged build is recognised, and no change of an input or output is overlooked."""

import os
import time

import pytest

from toolkit.publish.stamps import (
    State,
    read_state,
    stamp,
    state_file,
    take_inputs,
    unchanged,
    write_state,
)


class Site:
    """A site with one input, one folder of inputs, an input that is not there, and one output."""

    def __init__(self, folder):
        self.root = folder / "cache"
        self.out = folder / "build"
        self.input = folder / "site.yaml"
        self.pages = folder / "pages"
        self.absent = folder / "adaptations.yaml"
        self.output = self.out / "a" / "index.html"
        self.pages.mkdir(parents=True)
        self.output.parent.mkdir(parents=True)
        self.input.write_text("schema: 1\n")
        self.output.write_text("<p>one\n")
        old = time.time() - 100
        os.utime(self.input, (old, old))

    def remember(self, options="all"):
        inputs = take_inputs(options, [self.input, self.pages, self.absent], {"findings": [1]})
        files = {"a/index.html": stamp(str(self.output))}
        write_state(self.root, self.out, State({"job": ("k", ("a/index.html",))}, files, inputs))

    def same(self, options="all"):
        return unchanged(self.root, self.out, options)


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path)
    made.remember()
    return made


def test_nothing_changed(site):
    state = site.same()
    assert state is not None
    assert state.inputs is not None
    assert state.inputs.told == {"findings": [1]}
    assert state.jobs == {"job": ("k", ("a/index.html",))}


def test_a_touched_file_is_read_and_found_equal(site):
    os.utime(site.input)
    os.utime(site.output)
    assert site.same()


def write_input(site):
    site.input.write_text("schema: 2\n")


def write_output(site):
    site.output.write_text("<p>two\n")


def same_size_and_time(site):
    stat = site.output.stat()
    site.output.write_text("<p>one, longer\n")
    os.utime(site.output, ns=(stat.st_atime_ns, stat.st_mtime_ns))


CHANGES = [
    write_input,
    write_output,
    same_size_and_time,
    lambda site: site.input.unlink(),
    lambda site: site.output.unlink(),
    lambda site: site.absent.write_text("[]\n"),
    lambda site: (site.pages / "new.md").write_text("x"),
    lambda site: site.pages.rmdir(),
    lambda site: (site.out / ".next").mkdir(),
    lambda site: state_file(site.root, site.out).unlink(),
    lambda site: state_file(site.root, site.out).write_text("{"),
    lambda site: state_file(site.root, site.out).write_text("[]"),
    lambda site: state_file(site.root, site.out).write_text('{"format": 1, "jobs": {"a": 1}}'),
]


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_a_change_is_seen(site, number):
    CHANGES[number](site)
    assert site.same() is None


def test_other_options_are_another_build(site):
    assert site.same("only surveys") is None


def test_a_file_changed_within_one_tick_of_its_clock_is_seen(tmp_path):
    site = Site(tmp_path)
    site.input.write_text("schema: 1\n")
    stat = site.input.stat()
    site.remember()
    assert site.same()
    site.input.write_text("schema: 2\n")
    os.utime(site.input, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert site.same() is None


def test_inputs_that_sites_share_are_looked_at_once(site, monkeypatch):
    from toolkit.publish import stamps

    looked: list[str] = []
    real = stamps._same
    monkeypatch.setattr(stamps, "_same", lambda path, *rest: looked.append(path) or real(path, *rest))
    seen: set = set()
    for _ in range(2):
        assert unchanged(site.root, site.out, "all", seen)
    assert looked.count(str(site.input)) == 1
    assert sum(path.endswith("index.html") for path in looked) == 2
    write_input(site)
    assert unchanged(site.root, site.out, "all") is None


def test_stamps_that_sites_share_are_taken_once(site):
    seen: dict = {}
    first = take_inputs("all", [site.input], seen=seen)
    write_input(site)
    assert take_inputs("all", [site.input], seen=seen).stamps == first.stamps
    assert take_inputs("all", [site.input]).stamps != first.stamps


def test_a_state_without_inputs_is_no_whole_build(site):
    state = read_state(site.root, site.out)
    assert state is not None
    state.inputs = None
    write_state(site.root, site.out, state)
    assert site.same() is None


def test_a_cache_folder_that_can_not_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_text("")
    write_state(tmp_path / "file", tmp_path / "build", State())
    assert read_state(tmp_path / "file", tmp_path / "build") is None


def test_one_folder_has_one_state_however_it_is_named(tmp_path):
    (tmp_path / "a").mkdir()
    assert state_file(tmp_path, tmp_path / "a" / ".." / "build") == state_file(tmp_path, tmp_path / "build")
