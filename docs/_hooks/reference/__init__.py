"""The reference pages, written from the code and the content alone; a page of the documentation that is not written by hand."""

from collections.abc import Mapping

from reference import adapters, catalogs, checks, commands, coverage, findings, keys, targets


def pages() -> Mapping[str, str]:
    """Path below `docs/` -> Markdown, of every generated page."""
    return {
        **keys.pages(),
        "reference/adapters.md": adapters.page(),
        "reference/commands.md": commands.page(),
        "reference/findings.md": findings.page(),
        "reference/targets.md": targets.page(),
        "reference/catalogs.md": catalogs.page(),
        "reference/checks.md": checks.page(),
        "reference/coverage.md": coverage.page(),
    }
