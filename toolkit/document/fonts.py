"""Which fonts a PDF is set in: those that are named, and those that installed packages bring; never the computer's own."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from toolkit.document.text import direction_of

PACKAGES = (
    "noto_cjk_sans_jp_regular",
    "noto_cjk_sans_jp_bold",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_khmer",
    "fontpkg_noto_sans_tamil",
    "fontpkg_noto_sans_telugu",
    "fontpkg_noto_sans_thai",
)
"""Import packages that hold font files and nothing else that matters here."""

BUILT_IN = "Libertinus Serif"
_FAMILY_OF = {
    "ja": ("JP", "Japanese"),
    "zh": ("SC", "TC", "HK", "Chinese"),
    "ko": ("KR", "Korean"),
    "ar": ("Arabic", "Naskh"),
    "fa": ("Arabic", "Naskh"),
    "ur": ("Nastaliq", "Arabic", "Naskh"),
    "he": ("Hebrew",),
    "hi": ("Devanagari",),
    "mr": ("Devanagari",),
    "ne": ("Devanagari",),
    "km": ("Khmer",),
    "ta": ("Tamil",),
    "te": ("Telugu",),
    "th": ("Thai",),
}


@cache
def installed_folders() -> tuple[str, ...]:
    """The font folders of the packages that are installed, found without importing them."""
    folders = []
    for package in PACKAGES:
        spec = find_spec(package)
        for home in (spec.submodule_search_locations or ()) if spec else ():
            inner = Path(home) / "files"
            folders.append(str(inner if inner.is_dir() else home))
    return tuple(folders)


def folders_of(fonts: Sequence[str | Path]) -> tuple[str, ...]:
    """The folders that hold the named fonts; a folder may be named itself."""
    homes = [path if path.is_dir() else path.parent for path in map(Path, fonts)]
    return tuple(dict.fromkeys(map(str, homes)))


def families_for(lang: str, families: Sequence[str], around: Sequence[str] = ()) -> list[str]:
    """The order in which families are tried for a language.

    Its own come first, the built-in one after them; a language without any (one in Latin letters) takes the order of
    the text `around` it, so that it does not stand out.
    """
    words = _FAMILY_OF.get(lang.split("-")[0], ())
    own = [family for word in words for family in families if word in family.split()]
    others = [family for family in families if family not in own]
    if own or direction_of(lang) == "rtl":
        return list(dict.fromkeys([*own, BUILT_IN, *others]))
    return list(around) or [BUILT_IN, *others]
