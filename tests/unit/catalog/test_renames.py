"""Renamed texts: an old name leads to the new one in one step, and back."""

from toolkit.model.locale import Review
from toolkit.model.renames import Renames
from toolkit.store.content import renamed

RENAMES = Renames(
    renames={
        "Scenario/Nod": "scenario/bow",
        "scenario/nod/learner/title": "scenario/bow/learner/name",
        "instrument/check/scales/sure": "instrument/check/scales/certain",
        "instrument/quiz/sections/one": "instrument/check/sections/first",
        "instrument/test/sections/one": "instrument/check/sections/first",
    }
)


def test_the_longest_old_name_counts() -> None:
    assert RENAMES.current("scenario/nod/learner/title") == "scenario/bow/learner/name"
    assert RENAMES.current("scenario/nod/learner/task") == "scenario/bow/learner/task"
    assert RENAMES.current("scenario/nod/learner/title~f") == "scenario/bow/learner/name~f"


def test_a_name_that_only_begins_alike_is_another() -> None:
    for key in ("scenario/nodding/learner/title", "scenario/bow/learner/title", "interface/survey/next", ""):
        assert RENAMES.current(key) == key
    assert Renames().current("scenario/nod") == "scenario/nod"


def test_the_way_back_knows_every_older_name() -> None:
    key = "instrument/check/sections/first/items/x/text"
    assert RENAMES.generations == 2
    assert [RENAMES.before(key, number) for number in range(3)] == [
        "instrument/quiz/sections/one/items/x/text",
        "instrument/test/sections/one/items/x/text",
        key,
    ]
    assert RENAMES.before("scenario/bow/learner/task", 0) == "scenario/nod/learner/task"


def test_records_of_a_review_follow() -> None:
    approved, draft = {"state": "approved", "words": "0" * 16}, {"state": "draft"}
    review = Review.model_validate(
        {
            "scales": {"check/sure": approved, "quiz/one": approved, "check/first": draft, "scenario/nod": approved},
            "messages": {"scenario/nod/learner/task": {"origin": "human"}},
        }
    )
    made = renamed(review, RENAMES)
    states = {name: one.state for name, one in made.scales.items()}
    assert states == {"check/certain": "approved", "check/first": "draft", "scenario/bow": "approved"}
    assert list(made.messages) == ["scenario/bow/learner/task"]
    assert renamed(review, Renames()) is review
