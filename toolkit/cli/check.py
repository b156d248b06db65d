"""`alliance check`: all findings at once, for a site, a study or a content folder."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from toolkit.cli.dates import add_date_option, stamp_of, today_of
from toolkit.cli.printing import add_output_options, counted, print_findings, say
from toolkit.findings import Finding
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
    say(f"Checked {checked}: {counted(findings)}.", options)
    return code


def check_site(root: Path, options: Namespace, shown: str = "") -> tuple[str, list[Finding]]:
    """One site with everything that its platforms would lose."""
    from toolkit.cli.opening import open_site
    from toolkit.survey.targets import losses

    opened = open_site(root, today_of(options), shown, stamp_of(options))
    findings = list(opened.findings)
    if options.base:
        findings += base_findings(opened.root, opened.study_root, shown)
    if opened.resolved is not None:
        for form in opened.resolved.forms:
            for target in opened.resolved.site.surveys:
                findings += losses(target, form)
    return f"site {opened.site.site.id}" if opened.site else f"site in {root.name or 'this folder'}", findings


def base_findings(root: Path, study: Path | None, shown: str) -> list[Finding]:
    """Whether the copy of the protocol is the one that was pinned."""
    from toolkit.store.base import base_home, check_base

    home = base_home(root, study)
    return check_base(home, shown) if home is not None else []


def check_study(root: Path, options: Namespace) -> tuple[str, list[Finding]]:
    """A study with every site it lists; one site's errors never hide another's."""
    from toolkit.cli.study import open_study

    study = open_study(root)
    findings = list(study.findings)
    for folder in study.folders:
        findings += check_site(root / folder, options, f"{folder}/")[1]
    return f"study with {len(study.folders)} sites", findings


def check_content(root: Path, options: Namespace) -> tuple[str, list[Finding]]:
    """A content folder: `modalities/` with the `locales/` beside it."""
    from toolkit.rules.content import check_content as content_rules
    from toolkit.store.content import Folders, load_content

    loaded, findings = load_content(Folders(root, root.parent / "locales"))
    findings += content_rules(loaded)
    count = len(list(loaded.protocol.messages())) if loaded.protocol else 0
    return f"content with {count} texts", findings
