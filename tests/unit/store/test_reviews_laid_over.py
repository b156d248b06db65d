"""A site's own review over the protocol's: record by record, and each keeps the method it was made by."""

import json

from toolkit.model.locale import Review
from toolkit.store.content import laid_over

SAID = {"key": "a", "was": "b", "now": "c", "role": "lead", "reason": "A typo.", "on": "2027-01-01"}


def review(**more: object) -> Review:
    return Review.model_validate_json(json.dumps(more))


def test_a_site_replaces_an_entry_and_leaves_the_others() -> None:
    shared = review(method="ispor", scales={"rrse/a": {"state": "approved"}, "rrse/b": {"state": "approved"}})
    own = review(method="trapd", scales={"rrse/b": {"state": "draft"}})
    made = laid_over(shared, own)
    assert {name: one.state for name, one in made.scales.items()} == {"rrse/a": "approved", "rrse/b": "draft"}
    assert made.method_of("rrse/a") == "ispor"
    assert made.method_of("rrse/b") == "trapd"


def test_what_was_said_of_a_meaning_stays_said() -> None:
    made = laid_over(review(same_meaning=[SAID]), review(same_meaning=[{**SAID, "was": "c", "now": "d"}]))
    assert [one.now for one in made.same_meaning] == ["c", "d"]


def test_how_a_text_came_to_be_is_taken_from_the_more_careful() -> None:
    shared = review(origin="machine", messages={"a": {"origin": "human"}})
    made = laid_over(shared, review(origin="human", messages={"b": {"origin": "machine-edited"}}))
    assert [made.origin_of(key) for key in "abc"] == ["human", "machine-edited", "machine"]
