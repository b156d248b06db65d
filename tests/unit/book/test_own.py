"""A site's own pages: plain Markdown stays, whatever could run or ask another server becomes text."""

import json
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.book import builders
from toolkit.book.own import check_pages, cleaned, page_path
from toolkit.book.site import book_tree
from toolkit.document.text import safe_href

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list"]
PLAIN = {
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "em",
        "strong",
        "a",
        "br",
        "hr",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"href", "title", "id", "style", "class"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in PLAIN:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name == "style" and not value.startswith("text-align: ")):
                self.wrong.append(name)
            if name == "href" and value and not (value.startswith("#") or safe_href(re.sub(r"[\s\\]", "", value))):
                self.wrong.append(value)
            if name == "class" and not value.startswith("language-"):
                self.wrong.append(value)


def made(text: str) -> str:
    """The HTML that a reader of Markdown makes of a page."""
    return markdown.markdown(cleaned(text)[0], extensions=EXTENSIONS)


def wrong_in(html: str) -> list[str]:
    reader = _Tags()
    reader.feed(html)
    reader.close()
    return reader.wrong


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "text <b onclick='x'>bold</b>",
    "[x](javascript:alert(1))",
    "[x]( java\nscript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,AAAA 'title')",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x][r]\n\n   [r]:\n     javascript:alert(1) 'title'",
    "[r]\n\n[r]: <vbscript:x>",
    "<javascript:alert(1)>",
    "![x](https://elsewhere.example/p.png)",
    "![x][r]\n\n[r]: https://elsewhere.example/p.png",
    "# Title {: onclick=alert(1) }",
    "word{ onmouseover=alert(1) }",
    "```\n<script>alert(1)</script>\n```",
    "~~~ {: onclick=x }\n<b>\n~~~",
    "`<img src=x onerror=alert(1)>`",
    "`` ` <i> ` `` and `<b>",
    "    <script>alert(1)</script>",
    "- item\n\n    <iframe src=x></iframe>",
    "> <object data=x>",
    "<!-- comment --><svg/onload=alert(1)>",
    "a\x00b <a\x00 href=javascript:x>",
    "[a](//elsewhere.example/x)",
    "*[x](java\\script:alert(1))*",
    "[![x](javascript:a)](javascript:b)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](https://example.org/?a=`<b>`)",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_text(attack):
    assert wrong_in(made(attack)) == []


pieces = st.sampled_from(
    [
        *ATTACKS,
        "<",
        ">",
        "`",
        "```\n",
        "~~~\n",
        "\n",
        "\n\n",
        "    ",
        "[",
        "](",
        "]:",
        ")",
        "(",
        "javascript:",
        "!",
        "{",
        "}",
        "\\",
        "&",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(pieces, max_size=8).map("".join))
def test_no_mixture_of_attacks_gets_through(text):
    assert wrong_in(made(text)) == []


@pytest.mark.parametrize(
    "text, html",
    [
        ("# Our house\n\nWe *meet* on **Tuesdays**.", "<em>meet</em> on <strong>Tuesdays</strong>"),
        ("- one\n- two", "<li>one</li>"),
        ("[board](https://example.org/a_(b)?x=1&y=2#z)", 'href="https://example.org/a_(b)?x=1&amp;y=2#z"'),
        ("[next](other.md)", 'href="other.md"'),
        ("[mail](mailto:a@example.org) [call](tel:+8111)", 'href="tel:+8111"'),
        ("<https://example.org/x>", '<a href="https://example.org/x">https://example.org/x</a>'),
        ("`a < b`", "<code>a &#60; b</code>"),
        ("5 < 7 & 7 > 5", "5 &lt; 7 &amp; 7 &gt; 5"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
        ("```\nx < y {z}\n\nlast\n```", "<pre><code>x &#60; y &#123;z&#125;\n\nlast"),
        ("[r][x]\n\n[x]: https://example.org/ 'T'", 'href="https://example.org/"'),
        ('[a](https://example.org/ "Title: one") and (this): that', 'title="Title: one"'),
        ("[a](b.md) and: more (c) d:e", 'href="b.md"'),
        ("時間: 18:00 [場所](https://example.org/地図)", "https://example.org/"),
    ],
)
def test_plain_markdown_stays(text, html):
    assert html in made(text)
    assert cleaned(text)[1] == []


def test_what_is_taken_out_is_said_at_its_place():
    text = "# Hello\n\nsome <b>bold</b>\n\n[x](javascript:alert(1))\n\n![p](https://e.example/p.png)\n"
    found = list(check_pages({"ja/house.md": text}, {"ja/house.md": "pages/ja/house.md"}))
    assert [(row.code, row.place.file, row.place.line) for row in found] == [
        ("BOOK001", "pages/ja/house.md", 3),
        ("BOOK001", "pages/ja/house.md", 3),
        ("BOOK003", "pages/ja/house.md", 7),
        ("BOOK002", "pages/ja/house.md", 5),
    ]
    assert found[0].slots["text"] == "<b>"
    assert found[3].slots["text"] == "javascript:alert(1)"


def test_own_pages_stand_in_the_menu_and_say_where_else_they_are():
    pages = {
        "en/house.md": "# Our *house* & home\n\ntext\n",
        "ja/house.md": "template: evil.html\n\n本文\n",
        "ja/rules.md": "---\ntemplate: evil.html\n---\n# 規則\n",
    }
    tree = book_tree(builders.site(languages=["ja", "en"]), pages)
    assert (
        tree[page_path("en/house.md")]
        .decode()
        .startswith('---\n{"title": "Our house & home", "only": ["en", "ja"]}\n---\n')
    )
    assert (
        tree["pages/ja/local/house.md"]
        .decode()
        .startswith('---\n{"title": "house", "only": ["en", "ja"]}\n---\n# house\n')
    )
    assert '"only": ["ja"]' in tree["pages/ja/local/rules.md"].decode()
    menu = json.loads(tree["mkdocs.en.yml"])["nav"][-1]
    assert menu == {"From this site": [{"Our house & home": "local/house.md"}]}
    assert "pages/en/local/rules.md" not in tree
