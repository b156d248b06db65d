"""The language that a folder's site works in, found without reading its declaration as YAML: every command asks for it."""

import re
from pathlib import Path

TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_LANGUAGES = re.compile(r"^languages[ \t]*[:：](.*)((?:\n[ \t]*(?:-.*|#.*)?)*)", re.MULTILINE)


def working_language(root: Path) -> str:
    """The first language that the declaration in a folder names; empty where there is none.

    Found without reading the file as YAML, so that a broken file is told of in the language of its people.
    """
    try:
        data = (root / "site.yaml").read_bytes()[:200_000]
    except OSError:
        return ""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")
    found = _LANGUAGES.search(text.replace("\r\n", "\n"))
    named = TAG.search(" ".join(re.sub(r"#.*", "", part) for part in found.groups())) if found else None
    return named[0] if named else ""
