"""Approval: a signature holds for the words that were signed, for the part it names, and for nothing else."""

import json
from dataclasses import replace
from typing import Any

from unit.resolve.builders import small

from toolkit.model.catalog import Translation
from toolkit.model.locale import Review
from toolkit.resolve.approval import Approvals, prefixes_of, signed_source, signed_words

DAY = "2027-02-03"
SCALE = "instrument/check/scales/sure/"
MESSAGES = [message for message in small().messages() if message.key.startswith(SCALE)]
CATALOG = {message.key: Translation(message.text, f"訳{n}") for n, message in enumerate(MESSAGES)}


def review(state: str = "approved", words: str | None = None) -> dict[str, Review]:
    signed = signed_words(SCALE, CATALOG, MESSAGES) if words is None else words
    return {"ja": Review.model_validate({"scales": {"check/sure": {"words": signed, "state": state}}})}


def approves(reviews: dict[str, Review], catalog: dict[str, Translation], key: str = MESSAGES[0].key) -> bool:
    return Approvals(reviews, {"ja": catalog}, small().messages())("ja", key)


def test_what_was_signed_is_approved() -> None:
    assert approves(review(), CATALOG)
    assert not approves(review(), CATALOG, "instrument/check/title")
    assert not Approvals(review(), {"ja": CATALOG}, small().messages())("es", MESSAGES[0].key)


def test_a_draft_is_not() -> None:
    assert not approves(review("draft"), CATALOG)
    assert not approves({}, CATALOG)


def test_a_change_of_either_side_takes_it_back() -> None:
    key = MESSAGES[0].key
    assert not approves(review(), {**CATALOG, key: CATALOG[key]._replace(text="別")})
    assert not approves(review(), {**CATALOG, key: CATALOG[key]._replace(source="Other")})
    assert not approves(review(), {**CATALOG, key: CATALOG[key]._replace(needs_check=True)})
    assert not approves(review(), {key: CATALOG[key]})
    assert not approves(review(words="0" * 16), CATALOG)


def test_a_part_that_is_missing_is_never_signed() -> None:
    assert signed_words(SCALE, {}, MESSAGES) == ""
    assert signed_words("nothing/", CATALOG, MESSAGES) == ""
    assert not approves(review(), {})


def test_other_wordings_are_signed_with_the_plain_one() -> None:
    key = MESSAGES[0].key
    other = {**CATALOG, f"{key}~f": Translation(MESSAGES[0].text, "別")}
    assert not approves(review(), other)
    signed = review(words=signed_words(SCALE, other, MESSAGES))
    assert approves(signed, other)
    assert not approves(signed, {**other, f"{key}~f": Translation(MESSAGES[0].text, "別の")})
    assert not approves(signed, {**other, f"{key}~f": Translation("Other", "別")})
    assert approves(review(), {**CATALOG, f"{key}~f": Translation(MESSAGES[0].text, "")})


def test_the_english_that_was_signed_counts_beside_the_words() -> None:
    changed = [message if n else replace(message, text="Sure!") for n, message in enumerate(MESSAGES)]
    catalog = {message.key: Translation(message.text, CATALOG[message.key].text) for message in changed}
    record = {"words": signed_words(SCALE, CATALOG, MESSAGES), "state": "approved"}
    said = {"key": MESSAGES[0].key, "was": MESSAGES[0].text, "now": "Sure!", "role": "lead", "reason": "x", "on": DAY}

    def holds(**more: Any) -> bool:
        made = {"scales": {"check/sure": {**record, **more.pop("scale", {})}}, **more}
        reviews = {"ja": Review.model_validate_json(json.dumps(made))}
        return Approvals(reviews, {"ja": catalog}, changed)("ja", MESSAGES[0].key)

    source = {"source": signed_source(SCALE, MESSAGES)}
    assert holds()  # an older record that knows the words alone
    assert not holds(scale=source)
    assert holds(scale=source, same_meaning=[said])
    assert not holds(scale=source, same_meaning=[{**said, "now": "Sure?"}])
    further = [said, {**said, "was": "Sure!", "now": "Sure?"}]
    assert holds(scale=source, same_meaning=further) is True
    assert holds(scale={"source": signed_source(SCALE, changed)}, same_meaning=[said])


def test_what_an_entry_speaks_of() -> None:
    assert prefixes_of("rrse/confidence6") == (
        "instrument/rrse/scales/confidence6/",
        "instrument/rrse/sections/confidence6/",
    )
    assert prefixes_of("scenario/nod") == ("scenario/nod/",)
    assert prefixes_of("interface/survey") == ("interface/survey/",)
