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
        self.folder = common
        self.loaded: dict[str, Node] = {}
        self.instruments = {path.stem: load(path) for path in sorted((common / "instruments").glob("*.yaml"))}
        self.modules = [load(common / "modules" / f"{name}.yaml") for name in self.protocol["modules"]]
        self.papers = [load(common / "documents" / f"{name}.yaml") for name in self.protocol["documents"]]
        self.said: dict[tuple[str, str], dict[str, str]] = {}
        self.locales = {path.parent.name: load(path) for path in root.glob("locales/*/locale.yaml")}
        self.messages = {tag: messages(root / "locales" / tag / "LC_MESSAGES") for tag in languages}

    def scenarios_of(self, site: Node) -> list[Node]:
        """The scenarios that a site has chosen; no other is read."""
        chosen = site["scenarios"]["set"]
        names = self.protocol["scenarios"] if chosen == "all" else self.protocol["sets"].get(str(chosen), chosen)
        for name in names:
            if name not in self.loaded:
                self.loaded[name] = load(self.folder / "scenarios" / f"{name}.yaml")
        return [self.loaded[name] for name in names]

    def forms_of(self, site: Node) -> list[Node]:
        """The forms of the waves that a site has, and of what happens again and again."""
        left = {one["id"] for one in self.protocol["occasions"] if one["kind"] == "wave"} - set(site["waves"])
        left |= set() if site["scenarios"].get("assessment") else {"recording"}
        return [form for form in self.protocol["forms"] if form["occasion"] not in left]

    def words(self, tag: str, group: str) -> dict[str, str]:
        """The words of one group of the interface in a language, looked up once."""
        if (tag, group) not in self.said:
            rows = self.interface[group].items()
            self.said[tag, group] = {name: self.text(tag, f"interface/{group}/{name}", text) for name, text in rows}
        return self.said[tag, group]

    def word(self, tag: str, group: str, name: str) -> str:
        return self.words(tag, group)[name]

    def role(self, tag: str, name: str) -> str:
        """Who somebody is, in a language."""
        if name == "board":
            return self.word(tag, "pack", "reader_board")
        return self.text(tag, f"protocol/roles/{name}/name", self.protocol["roles"][name]["name"])

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
    """Every message that these pages show: none of the coding manual, and none of the approaches."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        if path.stem == "coding" or path.stem.startswith("modality-"):
            continue
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
