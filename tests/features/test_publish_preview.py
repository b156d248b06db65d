"""A person edits a file while the preview is open: the page follows by itself, and shows what is wrong when it can't."""

import threading

import pytest

from toolkit.findings import Place, finding
from toolkit.publish import serve
from toolkit.publish.serve import Preview


@pytest.mark.browser
def test_the_page_follows_what_is_saved(node, tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "POLL", 0.05)
    source, out = tmp_path / "site.yaml", tmp_path / "build"
    out.mkdir()
    source.write_text("first")

    def rebuild():
        text = source.read_text()
        if text == "wrong":
            return [finding("PUB021", Place("site.yaml"), message="<b>no</b>")]
        (out / "index.html").write_text(f"<!doctype html><title>t</title><body><p>{text}</p></body>")
        return []

    preview = Preview(out, rebuild, lambda: [source])
    thread = threading.Thread(target=preview.run)
    thread.start()
    try:
        preview.wait_for_news(0)
        told = node.run("preview", seconds=90, url=preview.url, input=str(source))
    finally:
        preview.stop()
        thread.join()
    first, second, problem, still, third, alerts = told["seen"]
    assert (first, second, still, third, alerts) == ("first", "second", "second", "third", 0)
    assert "<b>no</b>" in problem
    assert told["faults"] == []
