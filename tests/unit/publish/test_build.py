"""A build publishes what its plan says, makes only what is missing, and says what it did."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import pytest
from unit.publish.builders import PAGES, codes, digests, held, job, jobs_of, make, told

from toolkit.findings import Place, finding
from toolkit.publish.build import Plan, build, build_all, older, remember
from toolkit.publish.cache import Cache, pack_of
from toolkit.publish.manifest import About, read_manifest
from toolkit.publish.plan import Job
from toolkit.publish.stamps import take_inputs, unchanged


@pytest.fixture
def out(tmp_path):
    return tmp_path / "build"


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def counted(name, files, calls):
    plain = job(name, files)

    def make_it():
        calls.append(name)
        return plain.make()

    return replace(plain, make=make_it)


def test_a_first_build_holds_what_was_made_and_a_true_manifest(out, cache):
    result, findings = make(PAGES, out, cache)
    assert findings == []
    assert held(out) == PAGES
    assert told(out) == digests(PAGES)
    assert result.written == tuple(sorted(PAGES))
    assert (result.made, result.reused, result.kept) == (3, 0, 0)
    assert not (out / ".next").exists()


def test_the_manifest_says_who_made_what_with_what(out, cache):
    about = About("0.1.0", "rupture-repair@1", {"babel": "2.18.0"}, {"site": "0" * 16})
    plan = jobs_of(PAGES, languages=("ja", "en"), state="draft")
    build(plan, out, Cache(cache), about=about)
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.about == about
    entry = manifest.files["packs/ja/quiet.html"]
    assert (entry.job, entry.producer, entry.languages, entry.state) == ("packs", "test/packs", ("ja", "en"), "draft")


def test_a_second_build_makes_and_writes_only_what_changed(out, cache):
    make(PAGES, out, cache)
    before = {path: (out / path).stat().st_mtime_ns for path in PAGES}
    changed = PAGES | {"packs/ja/quiet.html": "<p>静かな\n"}
    result, findings = make(changed, out, cache)
    assert findings == []
    assert result.written == ("packs/ja/quiet.html",)
    assert (result.made, result.reused, result.kept) == (1, 0, 2)
    assert held(out) == changed
    assert told(out) == digests(changed)
    assert {path for path in PAGES if (out / path).stat().st_mtime_ns != before[path]} == {"packs/ja/quiet.html"}


def test_nothing_changed_and_nothing_is_touched(out, cache):
    make(PAGES, out, cache)
    before = (out / "manifest.json").stat().st_mtime_ns
    calls: list[str] = []
    result, findings = build(
        [counted("index", {"index.html": PAGES["index.html"]}, calls), *jobs_of(PAGES)[1:]], out, Cache(cache)
    )
    assert (result.written, findings, calls) == ((), [], [])
    assert len(result.unchanged) == 4
    assert (out / "manifest.json").stat().st_mtime_ns == before


def test_going_back_takes_everything_from_the_cache(out, cache):
    make(PAGES, out, cache)
    make(PAGES | {"index.html": "2"}, out, cache)
    result, _ = make(PAGES, out, cache)
    assert (result.made, result.reused) == (0, 1)
    assert held(out) == PAGES


def test_a_build_without_its_cache_is_the_same(out, cache, tmp_path):
    make(PAGES, out, cache)
    changed = PAGES | {"index.html": "2"}
    result, findings = make(changed, out, tmp_path / "another")
    assert (result.written, result.made, findings) == (("index.html",), 3, [])
    make(changed, tmp_path / "clean" / "build", tmp_path / "third")
    assert (out / "manifest.json").read_bytes() == (tmp_path / "clean" / "build" / "manifest.json").read_bytes()
    assert held(out) == held(tmp_path / "clean" / "build") == changed


def test_what_is_no_longer_made_goes_with_its_folder(out, cache):
    make(PAGES, out, cache)
    less = {path: text for path, text in PAGES.items() if not path.startswith("packs/ja")}
    result, _ = make(less, out, cache)
    assert result.removed == ("packs/ja/quiet.html",)
    assert not (out / "packs" / "ja").exists()
    assert held(out) == less


def test_a_file_becomes_a_folder_and_a_folder_a_file(out, cache):
    make({"a": "1", "b/c/d": "2"}, out, cache)
    _, findings = make({"a/x": "3", "b": "4"}, out, cache)
    assert findings == []
    assert held(out) == {"a/x": "3", "b": "4"}
    assert told(out) == digests({"a/x": "3", "b": "4"})


@pytest.mark.parametrize("harm", ["edit", "delete", "same time"])
def test_a_harmed_output_is_made_whole(out, cache, harm):
    make(PAGES, out, cache)
    file = out / "index.html"
    stat = file.stat()
    if harm == "delete":
        file.unlink()
    else:
        file.write_text("my own words")
    if harm == "same time":
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    result, findings = make(PAGES, out, cache)
    assert held(out) == PAGES
    assert result.written == ("index.html",)
    assert codes(findings) == ([] if harm == "delete" else ["PUB008"])


def test_an_edited_output_is_found_without_any_memory(out, cache, tmp_path):
    make(PAGES, out, cache)
    (out / "index.html").write_text("my own words")
    _, findings = make(PAGES, out, tmp_path / "another")
    assert codes(findings) == ["PUB008"]
    assert held(out) == PAGES


def test_files_of_others_are_left_alone_and_named(out, cache):
    make(PAGES, out, cache)
    (out / "packs" / "notes.txt").write_text("mine")
    (out / "Thumbs.db").write_text("litter")
    _, findings = make(PAGES, out, cache)
    assert codes(findings) == ["PUB007"]
    assert "packs/notes.txt" in findings[0].what
    assert (out / "packs" / "notes.txt").read_text() == "mine"
    assert (out / "Thumbs.db").exists()


def test_a_folder_of_somebody_else_is_refused(tmp_path, cache):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("mine")
    result, findings = make(PAGES, folder, cache)
    assert codes(findings) == ["PUB004"]
    assert held(folder) == {"chapter.txt": "mine"}
    assert result.written == ()


@pytest.mark.parametrize("name", ["build", "new", "empty"])
def test_a_new_or_empty_folder_or_one_called_build_is_taken(tmp_path, cache, name):
    if name == "build":
        (tmp_path / name).mkdir()
        (tmp_path / name / "left.txt").write_text("x")
    if name == "empty":
        (tmp_path / name).mkdir()
    _, findings = make(PAGES, tmp_path / name, cache)
    assert codes(findings) == (["PUB007"] if name == "build" else [])


def test_an_output_folder_that_is_a_file_is_refused(out, cache):
    out.write_text("a file")
    _, findings = make(PAGES, out, cache)
    assert codes(findings) == ["PUB004"]
    assert out.read_text() == "a file"


@pytest.mark.parametrize("raw", [b"", b"<<<<<<<\n{}", b'{"format": "x"}'])
def test_a_damaged_manifest_is_made_anew(out, cache, raw):
    make(PAGES, out, cache)
    (out / "manifest.json").write_bytes(raw)
    _, findings = make(PAGES | {"index.html": "2"}, out, cache)
    assert codes(findings) == ["PUB009"]
    assert told(out) == digests(held(out)) == digests(PAGES | {"index.html": "2"})


def test_a_dry_run_says_what_would_be_and_writes_nothing(out, cache):
    make(PAGES, out, cache)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    less = {"index.html": "2", **{path: text for path, text in PAGES.items() if path.startswith("packs")}}
    result, findings = make(less, out, cache, dry_run=True)
    assert (result.written, result.removed, findings) == (("index.html",), ("surveys/xlsform/pre1.xlsx",), [])
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    first, _ = make(PAGES, out.parent / "never", cache, dry_run=True)
    assert len(first.written) == 4
    assert not (out.parent / "never").exists()


def test_a_partial_build_replaces_only_what_it_makes(out, cache):
    make(PAGES, out, cache)
    changed = {path: text + "2" for path, text in PAGES.items()}
    result, findings = make(changed, out, cache, only={"packs"})
    packs = {path: text for path, text in changed.items() if path.startswith("packs")}
    assert (result.written, findings) == (tuple(sorted(packs)), [])
    assert held(out) == PAGES | packs
    assert told(out) == digests(PAGES | packs)


def test_a_partial_build_removes_what_its_job_no_longer_makes_and_nothing_else(out, cache):
    make(PAGES, out, cache)
    less = {path: text for path, text in PAGES.items() if path in ("packs/ja/quiet.html",)}
    result, _ = make(less, out, cache, only={"packs"})
    assert result.removed == ("packs/en/quiet.html",)
    assert held(out) == {path: text for path, text in PAGES.items() if path != "packs/en/quiet.html"}


def test_a_partial_build_knows_what_is_older(out, cache):
    make(PAGES, out, cache)
    changed = jobs_of({path: text + "2" if path != "index.html" else text for path, text in PAGES.items()})
    build(changed, out, Cache(cache), only={"packs"})
    assert older(changed, out, Cache(cache)) == ("surveys",)
    assert older(changed, out, Cache(cache.parent / "fresh")) == ("index", "surveys", "packs")
    build(changed, out, Cache(cache))
    assert older(changed, out, Cache(cache)) == ()


def test_a_partial_build_first_and_the_rest_later(out, cache):
    make(PAGES, out, cache, only={"surveys"})
    assert list(held(out)) == ["surveys/xlsform/pre1.xlsx"]
    result, findings = make(PAGES, out, cache)
    assert held(out) == PAGES
    assert (result.made, result.kept, findings) == (2, 1, [])


def test_a_partial_build_does_not_take_an_edited_file_for_its_own(out, cache):
    make(PAGES, out, cache)
    (out / "index.html").write_text("edited")
    make(PAGES, out, cache, only={"packs"})
    _, findings = make(PAGES, out, cache)
    assert codes(findings) == ["PUB008"]
    assert held(out) == PAGES


def test_a_job_may_take_over_what_another_made_before(out, cache):
    make(PAGES, out, cache)
    taken = [job("new", {"packs/en/quiet.html": "new"})]
    _, findings = build(taken, out, Cache(cache), only={"new"})
    assert findings == []
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.files["packs/en/quiet.html"].job == "new"


def failing(name, path):
    return replace(job(name, {path: "x"}), make=lambda: ({}, [finding("PUB021", Place(name), message="m")]))


def test_a_job_that_fails_keeps_its_old_files_and_stops_no_other(out, cache):
    make(PAGES, out, cache)
    changed = jobs_of(PAGES | {"index.html": "2"})
    plan = [failing("packs", "packs/x"), *[item for item in changed if item.name != "packs"]]
    for _ in range(2):
        _, findings = build(plan, out, Cache(cache))
        assert sorted(codes(findings)) == ["PUB014", "PUB021"]
        assert held(out) == PAGES | {"index.html": "2"}
        assert told(out) == digests(PAGES | {"index.html": "2"})


def test_what_a_job_had_to_say_is_said_again_from_the_cache(out, cache):
    said = finding("PUB008", Place("x"), path="x")
    plan = [replace(job("a", {"a": "1"}), make=lambda: ({"a": b"1"}, [said]))]
    assert build(plan, out, Cache(cache))[1] == [said]
    assert build(plan, out.parent / "other", Cache(cache))[1] == [said]


def test_paths_that_clash_take_both_jobs_out_and_leave_the_rest(out, cache):
    plan = [job("a", {"x/Page.html": "1"}), job("b", {"x/page.html": "2"}), job("c", {"y": "3"})]
    _, findings = build(plan, out, Cache(cache))
    assert sorted(codes(findings)) == ["PUB003", "PUB014", "PUB014"]
    assert held(out) == {"y": "3"}


def test_a_clash_with_a_job_left_in_place_is_found(out, cache):
    build([job("a", {"x/Page.html": "1"})], out, Cache(cache))
    plan = [job("a", {"x/Page.html": "1"}), job("b", {"x/page.html": "2"})]
    _, findings = build(plan, out, Cache(cache))
    assert "PUB003" in codes(findings)
    assert held(out) == {"x/Page.html": "1"}


def test_a_job_that_makes_something_else_than_it_said_is_our_mistake(out, cache):
    wrong = replace(job("a", {"a": "1"}), paths=("b",))
    with pytest.raises(ValueError, match="said it makes"):
        build([wrong], out, Cache(cache))
    assert not out.exists()


def test_many_folders_share_their_work(tmp_path, cache):
    calls: list[str] = []
    plans = [
        Plan(
            [counted("survey", {"s.txt": "shared"}, calls), counted("own", {"o.txt": name}, calls)],
            tmp_path / name / "build",
        )
        for name in ("sapporo", "bogota", "accra")
    ]
    built = build_all(plans, Cache(cache))
    assert sorted(calls) == ["own", "own", "own", "survey"]
    assert [held(plan.out) for plan in plans] == [
        {"s.txt": "shared", "o.txt": name} for name in ("sapporo", "bogota", "accra")
    ]
    assert all(findings == [] for _, findings in built)


def test_one_folder_that_is_refused_stops_no_other(tmp_path, cache):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_text("x")
    plans = [Plan(jobs_of(PAGES), tmp_path / "taken"), Plan(jobs_of(PAGES), tmp_path / "free")]
    (_, refused), (result, findings) = build_all(plans, Cache(cache))
    assert (codes(refused), findings) == (["PUB004"], [])
    assert len(result.written) == 4


def test_the_second_of_two_builds_at_once_is_refused(out, cache, monkeypatch):
    from toolkit.publish import lock

    monkeypatch.setattr(lock.locked.__wrapped__, "__defaults__", (0.1,))
    with lock.locked(cache, out):
        _, findings = make(PAGES, out, cache)
    assert codes(findings) == ["PUB011"]
    assert not out.exists()
    assert make(PAGES, out, cache)[1] == []


def test_an_unchanged_whole_build_is_recognised_by_stamps_alone(out, cache, tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text("schema: 1\n")
    inputs = take_inputs("all", [site])
    make(PAGES, out, cache, inputs=inputs)
    assert unchanged(cache, out, "all")
    remember(out, Cache(cache), replace(inputs, told=["said"]))
    state = unchanged(cache, out, "all")
    assert state is not None
    assert state.inputs is not None
    assert state.inputs.told == ["said"]
    (out / "manifest.json").write_text("{}")
    assert unchanged(cache, out, "all") is None


def test_a_partial_or_failed_build_is_never_taken_for_a_whole_one(out, cache, tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text("schema: 1\n")
    make(PAGES, out, cache, inputs=take_inputs("all", [site]), only={"packs"})
    assert unchanged(cache, out, "all") is None
    build([*jobs_of(PAGES), failing("bad", "x")], out, Cache(cache), inputs=take_inputs("all", [site]))
    assert unchanged(cache, out, "all") is None


def test_a_link_inside_the_folder_is_not_followed(out, cache, tmp_path):
    make(PAGES, out, cache)
    target = tmp_path / "elsewhere"
    (out / "packs").rename(target)
    try:
        (out / "packs").symlink_to(target, target_is_directory=True)
    except OSError:
        pytest.skip("links can't be made here")
    _, findings = make(PAGES | {"packs/en/quiet.html": "2"}, out, cache)
    assert "PUB013" in codes(findings)
    assert (target / "en" / "quiet.html").read_text() == PAGES["packs/en/quiet.html"]
    (out / "manifest.json").unlink()
    _, findings = make(PAGES | {"packs/en/quiet.html": "3"}, out, cache)
    assert "PUB013" in codes(findings)
    assert (target / "en" / "quiet.html").read_text() == PAGES["packs/en/quiet.html"]


def test_a_link_in_the_place_of_an_output_is_replaced_and_not_written_through(out, cache, tmp_path):
    make(PAGES, out, cache)
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    (out / "index.html").unlink()
    try:
        (out / "index.html").symlink_to(precious)
    except OSError:
        pytest.skip("links can't be made here")
    make(PAGES, out, cache)
    assert not (out / "index.html").is_symlink()
    assert precious.read_text() == "mine"
    assert held(out) == PAGES


def test_work_outside_is_begun_before_and_waited_for_after_the_rest(out, cache):
    order: list[str] = []

    class Elsewhere:
        def __init__(self, name):
            self.name = name
            order.append(f"know {name}")

        def start(self):
            order.append(f"start {self.name}")

        def __call__(self):
            order.append(f"wait {self.name}")
            return {f"docs/{self.name}.html": b"site"}

        def stop(self):
            order.append(f"stop {self.name}")

    outside = [Job(tag, "docs", tag * 32, None, lambda tag=tag: Elsewhere(tag), outside=True) for tag in ("en", "ja")]
    result, findings = build([counted("a", {"a": "1"}, order), *outside], out, Cache(cache))
    assert order == ["know en", "know ja", "start en", "start ja", "a", "wait en", "wait ja", "stop en", "stop ja"]
    assert (result.made, findings) == (3, [])
    assert held(out) == {"a": "1", "docs/en.html": "site", "docs/ja.html": "site"}


def test_a_mistake_in_one_job_ends_the_work_outside(out, cache):
    order: list[str] = []

    class Elsewhere:
        def start(self):
            order.append("start")

        def __call__(self):
            order.append("wait")
            return {}

        def stop(self):
            order.append("stop")

    def mistaken():
        raise RuntimeError("our fault")

    plan = [Job("docs", "docs", "d" * 64, None, Elsewhere, outside=True), Job("a", "p", "a" * 64, None, mistaken)]
    with pytest.raises(RuntimeError, match="our fault"):
        build(plan, out, Cache(cache))
    assert order == ["start", "stop"]


def test_progress_is_told(out, cache):
    seen: list[tuple[int, int, str]] = []
    make(PAGES, out, cache, progress=lambda *row: seen.append(row))
    assert seen == [(1, 3, "index"), (2, 3, "surveys"), (3, 3, "packs")]


def text_for(number):
    return {f"{number}.txt": str(number).encode()}


class Numbered:
    def __init__(self, number):
        self.number = number

    def __call__(self):
        return text_for(self.number)


def numbered(count):
    return [Job(f"n{n}", "test", f"{n:064d}", None, Numbered(n)) for n in range(count)]


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_the_same(out, cache, tmp_path, pool):
    if pool is ProcessPoolExecutor:
        from multiprocessing import get_context

        executor = pool(2, mp_context=get_context("spawn"))
    else:
        executor = pool(2)
    with executor:
        build(numbered(6), out, Cache(cache), executor=executor)
    build(numbered(6), tmp_path / "plain", Cache(tmp_path / "c2"))
    assert held(out) == held(tmp_path / "plain")
    assert (out / "manifest.json").read_bytes() == (tmp_path / "plain" / "manifest.json").read_bytes()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_forked_workers_give_the_same(out, cache, monkeypatch):
    from toolkit.publish import work

    monkeypatch.setattr(work, "PAYS", -1.0)
    monkeypatch.setattr(work.threading, "active_count", lambda: 1)
    secret = {"by": "closure"}
    plan = [replace(item, make=lambda n=n: {f"{n}.txt": secret["by"].encode()}) for n, item in enumerate(numbered(9))]
    build(plan, out, Cache(cache), workers=2)
    assert held(out) == {f"{n}.txt": "closure" for n in range(9)}


def test_a_pack_is_sorted_and_digested():
    pack = pack_of({"b": bytearray(b"2"), "a": b"1"})
    assert list(pack.files) == ["a", "b"]
    assert pack.size == 2
