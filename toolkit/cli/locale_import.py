"""`alliance locale import`: what a translator sends back, as a plan that is shown first and then done as a whole or not at all."""

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit.catalog.exchange.container import Unreadable, kind_of, parts_of
from toolkit.catalog.exchange.marks import languages_in, normal
from toolkit.catalog.exchange.plan import Plan, Step, Texts, plan_of, steps_by_key
from toolkit.catalog.exchange.questions import HEAD, changes_of
from toolkit.catalog.exchange.reading import Reading
from toolkit.catalog.exchange.words import ENGLISH
from toolkit.catalog.exchange.written import catalog_with, origins_of
from toolkit.cli.exchanging import Exchange, open_exchange, read_back, unreadable
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.voice import voice_of
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.model.locale import ORIGINS, Review
from toolkit.model.questions import NAME
from toolkit.phrases import filled, numeral, phrase, said
from toolkit.store.content import locale_tags
from toolkit.store.edit import NotEditable, edit_yaml
from toolkit.store.edit_many import set_records
from toolkit.store.history import change_files, raw_text, undo_last
from toolkit.store.po import read_po, render_po

_TAG_IN_NAME = re.compile(r"(?:^|[-_ .])([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?=[ .(_]|$)")


def parser() -> ArgumentParser:
    """The options of `alliance locale import`."""
    made = ArgumentParser(
        "alliance locale import",
        description="Take in what a translator sends back. The plan is shown first; the old files are kept, and `alliance undo` "
        "brings them back.",
    )
    made.add_argument("file", metavar="FILE", help="a workbook (.xlsx) or a document (.docx) that went out from here")
    made.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="a site, or the folder of the shared content"
    )
    made.add_argument("--language", metavar="TAG", help="the language, where the file no longer tells it")
    made.add_argument(
        "--origin",
        choices=ORIGINS,
        help="who wrote the translations (default: a person; where a machine's draft was changed, a person who edited it)",
    )
    made.add_argument("--yes", "-y", action="store_true", help="do not ask")
    made.add_argument("--dry-run", action="store_true", help="show the plan, and change nothing")
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Read the file, show the plan, ask, and write all of it or nothing."""
    options = parser().parse_args(words)
    root, file = Path(options.path), Path(options.file)
    tag, findings = _language(file, root, options)
    exchange, more = open_exchange(root, tag) if tag else (None, [])
    findings += more
    if exchange is None:
        return print_findings(findings, options, root)
    if exchange.catalogs.in_weblate(tag):
        findings.append(finding("LOC030", exchange.catalogs.place(tag, "home"), language=tag))
        return print_findings(findings, options, root)
    reading = _reading(file, exchange)
    plan = plan_of(reading, _texts(exchange), _checked(exchange))
    texts, found = _written(exchange, plan, options)
    findings += plan.findings + found
    _show(plan, len(changes_of(exchange.asked, plan.questions, exchange.tag)), options)
    if found or options.dry_run or not texts or not _agreed(options):
        return print_findings(findings, options, root)
    findings += _change(root, texts)
    return print_findings(findings, options, root)


def _language(file: Path, root: Path, options: Namespace) -> tuple[str, list[Finding]]:
    """The language of a file: named, else by the marks of most of its rows, else by its name."""
    if options.language:
        return options.language, []
    try:
        parts = parts_of(file.read_bytes())
        kind_of(parts)
    except (Unreadable, OSError) as error:
        return "", [unreadable(file.as_posix(), error)]
    marked = languages_in(parts.values())
    known = locale_tags(root / "locales")
    named = [one for one in _TAG_IN_NAME.findall(file.stem) if one in known or (root / "site.yaml").is_file()]
    found = marked or (named if len(named) == 1 else [])
    return (found[0], []) if found else ("", [finding("EXCH003", Place(file.as_posix()))])


def _reading(file: Path, exchange: Exchange) -> Reading:
    sources = {key: one.text for key, one in exchange.by_key.items()}
    return read_back(file, file.as_posix(), exchange.protocol, sources)


def _texts(exchange: Exchange) -> Texts:
    review = exchange.protocol.reviews.get(exchange.tag)
    same = review.same_meaning if review is not None else ()
    return Texts(exchange.tag, exchange.by_key, exchange.standing_by_key, exchange.is_signed_below, same)


def _checked(exchange: Exchange) -> frozenset[str]:
    """The words by which a translator says that a translation still fits, in the language of the file and in English."""
    return frozenset(normal(word).lower() for word in (ENGLISH["state_checked"], exchange.words["state_checked"]))


# What is written


def _written(exchange: Exchange, plan: Plan, options: Namespace) -> tuple[dict[str, str | None], list[Finding]]:
    """The files as they will be: catalogs, who made the translations, what was asked."""
    texts: dict[str, str | None] = {}
    findings: list[Finding] = []
    steps = steps_by_key(plan.steps)
    for name, sources in exchange.sources.items():
        mine = {one.key: steps[one.key] for one in sources if one.key in steps}
        if mine:
            shown, path = exchange.catalogs.shown(exchange.tag, name), exchange.catalogs.path(exchange.tag, name)
            catalog, found = read_po(path, shown) if path.is_file() else (None, [])
            findings += errors_of(found)
            made = catalog_with(catalog, exchange.tag, mine, sources, exchange.protocol.renames)
            texts[shown] = render_po(made)
    findings += _note_origins(exchange, plan.steps, options, texts)
    findings += _note_questions(exchange, plan, texts)
    return texts, findings


def _note_origins(
    exchange: Exchange, steps: Sequence[Step], options: Namespace, texts: dict[str, str | None]
) -> list[Finding]:
    shown = f"locales/{exchange.tag}/review.yaml"
    review = exchange.protocol.reviews.get(exchange.tag) or Review()
    records = origins_of(steps, options.origin, review)
    if not records:
        return []
    begun = f"schema: 1\nmethod: {review.method}\norigin: {review.origin}\n"
    try:
        texts[shown] = set_records(_text(exchange.catalogs.root / shown, begun), "messages", records)
    except NotEditable:
        return [finding("EXCH023", Place(shown), file=shown)]
    return []


def _note_questions(exchange: Exchange, plan: Plan, texts: dict[str, str | None]) -> list[Finding]:
    changes = changes_of(exchange.asked, plan.questions, exchange.tag)
    if not changes:
        return []
    try:
        texts[NAME] = edit_yaml(_text(exchange.catalogs.root / NAME, HEAD), changes)
    except NotEditable:
        return [finding("EXCH023", Place(NAME), file=NAME)]
    return []


def _text(path: Path, begun: str) -> str:
    """What a file says, or how a new one begins; one in another encoding than UTF-8 can be read, but not added to."""
    text = raw_text(path)
    if text is None and path.exists():
        raise NotEditable("not in UTF-8")
    return text or begun


def _change(root: Path, texts: Mapping[str, str | None]) -> list[Finding]:
    """Change all files as one command; where one cannot be changed, those before it are put back."""
    changes = change_files(root, texts, "locale import")
    findings = [row for change in changes for row in change.findings]
    if findings and any(change.kept for change in changes):
        undo_last(root)
    return findings


# What is shown

KINDS = {
    "new": phrase("exchange/new", "new      {key}: {new}"),
    "changed": phrase("exchange/changed", "changed  {key}: {old} → {new}"),
    "checked": phrase("exchange/checked", "checked  {key}: {new}"),
}
PLAN = phrase(
    "exchange/plan",
    "{new} new, {changed} changed, {checked} checked, {questions} new questions; {untouched} as they were, {refused} refused",
)


def _show(plan: Plan, questions: int, options: Namespace) -> None:
    for step in plan.steps:
        say(filled(KINDS[step.kind], key=step.key, old=_line(step.old), new=_line(step.new)), options)
    counts = {kind: plan.count(kind) for kind in KINDS}
    numbers = {**counts, "questions": questions, "untouched": plan.untouched, "refused": plan.refused}
    say(filled(PLAN, **{name: numeral(number) for name, number in numbers.items()}), options)


def _line(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " / ".join(text.splitlines())
    return line if len(line) <= 100 else f"{line[:99]}…"


def _agreed(options: Namespace) -> bool:
    """Whether the plan is to be done: said beforehand, or asked of a person who is there."""
    if options.yes or not sys.stdin.isatty():
        return True
    question = said(phrase("exchange/ask", "Write this? (y/N) "), voice_of(options))
    return input(question).strip().lower() in ("y", "yes")
