"""Catalogs: everything survives, our own output comes back byte for byte, and what is broken is named with its line."""

import gc
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.store.po import Catalog, Entry, made, new_header, parse_po, read_po, render_po

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(str.strip)
WORDS = st.from_regex(r"[a-z][a-z0-9:/._-]{0,12}", fullmatch=True)
ENTRIES = st.builds(
    Entry,
    context=st.none() | TEXTS,
    source=TEXTS.filter(bool),
    translation=TEXTS,
    previous_context=st.none() | TEXTS,
    previous_source=st.none() | TEXTS,
    flags=st.lists(WORDS, max_size=3, unique=True).map(tuple),
    comments=st.lists(LINES, max_size=2).map(tuple),
    extracted=st.lists(LINES, max_size=2).map(tuple),
    references=st.lists(WORDS, max_size=2).map(tuple),
    obsolete=st.booleans(),
    line=st.just(0),
    unknown=st.just(()),
    plural=st.none(),
    plurals=st.just(()),
)


def bare(catalog: Catalog) -> list[Entry]:
    return [entry._replace(line=0) for entry in catalog.entries]


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=4))
def test_any_text_survives_and_the_bytes_come_back(entries: list[Entry]) -> None:
    text = render_po(made(entries, new_header("ja")))
    catalog, _ = parse_po(text, "ja.po")
    assert bare(catalog) == entries
    assert catalog.header == new_header("ja")
    assert render_po(catalog) == text
    assert "\r" not in text


FULL = """\
# About this file.
msgid ""
msgstr ""
"Project-Id-Version: alliance-toolkit\\n"
"Language: ja\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Odd: a: b\\n"

# A note.
#
# Another.
#= strange
#. What it is for.
#: modalities/common/a.yaml modalities/common/b.yaml
#, fuzzy, max-length:60
#| msgctxt "old/key"
#| msgid "The old English."
msgctxt "scenario/x/title"
msgid "The \\"new\\" English.\\n"
msgstr "新しい\\t英語。\\\\"

msgctxt "scenario/x/task"
msgid "Continue."
msgstr ""

#~ msgctxt "gone"
#~ msgid "Gone."
#~ msgstr "なし"

# The end.
"""


def test_everything_in_a_file_survives() -> None:
    catalog, findings = parse_po(FULL, "ja.po")
    assert not findings
    assert render_po(catalog) == FULL
    first = catalog.entries[0]
    assert first == Entry(
        "scenario/x/title",
        'The "new" English.\n',
        "新しい\t英語。\\",
        "old/key",
        "The old English.",
        ("fuzzy", "max-length:60"),
        ("A note.", "", "Another."),
        ("What it is for.",),
        ("modalities/common/a.yaml", "modalities/common/b.yaml"),
        line=18,
        unknown=("#= strange",),
    )
    assert first.needs_check
    assert [entry.obsolete for entry in catalog.entries] == [False, False, True]
    assert catalog.header["X-Odd"] == "a: b"
    assert set(catalog.by_context()) == {"scenario/x/title", "scenario/x/task"}


def test_windows_line_ends_and_wrapped_texts_are_read() -> None:
    wrapped = FULL.replace('msgid "Continue."', 'msgid ""\n"Conti"\n"nue."')
    catalog, findings = parse_po(wrapped.replace("\n", "\r\n"), "ja.po")
    assert not findings
    assert render_po(catalog) == FULL


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD = 'msgctxt "a"\nmsgid "A"\nmsgstr "1"\n'


@pytest.mark.parametrize(
    "body, found, kept",
    [
        (
            f"<<<<<<< ours\n{GOOD}=======\n{GOOD.replace('1', '2')}>>>>>>> theirs\n",
            [("LOC001", 5), ("LOC001", 9), ("LOC002", 10), ("LOC001", 13)],
            2,
        ),
        (f"{GOOD}\n{GOOD}", [("LOC002", 9)], 2),
        ('msgctxt "a"\nmsgid "A\nmsgstr "1"\n', [("LOC003", 6)], 1),
        ('msgctxt "a"\nmsgid "A"\nmsgstr "1\n', [("LOC003", 7)], 1),
        (f'msgstr "x"\n\n{GOOD}', [("LOC004", 5)], 1),
        (f'"x"\n\n{GOOD}', [("LOC004", 5)], 1),
        (f'{GOOD}\nmsgctxt "b"\nmsgid "B"\n', [("LOC006", 9)], 2),
        (f'{GOOD}\nmsgctxt "b"\n', [("LOC006", 9)], 1),
        ('msgid "A"\nmsgstr "1"\n', [("LOC007", 5)], 1),
        (f"#, fuzzy\n{GOOD}", [("LOC008", 6)], 1),
        (f'#, fuzzy\n#| msgid "B"\n{GOOD}', [], 1),
        (f"what is this\n\n{GOOD}", [("LOC009", 5)], 1),
        ('msgctxt "a"\nmsgid "A" B\nmsgstr "1"\n', [("LOC010", 6)], 1),
        ('msgctxt "a"\nmsgid "A "B" C"\nmsgstr "1"\n', [("LOC010", 6)], 1),
        ('msgctxt "a"\nmsgid "A"\nmsgstr "1"\nmsgstr "2"\n', [("LOC010", 8)], 1),
        ('msgctxt "a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "1"\nmsgstr[1] "2"\n', [("LOC012", 5)], 1),
        ('msgctxt "a"\nmsgid "A\\d"\nmsgstr "1"\n', [("LOC013", 5)], 1),
        ('msgctxt "a"\nmsgid ""\nmsgstr "1"\n', [("LOC014", 5)], 1),
        (f'#~ msgid "o"\n#~ msgstr "p"\n\n#~| msgid "q"\n#~ msgid "r"\n#~ msgstr "s"\n\n{GOOD}', [], 3),
        (f'msgctxt "z"\n\nmsgid "Z"\n\nmsgstr "9"\n\n# note\n\n{GOOD}', [], 2),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_the_rest_is_read(body: str, found: list[tuple[str, int]], kept: int) -> None:
    catalog, findings = parse_po(HEADER + body, "ja.po")
    assert [(item.code, item.place.line) for item in findings] == found
    assert len(catalog.entries) == kept


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "LOC011"),
        (GOOD, "LOC011"),
        (HEADER.replace("UTF-8", "Shift_JIS"), "LOC005"),
        (HEADER.replace(": text", " text"), "LOC015"),
    ],
)
def test_headers(text: str, code: str) -> None:
    assert [item.code for item in parse_po(text, "ja.po")[1]] == [code]


def test_what_other_tools_wrote_is_kept_through_a_round_trip() -> None:
    text = (
        HEADER
        + '#~| msgid "q"\n#~ msgid "r"\n#~ msgstr "s"\n\nmsgctxt "a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "1"\nmsgstr[1] "2"\n'
    )
    catalog, _ = parse_po(text, "ja.po")
    assert render_po(catalog) == text
    assert catalog.entries[0].previous_source == "q"


def test_wrong_bytes_are_a_finding_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "ja.po"
    path.write_bytes((HEADER + GOOD.replace("1", "日本語の訳")).encode("shift_jis"))
    catalog, findings = read_po(path, "ja.po")
    assert catalog is None
    assert [(item.code, item.place.line) for item in findings] == [("FILE004", 7)]
    assert read_po(tmp_path / "no.po", "no.po")[1][0].code == "FILE007"


def many(count: int) -> Catalog:
    entries = [
        Entry(
            f"scenario/s{n}/beats/b/client",
            f'Text {n}, "quoted"' if n % 10 == 0 else f"Text number {n}.",
            f"訳文 {n} です。",
            extracted=(f"About {n}.",),
        )
        for n in range(count)
    ]
    return made(entries, new_header("ja"))


def test_a_large_catalog_is_read_in_milliseconds() -> None:
    text = render_po(many(1200))
    gc.disable()
    try:
        best = min(_timed(text) for _ in range(5))
    finally:
        gc.enable()
    assert best < 0.06  # a tenth of it on a quiet machine


def _timed(text: str) -> float:
    begin = time.perf_counter()
    assert len(parse_po(text, "ja.po")[0].entries) == 1200
    return time.perf_counter() - begin


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed (Debian: apt-get install gettext)")
def test_gettext_takes_what_we_write(tmp_path: Path) -> None:
    catalog = many(50)
    catalog.entries += [
        Entry(
            "odd",
            'a "b" \\ \t \n \r \a c',
            "é\x01\x7f",
            comments=("x",),
            flags=("fuzzy", "max-length:3"),
            previous_source="q",
            previous_context="r",
        ),
        Entry("gone", "o\np", "q", obsolete=True, previous_source="z"),
    ]
    (tmp_path / "ja.po").write_text(render_po(catalog), encoding="utf-8", newline="\n")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", str(tmp_path / "ja.mo"), str(tmp_path / "ja.po")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    import gettext

    with open(tmp_path / "ja.mo", "rb") as file:
        read = gettext.GNUTranslations(file)
    assert read.pgettext("scenario/s10/beats/b/client", 'Text 10, "quoted"') == "訳文 10 です。"


@pytest.mark.extras
def test_another_reader_sees_the_same(tmp_path: Path) -> None:
    import polib

    entries = [
        *many(5).entries,
        Entry("odd", 'a "b" \\ \t\n c', "x\ny", comments=("n",), flags=("fuzzy",), previous_source="old\n"),
    ]
    found = polib.pofile(render_po(made(entries, new_header("ja"))))
    assert [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in found] == [
        (e.context, e.source, e.translation) for e in entries
    ]
    assert found[-1].previous_msgid == "old\n"
