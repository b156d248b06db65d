"""`alliance locale update`: catalogs brought to today's texts; who says that a changed text still means the same is written down."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.catalog.extract import keys_of
from toolkit.catalog.update import Same, Updated, updated
from toolkit.cli.catalogs import Catalogs, add_root_option, add_tags, open_catalogs
from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.catalog import nearest_key
from toolkit.phrases import joined, phrase
from toolkit.store.edit import NotEditable, Set, edit_yaml
from toolkit.store.history import change_files, raw_text
from toolkit.store.po import read_po, render_po
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
    if catalogs is None:
        return print_findings(findings, options, root)
    work = _Run(options, same, findings=findings)
    for tag in catalogs.tags:
        _language(catalogs, tag, work)
    if not any(row.code in ("LOC026", "LOC028") for row in work.findings):
        for line in work.told:
            say(line, options)
        changes = change_files(root, work.texts, "locale update", options.dry_run)
        work.findings += [row for change in changes for row in change.findings]
    return print_findings(work.findings, options, root)


def _listed(words: Sequence[str]) -> list[str]:
    """Keys, and those that a named file lists."""
    found: list[str] = []
    for word in words:
        path = Path(word)
        rows = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else [word]
        found += [row.strip().lower() for row in rows if row.strip() and not row.lstrip().startswith("#")]
    return found


def _language(catalogs: Catalogs, tag: str, work: _Run) -> None:
    sources = catalogs.sources(tag)
    keys = keys_of(sources)
    for key in sorted(work.same - keys):
        near = nearest_key(key, sorted(keys))
        hint = phrase("key/rather", "; did you mean `{name}`?", name=near) if near else ""
        work.findings.append(finding("LOC026", Place(f"locales/{tag}", 0, 0, key), key=key, suggestion=hint))
    same: list[Same] = []
    for file, rows in sources.items():
        path, shown = catalogs.path(tag, file), catalogs.shown(tag, file)
        catalog, found = read_po(path, shown) if path.is_file() else (None, [])
        work.findings += found
        if errors_of(found):
            continue
        made = updated(catalog, rows, tag, catalogs.protocol.renames, work.same)
        work.texts[shown] = render_po(made.catalog)
        work.told.append(joined("", (f"{shown}: ", made.counts.told)))
        work.findings += _refused(made, tag, shown)
        same += made.same
    if same:
        _log(catalogs.root, tag, same, work)


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
