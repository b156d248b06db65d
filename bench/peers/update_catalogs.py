"""Brings catalogs up to date as a user's script would: Babel reads template and catalog, updates without guessing, and writes.

The templates are there already; ours makes them out of the content as well.
Usage: python -m peers.update_catalogs TEMPLATES CATALOGS
"""

import sys
from pathlib import Path

from babel.messages.pofile import read_po, write_po


def main(words: list[str]) -> int:
    templates, catalogs = map(Path, words)
    for path in sorted(templates.glob("*.pot")):
        target = catalogs / f"{path.stem}.po"
        with path.open("rb") as file:
            template = read_po(file)
        with target.open("rb") as file:
            catalog = read_po(file, locale="ja")
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        with target.open("wb") as file:
            write_po(file, catalog, width=0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
