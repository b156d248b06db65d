"""What we give the theme, held against the theme that is installed: a new release of it that differs is noticed here."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.unit.book import builders
from toolkit.book import theme
from toolkit.book.chooser import chooser_page

spec = find_spec("material")
assert spec is not None
assert spec.origin is not None
MATERIAL = Path(spec.origin).parent / "templates"


def text(name: str) -> str:
    return (MATERIAL / name).read_text(encoding="utf-8")


def test_the_search_dialog_of_the_installed_theme_still_has_no_name():
    assert theme.SEARCH_DIALOG in text("partials/search.html")
    assert "aria-label" not in text("partials/search.html").split("<label", 1)[0]
    assert 'include "partials/search.html"' in text("partials/header.html")


def test_the_blocks_and_variables_that_we_use_are_still_there():
    base = text("base.html")
    assert all(f"block {name}" in base for name in ("announce", "header", "libs"))
    assert "for script in config.extra.polyfills" in base
    assert 'include "partials/alternate.html"' in text("partials/header.html")
    assert 'import "partials/languages/" ~ config.theme.language' in text("partials/language.html")
    assert (MATERIAL / ".icons/material/translate.svg").is_file()


def test_none_of_the_templates_of_the_theme_is_copied():
    ours = Path(theme.__file__).parent / "assets"
    theirs = {path.name: path.read_text(encoding="utf-8") for path in MATERIAL.rglob("*.html")}
    for path in ours.iterdir():
        assert path.read_text(encoding="utf-8").strip() not in map(str.strip, theirs.values())


def test_the_languages_of_the_theme_are_those_that_we_know():
    assert {path.stem for path in (MATERIAL / "partials/languages").glob("*.html")} == theme.KNOWN


def test_the_search_can_stem_what_we_say_it_can():
    found = find_spec("mkdocs")
    assert found is not None
    assert found.origin is not None
    checked = Path(found.origin).parent / "contrib/search/lunr-language"
    for tag in theme.STEMMED:
        assert (MATERIAL / f"assets/javascripts/lunr/min/lunr.{tag}.min.js").is_file()
        assert (checked / f"lunr.{tag}.js").is_file()


@pytest.mark.parametrize(
    "tag, known, search",
    [
        ("en", "en", ""),
        ("ja", "ja", "ja"),
        ("es-CO", "es", "es"),
        ("pt-BR", "pt-BR", "pt"),
        ("zh-Hant", "zh-Hant", ""),
        ("ar", "ar", "ar"),
        ("nb", "nb", "no"),
        ("ar-XB", "en", ""),
        ("qu", "en", ""),
    ],
)
def test_a_language_gets_the_nearest_words_and_the_right_search(tag, known, search):
    assert theme.known_language(tag) == known
    assert theme.search_language(tag) == search


def test_a_language_that_the_theme_lacks_speaks_our_words():
    made = builders.tree()["overrides/partials/languages/alliance-ar-XB.html"]
    ours = builders.site().view("ar-XB").interface.docs["search_placeholder"]
    assert ours in json.loads('"' + made.partition('"search.placeholder": "')[2].partition('"')[0] + '"')
    assert '"search.placeholder"' not in builders.tree()["overrides/partials/languages/alliance-ja.html"]


@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#335c67", "#e6c229", "#7f7f7f", "#d81159"])
def test_text_on_the_colour_of_a_site_can_be_read(colour):
    css = theme.styles(colour)
    on = re.search(r"--book-on-colour: (#\w+)", css)
    assert on is not None
    assert theme.contrast(colour, on[1]) >= 4.2
    assert theme.contrast("#ffffff", "#000000") == pytest.approx(21)


def test_the_colours_of_blocks_follow_the_scheme_and_not_the_device_alone():
    css = theme.styles(theme.COLOUR)
    light, dark = (re.search(rf'scheme="{name}"\] {{[^}}]*--paper: (#\w+)', css) for name in ("default", "slate"))
    assert light is not None
    assert dark is not None
    assert light[1] != dark[1]


def test_the_page_in_front_leads_on_by_links_alone():
    page = chooser_page(builders.site(languages=["ja", "en"])).decode()
    assert page.index('href="ja/index.html" hreflang="ja" lang="ja"') < page.index('href="en/index.html"')
    assert "<Clinic>" not in page
    assert re.search(r"https?://", page) is None


@pytest.mark.node
def test_the_scripts_are_sound(node):
    assets = Path(theme.__file__).parent / "assets"
    paths = [str(assets / name) for name in ("iframe-worker.js", "chooser.js")]
    assert node.run("sound", paths=paths) == [True, True]
