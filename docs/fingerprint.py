"""Prints the fingerprint of a part's translation, as a signature in `review.yaml` records it."""

import sys

from toolkit import shipped
from toolkit.resolve.approval import prefixes_of, signed_words
from toolkit.store.content import Folders, load_content


def fingerprint(tag: str, part: str) -> str:
    """The fingerprint of `rrse/recognise` or `scenario/quiet-agreement` in a language; empty where it is not whole."""
    loaded, _ = load_content(Folders(shipped.modalities(), shipped.locales()), (tag,))
    protocol = loaded.protocol
    if protocol is None:
        return ""
    messages = list(protocol.messages())
    made = [signed_words(prefix, protocol.catalogs.get(tag, {}), messages) for prefix in prefixes_of(part)]
    return next(filter(None, made), "")


if __name__ == "__main__":
    sys.stdout.write(fingerprint(sys.argv[1], sys.argv[2]) + "\n")
