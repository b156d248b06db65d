"""The keys of a row that a respondent gives: what they are called depends on what a form is about and what repeats."""

import re

from unit.survey import builders

from toolkit.model.interface import Interface
from toolkit.shipped import asset
from toolkit.survey.keys import Key, row_keys


def asked(name: str) -> dict[str, Key]:
    return {key.name: key for key in row_keys(builders.form(name)) if key.kind in ("asked", "number")}


def label(key: Key) -> str:
    return str(key.label[0])


def test_a_recording_is_rated_by_its_code_and_nothing_else_is_asked_of_the_rater():
    keys = asked("recording-rating")
    assert list(keys) == ["person", "about"]
    assert label(keys["person"]) == "Code of the rater"
    assert label(keys["about"]) == "Code of the recording"


def test_the_row_of_a_recording_names_no_wave():
    form = builders.form("recording-rating")
    values = {key.name: key.value for key in row_keys(form)}
    assert (values["wave"], values["occasion"], values["case"]) == ("", "recording", "")
    read = f"{form.languages[0].title} {form.languages[0].intro}"
    waves = [one.name for one in builders.content().release.occasions if one.kind == "wave"]
    assert [name for name in waves if name and name in read] == []


def test_events_and_meetings_are_numbered_each_in_their_own_words():
    assert label(asked("event-report")["session"]) == "Number of the event"
    assert label(asked("meeting-log")["session"]) == "Number of the meeting"
    assert label(asked("client-session")["session"]) == "Number of the session"
    assert asked("event-report")["session"].kind == "number"


def test_a_colleague_is_described_by_code_and_scenario():
    keys = asked("peer-roleplay")
    assert list(keys) == ["person", "about", "scenario"]
    assert label(keys["about"]) == "Code of the person you describe"


def test_the_web_form_names_everything_a_form_can_be_about():
    """The scripts name interface words as literals; one that is missing would leave the first page without a sentence."""
    script = asset("survey/web", "start.js")
    words: Interface = builders.content().interface
    for form in builders.content().release.forms:
        assert f"about_{form.about}" in re.findall(r'"(\w+)"', script), form.id
        assert words.survey[f"about_{form.about}"]
