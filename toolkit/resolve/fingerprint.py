"""Fingerprints: equal `structure` says that two files are built alike, equal `words` that they say the same. Neither is measurement."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from toolkit.model.text import InStructure


@cache
def _structure_fields(cls: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """(attribute, spelling, default) of the fields that count."""
    return tuple(
        (name, info.alias or name, info.get_default(call_default_factory=True))
        for name, info in cls.model_fields.items()
        if any(isinstance(mark, InStructure) for mark in info.metadata)
    )


def structure_of(model: BaseModel) -> dict[str, Any]:
    """The fields marked as structure, those at their default left out, nested models likewise."""
    found = {}
    for name, spelling, default in _structure_fields(type(model)):
        value = getattr(model, name)
        if value != default:
            found[spelling] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return structure_of(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(member) for key, member in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, float):
        raise TypeError("a structure holds no fractions; shares are per mille")
    return value


def structure(part: BaseModel | Mapping[str, Any]) -> str:
    """First 16 hex digits of SHA-256 over canonical JSON of the structure."""
    plain = structure_of(part) if isinstance(part, BaseModel) else _plain(part)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def words(messages: Iterable[tuple[str, str]]) -> str:
    """First 16 hex digits of SHA-256 over (key, text before slots, NFC) in content order."""
    rows = [[key, unicodedata.normalize("NFC", text)] for key, text in messages]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
