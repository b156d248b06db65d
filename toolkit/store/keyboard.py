"""What real keyboards put where plain ASCII was meant, and its repair: full-width and Arabic marks, odd spaces, smart quotes."""

import re
import unicodedata

from toolkit.phrases import phrase

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces other than the plain one, as the inside of a character class."""
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters of no width, as the inside of a character class."""
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
COLONS = "：︰﹕∶꞉"
COMMAS = "，、،﹐､"
OPENING_QUOTES = "“„‟”«"
QUOTES = "“”„‟«»‘’‚‛＂＇"

_DIRECT = {
    "、": ",",
    "､": ",",
    "،": ",",
    "﹐": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "。": ".",
    "︰": ":",
    "﹕": ":",
    "∶": ":",
    "꞉": ":",
    "「": '"',
    "」": '"',
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}
_SPACE = re.compile(f"[{ODD_SPACES}]")
_NO_WIDTH = re.compile(f"[{INVISIBLE}]")


def _ascii_of(char: str) -> str:
    """The ASCII character that a keyboard slip stands for, or the character itself."""
    if char in _DIRECT:
        return _DIRECT[char]
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if code > 127 and unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return char


def to_ascii(value: str) -> str:
    """The text with every keyboard slip replaced; other letters stay as they are."""
    if value.isascii():
        return value
    plain = _NO_WIDTH.sub("", _SPACE.sub(" ", value))
    return "".join(map(_ascii_of, plain))


def keyboard_slip(value: str) -> str | None:
    """The plain ASCII spelling of a value that a keyboard has spoilt, or None where there is nothing of that kind to repair."""
    if value.isascii():
        return None
    repaired = to_ascii(value).strip()
    if len(repaired) > 1 and repaired[0] == repaired[-1] and repaired[0] in "\"'":
        repaired = repaired[1:-1].strip()
    if repaired and repaired.isascii() and repaired.isprintable():
        return repaired
    return None


_KINDS: tuple[tuple[str, str], ...] = (
    ("\u3000", phrase("slip/wide_space", "a full-width space")),
    ("\u00a0\u202f\u2007", phrase("slip/no_break", "a no-break space")),
    (COLONS, phrase("slip/wide_colon", "a full-width colon")),
    ("，、､﹐", phrase("slip/wide_comma", "a full-width comma")),
    ("،", phrase("slip/arabic_comma", "an Arabic comma")),
    ("؛", phrase("slip/arabic_semicolon", "an Arabic semicolon")),
    ("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", phrase("slip/arabic_digits", "Arabic digits")),
    ("０１２３４５６７８９", phrase("slip/wide_digits", "full-width digits")),
    ("“”„‟«»‘’‚‛", phrase("slip/curly_quotes", "curly quotes")),
    ("「」", phrase("slip/corner_brackets", "corner brackets")),
    ("［］｛｝【】〔〕", phrase("slip/wide_bracket", "a full-width bracket")),
    ("‐‑‒–—―−﹘﹣－", phrase("slip/long_dash", "a long dash")),
)


def slip_name(value: str) -> str:
    """What kind of character spoilt a value, in words with their article: `a full-width colon`."""
    for char in value:
        for chars, name in _KINDS:
            if char in chars:
                return name
        if _NO_WIDTH.match(char):
            return phrase("slip/invisible", "an invisible character")
        if _SPACE.match(char):
            return phrase("slip/space", "an unusual space")
        if _ascii_of(char) != char:
            if unicodedata.category(char) == "Nd":
                return phrase("slip/digits", "digits of another script")
            return phrase("slip/letters", "full-width letters")
    return phrase("slip/character", "an unusual character")
