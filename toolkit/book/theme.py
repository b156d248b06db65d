"""What the theme is given of our own: small overrides, styles, the script that lets a disk search, and language facts."""

import json
import re
from functools import cache
from html import escape
from importlib.resources import files

from toolkit.document.html import block_css
from toolkit.model.interface import Interface
from toolkit.packs.words import filled
from toolkit.resolve.language import Language
from toolkit.resolve.site import ResolvedSite

SHIM = "assets/javascripts/iframe-worker.js"
STYLES = "assets/stylesheets/book.css"
SEARCH_DIALOG = 'data-md-component="search" role="dialog"'
"""What the theme writes on its search dialog; a name for it is added behind."""
COLOUR = "#24586a"

_KNOWN = (
    "af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko ku-IQ lb lt lv "
    "mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur uz vi zh zh-Hant zh-TW"
)
_STEMMED = "ar da de es fi fr hi hu hy it ja kn ko nl no pt ro ru sa sv ta te th tr vi"
KNOWN = frozenset(_KNOWN.split())
"""Languages whose words the theme has itself."""
STEMMED = frozenset(_STEMMED.split())
"""Languages whose words the search can cut and stem. Chinese needs a dictionary that would spoil Japanese."""

_OURS = {
    "search": "search",
    "search.placeholder": "search_placeholder",
    "search.reset": "search_clear",
    "search.result.initializer": "search_loading",
    "search.result.placeholder": "search_type",
    "search.result.none": "search_none",
    "search.result.one": "search_one",
    "search.result.other": "search_count",
    "search.result.more.one": "search_more",
    "search.result.more.other": "search_more",
    "search.result.term.missing": "search_none",
    "select.language": "choose_language",
    "select.version": "published_version",
    "action.skip": "skip",
    "header": "menu",
    "nav": "navigation",
    "toc": "contents",
    "top": "back_to_top",
    "footer.previous": "previous",
    "footer.next": "next",
    "clipboard.copy": "copy",
    "clipboard.copied": "copied",
}
"""Words of the theme -> our own, for languages that the theme does not have. It writes a count where a `#` stands."""


def theme_files(site: ResolvedSite) -> dict[str, str]:
    """The overrides that all languages of a site share."""
    made = {
        "overrides/main.html": _asset("main.html"),
        "overrides/404.html": _asset("404.html"),
        "overrides/partials/alternate.html": _asset("alternate.html"),
        "overrides/sitemap.xml": _asset("sitemap.xml"),
        f"overrides/{SHIM}": _asset("iframe-worker.js"),
        f"overrides/{STYLES}": styles(site.site.publish.colour or COLOUR),
    }
    for language in site.languages:
        words = site.view(language.tag).interface
        made[f"overrides/partials/languages/{theme_language(language)}.html"] = _language_file(language, words)
    return made


def theme_language(language: Language) -> str:
    """The name under which the theme finds the words of a language of ours."""
    return f"alliance-{language.tag}"


def known_language(tag: str) -> str:
    """The theme's own language that is nearest to a tag, English where there is none."""
    primary = tag.partition("-")[0]
    norwegian = {"no": "nb"}.get(primary, primary)
    return next((name for name in (tag, norwegian) if name in KNOWN and not tag.endswith(("-XA", "-XB"))), "en")


def search_language(tag: str) -> str:
    """The language that the search stems in; empty where the theme's own choice is the best there is."""
    primary = {"nb": "no", "nn": "no"}.get(tag.partition("-")[0], tag.partition("-")[0])
    return primary if primary in STEMMED and not tag.endswith(("-XA", "-XB")) else ""


def _language_file(language: Language, interface: Interface) -> str:
    """The theme's words with the tag of the language; where the theme has none, our words."""
    known = known_language(language.tag)
    words = {"language": language.tag, "direction": language.direction}
    if known == "en" and not language.is_source:
        docs = interface.docs
        own = {theirs: str(filled(docs[ours], count="#")) for theirs, ours in _OURS.items()}
        own["footer"] = f"{docs['previous']} · {docs['next']}"
        words |= {theirs: escape(text, quote=False) for theirs, text in own.items()}
    literal = (
        json.dumps(words, ensure_ascii=False)
        .replace('\\"', "&quot;")
        .replace("{", "{ ")
        .replace("}", " }")
        .replace("%", "\\u0025")
    )
    return _asset("language.html").replace("KNOWN", known).replace("WORDS", literal)


def styles(colour: str) -> str:
    """The styles of blocks, in both schemes of the theme, with the site's colour where it can be read."""
    dark, light = "#ffffff", "#14191b"
    on = dark if contrast(colour, dark) >= contrast(colour, light) else light
    schemes = "".join(
        f'[data-md-color-scheme="{name}"] {{ {body} }}\n'
        for name, body in zip(("default", "slate"), _schemes(), strict=True)
    )
    return f":root {{ --book-colour: {colour}; --book-on-colour: {on}; }}\n{block_css()}{schemes}{_asset('book.css')}"


def _schemes() -> list[str]:
    """The colours of blocks on light and on dark paper, as they stand in the shared styles."""
    return [" ".join(body.split()) for body in re.findall(r":root \{([^}]*)\}", block_css())[:2]]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _asset(name: str) -> str:
    return files("toolkit.book").joinpath("assets", name).read_text("utf-8")
