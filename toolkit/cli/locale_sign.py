"""`alliance locale sign`: records a step of a review in `review.yaml`, and prints the certificate of what was signed."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.catalogs import add_root_option
from toolkit.cli.certifying import SUFFIXES, show_certificate
from toolkit.cli.dates import add_date_option, day_named, today_of
from toolkit.cli.printing import add_output_options, print_findings, say
from toolkit.cli.signing import Signing, open_signing
from toolkit.findings import Finding, errors_of
from toolkit.model.locale import ORIGINS
from toolkit.model.method import FORWARD, STEPS
from toolkit.phrases import phrase
from toolkit.store.history import change_files


def parser() -> ArgumentParser:
    """The options of `alliance locale sign`."""
    made = ArgumentParser(
        "alliance locale sign",
        description="Record a step of a review; with the step `approved` sign it, and print the certificate that a board asks for.",
    )
    made.add_argument("tag", metavar="TAG", help="the language")
    made.add_argument(
        "unit", metavar="SCALE", help="what it is about: rrse/confidence6, a whole instrument as rrse, or scenario/<id>"
    )
    made.add_argument("--step", choices=STEPS, help="what was done")
    made.add_argument("--role", metavar="ROLE", help="who did it, by role; no names")
    made.add_argument("--on", type=day_named, metavar="YYYY-MM-DD", help="the day it was done (default: today)")
    made.add_argument("--origin", choices=ORIGINS, help="of a translation: how it came to be")
    made.add_argument("--country", type=_country, metavar="CODE", help="of a debriefing: the country, by two letters")
    made.add_argument("--n", type=_count, metavar="N", help="of a debriefing: how many people")
    made.add_argument("--profile", metavar="TEXT", help="who they were, without names")
    made.add_argument("--problems", metavar="TEXT", help="of a debriefing: what was not understood; none if nothing")
    made.add_argument("--note", metavar="TEXT", help="what else is worth knowing")
    made.add_argument("--deviation", metavar="WHY", help="why it was done otherwise than the method says")
    made.add_argument("--risk", metavar="TEXT", help="of a deviation: what may be wrong because of it")
    made.add_argument("--approver", metavar="ROLE", help="of a deviation: who has agreed to it, by role")
    made.add_argument("--skipped", action="store_true", help="of a deviation: the step was left out altogether")
    made.add_argument("--certificate", action="store_true", help="print the certificate and record nothing")
    made.add_argument("-o", "--output", metavar="FILE", help="write the certificate to FILE (.html, .docx or .txt)")
    made.add_argument(
        "--language", metavar="TAG", help="the certificate's language (default: the site's, else English)"
    )
    add_root_option(made)
    made.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_date_option(made)
    add_output_options(made)
    return made


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ArgumentTypeError(f"{text} is not a country; write its two letters, as JP")
    return text.upper()


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a number of people")
    return int(text)


def run(words: Sequence[str]) -> int:
    """Record the step in every unit that is named, or in none; then the certificate, where it was signed."""
    made = parser()
    options = made.parse_args(words)
    wrong = _misused(options)
    if wrong:
        made.error(wrong)
    root = Path(options.root)
    signing, findings = open_signing(root, options)
    if signing is None:
        return print_findings(findings, options, root)
    if not options.certificate:
        findings += _recorded(signing, options, root)
    if not errors_of(findings) and not options.dry_run and (options.certificate or options.step == "approved"):
        show_certificate(signing, options, root)
    return print_findings(findings, options, root)


def _misused(options: Namespace) -> str:
    """What is missing on the command line; empty if nothing."""
    told = (options.deviation, options.risk, options.approver)
    texts = (options.role, options.profile, options.problems, options.note, *told)
    if not options.certificate and not (options.step and options.role):
        return "--step STEP and --role ROLE say what was done and by whom; --certificate records nothing"
    if (any(told) or options.skipped) and not all(told):
        return "a deviation needs --deviation WHY, --risk TEXT and --approver ROLE"
    if options.step in FORWARD and not options.origin and not options.skipped:
        return f"--step {options.step} needs --origin: how the translation came to be"
    if any(text is not None and (not text.strip() or len(text) > 300) for text in texts):
        return "texts have at least one letter and at most 300"
    if options.output and Path(options.output).suffix not in SUFFIXES:
        return f"-o takes a file that ends with {', '.join(SUFFIXES)}"
    return ""


def _recorded(signing: Signing, options: Namespace, root: Path) -> list[Finding]:
    """Write the step down; nothing is written where something stands against it."""
    findings = signing.record(options, today_of(options))
    if errors_of(findings):
        return findings
    text, found = signing.text()
    if found:
        return findings + found
    changes = change_files(root, {signing.shown: text}, "locale sign", options.dry_run) if text is not None else []
    for name in signing.changed:
        say(_told(options.dry_run, shown=signing.shown, name=name, step=options.step), options)
    for name in signing.known:
        told = phrase("sign/known", "{shown}: {name}: {step} was recorded before", **_slots(signing, name, options))
        say(told, options)
    return findings + [row for change in changes for row in change.findings]


def _slots(signing: Signing, name: str, options: Namespace) -> dict[str, str]:
    return {"shown": signing.shown, "name": name, "step": options.step}


def _told(dry_run: bool, **slots: str) -> str:
    if dry_run:
        return phrase("sign/would_record", "{shown}: {name}: {step} would be recorded", **slots)
    return phrase("sign/recorded", "{shown}: {name}: {step} is recorded", **slots)
