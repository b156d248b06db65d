"""Makes the project that a user of mkdocs-static-i18n would have: the same Markdown, theme, extensions and search.

Usage: python -m peers.docs_site SITE PROJECT, then `mkdocs build -f PROJECT/mkdocs.yml`
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.book.site import book_tree
from toolkit.cli.opening import open_site
from toolkit.store.pages import read_pages

PAGES = "pages/"
TAKEN = ("site_name", "use_directory_urls", "markdown_extensions", "copyright")


def config_of(tags: list[str], ours: dict[str, Any]) -> dict[str, Any]:
    """One config for all languages, with what our own config of the first one says wherever the plugin takes it."""
    languages = [
        {"locale": tag, "name": tag, "build": True, "default": tag == tags[0], "theme": {"language": tag[:2]}}
        for tag in tags
    ]
    theme = {name: ours["theme"][name] for name in ("name", "font", "features", "palette")}
    search = {"search": {"lang": [tag for tag in tags if tag in ("en", "ja")]}}
    i18n = {"i18n": {"docs_structure": "folder", "reconfigure_search": False, "languages": languages}}
    plugins = {"plugins": [search, "offline", i18n], "docs_dir": "docs"}
    return {
        **{name: ours[name] for name in TAKEN},
        "theme": theme,
        **plugins,
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


def main(site: str, project: str) -> int:
    opened = open_site(Path(site), date(2026, 11, 24), "2026-11-24")
    if opened.resolved is None:
        return 1
    pages, _, _ = read_pages(Path(site), "", opened.resolved.site.languages)
    tree = book_tree(opened.resolved, pages)
    tags = list(opened.resolved.site.languages)
    for path, data in tree.items():
        if path.startswith(PAGES):
            target = Path(project) / "docs" / path.removeprefix(PAGES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    config = config_of(tags, json.loads(tree[f"mkdocs.{tags[0]}.yml"]))
    (Path(project) / "mkdocs.yml").write_text(json.dumps(config, indent=1), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
