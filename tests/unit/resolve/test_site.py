"""A site resolved: its scenarios, occasions, forms and delivery, and digests that change with what they stand for."""

from dataclasses import replace

import pytest
from unit.resolve.builders import NOTE, cohort, locale, protocol, resolved, site, small, text_change

from toolkit.model.protocol import Occasion
from toolkit.model.site import Delivery
from toolkit.model.study import Study
from toolkit.resolve.site import Declared, resolve_site


def names(**more: object) -> list[str]:
    second = small().scenarios["nod"].model_copy(update={"id": "second", "difficulty": 3})
    exam = small().scenarios["nod"].model_copy(update={"id": "exam", "use": "assessment"})
    content = replace(small(), scenarios={**small().scenarios, "second": second, "exam": exam})
    return [one.id for one in resolved(content, scenarios=more).scenarios]


def test_scenarios_are_chosen_by_set_list_and_level_and_never_those_of_assessment() -> None:
    assert names(set="core") == ["nod"]
    assert names(set="all") == ["nod", "second"]
    assert names(set=["second", "nod"]) == ["nod", "second"]
    assert names(set="all", difficulty=[3]) == ["second"]
    assert names(set=["exam"]) == []


def test_a_scenario_that_no_modality_plays_is_left_out() -> None:
    hole = small().variants["plain", "nod"].model_copy(update={"applies": False, "reason": "Not here."})
    content = replace(small(), variants={("plain", "nod"): hole})
    assert resolved(content).scenarios == ()
    both = replace(content, modalities={**small().modalities, "other": small().modalities["plain"]})
    assert [one.id for one in resolved(both, cohorts=[{"id": "c1", "modality": "other"}]).scenarios] == ["nod"]


def test_forms_are_those_of_the_chosen_waves() -> None:
    assert [form.id for form in resolved().forms] == ["trainee-pre1", "trainee-post"]
    assert [form.id for form in resolved(waves=("post",)).forms] == ["trainee-post"]


def test_a_study_replaces_occasions_by_their_id() -> None:
    study = Study.model_validate(
        {
            "study": {"id": "two", "name": "Two"},
            "protocol": "small@1",
            "sites": ["a"],
            "waves": [{"id": "pre1", "anchor": "training.start", "offset_days": -7, "window_days": 1}],
        },
        strict=False,
    )
    alone = resolve_site(Declared(site(), small()))
    of_study = resolve_site(Declared(site(), small(), study))
    assert of_study.occasions["pre1"] == Occasion(id="pre1", anchor="training.start", offset_days=-7, window_days=1)
    assert alone.forms[0].structure != of_study.forms[0].structure
    assert alone.forms[1].structure == of_study.forms[1].structure


def test_forms_ask_in_the_languages_of_respond_in() -> None:
    content = protocol(ja=locale("ja"))
    assert [one.language.tag for one in resolved(content, languages=("ja", "en")).forms[0].languages] == ["ja"]
    both = resolved(content, languages=("ja", "en"), respond_in=("en", "ja")).forms[0]
    assert [one.language.tag for one in both.languages] == ["en", "ja"]
    assert both.languages[0].words == both.languages[1].words  # both show English so far


def test_a_form_gives_its_words_by_key() -> None:
    form = resolved().forms[0]
    assert form.languages[0].text("instrument/check/sections/first/items/ck01/text") == "I notice a quick yes."
    assert form.languages[0].text("interface/survey/next") == "Next"
    with pytest.raises(KeyError):
        form.languages[0].text("instrument/other/title")


def test_what_a_form_asks_of_the_respondent() -> None:
    assert resolved().forms[0].asked == ("person",)
    assert [item.code for _, _, item in resolved().forms[0].items()] == ["ck01", "ck02", "ck03", "ck04"]


def test_a_cohort_takes_from_the_site_what_it_does_not_say() -> None:
    own = Delivery.model_validate({"minutes": 45})
    made = resolved(delivery={"sessions": 8, "minutes": 90, "mode": "online"})
    merged = made.delivery(cohort(None, delivery=own))
    assert (merged.sessions, merged.minutes, merged.mode) == (8, 45, "online")
    assert made.delivery(cohort(None)) is made.site.delivery


PARTS = [
    "protocol",
    "taxonomy",
    "interface",
    "interface/pack",
    "scenario/nod",
    "instrument/check",
    "module/intro",
    "modality/plain",
]


@pytest.mark.parametrize("part", PARTS)
def test_a_digest_is_the_same_for_the_same(part: str) -> None:
    assert resolved().view("en").digest(part) == resolved().view("en").digest(part)


def test_a_digest_changes_with_a_text_a_state_a_language_and_a_structure() -> None:
    source = small().scenarios["nod"].learner.door_note
    draft = protocol({"ja": {NOTE: (source, "三回目です。")}}, ja=locale("ja"))
    guess = protocol({"ja": {NOTE: (source, "三回目です。", "fuzzy")}}, ja=locale("ja"))
    longer = small().scenarios["nod"].model_copy(update={"difficulty": 2})
    sites = [
        resolved(protocol(ja=locale("ja")), languages=("ja",)),
        resolved(draft, languages=("ja",)),
        resolved(guess, languages=("ja",)),
        resolved(draft, (text_change(NOTE, {"ja": "四", "en": "Fourth."}),), languages=("ja",)),
        resolved(replace(draft, scenarios={"nod": longer}), languages=("ja",)),
    ]
    digests = [one.view("ja").digest("scenario/nod") for one in sites]
    digests.append(resolved(draft, languages=("ja", "en")).view("en").digest("scenario/nod"))
    assert len(set(digests)) == len(digests)
    assert len({one.view("ja").digest("module/intro") for one in sites}) == 1


def test_the_least_state_of_parts() -> None:
    source = small().scenarios["nod"].learner.door_note
    view = resolved(protocol({"ja": {NOTE: (source, "三")}}, ja=locale("ja")), languages=("ja",)).view("ja")
    assert view.least_state("scenario/nod", order=("fallback", "draft")) == "fallback"
    assert view.least_state("scenario/nod", order=("draft", "fallback")) == "draft"
    assert view.least_state("scenario/nod", order=("approved",)) == ""
