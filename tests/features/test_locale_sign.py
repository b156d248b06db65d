"""A committee takes a translation from its first draft to a signature, and the signature counts as long as nothing changes."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from errors.cases import edited

from toolkit.cli import main
from toolkit.model.content import Protocol
from toolkit.model.locale import ScaleReview
from toolkit.resolve.approval import Approvals
from toolkit.store.content import Folders, load_content

SMALL = Path(__file__).resolve().parents[1] / "errors" / "content"
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "certificate" / "trapd.txt"
ITEM = "instrument/check/sections/first/items/ck01/text"
ANCHOR = "instrument/check/scales/sure/options/0/label"
PO = Path("locales/sw/LC_MESSAGES/instruments.po")
REVIEW = Path("locales/sw/review.yaml")
CHECK = "modalities/common/instruments/check.yaml"
HEAD = "# Signed here, by role.\nschema: 1\nmethod: {method}  # as the study says\nscales: {{}}\n"
TRAPD = (
    ("forward_1", "--role", "translator", "--origin", "machine", "--on", "2027-01-04"),
    ("forward_2", "--role", "translator", "--origin", "human", "--on", "2027-01-05", "--profile", "Swahili at home"),
    ("reconciled", "--role", "team", "--on", "2027-01-12", "--note", "Two texts turned down."),
    ("adjudicated", "--role", "study lead", "--on", "2027-01-13"),
    (
        *("debriefed", "--role", "interviewer", "--on", "2027-02-01", "--country", "ke", "--n", "5"),
        *("--profile", "trainees in their second year", "--problems", "none"),
    ),
)
SIGNED = ("approved", "--role", "study lead", "--on", "2027-02-10")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content with a whole translation of its instrument, that nobody has reviewed."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    Path("locales/sw").mkdir()
    shutil.copyfile("locales/en/locale.yaml", "locales/sw/locale.yaml")
    edited(Path("locales/sw/locale.yaml"), {"find": "tag: en", "put": "tag: sw"})
    assert main(["locale", "update", "sw", "--quiet"]) == 0
    rows = PO.read_text(encoding="utf-8").split('msgstr ""')
    whole = rows[0] + 'msgstr ""' + rows[1]
    whole += "".join(f'msgstr "Neno {number}"{row}' for number, row in enumerate(rows[2:], 1))
    PO.write_text(whole, encoding="utf-8", newline="\n")
    method("trapd")
    return tmp_path


def method(name: str) -> None:
    REVIEW.write_text(HEAD.format(method=name), encoding="utf-8", newline="\n")


def sign(step: str, *words: str, unit: str = "check/first") -> int:
    return main(["locale", "sign", "sw", unit, "--step", step, *words, "--date", "2027-03-01"])


def take(steps: tuple[tuple[str, ...], ...] = TRAPD, unit: str = "check/first") -> None:
    for words in steps:
        assert sign(*words, "--quiet", unit=unit) == 0


def loaded() -> Protocol:
    made, _ = load_content(Folders(Path("modalities"), Path("locales")))
    assert made.protocol is not None
    return made.protocol


def is_approved(key: str = ITEM) -> bool:
    one = loaded()
    return Approvals(one.reviews, one.catalogs, one.messages(), one.renames, one.instruments)("sw", key)


def entry(unit: str = "check/first") -> ScaleReview:
    return loaded().reviews["sw"].scales[unit]


def checked(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main(["check", "modalities", "--date", "2027-03-01"])
    return capsys.readouterr().out


def test_from_the_first_draft_to_a_signature(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take()
    assert not is_approved()
    assert sign(*SIGNED) == 0
    told = capsys.readouterr().out
    assert is_approved()
    assert [one.step for one in entry().steps] == [*(words[0] for words in TRAPD), "approved"]
    assert REVIEW.read_text(encoding="utf-8").startswith(
        "# Signed here, by role.\nschema: 1\nmethod: trapd  # as the study says\n"
    )
    assert "REVW" not in checked(capsys)
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(told, encoding="utf-8", newline="\n")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_a_change_of_the_english_takes_the_signature_back(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take((*TRAPD, SIGNED))
    edited(Path(CHECK), {"find": "text: I notice a quick yes.", "put": "text: I notice a slow yes."})
    assert main(["locale", "update", "--quiet"]) == 0
    assert not is_approved()
    assert "warning REVW007: `check/first` in `sw` is no longer what was signed" in checked(capsys)
    PO.write_text(PO.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8", newline="\n")
    assert sign(*SIGNED[:-1], "2027-03-01") == 1
    assert (
        "error REVW013: the step `forward_1` of `check/first` was taken on another English text"
        in capsys.readouterr().out
    )


def test_a_change_of_one_answer_reopens_every_item_on_its_scale(content: Path) -> None:
    for unit in ("check/first", "check/second", "check/sure"):
        take((*TRAPD, SIGNED), unit)
    items = [ITEM, "instrument/check/sections/second/items/ck03/text", ANCHOR]
    assert all(map(is_approved, items))
    head, found, tail = PO.read_text(encoding="utf-8").partition(f'msgctxt "{ANCHOR}"\n')
    assert found
    PO.write_text(head + found + tail.replace('msgstr "', 'msgstr "Si ', 1), encoding="utf-8", newline="\n")
    assert not any(map(is_approved, items))


def test_a_whole_instrument_is_signed_at_once(content: Path) -> None:
    take((*TRAPD, SIGNED), "check")
    assert list(loaded().reviews["sw"].scales) == ["check/instructions", "check/sure", "check/first", "check/second"]
    assert is_approved("instrument/check/instructions")
    assert all(is_approved(one.key) for one in loaded().messages() if one.key.startswith("instrument/check/"))


def test_nothing_is_signed_before_the_steps_are_there(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(TRAPD[:3])
    before = REVIEW.read_bytes()
    assert sign(*SIGNED) == 1
    out = capsys.readouterr().out
    assert [f"the step `{step}` of `trapd`" in out for step in ("adjudicated", "debriefed", "reconciled")] == [
        True,
        True,
        False,
    ]
    assert "Certificate" not in out
    assert REVIEW.read_bytes() == before


def test_a_step_that_was_left_out_is_a_deviation(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(TRAPD[:4])
    told = (
        "--deviation",
        "No money <b>left</b>.",
        "--risk",
        "Words nobody knows.",
        "--approver",
        "study lead",
        "--skipped",
    )
    take((("debriefed", "--role", "study lead", "--on", "2027-02-01", *told),))
    assert sign(*SIGNED) == 0
    out = capsys.readouterr().out
    assert is_approved()
    assert "check/first | Debriefing | No money <b>left</b>. | Words nobody knows. | study lead" in out
    assert "Left out" in out
    assert "Nobody has been interviewed about this text yet." in out


def test_a_machine_is_never_two_translators(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take((TRAPD[0],))
    assert sign("forward_2", "--role", "editor", "--origin", "machine-edited", "--on", "2027-01-05") == 1
    assert "error REVW003" in capsys.readouterr().out
    assert [one.step for one in entry().steps] == ["forward_1"]


def test_signing_twice_changes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take((*TRAPD, SIGNED))
    before = REVIEW.read_bytes()
    take((*TRAPD, SIGNED, SIGNED[:3], TRAPD[3][:3]))
    assert REVIEW.read_bytes() == before
    capsys.readouterr()
    assert sign(*SIGNED[:3]) == 0
    out = capsys.readouterr().out
    assert "check/first: approved was recorded before" in out
    assert "Certificate of a translation" in out


def test_undo_and_a_dry_run(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = REVIEW.read_bytes()
    assert sign(*TRAPD[0], "--dry-run") == 0
    assert "forward_1 would be recorded" in capsys.readouterr().out
    assert REVIEW.read_bytes() == before
    take((TRAPD[0],))
    assert REVIEW.read_bytes() != before
    assert main(["undo", "--quiet"]) == 0
    assert REVIEW.read_bytes() == before


@pytest.mark.parametrize(
    "name, needed",
    [
        ("trapd", "forward_1 forward_2 reconciled adjudicated debriefed"),
        (
            "ispor",
            "source_frozen forward_1 forward_2 reconciled back_translated back_reviewed harmonised debriefed adjudicated proofread",
        ),
        ("who", "forward_1 reconciled back_translated debriefed"),
        ("psa", "forward_1 back_translated reconciled site_adjusted"),
    ],
)
def test_each_method_asks_for_its_own_steps(
    name: str, needed: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    method(name)
    steps = needed.split()
    more = {"debriefed": ("--country", "KE", "--n", "3", "--profile", "trainees", "--problems", "none")}
    for step in steps:
        assert sign(*SIGNED, "--quiet") == 1
        assert f"the step `{step}` of `{name}` is not recorded" in capsys.readouterr().out
        origin = ("--origin", "human") if step.startswith("forward") else ()
        take(((step, "--role", "team", "--on", "2027-01-20", *origin, *more.get(step, ())),))
    assert sign(*SIGNED, "--quiet") == 0
    assert is_approved()


def test_another_method_is_told_in_words(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    method("other")
    take((("forward_1", *TRAPD[1][1:]), TRAPD[3]))
    assert sign(*SIGNED) == 1
    assert "error REVW011" in capsys.readouterr().out
    edited(REVIEW, {"find": "method: other", "put": "method: other\nmethod_note: A translator and a panel."})
    assert sign(*SIGNED) == 0
    assert "Method: A method of its own · A translator and a panel." in capsys.readouterr().out


def test_the_certificate_as_a_file(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(TRAPD)
    edited(REVIEW, {"find": "Two texts turned down.", "put": '"<script>alert(1)</script>"'})
    assert sign(*SIGNED, "-o", "board/check.html") == 0
    page = Path("board/check.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert main(["locale", "sign", "sw", "check/first", "--certificate", "-o", "board/check.docx"]) == 0
    assert zipfile.is_zipfile("board/check.docx")
    assert main(["locale", "sign", "sw", "check/second", "--certificate"]) == 0
    assert "Record of a translation: not all of it is signed" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--step", "reconciled"],
        ["--role", "team"],
        ["--step", "forward_1", "--role", "translator"],
        ["--step", "reconciled", "--role", "team", "--deviation", "No time."],
        ["--step", "reconciled", "--role", " "],
        ["--step", "debriefed", "--role", "team", "--country", "Kenya"],
        ["--step", "debriefed", "--role", "team", "--n", "0"],
        ["--certificate", "-o", "board.pdf"],
        ["--step", "guessed", "--role", "team"],
    ],
    ids=" ".join,
)
def test_what_is_wrong_on_the_command_line(words: list[str], content: Path) -> None:
    before = REVIEW.read_bytes()
    assert main(["locale", "sign", "sw", "check/first", *words]) == 2
    assert REVIEW.read_bytes() == before


def test_a_name_that_is_nowhere(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(*TRAPD[2], unit="check/frist") == 1
    assert "error REVW008: there is nothing called `check/frist`" in (out := capsys.readouterr().out)
    assert "Write `check/first`" in out


def test_a_language_of_several_countries_is_debriefed_in_each(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(TRAPD)
    more = ("--role", "interviewer", "--profile", "supervisors", "--problems", "“rupture”", "--on", "2027-02-03")
    take((("debriefed", "--country", "TZ", "--n", "4", *more),))
    take((("debriefed", "--country", "TZ", "--n", "6", *more),))
    assert sign(*SIGNED) == 0
    out = capsys.readouterr().out
    assert [line.split(" | ")[:3] for line in out.splitlines() if line[:5] in ("KE | ", "TZ | ")] == [
        ["KE", "check/first", "5"],
        ["TZ", "check/first", "6"],
    ]


def test_nothing_is_recorded_before_it_is_done(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = REVIEW.read_bytes()
    assert sign("reconciled", "--role", "team", "--on", "2027-03-02") == 1
    assert "error REVW004" in capsys.readouterr().out
    assert REVIEW.read_bytes() == before


def test_steps_that_a_method_does_not_ask_for_stand_beside_it(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take((*TRAPD, ("back_translated", "--role", "translator", "--on", "2027-01-20")))
    assert sign(*SIGNED) == 0
    out = capsys.readouterr().out
    assert "note REVW002: the step `back_translated` is no part of `trapd`" in out
    assert "Translated back | translator | 2027-01-20 |  | Beyond the method" in out
    assert "No deviation has been recorded." in out
    assert is_approved()


def test_a_file_that_starts_empty_gets_its_first_record(content: Path) -> None:
    REVIEW.unlink()
    take((TRAPD[2],))
    assert REVIEW.read_text(encoding="utf-8").startswith('schema: 1\nscales:\n  "check/first":\n    state: draft\n')
    take((TRAPD[2],), "scenario/nod")
    assert [one.step for one in entry("scenario/nod").steps] == ["reconciled"]


def test_a_renamed_section_goes_on_under_the_name_it_was_written_with(content: Path) -> None:
    take((*TRAPD, SIGNED))
    edited(Path(CHECK), {"find": "  - id: first\n", "put": "  - id: opening\n"})
    Path("modalities/common/renames.yaml").write_text(
        "schema: 1\nrenames:\n  instrument/check/sections/first: instrument/check/sections/opening\n",
        encoding="utf-8",
        newline="\n",
    )
    assert is_approved(ITEM.replace("first", "opening"))
    take((("proofread", "--role", "reader", "--on", "2027-02-20"),), "check/opening")
    text = REVIEW.read_text(encoding="utf-8")
    assert text.count("check/first") == 1
    assert "check/opening" not in text
    assert is_approved(ITEM.replace("first", "opening"))
