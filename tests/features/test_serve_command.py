"""Somebody keeps `alliance serve` open while editing: pages follow, mistakes are told, and Ctrl-C ends it cleanly."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = """schema: 1
site: {id: hills, name: Hills Clinic, country: JP, timezone: Asia/Tokyo}
protocol: rupture-repair@1
modality: cbt
languages: [en]
cohorts: [{id: spring, size: 6, starts: 2027-04-13}]
delivery: {sessions: 8, minutes: 90}
scenarios: {set: [ordinary-week]}
contacts: {distress: {name: Counselling, phone: "+81 11 000 0000", independent_of_grading: true}}
"""


class Serving:
    """The command at work on a site."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "hills"
        self.site.mkdir()
        self.write("site.yaml", SITE)
        self.log = (folder / "said.txt").open("w+b")
        self.child = start("serve", str(self.site), "--no-browser", cache=folder / "cache", stdout=self.log)
        self.port = int(self.wait_for(r"http://127\.0\.0\.1:(\d+)/"))

    def write(self, name: str, text: str) -> None:
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text, encoding="utf-8", newline="\n")

    def said(self) -> str:
        self.log.seek(0)
        return self.log.read().decode("utf-8")

    def wait_for(self, pattern: str) -> str:
        until = time.monotonic() + 120
        while time.monotonic() < until and self.child.poll() is None:
            if found := re.search(pattern, self.said()):
                return found[1] if found.groups() else found[0]
            time.sleep(0.1)
        raise AssertionError(f"it never said {pattern}: {self.said()}")

    def get(self, path: str) -> tuple[int, str]:
        client = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            client.request("GET", path)
            answer = client.getresponse()
            return answer.status, answer.read().decode("utf-8")
        finally:
            client.close()

    def news_after(self, version: int) -> dict[str, object]:
        """What an open page is told once there is another build."""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            news: dict[str, object] = json.loads(self.get(f"/.alliance/wait?since={version}")[1])
            if news["version"] != version:
                return news
        raise AssertionError(f"no build after {version}")


def start(*words: str, cache: Path, stdout: object = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    env = {**os.environ, "ALLIANCE_CACHE": str(cache), "SOURCE_DATE_EPOCH": "1800000000"}
    own_group = {"creationflags": 0x200} if os.name == "nt" else {"start_new_session": True}
    command = [sys.executable, "-m", "toolkit", *words]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=stdout, stderr=subprocess.STDOUT, **own_group)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def serving(tmp_path_factory) -> Iterator[Serving]:
    made = Serving(tmp_path_factory.mktemp("serve"))
    yield made
    if made.child.poll() is None:
        made.child.kill()
        made.child.wait()
    made.log.close()


def test_the_kit_is_served_and_follows_what_is_saved(serving):
    assert serving.get("/")[0] == 200
    status, page = serving.get("/docs/en/index.html")
    assert status == 200
    assert "Hills Clinic" in page
    assert "/.alliance/reload.js" in page
    version = serving.news_after(-1)["version"]
    serving.write("pages/en/house.md", "# House rules\n\nShoes off.\n")
    news = serving.news_after(version)
    assert news["problem"] == ""
    assert "Shoes off." in serving.get("/docs/en/local/house.html")[1]
    assert "House rules" in serving.get("/docs/en/index.html")[1]


def test_a_mistake_is_told_and_the_last_good_pages_stay(serving):
    version = serving.news_after(-1)["version"]
    serving.write("site.yaml", SITE.replace("modality: cbt", "modality: cbtt"))
    news = serving.news_after(version)
    assert "cbtt" in str(news["problem"])
    assert serving.get("/docs/en/index.html")[0] == 200
    serving.wait_for("Not built; the pages are those of the last good build")
    serving.write("site.yaml", SITE.replace("Hills Clinic", "Valley Clinic"))
    assert serving.news_after(int(str(news["version"])))["problem"] == ""
    assert "Valley Clinic" in serving.get("/docs/en/index.html")[1]


def test_a_port_in_use_is_said(serving, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        child = start("serve", str(serving.site), "--no-browser", "--port", port, cache=tmp_path)
        said = child.communicate(timeout=60)[0].decode("utf-8")
    assert child.returncode == 1
    assert "PUB030" in said
    assert port in said


@pytest.mark.parametrize("words", [["nowhere"], ["."]])
def test_a_folder_without_a_site_is_said(words, tmp_path):
    child = start("serve", str(tmp_path / words[0]), "--no-browser", cache=tmp_path / "cache")
    said = child.communicate(timeout=60)[0].decode("utf-8")
    assert child.returncode == 1
    assert "error" in said


@pytest.mark.skipif(os.name == "nt", reason="only on systems where a test can press the interrupt key")
def test_the_interrupt_key_ends_it_cleanly(serving):
    serving.child.send_signal(signal.SIGINT)
    assert serving.child.wait(timeout=30) == 0
    assert "The preview has ended." in serving.said()
    assert "Traceback" not in serving.said()
