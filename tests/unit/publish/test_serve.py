"""The preview serves one folder to this machine, rebuilds on save, and never changes a file."""

import http.client
import json
import os
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from toolkit.findings import Place, finding
from toolkit.publish import serve
from toolkit.publish.serve import Preview, file_for, marks, open_preview

PAGE = b"<!doctype html><html><body><p>one</p></body></html>"


class Site:
    """A watched input, an output folder, and a rebuild that copies the one into the other."""

    def __init__(self, folder):
        self.input = folder / "site.yaml"
        self.out = folder / "build"
        self.input.write_text("one")
        self.out.mkdir()
        (self.out / "docs").mkdir()
        (self.out / "docs" / "index.html").write_bytes(PAGE)
        (self.out / "data.json").write_text('{"a": 1}')
        (self.out / "静か.html").write_bytes(PAGE)
        self.builds = 0
        self.told: list[list[str]] = []

    def rebuild(self):
        self.builds += 1
        text = self.input.read_text()
        if text == "wrong":
            return [finding("PUB021", Place("site.yaml", 1), message="<b>no</b>")]
        (self.out / "index.html").write_bytes(PAGE.replace(b"one", text.encode()))
        return []

    def watched(self):
        return [self.input]


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "POLL", 0.03)
    return Site(tmp_path)


@contextmanager
def running(site):
    preview = Preview(site.out, site.rebuild, site.watched)
    thread = threading.Thread(target=preview.run, args=(lambda found: site.told.append([item.code for item in found]),))
    thread.start()
    try:
        assert ask(preview, "/.alliance/wait?since=0")[0] == 200
        yield preview
    finally:
        preview.stop()
        thread.join(5)
        assert not thread.is_alive()


def ask(preview, path, method="GET", **headers):
    port = int(preview.url.rstrip("/").rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


def news(preview, since=""):
    return json.loads(ask(preview, f"/.alliance/wait?since={since}")[1])


def test_a_page_is_sent_with_the_script_and_the_file_stays_without(site):
    with running(site) as preview:
        status, page, headers = ask(preview, "/")
        assert status == 200
        assert page == PAGE.replace(b"</body>", b'<script src="/.alliance/reload.js?1"></script></body>')
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers["Cache-Control"] == "no-store"
        assert b"alliance" not in (site.out / "index.html").read_bytes()
        assert ask(preview, "/.alliance/reload.js?1")[1] == serve.SCRIPT.read_bytes()


def test_other_files_come_as_they_are(site):
    with running(site) as preview:
        status, data, headers = ask(preview, "/data.json?x=1")
        assert (status, data, headers["Content-Type"]) == (200, b'{"a": 1}', "application/json; charset=utf-8")
        assert ask(preview, "/data.json", "HEAD")[1] == b""
        assert ask(preview, "/%E9%9D%99%E3%81%8B.html")[0] == 200


def test_a_folder_is_its_index_so_that_relative_links_work(site):
    with running(site) as preview:
        status, _, headers = ask(preview, "/docs")
        assert (status, headers["Location"]) == (302, "/docs/")
        assert ask(preview, "/docs/")[0] == 200


def test_a_save_rebuilds_and_wakes_the_page_that_waits(site):
    with running(site) as preview:
        before = news(preview)["version"]
        threading.Timer(0.1, site.input.write_text, ["second"]).start()
        assert news(preview, before) == {"version": before + 1, "problem": ""}
        assert b"second" in ask(preview, "/")[1]


def test_saves_in_quick_order_are_one_rebuild(site, monkeypatch):
    monkeypatch.setattr(serve, "POLL", 0.3)  # so long that no busy machine makes the saves look apart
    with running(site) as preview:
        before = site.builds
        for number in range(5):
            site.input.write_text("x" * (number + 4))
            time.sleep(0.01)
        news(preview, before)
        time.sleep(0.7)
        assert site.builds == before + 1


def test_a_failed_rebuild_is_shown_while_the_old_pages_stay(site):
    with running(site) as preview:
        site.input.write_text("wrong")
        told = news(preview, 1)
        assert "PUB021" in told["problem"]
        assert "<b>no</b>" in told["problem"]
        assert b"one" in ask(preview, "/")[1]
        status, page, _ = ask(preview, "/nowhere.html")
        assert status == 404
        assert b"&lt;b&gt;no&lt;/b&gt;" in page
        assert b"reload.js" in page
        site.input.write_text("fine again")
        assert news(preview, told["version"]) == {"version": 3, "problem": ""}
    assert site.told == [[], ["PUB021"], []]


def test_a_first_build_that_fails_is_a_page_that_can_be_read(site):
    site.input.write_text("wrong")
    with running(site) as preview:
        status, page, _ = ask(preview, "/")
        assert status == 404
        assert b"PUB021" in page


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yaml",
        "/docs/../../site.yaml",
        "/%2e%2e/site.yaml",
        "/docs/%2e%2e/%2e%2e/site.yaml",
        "/..%2fsite.yaml",
        "/..%5csite.yaml",
        "//site.yaml",
        "/C:/Windows/win.ini",
        "/%00",
        "/.next/0",
        "/docs/index.html/x",
        "/" + "x" * 5000,
    ],
)
def test_no_path_leaves_the_folder(site, path):
    (site.out / ".next").mkdir()
    (site.out / ".next" / "0").write_text("staged")
    with running(site) as preview:
        status, data, _ = ask(preview, path)
        assert status == 404
        assert b"staged" not in data


def test_a_link_out_of_the_folder_is_not_followed(site, tmp_path):
    try:
        (site.out / "out.yaml").symlink_to(tmp_path / "site.yaml")
    except OSError:
        pytest.skip("only on systems where links can be made")
    assert file_for(serve.Path(os.path.realpath(site.out)), "/out.yaml") is None


@pytest.mark.parametrize(
    "host, status", [("localhost:1", 200), ("127.0.0.1", 200), ("evil.example:80", 403), ("", 403)]
)
def test_a_page_of_another_site_gets_nothing(site, host, status):
    with running(site) as preview:
        assert ask(preview, "/", Host=host)[0] == status


def test_it_is_reachable_from_this_machine_alone(site):
    with running(site) as preview:
        assert preview.url.startswith("http://127.0.0.1:")
        assert preview._server.server_address[0] == "127.0.0.1"


def test_a_port_in_use_is_a_finding(site):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        preview, findings = open_preview(site.out, site.rebuild, site.watched, port)
        assert preview is None
        assert [item.code for item in findings] == ["PUB030"]
        assert str(port) in findings[0].what
    assert open_preview(site.out, site.rebuild, site.watched, 70_000)[0] is None


def test_ctrl_c_ends_it_without_a_word(site):
    calls = iter([[site.input]])

    def watched():
        try:
            return next(calls)
        except StopIteration:
            raise KeyboardInterrupt from None

    preview, findings = open_preview(site.out, site.rebuild, watched)
    assert findings == []
    assert preview is not None
    preview.run()
    with pytest.raises(OSError, match=r"refused|10061"):
        ask(preview, "/")


def test_files_that_come_and_go_in_a_watched_folder_are_seen(tmp_path):
    (tmp_path / "pages").mkdir()
    none = marks([tmp_path / "pages", tmp_path / "absent"])
    (tmp_path / "pages" / "a.md").write_text("a")
    (tmp_path / "pages" / ".a.md.swp").write_text("hidden")
    one = marks([tmp_path / "pages", tmp_path / "absent"])
    assert (none, list(one)) == ({}, [str(tmp_path / "pages" / "a.md")])


def test_a_page_without_an_end_gets_the_script_all_the_same():
    assert serve.with_script(b"<p>x", 4) == b'<p>x<script src="/.alliance/reload.js?4"></script>'


def test_a_page_with_a_policy_lets_our_own_script_in_and_nothing_else():
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-abc='; base-uri 'none'"
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></head><p>x'.encode()
    sent = serve.with_script(page, 4).decode()
    rules = dict(row.strip().split(" ", 1) for row in sent.split('content="')[1].split('"')[0].split(";"))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline' 'self'",
        "img-src": "data:",
        "script-src": "'sha256-abc=' 'self'",
        "base-uri": "'none'",
        "connect-src": "'self'",
    }
