"""An archive holds the outputs of other jobs, and the same bytes each time."""

from io import BytesIO
from zipfile import ZipFile

from unit.publish.builders import codes, job, jobs_of

from toolkit.findings import Place, finding
from toolkit.publish.archive import archive_job
from toolkit.publish.build import build
from toolkit.publish.cache import Cache
from toolkit.publish.plan import Job

FILES = {"a/静か.html": "1", "a/b.txt": "2", "c.txt": "3"}


def names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as container:
        return container.namelist()


def test_it_is_published_beside_what_it_holds(tmp_path):
    jobs = jobs_of(FILES, languages=("ja",), state="draft")
    cache = Cache(tmp_path / "cache")
    archive = archive_job("ethics.zip", jobs, "code", cache, lambda path: not path.startswith("c"), "no c")
    result, findings = build([*jobs, archive], tmp_path / "build", cache)
    assert findings == []
    assert names((tmp_path / "build" / "ethics.zip").read_bytes()) == ["a/b.txt", "a/静か.html"]
    entry = result.manifest.files["ethics.zip"]
    assert (entry.languages, entry.state) == (("ja",), "draft")


def test_it_is_the_same_from_the_cache_and_without_one(tmp_path):
    jobs = jobs_of(FILES)
    first = archive_job("x.zip", jobs, "code", Cache(tmp_path / "one"))
    second = archive_job("x.zip", jobs, "code", Cache(tmp_path / "two"))
    build(jobs, tmp_path / "build", Cache(tmp_path / "two"))
    assert first.make() == second.make()
    assert first.key == second.key


def test_its_key_follows_its_parts_and_its_choice(tmp_path):
    cache = Cache(tmp_path)
    keys = {
        archive_job("x.zip", jobs_of(FILES), "code", cache).key,
        archive_job("x.zip", jobs_of(FILES | {"c.txt": "4"}), "code", cache).key,
        archive_job("x.zip", jobs_of(FILES), "code", cache, recipe="html").key,
        archive_job("y.zip", jobs_of(FILES), "code", cache).key,
    }
    assert len(keys) == 4


def test_a_part_with_an_error_is_not_sent_to_anybody(tmp_path):
    failing = Job("bad", "p", "b" * 64, None, lambda: ({}, [finding("PUB021", Place("bad"), message="m")]))
    cache = Cache(tmp_path / "cache")
    jobs = [job("good", {"g.txt": "1"}), failing]
    _, findings = build([*jobs, archive_job("x.zip", jobs, "code", cache)], tmp_path / "build", cache)
    assert codes(findings).count("PUB014") == 2
    assert not (tmp_path / "build" / "x.zip").exists()
    assert (tmp_path / "build" / "g.txt").exists()
