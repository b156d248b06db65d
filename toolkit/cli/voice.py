"""In which language a command speaks: what ALLIANCE_LANG says, else the working language of the site at hand, else English."""

import os
import re
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from toolkit.phrases import Voice, english, said

VARIABLE = "ALLIANCE_LANG"
Ask = Callable[[str], str]
Tell = Callable[[str], None]


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
    from toolkit.store.language import working_language

    return working_language(folder) or "en"


def spoken_in(tag: str, own: Path | None = None) -> Voice:
    """The voice of a language; a pseudo-locale's is made of the English."""
    if tag == "en":
        return english
    if tag in ("en-XA", "ar-XB"):
        return lambda _, source: strange(tag, source)
    from toolkit.store.voice import voice_in

    return voice_in(tag, own)


def asked_voice(options: Namespace, known: Mapping[str, str], ask: Ask = input, tell: Tell = print) -> Voice:
    """The voice for a new site's questions: of the language answered beforehand, else of one that is chosen from a list.

    A part is asked for in the language of its site, and nobody is asked where the tool speaks English alone.
    """
    if options.kind != "site" or os.environ.get(VARIABLE, "").strip():
        folder = Path(options.output or ".")
        return spoken_in(language_of(folder), folder)
    if "languages" in known:
        return spoken_in(known["languages"].partition(",")[0])
    from toolkit.store.voice import spoken

    tags = ("en", *spoken())
    return spoken_in(_chosen(tags, ask, tell)) if len(tags) > 1 else english


def _chosen(tags: Sequence[str], ask: Ask, tell: Tell) -> str:
    """One of the languages, by its number, its tag or the name it has for itself."""
    from toolkit.cli.guesses import own_name

    names = [own_name(tag) for tag in tags]
    for number, (tag, name) in enumerate(zip(tags, names, strict=True), 1):
        tell(f"  {number}  {name} ({tag})")
    while True:
        typed = unicodedata.normalize("NFKC", ask("[1] > ")).strip().lower()
        for number, tag in enumerate(tags, 1):
            if typed in (str(number), tag.lower(), names[number - 1].lower()) or (not typed and number == 1):
                return tag


_KEPT = re.compile(r"(`[^`]*`|\{[a-z_]+\})")


def strange(tag: str, text: str) -> str:
    """A sentence in a pseudo-locale; what stands in code marks is typed as it is, and stays."""
    from toolkit.resolve.pseudo import pseudo

    return pseudo(tag, text, _KEPT)


def complain(text: str, options: Namespace) -> None:
    """Tell on the other channel what keeps a command from its work."""
    print(said(text, voice_of(options)), file=sys.stderr)
