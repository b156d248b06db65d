"""Prints the fingerprint of a part's translation, as a signature in `review.yaml` records it."""

import sys

from toolkit import shipped
from toolkit.resolve.approval import signed_words
from toolkit.resolve.units import unit_named
from toolkit.store.content import Folders, load_content


def fingerprint(tag: str, part: str) -> str:
    """The fingerprint of `rrse/recognise` or `scenario/quiet-agreement` in a language; empty where it is not whole."""
    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()), (tag,))
    protocol = loaded.protocol
    if protocol is None:
        return ""
    unit = unit_named(part, protocol.instruments)
    return signed_words(unit.covers, protocol.catalogs.get(tag, {}), protocol.messages())


if __name__ == "__main__":
    sys.stdout.write(fingerprint(sys.argv[1], sys.argv[2]) + "\n")
