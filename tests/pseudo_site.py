"""A site that works in the two pseudo-locales, with everything on; what it says of itself is in Greek letters, so that any Latin word
in what is made of it comes from the toolkit."""

from pathlib import Path

import pytest

from tests import built
from tests.features.published import ITEMS
from toolkit.cli import main

TAGS = ("en-XA", "ar-XB")
TODAY = "2027-01-15"
SITE = """schema: 1
stage: draft
site: {id: delphi, name: Κλινική, country: GR, timezone: Europe/Athens}
protocol: rupture-repair@1
modality: cbt
languages: [TAGS]
respond_in: [TAGS]
cohorts:
  - {id: spring2027, size: 6, groups: 2, starts: 2027-04-13, level: {stage: practicum, local_name: Δευτεροετείς, isced: 7}}
  - {id: autumn2027, size: 4, starts: 2027-09-14, modality: psychodynamic}
delivery:
  mode: in-person
  sessions: 8
  minutes: 90
  schedule: {day: tue, at: "18:00", skip: [2027-05-04]}
  video: {recorded: true, consent: written, delete_after_days: 90}
waves: [pre1, pre2, post, followup]
scenarios: {set: all, assessment: true}
modules: {set: all}
surveys: [limesurvey, xlsform, web]
contacts:
  coordinator: {name: Σάτο, email: coordinator@example.org, phone: "+30 21 000 0000", public: true}
  distress: {name: Συμβουλευτική, phone: "+30 21 000 0001", hours: "9-17", out_of_hours: "+30 21 000 0002", emergency: "112",
    independent_of_grading: true, public: true}
ethics: {board: Επιτροπή, reference: "2027-014", status: approved, expires: 2028-03-31}
publish: {url: "https://example.org/delphi/", licence: CC-BY-4.0, forms: true}
participation: {recruited_by: Γραφείο, training_without_data: true, grades: separate, hidden_from: [facilitator, supervisor]}
facilitators: [{code: f1, qualification: Ψυχολόγος, is_supervisor: true, is_researcher: false}]
adapters:
  - id: wai-sr
    version: "2006"
    forms: [client-session]
    permission: {uses: [administer, print, show_on_site, codebook_labels], languages: [TAGS], expires: 2028-01-01, ref: Επιστολή}
"""


def licensed(tags: tuple[str, ...]) -> str:
    """Texts of a published instrument, in Greek letters too."""
    options = "".join(f"          - {{value: {value}, label: Τιμή {value}}}\n" for value in range(1, 6))
    rows = "".join(f"          - {{code: {code}, text: Ερώτηση {number}}}\n" for number, code in enumerate(ITEMS))
    texts = "".join(
        f"  {tag}:\n    title: Τίτλος\n    instructions: Οδηγίες\n    scales:\n      often5:\n        options:\n{options}"
        "    sections:\n      - id: waisr\n        intro: Αρχή\n        display: grid\n        scale: often5\n"
        f"        items:\n{rows}"
        for tag in tags
    )
    return f'schema: 1\nadapter: wai-sr\nversion: "2006"\nlanguages:\n{texts}'


def lay_out(site: Path, tags: tuple[str, ...] = TAGS) -> None:
    """The files of the site, in these languages."""
    files = {
        ".gitignore": "private/\nbuild/\n",
        "site.yaml": SITE.replace("TAGS", ", ".join(tags)),
        "private/instruments/wai-sr.text.yaml": licensed(tags),
        "private/rota.yaml": "schema: 1\nopt_outs:\n  - {person: 1, cohort: spring2027, scenario: quiet-agreement}\n"
        "absences:\n  - {person: 2, cohort: spring2027, session: 2}\n",
        **{f"pages/{tag}/aithousa.md": "# Αίθουσα\n\nΣτον **πρώτο** όροφο.\n" for tag in tags},
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def build(factory: pytest.TempPathFactory) -> Path:
    """The folder of the build, made once in a run. Change nothing in it."""
    site = built.run_folder(factory) / "delphi"
    built.once(site, lambda: _build(site))
    assert (site / "build" / "manifest.json").is_file(), f"{site} was not built"
    return site / "build"


def _build(site: Path) -> None:
    lay_out(site)
    assert main(["build", str(site), "--quiet", "--jobs", "1", "--date", TODAY]) == 0
