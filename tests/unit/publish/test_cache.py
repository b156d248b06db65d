"""The cache gives back what was put in, or nothing: never something else, and never an error."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.findings import Place, finding
from toolkit.publish.cache import Cache, cache_folder, pack_of

KEY = "ab" * 32


def packed(*findings):
    return pack_of(({"b/x.html": b"<p>\n", "a.bin": bytes(range(256)), "empty": b""}, findings))


def files_of(root):
    return [path for path in (root / "packs").rglob("*") if path.is_file()]


def test_a_pack_comes_back_with_its_findings(tmp_path):
    told = finding("PUB008", Place("site.yaml", 3, 2, "a.b", 9), path="ü\n{x}")
    pack = packed(told)
    Cache(tmp_path).put(KEY, pack)
    assert Cache(tmp_path).get(KEY) == pack
    assert len(files_of(tmp_path)) == 1


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.binary(max_size=40), max_size=5))
def test_any_bytes_come_back(tmp_path_factory, files):
    root = tmp_path_factory.getbasetemp() / "any"
    pack = pack_of(files)
    Cache(root).put(KEY, pack)
    assert Cache(root).get(KEY) == pack


@pytest.mark.parametrize("place", [0, 20, 90, 200, -1])
def test_a_damaged_pack_is_dropped(tmp_path, place):
    Cache(tmp_path).put(KEY, packed())
    (file,) = files_of(tmp_path)
    raw = bytearray(file.read_bytes())
    raw[place] ^= 1
    file.write_bytes(raw)
    assert Cache(tmp_path).get(KEY) is None
    assert not file.exists()


@pytest.mark.parametrize("size", [0, 10, 80, 300])
def test_a_pack_cut_short_is_dropped(tmp_path, size):
    Cache(tmp_path).put(KEY, packed())
    (file,) = files_of(tmp_path)
    file.write_bytes(file.read_bytes()[:size])
    assert Cache(tmp_path).get(KEY) is None


def test_a_deleted_cache_is_a_miss_and_is_made_again(tmp_path):
    cache = Cache(tmp_path / "gone", in_memory=0)
    assert cache.get(KEY) is None
    cache.put(KEY, packed())
    other = "cd" * 32
    cache.put(other, packed())
    for file in files_of(tmp_path / "gone"):
        file.unlink()
    assert not cache.has(KEY)
    assert cache.get(KEY) is None


def test_where_the_folder_can_not_be_written_memory_serves(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put(KEY, packed())
    assert cache.get(KEY) == packed()
    assert Cache(tmp_path / "file").get(KEY) is None


def test_a_pack_with_errors_is_not_kept_for_another_day(tmp_path):
    cache = Cache(tmp_path)
    cache.put(KEY, packed(finding("PUB020", Place("x"), language="en", message="m")))
    assert cache.get(KEY) is not None
    assert Cache(tmp_path).get(KEY) is None


def test_memory_is_bounded_and_keeps_the_latest(tmp_path):
    cache = Cache(tmp_path, in_memory=25)
    for name in "abc":
        cache.put(name * 4, pack_of({"x": b"0123456789"}), on_disk=False)
    assert [cache.has(name * 4) for name in "abc"] == [False, True, True]


def test_pruning_takes_the_longest_unused_first(tmp_path):
    cache = Cache(tmp_path, limit=2500)
    now = time.time()
    for age, name in enumerate("abcd"):
        cache.put(name * 4, pack_of({"x": bytes(1000)}))
        os.utime(tmp_path / "packs" / (name * 2) / (name * 4), (now - age * 1000,) * 2)
    assert cache.prune() > 2000
    assert sorted(file.name[0] for file in files_of(tmp_path)) == ["a", "b"]


def test_pruning_clears_what_a_killed_writer_left(tmp_path):
    Cache(tmp_path).put(KEY, packed())
    left = tmp_path / "packs" / "ab" / ".half.1.2"
    left.write_bytes(b"half")
    Cache(tmp_path).prune()
    assert left.exists()
    os.utime(left, (time.time() - 100_000,) * 2)
    Cache(tmp_path).prune()
    assert not left.exists()
    assert len(files_of(tmp_path)) == 1


def test_pruning_forgets_output_folders_that_nobody_builds_any_more(tmp_path):
    for name in ("state/old.json", "state/new.json", "state/old.lock", "code/old"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
        if "old" in name:
            os.utime(tmp_path / name, (1, 1))
    Cache(tmp_path).prune()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"state/new.json", "state/old.lock"}


def test_the_variable_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "c"))
    assert cache_folder() == tmp_path / "c"
    monkeypatch.delenv("ALLIANCE_CACHE")
    assert "alliance-toolkit" in str(cache_folder())


def test_a_key_can_not_name_another_place(tmp_path):
    with pytest.raises(ValueError, match="not a key"):
        Cache(tmp_path).get("../../etc/passwd")
