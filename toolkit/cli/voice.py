"""In which language a command speaks: what ALLIANCE_LANG says, else the working language of the site at hand, else English."""

import os
import re
import sys
from argparse import Namespace
from pathlib import Path

from toolkit.phrases import Voice, english, said

VARIABLE = "ALLIANCE_LANG"


def voice_of(options: Namespace) -> Voice:
    """The voice of a command, found when the first thing is said; data for machines stays English."""
    if getattr(options, "format", "text") != "text":
        return english
    voice: Voice | None = getattr(options, "voice", None)
    if voice is None:
        folder = folder_of(options)
        voice = options.voice = spoken_in(language_of(folder), folder)
    return voice


def folder_of(options: Namespace) -> Path:
    """The folder that a command works on: the one that it names, else this one."""
    path = Path(getattr(options, "path", None) or getattr(options, "root", None) or ".")
    return path.parent if path.is_file() else path


def language_of(folder: Path) -> str:
    """The language to speak in a folder. The computer's own is not asked: a site's people share one language, not one setting."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return named
    from toolkit.store.voice import working_language

    return working_language(folder) or "en"


def spoken_in(tag: str, own: Path | None = None) -> Voice:
    """The voice of a language; a pseudo-locale's is made of the English."""
    if tag == "en":
        return english
    if tag in ("en-XA", "ar-XB"):
        return lambda _, source: strange(tag, source)
    from toolkit.store.voice import voice_in

    return voice_in(tag, own)


_KEPT = re.compile(r"(`[^`]*`|\{[a-z_]+\})")


def strange(tag: str, text: str) -> str:
    """A sentence in a pseudo-locale; what stands in code marks is typed as it is, and stays."""
    from toolkit.resolve.pseudo import pseudo

    return pseudo(tag, text, _KEPT)


def complain(text: str, options: Namespace) -> None:
    """Tell on the other channel what keeps a command from its work."""
    print(said(text, voice_of(options)), file=sys.stderr)
