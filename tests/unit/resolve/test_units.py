"""Units: what an entry of a review is about, and the scales that an item is nothing without."""

from unit.resolve.builders import small

from toolkit.resolve.units import Unit, unit_named, unit_names, units_in, units_of

CHECK = small().instruments["check"]
SURE = "instrument/check/scales/sure/"


def test_an_instrument_is_signed_part_by_part() -> None:
    head, scale, first, second = units_of("check", CHECK)
    assert head == Unit("check/instructions", ("instrument/check/title", "instrument/check/instructions"))
    assert scale == Unit("check/sure", (SURE,))
    assert first == Unit("check/first", ("instrument/check/sections/first/",), (SURE,))
    assert second.rests == (SURE,)
    assert first.covers == (*first.own, SURE)


def test_together_the_units_hold_every_text_once() -> None:
    keys = [one.key for one in small().messages() if one.key.startswith("instrument/check/")]
    own = [prefix for unit in units_of("check", CHECK) for prefix in unit.own]
    assert [sum(key.startswith(prefix) for prefix in own) for key in keys] == [1] * len(keys)


def test_a_scale_and_a_section_of_one_name_are_one_unit() -> None:
    section = CHECK.sections[0].model_copy(update={"id": "sure"})
    made = CHECK.model_copy(update={"sections": (section,)})
    (unit,) = [one for one in units_of("check", made) if one.name == "check/sure"]
    assert unit.own == (SURE, "instrument/check/sections/sure/")
    assert unit.rests == (SURE,)


def test_what_a_name_stands_for() -> None:
    assert units_in(small(), "check") == units_of("check", CHECK)
    assert [one.name for one in units_in(small(), "check/first")] == ["check/first"]
    assert units_in(small(), "scenario/nod") == (Unit("scenario/nod", ("scenario/nod/",)),)
    assert units_in(small(), "interface/survey") == (Unit("interface/survey", ("interface/survey/",)),)
    assert units_in(small(), "check/third") == ()
    assert units_in(small(), "scenario/nobody") == ()


def test_an_entry_of_an_unknown_instrument_means_its_own_keys_alone() -> None:
    assert unit_named("other/part", {}).rests == ()
    assert unit_named("other/part", {}).own == (
        "instrument/other/scales/part/",
        "instrument/other/sections/part/",
    )


def test_every_name_is_there_once() -> None:
    names = unit_names(small())
    assert len(set(names)) == len(names)
    assert {"check/instructions", "scenario/nod", "protocol", "taxonomy", "interface", "interface/pack"} <= set(names)
