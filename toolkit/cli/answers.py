"""Answers of `check` that are given again while nothing they came from has changed; only new ones load what checks."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.cli.dates import stamp_of, today_of
from toolkit.cli.inputs import options_of, site_inputs, study_inputs
from toolkit.cli.printing import seen_from
from toolkit.findings import Finding, from_row, in_order, to_row
from toolkit.phrases import from_data, phrase, to_data
from toolkit.publish.cache import cache_folder
from toolkit.publish.stamps import Days, Seen
from toolkit.publish.verdicts import Verdicts

Answer = tuple[str, list[Finding]]
"""What was checked, in words, and what was found."""


class Answers:
    """The answers on one site, or on a study and its sites. Call `keep` when all are given."""

    def __init__(self, root: Path, options: Namespace) -> None:
        self._cache = cache = cache_folder()
        self._root = root
        self._options = options
        self._day = today_of(options)
        self._told = options_of(options, cache, "check", root.resolve())
        self._verdicts = Verdicts(cache, root)
        self._seen: Seen = {}
        self.keep = self._verdicts.keep

    def site(self, folder: str = "", base: bool = False) -> Answer:
        """On a site, the root or a folder below it. `base` compares the pinned copy with its lock, which is never kept."""
        root = self._root / folder if folder else self._root
        known = self._known(f"site {folder}")
        if known is None:
            inputs = site_inputs(self._told, root, self._seen)
            name, findings, until = _look(root, self._day, stamp_of(self._options), self._cache)
            known = {"name": to_data(name), "findings": [to_row(row) for row in findings]}
            self._verdicts.put(f"site {folder}", replace(inputs, told=known, days=days_of(self._day, until)))
        found = [*_findings_in(known), *(_base(root) if base else ())]
        return from_data(known["name"]), in_order(seen_from(found, folder))

    def study(self) -> tuple[list[str], list[Finding]]:
        """The folders of a study's sites, and what does not fit between them."""
        known = self._known("study")
        if known is None or _matches(self._root, known["patterns"]) != known["matches"]:
            known = self._opened_study()
        return known["folders"], _findings_in(known)

    def _opened_study(self) -> dict[str, Any]:
        from toolkit.cli.study import open_study

        study = open_study(self._root)
        patterns = list(study.patterns)
        known = {
            "patterns": patterns,
            "matches": _matches(self._root, patterns),
            "folders": study.folders,
            "findings": [to_row(row) for row in study.findings],
        }
        inputs = study_inputs(self._told, self._root, study.folders)
        self._verdicts.put("study", replace(inputs, told=known))
        return known

    def _known(self, name: str) -> Any:
        return self._verdicts.get(name, self._told, self._day.isoformat())


def days_of(today: date, until: date | None) -> Days:
    """From today until a day on which something may change by itself; a day gone by may have changed it too."""
    return today.isoformat(), until.isoformat() if until else "~"


def _findings_in(known: dict[str, Any]) -> list[Finding]:
    return [from_row(row) for row in known["findings"]]


def _matches(root: Path, patterns: Sequence[str]) -> list[str]:
    """The declarations of sites that a study lists, as paths below it."""
    found = (path for pattern in patterns for path in root.glob(f"{pattern}/site.yaml"))
    return sorted({path.relative_to(root).as_posix() for path in found})


def _look(root: Path, today: date, stamp: str | None, cache: Path) -> tuple[str, list[Finding], date | None]:
    """What a site is called and what is found in it now, with the day on which that may change by itself."""
    from toolkit.cli.opening import open_site
    from toolkit.survey.targets import losses

    opened = open_site(root, today, stamp, cache)
    findings = list(opened.findings)
    if opened.resolved is not None:
        for form in opened.resolved.forms:
            for target in opened.resolved.site.surveys:
                findings += losses(target, form)
    if opened.site:
        name = phrase("check/site", "site {name}", name=opened.site.site.id)
    else:
        folder = root.name or phrase("folder/this", "this folder")
        name = phrase("check/site_in", "site in {folder}", folder=folder)
    return name, in_order(opened.without_accepted(findings)), opened.until


def _base(root: Path) -> list[Finding]:
    """Whether the copy of the protocol is the one that was pinned."""
    from toolkit.store.base import base_home, check_base
    from toolkit.store.site import read_site

    home = base_home(root, read_site(root).study_root)
    return check_base(home) if home is not None else []
