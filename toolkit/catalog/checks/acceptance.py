"""What a named role accepts: a warning about one message, for exactly the words that were looked at."""

from collections.abc import Iterable, Iterator

from toolkit.catalog.checks.message import Translated
from toolkit.findings import Finding, Place, Severity, finding
from toolkit.model.locale import MessageReview, Review
from toolkit.resolve.fingerprint import words


def after_acceptance(findings: Iterable[Finding], seen: Translated, review: Review, file: str) -> list[Finding]:
    """The findings without those that are accepted, and what is to be said of acceptances that do not hold."""
    left = list(findings)
    for key, message in review.messages.items():
        if not message.accepted:
            continue
        place = Place(file, 0, 0, key)
        pair = seen.by_key.get(key)
        now = words([(key, pair.target)]) if pair else ""
        if not now or message.words != now:
            left.append(finding("CHEK028", place, key=key, words=now or "-"))
            continue
        mine = [row for row in left if row.place.key == key]
        left += _unheld(key, message, mine, place)
        silent = {row.code for row in message.accepted}
        left = [row for row in left if row not in mine or row.code not in silent or row.severity is Severity.ERROR]
    return left


def _unheld(key: str, message: MessageReview, mine: list[Finding], place: Place) -> Iterator[Finding]:
    """Acceptances of errors, and of what is not found."""
    for row in message.accepted:
        found = [one for one in mine if one.code == row.code]
        if any(one.severity is Severity.ERROR for one in found):
            yield finding("CHEK029", place, key=key, code=row.code)
        elif not found:
            yield finding("CHEK030", place, key=key, code=row.code)
