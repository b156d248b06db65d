"""What each survey platform can express: one row a feature of forms, with the finding that tells what is lost."""

from collections.abc import Mapping
from typing import NamedTuple

from reference.markdown import prose, table
from toolkit.model.platform import PLATFORMS, Platform
from toolkit.survey.targets import TARGETS

NAMES = {"web": "web form", "xlsform": "XLSForm", "limesurvey": "LimeSurvey"}


class Feature(NamedTuple):
    """Something a form may have. `losses` names, by target, the findings that it brings; a target not named takes it whole."""

    id: str
    words: str
    losses: Mapping[str, tuple[str, ...]] = {}


FEATURES = (
    Feature("one_answer", "Questions with one answer"),
    Feature("several_answers", "Questions with several answers", {"limesurvey": ("LIME005",)}),
    Feature("number", "Numbers with limits and a unit"),
    Feature("open_answer", "Open answers"),
    Feature("limited_answer", "Open answers of a limited length", {"xlsform": ("XLSF003",)}),
    Feature("table", "Questions in a table", {"limesurvey": ("LIME004",)}),
    Feature("wide_table", "A table of more than six columns", {"xlsform": ("XLSF007",), "limesurvey": ("LIME004",)}),
    Feature(
        "partly_required", "A table of which only some lines need an answer", {"limesurvey": ("LIME004", "LIME006")}
    ),
    Feature("anchors", "A description of each answer of a question"),
    Feature("condition", "Questions shown only after certain answers"),
    Feature(
        "condition_elsewhere",
        "The same, where the earlier question is on another form",
        dict.fromkeys(NAMES, ("FORM001",)),
    ),
    Feature("scores", "Scores", dict.fromkeys(NAMES, ("FORM008",))),
    Feature("languages", "Several languages, with a switch", {"xlsform": ("XLSF001", "XLSF002")}),
    Feature(
        "right_to_left",
        "A language written from right to left, beside English",
        {"xlsform": ("XLSF001", "XLSF002", "XLSF006"), "limesurvey": ("LIME001",)},
    ),
    Feature(
        "untranslated",
        "Texts without a translation, in a draft",
        {"web": ("WEB002",), "xlsform": ("FORM005", "XLSF001", "XLSF002"), "limesurvey": ("FORM005",)},
    ),
    Feature("contact", "The contact for people who are upset"),
    Feature("contact_missing", "The same, before it has been named", dict.fromkeys(NAMES, ("FORM004",))),
    Feature("dollar_brace", "The signs `${` in a text", {"xlsform": ("XLSF008",)}),
)
"""Each row is held by a test that makes such a form for each target."""

ALWAYS = {"web": (), "xlsform": ("XLSF004",), "limesurvey": ("LIME003",)}
"""What holds for every form that asks for the code of a person."""

INTRO = """# Survey platforms

The same form is made for each platform that a site names under `surveys:`. What a platform cannot express is a finding, and
never silence. *Yes* means that nothing is lost; a code leads to what is lost, and to what can be done about it.
"""


def page() -> str:
    head = ("what a form may have", *(NAMES[target] for target in TARGETS))
    rows = [
        (prose(feature.words), *(_cell(feature.losses.get(target, ())) for target in TARGETS)) for feature in FEATURES
    ]
    every = [("Every form", *(_cell(ALWAYS.get(target, ())) for target in TARGETS))]
    parts = [INTRO, table(head, every + rows), _names(), "## Where the files lie { #files }\n", _files()]
    return "\n".join(parts)


def _cell(codes: tuple[str, ...]) -> str:
    return ", ".join(f"[{code}](findings.md#{code})" for code in codes) or "yes"


def _names() -> str:
    rows = [(NAMES[one.id], *_limits(one)) for one in PLATFORMS.values()]
    head = ("platform", "longest name", "longest title", "longest code of an answer", "names it keeps for itself")
    note = (
        "A name of an item that passes the rules of the toolkit (small letters and digits, at most 20) is taken unchanged by "
        "every platform; only a line of a LimeSurvey table is called `section_item` in expressions and `section[item]` in "
        "exports. The codebook of a build has the names on each platform.\n"
    )
    return f"## What each platform takes {{ #names }}\n\n{table(head, rows)}\n{note}"


def _limits(one: Platform) -> tuple[str, ...]:
    most = [str(number) if number else "no limit known" for number in (one.most_name, one.most_title, one.most_answer)]
    return (*most, ", ".join(f"`{word}`" for word in sorted(one.reserved)) or "none")


def _files() -> str:
    return table(
        ("platform", "file in a build"), [(NAMES[one.id], f"`{one.path('<form>')}`") for one in TARGETS.values()]
    )
