"""The configuration of the documentation in one language, as MkDocs reads it (JSON is YAML)."""

import json
from collections.abc import Sequence
from typing import Any

from toolkit.book.own import OwnPage
from toolkit.book.page import HOME, Page
from toolkit.book.theme import SEARCH_DIALOG, SHIM, STYLES, search_language, theme_language
from toolkit.document.html import render_fragment
from toolkit.document.tree import Block, Document, Paragraph, plain
from toolkit.packs.words import filled, footer, labels, notices
from toolkit.resolve.site import ResolvedSite
from toolkit.resolve.view import View

Menu = list[dict[str, Any]]


def config_of(site: ResolvedSite, view: View, pages: Sequence[Page | OwnPage]) -> str:
    """`mkdocs.<tag>.yml`: every language is a site of its own, with its own search."""
    tag = view.language.tag
    name = plain(filled(view.interface.docs["home_title"], site=site.site.site.name))
    config: dict[str, Any] = {
        "site_name": name,
        "docs_dir": f"pages/{tag}",
        "use_directory_urls": False,
        "theme": _theme(view),
        "plugins": [{"search": _search(tag)}, "offline"],
        "markdown_extensions": ["attr_list"],
        "extra": _extra(site, view),
        "extra_css": [STYLES],
        "copyright": _html(view, tuple(Paragraph(line) for line in footer(site, view))),
        "nav": _menu(view, pages),
    }
    if site.site.publish.url:
        config["site_url"] = f"{_root(site)}{tag}/"
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _root(site: ResolvedSite) -> str:
    return (site.site.publish.url or "").rstrip("/") + "/"


def _theme(view: View) -> dict[str, Any]:
    docs = view.interface.docs
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": theme_language(view.language),
        "direction": view.language.direction,
        "font": False,
        "features": ["navigation.footer", "navigation.sections", "navigation.top"],
        "icon": {"logo": "material/book-open-page-variant"},
        "palette": [
            _palette("default", "light", "material/weather-night", docs["theme_switch_dark"]),
            _palette("slate", "dark", "material/weather-sunny", docs["theme_switch_light"]),
        ],
    }


def _palette(scheme: str, preferred: str, icon: str, switch: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {preferred})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": str(switch)},
    }


def _search(tag: str) -> dict[str, Any]:
    found = search_language(tag)
    return {"lang": [found]} if found else {}


def _extra(site: ResolvedSite, view: View) -> dict[str, Any]:
    return {
        "tag": view.language.tag,
        "languages": [{"tag": one.tag, "name": one.name, "direction": one.direction} for one in site.languages],
        "alternate": len(site.languages) > 1,
        "root": _root(site) if site.site.publish.url else "",
        "polyfills": [SHIM],
        "generator": False,
        "notice": _html(view, tuple(Paragraph(line) for line in notices(site, view))),
        "search_dialog": SEARCH_DIALOG,
        "not_found": str(view.interface.docs["not_found"]),
        "not_found_help": _html(view, (Paragraph(view.interface.docs["not_found_help"]),)),
    }


def _html(view: View, blocks: tuple[Block, ...]) -> str:
    """A few lines for the theme to show on every page; what is not translated is marked with its language."""
    if not blocks:
        return ""
    direction = "rtl" if view.language.direction == "rtl" else "ltr"
    document = Document("", view.language.tag, direction, blocks)  # type: ignore[arg-type]
    marks = {"state_fallback": "", "state_draft": "", "state_needs_check": ""}
    return render_fragment(
        document, {**labels(view.interface), **marks, "whole_draft": "", "whole_needs_check": ""}, "public"
    )


def _menu(view: View, pages: Sequence[Page | OwnPage]) -> Menu:
    """The menu: pages that stand under another form a part with it; the site's own pages come last, in a part."""
    menu: Menu = []
    parts: dict[str, list[Any]] = {}
    for page in pages:
        if isinstance(page, OwnPage):
            title = str(view.interface.docs["own_pages"])
            if title not in parts:
                menu.append({title: parts.setdefault(title, [])})
            parts[title].append({page.title: page.menu_path})
        elif page.within:
            parts[page.within].append({page.name: page.menu_path})
        elif page.path.endswith(f"/{HOME}"):
            parts[page.path] = [{str(view.interface.pack["contents"]): page.menu_path}]
            menu.append({page.name: parts[page.path]})
        else:
            title = str(view.interface.docs["home"]) if page.path == HOME else page.name
            menu.append({title: page.menu_path})
    return menu
