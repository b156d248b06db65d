"""The tree of a documentation site: every page in every language, nothing on it that would spoil a role-play."""

import json
import re
import time

import pytest

from tests.unit.book import builders
from toolkit.book.site import book_tree, check_book
from toolkit.model.text import walk_messages

CODES = re.compile(r"\b[WC]-[A-Z]{3}\b")


def pages(tag: str) -> dict[str, str]:
    start = f"pages/{tag}/"
    return {path.removeprefix(start): text for path, text in builders.tree().items() if path.startswith(start)}


def everything(**changes: object) -> str:
    """All that a site shows in all of its languages."""
    made = builders.texts(book_tree(builders.site(**changes), {}))
    return builders.shown("".join(text for path, text in made.items() if not path.startswith("overrides/")))


def test_all_languages_have_the_same_pages():
    english = pages("en")
    assert {"index.md", "about.md", "repair.md", "measures/rrse.md", "modules/withdrawal.md"} < english.keys()
    assert english.keys() == pages("ja").keys() == pages("ar-XB").keys()


def test_nothing_of_a_scenario_is_shown_but_its_code_and_its_minutes():
    told = everything()
    view = builders.site().view("en")
    for name, scenario in view.protocol.scenarios.items():
        for message in walk_messages(scenario, f"scenario/{name}"):
            for language in ("en", "ja", "ar-XB"):
                words = builders.site().view(language).reader.words(message.key, message.text)
                assert len(words) < 12 or words not in told, message.key


def test_the_page_on_role_play_names_no_marker_aim_or_difficulty():
    for tag in ("en", "ja", "ar-XB"):
        view = builders.site().view(tag)
        page = builders.shown(pages(tag)["roleplay.md"])
        assert all(scenario.code in page for scenario in builders.site().scenarios)
        assert not CODES.search(page)
        markers = [marker.name for marker in view.taxonomy.markers.values()]
        kinds = [view.interface.pack[name] for name in ("difficulty", "difficulty_3", "rupture_withdrawal", "purpose")]
        assert [name for name in (*markers, *kinds) if name in page] == []


def test_what_is_for_facilitators_raters_and_translators_is_on_no_page():
    told = everything()
    for name, module in builders.protocol().modules.items():
        kept = [*vars(module.facilitator).values(), module.upset]
        for one in module.activities:
            kept += [one.does, *one.materials.values()]
        assert [text for text in kept if len(text) > 40 and text in told] == [], name
        assert all(text in told for text in module.objectives.values()), "what is shown would be found"
    for name, instrument in builders.protocol().instruments.items():
        notes = [item.note for _, item in instrument.items() if item.note]
        assert [note for note in notes if note in told] == [], name
        page = pages("en").get(f"measures/{name}.md", "")
        assert page or name == "performance", "what raters of recordings fill in has a page where a site assesses"
        assert not CODES.search(page), "which marker a question is about would steer its answer"


def test_worksheets_and_rights_are_for_trainees():
    rights = builders.site().view("en").interface.docs["trainee_right_grade"]
    prompt = builders.protocol().modules["withdrawal"].worksheet[0].prompt
    assert rights in everything()
    assert prompt in everything()
    open_to_all = everything(publish={"audiences": ["public"]})
    assert rights not in open_to_all
    assert prompt not in open_to_all


def test_a_contact_is_shown_only_where_it_is_public():
    assert "+81 11 000 0000" not in everything()
    assert "coordinator@example.org" not in everything()
    contacts = builders.DECLARED["contacts"]
    public = {role: {**contact, "public": True} for role, contact in contacts.items()}
    told = everything(contacts=public)
    assert "+81 11 000 0000" in told
    assert "coordinator@example.org" in told
    missing = builders.site().view("en").interface.survey["contact_missing"]
    assert missing in everything(contacts={})
    assert missing not in told


def test_rights_follow_what_the_site_declares():
    docs = builders.site().view("en").interface.docs
    told = everything(participation={"grades": "included", "training_without_data": False})
    assert docs["trainee_right_grade"] not in told
    assert docs["trainee_right_data"] not in told
    assert docs["trainee_right_withdraw"] in told


def test_video_is_told_as_declared():
    pack = builders.site().view("en").interface.pack
    assert "77" in pages("en")["roleplay.md"]
    assert pack["video_off"] not in everything()
    assert pack["video_off"] in everything(delivery={"sessions": 8, "minutes": 90})


def test_forms_are_linked_only_where_they_are_published():
    assert "forms/trainee-pre1.html" not in everything()
    assert '<a href="../../forms/trainee-pre1.html">' in everything(publish={"forms": True})


def test_fallback_texts_carry_their_language():
    started = builders.protocol().instruments["rrse"].measures
    assert f'<span lang="en" dir="ltr">{started}</span>' in pages("ja")["measures/rrse.md"]


def test_headings_have_addresses_made_of_keys_in_every_language():
    for tag in ("en", "ja"):
        addresses = re.findall(r"^#{2,} .*$", pages(tag)["repair.md"], re.M)
        assert len(addresses) > 20
        assert all(re.search(r"\{#[a-z][a-z0-9_-]*\}$", line) for line in addresses)
    assert re.findall(r"\{#.*?\}", pages("en")["repair.md"]) == re.findall(r"\{#.*?\}", pages("ja")["repair.md"])


def test_names_from_people_are_text_everywhere():
    for path, text in builders.tree().items():
        if not path.startswith("overrides/"):
            assert "<Clinic>" not in text or path.endswith(".yml"), path
    config = json.loads(builders.tree()["mkdocs.en.yml"])
    assert "&lt;Clinic&gt;" in config["copyright"]


def test_the_stage_is_said_on_every_page_until_the_site_collects():
    config = json.loads(builders.tree()["mkdocs.en.yml"])
    assert "DRAFT" in config["extra"]["notice"]
    collecting = book_tree(builders.site(stage="collecting"), {})
    assert json.loads(collecting["mkdocs.en.yml"])["extra"]["notice"] == ""


def test_a_page_for_others_than_trainees_is_no_part_of_an_open_site():
    publish = {"audiences": ["trainee", "public", "facilitator"]}
    found = check_book(builders.site(publish=publish), {}, {}, "sites/hills/")
    assert [(row.code, row.place.file, row.slots["audience"]) for row in found] == [
        ("BOOK004", "sites/hills/site.yaml", "facilitator")
    ]
    assert everything(publish=publish) == everything(publish={"audiences": ["trainee", "public"]})


def test_pages_are_the_same_each_time_and_made_in_no_time():
    site = builders.site()
    first = book_tree(site, {})
    best = min(_seconds(site) for _ in range(3))
    assert book_tree(builders.site(), {}) == first
    assert best < 0.3, "three languages; a tenth of a second each is the most"


def _seconds(site) -> float:
    started = time.perf_counter()
    book_tree(site, {})
    return time.perf_counter() - started


@pytest.mark.parametrize("languages", [["en"], ["ja", "en"]])
def test_a_language_stands_alone(languages):
    made = book_tree(builders.site(languages=languages), {})
    assert {path for path in made if path.startswith("mkdocs.")} == {f"mkdocs.{tag}.yml" for tag in languages}
    assert json.loads(made["mkdocs.en.yml"])["extra"]["alternate"] is (len(languages) > 1)


def test_a_code_of_a_source_leads_to_the_work_it_stands_for() -> None:
    text = builders.shown(builders.tree()["pages/en/sources.md"])
    works = builders.protocol().release.works
    assert {"S5", "S10", "S144"} <= set(works)
    assert all(f"{code}</dt>" in text or f"{code}</bdi></dt>" in text for code in works)
    assert all(work.at in text and work.what in text for work in works.values())


def test_a_test_of_what_people_see_is_on_no_page_and_its_page_says_that_the_key_is_provisional():
    told = everything()
    recognition, vignettes = (builders.protocol().instruments[name] for name in ("recognition", "vignettes"))
    texts = [item.text.splitlines()[0] for _, item in recognition.items()]
    texts += [section.intro for section in vignettes.sections if section.intro]
    assert [text for text in texts if text in told] == []
    view = builders.site().view("en")
    page = pages("en")["measures/recognition.md"]
    assert view.interface.docs["questions_kept"] in page
    assert "The expected answers are provisional" in page
