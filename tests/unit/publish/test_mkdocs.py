"""The documentation site: all languages from one child process, the same bytes as the command's, faults as findings."""

import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping

import pytest

from toolkit.publish import mkdocs
from toolkit.publish.build import build
from toolkit.publish.cache import Cache
from toolkit.publish.mkdocs import DocumentationSite, build_site, docs_jobs, files_of

EPOCH = 1_800_000_000
TITLES = {"en": "Welcome", "ja": "ようこそ", "ar": "أهلا"}


def tree(more: Mapping[str, str] | None = None, extra: str = "", tags=("en", "ja")) -> dict[str, bytes]:
    """Two pages for each language."""
    files: dict[str, str] = {}
    for tag in tags:
        files[f"mkdocs.{tag}.yml"] = (
            f"site_name: {TITLES[tag]}\nsite_url: https://example.org/{tag}/\ndocs_dir: src/{tag}\n"
            f"use_directory_urls: false\nplugins: [{{search: {{lang: {tag}}}}}]\n"
            f"theme: {{name: material, language: {tag}, font: false}}\n{extra}"
        )
        files[f"src/{tag}/index.md"] = f"# {TITLES[tag]}\n\n[b](b.md)\n"
        files[f"src/{tag}/b.md"] = "# B\n\ntext\n"
    return {path: text.encode() for path, text in (files | dict(more or {})).items()}


def test_every_language_has_its_pages_and_its_own_search():
    files, findings = build_site(tree(tags=("en", "ja", "ar")), EPOCH, workers=2)
    assert findings == []
    for tag, title in TITLES.items():
        assert title in files[f"docs/{tag}/index.html"].decode()
        assert f'lang="{tag}"' in files[f"docs/{tag}/index.html"].decode()
        index = json.loads(files[f"docs/{tag}/search/search_index.json"])
        assert title in {entry["title"] for entry in index["docs"]}
        assert index["config"]["lang"] == [tag]
    assert 'dir="rtl"' in files["docs/ar/index.html"].decode()
    assert b"2027-01-15" in files["docs/en/sitemap.xml"]
    assert all(path.startswith("docs/") and not path.endswith(".gz") for path in files)


def test_one_process_gives_the_bytes_that_the_command_gives_each_time(tmp_path):
    source = tree()
    files, _ = build_site(source, EPOCH)
    assert build_site(source, EPOCH, workers=2)[0] == files
    for path, data in source.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(tmp_path / "mkdocs.ja.yml"),
        "-d",
        str(tmp_path / "ja"),
    ]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(EPOCH)}
    subprocess.run(command, check=True, env=env, capture_output=True)
    theirs = {
        f"docs/ja/{p.relative_to(tmp_path / 'ja').as_posix()}": p for p in (tmp_path / "ja").rglob("*") if p.is_file()
    }
    theirs.pop("docs/ja/sitemap.xml.gz")
    assert theirs.keys() == {path for path in files if path.startswith("docs/ja/")}
    assert [path for path, file in theirs.items() if file.read_bytes() != files[path]] == []


def test_names_and_titles_are_text_wherever_the_theme_shows_them():
    name = "</title><script>a</script><img src=x onerror=b> \" ' & Söhne"
    titles = {f"src/en/{page}.md": f"---\n{json.dumps({'title': name})}\n---\ntext\n" for page in ("index", "b")}
    files = tree(titles, tags=("en",))
    more = {"site_name": name, "nav": [{name: "index.md"}, {name: [{name: "b.md"}]}]}
    toggle = {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": name}}
    theme = {"theme": {"name": "material", "font": False, "palette": [toggle]}}
    files["mkdocs.en.yml"] = json.dumps({"docs_dir": "src/en", "use_directory_urls": False, **more, **theme}).encode()
    made, findings = build_site(files, EPOCH)
    assert findings == []
    for page in ("index", "b", "404"):
        text = made[f"docs/en/{page}.html"].decode()
        assert "<script>a" not in text
        assert "<img" not in text
        assert "&amp;amp;" not in text
        assert "&lt;img src=x onerror=b&gt; &quot;" in text
    index = json.loads(made["docs/en/search/search_index.json"])
    assert {entry["title"] for entry in index["docs"]} == {html.escape(name)}  # the search shows titles as HTML


def test_a_broken_link_is_a_finding_at_the_page_of_the_person():
    broken = {"src/ja/b.md": "# B\n\n[x](nowhere.md)\n"}
    files, findings = build_site(tree(broken), EPOCH, origins={"src/ja/b.md": "pages/ja/b.md"})
    assert {path.split("/")[1] for path in files} == {"en"}
    assert [(item.code, item.place.file) for item in findings] == [("PUB020", "pages/ja/b.md")]
    assert "nowhere.md" in findings[0].what
    assert "alliance-docs-" not in findings[0].what


def test_the_findings_of_all_languages_come_together():
    broken = {f"src/{tag}/b.md": "# B\n\n[x](nowhere.md)\n" for tag in ("en", "ja")}
    _, findings = build_site(tree(broken), EPOCH, workers=2)
    assert [item.place.file for item in findings] == ["src/en/b.md", "src/ja/b.md"]


def test_a_config_that_mkdocs_refuses_is_a_finding():
    files, findings = build_site(tree(extra="plugins: [nosuchplugin]\n", tags=("en",)), EPOCH)
    assert files == {}
    assert findings
    assert {item.code for item in findings} <= {"PUB020", "PUB021"}
    assert "nosuchplugin" in findings[0].what


@pytest.mark.parametrize("workers", [1, 2])
def test_a_child_that_dies_is_a_finding(workers):
    hook = {"hook.py": "import os\ndef on_pre_build(config): os._exit(7)\n"}
    files, findings = build_site(tree(hook, "hooks: [hook.py]\n"), EPOCH, workers=workers)
    assert files == {}
    assert [item.code for item in findings] == ["PUB021"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only on systems that fork")
def test_a_worker_that_dies_takes_only_its_own_languages_along():
    hook = {"hook.py": "import os\ndef on_pre_build(config):\n  if config.theme['language'] == 'ja': os._exit(7)\n"}
    _, findings = build_site(tree(hook, "hooks: [hook.py]\n"), EPOCH, workers=2)
    assert [(item.code, item.place.file) for item in findings] == [("PUB021", "mkdocs.ja.yml")]


BEATING = """
import os, time
def on_pre_build(config):
    while config.theme["language"] == "ja":
        with open({file!r}, "ab") as beats:
            beats.write(b".")
        time.sleep(0.02)
    while not os.path.exists({file!r}):
        time.sleep(0.02)
    os._exit(7)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only on systems that fork")
def test_a_worker_does_not_outlive_the_process_that_forked_it(tmp_path):
    beats = tmp_path / "beats"
    build_site(tree({"hook.py": BEATING.format(file=str(beats))}, "hooks: [hook.py]\n"), EPOCH, workers=2)
    time.sleep(0.2)  # for what it had begun to write
    then = beats.stat().st_size
    time.sleep(0.5)
    assert beats.stat().st_size == then > 0


def test_a_plugin_that_raises_is_a_finding_with_its_message():
    hook = {"hook.py": "def on_pre_build(config): raise RuntimeError('no such luck')\n"}
    _, findings = build_site(tree(hook, "hooks: [hook.py]\n", ("en",)), EPOCH)
    assert [item.code for item in findings] == ["PUB021"]
    assert "no such luck" in findings[0].what


def test_the_network_is_out_of_reach():
    hook = {"hook.py": "import socket\ndef on_pre_build(config): socket.create_connection(('127.0.0.1', 9))\n"}
    _, findings = build_site(tree(hook, "hooks: [hook.py]\n", ("en",)), EPOCH)
    assert [item.code for item in findings] == ["PUB021"]
    assert "without the network" in findings[0].what


def test_a_build_that_does_not_end_is_given_up(monkeypatch):
    monkeypatch.setattr(mkdocs, "PATIENCE", 1)
    hook = {"hook.py": "import time\ndef on_pre_build(config): time.sleep(60)\n"}
    _, findings = build_site(tree(hook, "hooks: [hook.py]\n", ("en",)), EPOCH)
    assert [item.code for item in findings] == ["PUB021"]


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    making = DocumentationSite(tree(tags=("en",)), EPOCH).making("en")
    making.start()
    assert len(list(tmp_path.iterdir())) == 1
    assert making()[1] == []
    assert list(tmp_path.iterdir()) == []


def test_a_language_sees_its_own_files_and_what_is_shared():
    source = tree({"overrides/partials/alternate.html": "x"})
    assert sorted(files_of(source, "ja")) == [
        "mkdocs.ja.yml",
        "overrides/partials/alternate.html",
        "src/ja/b.md",
        "src/ja/index.md",
    ]


def test_only_the_language_that_changed_is_built_again(tmp_path):
    out, cache = tmp_path / "build", tmp_path / "cache"
    result, findings = build(docs_jobs(tree(tags=TITLES), EPOCH, "code"), out, Cache(cache))
    assert (result.made, findings) == (3, [])
    changed = docs_jobs(tree({"src/ja/b.md": "# C\n"}, tags=TITLES), EPOCH, "code", {"ja": "draft"})
    result, findings = build(changed, out, Cache(cache))
    assert (result.made, result.kept, findings) == (1, 2, [])
    assert "docs/ja/b.html" in result.written
    assert all(path.startswith("docs/ja/") for path in result.written)
    entry = result.manifest.files["docs/ja/b.html"]
    assert (entry.languages, entry.state) == (("ja",), "draft")


def test_a_shared_file_or_another_date_changes_every_key():
    plain = [job.key for job in docs_jobs(tree(), EPOCH, "code")]
    shared = [job.key for job in docs_jobs(tree({"overrides/x.html": "x"}), EPOCH, "code")]
    later = [job.key for job in docs_jobs(tree(), EPOCH + 86400, "code")]
    assert len({*plain, *shared, *later}) == 6


def test_a_language_with_an_error_keeps_its_old_pages_and_the_others_go_on(tmp_path):
    source = tree({"src/ja/b.md": "# B\n\n[x](nowhere.md)\n"})
    _, findings = build(docs_jobs(source, EPOCH, "code"), tmp_path / "build", Cache(tmp_path / "cache"))
    assert [item.code for item in findings] == ["PUB014", "PUB020"]
    assert (tmp_path / "build" / "docs" / "en" / "index.html").exists()
    assert not (tmp_path / "build" / "docs" / "ja").exists()
