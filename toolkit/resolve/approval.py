"""Approval: which translations people have signed, as long as the words are those they signed, and the English is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.model.catalog import SINGLE, Catalog
from toolkit.model.locale import Review, ScaleReview
from toolkit.model.renames import Renames
from toolkit.model.text import Message
from toolkit.resolve.fingerprint import words

Rows = Sequence[tuple[str, str]]


class Approvals:
    """Knows, for every language, the key prefixes whose translation is approved."""

    def __init__(
        self,
        reviews: Mapping[str, Review],
        catalogs: Mapping[str, Catalog],
        messages: Iterable[Message],
        renames: Renames | None = None,
    ) -> None:
        signed = {tag: review for tag, review in reviews.items() if _any_approved(review)}
        listed = list(messages) if signed else []
        known = renames or Renames()
        self._prefixes = {
            tag: tuple(_approved_prefixes(review, catalogs.get(tag, {}), listed, known))
            for tag, review in signed.items()
        }

    def __call__(self, tag: str, key: str) -> bool:
        return key.startswith(self._prefixes.get(tag, ()))


def _any_approved(review: Review) -> bool:
    return any(scale.state == "approved" for scale in review.scales.values())


def _approved_prefixes(review: Review, catalog: Catalog, messages: list[Message], renames: Renames) -> Iterator[str]:
    for name, scale in review.scales.items():
        for prefix in prefixes_of(name) if scale.state == "approved" else ():
            if _holds(scale, prefix, review, catalog, messages, renames):
                yield prefix


def _holds(
    scale: ScaleReview, prefix: str, review: Review, catalog: Catalog, messages: list[Message], renames: Renames
) -> bool:
    """Whether a signature is of these words and of this English, by the names of today or by older ones."""
    said = _translations(prefix, catalog, messages)
    if not said:
        return False
    english = [(message.key, message.text) for message in messages if message.key.startswith(prefix)]
    for generation in range(renames.generations, -1, -1):
        if words(_named(said, renames, generation)) == scale.words:
            versions = _earlier(english, review)
            return scale.source is None or any(
                words(_named(rows, renames, generation)) == scale.source for rows in versions
            )
    return False


def _named(rows: Rows, renames: Renames, generation: int) -> Rows:
    """Rows by the names that their texts had; the generation after the last is that of today."""
    if generation == renames.generations:
        return rows
    return [(renames.before(key, generation), text) for key, text in rows]


def _earlier(english: Rows, review: Review) -> Iterator[Rows]:
    """The English of today, and as it was before each change of which somebody has said that it changes no meaning."""
    texts = dict(english)
    yield english
    for change in reversed(review.same_meaning):
        if texts.get(change.key) == change.now:
            texts[change.key] = change.was
            yield list(texts.items())


def prefixes_of(name: str) -> tuple[str, ...]:
    """The key prefixes that an entry of `review.yaml` speaks of: `rrse/confidence6`, or any other part as `scenario/<id>`."""
    kind, _, rest = name.partition("/")
    if kind in ("scenario", "module", "document", "modality", *SINGLE):
        return (f"{name}/",)
    return (f"instrument/{kind}/scales/{rest}/", f"instrument/{kind}/sections/{rest}/")


def signed_words(prefix: str, catalog: Catalog, messages: Iterable[Message]) -> str:
    """The fingerprint of the translations under a prefix, as a signature records it; empty where a translation is missing."""
    rows = _translations(prefix, catalog, messages)
    return words(rows) if rows else ""


def signed_source(prefix: str, messages: Iterable[Message]) -> str:
    """The fingerprint of the English under a prefix, as a signature records it beside that of the translations."""
    return words((message.key, message.text) for message in messages if message.key.startswith(prefix))


def _translations(prefix: str, catalog: Catalog, messages: Iterable[Message]) -> Rows:
    """What is translated under a prefix; nothing where one translation is missing, or is of another English."""
    rows = []
    for message in messages:
        if message.key.startswith(prefix):
            entry = catalog.get(message.key)
            if entry is None or not entry.text or entry.source != message.text or entry.needs_check:
                return ()
            rows.append((message.key, entry.text))
    return rows
