"""Slips of the keyboard, dates and times: what was meant."""

import pytest

from toolkit.store.dates import guess_date, guess_time, long_date
from toolkit.store.keyboard import keyboard_slip, slip_name, to_ascii


@pytest.mark.parametrize(
    "value, meant, name",
    [
        ("１２", "12", "full-width digits"),
        ("١٢", "12", "Arabic digits"),
        ("۱۲", "12", "Arabic digits"),
        ("१२", "12", "digits of another script"),
        ("2027－04－12", "2027-04-12", "a long dash"),
        ("2027–04–12", "2027-04-12", "a long dash"),
        ("2027\u201104\u201112", "2027-04-12", "a long dash"),
        ("“cbt”", "cbt", "curly quotes"),
        ("「cbt」", "cbt", "corner brackets"),
        ("ja，en", "ja,en", "a full-width comma"),
        ("ja، en", "ja, en", "an Arabic comma"),
        ("ｃｂｔ", "cbt", "full-width letters"),
        ("cbt\u00a0", "cbt", "a no-break space"),
        ("　cbt", "cbt", "a full-width space"),
        ("c\u200bbt", "cbt", "an invisible character"),
        ("a\u2009b", "a b", "an unusual space"),
        ("18：00", "18:00", "a full-width colon"),
        ("［ja］", "[ja]", "a full-width bracket"),
    ],
)
def test_a_slip_is_repaired_and_named(value: str, meant: str, name: str) -> None:
    assert keyboard_slip(value) == meant
    assert slip_name("".join(char for char in value if ord(char) > 127)) == name


@pytest.mark.parametrize("value", ["cbt", "", "札幌", "Bogotá", "：札幌", "é", "\u200b", "“”"])
def test_what_is_no_slip(value: str) -> None:
    assert keyboard_slip(value) is None


def test_other_letters_stay() -> None:
    assert to_ascii("札幌：１") == "札幌:1"


@pytest.mark.parametrize(
    "value, kind, first, second",
    [
        ("12.04.2027", "order", "2027-04-12", ""),
        ("12. 4. 2027", "order", "2027-04-12", ""),
        ("1.2.27", "order", "2027-02-01", ""),
        ("2027/04/12", "order", "2027-04-12", ""),
        ("2027.4.1", "order", "2027-04-01", ""),
        ("2027-4-1", "order", "2027-04-01", ""),
        ("2027年4月12日", "order", "2027-04-12", ""),
        ("２０２７年４月１２日", "order", "2027-04-12", ""),
        ("20270412", "order", "2027-04-12", ""),
        ("2027-04-12T09:00:00", "order", "2027-04-12", ""),
        ("13/4/2027", "order", "2027-04-13", ""),
        ("4/13/2027", "order", "2027-04-13", ""),
        ("4/4/2027", "order", "2027-04-04", ""),
        ("4/12/2027", "either", "2027-04-12", "2027-12-04"),
        ("04-12-2027", "either", "2027-04-12", "2027-12-04"),
        ("12 April 2027", "order", "2027-04-12", ""),
        ("April 12, 2027", "order", "2027-04-12", ""),
        ("Apr 12th 2027", "order", "2027-04-12", ""),
        ("12. März 2027", "order", "2027-03-12", ""),
        ("12 de abril de 2027", "order", "2027-04-12", ""),
        ("2027-02-30", "impossible", "2027-02-28", ""),
        ("2027-13-45", "impossible", "2027-12-31", ""),
        ("2027-25-12", "impossible", "2027-12-25", ""),
        ("31.04.2027", "impossible", "2027-04-30", ""),
        ("2027-00-10", "impossible", "2027-10-00", ""),
        ("soon", "unknown", "", ""),
        ("2027", "unknown", "", ""),
        ("", "unknown", "", ""),
        ("0000-00-00", "unknown", "", ""),
    ],
)
def test_dates_as_people_write_them(value: str, kind: str, first: str, second: str) -> None:
    guess = guess_date(value)
    assert (guess.kind, guess.first, guess.second) == (kind, first, second)


@pytest.mark.parametrize(
    "value, meant",
    [("6pm", "18:00"), ("6:30 p.m.", "18:30"), ("12am", "00:00"), ("18.00", "18:00"), ("18h", "18:00"), ("9:05", "09:05"),
     ("1800", "18:00"), ("18：00", "18:00"), ("18時30分", "18:30"), ("18 Uhr", "18:00"), ("25:00", ""), ("9:75", ""), ("noon", ""),
     ("", "")],
)  # fmt: skip
def test_times_as_people_write_them(value: str, meant: str) -> None:
    assert guess_time(value) == meant


def test_a_date_in_words() -> None:
    assert long_date("2027-04-12") == "12 April 2027"
