"""The receipt code of answers that were handed in as a file: read aloud by people, checked for slips and for changes by machines."""

import hashlib
import json
from collections.abc import Iterable, Mapping

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

LENGTH = 12
"""Symbols of a code: eleven of the digest and one that checks them."""

Answer = int | str | list[int] | None


def signed_text(
    row: Mapping[str, str], answers: Mapping[str, Answer], answered_in: Mapping[str, str], extra: Mapping[str, str]
) -> str:
    """What the code is made of: the pairs of the four parts in the order of the file, as compact JSON."""
    parts = [[[name, value] for name, value in part.items()] for part in (row, answers, answered_in, extra)]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def receipt_of(text: str) -> str:
    """The code of a signed text, as `8TG5-MD5B-GKZP`: 55 bits of its SHA-256 and the check symbol."""
    bits = int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8], "big") >> 9
    values = [(bits >> (5 * place)) & 31 for place in reversed(range(LENGTH - 1))]
    code = "".join(SYMBOLS[value] for value in [*values, _remainder([*values, 0])])
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def is_well_typed(code: str) -> bool:
    """Whether a code can have been written down without a slip; O, I and L are read as 0 and 1.

    Every single wrong symbol is found, and every two that have changed places.
    """
    plain = "".join(code.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    values = [SYMBOLS.find(symbol) for symbol in plain]
    return len(values) == LENGTH and -1 not in values and _remainder(values) == 0


def _remainder(values: Iterable[int]) -> int:
    """The polynomial with these coefficients at 2, over the field of 32 elements (x^5 + x^2 + 1)."""
    total = 0
    for value in values:
        total = (total << 1) ^ (0b100101 if total & 16 else 0) ^ value
    return total
