"""`alliance check`: all findings at once, for a site, a study or a content folder."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.answers import Answer, Answers
from toolkit.cli.dates import add_date_option, today_of
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.phrases import phrase
from toolkit.store.folder import find_declaration


def parser() -> ArgumentParser:
    """The options of `alliance check`."""
    made = ArgumentParser("alliance check", description="Check a site, a study or a content folder; changes nothing.")
    made.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder (default: this one)")
    made.add_argument("--base", action="store_true", help="also compare the pinned copy of the protocol with its lock")
    add_date_option(made)
    add_output_options(made)
    return made


def run(words: Sequence[str]) -> int:
    """Print every finding; 1 where one of them is an error."""
    options = parser().parse_args(words)
    path = Path(options.path)
    found, findings = find_declaration(path)
    if found is None:
        return print_findings(findings, options, path)
    kind, root = found
    checked, more = {"site": check_site, "study": check_study, "content": check_content}[kind](root, options)
    findings += more
    code = print_findings(findings, options, root)
    say(phrase("check/done", "Checked {what}: {counts}.", what=checked, counts=counted(findings)), options)
    return code


def check_site(root: Path, options: Namespace) -> Answer:
    """One site with everything that its platforms would lose."""
    answers = Answers(root, options)
    answer = answers.site(base=options.base)
    answers.keep()
    return answer


def check_study(root: Path, options: Namespace) -> Answer:
    """A study with every site it lists; one site's errors never hide another's."""
    answers = Answers(root, options)
    folders, findings = answers.study()
    for folder in folders:
        findings += answers.site(folder, options.base)[1]
    answers.keep()
    return phrase("check/study", "study with {count} sites", count=len(folders)), findings


def check_content(root: Path, options: Namespace) -> Answer:
    """A content folder: `modalities/` with the `locales/` beside it."""
    from toolkit.rules.content import check_content as content_rules
    from toolkit.store.content import Folders, load_content

    whole = root.resolve()
    loaded, findings = load_content(Folders(whole, whole.parent / "locales"))
    findings += content_rules(loaded, today_of(options))
    count = len(list(loaded.protocol.messages())) if loaded.protocol else 0
    return phrase("check/content", "content with {count} texts", count=count), findings
