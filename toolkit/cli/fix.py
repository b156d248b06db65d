"""`alliance fix CODE`: what a finding means and how to fix it."""

import re
from argparse import ArgumentParser
from collections.abc import Sequence

from toolkit.cli.voice import complain, voice_of
from toolkit.codes import FAMILIES, Code, all_codes
from toolkit.codes.checks import EXAMPLES
from toolkit.findings import Severity, label_of, sentence
from toolkit.phrases import Voice, english, padded, phrase, said, width


def parser() -> ArgumentParser:
    """The options of `alliance fix`."""
    made = ArgumentParser("alliance fix", description="Explain a finding by its code; without a code, list them all.")
    made.add_argument("code", nargs="?", metavar="CODE", help="a code as it is printed, for example SITE012")
    return made


def run(words: Sequence[str]) -> int:
    """Print one code, or the list of all."""
    options = parser().parse_args(words)
    voice, wanted = voice_of(options), options.code
    codes = all_codes()
    if wanted is None:
        for name, code in codes.items():
            label = padded(label_of(Severity(code.severity), voice), 8)
            print(f"{name:<9} {label} {said(sentence(name, 'what'), voice)}")
        return 0
    name = wanted.strip().upper()
    if name not in codes:
        complain(_unknown(wanted, codes), options)
        return 2
    print(explained(name, codes[name], voice))
    return 0


def explained(name: str, code: Code, voice: Voice = english) -> str:
    """A code in full; a word in braces is filled in when the finding is made."""
    rows = {
        "what": said(phrase("fix/what", "What it says:"), voice),
        "fix": said(phrase("fix/how", "How to fix it:"), voice),
        "why": said(phrase("fix/why", "Why:"), voice),
    }
    columns = max(map(width, rows.values()))
    told = []
    for part, label in rows.items():
        text = said(sentence(name, part), voice).replace("\n", "\n" + " " * (columns + 1))
        told.append(f"{padded(label, columns)} {text}")
    braces = phrase("fix/braces", "A word in {mark} stands for what the finding names.", mark="{braces}")
    severity = label_of(Severity(code.severity), voice)
    return "\n".join((f"{name} ({severity})", "", *told, "", *_example(name, voice), said(braces, voice)))


def _example(name: str, voice: Voice) -> list[str]:
    """The pair of translations that shows what a check of translations is about; nothing for other codes."""
    if name not in EXAMPLES:
        return []
    example = EXAMPLES[name]
    labels = {
        "english": said(phrase("fix/english", "English:"), voice),
        "right": said(phrase("fix/right", "right:"), voice),
        "wrong": said(phrase("fix/wrong", "wrong:"), voice),
    }
    absent = said(phrase("fix/absent", "(not there)"), voice)
    columns = max(map(width, labels.values()))
    rows = [
        f"  {padded(labels[side], columns)} {visible(text) if text else absent}"
        for row in example.rows
        for side, text in row.sides()
    ]
    return [said(phrase("fix/example", "Example, in {language}:", language=example.language), voice), *rows, ""]


def visible(text: str) -> str:
    """A text of an example in one line, with names for the marks that nobody sees."""
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text).replace("\n", "\\n")


_UNSEEN = re.compile("[\u200b\u2060-\u2069\u202a-\u202e\ufeff\u00ad]")


def _unknown(wanted: str, codes: dict[str, Code]) -> str:
    """That there is no such code, and which is meant."""
    from toolkit.model.names import nearest

    near = nearest(wanted, codes)
    if near:
        return phrase(
            "fix/meant", "`alliance fix`: there is no code `{code}`. Did you mean {near}?", code=wanted, near=near
        )
    begin = ", ".join(sorted(FAMILIES))
    return phrase(
        "fix/begin",
        "`alliance fix`: there is no code `{code}`. Codes begin with one of: {names}.",
        code=wanted,
        names=begin,
    )
