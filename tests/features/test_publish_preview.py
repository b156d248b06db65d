"""A person edits a file while the preview is open: the page follows by itself, and shows what is wrong when it can't."""

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from toolkit.findings import Place, finding
from toolkit.publish import serve
from toolkit.publish.serve import Preview

BROWSER = Path(__file__).resolve().parents[1] / "browser"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SCRIPT = """
import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
const [url, input, executablePath] = process.argv.slice(-3);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
page.setDefaultTimeout(15000);
const seen = [];
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));
const text = () => page.locator("p").innerText();
await page.goto(url);
seen.push(await text());
writeFileSync(input, "second");
await page.getByText("second", { exact: true }).waitFor();
seen.push(await text());
writeFileSync(input, "wrong");
await page.getByRole("alert").waitFor();
seen.push(await page.getByRole("alert").innerText(), await text());
await page.reload();
await page.getByRole("alert").waitFor();
await page.goto(url + "nowhere.html");
await page.getByText("PUB021").waitFor();
writeFileSync(input, "third");
await page.getByText("404").waitFor();
await page.goto(url);
seen.push(await text(), await page.getByRole("alert").count());
console.log(JSON.stringify({ seen, faults }));
await browser.close();
"""


@pytest.mark.browser
def test_the_page_follows_what_is_saved(tmp_path, monkeypatch):
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
        chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)))
        command = ["node", "--input-type=module", "-e", SCRIPT, "--", preview.url, str(source), chromium]
        done = subprocess.run(command, cwd=BROWSER, capture_output=True, timeout=90, check=False)
    finally:
        preview.stop()
        thread.join()
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    first, second, problem, still, third, alerts = told["seen"]
    assert (first, second, still, third, alerts) == ("first", "second", "second", "third", 0)
    assert "<b>no</b>" in problem
    assert told["faults"] == []
