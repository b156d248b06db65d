"""A typo in the English is mended: somebody says that the meaning is the same, and what was signed stays signed."""

import shutil
from pathlib import Path

import pytest

from toolkit.cli import main
from toolkit.model.content import Protocol
from toolkit.model.locale import Review
from toolkit.resolve.approval import Approvals, signed_source, signed_words
from toolkit.store.content import Folders, load_content
from toolkit.store.po import Entry, read_po

SMALL = Path(__file__).resolve().parents[1] / "errors" / "content"
KEY = "instrument/check/sections/first/items/ck01/text"
OTHER = "instrument/check/sections/first/items/ck02/text"
TITLE = "instrument/check/title"
PREFIX = "instrument/check/sections/first/"
SAID = ("--by", "study lead", "--reason", "A letter was missing.", "--date", "2027-02-03")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content with a translation of one section, which people have signed."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    Path("locales/sw").mkdir()
    shutil.copyfile("locales/en/locale.yaml", "locales/sw/locale.yaml")
    edit("locales/sw/locale.yaml", "tag: en", "tag: sw")
    assert main(["locale", "update", "sw", "--quiet"]) == 0
    translate(KEY, "Naona ndiyo ya haraka.")
    translate(OTHER, "Ninauliza.")
    protocol = loaded()
    messages = list(protocol.messages())
    words, source = signed_words(PREFIX, protocol.catalogs["sw"], messages), signed_source(PREFIX, messages)
    review = f"# Signed by two people.\nschema: 1\nscales:\n  check/first:\n    state: approved\n    words: {words}\n"
    Path("locales/sw/review.yaml").write_text(
        f"{review}    source: {source}  # of today\n", encoding="utf-8", newline="\n"
    )
    assert is_approved()
    return tmp_path


def edit(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def translate(key: str, words: str) -> None:
    path = Path("locales/sw/LC_MESSAGES/instruments.po")
    head, found, tail = path.read_text(encoding="utf-8").partition(f'msgctxt "{key}"\n')
    assert found
    path.write_text(head + found + tail.replace('msgstr ""', f'msgstr "{words}"', 1), encoding="utf-8", newline="\n")


def mend() -> None:
    edit("modalities/common/instruments/check.yaml", "text: I notice a quick yes.", "text: I notice a quick “yes”.")


def loaded() -> Protocol:
    made, _ = load_content(Folders(Path("modalities"), Path("locales")))
    assert made.protocol is not None
    return made.protocol


def is_approved(key: str = KEY) -> bool:
    protocol = loaded()
    return Approvals(protocol.reviews, protocol.catalogs, protocol.messages(), protocol.renames)("sw", key)


def entry(key: str = KEY) -> Entry:
    catalog, _ = read_po(Path("locales/sw/LC_MESSAGES/instruments.po"), "x.po")
    assert catalog is not None
    return catalog.by_context()[key]


def review() -> Review:
    return loaded().reviews["sw"]


def test_without_a_word_the_translation_needs_a_check(content: Path) -> None:
    mend()
    assert main(["locale", "update", "--quiet"]) == 0
    assert (entry().needs_check, entry().previous_source) == (True, "I notice a quick yes.")
    assert not is_approved()


def test_a_mark_that_is_taken_off_does_not_bring_the_signature_back(content: Path) -> None:
    """The words are those that were signed, but they were signed as a translation of another English."""
    mend()
    assert main(["locale", "update", "--quiet"]) == 0
    edit("locales/sw/LC_MESSAGES/instruments.po", '#, fuzzy\n#| msgid "I notice a quick yes."\n', "")
    assert not entry().needs_check
    assert not is_approved()


@pytest.mark.parametrize("first", [False, True], ids=["at once", "after an update"])
def test_the_same_meaning_stays_approved_and_says_who_said_so(content: Path, first: bool) -> None:
    mend()
    if first:
        assert main(["locale", "update", "--quiet"]) == 0
    assert main(["locale", "update", "sw", "--same-meaning", KEY, *SAID, "--quiet"]) == 0
    assert (entry().needs_check, entry().source) == (False, "I notice a quick “yes”.")
    assert is_approved()
    (said,) = review().same_meaning
    assert said.model_dump(mode="json") == {
        "key": KEY,
        "was": "I notice a quick yes.",
        "now": "I notice a quick “yes”.",
        "role": "study lead",
        "reason": "A letter was missing.",
        "on": "2027-02-03",
    }
    text = Path("locales/sw/review.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Signed by two people.\n")
    assert "  # of today\n" in text
    assert main(["locale", "update", "--quiet"]) == 0
    assert is_approved()


def test_a_later_change_takes_the_signature_back(content: Path) -> None:
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, *SAID, "--quiet"]) == 0
    edit("modalities/common/instruments/check.yaml", "quick “yes”.", "slow no.")
    assert main(["locale", "update", "--quiet"]) == 0
    assert not is_approved()


def test_several_statements_hold_together(content: Path) -> None:
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, *SAID, "--quiet"]) == 0
    edit("modalities/common/instruments/check.yaml", "text: I ask about it.", "text: I ask about that.")
    Path("typos.txt").write_text(f"# mended on one day\n{OTHER}\n", encoding="utf-8", newline="\n")
    assert main(["locale", "update", "--same-meaning", "typos.txt", *SAID, "--quiet"]) == 0
    assert [one.key for one in review().same_meaning] == [KEY, OTHER]
    assert is_approved()
    assert is_approved(OTHER)


def test_undo_takes_both_back(content: Path) -> None:
    before = {path: path.read_bytes() for path in Path("locales/sw").rglob("*") if path.is_file()}
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, *SAID, "--quiet"]) == 0
    assert main(["undo", "--quiet"]) == 0
    assert {path: path.read_bytes() for path in before} == before


def test_a_language_without_a_review_gets_one(content: Path) -> None:
    Path("locales/sw/review.yaml").unlink()
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, *SAID, "--quiet"]) == 0
    assert [one.key for one in review().same_meaning] == [KEY]


def test_somebody_has_to_say_it(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, "--by", "study lead"]) == 2
    assert "--reason" in capsys.readouterr().err


def test_a_key_that_is_not_there_stops_it(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mend()
    before = Path("locales/sw/LC_MESSAGES/instruments.po").read_bytes()
    assert main(["locale", "update", "--same-meaning", KEY + "s", *SAID]) == 1
    out = capsys.readouterr().out
    assert "error LOC026" in out
    assert f"did you mean `{KEY}`?" in out
    assert Path("locales/sw/LC_MESSAGES/instruments.po").read_bytes() == before


def test_what_does_not_apply_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mend()
    assert main(["locale", "update", "--same-meaning", KEY, OTHER, TITLE, *SAID]) == 0
    out = capsys.readouterr().out
    assert f"warning LOC027: for `{OTHER}` in `sw` there is nothing to keep: its English has not changed" in out
    assert f"warning LOC027: for `{TITLE}` in `sw` there is nothing to keep: it is not translated" in out
    assert [one.key for one in review().same_meaning] == [KEY]


def test_a_review_that_cannot_be_written_into_stops_it(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mend()
    with open("locales/sw/review.yaml", "a", encoding="utf-8", newline="\n") as file:
        file.write("same_meaning: nothing\n")
    before = Path("locales/sw/LC_MESSAGES/instruments.po").read_bytes()
    assert main(["locale", "update", "--same-meaning", KEY, *SAID]) == 1
    assert "error LOC028" in capsys.readouterr().out
    assert Path("locales/sw/LC_MESSAGES/instruments.po").read_bytes() == before


def test_a_renamed_section_stays_translated_and_signed(content: Path) -> None:
    text = Path("modalities/common/instruments/check.yaml").read_text(encoding="utf-8")
    assert "  - id: first\n" in text
    edit("modalities/common/instruments/check.yaml", "  - id: first\n", "  - id: opening\n")
    Path("modalities/common/renames.yaml").write_text(
        "schema: 1\nrenames:\n  instrument/check/sections/first: instrument/check/sections/opening\n",
        encoding="utf-8",
        newline="\n",
    )
    new = KEY.replace("first", "opening")
    assert loaded().catalogs["sw"][new].text == "Naona ndiyo ya haraka."
    assert is_approved(new)
    assert main(["locale", "update", "--quiet"]) == 0
    assert entry(new).translation == "Naona ndiyo ya haraka."
    assert is_approved(new)
    assert not [one for one in loaded().catalogs["sw"] if "/first/" in one]


def test_another_programs_guess_is_shown_to_nobody(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit("locales/sw/LC_MESSAGES/instruments.po", f'msgctxt "{KEY}"', f'#, fuzzy\nmsgctxt "{KEY}"')
    assert loaded().catalogs["sw"][KEY].text == ""
    assert main(["locale", "update"]) == 0
    assert "warning LOC008" in capsys.readouterr().out
    assert entry().translation == "Naona ndiyo ya haraka."
    assert main(["locale", "status", "sw"]) == 0
    (row,) = [line.split() for line in capsys.readouterr().out.splitlines() if line.split()[:1] == ["instruments"]]
    assert row[row.index("to") - 1] == "1"
