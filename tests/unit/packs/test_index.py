"""The opening page: what to do next comes first, each file is led to, findings are told once a code."""

import re
from datetime import date

from tests.unit.packs.builders import TODAY, keys_of, site
from toolkit.document.html import render_html
from toolkit.document.tree import Heading, Table, plain
from toolkit.findings import Place, finding
from toolkit.model.text import Words
from toolkit.packs.index import Contents, Made, index_page
from toolkit.packs.todo import NEXT
from toolkit.packs.words import labels
from toolkit.resolve.todo import tasks_of
from toolkit.survey.targets import card

MADE = (
    Made("surveys", "Before", (("Web", ("surveys/web/a.html",)), ("LimeSurvey", ("surveys/limesurvey/a.lss",))), about="Trainee"),
    Made("packs", "s01", (("Actor", ("packs/en/s01/actor.html", "packs/en/s01/actor.pdf", "packs/en/s01/actor.docx")),), "en"),
    Made("packs", "s01", (("Actor", ("packs/ja/s01/actor.html",)),), "ja"),
    Made("manifest", "List", (("manifest.json", ("manifest.json",)),)),
)  # fmt: skip


def contents(**changes) -> Contents:
    loss = [finding("FORM008", Place(f"surveys/web/{name}.html"), form=name, target="web", count=1) for name in "abc"]
    rows = {"made": MADE, "tasks": tasks_of(site(), False, {}), "findings": loss}
    return Contents(**{**rows, "cards": {name: card(name) for name in site().site.surveys}, **changes})


def shown(tag: str = "en", **changes) -> str:
    view = site().view(tag)
    return render_html(index_page(site(), view, contents(**changes)), labels(view.interface), "facilitator")


def test_what_to_do_next_stands_before_anything_else() -> None:
    page = index_page(site(), site().view("en"), contents())
    headings = [block.key for block in page.blocks if isinstance(block, Heading)]
    assert headings[0] == "next"
    assert headings.index("made") < headings.index("todo") < headings.index("findings")
    first = shown().split('id="made"')[0]
    open_tasks = [task for task in tasks_of(site(), False, {}) if not task.done][:NEXT]
    words = site().view("en").interface.todo
    assert [task.id for task in open_tasks] == [
        task.id for task in open_tasks if str(words[task.id]).split(",")[0] in first
    ]


def test_where_nothing_is_left_it_says_so() -> None:
    assert "interface/index/nothing_next" in keys_of(index_page(site(), site().view("en"), contents(tasks=())))


def test_each_file_is_led_to_once() -> None:
    html = shown()
    paths = [path for row in MADE for _, files in row.ways for path in files]
    for path in paths:
        count = html.count(f'href="{path}"')
        assert count == 1, path


def test_packs_stand_under_the_name_of_their_language() -> None:
    html = shown()
    assert html.index('id="made-packs-en"') < html.index("packs/en/s01") < html.index('id="made-packs-ja"')
    assert re.search(r'<h4 id="made-packs-ja"><span lang="ja"[^>]*>日本語</span></h4>', html)


def test_tables_have_two_columns_so_that_a_phone_can_show_them() -> None:
    page = index_page(site(), site().view("ja"), contents())
    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert len(tables) > 6
    assert {len(row) for table in tables for row in table.rows} == {2}


def test_findings_of_one_code_are_told_once_with_their_number() -> None:
    html = shown("ja")
    assert html.count(">FORM008</code>") == 1
    assert "× 3" in html
    assert 'href="findings.json"' in html
    assert '<span lang="en"' in html[html.index("FORM008") :]
    assert "interface/index/findings_none" in keys_of(index_page(site(), site().view("ja"), contents(findings=())))


def test_where_the_tool_and_the_page_are_both_drafts_it_is_said_once() -> None:
    def voice(key: str, source: str) -> str:
        return Words(f"訳：{source}", f"tool/{key}", "ja", "draft")

    html = shown("ja", voice=voice)
    assert "訳：" in html
    assert "†" not in html
    assert str(labels(site().view("ja").interface)["whole_draft"]) in html


def test_each_platform_has_its_card_with_what_never_to_change() -> None:
    html = shown()
    for target in site().site.surveys:
        assert f'id="load-{target}"' in html
    assert html.count(str(site().view("en").interface.index["never_change"])) == len(site().site.surveys)


def test_older_parts_are_named_first() -> None:
    html = shown(older=("packs en s01",))
    assert html.index("packs en s01") < html.index('id="next"')


def test_late_tasks_are_marked_where_the_day_is_known() -> None:
    late = str(site().view("en").interface.index["next_late"])
    assert late not in shown()
    assert late in shown(today=date(2028, 1, 1))
    assert date(2028, 1, 1) > TODAY


def test_the_title_names_the_site() -> None:
    assert "Hokkaido Training Clinic" in plain(index_page(site(), site().view("ja"), contents()).title)
