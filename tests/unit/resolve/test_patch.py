"""Structural changes, by id and never by position; what does not fit changes nothing and says why."""

from typing import Any

import pytest
from unit.resolve.builders import small

from toolkit.model.adaptation import Change
from toolkit.model.content import Protocol
from toolkit.resolve.fingerprint import structure
from toolkit.resolve.patch import patched, target_exists


def change(target: str, **kind: Any) -> Change:
    return Change(id="a1", target=target, tier="content", reason="Because.", **kind)


def laid(target: str, **kind: Any) -> tuple[Protocol, str, str]:
    made, unfit = patched(small(), [change(target, **kind)])
    return made, *((unfit[0][1], unfit[0][2]) if unfit else ("", ""))


def test_a_field_is_set() -> None:
    made, wrong, _ = laid("scenario/nod/minutes/play", set=9)
    assert (made.scenarios["nod"].minutes.play, wrong) == (9, "")
    assert small().scenarios["nod"].minutes.play == 5


def test_a_member_is_found_by_its_id_its_code_or_its_value() -> None:
    assert len(laid("scenario/nod/observer/o1", remove=True)[0].scenarios["nod"].observer) == 1
    items = laid("instrument/check/sections/second/items/ck04", remove=True)[0].instruments["check"].sections[1].items
    assert [item.code for item in items] == ["ck03"]
    made = laid("instrument/check/scales/sure/options/1/label", set="Quite sure")[0]
    assert made.instruments["check"].scales["sure"].options[1].label == "Quite sure"


def test_a_member_is_added_at_the_end_after_another_or_under_a_key() -> None:
    row = {"id": "o3", "sees": "Waits", "strategy": "R-ASK"}
    assert [one.id for one in laid("scenario/nod/observer", add=row)[0].scenarios["nod"].observer] == ["o1", "o2", "o3"]
    after = laid("scenario/nod/observer", add=row, after="o1")[0]
    assert [one.id for one in after.scenarios["nod"].observer] == ["o1", "o3", "o2"]
    shots = laid("scenario/nod/video/shots", add={"both": "Both"})[0].scenarios["nod"].video.shots
    assert list(shots) == ["face", "both"]


@pytest.mark.parametrize(
    "target, kind, what, fix",
    [
        ("scenario/nod/difficulty", {"set": 9}, "`difficulty` can't be `9`", "Write one of: `1`, `2`, `3`."),
        (
            "scenario/nod/minutes/play",
            {"set": "long"},
            "`play` is a whole number, but `long` is not one",
            "Write digits alone",
        ),
        ("scenario/nod/observer/o9", {"remove": True}, "there is nothing to take out there", "`alliance explain KEY`"),
        ("scenario/nod/learner/title/x", {"set": 1}, "there is nothing to set there", "`alliance explain KEY`"),
        ("scenario/other/minutes", {"set": 1}, "there is nothing to change there", "`alliance explain KEY`"),
        ("taxonomy/markers/W-ONE", {"remove": True}, "there is nothing to change there", "`alliance explain KEY`"),
        (
            "scenario/nod/difficulty",
            {"add": {"a": 1}},
            "something can be added only to a list or a group",
            "`alliance explain KEY`",
        ),
        (
            "scenario/nod/observer",
            {"add": {"id": "o3"}, "after": "o9"},
            "there is no `o9` to add it after",
            "`o1`, `o2`",
        ),
        ("scenario/nod/beats/yes", {"remove": True}, "`beats` has 2 entries", "Write at least 3"),
        (
            "scenario/nod/learner",
            {"add": {"hint": "No."}},
            "there is no key `hint` here",
            "`title`, `door_note`, `task`",
        ),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(target: str, kind: dict[str, Any], what: str, fix: str) -> None:
    made, wrong, how = laid(target, **kind)
    assert made == small()
    assert what in wrong
    assert fix in how


def test_texts_are_left_to_the_layers() -> None:
    text = Change(id="a1", target="scenario/nod/learner/title", text={"en": "Other"}, tier="surface", reason="Because.")
    assert patched(small(), [text]) == (small(), [])


def test_changes_come_one_after_the_other() -> None:
    row = {"id": "o3", "sees": "Waits", "strategy": "R-ASK"}
    changes = [change("scenario/nod/observer", add=row), change("scenario/nod/observer/o1", remove=True)]
    made, unfit = patched(small(), changes)
    assert [one.id for one in made.scenarios["nod"].observer] == ["o2", "o3"]
    assert not unfit


def test_a_change_that_says_what_is_there_changes_no_fingerprint() -> None:
    made = laid("scenario/nod/minutes/play", set=5)[0]
    assert structure(made.scenarios["nod"]) == structure(small().scenarios["nod"])


def test_whether_a_target_is_there() -> None:
    assert target_exists(small(), change("scenario/nod/minutes/play", set=1))
    assert target_exists(small(), change("scenario/nod/observer/o1", remove=True))
    assert not target_exists(small(), change("scenario/nod/observer/o9", remove=True))
    assert not target_exists(small(), change("scenario/nod", remove=True))
    assert not target_exists(small(), change("nothing", remove=True))
