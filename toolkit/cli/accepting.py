"""Accepts what `alliance locale check` says of a text: by whom and why, into `review.yaml`, for exactly these words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.catalogs import Catalogs
from toolkit.cli.printing import say
from toolkit.findings import Finding, Place, Severity, finding
from toolkit.phrases import phrase
from toolkit.resolve.fingerprint import words as fingerprint
from toolkit.store.edit import Change, NotEditable, Remove, Set, edit_yaml
from toolkit.store.history import change_files, raw_text
from toolkit.store.po import read_po
from toolkit.store.yaml import parse_yaml


def add_accepting(made: ArgumentParser) -> None:
    """The options with which a finding is accepted."""
    made.add_argument(
        "--accept",
        nargs=2,
        metavar=("CODE", "KEY"),
        help="accept what is said of a text, for as long as its words stay as they are",
    )
    made.add_argument("--by", metavar="ROLE", help="who accepts it, by role")
    made.add_argument("--reason", metavar="TEXT", help="why it is right as it is")
    made.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")


def accept(catalogs: Catalogs, tag: str, findings: Sequence[Finding], options: Namespace) -> list[Finding]:
    """Write the acceptance down; what keeps it from being written."""
    code, key = options.accept[0].upper(), options.accept[1].lower()
    shown = f"locales/{tag}/review.yaml"
    about = [row for row in findings if row.code == code and row.place.key == key]
    place = Place(shown, 0, 0, key)
    target = _translation(catalogs, tag, key)
    if not about or not target:
        return [finding("LOC039", place, code=code, key=key, language=tag)]
    if any(row.severity is Severity.ERROR for row in about):
        return [finding("LOC040", place, code=code, key=key)]
    path = catalogs.root / shown
    try:
        text = _with_acceptance(path, key, code, fingerprint([(key, target)]), options)
    except NotEditable:
        return [finding("LOC041", Place(shown))]
    changes = change_files(catalogs.root, {shown: text}, "locale check", options.dry_run)
    found = [row for change in changes for row in change.findings]
    if not found:
        say(_told(code, key, options), options)
    return found


def _told(code: str, key: str, options: Namespace) -> str:
    slots = {"code": code, "key": key, "role": options.by}
    if options.dry_run:
        return phrase("accept/would", "would accept {code} about {key}, by {role}", **slots)
    return phrase("accept/done", "accepted {code} about {key}, by {role}", **slots)


def _translation(catalogs: Catalogs, tag: str, key: str) -> str:
    """The words of a text in the catalogs that lie here."""
    for path in sorted((catalogs.root / "locales" / tag / "LC_MESSAGES").glob("*.po")):
        catalog, _ = read_po(path, path.name)
        for entry in catalog.entries if catalog is not None else ():
            if entry.context and not entry.obsolete and catalogs.protocol.renames.current(entry.context) == key:
                return entry.translation
    return ""


def _with_acceptance(path: Path, key: str, code: str, words: str, options: Namespace) -> str:
    """The text of `review.yaml` with the acceptance; what was accepted for other words no longer holds and goes."""
    text = raw_text(path)
    if text is None and path.exists():
        raise NotEditable("not in UTF-8")
    text = text or "schema: 1\n"
    tree, _ = parse_yaml(text.removeprefix("\ufeff"), path.name)
    before = tree.get(("messages", key)) if tree is not None else None
    known = before if isinstance(before, dict) else {}
    held = known.get("accepted", []) if known.get("words") == words else []
    at = next((number for number, one in enumerate(held) if one.get("code") == code), len(held))
    origin = known.get("origin") or (tree.get(("origin",)) if tree is not None else None) or "machine"
    empty = tree is not None and tree.get(("messages",)) == {}
    changes: list[Change] = [Remove(("messages",))] if empty else []  # records below it, and not in its braces
    changes += [] if held else [Remove(("messages", key, "accepted"))]
    changes += [Set(("messages", key, name), value) for name, value in (("words", words), ("origin", origin))]
    row = {"code": code, "role": options.by, "reason": options.reason}
    return edit_yaml(text, [*changes, *(Set(("messages", key, "accepted", at, name), row[name]) for name in row)])
