"""Which set of vignettes a person answers at which wave: the sets go round, so that each comes equally often everywhere."""

SETS = ("A", "B", "C")
INSTRUMENT = "vignettes"
"""The instrument that has these sets."""


def set_of(person: int, wave: int) -> str:
    """The letter of the set for a person and a wave, both counted from 0: a Latin square, repeated."""
    return SETS[(person + wave) % len(SETS)]
