"""A live preview on this machine alone: serves the output folder, rebuilds on save, and reloads the pages that are open."""

import html
import json
import mimetypes
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import quote, unquote, urlsplit

from toolkit.findings import Finding, Place, errors_of, finding, render_text
from toolkit.phrases import Voice, english
from toolkit.publish.plan import NEXT

HOST = "127.0.0.1"
POLL = 0.3
LONGEST_WAIT = 25.0
OWN = "/.alliance/"
SCRIPT = Path(__file__).with_name("reload.js")

Rebuild = Callable[[], Sequence[Finding]]
"""Builds anew and says what there is to say; with an error among it the old pages stay."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for an address. A page without a script that follows the builds gets one; `place` sends elsewhere."""

    kind: str
    data: bytes
    follows: bool = False
    place: str = ""


Answers = Callable[[str, int], Answer | None]
"""What there is at an address, without host, as of a build; None if there is nothing."""

Watched = Callable[[], Iterable[Path]]
"""The files and folders on which the build depends, asked again at each look, since files come and go."""

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("text/css", ".css")


class Preview:
    """Serves a folder, or what `answers` has, and knows how often it was rebuilt and how the last time went.

    `title` is the heading of the page that shows findings. Words come from outside: this room has none of its own.
    """

    def __init__(
        self,
        root: Path,
        rebuild: Rebuild,
        watched: Watched,
        port: int = 0,
        title: str = "alliance",
        voice: Voice = english,
        answers: Answers | None = None,
        poll: float | None = None,
    ) -> None:
        self.answers = answers or from_folder(Path(os.path.realpath(root)))
        self.title = title
        self.version = 0
        self.problem = ""
        self._voice = voice
        self._rebuild = rebuild
        self._watched = watched
        self._poll = POLL if poll is None else poll
        self._news = threading.Condition()
        self._stopped = threading.Event()
        self._server = _Server((HOST, port), self)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._server.server_port}/"

    def run(self, told: Callable[[Sequence[Finding]], None] = lambda _: None) -> None:
        """Builds, serves, and rebuilds on save until `stop` or Ctrl-C; `told` gets the findings of each build."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            self._watch(told)
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def stop(self) -> None:
        """Ends `run` and every page that waits."""
        self._stopped.set()
        with self._news:
            self._news.notify_all()

    def wait_for_news(self, since: int) -> dict[str, object]:
        """The present version, as soon as it is another than `since`, or after a while."""
        until = time.monotonic() + LONGEST_WAIT
        with self._news:
            while self.version == since and not self._stopped.is_set():
                left = until - time.monotonic()
                if left <= 0 or not self._news.wait(left):
                    break
            return {"version": self.version, "problem": self.problem}

    def _watch(self, told: Callable[[Sequence[Finding]], None]) -> None:
        seen = marks(self._watched())
        told(self._build())
        while not self._stopped.wait(self._poll):
            now = marks(self._watched())
            if now == seen:
                continue
            seen = self._settled(now)
            told(self._build())

    def _settled(self, now: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        """Waits until a save of many files, or of one in many steps, has ended."""
        while not self._stopped.wait(self._poll):
            again = marks(self._watched())
            if again == now:
                break
            now = again
        return now

    def _build(self) -> Sequence[Finding]:
        findings = self._rebuild()
        with self._news:
            self.version += 1
            self.problem = render_text(errors_of(findings), voice=self._voice)
            self._news.notify_all()
        return findings


def open_preview(
    root: Path,
    rebuild: Rebuild,
    watched: Watched,
    port: int = 0,
    title: str = "alliance",
    voice: Voice = english,
    answers: Answers | None = None,
    poll: float | None = None,
) -> tuple[Preview | None, list[Finding]]:
    """A preview that can be run, on a free port unless one is named; None and a finding if that port can't be had."""
    try:
        return Preview(root, rebuild, watched, port, title, voice, answers, poll), []
    except (OSError, OverflowError) as error:
        return None, [finding("PUB030", Place(""), port=port, reason=getattr(error, "strerror", None) or error)]


def marks(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Size and time of each file, and of each file in each folder; what is hidden or is not there is left out."""
    found: dict[str, tuple[int, int]] = {}
    waiting = [str(path) for path in paths]
    while waiting:
        path = waiting.pop()
        try:
            stat = os.stat(path)
            if os.path.isdir(path):
                waiting += [os.path.join(path, name) for name in os.listdir(path) if not name.startswith(".")]
            else:
                found[path] = (stat.st_size, stat.st_mtime_ns)
        except OSError:
            continue
    return found


def file_for(root: Path, url: str) -> Path | None:
    """The file of a folder that a request asks for, an `index.html` for a folder; None if there is none inside it."""
    parts = unquote(urlsplit(url).path).split("/")
    if any(part in ("..", ".") or any(sign in part for sign in '\\:\0<>|?*"') for part in parts):
        return None
    try:
        place = Path(os.path.realpath(root.joinpath(*[part for part in parts if part])))
        if place.is_dir():
            place = Path(os.path.realpath(place / "index.html"))
        inside = place.is_relative_to(root) and place.relative_to(root).parts[:1] != (NEXT,)
        return place if inside and place.is_file() else None
    except (OSError, ValueError):
        return None


def from_folder(root: Path) -> Answers:
    """The files of a folder by their addresses, an `index.html` for a folder."""

    def answer(url: str, _: int) -> Answer | None:
        file = file_for(root, url)
        if file is None:
            return None
        path = urlsplit(url).path
        if file.name == "index.html" and not path.endswith(("/", "index.html")):
            return Answer("", b"", place=f"/{quote(unquote(path).strip('/'))}/")
        return Answer(mimetypes.guess_type(file.name)[0] or "application/octet-stream", file.read_bytes())

    return answer


_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
_NEEDED = ("script-src", "style-src", "connect-src")


def with_us_allowed(page: bytes) -> bytes:
    """A page whose policy lets this server's own script, style and news in; all else stays as strict as it is."""
    return _POLICY.sub(lambda found: found[1] + _allowing(found[2].decode()).encode(), page, count=1)


def _allowing(policy: str) -> str:
    rules = {row.split()[0]: row.split()[1:] for row in policy.split(";") if row.strip()}
    default = rules.get("default-src", [])
    for name in _NEEDED:
        rules[name] = [*(one for one in rules.get(name, default) if one != "'none'"), "'self'"]
    return "; ".join(" ".join((name, *values)) for name, values in rules.items())


def with_script(page: bytes, version: int) -> bytes:
    """A page with the script that reloads it once it is older than the build; done to what is sent, never to a file."""
    tag = f'<script src="{OWN}reload.js?{version}"></script>'.encode()
    page = with_us_allowed(page)
    at = page.lower().rfind(b"</body>")
    return page + tag if at < 0 else page[:at] + tag + page[at:]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two programs share the port

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(address, _Answer)

    def server_bind(self) -> None:
        """Binds without asking the network for this machine's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is nothing to report."""


class _Answer(BaseHTTPRequestHandler):
    server: _Server
    server_version = "alliance"
    sys_version = ""
    timeout = LONGEST_WAIT * 2

    def do_GET(self) -> None:
        if not self._asked_here():
            return self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"")
        preview = self.server.preview
        if self.path.startswith(f"{OWN}wait"):
            return self._news(preview)
        if self.path.startswith(f"{OWN}reload.js"):
            return self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT.read_bytes())
        return self._page(preview)

    do_HEAD = do_GET

    def _asked_here(self) -> bool:
        """Whether the address bar shows this machine: a page of another site must not read a preview by a made-up name."""
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        return name in (HOST, "localhost")

    def _news(self, preview: Preview) -> None:
        since = urlsplit(self.path).query.removeprefix("since=")
        news = preview.wait_for_news(int(since) if since.isdecimal() and len(since) < 10 else -1)
        self._send(HTTPStatus.OK, "application/json", json.dumps(news).encode())

    def _page(self, preview: Preview) -> None:
        version = preview.version  # before the file is read: a build that comes between makes the page old
        answer = preview.answers(self.path, version)
        if answer is None:
            return self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", findings_page(preview, version))
        if answer.place:
            return self._redirect(answer.place)
        kind, data = answer.kind, answer.data
        if kind == "text/html" and not answer.follows:
            data = with_script(data, version)
        text = kind.startswith("text/") or kind in ("application/json", "image/svg+xml")
        return self._send(HTTPStatus.OK, f"{kind}; charset=utf-8" if text else kind, data)

    def _redirect(self, place: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal shows findings."""


def findings_page(preview: Preview, version: int) -> bytes:
    """What is shown where there is no page: the findings of the last build, and the page as soon as there is one."""
    title, text = html.escape(preview.title), html.escape(preview.problem or "404")
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"></head><body data-findings><main><h1>{title}</h1>'
        f'<pre style="white-space:pre-wrap;font-size:1rem">{text}</pre></main></body></html>'
    )
    return with_script(page.encode(), version)
