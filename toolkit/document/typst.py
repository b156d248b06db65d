"""Documents as PDF, set by typst where it is installed: tagged, with a language and a title, without a date, from named fonts."""

import json
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from toolkit.document.fonts import BUILT_IN, families_for, folders_of, installed_folders
from toolkit.document.layout import lay_out
from toolkit.document.tree import Document, Labels
from toolkit.document.typst_data import Data, TypstData
from toolkit.findings import Finding, Place, finding

_STANDARD = ["ua-1"]
_PROBE = b'#set document(title: "x", date: none)\n#set text(font: json(bytes(sys.inputs.fonts)))\n#sys.inputs.text'


def render_pdf(
    document: Document,
    labels: Labels,
    audience: str,
    fonts: Sequence[str | Path] = (),
    paper: Literal["a4", "letter"] = "a4",
    place: Place | None = None,
) -> tuple[bytes | None, list[Finding]]:
    """A PDF for one audience, or None and the finding that says why.

    `fonts` are files or folders, tried before those that installed packages bring. A character that no font holds is
    an error. The file meets PDF/UA-1, or a finding says why not.
    """
    where = place or Place("")
    if find_spec("typst") is None:
        return None, [finding("PACK001", where)]
    absent = [str(path) for path in fonts if not Path(path).exists()]
    if absent:
        return None, [finding("PACK005", where, path=path) for path in absent]
    press = _press((*folders_of(fonts), *installed_folders()))
    data = TypstData(lay_out(document, audience), labels).document()
    return press.printed(data, "us-letter" if paper == "letter" else "a4", where)


@cache
def _press(folders: tuple[str, ...]) -> "_Press":
    return _Press(folders)


class _Press:
    """typst with one set of fonts, ready for many documents."""

    def __init__(self, folders: tuple[str, ...]) -> None:
        import typst

        self._failure = typst.TypstError
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders))
        named = [font for font in fonts.fonts() if font.path]
        self._families = list(dict.fromkeys([font.family for font in named]))
        self._bold = {font.family for font in named if font.weight >= 600 or "wght" in str(font.path)}
        self._source = files("toolkit.document").joinpath("assets", "document.typ").read_bytes()
        self._compiler: Any = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def printed(self, data: Data, paper: str, where: Place) -> tuple[bytes | None, list[Finding]]:
        """The file, checked against the standard first; what the standard refuses is looked into."""
        langs = sorted({data["lang"], *_langs(data)})
        own_families = families_for(data["lang"], self._families)
        families = {lang: families_for(lang, self._families, own_families) for lang in langs}
        own = own_families[0]
        settings = {"paper": paper, "fonts": families, "light": own != BUILT_IN and own not in self._bold}
        inputs = {"document": json.dumps(data | settings, ensure_ascii=False)}
        try:
            return self._made(inputs, _STANDARD), []
        except self._failure as refusal:
            missing = self._missing(data, own_families)
            if missing and all(map(_is_ornament, missing)):
                made, found = self.printed(_without(data, missing), paper, where)
                return made, [finding("PACK006", where, characters=_named(missing)), *found]
            if missing:
                return None, [finding("PACK002", where, characters=_named(missing))]
            return self._less(inputs, str(refusal.args[0]) if refusal.args else "", where)

    def _less(self, inputs: dict[str, str], problem: str, where: Place) -> tuple[bytes | None, list[Finding]]:
        """The file without the standard."""
        try:
            return self._made(inputs, []), [finding("PACK004", where, problem=problem)]
        except self._failure as refusal:
            return None, [finding("PACK003", where, problem=refusal.args[0] if refusal.args else problem)]

    def _made(self, inputs: dict[str, str], standards: list[str]) -> bytes:
        """The file; a source in memory has to be handed over each time."""
        made: bytes = self._compiler.compile(
            self._source, sys_inputs=inputs, format="pdf", pdf_standards=standards, timestamp=0
        )
        return made

    def _missing(self, data: Data, families: list[str]) -> list[str]:
        """The characters that none of the fonts holds, found by halving: typst says only that there is one."""
        suspects = [sorted({char for text in _texts(data) for char in text if not char.isspace()})]
        missing = []
        while suspects:
            group = suspects.pop()
            if not group or self._shows("".join(group), families):
                continue
            if len(group) == 1:
                missing += group
            else:
                middle = len(group) // 2
                suspects += [group[middle:], group[:middle]]
        return missing

    def _shows(self, text: str, families: list[str]) -> bool:
        inputs = {"text": text, "fonts": json.dumps(families)}
        try:
            self._compiler.compile(_PROBE, sys_inputs=inputs, format="pdf", pdf_standards=_STANDARD)
        except self._failure:
            return False
        return True


def _langs(value: Any) -> list[str]:
    """The languages of all runs in a document's data."""
    if isinstance(value, dict):
        found = [value["l"]] if "l" in value else []
        return found + [lang for part in value.values() for lang in _langs(part)]
    if isinstance(value, list) and not (value and isinstance(value[0], int)):
        return [lang for part in value for lang in _langs(part)]
    return []


def _texts(value: Any) -> list[str]:
    """The shown texts of a document's data."""
    if isinstance(value, dict):
        own = list(value["t"]) if "t" in value else []
        return own + [text for name, part in value.items() if name != "t" for text in _texts(part)]
    if isinstance(value, list) and not (value and isinstance(value[0], int)):
        return [text for part in value for text in _texts(part)]
    return []


def _is_ornament(char: str) -> bool:
    """Whether a character is a picture or belongs to one: a text says the same without it."""
    return unicodedata.category(char) in ("So", "Sk") or char in "\u200d\ufe0f"


def _without(value: Any, characters: list[str]) -> Any:
    """A document's data, its shown texts without some characters."""
    if isinstance(value, dict):
        return {
            name: [_left(text, characters) for text in part] if name == "t" else _without(part, characters)
            for name, part in value.items()
        }
    return [_without(part, characters) for part in value] if isinstance(value, list) else value


def _left(text: str, characters: list[str]) -> str:
    return "".join(char for char in text if char not in characters)


def _named(characters: list[str]) -> str:
    """Characters as people can look them up, the first twelve of them."""
    shown = [f"{char} (U+{ord(char):04X})" for char in characters[:12]]
    return ", ".join(shown) + (" …" if len(characters) > 12 else "")
