"""Reads the shared content as a user's script would: PyYAML's C loader, polib, one dict of messages a language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import yaml

Node = dict[str, Any]
ACCENTS = str.maketrans("aeiouAEIOUcnsy", "åéîöûÅÉÎÖÛçñšý")
SLOT = re.compile(r"(\{[a-z_]+\})")


def load(path: Path) -> Node:
    found: Node = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return found


class Content:
    """All of it, parsed once."""

    def __init__(self, root: Path, languages: list[str]) -> None:
        common = root / "modalities" / "common"
        self.protocol = load(common / "protocol.yaml")
        self.interface = load(common / "interface.yaml")
        self.scenarios = [load(path) for path in sorted((common / "scenarios").glob("*.yaml"))]
        self.instruments = {path.stem: load(path) for path in sorted((common / "instruments").glob("*.yaml"))}
        self.modules = [load(path) for path in sorted((common / "modules").glob("*.yaml"))]
        self.locales = {path.parent.name: load(path) for path in root.glob("locales/*/locale.yaml")}
        self.messages = {tag: messages(root / "locales" / tag / "LC_MESSAGES") for tag in languages}

    def text(self, tag: str, key: str, source: str) -> str:
        """A message in a language; English where it is missing."""
        if tag in ("en-XA", "ar-XB"):
            parts = SLOT.split(source)
            return "".join(part if SLOT.fullmatch(part) else strange(tag, part) for part in parts)
        return self.messages[tag].get(key.lower(), source)


def strange(tag: str, text: str) -> str:
    if tag == "en-XA":
        return (
            f"[{text.translate(ACCENTS)}{' one two three four five six seven'[: len(text) * 4 // 10]}]" if text else ""
        )
    return f"\u202e{text}\u202c" if text else ""


def messages(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        found |= {entry.msgctxt: entry.msgstr for entry in polib.pofile(str(path)) if entry.msgctxt and entry.msgstr}
    return found


def texts(node: Any, key: str) -> Iterator[tuple[str, str]]:
    """Every sentence below a node with its key; ids, codes and numbers are no sentences."""
    if isinstance(node, dict):
        for name, member in node.items():
            if name not in ("id", "code", "basis", "use", "persona", "therapist", "then", "kind", "who", "licence"):
                yield from texts(member, f"{key}/{name}")
    elif isinstance(node, list):
        for member in node:
            name = member.get("id") or member.get("code") or member.get("value") if isinstance(member, dict) else None
            yield from texts(member, f"{key}/{name}")
    elif isinstance(node, str) and " " in node:
        yield key, node
