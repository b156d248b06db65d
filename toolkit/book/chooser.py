"""The page in front of all languages: it leads on by the reader's browser, and shows links where scripts are off."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from toolkit.document.inline_html import attribute, escape
from toolkit.document.text import direction_of
from toolkit.resolve.site import ResolvedSite

PATH = "docs/index.html"


def chooser_page(site: ResolvedSite) -> bytes:
    """`docs/index.html`; works from a disk, and asks for nothing."""
    first = site.view(site.site.working_language)
    title = first.interface.docs["choose_language"]
    digest = b64encode(sha256(_script().encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    name = escape(site.site.site.name)
    page = (
        f'<!doctype html>\n<html lang="{attribute(title.lang)}" dir="{direction_of(title.lang)}">\n<head>\n'  # type: ignore[attr-defined]
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} - {name}</title>\n"
        "<style>body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; "
        "color-scheme: light dark; } a { color: LinkText; }</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{name}</h1>\n<ul>\n{_links(site)}</ul>\n</main>\n<script>{_script()}</script>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _links(site: ResolvedSite) -> str:
    return "".join(
        f'<li><a href="{attribute(one.tag)}/index.html" hreflang="{attribute(one.tag)}" lang="{attribute(one.tag)}" '
        f'dir="{one.direction}">{escape(one.name)}</a></li>\n'
        for one in site.languages
    )


@cache
def _script() -> str:
    return files("toolkit.book").joinpath("assets", "chooser.js").read_text("utf-8")
