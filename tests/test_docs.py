"""The documentation tells the truth: every command, finding and key is in it, and what it says of them is what the code does."""

import json
import re
import sys
import textwrap
from argparse import SUPPRESS
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from unit.survey import builders

from toolkit.cli import COMMANDS, help_text, main
from toolkit.codes import FAMILIES, all_codes
from toolkit.model.catalog import FILES
from toolkit.survey.targets import TARGETS, losses

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

sys.path[:0] = [str(DOCS / "_hooks"), str(DOCS)]

from reference import catalogs, commands, findings, keys, targets  # noqa: E402
from reference import pages as generated  # noqa: E402

HAND_WRITTEN = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
WORDS = re.compile(r"`((?:\.venv[/\\](?:bin|Scripts)[/\\])?(?:alliance|python -m toolkit) [^`]+)`")
RECIPES_MAKE = {"TIME090", "CHEK090", "where"}
"""Findings and a command that recipes add in a copy."""
FENCED = re.compile(r"^```(?:sh|powershell|text)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return dict(generated())


def nav_entries(nav) -> list[str]:
    """Every page that the navigation names."""
    if isinstance(nav, str):
        return [nav]
    parts = nav if isinstance(nav, list) else list(nav.values())
    return [entry for part in parts for entry in nav_entries(part)]


def config() -> dict:
    return yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def test_every_page_is_in_the_navigation_and_every_entry_is_a_page(pages):
    written = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    listed = nav_entries(config()["nav"])
    assert len(listed) == len(set(listed))
    assert set(listed) == written | set(pages)


def test_the_site_asks_nobody_for_anything():
    made = config()
    assert made["theme"]["font"] is False
    assert made["theme"]["language"] == "en"
    assert made["strict"] is True
    assert "extra_javascript" not in made
    assert all((DOCS / path).is_file() for path in made["extra_css"])


def test_every_command_has_a_parser_and_is_documented(pages):
    assert commands.names() == tuple(COMMANDS)
    for name in COMMANDS:
        module = import_module(f"toolkit.cli.{name}")
        assert callable(module.run)
        assert f"{{ #{name} }}" in pages["reference/commands.md"]
        assert f"\n  {name:<10} " in help_text()


@pytest.mark.parametrize("name", [name for name in COMMANDS if name in commands.names()])
def test_every_option_says_what_it_does_and_is_documented(name, pages):
    section = pages["reference/commands.md"].partition(f"{{ #{name} }}")[2].partition("\n## ")[0]
    made = commands.parser_of(name)
    assert made.prog == f"alliance {name}"
    assert made.description
    for action in made._actions:
        assert action.help not in (None, "", SUPPRESS), f"{name} {action.dest}"
        if action.dest not in commands.COMMON:
            assert (max(action.option_strings, key=len) if action.option_strings else "") in section


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_line_that_is_shown_exists(path):
    text = path.read_text(encoding="utf-8")
    lines = [line for block in FENCED.findall(text) for line in block.splitlines()]
    shown = [
        *WORDS.findall(text),
        *(line for line in lines if re.search(r"(^|[\s/\\])alliance [a-z]|-m toolkit ", line)),
    ]
    for line in shown:
        words = re.split(r"(?:alliance|-m toolkit) ", line, maxsplit=1)[-1].partition("#")[0].split()
        if words and re.fullmatch(r"[a-z]+", words[0]) and words[0] not in RECIPES_MAKE:
            assert words[0] in COMMANDS, line
            known = {option for action in commands.parser_of(words[0])._actions for option in action.option_strings}
            options = [word.partition("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)]
            assert set(options) <= known, line


def test_every_finding_is_documented(pages):
    page = pages["reference/findings.md"]
    assert {code for code in all_codes() if f"### {code} {{ #{code} }}" not in page} == set()
    assert findings.prefixes() == set(FAMILIES)
    assert {findings.prefix_of(code) for code in all_codes()} <= set(findings.TOPICS) == set(FAMILIES)


def test_every_finding_that_a_page_names_exists():
    codes = all_codes()
    for path in HAND_WRITTEN:
        named = re.findall(rf"\b(?:{'|'.join(FAMILIES)})[0-9]{{3}}\b", path.read_text(encoding="utf-8"))
        assert set(named) - RECIPES_MAKE <= set(codes), path


@pytest.mark.parametrize("page", keys.PAGES, ids=lambda page: page.name)
def test_every_key_is_documented_and_described(page, pages):
    text = pages[f"reference/keys/{page.name}.md"]
    for group in keys.groups_of(page.model):
        for name, info in group.model.model_fields.items():
            assert f"| `{info.alias or name}` |" in text
            assert info.description, f"{group.model.__name__}.{name} has no description"
    assert "any value" not in text.replace("| `set` |", "") or page.name == "adaptations"


def test_every_kind_of_key_is_in_the_table_of_catalogs(pages):
    page = pages["reference/catalogs.md"]
    assert set(FILES) == set(catalogs.WHERE)
    for kind, file in FILES.items():
        assert f"| `{kind}/...` | `{file}.po` |" in page


def _own(section: dict, **more):
    """A form with one instrument of one section beside the shipped ones, in English alone unless said otherwise."""
    parts = {name: more.pop(name) for name in ("scales", "scoring", "title", "instructions") if name in more}
    made = builders.instrument(sections=[{"id": "more", "scale": "three", **section}], **parts)
    return {"instruments": (made,), **more}


def _items(*items: dict, **section) -> dict:
    rows = [{"code": f"mo0{number}", "text": "How much?", **item} for number, item in enumerate(items, 1)]
    return {"items": rows, **section}


WIDE = {
    "three": {
        "direction": "ascending",
        "options": [{"value": n, "label": f"Level {n}"} for n in range(7)],
    }
}
SCORE = {"all": {"method": "sum", "items": ["mo01"], "range": [0, 2]}}
PLAIN = _own(_items({}))
FORMS = {
    "one_answer": PLAIN,
    "several_answers": _own(_items({"kind": "multiple"})),
    "number": _own(_items({"kind": "number", "min": 1, "max": 9, "unit": "times"})),
    "open_answer": _own(_items({"kind": "text"}, {"kind": "long_text"})),
    "limited_answer": _own(_items({"kind": "long_text", "max_length": 200})),
    "table": _own(_items({}, {}, display="grid")),
    "wide_table": _own(_items({}, {}, display="grid"), scales=WIDE),
    "partly_required": _own(_items({"required": True}, {}, display="grid")),
    "anchors": _own(_items({"anchors": {"0": "Nothing is seen.", "2": "All is seen."}})),
    "condition": _own(_items({}, {"show_if": {"item": "mo01", "equals": 1}})),
    "condition_elsewhere": _own(_items({"show_if": {"item": "rrse01", "equals": 1}})),
    "scores": _own(_items({}), scoring=SCORE),
    "languages": {**PLAIN, "languages": ("en", "ja")},
    "right_to_left": {**PLAIN, "languages": ("en", "ar-XB")},
    "untranslated": {**PLAIN, "languages": ("en", "ja"), "leave_out": "instrument/extra"},
    "contact": PLAIN,
    "contact_missing": {**PLAIN, "distress": None},
    "dollar_brace": _own(_items({"text": "What is ${this}?"})),
}
"""Feature of the table of targets -> the wishes for a form that has it."""
BARE = {"web": set(), "xlsform": {"XLSF003", "XLSF004"}, "limesurvey": {"LIME003"}}
"""What the form of after a role-play has without them; it limits one open answer."""


def test_the_table_of_targets_has_a_form_for_each_feature():
    assert [feature.id for feature in targets.FEATURES] == list(FORMS)
    assert set(targets.NAMES) == set(TARGETS) >= set(targets.ALWAYS)


@pytest.mark.parametrize("target", TARGETS)
def test_what_holds_for_every_form_is_what_a_plain_form_brings(target):
    form = builders.form("client-session", languages=("en",))
    assert set(targets.ALWAYS.get(target, ())) <= {one.code for one in losses(target, form)}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("feature", targets.FEATURES, ids=lambda feature: feature.id)
def test_a_feature_brings_the_losses_that_the_table_names(feature, target):
    wishes = {"languages": ("en",), **FORMS[feature.id]}
    found = {one.code for one in losses(target, builders.form("trainee-roleplay", **wishes))}
    plain = {one.code for one in losses(target, builders.form("trainee-roleplay", languages=("en",)))}
    assert plain == BARE.get(target, set())
    added = set(feature.losses.get(target, ()))
    assert found == plain | added


YAML_BLOCK = re.compile(r"^ *```yaml(?: title=\"([^\"]+)\")?\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
EXAMPLE = (ROOT / "examples" / "sapporo" / "site.yaml").read_text(encoding="utf-8")


def yaml_blocks(path: Path) -> list[tuple[str, str]]:
    """Each YAML block of a page with the name of its file, which may be empty."""
    return [(name, textwrap.dedent(text)) for name, text in YAML_BLOCK.findall(path.read_text(encoding="utf-8"))]


def errors_in(folder: Path, capsys) -> list[str]:
    main(["check", str(folder), "--format", "json", "--date", "2027-01-10"])
    rows = json.loads(capsys.readouterr().out)["findings"]
    return [f"{row['code']} {row['key']}: {row['what']}" for row in rows if row["severity"] == "error"]


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def test_the_first_look_is_a_declaration_without_errors(tmp_path, capsys):
    ((_, text),) = yaml_blocks(ROOT / "README.md")
    assert errors_in(written(tmp_path, site=text), capsys) == []


def test_every_change_that_a_page_shows_can_be_made(tmp_path, capsys):
    pages = [DOCS / "how-to" / name for name in ("adapt.md", "own-content.md")]
    blocks = [text for page in pages for _, text in yaml_blocks(page) if text.startswith("- id: ")]
    assert len(blocks) >= 2
    for number, text in enumerate(blocks):
        assert errors_in(written(tmp_path / str(number), site=EXAMPLE, adaptations=text), capsys) == []


def test_the_instrument_that_a_page_shows_is_one(tmp_path, capsys):
    text = dict(yaml_blocks(DOCS / "how-to" / "own-content.md"))["instruments/rooms.yaml"]
    assert errors_in(written(tmp_path, site=EXAMPLE, instruments__rooms=text), capsys) == []


def test_the_study_that_a_page_shows_is_one(tmp_path, capsys):
    text = dict(yaml_blocks(DOCS / "how-to" / "study.md"))["repair3/study.yaml"]
    first = f"{EXAMPLE}study: ../..\n"
    second = first.replace("id: sapporo", "id: bogota")
    folder = written(tmp_path, study=text, sites__sapporo__site=first, sites__bogota__site=second)
    assert errors_in(folder, capsys) == []


def test_a_finding_is_shown_as_it_is_printed():
    printed = (ROOT / "tests" / "errors" / "SITE012" / "expected.txt").read_text(encoding="utf-8").splitlines()[:3]
    for page in (ROOT / "README.md", DOCS / "tutorials" / "coordinator.md"):
        assert "\n".join(printed) in page.read_text(encoding="utf-8")


def test_the_page_on_coverage_shows_every_training_scenario_and_no_other(pages):
    page = pages["reference/coverage.md"]
    protocol = catalogs.content()
    for one in protocol.scenarios.values():
        assert (f"`{one.code}`" in page) == (one.use == "training"), one.id
    for code in (*protocol.taxonomy.markers, *(c for c, s in protocol.taxonomy.strategies.items() if s.coded)):
        assert f"| `{code}` " in page
    assert "**Hole.**" not in page
    holes = [(m, s) for (m, s), variant in protocol.variants.items() if not variant.applies]
    assert page.count("| not played ") == len(holes)
