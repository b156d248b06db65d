"""The web form's file: what it holds, what it can't be made to do, and what it says where something is lost."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.unit.survey import builders
from toolkit.model.text import Words
from toolkit.resolve.forms import ResolvedForm
from toolkit.survey.targets import TARGETS
from toolkit.survey.web import export_web, losses
from toolkit.survey.web import limits as limits_module
from toolkit.survey.web.script import module_order, names_in, script, style, words_used

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \"'`${x}"


class Page(HTMLParser):
    """The elements of a page and the texts of those that hold raw text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    @property
    def data(self):
        return json.loads(self.texts["script"][0])


def html_of(form: ResolvedForm) -> str:
    files, _ = export_web(form)
    return files[f"surveys/web/{form.id}.html"].decode("utf-8")


def page_of(form: ResolvedForm) -> Page:
    return Page(html_of(form))


def codes_of(form: ResolvedForm) -> list[str]:
    return [found.code for found in export_web(form)[1]]


def with_instrument(**parts) -> ResolvedForm:
    return builders.form(instruments=(builders.instrument(**parts),))


@pytest.mark.parametrize("form", builders.forms(), ids=lambda form: form.id)
def test_every_form_is_one_small_file_and_equal_each_time(form):
    files, findings = export_web(form)
    assert list(files) == [TARGETS["web"].path(form.id)]
    assert all(len(content) < 300_000 for content in files.values())
    assert export_web(form) == (files, findings)
    assert losses(form) == findings


def test_the_page_names_no_address_and_loads_no_file():
    page = page_of(builders.form())
    loading = {"src", "href", "srcset", "action", "formaction", "data", "poster", "background"}
    assert not [(tag, name) for tag, attributes in page.elements for name in attributes if name in loading]
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|sendBeacon", script() + style()
    )


def test_the_policy_lets_run_this_script_and_style_and_nothing_else():
    page = page_of(builders.form())
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy") or ""
    _, running = page.texts["script"]
    for kind, text in (("script-src", running), ("style-src", page.texts["style"][0])):
        digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not [a for _, a in page.elements if "style" in a or any(name.startswith("on") for name in a)]


def test_the_page_makes_markup_of_no_text():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script())


def test_text_from_people_is_data_wherever_it_stands():
    base = builders.form()
    hostile = builders.instrument(
        title=HOSTILE,
        instructions=HOSTILE,
        sections=[{"id": "more", "title": HOSTILE, "items": [{"code": "mo01", "kind": "text", "text": HOSTILE}]}],
    )
    form = replace(
        builders.form(instruments=(hostile,)),
        site_name=HOSTILE,
        languages=tuple(replace(each, title=Words(HOSTILE, each.title.key)) for each in base.languages),
    )
    form = replace(
        form, instruments=(hostile,), languages=tuple(replace(each, instruments=(hostile,)) for each in form.languages)
    )
    page = page_of(form)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in page_of(base).elements]
    assert page.data["form"]["site_name"] == HOSTILE
    assert HOSTILE in page.data["languages"][0]["texts"]


def test_the_data_hold_every_item_with_its_codes():
    form = builders.form("supervisor-post")
    data = page_of(form).data
    shown = {item["code"]: item for section in data["sections"] for item in section["items"]}
    assert list(shown) == [item.code for _, _, item in form.items()]
    for instrument, section, item in form.items():
        scale = instrument.scale_of(section, item)
        if scale:
            assert [option[0] for option in shown[item.code]["options"]] == [option.value for option in scale.options]
            assert shown[item.code]["missing"] == list(scale.missing)
    assert data["missing"] == {"not_observed": 97, "not_applicable": 98, "declined": 99}


def test_words_stand_beside_each_other_in_every_language():
    form = builders.form("supervisor-post")
    data = page_of(form).data
    item = data["sections"][0]["items"][0]
    texts = [[text if isinstance(text, str) else text[0] for text in each["texts"]] for each in data["languages"]]
    for place, language in enumerate(form.languages):
        here = language.instruments[0].sections[0].items[0]
        assert texts[place][item["text"]] == here.text
        assert [texts[place][anchor] for _, _, anchor in item["options"]] == list(here.anchors.values())


def test_a_text_in_another_language_says_so_with_its_direction():
    form = builders.form(languages=("ar-XB", "ja"), leave_out="instrument/rrse/sections/recognise/items/rrse01")
    arabic, japanese = page_of(form).data["languages"]
    assert arabic["direction"] == "rtl"
    assert arabic["remark"] == "unreviewed"
    assert ["Notice that a client agrees only in order to please me.", "en", "ltr", "fallback"] in japanese["texts"]
    assert [code for code in codes_of(form) if code.startswith("WEB")] == ["WEB002"]


def test_a_form_in_english_alone_has_nothing_to_remark():
    (english,) = page_of(builders.form(languages=("en",))).data["languages"]
    assert english["remark"] == ""
    assert all(isinstance(text, str) for text in english["texts"])


def test_while_collecting_no_form_is_made_of_what_is_not_translated():
    form = builders.form(stage="collecting", leave_out="instrument/rrse")
    files, findings = export_web(form)
    assert not files
    assert "FORM006" in [found.code for found in findings]


def test_a_form_without_a_language_is_refused():
    files, findings = export_web(replace(builders.form(), languages=()))
    assert not files
    assert [found.code for found in findings] == ["FORM007"]


def test_a_contact_that_is_not_named_is_a_to_do():
    assert "FORM004" in codes_of(builders.form("trainee-roleplay", distress=None))
    assert "FORM004" not in codes_of(builders.form("trainee-roleplay"))


def test_what_depends_on_an_item_elsewhere_is_shown_to_everyone():
    item = {"code": "mo01", "kind": "text", "text": "Why?", "show_if": {"item": "zz01", "equals": 1}}
    form = with_instrument(scales={}, sections=[{"id": "more", "items": [item]}])
    (made,) = page_of(form).data["sections"][-1]["items"]
    assert "show_if" not in made
    assert "FORM001" in codes_of(form)


def test_what_depends_on_a_later_item_is_shown_to_everyone_and_on_an_earlier_one_is_kept():
    here = {"item": "mo02", "answered": True}
    items = [
        {"code": "mo01", "kind": "text", "text": "One", "show_if": here},
        {"code": "mo02", "kind": "text", "text": "Two"},
        {"code": "mo03", "kind": "text", "text": "Three", "show_if": here},
    ]
    first, _, third = page_of(with_instrument(scales={}, sections=[{"id": "more", "items": items}])).data["sections"][
        -1
    ]["items"]
    assert "show_if" not in first
    assert third["show_if"] == here


def test_conditions_of_sections_and_instruments_are_kept():
    condition = {"item": "bg03", "in": [1]}
    section = {"id": "more", "show_if": condition, "items": [{"code": "mo01", "kind": "text", "text": "One"}]}
    data = page_of(with_instrument(scales={}, sections=[section], show_if=condition)).data
    assert data["sections"][-1]["show_if"] == condition
    assert data["instruments"][-1]["show_if"] == condition


def test_a_file_that_is_too_large_is_told(monkeypatch):
    monkeypatch.setattr(limits_module, "MOST_BYTES", 1000)
    assert "WEB001" in codes_of(builders.form())


def test_without_scripts_the_page_says_in_every_language_what_to_do():
    form = builders.form(languages=("en", "ja", "ar-XB"))
    html = html_of(form)
    after = html[html.index('<main id="no-script">') :]
    sections = re.findall(r'<section lang="([^"]+)" dir="([^"]+)">', after)
    assert sections == [("en", "ltr"), ("ja", "ltr"), ("ar-XB", "rtl")]
    for language in form.languages:
        assert language.interface.survey["no_script"] in after


def test_the_modules_are_joined_each_after_what_it_needs_and_share_no_name():
    order = module_order()
    assert order[-1] == "main.js"
    assert order.index("condition.js") < order.index("section.js") < order.index("app.js")
    names = [name for module in order for name in names_in(module)]
    assert sorted(names) == sorted(set(names))
    assert not re.search(r"^\s*(import|export)\b", script(), re.MULTILINE)


def test_every_word_that_the_scripts_say_is_in_the_shipped_interface():
    interface = builders.content().interface
    said = set(re.findall(r'(?:say|plain)\("([a-z_]+)"', script()))
    known = {*interface.survey, "cohort"}
    assert said - known == set()
    assert said - {"cohort"} <= set(words_used(interface.survey))
    assert len(said) > 40


def test_old_phones_can_read_the_script():
    # A lookbehind keeps Safari before 16.4 from reading the whole file.
    assert "(?<" not in script()
