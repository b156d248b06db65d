"""The dossier: texts are called by names that a committee can say, and what is open is counted."""

from dataclasses import replace

import pytest
from unit.packs.builders import site, words_of

from toolkit.document.html import render_html
from toolkit.document.plain import render_plain
from toolkit.model.catalog import Translation
from toolkit.packs.dossier import LOOKED_AT, called, dossier_page
from toolkit.packs.words import labels
from toolkit.resolve.site import ResolvedSite


@pytest.mark.parametrize(
    "key, name",
    [
        ("instrument/rrse/title", "title"),
        ("instrument/rrse/scales/confidence6/options/0/label", "0"),
        ("instrument/rrse/sections/recognise/title", "title"),
        ("instrument/rrse/sections/recognise/items/rrse01/text", "rrse01"),
        ("instrument/rrse/sections/recognise/items/rrse01/hint", "rrse01 hint"),
        ("instrument/rrse/sections/recognise/items/rrse01/anchors/2", "rrse01 anchors 2"),
    ],
)
def test_a_text_has_a_name_to_talk_about(key: str, name: str) -> None:
    assert called(key) == name


ITEM = "instrument/rrse/sections/recognise/items/rrse01/text"
TITLE = "instrument/rrse/title"


def changed(**more: Translation | None) -> ResolvedSite:
    """The example with translations of Japanese replaced or taken out."""
    known = site()
    keys = {"item": ITEM, "title": TITLE}
    catalog = {**known.protocol.catalogs["ja"], **{keys[name]: one for name, one in more.items()}}
    catalogs = {**known.protocol.catalogs, "ja": {key: one for key, one in catalog.items() if one is not None}}
    return ResolvedSite(replace(known.declared, protocol=replace(known.protocol, catalogs=catalogs)))


def text(made: ResolvedSite) -> str:
    return render_plain(dossier_page(made, made.view("ja"), "rrse"), "facilitator")


def test_every_text_is_in_it_and_in_no_other_place_twice() -> None:
    page = dossier_page(site(), site().view("ja"), "rrse")
    keys = [word.key for word in words_of(page) if word.key.startswith("instrument/rrse/")]
    assert set(keys) == {one.key for one in site().protocol.messages() if one.key.startswith("instrument/rrse/")}
    assert len(keys) == len(set(keys))


def test_what_is_open_is_counted() -> None:
    review = site().view("ja").interface.review
    missing, stale = review["open_missing"], review["open_check"]
    for page, wanted in (
        (text(site()), ()),
        (text(changed(item=None)), (missing,)),
        (text(changed(item=Translation("Another text.", "別"))), (stale,)),
        (text(changed(item=Translation("Another text.", "別"), title=None)), (missing, stale)),
    ):
        for line in (missing, stale):
            assert (line.replace("{count}", "1") in page) == (line in wanted)


def test_what_people_write_is_text() -> None:
    made = changed(item=Translation(_english(), "<script>alert(1)</script>"))
    page = render_html(dossier_page(made, made.view("ja"), "rrse"), labels(made.view("ja").interface), "facilitator")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def _english() -> str:
    return next(one.text for one in site().protocol.messages() if one.key == ITEM)


def test_it_leads_to_languages_that_have_one() -> None:
    page = dossier_page(site(), site().view("ja"), "rrse")
    assert page.meta.versions == ()


def test_what_people_have_to_look_at_is_a_list_to_tick_with_the_length_of_sentences() -> None:
    view = site().view("ja")
    page = dossier_page(site(), view, "rrse")
    html = render_html(page, labels(view.interface), "facilitator")
    assert html[html.index('id="look"') :].count('class="box"') == len(LOOKED_AT)
    assert {f"interface/review/{name}" for name in ("sentence_words", "sentence_characters", "han")} <= {
        words.key for words in words_of(page)
    }
