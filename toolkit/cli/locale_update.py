"""`alliance locale update`: catalogs brought to today's texts; who says that a changed text still means the same is written down."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.catalog.extract import Source, keys_of
from toolkit.catalog.update import Same, Updated, updated
from toolkit.cli.catalogs import Catalogs, add_root_option, add_tags, open_catalogs
from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.catalog import nearest_key
from toolkit.phrases import joined, phrase
from toolkit.store.edit import NotEditable, Set, edit_yaml
from toolkit.store.history import change_files, raw_text
from toolkit.store.po import Entry, read_po, render_po
from toolkit.store.yaml import read_yaml


def parser() -> ArgumentParser:
    """The options of `alliance locale update`."""
    made = ArgumentParser(
        "alliance locale update",
        description="Bring catalogs to today's texts by key, keeping every word that a person has written.",
    )
    add_tags(made)
    add_root_option(made)
    made.add_argument(
        "--same-meaning",
        nargs="+",
        default=[],
        metavar="KEY",
        help="texts whose English has changed and means the same; a file that lists them, one a line, is read",
    )
    made.add_argument(
        "--key",
        nargs="+",
        default=[],
        metavar="KEY",
        help="texts that a variety is to word otherwise than its parent; a file that lists them, one a line, is read",
    )
    made.add_argument(
        "--for-weblate",
        action="store_true",
        help="update the languages that are at home in Weblate, while it is locked and all it has is here",
    )
    made.add_argument("--by", metavar="ROLE", help="who says that the meaning is the same, by role")
    made.add_argument("--reason", metavar="TEXT", help="why the meaning is the same")
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_date_option(made)
    add_output_options(made)
    return made


@dataclass
class _Run:
    """One update: the texts of the files as they will be, and what is to be said."""

    options: Namespace
    same: frozenset[str]
    keys: frozenset[str] = frozenset()
    texts: dict[str, str | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def run(words: Sequence[str]) -> int:
    """Each catalog brought to today's content; the old files are kept in the history, as one change."""
    made = parser()
    options = made.parse_args(words)
    same = frozenset(_listed(options.same_meaning))
    if same and not (options.by and options.reason):
        made.error("--same-meaning needs --by ROLE and --reason TEXT: who says so, and why")
    root = Path(options.root)
    catalogs, findings = open_catalogs(options)
    tags, found = at_home(catalogs, options) if catalogs is not None else ([], [])
    if catalogs is None or errors_of(found):
        return print_findings(findings + found, options, root)
    work = _Run(options, same, frozenset(_listed(options.key)), findings=findings + found)
    for tag in tags:
        _language(catalogs, tag, work)
    if not any(row.code in KEEPS_ALL for row in work.findings):
        for line in work.told:
            say(line, options)
        changes = change_files(root, work.texts, "locale update", options.dry_run)
        work.findings += [row for change in changes for row in change.findings]
    return print_findings(work.findings, options, root)


def at_home(catalogs: Catalogs, options: Namespace) -> tuple[list[str], list[Finding]]:
    """The languages that this command may write: those that people keep in files, or with `--for-weblate` the others."""
    tags = [tag for tag in catalogs.tags if catalogs.in_weblate(tag) == options.for_weblate]
    left = [tag for tag in catalogs.tags if tag not in tags]
    if not options.tag:
        told = (
            [finding("LOC031", Place("locales"), languages=", ".join(left))] if left and not options.for_weblate else []
        )
        return tags, told
    code = "LOC032" if options.for_weblate else "LOC030"
    return tags, [finding(code, catalogs.place(tag, "home"), language=tag) for tag in left]


def _listed(words: Sequence[str]) -> list[str]:
    """Keys, and those that a named file lists."""
    found: list[str] = []
    for word in words:
        path = Path(word)
        rows = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else [word]
        found += [row.strip().lower() for row in rows if row.strip() and not row.lstrip().startswith("#")]
    return found


KEEPS_ALL = ("LOC026", "LOC028", "LOC037", "LOC038")
"""Findings with which nothing is written."""


def _language(catalogs: Catalogs, tag: str, work: _Run) -> None:
    parent = catalogs.variety_of(tag)
    sources = catalogs.sources(tag, work.keys)
    known = catalogs.known(tag) if work.keys else keys_of(sources)
    work.findings += _unknown(tag, sorted(work.same - keys_of(sources)), known, "LOC026")
    work.findings += _unknown(tag, sorted(work.keys - known), known, "LOC038")
    if work.keys and not (parent or catalogs.corrects(tag)):
        work.findings.append(finding("LOC037", catalogs.place(tag, "parent"), language=tag))
    same: list[Same] = []
    for file, rows in sources.items():
        path, shown = catalogs.path(tag, file), catalogs.shown(tag, file)
        catalog, found = read_po(path, shown) if path.is_file() else (None, [])
        work.findings += found
        if errors_of(found):
            continue
        made = updated(catalog, rows, tag, catalogs.protocol.renames, work.same)
        made.catalog.entries = [_begun(catalogs, tag, one, work.keys) for one in made.catalog.entries]
        work.texts[shown] = render_po(made.catalog)
        work.told.append(joined("", (f"{shown}: ", made.counts.told)))
        work.findings += _refused(made, tag, shown)
        same += made.same
    if same:
        _log(catalogs.root, tag, same, work)
    if parent:
        count = len(keys_of(catalogs.all_sources(tag)) - keys_of(sources))
        told = phrase("update/inherited", "{count} texts are left to {parent}", count=count, parent=parent)
        work.told.append(joined("", (f"locales/{tag}: ", told)))


def _unknown(tag: str, missing: Sequence[str], known: Collection[str], code: str) -> Iterator[Finding]:
    """What is to be said of keys that no text has."""
    for key in missing:
        near = nearest_key(key, sorted(known))
        hint = phrase("key/rather", "; did you mean `{name}`?", name=near) if near else ""
        yield finding(code, Place(f"locales/{tag}", 0, 0, key), key=key, suggestion=hint)


def _begun(catalogs: Catalogs, tag: str, entry: Entry, keys: Collection[str]) -> Entry:
    """A text that a variety or a site is to word otherwise, with the words of its parent or base to begin from."""
    if entry.context not in keys or entry.translation or entry.obsolete:
        return entry
    theirs = catalogs.inherited(tag, Source(entry.context or "", entry.source, ()))
    return entry._replace(translation=theirs.text) if theirs is not None else entry


def _refused(made: Updated, tag: str, shown: str) -> list[Finding]:
    return [
        finding("LOC027", Place(shown, 0, 0, key), key=key, language=tag, reason=reason)
        for key, reason in made.refused.items()
    ]


def _log(root: Path, tag: str, same: Sequence[Same], work: _Run) -> None:
    """Who said so, and why, at the end of `same_meaning` in the language's `review.yaml`; its comments stay."""
    shown = f"locales/{tag}/review.yaml"
    path = root / shown
    tree, _ = read_yaml(path, shown) if path.is_file() else (None, [])
    before = tree.get(("same_meaning",)) if tree is not None else None
    first = len(before) if isinstance(before, list) else 0
    options = work.options
    who = {"role": options.by, "reason": options.reason, "on": today_of(options).isoformat()}
    rows = [
        Set(("same_meaning", first + number), {"key": one.key, "was": one.was, "now": one.now, **who})
        for number, one in enumerate(same)
    ]
    try:
        work.texts[shown] = edit_yaml(raw_text(path) or "schema: 1\n", rows)
    except NotEditable:
        work.findings.append(finding("LOC028", Place(shown)))
