"""A site's own pages: `pages/<tag>/*.md`, plain Markdown without raw HTML."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.findings import Finding, Place
from toolkit.store.decode import read_text
from toolkit.store.folder import check_inside


def read_pages(
    root: Path, shown: str, languages: Iterable[str]
) -> tuple[dict[str, str], dict[str, str], list[Finding]]:
    """(path below `pages/` -> text, path -> name to show, findings)."""
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    findings: list[Finding] = []
    for tag in languages:
        for path in sorted((root / "pages" / tag).glob("*.md")):
            name = f"{tag}/{path.name}"
            there, found = check_inside(root, f"pages/{name}", Place(f"{shown}pages/{name}"))
            text, more = read_text(path, f"{shown}pages/{name}") if there else (None, [])
            findings += found + more
            if text is not None:
                texts[name] = text
                names[name] = f"{shown}pages/{name}"
    return texts, names, findings
