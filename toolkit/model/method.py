"""Methods of translating questionnaires: the steps that each asks for, what a record of a step holds, and where this is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MethodName = Literal["trapd", "ispor", "who", "psa", "other"]
Step = Literal[
    "permission_ok",
    "source_frozen",
    "forward_1",
    "forward_2",
    "reconciled",
    "back_translated",
    "back_reviewed",
    "adjudicated",
    "harmonised",
    "debriefed",
    "proofread",
    "site_adjusted",
    "approved",
]
"""What can take place, in the order in which it makes sense. The last one is the signature."""

STEPS: tuple[Step, ...] = (
    "permission_ok",
    "source_frozen",
    "forward_1",
    "forward_2",
    "reconciled",
    "back_translated",
    "back_reviewed",
    "adjudicated",
    "harmonised",
    "debriefed",
    "proofread",
    "site_adjusted",
    "approved",
)
FORWARD: tuple[Step, ...] = ("forward_1", "forward_2")
"""Translations made from the English, each by somebody who has not seen the other."""
ALWAYS: tuple[Step, ...] = ("permission_ok", "source_frozen", "proofread", "site_adjusted", "approved")
"""Steps that go with any method, whether or not it asks for them."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method: the steps that it asks for, in their order, those that may be added, and the works that say so."""

    name: MethodName
    title: str
    required: tuple[Step, ...]
    also: tuple[Step, ...] = ()
    sources: tuple[str, ...] = ()

    def knows(self, step: Step) -> bool:
        return step in self.required or step in self.also or step in ALWAYS


METHODS: Mapping[MethodName, Method] = {
    "trapd": Method(
        "trapd",
        "TRAPD",
        ("forward_1", "forward_2", "reconciled", "adjudicated", "debriefed", "approved"),
        ("harmonised",),
        ("S53", "S54", "S55", "S56", "S57"),
    ),
    "ispor": Method(
        "ispor",
        "ISPOR",
        (
            "source_frozen",
            "forward_1",
            "forward_2",
            "reconciled",
            "back_translated",
            "back_reviewed",
            "harmonised",
            "debriefed",
            "adjudicated",
            "proofread",
            "approved",
        ),
        (),
        ("S58", "S59", "S60", "S61"),
    ),
    "who": Method(
        "who",
        "WHO",
        ("forward_1", "reconciled", "back_translated", "debriefed", "approved"),
        ("back_reviewed", "adjudicated"),
        ("S63", "S64"),
    ),
    "psa": Method(
        "psa",
        "PSA",
        ("forward_1", "back_translated", "reconciled", "site_adjusted", "approved"),
        ("back_reviewed",),
        ("S67", "S68"),
    ),
    "other": Method("other", "", ("forward_1", "adjudicated", "approved"), STEPS),
}
"""TRAPD: two translations, a team that reviews, one who decides, a pretest; verification and harmonising come from the practice
of the European Social Survey. ISPOR: its ten steps, review and finalising as `adjudicated`, the final report as `approved`. WHO:
a translation, a panel, a back translation, pretests with interviews, the final version. PSA: version A, version B back from it,
version C from talking about both, then what each site adjusts. Any other method says in words what it asks for, and holds at
least a translation, a decision and a signature.
"""

NEEDS: Mapping[Step, tuple[str, ...]] = {
    "forward_1": ("origin",),
    "forward_2": ("origin",),
    "debriefed": ("country", "n", "profile", "problems"),
}
"""What a record of a step says beside who and when; of a step that was left out it says the deviation alone."""
