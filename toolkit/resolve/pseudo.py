"""Pseudo-translation: English made strange, so that untranslated words and narrow layouts show in tests."""

import re

_ACCENTS = str.maketrans(
    "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ", "åÅƀƁçÇðÐéÉƒƑĝĜĥĤîÎĵĴķĶļĻɱṀñÑöÖþÞǫǪŕŔšŠţŢûÛṽṼŵŴẋẊýÝžŽ"
)
_SLOT = re.compile(r"(\{[a-z_]+\})")
_PAD = " one two three four five six seven eight nine ten"
_ACCENTED_PAD = _PAD.translate(_ACCENTS)


def pseudo(tag: str, text: str) -> str:
    """The text in a pseudo-locale; slots stay as they are."""
    return _accented(text) if tag == "en-XA" else _mirrored(text)


def _accented(text: str) -> str:
    parts = [part if _SLOT.fullmatch(part) else part.translate(_ACCENTS) for part in _parts(text)]
    longer = (len(text) * 4 + 9) // 10
    pad = (_ACCENTED_PAD * (longer // len(_PAD) + 1))[:longer]
    return f"[{''.join(parts)}{pad}]"


def _mirrored(text: str) -> str:
    """Each word between a right-to-left override and its end, as a mirrored locale shows it."""
    return "".join(part if _SLOT.fullmatch(part) else f"\u202e{part}\u202c" for part in _parts(text) if part)


def _parts(text: str) -> list[str]:
    """A text cut at its slots; most have none."""
    return _SLOT.split(text) if "{" in text else [text]
