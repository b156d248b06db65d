"""A site changes the shared content with a reason: the pack shows it, `explain` tells where it comes from, the core is refused."""

from datetime import date
from pathlib import Path

import pytest
from errors.cases import HERE, TODAY, spoken

from toolkit.cli.opening import Opened, open_site
from toolkit.document.html import render_html
from toolkit.packs.scenario import actor_page, facilitator_page, observer_page, therapist_page
from toolkit.packs.words import labels

SITE = (HERE / "BASE005" / "site.yaml").read_text(encoding="utf-8")
DOOR = "scenario/quiet-agreement/learner/door_note"
ENGLISH, JAPANESE = "{client} comes with a sister who waits outside.", "{client}は妹と来談した。"
FRAME = "  frame: {when: planning, planned: proactive, decided_by: [researcher], what: content, level: cohort}\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path_factory.mktemp("cache")))


def record(target: str, change: str, tier: str = "surface", name: str = "a1") -> str:
    frame = FRAME if tier != "surface" else ""
    return f"- id: {name}\n  target: {target}\n  {change}\n  tier: {tier}\n  reason: A reviewer asked for it.\n{frame}"


TEXT = record(DOOR, f'text: {{ja: "{JAPANESE}", en: "{ENGLISH}"}}')


def opened(root: Path, changes: str, site: str = SITE.replace("languages: [en]", "languages: [ja, en]")) -> Opened:
    root.mkdir(parents=True, exist_ok=True)
    (root / "site.yaml").write_text(site, encoding="utf-8", newline="\n")
    if changes:
        (root / "adaptations.yaml").write_text(changes, encoding="utf-8", newline="\n")
    return open_site(root, date.fromisoformat(TODAY))


def codes(site: Opened) -> set[str]:
    return {row.code for row in site.findings} - {"BASE005", "LANG007", "DOCU007", "PACK007"}


def pack(site: Opened, tag: str) -> str:
    """All pages of one scenario's pack."""
    assert site.resolved is not None
    view = site.resolved.view(tag)
    scenario = view.scenario("quiet-agreement")
    makers = (therapist_page, actor_page, observer_page, facilitator_page)
    words = labels(view.interface)
    return "".join(render_html(make(site.resolved, view, scenario), words, "facilitator", "a4") for make in makers)


def test_a_file_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    plain, empty = opened(tmp_path / "plain", ""), opened(tmp_path / "empty", "# Nothing yet.\n")
    assert codes(empty) == set()
    assert plain.resolved is not None
    assert empty.resolved is not None
    assert plain.resolved.view("ja").digest(*parts(plain)) == empty.resolved.view("ja").digest(*parts(empty))


def parts(site: Opened) -> list[str]:
    assert site.resolved is not None
    return [prefix for prefix, _ in site.resolved.protocol.parts()]


def test_a_changed_text_stands_in_the_pack_in_both_languages(tmp_path: Path) -> None:
    site = opened(tmp_path, TEXT)
    assert codes(site) == set()
    assert "comes with a sister who waits outside." in pack(site, "en")
    assert "は妹と来談した。" in pack(site, "ja")
    assert "keeps the books of a small building firm and came" not in pack(site, "en")


def test_a_changed_text_changes_its_words_and_no_structure(tmp_path: Path) -> None:
    code = "instrument/skills/instructions"
    plain = opened(tmp_path / "plain", "")
    site = opened(
        tmp_path / "site",
        record(code, 'text: {ja: "観察した面接を思い出してください。", en: "Think of what you saw."}'),
    )
    assert plain.resolved is not None
    assert site.resolved is not None
    for before, after in zip(plain.resolved.forms, site.resolved.forms, strict=True):
        assert before.structure == after.structure
        same = before.languages[0].words == after.languages[0].words
        assert same is ("skills" not in before.form.instruments)


def test_explain_tells_the_layers_with_file_and_line(tmp_path: Path) -> None:
    opened(tmp_path, TEXT)
    code, text = spoken(tmp_path, ["explain", ".", DOOR, "--date", TODAY])
    assert code == 0
    rows = [line.split() for line in text.splitlines()]
    assert next(row for row in rows if row[:1] == ["common"])[1].endswith("quiet-agreement.yaml:26:14")
    assert any(row[:1] == ["modality"] and "variants/quiet-agreement.yaml" in row[1] for row in rows)
    assert ["site", "adaptations.yaml:3:9", "(a1)"] in [row[:3] for row in rows]
    assert ["ja:", "in", "the", "change"] in rows
    assert JAPANESE in text


def test_the_core_is_refused(tmp_path: Path) -> None:
    item = "instrument/rrse/sections/recognise/items/rrse01/text"
    site = opened(tmp_path, record(item, 'text: {ja: "気づく。", en: "Notice it."}'))
    assert codes(site) == {"LAYER004"}
    assert site.resolved is None


@pytest.mark.parametrize(
    "target", ["instrument/rrse/sections/recognise", "instrument/rrse/scales/confidence6/options/5"]
)
def test_what_holds_something_of_the_core_is_refused_too(tmp_path: Path, target: str) -> None:
    assert "LAYER004" in codes(opened(tmp_path, record(target, "remove: true", "content")))


def test_a_deviation_is_declared_and_waits_for_somebody_to_look(tmp_path: Path) -> None:
    item = "instrument/rrse/sections/recognise/items/rrse01/text"
    declared = record(item, 'text: {ja: "気づく。", en: "Notice it."}', "core")
    site = opened(tmp_path, declared)
    assert codes(site) == {"LAYER006"}
    assert site.resolved is not None
    looked = declared + "  assessed: {role: study-lead, fidelity: consistent, on: 2027-01-10}\n"
    assert codes(opened(tmp_path, looked)) == set()


def test_a_value_is_set(tmp_path: Path) -> None:
    site = opened(tmp_path, record("scenario/quiet-agreement/minutes/play", "set: 10", "content"))
    assert codes(site) == set()
    assert site.resolved is not None
    assert site.resolved.protocol.scenarios["quiet-agreement"].minutes.play == 10


def test_a_member_is_taken_out(tmp_path: Path) -> None:
    site = opened(tmp_path, record("scenario/quiet-agreement/misses/caught", "remove: true", "content"))
    assert codes(site) == set()
    assert site.resolved is not None
    assert [one.id for one in site.resolved.protocol.scenarios["quiet-agreement"].misses] == [
        "next-step",
        "lesson-in-no",
    ]


def test_a_member_is_added_after_another(tmp_path: Path) -> None:
    added = "add: {id: o1b, sees: Looks at the clock, marker: W-AVO}\n  after: o1"
    site = opened(tmp_path, record("scenario/quiet-agreement/observer", added, "content"))
    assert codes(site) == set()
    assert site.resolved is not None
    rows = site.resolved.protocol.scenarios["quiet-agreement"].observer
    assert [one.id for one in rows][:3] == ["o1", "o1b", "o2"]
    assert "Looks at the clock" in pack(site, "en")


def test_adding_after_something_that_is_not_there_says_what_is(tmp_path: Path) -> None:
    added = "add: {id: o1b, sees: Looks at the clock, marker: W-AVO}\n  after: o9"
    site = opened(tmp_path, record("scenario/quiet-agreement/observer", added, "content"))
    row = next(row for row in site.findings if row.code == "LAYER008")
    assert "there is no `o9` to add it after" in row.what
    assert row.fix == "Write `after:` with one of: `o1`, `o2`, `o3`, `o4`, `o5`."


def test_every_finding_of_a_file_is_told_in_one_run_each_at_its_line(tmp_path: Path) -> None:
    changes = (
        record("scenario/quiet-agreement/learner/door_not", 'text: {ja: "一", en: "One."}')
        + record(DOOR, 'text: {en: "One."}')
        + record("scenario/quiet-agreement/difficulty", "set: 9", "content", "a2")
        + record(DOOR, "remove: true", name="a3")
        + "- id: a4\n  target: x\n"
    )
    site = opened(tmp_path, changes)
    found = {(row.code, row.place.line) for row in site.findings if row.place.file == "adaptations.yaml"}
    assert {("LAYER003", 2), ("LAYER009", 6), ("LAYER005", 8), ("LAYER013", 18)} <= found
    assert {code for code, line in found if line > 20} == {"KEY003"}


def test_a_change_to_the_variant_of_a_modality_holds_for_that_modality(tmp_path: Path) -> None:
    target = f"modality/cbt/{DOOR}"
    site = opened(tmp_path, record(target, 'text: {ja: "一", en: "One."}'))
    assert codes(site) == set()
    assert site.resolved is not None
    note = site.resolved.protocol.scenarios["quiet-agreement"].learner.door_note
    assert site.resolved.view("en", "cbt").reader.words(DOOR, note) == "One."
    assert site.resolved.view("en", "psychodynamic").reader.words(DOOR, note) != "One."


def test_a_study_changes_for_all_and_a_site_has_the_last_word(tmp_path: Path) -> None:
    study = tmp_path / "study.yaml"
    study.write_text(
        "schema: 1\nstudy: {id: two, name: Two}\nprotocol: rupture-repair@1\nsites: [one]\n",
        encoding="utf-8",
        newline="\n",
    )
    of_study = record(DOOR, 'text: {en: "Of the study."}') + record(
        "scenario/quiet-agreement/learner/title", 'text: {en: "Title of the study"}', name="a2"
    )
    (tmp_path / "adaptations.yaml").write_text(of_study, encoding="utf-8", newline="\n")
    site = opened(tmp_path / "one", TEXT, SITE.replace("schema: 1\n", "schema: 1\nstudy: ..\n"))
    assert "LAYER012" in codes(site)  # this site does not have Japanese
    alone = TEXT.replace(f'ja: "{JAPANESE}", ', "")
    site = opened(tmp_path / "one", alone, SITE.replace("schema: 1\n", "schema: 1\nstudy: ..\n"))
    assert codes(site) == set()
    assert site.resolved is not None
    learner = site.resolved.view("en").scenario("quiet-agreement").learner
    assert learner.title == "Title of the study"
    assert learner.door_note.endswith("comes with a sister who waits outside.")
    text = spoken(tmp_path / "one", ["explain", ".", DOOR, "--date", TODAY])[1]
    assert "../adaptations.yaml:3:9 (a1)" in text


def test_what_is_wrong_in_a_studys_changes_is_told_at_each_site(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(
        "schema: 1\nstudy: {id: two, name: Two}\nprotocol: rupture-repair@1\nsites: [one]\n",
        encoding="utf-8",
        newline="\n",
    )
    (tmp_path / "adaptations.yaml").write_text(record(f"{DOOR}s", 'text: {en: "A."}'), encoding="utf-8", newline="\n")
    site = opened(tmp_path / "one", "", SITE.replace("schema: 1\n", "schema: 1\nstudy: ..\n"))
    assert ("LAYER003", "../adaptations.yaml", 2) in [
        (row.code, row.place.file, row.place.line) for row in site.findings
    ]
