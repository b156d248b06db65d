"""The shared content as it was last read, kept in the cache folder by all it was read from, so that most runs parse none of it."""

import io
import pickle
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from toolkit import shipped
from toolkit.model.content import Protocol
from toolkit.publish.code import code_digest, listing_digest
from toolkit.publish.stamps import write_whole

PLAIN = {("datetime", "date"), ("builtins", "frozenset")}
"""What content is made of beside our own models: all that is brought back from a file."""


class KeptContent:
    """Content of one origin: a base, known by its lock, or what the toolkit ships; with the languages and modalities wanted."""

    def __init__(self, cache: Path, lock: bytes | None, shown: str, *wanted: Iterable[str]) -> None:
        origin = lock.hex() if lock is not None else listing_digest(shipped.modalities(), shipped.locales())
        told = (code_digest(cache), origin, shown, *(sorted(set(names)) for names in wanted))
        self._file = cache / "content" / sha256(repr(told).encode()).hexdigest()

    def read(self) -> Protocol | None:
        """The content, or None where it is to be read anew."""
        try:
            found = _OursAlone(io.BytesIO(self._file.read_bytes())).load()
        except Exception:  # a damaged file may stop its reader anywhere
            return None
        return found if isinstance(found, Protocol) else None

    def keep(self, protocol: Protocol) -> None:
        """Keeps the content with its parts spelled out, so that what works out their digests need not build serializers."""
        protocol.spell()
        write_whole(self._file, pickle.dumps(protocol, 5))


class _OursAlone(pickle.Unpickler):
    """Makes objects of our models and plain values, and calls nothing else, whatever a damaged file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("toolkit.model.") or (module, name) in PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
