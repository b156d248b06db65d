"""Builds a site's packs, surveys and codebook as a user's script would: everything anew at each run.

It parses all content once, compiles its templates once, and makes the very set of files that the toolkit makes.
Usage: python -m peers.build_site SITE OUT [SITE OUT ...]
"""

import hashlib
import html
import json
import sys
from pathlib import Path

from peers.content import Content, Node, load
from peers.pages import Pages
from peers.papers import Papers
from peers.plans import Plans
from peers.surveys import Surveys

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "toolkit" / "survey" / "web"


def write(out: Path, files: dict[str, str], path: str, data: bytes) -> None:
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    files[path] = hashlib.sha256(data).hexdigest()


def build(site: Node, content: Content, pages: Pages, plans: Plans, surveys: Surveys, out: Path) -> None:
    files: dict[str, str] = {}
    forms = content.forms_of(site)
    papers = Papers(content, site, forms)
    for tag in site["languages"]:
        every = (*pages.all(tag, site), *plans.pages(site, tag), *papers.all(tag))
        for path, title, parts in every:
            write(out, files, f"packs/{tag}/{path}.html", pages.html(tag, title, parts))
            write(out, files, f"packs/{tag}/{path}.docx", pages.docx(title, parts))
        for path, data in plans.files(site, tag):
            write(out, files, f"packs/{tag}/{path}", data)
    for form in forms:
        write(out, files, f"surveys/web/{form['id']}.html", surveys.web(form))
        write(out, files, f"surveys/xlsform/{form['id']}.xlsx", surveys.xlsform(form))
        write(out, files, f"surveys/limesurvey/{form['id']}.lss", surveys.limesurvey(form))
    for path, data in surveys.codebook(forms):
        write(out, files, path, data)
    write(out, files, "findings.json", b'{"findings": []}\n')
    links = "".join(f'<li><a href="{html.escape(path)}">{html.escape(path)}</a></li>' for path in sorted(files))
    write(out, files, "index.html", f"<!doctype html><title>{site['site']['name']}</title><ul>{links}</ul>".encode())
    (out / "manifest.json").write_text(json.dumps({"files": files}, indent=1), encoding="utf-8")


def main(words: list[str]) -> int:
    pairs = list(zip(map(Path, words[::2]), map(Path, words[1::2]), strict=True))
    sites = [load(site / "site.yaml") for site, _ in pairs]
    tags = list(sites[0]["languages"])
    content = Content(ROOT, tags)
    style = (ASSETS / "form.css").read_text(encoding="utf-8")
    script = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.js")))
    pages, plans, surveys = Pages(content, style), Plans(content), Surveys(content, tags, style, script)
    for site, (_, out) in zip(sites, pairs, strict=True):
        build(site, content, pages, plans, surveys, out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
