"""`alliance locale export`: a language's texts as a file for Excel or Word, with the papers in which they stand."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.catalog.exchange.letter import render_letter
from toolkit.catalog.exchange.marks import digest
from toolkit.catalog.exchange.prints import early_of, printed_by
from toolkit.catalog.exchange.questions import lines_of
from toolkit.catalog.exchange.rows import LONGEST, STATES, Row, Wanted, rows_of, states_of, summary_of
from toolkit.catalog.exchange.sheet import render_sheet
from toolkit.catalog.exchange.terms import term_lines
from toolkit.cli.context_pages import context_files
from toolkit.cli.dates import add_date_option, stamp_of, today_of
from toolkit.cli.exchanging import Exchange, open_exchange, read_back
from toolkit.cli.opening import open_site
from toolkit.cli.printing import print_findings, say
from toolkit.findings import Finding, Place, errors_of, finding
from toolkit.phrases import filled, numeral, phrase
from toolkit.resolve.site import ResolvedSite

FILES = {"xlsx": render_sheet, "docx": render_letter}


def parser() -> ArgumentParser:
    """The options of `alliance locale export`."""
    made = ArgumentParser(
        "alliance locale export",
        description="Write a language's texts into a file for Excel or Word, and the papers in which they stand.",
    )
    made.add_argument("tag", metavar="TAG", help="the language")
    made.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="a site, or the folder of the shared content"
    )
    made.add_argument("--format", choices=tuple(FILES), default="xlsx", help="a workbook or a document")
    made.add_argument("--all", action="store_true", help="take also what this site does not print")
    made.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="PART",
        help="a catalog (instruments) or the beginning of keys (instrument/rrse); may be given several times",
    )
    made.add_argument(
        "--state", action="append", default=[], choices=(*STATES, "all"), help="texts in this state; several times"
    )
    made.add_argument("-o", "--output", metavar="PATH", help="the folder or the file (default: exchange/TAG)")
    made.add_argument("--no-context", action="store_true", help="leave out the papers in which the texts stand")
    made.add_argument("--quiet", "-q", action="store_true", help="print findings only")
    made.add_argument("--no-color", action="store_true", help="no colours; NO_COLOR does the same")
    add_date_option(made)
    return made


def run(words: Sequence[str]) -> int:
    """Write the file, its context, and one line on how much there is to do."""
    options = parser().parse_args(words)
    kind, options.format = options.format, "text"
    root = Path(options.path)
    exchange, findings = open_exchange(root, options.tag)
    site, more = _site(root, options) if exchange is not None and exchange.catalogs.site else (None, [])
    findings += more
    if exchange is None or (exchange.catalogs.site and site is None):
        return print_findings(findings, options, root)
    rows, found = _rows(exchange, site, options, kind)
    file = _target(root, options, kind)
    findings += found or _in_the_way(exchange, file)
    if errors_of(findings):
        return print_findings(findings, options, root)
    made = {file: FILES[kind](rows, options.tag, exchange.words)}
    context, more = ({}, []) if options.no_context else context_files(exchange, site, rows)
    made |= {file.with_name(name): data for name, data in context.items()}
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _tell(rows, made, options)
    return print_findings([*findings, *more], options, root)


def _site(root: Path, options: Namespace) -> tuple[ResolvedSite | None, list[Finding]]:
    """The site, to know what it prints; its errors where it cannot be known."""
    opened = open_site(root, today_of(options), stamp_of(options))
    return opened.resolved, [] if opened.resolved is not None else errors_of(opened.findings)


def _rows(
    exchange: Exchange, site: ResolvedSite | None, options: Namespace, kind: str
) -> tuple[list[Row], list[Finding]]:
    states = STATES if not options.state or "all" in options.state else tuple(options.state)
    wanted = Wanted(early=early_of(exchange.protocol), only=options.only, states=states)
    if site is not None and not options.all:
        wanted.printed = printed_by(site)
    said = term_lines(exchange.by_key.values(), exchange.terms)
    for key, lines in lines_of(exchange.asked, exchange.words).items():
        said[key] = [*said.get(key, ()), *lines]
    rows = rows_of(exchange.sources, exchange.standing, wanted, said)
    place = Place(options.path)
    if not rows:
        named = ", ".join((*options.only, *options.state)) or options.tag
        return [], [finding("EXCH024", place, wanted=named)]
    long = [row for row in rows if kind == "xlsx" and max(len(row.source), len(row.standing.translation)) > LONGEST]
    found = [finding("EXCH022", place, key=row.key) for row in long]
    return [row for row in rows if row not in long] if long else rows, found


def _target(root: Path, options: Namespace, kind: str) -> Path:
    named = Path(options.output) if options.output else root / "exchange" / options.tag
    return named if named.suffix.lower() == f".{kind}" else named / f"texts-{options.tag}.{kind}"


def _in_the_way(exchange: Exchange, file: Path) -> list[Finding]:
    """A file of that name with translations that are not in the catalogs is somebody's work."""
    if not file.exists():
        return []
    shown = file.as_posix()
    reading = read_back(file, shown, exchange.protocol, {key: one.text for key, one in exchange.by_key.items()})
    waiting = any(row.question and row.question not in _asked(exchange) for row in reading.rows)
    for row in reading.rows:
        stands = {digest(exchange.standing_by_key(key).translation) for key in row.keys}
        went_out = row.mark.translation if row.mark else digest("")
        waiting = waiting or digest(row.translation or "") not in {went_out, *stands}
    return [finding("EXCH021", Place(shown), file=shown)] if waiting or not reading.rows else []


def _asked(exchange: Exchange) -> set[str]:
    return {one.question for one in exchange.asked}


SUMMARY = phrase(
    "exchange/summary", "{words} words in {texts} texts; {early} words before recruitment; {repeats} texts repeat"
)
STANDING = phrase(
    "exchange/standing",
    "{missing} not translated, {needs_check} to be checked, {draft} not reviewed, {approved} approved",
)


def _tell(rows: Sequence[Row], made: dict[Path, bytes], options: Namespace) -> None:
    for path in made:
        say(path.as_posix(), options)
    told = summary_of(rows)
    numbers = {name: numeral(getattr(told, name)) for name in ("words", "texts", "early", "repeats")}
    say(filled(SUMMARY, **numbers), options)
    say(filled(STANDING, **{name: numeral(count) for name, count in states_of(rows).items()}), options)
