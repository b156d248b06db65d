"""The voice of the tool in a language: the words of its catalogs, of the content that it quotes, and of CLDR."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit import shipped
from toolkit.model.catalog import file_of
from toolkit.model.tags import parent_tag
from toolkit.model.words import Words
from toolkit.phrases import CLDR, CONTENT, Voice
from toolkit.store.language import TAG
from toolkit.store.po import read_po

SOURCE = "en"
BASE = Path(".alliance") / "base" / "locales"
_PARENT = re.compile(r"^parent:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)

Catalog = Mapping[str, tuple[str, str]]


def voice_in(tag: str, own: Path | None = None) -> Voice:
    """The voice of a language. What it lacks is said by its parents, then in English.

    `own` is a site's folder, whose own `locales/` come before what the tool brings. Its words are `Words`, which tell
    the language that they are really in.
    """
    roots = [*([own / "locales", own / BASE] if own is not None else []), shipped.locales()]
    chain = _chain(tag, roots)
    read: dict[str, list[tuple[str, Catalog]]] = {}

    def voice(key: str, source: str) -> str:
        if key.startswith(CLDR):
            return _named(key, source, tag)
        name = key.removeprefix(CONTENT) if key.startswith(CONTENT) else f"tool/{key}"
        file = file_of(name)
        if file not in read:
            found = ((name, _catalog(root / name, file)) for name in chain for root in roots)
            read[file] = [(name, words) for name, words in found if words]
        for language, words in read[file]:
            made_from, text = words.get(name, ("", ""))
            if made_from == source:
                return Words(text, name, language, "draft")
        return Words(source, name, SOURCE, "fallback")

    return voice


def _named(key: str, source: str, tag: str) -> str:
    """The name of a country or a language, or a number, as CLDR has it."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    _, kind, code = key.split("/")
    try:
        locale = Locale.parse(tag, sep="-")
        if kind == "number":
            return str(format_decimal(int(code), locale=locale))
        found = (
            locale.territories.get(code)
            if kind == "country"
            else Locale.parse(code, sep="-").get_display_name(tag.replace("-", "_"))
        )
    except (UnknownLocaleError, ValueError):
        return source
    return str(found or source)


def spoken() -> tuple[str, ...]:
    """The languages that the tool speaks beside English."""
    folders = (path.parent.parent for path in shipped.locales().glob("*/LC_MESSAGES/tool.po"))
    return tuple(sorted(folder.name for folder in folders if _catalog(folder, "tool")))


def _chain(tag: str, roots: Sequence[Path]) -> list[str]:
    """A tag and its parents, without English, as locales name them or else as the tag does."""
    chain: list[str] = []
    current = tag
    while current and current != SOURCE and current not in chain and TAG.fullmatch(current):
        chain.append(current)
        current = next(filter(None, (_parent(root / current) for root in roots)), parent_tag(current))
    return chain


def _parent(folder: Path) -> str:
    try:
        found = _PARENT.search((folder / "locale.yaml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ""
    return found[1] if found else ""


def _catalog(folder: Path, file: str) -> Catalog:
    """Key -> the English that was translated and the translation; guesses and what waits for a check are left out."""
    path = folder / "LC_MESSAGES" / f"{file}.po"
    catalog = read_po(path, path.name)[0] if path.is_file() else None
    if catalog is None:
        return {}
    rows = catalog.by_context().items()
    return {key: (row.source, row.translation) for key, row in rows if row.translation and not row.needs_check}
