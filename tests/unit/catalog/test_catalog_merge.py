"""Two versions of a catalog are joined message by message: nobody's words are lost, and nothing is called checked that is not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalog.merge import merged
from toolkit.catalog.update import CONFLICT
from toolkit.store.po import Catalog, Entry, made, new_header, parse_po, render_po

A, B, C, D = (Entry(name, f"Text {name}.", f"訳{name}") for name in "abcd")


def catalog(*entries: Entry) -> Catalog:
    return made(entries, new_header("ja"))


def joined(base, ours, theirs) -> tuple[list[Entry], list[str]]:
    found = merged(catalog(*base), catalog(*ours), catalog(*theirs))
    return found.catalog.entries, found.conflicts


def one(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    ((entry,), conflicts) = joined([base], [ours], [theirs])
    assert not conflicts
    return entry


def test_each_side_keeps_what_it_has_done() -> None:
    ours, theirs = A._replace(translation="我々"), C._replace(translation="彼ら", comments=("checked",))
    assert joined([A, B, C], [ours, B, C], [A, B, theirs]) == ([ours, B, theirs], [])


def test_new_messages_stand_behind_their_neighbours() -> None:
    x, y = Entry("x", "X"), Entry("y", "Y")
    assert joined([A, B], [A, x, B], [y, A, B]) == ([y, A, x, B], [])
    assert joined([A, B], [A, B], [x, B, A, y]) == ([x, B, A, y], [])


def test_one_message_translated_twice_keeps_ours_to_be_checked_with_theirs_beside_it() -> None:
    entries, conflicts = joined([A], [A._replace(translation="我々")], [A._replace(translation='彼ら\n"x"')])
    assert conflicts == ["a"]
    assert entries == [
        A._replace(
            translation="我々",
            comments=(f'{CONFLICT} 彼ら\\n\\"x\\"',),
            flags=("fuzzy",),
            previous_source="Text a.",
        )
    ]


def test_the_same_translation_on_both_sides_is_no_conflict() -> None:
    new = A._replace(translation="同じ")
    assert joined([A], [new], [new]) == ([new], [])


def test_an_empty_side_never_hides_a_translation() -> None:
    entries, conflicts = joined([A], [A._replace(translation="")], [A._replace(translation="新")])
    assert (entries[0].translation, entries[0].needs_check, conflicts) == ("新", True, ["a"])
    assert "(nothing)" in entries[0].comments[0]


def test_a_translation_of_the_old_english_needs_a_check_of_the_new() -> None:
    """One side ran an update, the other translated what was there before."""
    base = A._replace(translation="")
    assert one(base, base._replace(source="New."), base._replace(translation="旧")) == A._replace(
        source="New.", translation="旧", flags=("fuzzy",), previous_source="Text a."
    )


def test_a_look_at_one_english_is_no_look_at_another() -> None:
    stale = A._replace(source="Second.", flags=("fuzzy",), previous_source="First.")
    looked = stale._replace(flags=(), previous_source=None)
    moved = stale._replace(source="Third.")
    for ours, theirs in ((looked, moved), (moved, looked)):
        entry = one(stale, ours, theirs)
        assert (entry.source, entry.flags, entry.previous_source) == ("Third.", ("fuzzy",), "Second.")


def test_a_statement_of_the_same_meaning_survives() -> None:
    said, noted = A._replace(source="Text a!"), A._replace(extracted=("Where: there",))
    for ours, theirs in ((said, noted), (noted, said)):
        assert one(A, ours, theirs) == A._replace(source="Text a!", extracted=("Where: there",))


def test_an_update_on_one_side_and_a_comment_on_the_other() -> None:
    fresh = A._replace(source="New.", flags=("fuzzy",), previous_source="Text a.")
    for ours, theirs in ((fresh, A._replace(comments=("hm",))), (A._replace(comments=("hm",)), fresh)):
        assert one(A, ours, theirs) == fresh._replace(comments=("hm",))


def test_a_guess_never_becomes_a_translation() -> None:
    guess = A._replace(translation="推測", flags=("fuzzy",))
    for ours, theirs in ((guess, A._replace(source="New.")), (A._replace(source="New."), guess)):
        entry = one(A, ours, theirs)
        assert (entry.translation, entry.flags, entry.previous_source) == ("推測", ("fuzzy",), None)
    entries, conflicts = joined([A], [guess], [A._replace(translation="人")])
    assert (entries[0].translation, conflicts) == ("人", ["a"])


def test_what_one_side_takes_out_is_gone_unless_the_other_has_translated_it() -> None:
    new = A._replace(translation="新")
    assert joined([A, B], [B], [A, B]) == ([B], [])
    assert joined([A, B], [B], [new, B]) == ([new, B], [])
    assert one(A, A._replace(obsolete=True), new) == new._replace(obsolete=True)


def test_both_have_added_the_same_message() -> None:
    theirs = B._replace(translation="別")
    assert joined([], [A, B], [A, C]) == ([A, B, C], [])
    assert joined([], [B], [theirs])[1] == ["b"]
    assert one(Entry("b", B.source), B._replace(translation=""), B) == B


def test_a_header_takes_the_later_date_and_both_sides_fields() -> None:
    base, ours, theirs = (catalog(A) for _ in range(3))
    ours.header |= {"PO-Revision-Date": "2027-02-01 10:00+0000", "X-Generator": "Poedit"}
    theirs.header |= {"PO-Revision-Date": "2027-03-01 10:00+0000", "Language-Team": "Team"}
    found = merged(base, ours, theirs).catalog.header
    assert (found["PO-Revision-Date"], found["X-Generator"], found["Language-Team"]) == (
        "2027-03-01 10:00+0000",
        "Poedit",
        "Team",
    )


KEYS = [f"k{n}" for n in range(7)]
WORDS = st.sampled_from(["", "一", "二", "三", 'a "b"\n'])
ENTRY = st.builds(
    lambda source, words, mark, before, comments, obsolete: Entry(
        None, source, words, None, before if mark else None, ("fuzzy",) if mark else (), comments, obsolete=obsolete
    ),
    st.sampled_from(["S1", "S2"]),
    WORDS,
    st.booleans(),
    st.sampled_from([None, "S0"]),
    st.sampled_from([(), ("note",)]),
    st.booleans(),
)
FILE = st.dictionaries(st.sampled_from(KEYS), ENTRY).map(
    lambda rows: catalog(*(entry._replace(context=key) for key, entry in rows.items()))
)


@given(FILE, FILE)
def test_merging_equal_files_changes_nothing(base, file) -> None:
    for found in (
        merged(base, file, file),
        merged(file, file, file),
        merged(base, file, base),
        merged(base, base, file),
    ):
        assert not found.conflicts
    assert merged(base, file, file).catalog == file
    assert merged(base, file, base).catalog.entries == file.entries
    assert merged(base, base, file).catalog.entries == file.entries


@given(st.lists(st.sampled_from(KEYS), unique=True, min_size=1), st.sets(st.sampled_from(KEYS)), st.data())
def test_edits_of_different_messages_both_survive(keys, mine, data) -> None:
    base = [Entry(key, f"Text {key}.", data.draw(WORDS)) for key in keys]
    ours = [e._replace(translation="我々") if e.context in mine else e for e in base]
    theirs = [e if e.context in mine else e._replace(translation="彼ら") for e in base]
    entries, conflicts = joined(base, ours, theirs)
    assert not conflicts
    assert [e.translation for e in entries] == ["我々" if key in mine else "彼ら" for key in keys]


@given(FILE, FILE, FILE, st.randoms())
def test_the_order_of_messages_does_not_matter(base, ours, theirs, random) -> None:
    shuffled = []
    for file in (base, ours, theirs):
        entries = list(file.entries)
        random.shuffle(entries)
        shuffled.append(replace(file, entries=entries))
    first, second = merged(base, ours, theirs), merged(*shuffled)
    assert sorted(map(repr, first.catalog.entries)) == sorted(map(repr, second.catalog.entries))
    assert sorted(first.conflicts) == sorted(second.conflicts)


@given(FILE, FILE, FILE)
def test_every_new_translation_is_in_the_result(base, ours, theirs) -> None:
    found = merged(base, ours, theirs).catalog
    text = render_po(found)
    assert render_po(parse_po(text, "x.po")[0]) == text
    known = {e.context: e.translation for e in base.entries}
    said = {e.context: (e.translation, e.comments) for e in found.entries}
    for side in (ours, theirs):
        for entry in side.entries:
            if entry.translation and entry.translation != known.get(entry.context, ""):
                words, comments = said[entry.context]
                spelled = entry.translation.replace('"', '\\"').replace("\n", "\\n")
                assert words == entry.translation or f"{CONFLICT} {spelled}" in comments
