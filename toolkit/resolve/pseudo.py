"""Pseudo-translation: English made strange, so that untranslated words and narrow layouts show in tests."""

import re

_ACCENTS = str.maketrans(
    "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ", "åÅƀƁçÇðÐéÉƒƑĝĜĥĤîÎĵĴķĶļĻɱṀñÑöÖþÞǫǪŕŔšŠţŢûÛṽṼŵŴẋẊýÝžŽ"
)
_SLOT = re.compile(r"(\{[a-z_]+\})")
_LINE = re.compile(r"[^\n]+")
_PAD = " one two three four five six seven eight nine ten"
_ACCENTED_PAD = _PAD.translate(_ACCENTS)


def pseudo(tag: str, text: str, kept: re.Pattern[str] = _SLOT) -> str:
    """The text in a pseudo-locale; slots stay as they are, or whatever else is to be `kept`."""
    parts = kept.split(text)
    return _accented(text, parts) if tag == "en-XA" else _mirrored(parts)


def _accented(text: str, cut: list[str]) -> str:
    """Every second part is one that is kept."""
    parts = [part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(cut)]
    longer = (len(text) * 4 + 9) // 10
    pad = (_ACCENTED_PAD * (longer // len(_PAD) + 1))[:longer]
    return f"[{''.join(parts)}{pad}]"


def _mirrored(cut: list[str]) -> str:
    """Each part between a right-to-left override and its end, which no line may stand between: a line ends what is open."""
    return "".join(part if number % 2 else _LINE.sub("\u202e\\g<0>\u202c", part) for number, part in enumerate(cut))
