"""A site adds an instrument of its own: it stands in the forms that it names, after the shared block, and waivers go with every row."""

import json
from datetime import date
from pathlib import Path

from toolkit.cli.opening import open_site
from toolkit.survey.targets import export

EXAMPLE = Path(__file__).parents[2] / "examples" / "sapporo" / "site.yaml"
TODAY = date(2026, 11, 24)

OWN = """schema: 1
id: rooms
version: 1
basis: extension
construct: How the room was
outcome: exploratory
derivation: Written at this clinic.
licence: CC-BY-4.0
title: The room
time_frame: now
instructions: Choose one answer.
forms: [trainee-post]
scales:
  rooms3:
    direction: ascending
    options:
      - {value: 0, label: Too small}
      - {value: 1, label: Large enough}
sections:
  - id: roomsize
    scale: rooms3
    items:
      - {code: ro01, text: How large was the room?}
"""


def site_with(root: Path, extra: str = "") -> Path:
    (root / "instruments").mkdir(parents=True)
    (root / "instruments" / "rooms.yaml").write_text(OWN, encoding="utf-8")
    text = EXAMPLE.read_text(encoding="utf-8")
    (root / "site.yaml").write_text(f"{text}\n{extra}", encoding="utf-8")
    return root


def test_it_stands_after_the_core_block_of_the_forms_it_names(tmp_path: Path) -> None:
    opened = open_site(site_with(tmp_path), TODAY)
    assert opened.resolved is not None, [row.what for row in opened.findings if row.severity == "error"]
    forms = {form.id: form for form in opened.resolved.forms}
    assert [one.id for one in forms["trainee-post"].instruments][:2] == ["rrse", "prompts"]
    assert [one.id for one in forms["trainee-post"].instruments][-1] == "rooms"
    assert all(
        "rooms" not in [one.id for one in form.instruments] for name, form in forms.items() if name != "trainee-post"
    )
    page = export("web", forms["trainee-post"])[0]["surveys/web/trainee-post.html"].decode("utf-8")
    assert "How large was the room?" in page


def test_the_form_differs_in_structure_and_the_shared_instruments_do_not(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "site.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    with_own, without = open_site(site_with(tmp_path / "own"), TODAY).resolved, open_site(plain, TODAY).resolved
    assert with_own is not None
    assert without is not None
    ours = {form.id: form.structure for form in with_own.forms}
    theirs = {form.id: form.structure for form in without.forms}
    assert {name for name in ours if ours[name] != theirs[name]} == {"trainee-post"}


def test_a_form_that_does_not_exist_is_named(tmp_path: Path) -> None:
    root = site_with(tmp_path)
    text = OWN.replace("forms: [trainee-post]", "forms: [trainee-pst]")
    (root / "instruments" / "rooms.yaml").write_text(text, encoding="utf-8")
    found = [row for row in open_site(root, TODAY).findings if row.code == "CONT003"]
    assert [(row.place.file, row.place.line, row.slots["suggestion"]) for row in found] == [
        ("instruments/rooms.yaml", 12, "trainee-post")
    ]


def test_a_waiver_of_the_lead_goes_with_every_row(tmp_path: Path) -> None:
    waiver = (
        "waivers:\n  - {id: w1, covers: [review], reason: Five colleagues try it., by: study-lead, on: 2027-03-01}\n"
    )
    text = EXAMPLE.read_text(encoding="utf-8").replace("stage: draft", "stage: collecting")
    (tmp_path / "site.yaml").write_text(f"{text}\n{waiver}", encoding="utf-8")
    opened = open_site(tmp_path, TODAY)
    assert "LANG006" not in {row.code for row in opened.findings}
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    assert "LANG006" in {row.code for row in open_site(tmp_path, TODAY).findings}
    (tmp_path / "site.yaml").write_text(f"{EXAMPLE.read_text(encoding='utf-8')}\n{waiver}", encoding="utf-8")
    resolved = open_site(tmp_path, TODAY).resolved
    assert resolved is not None
    form = resolved.forms[0]
    assert form.waiver == "w1"
    page = export("web", form)[0][f"surveys/web/{form.id}.html"].decode("utf-8")
    assert json.dumps({"waiver": "w1"}, separators=(",", ":"))[1:-1] in page
