"""Approval: which translations people have signed, as long as the words are those they signed."""

from collections.abc import Iterable, Mapping

from toolkit.model.catalog import SINGLE, Catalog
from toolkit.model.locale import Review
from toolkit.model.text import Message
from toolkit.resolve.fingerprint import words


class Approvals:
    """Knows, for every language, the key prefixes whose translation is approved."""

    def __init__(
        self, reviews: Mapping[str, Review], catalogs: Mapping[str, Catalog], messages: Iterable[Message]
    ) -> None:
        signed = {tag: review for tag, review in reviews.items() if _any_approved(review)}
        listed = list(messages) if signed else []
        self._prefixes = {
            tag: tuple(_approved_prefixes(review, catalogs.get(tag, {}), listed)) for tag, review in signed.items()
        }

    def __call__(self, tag: str, key: str) -> bool:
        return key.startswith(self._prefixes.get(tag, ()))


def _any_approved(review: Review) -> bool:
    return any(scale.state == "approved" for scale in review.scales.values())


def _approved_prefixes(review: Review, catalog: Catalog, messages: list[Message]) -> Iterable[str]:
    for name, scale in review.scales.items():
        if scale.state == "approved":
            yield from (
                prefix for prefix in prefixes_of(name) if signed_words(prefix, catalog, messages) == scale.words
            )


def prefixes_of(name: str) -> tuple[str, ...]:
    """The key prefixes that an entry of `review.yaml` speaks of: `rrse/confidence6`, or any other part as `scenario/<id>`."""
    kind, _, rest = name.partition("/")
    if kind in ("scenario", "module", "document", "modality", *SINGLE):
        return (f"{name}/",)
    return (f"instrument/{kind}/scales/{rest}/", f"instrument/{kind}/sections/{rest}/")


def signed_words(prefix: str, catalog: Catalog, messages: Iterable[Message]) -> str:
    """The fingerprint of the translations under a prefix, as a signature records it; empty where a translation is missing."""
    rows = []
    for message in messages:
        if message.key.startswith(prefix):
            entry = catalog.get(message.key)
            if entry is None or not entry.text or entry.source != message.text or entry.needs_check:
                return ""
            rows.append((message.key, entry.text))
    return words(rows) if rows else ""
