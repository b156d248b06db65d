"""A glossary is read as people write it: several forms in a cell, explanations in brackets, rows that are incomplete."""

from pathlib import Path

import pytest

from toolkit.model.glossary import Term
from toolkit.store.glossary import read_glossary


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "glossary.csv"
    path.write_text("\n".join(("english,german,note,banned", *rows)) + "\n", encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize(
    "row, english, forms, banned",
    [
        ("client,Klient;Klientin,,Patient; Kunde", ("client",), ("Klient", "Klientin"), ("Patient", "Kunde")),
        ("task / goal,Aufgabe / Ziel,,", ("task", "goal"), ("Aufgabe", "Ziel"), ()),
        ("withdrawal (moving away),Rückzug,,", ("withdrawal",), ("Rückzug",), ()),
        ("training (AFT),Ausbildung (AFT),,", ("training",), ("Ausbildung (AFT)", "Ausbildung"), ()),
        ('bond,"Bindung","a note, with a comma",', ("bond",), ("Bindung",), ()),
    ],
)
def test_cells_hold_several_words(row, english, forms, banned, tmp_path) -> None:
    terms, findings = read_glossary(written(tmp_path, row), "glossary.csv")
    assert findings == []
    assert [(term.english, term.forms, term.banned) for term in terms] == [(english, forms, banned)]


def test_an_incomplete_row_is_named_and_the_others_are_read(tmp_path) -> None:
    terms, findings = read_glossary(written(tmp_path, "client,,a note", "", "bond,Bindung"), "glossary.csv")
    assert [(row.code, row.place.line) for row in findings] == [("LOC019", 2)]
    assert terms == (Term(("bond",), ("Bindung",), (), "", 4),)


def test_terms_that_wait_for_a_word_are_counted_once(tmp_path) -> None:
    terms, findings = read_glossary(written(tmp_path, "client", "bond,Bindung", "rupture,,,"), "glossary.csv")
    assert [(row.code, row.place.line, row.slots["count"]) for row in findings] == [("LOC033", 2, "2")]
    assert len(terms) == 1
