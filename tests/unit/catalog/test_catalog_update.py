"""An update goes by keys alone, keeps every word, and says what has become of each message."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalog.extract import Source
from toolkit.catalog.update import CONFLICT, Same, updated
from toolkit.model.renames import Renames
from toolkit.store.po import Catalog, Entry, made, new_header, parse_po, render_po

ITEM = "instrument/check/sections/first/items/ck01/text"


def source(key: str = ITEM, text: str = "I feel understood.", **more) -> Source:
    return Source(key, text, more.pop("notes", ("Where: here",)), **more)


def catalog(*entries: Entry) -> Catalog:
    return made(entries, new_header("ja"))


def only(found) -> Entry:
    (entry,) = found.catalog.entries
    return entry


def test_a_new_message_is_empty_even_where_another_is_almost_the_same() -> None:
    old = catalog(Entry("item/a", "I feel understood.", "分かってもらえたと感じる。"))
    found = updated(old, [source("item/a"), source("item/b", "I do not feel understood.")], "ja")
    assert [entry.translation for entry in found.catalog.entries] == ["分かってもらえたと感じる。", ""]
    assert (found.counts.kept, found.counts.added) == (1, 1)


def test_a_changed_source_keeps_the_translation_beside_the_old_source() -> None:
    found = updated(catalog(Entry(ITEM, "I felt understood.", "訳", flags=("mine",))), [source()], "ja")
    assert only(found) == Entry(
        ITEM, "I feel understood.", "訳", None, "I felt understood.", ("fuzzy", "mine"), (), ("Where: here",)
    )
    assert found.counts.changed == 1


def test_a_second_change_keeps_the_source_that_was_translated() -> None:
    first = updated(catalog(Entry(ITEM, "One.", "一")), [source(text="Two.")], "ja").catalog
    second = updated(first, [source(text="Three.")], "ja")
    assert only(second).previous_source == "One."
    back = updated(second.catalog, [source(text="One.")], "ja")
    assert only(back) == Entry(ITEM, "One.", "一", extracted=("Where: here",))


def test_a_source_that_changes_before_it_is_translated_asks_for_nothing() -> None:
    found = updated(catalog(Entry(ITEM, "One.", "")), [source(text="Two.")], "ja")
    assert only(found) == Entry(ITEM, "Two.", "", extracted=("Where: here",))


def test_a_guess_stays_a_guess_when_its_source_changes() -> None:
    old = catalog(Entry(ITEM, "I feel understood.", "推測", flags=("fuzzy",)))
    for text in ("I feel understood.", "I feel heard."):
        entry = only(updated(old, [source(text=text)], "ja"))
        assert (entry.translation, entry.flags, entry.previous_source) == ("推測", ("fuzzy",), None)


def test_flags_of_the_content_replace_their_kin_and_guessed_formats_go() -> None:
    flags = ("fuzzy", "python-format", "max-length:9", "no-wrap", "python-brace-format")
    old = catalog(Entry(ITEM, "100% sure", "訳", previous_source="90% sure", flags=flags))
    entry = only(updated(old, [source(text="100% sure", flags=("max-length:200",))], "ja"))
    assert entry.flags == ("fuzzy", "max-length:200", "no-wrap")
    assert entry.previous_source == "90% sure"


def test_what_is_gone_becomes_obsolete_with_its_words_and_comes_back_with_them() -> None:
    old = catalog(Entry(ITEM, "One.", "一", comments=("hm",)), Entry("item/empty", "x", ""))
    gone = updated(old, [], "ja")
    assert only(gone) == Entry(ITEM, "One.", "一", comments=("hm",), obsolete=True)
    assert gone.counts.obsolete == 1
    again = updated(gone.catalog, [source(text="One.")], "ja")
    assert only(again) == Entry(ITEM, "One.", "一", comments=("hm",), extracted=("Where: here",))
    assert again.counts.obsolete == 0


def test_a_typo_keeps_the_state_and_tells_what_to_write_down() -> None:
    for entry in (
        Entry(ITEM, "I feel undrstood.", "訳"),
        Entry(ITEM, "I feel understood.", "訳", flags=("fuzzy",), previous_source="I feel undrstood."),
    ):
        found = updated(catalog(entry), [source()], "ja", same_meaning=[ITEM])
        assert only(found) == Entry(ITEM, "I feel understood.", "訳", extracted=("Where: here",))
        assert found.same == [Same(ITEM, "I feel undrstood.", "I feel understood.")]
        assert (found.counts.kept, found.counts.same, found.counts.changed) == (0, 1, 0)


def test_a_statement_that_does_not_apply_changes_nothing() -> None:
    cases = {
        "it is not translated": Entry(ITEM, "Other.", ""),
        "its English has not changed": Entry(ITEM, "I feel understood.", "訳"),
        "its translation is a guess that nobody has looked at": Entry(ITEM, "Other.", "訳", flags=("fuzzy",)),
        "two translations of it wait for a choice": Entry(
            ITEM, "I feel understood.", "訳", None, "Old.", ("fuzzy",), (f"{CONFLICT} 別",)
        ),
    }
    for reason, entry in cases.items():
        found = updated(catalog(entry), [source()], "ja", same_meaning=[ITEM])
        assert (found.refused, found.same) == ({ITEM: reason}, [])
        assert only(found) == only(updated(catalog(entry), [source()], "ja"))


def test_a_renamed_text_keeps_its_translation_and_its_other_wordings() -> None:
    renames = Renames(renames={"item/old": "item/new", "part/a": "part/b"})
    old = catalog(Entry("item/old", "One.", "一"), Entry("item/old~f", "One.", "一f"), Entry("part/a/x", "Two.", "二"))
    wanted = [source("item/new", "One."), source("item/new~f", "One."), source("part/b/x", "Two.")]
    found = updated(old, wanted, "ja", renames).catalog.entries
    assert [(one.context, one.translation) for one in found] == [
        ("item/new", "一"),
        ("item/new~f", "一f"),
        ("part/b/x", "二"),
    ]


def test_two_translations_of_one_text_are_both_kept() -> None:
    renames = Renames(renames={"item/old": "item/new"})
    old = catalog(Entry("item/old", "One.", "古い"), Entry("item/new", "One.", "新しい"))
    found = updated(old, [source("item/new", "One.")], "ja", renames).catalog
    assert [(one.context, one.translation, one.obsolete) for one in found.entries] == [
        ("item/new", "新しい", False),
        ("item/old", "古い", True),
    ]
    assert updated(found, [source("item/new", "One.")], "ja", renames).catalog.entries == found.entries


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
ENTRIES = st.dictionaries(
    st.sampled_from([f"item/{n}" for n in range(8)]),
    st.tuples(TEXTS.filter(bool), TEXTS, st.sampled_from([(), ("fuzzy",), ("no-wrap",)]), st.one_of(st.none(), TEXTS)),
)
SOURCES = st.dictionaries(st.sampled_from([f"item/{n}" for n in range(8)]), TEXTS.filter(bool))


@given(ENTRIES, SOURCES)
def test_no_word_is_ever_lost_and_a_second_update_changes_no_byte(entries, sources) -> None:
    rows = [
        Entry(key, text, words, flags=flags, previous_source=before)
        for key, (text, words, flags, before) in entries.items()
    ]
    wanted = [source(key, text) for key, text in sources.items()]
    found = updated(catalog(*rows), wanted, "ja").catalog
    said = {(one.context, one.translation) for one in found.entries if one.translation}
    assert said == {(one.context, one.translation) for one in rows if one.translation}
    assert [one.context for one in found.entries if not one.obsolete] == list(sources)
    read, _ = parse_po(render_po(found), "x.po")
    assert render_po(updated(read, wanted, "ja").catalog) == render_po(found)


def test_five_thousand_messages_take_less_than_a_second() -> None:
    import time

    wanted = [source(f"item/{n}", f"Text number {n}, with some words.") for n in range(5000)]
    old = [Entry(one.key, one.text + ("!" if n % 50 == 0 else ""), "訳文です。") for n, one in enumerate(wanted)]
    text = render_po(catalog(*old))
    started = time.process_time()
    read, findings = parse_po(text, "x.po")
    found = updated(read, wanted, "ja")
    render_po(found.catalog)
    took = time.process_time() - started
    assert not findings
    assert (found.counts.kept, found.counts.changed) == (4900, 100)
    assert took < 3, f"{took:.2f} s; some 0.2 s on the machine where this was written"
